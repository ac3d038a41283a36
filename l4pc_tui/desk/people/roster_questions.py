"""What a roster leaves open and only a person can decide: asked by key, and remembered.

An answer about a row is kept for what the row says, not for its line, so that the same file (or
the same people in another one) is not asked about a second time. What the row says stands in the
entry as a print of it, and not in the thing's name: an erasure must be able to empty it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.people.headers import RosterLine
from l4pc_tui.core.people.question import Answers, Choice, Question
from l4pc_tui.core.people.roster import plan_roster
from l4pc_tui.core.people.roster_plan import (
    Action,
    Members,
    NameOrder,
    Planned,
    RosterPlan,
    Said,
    settle,
)
from l4pc_tui.core.people.roster_rows import RosterRow
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import PersonId, short
from l4pc_tui.core.record.nouns import Cohort, Person, RowAnswer, entity
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.folding import fold, fold_name
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

NEW = "new"
"""The answer that a row is somebody who is not known yet."""
NOBODY = "nobody"
"""The answer that a name in a row means nobody of the cohort."""
ROSTER, REGISTER = "roster", "register"
"""The answers to whether the people of an attendance report come on the roster."""
SHEET, REPORT, ORDER, WHO, LINK = "sheet", "report", "name-order", "who", "link"
"""The codes of the questions. ``who:LINE`` and ``link:LINE`` are about one row."""
_CODES = (SHEET, REPORT, ORDER, WHO, LINK)
_LEAST = 4
"""Signs of an id's beginning that may stand for it."""

Memory = Mapping[str, RowAnswer]
"""What was answered in a cohort, by the print of the row."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a cohort's record says, to which a roster is held. everybody: of all cohorts."""

    everybody: Sequence[Person]
    members: Members
    memory: Memory


# Keys


def at_line(code: str, line: int, number: int = 1) -> str:
    """The key of a question about a row; number: which of its questions of that code, from 1."""
    return f"{code}:{line}" if number == 1 else f"{code}:{line}:{number}"


def by_line(answers: Answers, code: str) -> dict[int, str]:
    """The answers of a code about whole rows, by line. Raises Trouble for a key that is none."""
    found = {}
    for key, answer in answers.items():
        name, _, rest = key.partition(":")
        if name not in _CODES or bool(rest) is not (name in (WHO, LINK)):
            asked = f"{SHEET}, {REPORT}, {ORDER}, {WHO}:LINE and {LINK}:LINE"
            raise refusal(f"Nothing is asked as “{clean_name(key, 40)}”.", f"The keys are {asked}.")
        if name == code == WHO:
            if not rest.isdecimal():
                raise refusal(f"“{clean_name(rest, 40)}” is no line.", f"For example: {WHO}:4.")
            found[int(rest)] = answer
    return found


def order_of(answers: Answers) -> NameOrder | None:
    """How names with a comma were said to be meant. Raises Trouble for an answer that is none."""
    said = answers.get(ORDER)
    if said is None:
        return None
    if said not in list(NameOrder):
        both = " or ".join(NameOrder)
        raise refusal(f"“{clean_name(said, 40)}” is no answer to {ORDER}.", f"It is {both}.")
    return NameOrder(said)


# Asked


def questions(plan: RosterPlan) -> Iterator[Question]:
    """What is still open about the rows: first what the whole file asks."""
    waiting = [row for row in plan.rows if row.waits]
    if waiting:
        first = waiting[0].row
        names = f"{count(len(waiting), 'name is', 'names are')} written with a comma"
        yield Question(
            ORDER,
            f"{names}, as in “{first.name}”. Is the surname before the comma: {first.turned}?",
            (
                Choice(NameOrder.SURNAME_FIRST, f"yes, turn them round: {first.turned}"),
                Choice(NameOrder.AS_WRITTEN, f"no, keep them as they are: {first.name}"),
            ),
        )
    for row in plan.of(Action.ASK):
        if not row.waits:
            yield Question(at_line(WHO, row.line), row.reason, _choices(row), _row(row.row))


def _choices(row: Planned) -> tuple[Choice, ...]:
    new = "somebody new, with the same address" if row.twins and row.row.email else "somebody new"
    return (
        *(Choice(twin_key(twin.line), f"{_called(twin)}, as in line {twin.line}") for twin in row.twins),
        *(Choice(each.id, _called(each)) for each in row.candidates),
        Choice(NEW, new),
    )  # fmt: skip


def twin_key(line: int) -> str:
    """How an answer names somebody by the line of the file in which they stand."""
    return f"line-{line}"


def line_named(answer: str) -> int | None:
    """The line that an answer names; None for another answer."""
    words = fold(answer).split()
    named = len(words) == 2 and words[0] == "line" and words[1].isdecimal()
    return int(words[1]) if named else None


def _row(row: RosterRow) -> str:
    return f"Line {row.line}: {_called(row)}"


def _called(somebody: Person | RosterRow) -> str:
    """A name, with what tells its bearer from another of the same name."""
    about = ", ".join(filter(None, (somebody.organisation, somebody.email)))
    return f"{somebody.name} ({about})" if about else somebody.name


# Answered


