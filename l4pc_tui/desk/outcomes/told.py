"""What is told of outcomes, as values: pulses, forms, what changed, commitments, stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from l4pc_tui.core.outcomes import sums, words
from l4pc_tui.core.outcomes.measures import POINTS, QUESTIONS, Design
from l4pc_tui.core.outcomes.sums import Counts, Moved, Of
from l4pc_tui.core.outcomes.written import evidence
from l4pc_tui.core.record.names import NO_NOTE, NoteId, PersonId
from l4pc_tui.core.record.nouns import Consent
from l4pc_tui.core.record.outcome_nouns import How, Measure, Point, Question, Rating
from l4pc_tui.desk.outcomes.whom import Whom
from l4pc_tui.desk.people.connections import CohortConnections


@dataclass(frozen=True, slots=True)
class PulseTaken:
    """One pulse of a room. id: of the asking, or of the move of a run (``of_run``), which is
    mended in the session. at: ISO, or "" where only the day is known. place: how deep the group
    was then, or "". few: so few answered that the counts stay on this laptop.
    """

    id: str
    whom: Whom
    measure: Measure
    day: str
    at: str
    point: str
    place: str
    how: How | None
    counts: Counts
    of: Of
    of_run: bool
    few: bool
    design: Design = Design.COUNTS

    @property
    def middle(self) -> float | None:
        """The middle answer."""
        return sums.middle(self.counts)

    @property
    def agree(self) -> str:
        """ "7 of 9 said 4 or 5"."""
        return words.agree(self.counts)

    @property
    def answered(self) -> str:
        """ "9 answered · 12 present · 14 enrolled"."""
        return words.answered(self.of)


@dataclass(frozen=True, slots=True)
class QuestionTold:
    """What was answered to one question at one asking. moved: then against now on one form, of
    whoever rated both; None for a question that has no then."""

    question: Question
    counts: Counts
    moved: Moved | None

    @property
    def heading(self) -> str:
        """ "Open to new ideas, then"."""
        return QUESTIONS[self.question].heading

    @property
    def answered(self) -> int:
        """How many answered this question."""
        return sum(self.counts)

    @property
    def agree(self) -> str:
        """ "7 of 9 said 4 or 5"."""
        return words.agree(self.counts)


@dataclass(frozen=True, slots=True)
class FormsTaken:
    """One time that a form was asked of a group. how: each way → how many answered so. ratings: the
    forms themselves, which never leave. twice: how many of them two laptops tell differently."""

    whom: Whom
    measure: Measure
    point: Point
    day: str
    design: Design
    how: Mapping[How, int]
    of: Of
    questions: tuple[QuestionTold, ...]
    ratings: tuple[Rating, ...]
    twice: int = 0

    @property
    def when(self) -> str:
        """ "at the end"."""
        return POINTS[self.point]

    @property
    def answered(self) -> str:
        """ "9 answered · 12 present · 14 enrolled"."""
        return words.answered(self.of)

    @property
    def evidence(self) -> tuple[tuple[Question, str], ...]:
        """Each line of evidence with its area, without who wrote it."""
        return tuple(each for rating in self.ratings for each in evidence(rating.evidence).items())


@dataclass(frozen=True, slots=True)
class OverTime:
    """What became of the answers to a question between two askings, of matched people alone."""

    question: Question
    moved: Moved
    design: Design

    @property
    def heading(self) -> str:
        """ "Open to new ideas"."""
        return QUESTIONS[self.question].of


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the commitments. blocked: by what → how many; "" where nobody said by what.
    waiting: of those nobody has told anything yet."""

    made: int = 0
    done: int = 0
    started: int = 0
    changed: int = 0
    blocked: Mapping[str, int] = field(default_factory=dict)
    waiting: int = 0

    @property
    def told(self) -> int:
        """Of how many somebody has told what became of them."""
        return self.made - self.waiting


@dataclass(frozen=True, slots=True)
class Round:
    """One time that a story was chosen."""

    id: str
    by: str
    out_of: int
    because: str
    day: str
    fed_back: str

    @property
    def words(self) -> str:
        """ "1 of 7, chosen by the cohort, because …"."""
        return words.one_of(self.out_of, self.by, self.because)


@dataclass(frozen=True, slots=True)
class StoryTold:
    """A story of change, typed as one or captured as a note (``of_note``: its words are in
    ``after`` then). teller: a person's id, or "". consent: as of a quote, "" while nobody
    asked. note: the captured story that it was made of."""

    id: str
    of_note: bool
    whom: Whom
    title: str
    domain: str
    before: str
    after: str
    why: str
    teller: PersonId
    told_by: str
    written_by: str
    day: str
    place: str
    consent: str
    rounds: tuple[Round, ...]
    note: NoteId = NO_NOTE

    @property
    def may_leave(self) -> bool:
        """Whether its teller agreed that its words leave."""
        return self.consent in (Consent.ANON, Consent.NAMED)

    @property
    def may_be_named(self) -> bool:
        """Whether its teller agreed to be named with them."""
        return self.consent == Consent.NAMED


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Everything, in the order in which it was asked and told. connections: of each cohort."""

    pulses: tuple[PulseTaken, ...]
    forms: tuple[FormsTaken, ...]
    over_time: tuple[OverTime, ...]
    fate: Fate
    stories: tuple[StoryTold, ...]
    connections: tuple[CohortConnections, ...]

    @property
    def designs(self) -> tuple[Design, ...]:
        """The designs of what is told, each once: each has a sentence that must stand beside it."""
        told = {
            *(each.design for each in self.pulses), *(each.design for each in self.forms),
            *(each.design for each in self.over_time),
        }  # fmt: skip
        return tuple(each for each in Design if each in told)
