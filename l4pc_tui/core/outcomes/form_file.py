"""The answers of an online form: a row a person, read as forms; what is wrong is said with its row."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from l4pc_tui.core.outcomes.form_columns import Asks, Evidence, Who, columns_of, in_words, twice
from l4pc_tui.core.outcomes.measures import QUESTIONS
from l4pc_tui.core.people.headers import RosterLine
from l4pc_tui.core.record.outcome_nouns import LEAST, MOST, Measure, Question
from l4pc_tui.core.text.amounts import listed
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.folding import fold

_LOOKED_AT = 20
"""Rows in which the headings are looked for."""
MOST_ROWS = 5_000
"""More answers than these are of no group."""
_SAID_BACK = 60
_DIGIT = re.compile(r"([1-5])(?:\.0+)?(?:\s*(?:[-–—:=.)].*|/ ?5))?")
_WORDS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            ("strongly disagree", "not at all", "none", "never", "at the beginning"),
            ("disagree", "a little", "slightly", "not much", "rarely"),
            ("neither agree nor disagree", "neutral", "somewhat", "moderately", "sometimes"),
            ("agree", "mostly", "a lot", "often", "quite a bit"),
            ("strongly agree", "completely", "always", "very much", "plenty",
             "others learn it from me"),
        ),
        1,
    )
    for word in words
}  # fmt: skip
"""Answers in words, as the scales of forms have them."""
_NOTHING = frozenset(
    ("", "-", "–", "n/a", "na", "not applicable", "no answer", "prefer not to say")
)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One person's answers. line: its row in the file. name, email, code: whose it is, as written.
    print: what it is known by again where nobody knows whose it is."""

    line: int
    name: str
    email: str
    code: str
    given: Mapping[Question, int]
    evidence: Mapping[Question, str]
    pulses: Mapping[Measure, int]
    print: str


@dataclass(frozen=True, slots=True)
class FormFile:
    """What a file says. columns: each heading with what it asks, None for what is not known.
    left_out: rows of which nothing is taken, a sentence each. wrong: why nothing can be taken.
    measures: what is asked in it.
    """

    rows: tuple[FormRow, ...] = ()
    columns: tuple[tuple[str, Asks | None], ...] = ()
    left_out: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headings that ask nothing which is known."""
        return tuple(heading for heading, asks in self.columns if asks is None)


def read_form_file(lines: Iterable[RosterLine]) -> FormFile:
    """The answers in the rows of a table, its headings among the first of them."""
    held = list(islice(lines, MOST_ROWS + _LOOKED_AT))
    if len(held) >= MOST_ROWS + _LOOKED_AT:
        return FormFile(wrong=(f"It has more than {MOST_ROWS:,} rows: that is no group’s form.",))
    for at, line in enumerate(held[:_LOOKED_AT]):
        columns = columns_of(line.cells)
        if any(_answers(each) for each in columns):
            return _read(line.cells, columns, held[at + 1 :])
    return FormFile(
        wrong=(
            "No column asks about one of the four themes, an area of the framework, or a pulse.",
        )
    )


def _answers(asks: Asks | None) -> bool:
    return isinstance(asks, Question | Measure)


def _read(
    headings: Sequence[str], columns: Sequence[Asks | None], lines: Sequence[RosterLine]
) -> FormFile:
    told = tuple(
        (clean_name(heading, _SAID_BACK), asks)
        for heading, asks in zip(headings, columns, strict=True) if heading.strip()
    )  # fmt: skip
    if again := twice(columns):
        asked = listed([f"“{in_words(each)}”" for each in again])
        return FormFile(columns=told, wrong=(f"More than one column asks for {asked}.",))
    rows: dict[int, FormRow] = {}
    left_out: list[str] = []
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for line in lines:
        row = _row(columns, line)
        if isinstance(row, str):
            wrong.append(row)
        elif not row.given and not row.pulses:
            left_out.append(f"Row {row.line} is left out: nothing is answered in it.")
        else:
            whose = row.code or fold(row.email) or fold(row.name)
            if whose and whose in seen:
                left_out.append(
                    f"Row {seen[whose]} is left out: the same person sent row {row.line}."
                )
                del rows[seen[whose]]
            seen[whose] = row.line
            rows[row.line] = row
    asked_for = [each for each in columns if each is not None]
    measures = tuple(
        measure for measure in Measure
        if measure in asked_for or any(_of(each) is measure for each in asked_for)
    )  # fmt: skip
    return FormFile(_told_apart([*rows.values()]), told, tuple(left_out), tuple(wrong), measures)


def _of(asks: Asks) -> Measure | None:
    return QUESTIONS[asks].measure if isinstance(asks, Question) else None


def _told_apart(rows: Sequence[FormRow]) -> tuple[FormRow, ...]:
    """The rows, each with a print of its own: two that say the same are two forms."""
    times: dict[str, int] = {}
    told: list[FormRow] = []
    for row in rows:
        times[row.print] = number = times.get(row.print, 0) + 1
        told.append(row if number == 1 else replace(row, print=f"{row.print}-{number}"))
    return tuple(told)


def _row(columns: Sequence[Asks | None], line: RosterLine) -> FormRow | str:
    who: dict[Who, str] = {}
    given: dict[Question, int] = {}
    evidence: dict[Question, str] = {}
    pulses: dict[Measure, int] = {}
    for asks, cell in zip(columns, line.cells, strict=False):
        text = clean_name(cell)
        if isinstance(asks, Who):
            # The service has columns of its own for what the form asks too: the first that tells.
            who[asks] = who.get(asks, "") or _unless_anonymous(text)
        elif isinstance(asks, Evidence):
            if text:
                evidence[asks.question] = text
        elif isinstance(asks, Question | Measure):
            answer = _answer(text)
            if isinstance(answer, str):
                said = clean_name(answer, _SAID_BACK)
                return (
                    f"Row {line.number}: “{said}” under “{in_words(asks)}” is no answer from "
                    f"{LEAST} to {MOST}."
                )
            if answer is not None and isinstance(asks, Measure):
                pulses[asks] = answer
            elif answer is not None and isinstance(asks, Question):
                given[asks] = answer
    name = who.get(Who.NAME, "") or " ".join(
        filter(None, (who.get(Who.FIRST, ""), who.get(Who.LAST, "")))
    )
    email = who.get(Who.EMAIL, "")
    cells = fold(email) or fold(name) or "\x1f".join(line.cells)
    print = hashlib.sha256(cells.encode()).hexdigest()[:16]
    return FormRow(
        line.number, name, email, who.get(Who.ROW, "").upper(), given, evidence, pulses, print
    )


def _answer(text: str) -> int | str | None:
    """The number of an answer; None for none; what was said where that is no answer."""
    if fold(text) in _FOLDED_NOTHING or not fold(text):
        return None
    if found := _DIGIT.fullmatch(text):
        return int(found[1])
    return _WORDS.get(fold(text), text)


_FOLDED_NOTHING = frozenset(fold(each) for each in _NOTHING)


def _unless_anonymous(text: str) -> str:
    return "" if fold(text) in ("anonymous", "anonym", "anonymous user") else text