def planned(lines: Sequence[RosterLine], known: Known, answers: Answers) -> RosterPlan:
    """The plan with the answers given now or earlier. Raises Trouble for one that cannot be."""
    who, said = by_line(answers, WHO), Said(order_of(answers))
    while True:
        plan = plan_roster(lines, known.everybody, known.members, said)
        more = dict(_repeats(plan, who, known.memory))
        if not more:
            return _with_answers(plan, who, known)
        # A row that is another's brings what it says there, so that all is looked at anew.
        said = replace(said, repeats={**said.repeats, **more})


def _repeats(plan: RosterPlan, who: Mapping[int, str], memory: Memory) -> Iterator[tuple[int, int]]:
    """The rows that were said to be another row of the file."""
    taken = {row.person.id: row.line for row in plan.rows if row.person}
    for row in plan.of(Action.ASK):
        twins = {twin.line: twin.name for twin in row.twins}
        answer = who.get(row.line, "")
        named = [line for line, name in twins.items() if fold_name(name) == fold_name(answer)]
        at = line_named(answer) or (named[0] if len(named) == 1 else None)
        if not answer:
            at = taken.get(PersonId(remembered(memory, row.row)))
        if at in twins:
            yield row.line, at


def _with_answers(plan: RosterPlan, who: Mapping[int, str], known: Known) -> RosterPlan:
    held = {row.line: row for row in plan.rows}
    for line in who:
        if line not in held:
            raise refusal(f"Nobody stands in line {line}.", "The lines are those of the file.")
        _refuse_unasked(held[line], who[line])
    people = {person.id: person for person in known.everybody}
    taken = {row.person.id: row.line for row in plan.rows if row.person}
    for row in plan.of(Action.ASK):
        answer = who.get(row.line) or remembered(known.memory, row.row)
        if not answer or row.waits:
            continue
        person = None if answer == NEW else _meant(answer, row, people)
        if answer != NEW and person is None and row.line in who:
            names = ", ".join(
                (*(f"{each.name} ({short(each.id)})" for each in row.candidates),
                 *(f"{twin.name} ({twin_key(twin.line)})" for twin in row.twins))
            )  # fmt: skip
            raise refusal(
                f"Line {row.line}: nobody is known as “{clean_name(answer, 40)}”.",
                f"It may be {names}.",
            )
        other = taken.get(person.id) if person else None
        if person and other is not None:
            if row.line in who:
                raise refusal(
                    f"Lines {other} and {row.line} cannot both be {person.name}.",
                    "Say that one of them is somebody new, or leave it out.",
                )
            continue
        if answer == NEW or person is not None:
            held[row.line] = settle(row, person, known.members)
            taken |= {person.id: row.line} if person else {}
    return replace(plan, rows=tuple(held[row.line] for row in plan.rows))


def _refuse_unasked(row: Planned, answer: str) -> None:
    """Refuse an answer that would change nothing: nobody asked who the row is."""
    if answer == NEW or (row.action is Action.ASK and not row.waits):
        return
    if row.action is Action.REPEAT:
        return
    if row.person is None:
        raise refusal(f"Line {row.line} is not asked about.", "Leave its answer out.")
    if _meant(answer, row, {row.person.id: row.person}) is None:
        raise refusal(
            f"Line {row.line} is {row.person.name}, who is known already.",
            f"“{clean_name(answer, 40)}” was not taken; leave the answer out.",
        )


# Remembered


def remembered(memory: Memory, row: RosterRow) -> str:
    """The id of whom such a row was said to be; "" when nobody was asked."""
    told = memory.get(_print(row))
    return told.person if told else ""


def remember(desk: Desk, cohort: Cohort, row: RosterRow, person: PersonId, memory: Memory) -> Entry:
    """The entry that keeps who a row is, in the place of an earlier answer about it."""
    earlier = memory.get(_print(row))
    return remember_print(desk, cohort, _print(row), person, earlier.id if earlier else "")


def remember_print(
    desk: Desk, cohort: Cohort, print: str, person: PersonId, earlier: str = ""
) -> Entry:
    """The entry that keeps an answer by its print. earlier: the id of the one that it replaces."""
    told = {"cohort": cohort.id, "person": person, "print": print}
    name = entity("row", earlier)
    entry = desk.store.entry("put", name, told, actor=desk.actor, subject=person)
    return entry if earlier else replace(entry, entity=entity("row", entry.id))


def _print(row: RosterRow) -> str:
    said = "\n".join((row.written or row.name, row.organisation, row.email))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _meant(answer: str, row: Planned, known: Mapping[PersonId, Person]) -> Person | None:
    """The one person an answer means: among those the row may be first, then among all."""
    for people in (row.candidates, tuple(known.values())):
        if found := one_meant(answer, people):
            return found
    return None


def one_meant(answer: str, people: Iterable[Person]) -> Person | None:
    """The one of the people whom an answer means, by the beginning of an id or by name."""
    people = tuple(people)
    by_id = [p for p in people if len(answer) >= _LEAST and p.id.startswith(answer)]
    by_name = [p for p in people if fold_name(p.name) == fold_name(answer)]
    return next((found[0] for found in (by_id, by_name) if len(found) == 1), None)
