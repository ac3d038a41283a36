"""The report as a document: its parts, in their order. Every number comes from one printed ledger."""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.disclosure.rules import NOT_SHOWN, Printed, Rule
from l4pc_tui.core.document.model import (
    Blank,
    Document,
    Figure,
    Grid,
    Look,
    Paragraph,
    Section,
)
from l4pc_tui.core.document.model import (
    Figures as Strip,
)
from l4pc_tui.core.people.hours import Basis, hours_in_words
from l4pc_tui.core.report.cells import organisation
from l4pc_tui.core.report.delivered import delivered, not_to_plan
from l4pc_tui.core.report.figures import Figures
from l4pc_tui.core.report.method import method
from l4pc_tui.core.report.outcomes import outcomes, outcomes_annex
from l4pc_tui.core.report.since import Since, since_last
from l4pc_tui.core.report.stories import stories
from l4pc_tui.core.report.words import (
    hours_of_all,
    organisations_words,
    share_words,
    untold,
)
from l4pc_tui.core.text.amounts import count, listed


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the figures. cohorts, period, as_of, written: in words. to: for whom, by: who
    reports, or "". again: what is typed to get the same figures again."""

    cohorts: str
    period: str
    as_of: str
    written: str
    notice: str
    to: str = ""
    by: str = ""
    again: str = ""


def page(
    figures: Figures, printed: Printed, frame: Frame, rule: Rule | None, since: Since | None
) -> Document:
    """The whole report."""
    return Document(
        f"Report on {frame.cohorts}", Look.REPORT, _about(figures, frame), frame.notice,
        (_strip(figures, printed), _summary(figures, printed, frame)),
        (
            Section(
                "Agreement",
                (
                    Blank("Agreement or grant reference"),
                    Blank("Who reports: name and role" if frame.by
                          else "Who reports: organisation, name and role"),
                    Blank("Targets that were agreed, each with its number (KPI)", 2),
                ),
            ),
            delivered(figures, printed),
            outcomes(figures, printed, whole=rule is None),
            not_to_plan(figures),
            stories(figures, printed),
            since_last(since, frame.as_of),
            _money(),
            method(figures, rule, frame.again),
            outcomes_annex(figures, printed),
        ),
    )  # fmt: skip


def _about(figures: Figures, frame: Frame) -> tuple[tuple[str, str], ...]:
    sessions = count(len(figures.meetings), "session")
    told = (
        ("Cohorts", frame.cohorts),
        ("Period", frame.period),
        ("Covers", f"{sessions}, {len(figures.held)} of them held"),
        ("As of", frame.as_of),
        ("Written", frame.written),
        ("For", frame.to),
        ("Reported by", frame.by),
        ("Made from", "registers, session records, forms and stories kept in l4pc"),
    )
    return tuple(each for each in told if each[1])


def _strip(figures: Figures, printed: Printed) -> Strip:
    """The five figures, each with what it is of and how it was counted."""
    held, planned = len(figures.held), len(figures.meetings)
    rests = listed([str(basis) for basis in Basis if any(basis in m.bases for m in figures.held)])
    sessions = f"{held} of {planned}"
    walked = printed["walked in"]
    nobody = ""
    if figures.organisations.get(""):
        few = untold(printed, [organisation("")])
        told = printed[organisation("")].words
        nobody = " Some named none." if few else f" None was named by: {told}."
    # "14 of 17 (82 %)" is too long to be drawn large.
    completed, _, share = share_words(printed, "completed", "reached").partition(" (")
    share = f"{share.rstrip(')')}. " if share else ""
    if completed == NOT_SHOWN:
        share = "A small number could be worked out from it, or it is all or none of a few. "
    apart = (
        f" Walked in and not matched yet: {walked.words}."
        if figures.walked_in else ""
    )  # fmt: skip
    return Strip((
        Figure(sessions, "sessions delivered of planned", "A session counts once it was held."),
        Figure(
            hours_of_all(figures, printed), "hours of people delivered",
            f"Of everybody who took part, without breaks; {hours_in_words(figures.length)} of "
            f"sessions. Basis: {rests or 'none'}.",
        ),
        Figure(
            printed["reached"].words, "unique people reached",
            f"Each counted once, without facilitators. On the registers: "
            f"{printed['enrolled'].words}.{apart}",
        ),
        Figure(
            organisations_words(figures, printed), "organisations",
            f"Named by people who took part.{nobody}",
        ),
        Figure(
            completed, figures.course,
            f"{share}Took part in at least {figures.at_least} % of the hours delivered; of all "
            "people reached.",
        ),
    ))  # fmt: skip


def _summary(figures: Figures, printed: Printed, frame: Frame) -> Paragraph:
    of = count(len(figures.meetings), "planned session")
    parts = [
        f"{frame.period}: {len(figures.held)} of {of} held.",
        f"People who took part: {printed['reached'].words}.",
    ]
    if figures.fate.made:
        done = printed["commitments done"]
        kept = "" if untold(printed, ["commitments done"]) else f"; told to be done: {done.words}"
        parts.append(f"Commitments made: {printed['commitments'].words}{kept}.")
    return Paragraph(" ".join(parts), strong=True)


def _money() -> Section:
    """What the program cannot know: a table to fill in."""
    table = Grid(
        "Spent against budget, by heading", ("Heading", "Budget", "Spent", "Variance", "Why"),
        tuple(("to be filled in",) * 5 for _ in range(3)),
        notes=("l4pc holds no money. Keep the evidence of what was spent.",),
    )  # fmt: skip
    return Section("Money", (table,))
