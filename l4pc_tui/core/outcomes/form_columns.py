"""The columns of an online form: what each asks, however the service or a person has headed it.

Microsoft writes a line of a grid as ``Question.Line``, Google as ``Question [Line]``; both put
their own columns before the answers. A heading is known by its words, whatever stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.attendance.headings import Col, column_of
from l4pc_tui.core.outcomes.measures import QUESTIONS
from l4pc_tui.core.record.outcome_nouns import Measure, Question
from l4pc_tui.core.text.folding import fold


class Who(StrEnum):
    """A column that tells whose a form is."""

    NAME = "name"
    FIRST = "first name"
    LAST = "last name"
    EMAIL = "e-mail"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A column of words about an area of the framework."""

    question: Question


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A column that a service writes for itself, or of which nothing is kept."""


Asks = Who | Question | Evidence | Measure | PassedOver
"""What a column holds: whose form it is, an answer, words, the answer to a pulse, or nothing that
is kept."""

_WHO: dict[Col, Who] = {
    Col.NAME: Who.NAME, Col.USER_NAME: Who.NAME, Col.FIRST: Who.FIRST, Col.LAST: Who.LAST,
    Col.EMAIL: Who.EMAIL, Col.UPN: Who.EMAIL,
}  # fmt: skip
_ROW = frozenset(("row", "row code", "code", "your code", "your row", "code of your row"))
_LEAD = re.compile(
    r"^(?:(?:what is|whats|what s|please|enter|type|write|give|tell us|the|your|my) )+(?=.)"
)
"""What a question begins with that asks for a name or a code."""
_THEN = re.compile(r"\b(then|before|at the start|at the beginning|previously|used to)\b")
_NOW = re.compile(r"\b(now|today|after|currently|these days)\b")
_EVIDENCE = re.compile(r"\b(evidence|what shows it|shows it|example|in what way|how do you know)\b")
_THEMES: tuple[tuple[re.Pattern[str], Question, Question], ...] = (
    (re.compile(r"\bopen(ness)? to (new )?(ideas|change)|\bnew ideas\b"),
     Question.OPEN_THEN, Question.OPEN_NOW),
    (re.compile(r"\bco ?produc"), Question.COPRODUCTION_THEN, Question.COPRODUCTION_NOW),
    (re.compile(r"\bcollaborat"), Question.COLLABORATION_THEN, Question.COLLABORATION_NOW),
    (re.compile(r"\bbeyond my organi[sz]ation|\bconnecting beyond|\bconnect(ing|ion)?\b"),
     Question.CONNECTION_THEN, Question.CONNECTION_NOW),
)  # fmt: skip
_AREAS: tuple[tuple[re.Pattern[str], Question], ...] = (
    (re.compile(r"\brelating\b"), Question.RELATING), (re.compile(r"\bleading\b"), Question.LEADING),
    (re.compile(r"\bdelivering\b"), Question.DELIVERING), (re.compile(r"\bbeing\b"), Question.BEING),
)  # fmt: skip
_PULSES: tuple[tuple[re.Pattern[str], Measure], ...] = (
    (re.compile(r"\b(how )?safe\b"), Measure.SAFE), (re.compile(r"\bheard\b"), Measure.HEARD),
    (re.compile(r"\benergy\b"), Measure.ENERGY),
)  # fmt: skip
_SERVICE = (Col.STARTED, Col.SENT, Col.TIMESTAMP, Col.OTHER)
_LINE = re.compile(r"\[([^\[\]]*)\]\s*$")


def columns_of(headings: Sequence[str]) -> tuple[Asks | None, ...]:
    """What each column asks, None for one that is not known.

    Then or now may be said in the line of a grid or in the question above it; where neither says
    it, the first of two columns of one theme is then, and an only one is now.
    """
    found = [_asks(each) for each in headings]
    for _, then, now in _THEMES:
        unsaid = [n for n, each in enumerate(found) if each is now and not _side(headings[n])]
        said_then = any(each is then for each in found)
        if len(unsaid) > 1 and not said_then:
            found[unsaid[0]] = then
    return tuple(found)


def twice(columns: Sequence[Asks | None]) -> tuple[Asks, ...]:
    """What more than one column asks: nobody can tell which is meant."""
    asked = [each for each in columns if isinstance(each, Question | Evidence | Measure)]
    return tuple(dict.fromkeys(each for each in asked if asked.count(each) > 1))


def in_words(asks: Asks) -> str:
    """What a column asks, as it is told: "open to new ideas, then"."""
    match asks:
        case Question():
            return QUESTIONS[asks].heading.lower()
        case Evidence():
            return f"what shows {QUESTIONS[asks.question].of.lower()}"
        case PassedOver():
            return "nothing that is kept"
        case _:
            return str(asks)


def _asks(heading: str) -> Asks | None:
    words = fold(heading)
    asked = _LEAD.sub("", words)
    if words in _ROW or asked in _ROW:
        return Who.ROW
    known = column_of(heading)
    for col in (known, column_of(asked)):
        if col in _WHO:
            return _WHO[col]
    if not words or known in _SERVICE:
        return PassedOver()
    line = _line_of(heading)
    for told in dict.fromkeys((line, words)):
        for pattern, then, now in _THEMES:
            if pattern.search(told):
                return then if _side(heading) == "then" else now
        for pattern, area in _AREAS:
            if pattern.search(told):
                return Evidence(area) if _EVIDENCE.search(words) else area
    return next((measure for pattern, measure in _PULSES if pattern.search(words)), None)


def _side(heading: str) -> str:
    """ "then" or "now", as the line of a grid says, or else the question above it; "" for neither,
    and for a question that names both."""
    for told in (_line_of(heading), fold(heading)):
        then, now = bool(_THEN.search(told)), bool(_NOW.search(told))
        if then != now:
            return "then" if then else "now"
    return ""


def _line_of(heading: str) -> str:
    """The line of a grid that a heading ends with, folded: behind the last full stop, or in
    brackets."""
    if found := _LINE.search(heading):
        return fold(found[1])
    return fold(heading.rstrip(" .?").rpartition(".")[2])
