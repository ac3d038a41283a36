"""Rows of a roster that only a person can decide about: asked one by one, and remembered.

An answer is kept for what the row says, not for its line, so that the same file (or the same
people in another one) is not asked about a second time. What the row says stands in the entry as
a print of it, and not in the thing's name: an erasure must be able to empty it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.people.roster import Action, Planned, RosterPlan, settle
from l4pc_tui.core.people.roster_rows import RosterRow
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import PersonId, short
from l4pc_tui.core.record.nouns import Cohort, Person, RowAnswer, entity
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.folding import fold_name
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

NEW = "new"
"""The answer that a row is somebody who is not known yet."""
_LEAST = 4
"""Signs of an id's beginning that may stand for it."""

Memory = Mapping[str, RowAnswer]
"""What was answered in a cohort, by the print of the row."""
Answers = Mapping[int, str]
"""The line of an asked row → the id of a person, its beginning or a name; or NEW."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a row may be."""

    person: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """One row that waits for an answer. told: the question, in a sentence with the line."""

    line: int
    name: str
    about: str
    told: str
    candidates: tuple[Candidate, ...]


def questions(plan: RosterPlan) -> tuple[Question, ...]:
    """The rows that are still asked about."""
    return tuple(
        Question(
            row.line, row.row.name, _about(row.row), row.reason,
            tuple(Candidate(each.id, each.name, _about(each)) for each in row.candidates),
        )
        for row in plan.of(Action.ASK)
    )  # fmt: skip


def with_answers(
    plan: RosterPlan, answers: Answers, everybody: Sequence[Person],
    members: Iterable[str], memory: Memory,
) -> RosterPlan:  # fmt: skip
    """The plan with the answers given now or earlier. Raises Trouble for one that cannot be."""
    held = {row.line: row for row in plan.rows}
    for line in answers:
        if line not in held:
            raise refusal(f"Nobody stands in line {line}.", "The lines are those of the file.")
        _refuse_unasked(held[line], answers[line])
    known, members = {person.id: person for person in everybody}, frozenset(members)
    taken = {row.person.id: row.line for row in plan.rows if row.person}
    for row in plan.of(Action.ASK):
        answer = answers.get(row.line) or remembered(memory, row.row)
        if not answer:
            continue
        person = None if answer == NEW else _meant(answer, row, known)
        if answer != NEW and person is None and row.line in answers:
            names = ", ".join(f"{each.name} ({short(each.id)})" for each in row.candidates)
            raise refusal(
                f"Line {row.line}: nobody is known as “{clean_name(answer, 40)}”.",
                f"It may be {names}.",
            )
        other = taken.get(person.id) if person else None
        if person and other is not None:
            if row.line in answers:
                raise refusal(
                    f"Lines {other} and {row.line} cannot both be {person.name}.",
                    "Say that one of them is somebody new, or leave it out.",
                )
            continue
        if answer == NEW or person is not None:
            held[row.line] = settle(row, person, members)
            taken |= {person.id: row.line} if person else {}
    return replace(plan, rows=tuple(held[row.line] for row in plan.rows))


def _refuse_unasked(row: Planned, answer: str) -> None:
    """Refuse an answer that would change nothing: nobody asked who the row is."""
    if row.action is Action.ASK or answer == NEW:
        return
    if row.person is None:
        raise refusal(f"Line {row.line} is not asked about.", "Leave its answer out.")
    if _meant(answer, row, {row.person.id: row.person}) is None:
        raise refusal(
            f"Line {row.line} is {row.person.name}, who is known already.",
            f"“{clean_name(answer, 40)}” was not taken; leave the answer out.",
        )


def memory_of(desk: Desk, cohort: Cohort) -> Memory:
    """What was answered in a cohort; of two answers about one row the later counts."""
    return desk.store.row_answers(cohort.id)


def remembered(memory: Memory, row: RosterRow) -> str:
    """The id of whom such a row was said to be; "" when nobody was asked."""
    told = memory.get(_print(row))
    return told.person if told else ""


def remember(
    desk: Desk, cohort: Cohort, planned: Planned, person: PersonId, memory: Memory
) -> Entry:
    """The entry that keeps who a row is, in the place of an earlier answer about it."""
    told = {"cohort": cohort.id, "person": person, "print": _print(planned.row)}
    earlier = memory.get(told["print"])
    name = entity("row", earlier.id if earlier else "")
    entry = desk.store.entry("put", name, told, actor=desk.actor, subject=person)
    return entry if earlier else replace(entry, entity=entity("row", entry.id))


def _print(row: RosterRow) -> str:
    said = "\n".join((row.name, row.organisation, row.email))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _meant(answer: str, row: Planned, known: Mapping[PersonId, Person]) -> Person | None:
    """The one person an answer means: among those the row may be first, then among all."""
    for people in (row.candidates, tuple(known.values())):
        by_id = [p for p in people if len(answer) >= _LEAST and p.id.startswith(answer)]
        by_name = [p for p in people if fold_name(p.name) == fold_name(answer)]
        for found in (by_id, by_name):
            if len(found) == 1:
                return found[0]
    return None


def _about(somebody: Person | RosterRow) -> str:
    """What tells somebody from another of the same name."""
    return ", ".join(filter(None, (somebody.organisation, somebody.email)))
