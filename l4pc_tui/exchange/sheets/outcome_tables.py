"""The tables of outcomes in a workbook: what was answered, and stories of change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from l4pc_tui.core.live.notes.left_open import CONSENTS
from l4pc_tui.core.outcomes.measures import MEASURES, POINTS, Design
from l4pc_tui.core.record.outcome_nouns import HOWS, LEAST, MOST
from l4pc_tui.core.record.tables import Column, Table, Unit
from l4pc_tui.core.record.travel import Travels
from l4pc_tui.core.text.amounts import day

_YES, _SHARED, _NO = Travels.YES, Travels.SHARED, Travels.NO
FEW = "fewer than five answered: the counts stay where they were taken"
"""Why the counts of an answer are not told."""
UNMATCHED = "fewer than five gave both answers: the counts stay where they were taken"


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What was answered to one question at one asking; or, over time, what became of the answers.

    cohort, session: of whom it was asked; session is "" where it was in none. counts: how many said
    one, two … five; None where nobody was asked, or they are not told. moved: how many rose, stayed
    and fell, of whoever gave both answers. why: why a number is not told.
    """

    cohort: str
    session: str
    date: str
    measure: str
    question: str
    when: str
    how: str
    design: str
    answered: int | None = None
    present: int | None = None
    enrolled: int | None = None
    counts: tuple[int, ...] | None = None
    moved: tuple[int, int, int] | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story of change. told_by: as they agreed to be named. chosen: how it was chosen, each time.
    shared: whether its teller agreed that its words leave; named: that their name does."""

    cohort: str
    session: str
    date: str
    domain: str
    title: str
    before: str
    after: str
    why: str
    told_by: str
    consent: str
    chosen: str
    shared: bool = False


def _counted(number: int) -> Column[OutcomeRow]:
    return Column(
        f"said_{number}", f"how many said {number}", Unit.COUNT, _YES,
        lambda row: row.counts[number - LEAST] if row.counts else None,
    )  # fmt: skip


def _moved() -> Iterator[Column[OutcomeRow]]:
    about = {"rose": "gave a higher one", "same": "gave the same", "fell": "gave a lower one"}
    for place, (name, did) in enumerate(about.items()):
        yield Column(
            name, f"of those who gave an earlier and a later answer, how many {did}", Unit.COUNT,
            _YES, lambda row, place=place: row.moved[place] if row.moved else None,  # type: ignore[misc]
        )  # fmt: skip


OUTCOMES: Table[OutcomeRow] = Table(
    "outcomes", "Outcomes", "what was answered to one question at one asking, or over time",
    (
        Column("cohort", "the cohort", Unit.NAME, _YES, lambda row: row.cohort),
        Column("session", "the session; empty where it was asked in none", Unit.ID, _YES,
               lambda row: row.session),
        Column("date", "the day it was asked; empty over time", Unit.DAY, _YES, lambda row: row.date),
        Column("day", "the same to read", Unit.DAY_WORDS, _YES, lambda row: day(row.date)),
        Column("measure", "what was asked", Unit.NAME, _YES, lambda row: row.measure,
               allowed=tuple(each.name for each in MEASURES.values())),
        Column("question", "the line of its form; of a pulse, what people were asked", Unit.WORDS, _YES,
               lambda row: row.question),
        Column("when", "at which point of the session or programme; empty where nobody said",
               Unit.WORD, _YES, lambda row: row.when, allowed=tuple(POINTS.values())),
        Column("how", "how it was asked; empty where it is not known", Unit.WORDS, _YES,
               lambda row: row.how, allowed=tuple(HOWS.values())),
        Column("design", "what the answers can bear", Unit.WORDS, _YES, lambda row: row.design,
               allowed=tuple(Design)),
        Column("answered", "how many answered", Unit.COUNT, _YES, lambda row: row.answered),
        Column("present", "how many were present; empty where it is not known", Unit.COUNT, _YES,
               lambda row: row.present),
        Column("enrolled", "how many were enrolled; empty where it is not known", Unit.COUNT, _YES,
               lambda row: row.enrolled),
        *map(_counted, range(LEAST, MOST + 1)),
        *_moved(),
        Column("matched", "how many gave both answers", Unit.COUNT, _YES,
               lambda row: sum(row.moved) if row.moved else None),
        Column("not_told", "why numbers are not told", Unit.WORDS, _YES, lambda row: row.why),
    ),
    source="pulses and forms, as people rated themselves",
)  # fmt: skip

STORIES: Table[StoryRow] = Table(
    "stories", "Stories of change", "one story of change, as its teller agreed to have it told",
    (
        Column("cohort", "the cohort", Unit.NAME, _YES, lambda row: row.cohort),
        Column("session", "the session in which it was told; empty where it was in none", Unit.ID,
               _YES, lambda row: row.session),
        Column("date", "the day it was told", Unit.DAY, _YES, lambda row: row.date),
        Column("day", "the same to read", Unit.DAY_WORDS, _YES, lambda row: day(row.date)),
        Column("domain", "what kind of change it tells of", Unit.NAME, _YES, lambda row: row.domain),
        Column("title", "what it is called", Unit.WORDS, _SHARED, lambda row: row.title),
        Column("before", "how it was", Unit.WORDS, _SHARED, lambda row: row.before),
        Column("after", "what changed", Unit.WORDS, _SHARED, lambda row: row.after),
        Column("why", "why the teller finds that it matters", Unit.WORDS, _SHARED,
               lambda row: row.why),
        Column("told_by", "who told it, where they agreed to be named", Unit.NAME, _SHARED,
               lambda row: row.told_by),
        Column("consent", "what its teller agreed to; empty while nobody asked", Unit.WORD, _YES,
               lambda row: row.consent, allowed=tuple(CONSENTS.values())),
        Column("chosen", "how it was chosen: of how many, by whom, and why", Unit.WORDS, _SHARED,
               lambda row: row.chosen),
    ),
    shared=lambda row: row.shared,
    source="what people told, written down by somebody",
)  # fmt: skip
