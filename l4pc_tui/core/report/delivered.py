"""Outputs: what was delivered, to how many; and what did not go to plan."""

from __future__ import annotations

from l4pc_tui.core.disclosure.rules import NOT_SHOWN, Printed
from l4pc_tui.core.document.model import Bar, Bars, Blank, Block, Bullets, Grid, Paragraph, Section
from l4pc_tui.core.people.hours import hours_in_words
from l4pc_tui.core.report.cells import organisation
from l4pc_tui.core.report.figures import Figures, Meeting
from l4pc_tui.core.report.words import day_words, hours_of, organisations_told, share_words
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.core.text.folding import filed

LATE = 5
"""Minutes after its planned start from which on a session started late."""
NAMED = 4
"""Items that are named where they were not reached; of more it is told how many."""


_TOOK_PART = "Took part, of those on the register"


def delivered(figures: Figures, printed: Printed) -> Section:
    """Sessions, attendance, organisations, cohorts."""
    blocks: list[Block] = [
        Paragraph(
            "Outputs: what was delivered. What changed stands in the section after this one."
        ),
        _sessions(figures),
    ]
    if figures.held:
        blocks += [_attendance(figures, printed), _bars(figures, printed)]
    if len(figures.cohorts) > 1:
        blocks.append(
            Grid(
                "People reached by cohort", ("Cohort", "People"),
                tuple((name, printed[f"cohort {name}"].words) for name in figures.cohorts),
                frozenset({1}),
                notes=("Whoever is in two cohorts is counted in both, and once in the total.",),
            )
        )  # fmt: skip
    if any(figures.organisations):
        blocks.append(_organisations(figures, printed))
    if figures.certificates:
        issued = printed["certificates"].words
        blocks.append(Paragraph(f"People who were issued a certificate: {issued}."))
    blocks.append(
        Blank("Share of people with lived experience (not recorded in l4pc; say how it was asked)")
    )
    blocks.append(Blank("Access adjustments that were made (numbers only; not recorded in l4pc)"))
    return Section("What was delivered", tuple(blocks))


def _sessions(figures: Figures) -> Grid:
    return Grid(
        "Sessions", ("Session", "Title", "Day", "Held", "Length without breaks"),
        tuple(
            (each.name, each.title, day_words(each.day), "yes" if each.held else "not yet",
             hours_in_words(each.length) if each.held else "not held yet")
            for each in figures.meetings
        ),
    )  # fmt: skip


def _attendance(figures: Figures, printed: Printed) -> Grid:
    def row(each: Meeting) -> tuple[str, ...]:
        cells = (printed[f"{each.key} {name}"].words for name in ("enrolled", "there", "online"))
        basis = f" ({listed([str(basis) for basis in each.bases])})" if each.bases else ""
        return (each.name, *cells, f"{hours_of(each, printed)}{basis}")

    return Grid(
        "Attendance by session",
        ("Session", "On the register", "Took part", "Of them online", "Hours of people (basis)"),
        tuple(map(row, figures.held)), frozenset(range(1, 4)),
        notes=("Facilitators are not counted; who walked in is on the register.",),
    )  # fmt: skip


def _bars(figures: Figures, printed: Printed) -> Bars:
    bars = []
    for each in figures.held:
        there, of = printed[f"{each.key} there"].value, printed[f"{each.key} enrolled"].value
        words = share_words(printed, f"{each.key} there", f"{each.key} enrolled")
        # Each of its own whole: registers are not of one length.
        part = min(1.0, there / of) if there is not None and of else None
        bars.append(Bar(each.name, part, words))
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    table = Grid(
        _TOOK_PART, ("Session", "Took part"),
        tuple((bar.label, bar.words) for bar in bars),
    )  # fmt: skip
    alt = f"Bars of the share that took part. {told}."
    return Bars(_TOOK_PART, alt, tuple(bars), 1.0, table)


def _organisations(figures: Figures, printed: Printed) -> Block:
    """People by organisation. One whose number is hidden is not named: its name may tell who it is."""
    names = sorted(filter(None, figures.organisations), key=filed)
    if not organisations_told(figures, printed):
        return Paragraph(
            "How many people came from each organisation is too few to show, so neither their names "
            "nor how many they are is told."
        )
    hidden = [name for name in names if printed[organisation(name)].hidden]
    rows = [(name, printed[organisation(name)].words) for name in names if name not in hidden]
    if hidden:
        rows.append((count(len(hidden), "other organisation"), NOT_SHOWN))
    if "" in figures.organisations:
        rows.append(("none named", printed[organisation("")].words))
    return Grid(
        "People reached by organisation", ("Organisation", "People"), tuple(rows), frozenset({1})
    )


def not_to_plan(figures: Figures) -> Section:
    """What did not go to plan, as the record tells it; what was done about it is for a person."""
    told = [line for each in figures.meetings for line in _odd(each)]
    first: Block = (
        Bullets(tuple(told)) if told
        else Paragraph("The record tells of no session that was moved, late or cut.")
    )  # fmt: skip
    return Section(
        "What did not go to plan",
        (first, Blank("What was changed because of it", 3),
         Blank("What helped or hindered from outside", 2)),
    )  # fmt: skip


def _odd(each: Meeting) -> list[str]:
    told = []
    if each.was_on:
        told.append(
            f"{each.name} was moved from {day_words(each.was_on)} to {day_words(each.day)}."
        )
    if each.late is not None and each.late >= LATE:
        told.append(f"{each.name} started {count(each.late, 'minute')} late.")
    if each.not_reached:
        items = count(len(each.not_reached), "item was", "items were")
        named = [f"“{name}”" for name in each.not_reached[:NAMED]]
        if more := len(each.not_reached) - len(named):
            named.append(f"{more} more")
        names = listed(named)
        told.append(f"{each.name}: {items} not reached: {names}.")
    if each.put_in:
        told.append(f"{each.name}: {count(each.put_in, 'exercise was', 'exercises were')} put in.")
    return told
