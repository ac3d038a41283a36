"""Every shipped page for paper as paper: printed by Chromium and by WeasyPrint, and read again.

No word is lost, broken or printed over another, nothing stands outside the printed area, and no
margin tells a path or a time. Every run prints a few telling pages, each way once; the whole of it is printed
with L4PC_TORTURE=long.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from html import unescape
from pathlib import Path

import pytest
from outside.tools import ran, tool

from l4pc_tui.core.live.paper.as_planned import Planned, sheets
from l4pc_tui.core.live.paper.day_sheet import day_sheet
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.script.paper.bring_list import bring
from l4pc_tui.core.script.paper.packing import packing
from l4pc_tui.core.script.paper.paper import HandoutSheet, PaperSheet, handouts, sheet
from l4pc_tui.core.script.reading.script import Folder, read
from l4pc_tui.exchange.paper.day_page import day_page
from l4pc_tui.exchange.paper.handouts_page import handouts_page
from l4pc_tui.exchange.paper.packing_page import PackingList, packing_page
from l4pc_tui.exchange.paper.pdf import as_pdf
from l4pc_tui.exchange.paper.register_page import (
    PaperRegister,
    PaperRow,
    register_page,
    sign_in_page,
)
from l4pc_tui.exchange.paper.sheet_page import sheets_page
from l4pc_tui.exchange.paper.slips_page import CommitmentSlip, slips_page

ROOT = Path(__file__).parents[2]
PEOPLE = 18
MARGIN, WIDTH, HEIGHT = 16 / 25.4 * 72, 595.3, 841.9
"""The narrowest margin of our pages, and A4, in points."""
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
FITS = 350
"""Words of a step that fits on a page in any case."""
_LONG = os.environ.get("L4PC_TORTURE") == "long"


@dataclass(frozen=True)
class Word:
    """A word on a page, and its box in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def covers(self, other: Word) -> bool:
        """Whether they stand on one another by more than an edge."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 1 and high > 0.4 * min(self.bottom - self.top, other.bottom - other.top)


def shipped(folder: str, kind: Folder) -> Iterator[Exercise | SessionPlan]:
    for file in sorted((ROOT / folder).glob("[!R_]*.md")):
        model = read(file.read_bytes(), path=f"{folder}/{file.name}", kind=kind).model
        if isinstance(model, Exercise | SessionPlan):
            yield model


EXERCISES = {
    each.id: each for each in shipped("exercises", "exercise") if isinstance(each, Exercise)
}
PLANS = [each for each in shipped("sessions", "plan") if isinstance(each, SessionPlan)]
HANDOUTS: list[HandoutSheet] = [
    handout for each in EXERCISES.values() for handout in handouts(each)
]
REGISTER = PaperRegister(
    "A morning", "Lantern · session 1 of 4", "Wednesday 25 November 2026",
    tuple(PaperRow(f"K{n:02d}", f"Bartholomew Featherstonehaugh {n}", "Lantern Valley Council")
          for n in range(40)),
    (("h", "here"), ("l", "late"), ("o", "online"), ("s", "sorry"), ("x", "absent"), ("e", "left early")),
)  # fmt: skip


PROMISED = CommitmentSlip(
    "Bartholomew Featherstonehaugh", "bring the visit rota to the next meeting and cross one line out",
    "Thursday", "Ines", "it is minuted",
)  # fmt: skip


LONG = "Donaudampfschifffahrtsgesellschaft" * 4
COLUMNS = ("Wertschätzungsgespräche", "a", "Interdisziplinäre", "b", "Verantwortung", "c", "d", "e")
HOSTILE = "\n\n".join((
    f"# {LONG}", LONG, f"- {LONG}\n  - {LONG}", f"> {LONG}", f"{LONG} …………", f"1. {LONG} …………",
    *("| " + " | ".join(row) + " |\n|" + " --- |" * len(row) + "\n" + "| " + " | ".join(row) + " |"
      for row in (COLUMNS, (LONG, "x", LONG), COLUMNS[:4], ("", "", LONG))),
))  # fmt: skip
"""Words that no line holds, in every place that words have, and tables as wide as may be."""


def planned(plan: SessionPlan) -> Planned:
    laid = lay_out(plan, EXERCISES, Occasion(float, PEOPLE, {"cohort": "Lantern"}))
    return Planned(laid, PEOPLE, UTC)


def every_sheet() -> list[PaperSheet]:
    """The items of all plans as their sheets are printed for a session, each exercise as the first
    plan uses it, and the exercises that no plan has."""
    found: dict[str, PaperSheet] = {}
    for plan in PLANS:
        for item, each in sheets(planned(plan), {}):
            found.setdefault(item.exercise.id if item.exercise else f"{plan.id} {item.id}", each)
    return [*found.values(), *(sheet(each) for id, each in EXERCISES.items() if id not in found)]


FEW: dict[str, bytes] = {
    "a plan": sheets_page(PLANS[0].title, ("Lantern",), [each for _, each in sheets(planned(PLANS[0]), {})]),
    "a batch": handouts_page(HANDOUTS[:4], letters="large"),
}  # fmt: skip
"""What every run prints; no two kinds of pages are laid out more differently."""
PAGES: dict[str, bytes] = FEW if not _LONG else FEW | {
    "sheets": sheets_page("Every sheet", ("Lantern",), every_sheet()),
    "handouts": handouts_page(HANDOUTS),
    "large": handouts_page(HANDOUTS, letters="large"),
    "easy": handouts_page(HANDOUTS, letters="easy"),
    "register": register_page(REGISTER),
    "sign-in": sign_in_page(REGISTER),
    "packing": packing_page(
        PackingList(
            "All of it", ("Lantern",), (), bring(list(EXERCISES.values()), PEOPLE),
            tuple((each.title, packing(each, PEOPLE)) for each in EXERCISES.values()),
        )
    ),
    "slips": slips_page("A morning", ("Lantern",), [PROMISED] * 7 + [CommitmentSlip("", "walk", "", "", "")]),
}  # fmt: skip
DAYS = {plan.id: day_page(day_sheet(planned(plan), plan.title, ("Lantern",))) for plan in PLANS}


def by_chromium(page: bytes, folder: Path) -> Path:
    html, pdf = folder / "page.html", folder / "page.pdf"
    html.write_bytes(page)
    ran(tool("chromium"), "--headless", "--no-sandbox", "--disable-gpu",
        f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={pdf}", html.as_uri(),
        home=folder)  # fmt: skip
    return pdf


def by_weasyprint(page: bytes, folder: Path) -> Path:
    pdf = folder / "page.pdf"
    pdf.write_bytes(as_pdf(page))
    return pdf


def read_again(pdf: Path, folder: Path) -> list[list[Word]]:
    told = ran(tool("pdftotext"), "-bbox", pdf, "-", home=folder)
    return [[_word(*found) for found in _WORD.findall(page)] for page in told.split("<page ")[1:]]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(float(left), float(top), float(right), float(bottom), unescape(text))


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def words_of(page: bytes) -> Counter[str]:
    body = page.decode().partition("<body")[2].partition(">")[2]
    return tokens(unescape(re.sub(r"<[^>]+>", " ", body)))


def looked_at(page: bytes, pdf: Path, folder: Path) -> list[list[Word]]:
    """The words of a PDF by page, when it is as it must be."""
    pages = read_again(pdf, folder)
    found = tokens(" ".join(word.text for each in pages for word in each))
    assert not words_of(page) - found, "words are lost or broken"
    for number, words in enumerate(pages, start=1):
        told = " ".join(word.text for word in words)
        # A handout of a batch goes to somebody by itself, and counts no pages of others.
        counted = f"page {number} of {len(pages)}" in told
        assert counted is (b'style="page: ' not in page)
        assert "file://" not in told
        assert not re.search(r"\d+/\d+/\d+, \d+:\d\d", told), "the time of printing"
        for word in words:
            assert in_place(word), (number, word)
        _none_over_another(number, words)
    return pages


def in_place(word: Word) -> bool:
    """Whether it stands within the printed area of its page."""
    across = word.left >= MARGIN - 2 and word.right <= WIDTH - MARGIN + 2
    return across and 0 < word.top < word.bottom < HEIGHT


def _none_over_another(number: int, words: Sequence[Word]) -> None:
    ordered = sorted(words, key=lambda word: word.top)
    for at, word in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.top > word.bottom:
                break
            assert not word.covers(other), (number, word, other)


@pytest.mark.parametrize("name", PAGES if _LONG else ["a plan"])
def test_chromium_prints_every_shipped_page_with_every_word_in_its_place(
    tmp_path: Path, name: str
) -> None:
    page = PAGES[name]
    pages = looked_at(page, by_chromium(page, tmp_path), tmp_path)
    told = [tokens(" ".join(word.text for word in words)) for words in pages]
    for step in re.findall(r'(?s)<section class="step">(.*?)</section>', page.decode()):
        words = tokens(unescape(re.sub(r"<[^>]+>", " ", step)))
        if words.total() < FITS:
            assert any(not words - each for each in told), f"a page break parts {step[:60]}"


@pytest.mark.parametrize("name", PAGES if _LONG else ["a batch"])
def test_pdf_by_the_extra_has_every_word_in_its_place(tmp_path: Path, name: str) -> None:
    pdf = by_weasyprint(PAGES[name], tmp_path)
    looked_at(PAGES[name], pdf, tmp_path)
    told = ran(tool("pdfinfo"), pdf, home=tmp_path)
    assert re.search(r"Tagged: +yes", told), "a screen reader finds no headings"
    assert "(A4)" in told
    assert "Date" not in told


@pytest.mark.parametrize("name", DAYS if _LONG else [max(DAYS, key=lambda each: len(DAYS[each]))])
def test_the_day_of_every_shipped_plan_is_on_one_sheet_of_paper(tmp_path: Path, name: str) -> None:
    """Both sides of it; a whole day may have a second one."""
    sides = 4 if name == "a-whole-day" else 2
    assert len(looked_at(DAYS[name], by_weasyprint(DAYS[name], tmp_path), tmp_path)) <= sides


def test_words_that_no_line_holds_are_broken_and_never_cut_off(tmp_path: Path) -> None:
    row = PaperRow("KFR", LONG, LONG)
    hostile = {
        "handouts": handouts_page([HandoutSheet(LONG, LONG, HOSTILE)]),
        "large": handouts_page([HandoutSheet(LONG, LONG, HOSTILE)], letters="large"),
        "register": register_page(PaperRegister(LONG, LONG, "", (row,), REGISTER.marks)),
        "slips": slips_page(LONG, (LONG,), [CommitmentSlip(LONG, LONG, LONG, LONG, LONG)]),
    }
    if not _LONG:
        hostile = {"register": hostile["register"], "handouts": hostile["handouts"]}
    for name, page in hostile.items():
        ways = [by_weasyprint, by_chromium] if _LONG else [by_weasyprint]
        for pdf in (way(page, tmp_path) for way in ways):
            seen = [word for each in read_again(pdf, tmp_path) for word in each]
            told = Counter("".join(word.text for word in seen if in_place(word)))
            body = page.decode().partition("<body")[2].partition(">")[2]
            lost = Counter(re.sub(r"(?s)<[^>]+>|\s", "", unescape(body))) - told
            assert not lost, (name, lost, [word for word in seen if not in_place(word)])
