"""Forms as they are typed in from paper, one a line: ``k7m 4 5 3 4 / 5 5 4 4``.

First the code of the row, then the answers in the order of the form; ``-`` for none. A stroke may
stand between then and now. Of the framework a line of evidence may follow each area's number:
``k7m 3 4 - 2; being: I asked first``. A form without a code begins with ``-``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from l4pc_tui.core.outcomes.measures import QUESTIONS, questions_of
from l4pc_tui.core.record.outcome_nouns import LEAST, MOST, Measure, Point, Question
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.core.text.cleaning import clean_name

NO_CODE = "-"
_NONE = frozenset(("-", "–", "—", "_", "."))
_SAID_BACK = 40
_RUN = re.compile(r"[0-9–_.-]{2,8}")


@dataclass(frozen=True, slots=True)
class TypedForm:
    """One form. line: its number, from 1. code: of its row, "" for a form without one."""

    line: int
    code: str
    given: Mapping[Question, int]
    evidence: Mapping[Question, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed. wrong: what is wrong with it, a sentence a line; where there is any, nothing
    of it is kept."""

    forms: tuple[TypedForm, ...] = ()
    wrong: tuple[str, ...] = ()


def read_forms(measure: Measure, text: str, point: str = "") -> Typed:
    """The forms in lines that somebody typed. Empty lines are passed over. point: when it was
    asked; at the start of a programme then may stand alone."""
    forms: list[TypedForm] = []
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = _form(measure, number, line, then_alone=point == Point.START)
        if isinstance(found, str):
            wrong.append(found)
            continue
        if found.code and found.code in seen:
            wrong.append(f"Line {number}: “{found.code}” is typed in line {seen[found.code]} too.")
        seen.setdefault(found.code, number)
        forms.append(found)
    if not forms and not wrong:
        wrong.append(f"Nothing is typed. {how_typed(measure)}")
    return Typed(tuple(forms), tuple(wrong))


EXAMPLES: dict[Measure, str] = {
    Measure.THEN_NOW: "k7m 4 5 3 4 / 5 5 4 4", Measure.FRAMEWORK: "k7m 3 4 - 2",
}  # fmt: skip
"""A line of each form."""


def how_typed(measure: Measure) -> str:
    """How a line is typed, with an example."""
    return f"A form a line, its row first and - for no answer: {EXAMPLES[measure]}"


def in_order_of_paper(measure: Measure) -> tuple[Question, ...]:
    """The questions of a measure as they are typed: all that is about then before all about now."""
    return tuple(sorted(questions_of(measure), key=lambda each: QUESTIONS[each].side != "then"))


def _form(measure: Measure, number: int, line: str, *, then_alone: bool) -> TypedForm | str:
    numbers, *more = line.split(";")
    code, *rest = numbers.replace("/", " ").replace(",", " ").split() or [""]
    shown = f"Line {number}"
    if code.isdecimal():
        return f"{shown}: “{clean_name(code, _SAID_BACK)}” is no row. {how_typed(measure)}"
    code = "" if code in _NONE else code.upper()
    if code:
        shown = f"{shown}, “{clean_name(code, _SAID_BACK)}”"
    answers = list(_each(rest))
    questions = _asked(measure, answers, then_alone=then_alone)
    if questions is None:
        needed = len(questions_of(measure))
        return f"{shown}: {count(len(answers), 'answer')}; {needed} are needed, - for none."
    given: dict[Question, int] = {}
    for question, answer in zip(questions, answers, strict=True):
        if answer in _NONE:
            continue
        if answer not in _SCALE:
            said = clean_name(answer, _SAID_BACK)
            return f"{shown}: “{said}” is no answer; {LEAST} to {MOST}, or - for none."
        given[question] = int(answer)
    if not given:
        return f"{shown}: nothing is answered."
    evidence = _evidence(measure, more)
    if isinstance(evidence, str):
        return f"{shown}: {evidence}"
    return TypedForm(number, code, given, evidence)


_SCALE = frozenset(str(number) for number in range(LEAST, MOST + 1))


def _each(words: Sequence[str]) -> Iterator[str]:
    """Each answer; those that were typed without spaces apart."""
    for word in words:
        if _RUN.fullmatch(word):
            yield from word
        else:
            yield word


def _asked(
    measure: Measure, answers: Sequence[str], *, then_alone: bool
) -> tuple[Question, ...] | None:
    """What the answers are to: on paper all that is about then stands before all about now, and at
    the start of a programme alone."""
    questions = in_order_of_paper(measure)
    if len(answers) == len(questions):
        return questions
    thens = tuple(each for each in questions if QUESTIONS[each].side == "then")
    if then_alone and thens and len(answers) == len(thens):
        return thens
    return None


def _evidence(measure: Measure, more: Sequence[str]) -> dict[Question, str] | str:
    found: dict[Question, str] = {}
    areas = {str(each): each for each in questions_of(measure) if not QUESTIONS[each].side}
    for part in filter(str.strip, more):
        name, colon, words = part.partition(":")
        area = areas.get(name.strip().lower())
        if area is None or not colon:
            said = clean_name(part, _SAID_BACK)
            known = listed(list(areas)) if areas else "a form of this measure has none"
            return f"“{said}” is no line of evidence. Before its colon stands: {known}."
        if words.strip():
            found[area] = " ".join(words.split())
    return found
