"""Paper stands alone, shows every word as it is written, and loads nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.paper.paper import HandoutSheet, handouts, sheet
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.exchange.paper.handouts_page import handouts_page
from l4pc_tui.exchange.paper.sheet_page import sheet_page

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "exercises").glob("[!R_]*.md"))
DOT = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def exercise(text: str) -> Exercise:
    found = read(text.encode(), path="exercises/page.md", kind="exercise").model
    assert isinstance(found, Exercise)
    return found


class Reader(HTMLParser):
    """Reads a page as a browser would, and notes what it would do."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "br", "img", "col"):
            self.open.append(tag)
        self.loads += [value or "" for name, value in attrs if name in ("src", "href")]
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def looked_at(page: bytes) -> Reader:
    reader = Reader()
    reader.feed(page.decode())
    reader.close()
    assert reader.open == []
    assert not {"script", "link", "iframe", "object", "form", "a"} & set(reader.tags)
    assert all(load.startswith("data:image/") for load in reader.loads)
    return reader


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_exercise_prints_with_all_its_words(path: Path) -> None:
    held = exercise(path.read_text("utf-8"))
    said = " ".join(looked_at(sheet_page(sheet(held))).words)
    for step in (*held.steps, *held.sides):
        assert step.name in said
        for probe in step.probes:
            assert probe.text.replace("*", "").split("\n")[0][:30] in said.replace("*", "")
    looked_at(handouts_page(handouts(held)))


@given(st.text(max_size=200))
@settings(max_examples=examples(150), deadline=None)
def test_whatever_a_handout_says_is_words_and_never_page(text: str) -> None:
    page = handouts_page([HandoutSheet("<b>T</b>", "</title><script>", text)])
    looked_at(page)


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "&lt;b&gt;",
     "![x](http://example.org/a.png)", "</style><style>", "a\u202eb\x07", "| a | <b> |", "- <i>\n  - </ul>"],
)  # fmt: skip
def test_hostile_words_are_shown_as_they_stand(hostile: str) -> None:
    reader = looked_at(handouts_page([HandoutSheet("T", "H", hostile)]))
    assert "script" not in reader.tags
    assert "\u202e" not in "".join(reader.words)
    if hostile.startswith("<"):
        assert hostile in "".join(reader.words)


def test_marks_links_and_tables_are_printed() -> None:
    text = "A **bold** and *slanted* word, see [here](https://example.org/a).\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    page = handouts_page([HandoutSheet("T", "H", text)]).decode()
    assert (
        "A <strong>bold</strong> and <em>slanted</em> word, see here (https://example.org/a)."
        in page
    )
    assert (
        "<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>"
        in page
    )


def test_a_picture_is_in_the_page_or_stands_as_its_words() -> None:
    sheets = [HandoutSheet("T", "H", "![A map](_files/map.png)\n\n![A plan](_files/plan.exe)")]
    page = handouts_page(sheets, {"_files/map.png": DOT, "_files/plan.exe": b"MZ"}).decode()
    assert re.search(r'<img alt="A map" src="data:image/png;base64,iVBOR', page)
    assert "Picture: A plan" in page
    assert "Picture: A map" in handouts_page(sheets).decode()


def test_a_page_of_another_language_says_so() -> None:
    page = handouts_page([HandoutSheet("T", "H", "سلام", language="fa", rtl=True)]).decode()
    assert '<html lang="fa" dir="rtl">' in page


def test_the_wall_and_the_hand_are_told_apart_without_colour() -> None:
    held = exercise(
        (ROOT / "tests" / "canonical" / "what-is-really-possible.md").read_text("utf-8")
    )
    page = sheet_page(sheet(held)).decode()
    assert '<div class="line room"><span class="label">Ask</span>' in page
    colours = set(re.findall(r"#[0-9a-f]{3,6}\b", page.split("</style>")[0]))
    assert colours <= {"#000", "#fff", "#777"}


def test_a_sheet_says_among_its_facts_that_it_is_a_draft_and_keeps_its_sections() -> None:
    held = exercise(SHIPPED[0].read_text("utf-8"))
    page = sheet_page(sheet(replace(held, status="draft", authors=()))).decode()
    head, _, foot = page.rpartition("<footer>")
    assert " · draft</p>" in head
    assert "draft" not in foot
    assert ".section, .sheet footer { break-before: avoid; }" in page
    assert len(re.findall('<section class="section">', page)) == sum(
        section.name in ("Access", "Online", "Afterwards", "Background")
        for section in held.sections
    )


def test_a_numbered_list_begins_on_paper_with_the_number_that_is_written() -> None:
    page = handouts_page([HandoutSheet("T", "H", "3. three\n4. four")]).decode()
    assert '<ol start="3">' in page
    assert "<ol>" in handouts_page([HandoutSheet("T", "H", "1. one\n2. two")]).decode()
