"""Markdown of Google Docs, Obsidian and Notion becomes a page, and no word of it is lost."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.every_word import Writer, whole
from support.examples import examples

from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.exchange.imported.page import Imported, import_paper
from l4pc_tui.exchange.papers.account import Verdict
from l4pc_tui.exchange.refused import FileRefused

TOP = "# T\n\ns\n\n## First\n\nTime: 5 min\n\n"
BACK = "\n## Back\n\n- Time: 1 min\n- Depth: Return\n\nSay: Thank you.\n"
"""A way back, which whoever goes deep must have."""
KEY = "0123456789abcdef0123456789abcdef"


def brought(text: str, name: str = "t.md") -> Imported:
    return import_paper(text.encode(), name)


def exercise(made: Imported) -> Exercise:
    found = read(f"{made.text}{BACK}".encode(), path="x/t.md", kind="exercise")
    assert isinstance(found.model, Exercise), found.diagnostics
    return found.model


def said(made: Imported) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in exercise(made).steps[0].blocks]


def told(made: Imported, verdict: Verdict) -> list[tuple[str, str]]:
    return [(each.what, each.words) for each in made.told if each.verdict is verdict]


def test_google_docs_markdown_is_read_without_its_escapes_and_pictures() -> None:
    made = brought(
        "# **A walk**\n\n![][image1]\n\n| People | 6\\-24 |\n| :---- | :---- |\n\n## **1\\. Set out**\n\n"
        "**Time: **5\\-8 min  \n**Group:** pairs\n\n**Ask: **Is it \\#1?\n\n**Going deeper**\n\n"
        "1. Surface: What exactly?  \n   * Listen for: sighs  \n2. Feel: How?\n\nDo: \\> Wait.\n\n"
        f"[image1]: <data:image/png;base64,{'A' * 300_000}>\n"
    )
    found = exercise(made)
    step = found.steps[0]
    assert (found.title, found.people, step.name) == ("A walk", (6, 24), "Set out")
    assert step.time is not None
    assert (step.time.min, step.time.max) == (300, 480)
    assert [(block.label, block.text) for block in step.blocks] == [
        ("Ask", "Is it #1?"),
        ("Do", "> Wait."),
    ]
    assert [probe.text for probe in step.probes] == ["What exactly?", "How?"]
    assert step.probes[0].remarks[0].text == "sighs"
    assert told(made, Verdict.LEFT) == [("A picture", "")]


def test_obsidian_properties_boxes_links_and_comments_mean_what_they_mean_there() -> None:
    made = brought(
        "---\npeople: 6-24\ntags:\n  - ward\n---\ns %%not yet%%\n\n## Before you begin\n- [ ] cards\n"
        "- [x] [[Chairs|chairs that move]]\n\n## First\nTime: 5 min\nAsk: What did you ==see==?\n"
        "Show: Look.\nNot for the wall.\n\n> [!tip]- Slowly\n> Wait for them. ^b1\n\n![[ward.png]]\n",
        "Ward walk.md",
    )
    found = exercise(made)
    assert (found.title, found.people, found.extra) == ("Ward walk", (6, 24), (("x-tags", "ward"),))
    assert found.sections[0].text == "- cards\n- chairs that move"
    assert said(made) == [
        ("Ask", "What did you see?"), ("Show", "Look."),
        ("Note", "Not for the wall."), ("Note", "**Slowly** Wait for them."),
    ]  # fmt: skip
    assert "<!-- Comment: not yet -->" in made.text
    assert ("The line below “Show” is not for the room", "Not for the wall.") in told(
        made, Verdict.DECIDE
    )
    assert told(made, Verdict.LEFT) == [
        ("The name of a paragraph, for links", "b1"),
        ("The kind of a box, which became a note", "tip"), ("A picture", "ward.png"),
    ]  # fmt: skip


def packed(files: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    return out.getvalue()


NOTION = (
    "# Ward walk\n\nStatus: Ready\nTags: slow\nPeople: 6-24\n\ns\n\n## First\n\n**Time:** 5 min\n\n"
    "**Ask:** What?\n\n<aside>\n💡 Wait for them.\n\n</aside>\n\n- Going deeper\n    1. Surface: What exactly?\n"
    "    2. Feel: How?\n\n<details><summary>More</summary>\n\nNot now.\n\n</details>\n\n"
    "![Untitled](Ward/Untitled.png)\n"
)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            packed({f"Ward walk {KEY}.md": NOTION, f"Ward walk {KEY}/Sub {KEY}.md": "# Sub"}),
            "Export.zip",
        ),
        (packed({"Part-1.zip": packed({f"Ward walk {KEY}.md": NOTION})}), "Export.zip"),
        (NOTION.encode(), f"Ward walk {KEY}.md"),
    ],
    ids=["packed", "packed twice", "one page"],
)
def test_an_export_of_notion_is_one_page_with_its_toggles_and_asides(
    data: bytes, name: str
) -> None:
    made = import_paper(data, name)
    found = exercise(made)
    assert (found.title, found.people, found.summary) == ("Ward walk", (6, 24), "s")
    assert made.name == "Ward walk"
    assert said(made) == [
        ("Ask", "What?"),
        ("Note", "💡 Wait for them."),
        ("Note", "More\n\nNot now."),
    ]
    assert [probe.text for probe in found.steps[0].probes] == ["What exactly?", "How?"]
    left = [what for what, _ in told(made, Verdict.LEFT)]
    assert left[0] == "A picture"
    assert ("Another page of the export: “Sub”" in left) == (b"Sub" in data)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"---\nformat: exercise/1\n---\n# T\n", "t.md", "This is a page of l4pc already."),
        (
            packed({"a.md": "# A", "b.md": "# B"}),
            "x.zip",
            "This export holds 2 pages side by side.",
        ),
        (packed({"x.zip": packed({"a.txt": "A"})}), "x.zip", "This export holds no page."),
        (b"\x00\x01\x02", "t.md", "This is no document that l4pc can read."),
        (b"word " * 300_000, "t.md", "There are too many words in this file for one page."),
    ],
)
def test_what_is_no_page_to_import_is_told_in_a_sentence(data: bytes, name: str, says: str) -> None:
    with pytest.raises(FileRefused) as refused:
        import_paper(data, name)
    assert refused.value.sentence == says


def test_lines_that_begin_with_a_clock_make_a_plan() -> None:
    made = brought(
        "# Day one\n\ns\n\n- 09:30 Arrivals: coffee (15 min)\n- 09:45 Talk: boats (20 min)\n"
    )
    found = read(made.text.encode(), path="sessions/t.md", kind="plan")
    assert isinstance(found.model, SessionPlan), found.diagnostics
    assert [item.what for item in found.model.items] == ["coffee", "boats"]


WAYS: tuple[Callable[[Writer], str], ...] = (
    lambda w: f"## {w()}", lambda w: f"### {w()} {w()}", lambda _: "### On the slide", lambda _: "#### Feel",
    lambda w: f"# **{w()}**", lambda w: f"**Ask: **{w('?')}", lambda w: f"**On the slide:** {w()}  \n{w()}",
    lambda w: f"Time: 5 min\nGroup: {w()}\nSay: {w()}\n{w()}", lambda w: f"Show: {w()}\n{w()}\n- {w()}",
    lambda w: f"> [!note]- {w()}\n> {w()}\n> Ask: {w()}", lambda w: f"> {w()}\n> {w()}\n>\n> {w()}",
    lambda w: f"- [ ] {w()}\n- [x] {w()}\n    - {w()}\n\n    {w()}", lambda w: f"1. Surface: {w()}\n2. {w()}\n   - Listen for: {w()}",
    lambda w: f"**Going deeper**\n\n1. Feel: {w()}\n\n![{w()}](a%20b.png)\n\n2. Power: {w()}",
    lambda w: f"- Going deeper\n    1. Feel: {w('?')}\n    2. {w()}", lambda w: f"| Time | {w()} |\n| --- | --- |\n| {w()} | {w()} |",
    lambda w: f"| {w()} | {w()} |\n| :-- | :-- |\n| {w()}<br>{w()} | {w()} |", lambda w: f"~~{w()}~~ {w()} %%{w()}%% <!-- {w()} -->",
    lambda w: f"{w()}[^1] [[{w()}|{w()}]] ![[{w()}]] [[{w()}]]\n\n[^1]: {w()}\n    {w()}",
    lambda w: f"=={w()}== `{w()}` {w()}\\-{w()} \\#{w()} &amp; [{w()}](https://example.org/a) ^{w()}",
    lambda w: f"<aside>\n💡 {w()}\n</aside>\n\n<details><summary>{w()}</summary>\n{w()}\n</details>",
    lambda w: f"```\n{w()}\nAsk: {w()}\n```", lambda w: f"Materials: {w()}, {w()}", lambda w: f"Ask:\n\n{w('?')}\n\n{w()}",
    lambda w: f"[{w()}][q] <u>{w()}</u> <span style=\"x\">{w()}</span>\n\n[q]: https://example.org/b",
    lambda w: f"10:30 {w()} (20 min)\n11:00 {w()}", lambda w: f"Handout: {w()}", lambda w: f"    {w()}\n\n{w()}\n===",
    lambda w: f"*{w()} **{w()}*** _{w()}_ {w()} *{w()}*",
)  # fmt: skip
KNOWN = "ask on the slide time 5 min group say show going deeper surface feel power listen for materials handout 20 10 11 30 q 1 2"


@given(st.lists(st.integers(0, len(WAYS) - 1), max_size=12), st.booleans())
@example(list(range(len(WAYS))), True)
@settings(max_examples=examples(150), deadline=None)
def test_each_word_of_any_markdown_stands_on_the_page_or_is_named_once(
    ways: list[int], above: bool
) -> None:
    w = Writer()
    top = f'---\npeople: 6-24\ntags:\n  - {w()}\nmood: "{w()}"\n---\n' if above else ""
    text = top + "\n\n".join(WAYS[way](w) for way in ways)
    whole(brought(text, "letter.md"), w.said, f"{KNOWN} people 6 24 tags mood note")


LINES = st.sampled_from(
    ["Show: open", "Ask: open?", "**On the slide:** open", "> [!question] Ask: open?", "secret words", "Note: secret",
     "- secret", "1. secret", "> [!tip] secret\n> secret", "If secret: repeat", "saye: secret", "### secret",
     "| secret | b |\n| - | - |", "%%secret%%", "~~secret~~", "<!-- secret -->", "**secret**", "- [ ] Say: secret",
     "show: secret", "<aside>secret</aside>", "![[secret]]", "- open\n    - secret", "Show: open [^1]\n\n[^1]: secret"]
)  # fmt: skip


@given(st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n"])), max_size=12))
@settings(max_examples=examples(200), deadline=None)
def test_no_private_word_of_markdown_comes_to_the_room(lines: list[tuple[str, str]]) -> None:
    made = brought(TOP + "".join(f"{line}{gap}" for line, gap in lines))
    found = read(f"{made.text}{BACK}".encode(), path="x/t.md", kind="exercise").model
    if isinstance(found, Exercise):
        shown = [b.text for step in found.steps for b in step.blocks if b.audience == "room"]
        assert "secret" not in " ".join(shown)
