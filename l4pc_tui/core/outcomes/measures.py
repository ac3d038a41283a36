"""What may be asked, word for word: the measures, their questions, when and how they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.outcome_nouns import Measure, Point, Question

PULSES = (Measure.SAFE, Measure.HEARD, Measure.ENERGY)
"""The measures that are one question to the whole room: five counts, and no names."""
FORMS = tuple(measure for measure in Measure if measure not in PULSES)
"""The measures of which each person fills in a form."""


class Design(StrEnum):
    """What an answer can bear, by how it was asked."""

    COUNTS = "counts, no names"
    RETROSPECTIVE = "then and now rated at one time, looking back"
    BASELINE = "before, rated at the start"
    OVER_TIME = "self-rating, at several times"
    BEFORE_AFTER = "before rated at the start, now rated later"


DESIGN_LIMITS: dict[Design, str] = locked(
    Design,
    {
        Design.COUNTS: "Counts of a room, without names: who changed their answer cannot be told.",
        Design.RETROSPECTIVE: "People rated then and now at the same time, looking back. "
        "Such ratings inflate change.",
        Design.BASELINE: "People rated how it was before it began, at its start.",
        Design.OVER_TIME: "People rated themselves. Only whoever answered at both times is compared.",
        Design.BEFORE_AFTER: "People rated how it was at the start, and how it is later. Only whoever "
        "answered both is compared.",
    },
)  # fmt: skip
"""What a reader must know of each design, in a sentence or two."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """All that must be known of a measure. name: as it is headed. asks: what people are asked;
    low, high: what 1 and 5 mean. question: of a pulse, in one word."""

    name: str
    asks: str
    low: str
    high: str


MEASURES: dict[Measure, MeasureRow] = locked(
    Measure,
    {
        Measure.SAFE: MeasureRow(
            "Safe", "How safe does it feel to say what you think here?", "not at all", "completely"
        ),
        Measure.HEARD: MeasureRow(
            "Heard", "How far do you feel heard here?", "not at all", "completely"
        ),
        Measure.ENERGY: MeasureRow("Energy", "How much energy is in you?", "none", "plenty"),
        Measure.THEN_NOW: MeasureRow(
            "Then and now", "How true is this of you: then, before the programme, and now?",
            "not at all", "completely",
        ),
        Measure.FRAMEWORK: MeasureRow(
            "The framework", "Where are you in this now, and what shows it?", "at the beginning",
            "others learn it from me",
        ),
    },
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """All that must be known of a line of a form. of: what it is about, as it is told; side:
    "then" or "now" of what is rated twice."""

    measure: Measure
    of: str
    side: str = ""

    @property
    def heading(self) -> str:
        """ "Open to new ideas, then"."""
        return f"{self.of}, {self.side}" if self.side else self.of


_OPEN, _TOGETHER = "Open to new ideas", "Encouraging collaboration"
_BEYOND, _WITH = "Connecting beyond my organisation", "Seeking co-production"

QUESTIONS: dict[Question, QuestionRow] = locked(
    Question,
    {
        Question.OPEN_THEN: QuestionRow(Measure.THEN_NOW, _OPEN, "then"),
        Question.OPEN_NOW: QuestionRow(Measure.THEN_NOW, _OPEN, "now"),
        Question.COLLABORATION_THEN: QuestionRow(Measure.THEN_NOW, _TOGETHER, "then"),
        Question.COLLABORATION_NOW: QuestionRow(Measure.THEN_NOW, _TOGETHER, "now"),
        Question.CONNECTION_THEN: QuestionRow(Measure.THEN_NOW, _BEYOND, "then"),
        Question.CONNECTION_NOW: QuestionRow(Measure.THEN_NOW, _BEYOND, "now"),
        Question.COPRODUCTION_THEN: QuestionRow(Measure.THEN_NOW, _WITH, "then"),
        Question.COPRODUCTION_NOW: QuestionRow(Measure.THEN_NOW, _WITH, "now"),
        Question.BEING: QuestionRow(Measure.FRAMEWORK, "Being"),
        Question.RELATING: QuestionRow(Measure.FRAMEWORK, "Relating and communicating"),
        Question.LEADING: QuestionRow(Measure.FRAMEWORK, "Leading and visioning"),
        Question.DELIVERING: QuestionRow(Measure.FRAMEWORK, "Delivering"),
    },
)
THENS: Mapping[Question, Question] = {
    now: then
    for now, row in QUESTIONS.items() if row.side == "now"
    for then, other in QUESTIONS.items() if other.side == "then" and other.of == row.of
}  # fmt: skip
"""Each question about now → the one about then."""

POINTS: dict[Point, str] = locked(
    Point,
    {
        Point.START: "at the start", Point.MIDDLE: "half-way", Point.END: "at the end",
        Point.LATER: "later",
    },
)  # fmt: skip


def questions_of(measure: Measure) -> tuple[Question, ...]:
    """The lines of a measure's form, in their order; none of a pulse."""
    return tuple(question for question, row in QUESTIONS.items() if row.measure is measure)


def asked_now(measure: Measure) -> tuple[Question, ...]:
    """Those that tell how it is now."""
    return tuple(each for each in questions_of(measure) if QUESTIONS[each].side != "then")


def asked_then(measure: Measure) -> tuple[Question, ...]:
    """Those that tell how it was before."""
    return tuple(each for each in questions_of(measure) if QUESTIONS[each].side == "then")


def design_of(measure: Measure, *, looks_back: bool = True) -> Design:
    """The design of one asking. looks_back: whether people also rated now beside then."""
    if measure in PULSES:
        return Design.COUNTS
    if measure is Measure.FRAMEWORK:
        return Design.OVER_TIME
    return Design.RETROSPECTIVE if looks_back else Design.BASELINE
