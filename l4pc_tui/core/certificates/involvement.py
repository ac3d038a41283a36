"""The hours of somebody who is paid, or may be, for being involved: what was attended, and blanks
for what the programme's own people decide.

It has no bank details, no numbers of the state, nothing about benefits, and not why somebody is
involved. Rates are the programme's own; none is known here.
"""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.certificates.certificate import (
    Course,
    list_of,
    minutes_words,
    session_words,
)
from l4pc_tui.core.certificates.who import Attended, Somebody, day_words, hours_words
from l4pc_tui.core.document.model import Blank, Block, Document, Grid, Look, Paragraph, Section

TITLE = "Hours of involvement"
ATTENDED = ("Date", "Session", "Start", "End", "Hours attended", "Band")
AGREED = ("Date", "Preparation hours agreed", "Confirmed by", "Claim reference", "Paid on")
"""The two tables of a page: what was attended, and what is agreed and filled in by hand."""
TO_FILL_IN = "Empty cells are to be filled in."
NO_TABLE = "The programme’s table of bands is not set: fill the bands in."
TAX = (
    "A payment can affect benefits and tax. Get advice before you claim. You may decline payment, and "
    "nobody asks why."
)
DECLINES = "Declines payment."


Band = tuple[float, str]
"""A band of the programme's own table: from how many hours in one session it holds, and its name."""


def involvement(
    course: Course, who: Somebody, bands: Sequence[Band], *, declines: bool = False
) -> Document:
    """The sheet of one person."""
    return Document(
        TITLE, Look.SHEET, _about(course, who), "", _blocks(who, bands, declines=declines),
        author=course.provider,
    )  # fmt: skip


def involvements(
    course: Course, people: Sequence[tuple[Somebody, bool]], bands: Sequence[Band]
) -> Document:
    """Those of several people, each beginning a page, behind a list of them. Each with whether they decline payment."""
    pages = tuple(
        Section(
            who.name,
            (Grid("About this sheet", ("What", "Which"), _about(course, who)),
             *_blocks(who, bands, declines=declines)),
        )
        for who, declines in people
    )  # fmt: skip
    return Document(
        f"{TITLE}: {course.programme}", Look.SHEET, blocks=list_of([who for who, _ in people]),
        sections=pages, author=course.provider, new_page=True,
    )  # fmt: skip


def band_of(line: Attended, bands: Sequence[Band]) -> str:
    """The band of one session by the programme's table; "" where there is none."""
    hours = line.hours.seconds / 3600
    held = [name for begins, name in sorted(bands) if begins <= hours]
    return held[-1] if held else ""


def _about(course: Course, who: Somebody) -> tuple[tuple[str, str], ...]:
    told = (
        ("Person", who.name),
        ("Programme", course.programme),
        ("Provider", course.provider),
        ("Hours attended in all", hours_words(who.hours)),
    )
    return tuple((label, value) for label, value in told if value)


def _blocks(who: Somebody, bands: Sequence[Band], *, declines: bool) -> tuple[Block, ...]:
    attended = Grid(
        "Sessions attended", ATTENDED, tuple(_attended(line, bands) for line in who.lines),
        frozenset({4}), () if bands else (NO_TABLE,),
    )  # fmt: skip
    agreed = Grid(
        "What is agreed", AGREED,
        tuple((day_words(line.given.day), *[""] * (len(AGREED) - 1)) for line in who.lines),
        notes=(TO_FILL_IN,),
    )  # fmt: skip
    if declines:
        return (Paragraph(DECLINES, strong=True), attended, Paragraph(TAX))
    return (
        attended, agreed, Blank("Payee name, if different"), Blank("Role in the programme"),
        Paragraph(TAX),
    )  # fmt: skip


def _attended(line: Attended, bands: Sequence[Band]) -> tuple[str, ...]:
    return (
        day_words(line.given.day), session_words(line), line.came, line.left,
        minutes_words(line.hours.seconds), band_of(line, bands),
    )  # fmt: skip
