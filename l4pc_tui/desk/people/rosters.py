"""Rosters: a file of people brought into a cohort, row by row, with nothing lost in silence."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.people.roster import Action, Planned, plan_roster
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import NO_SESSION, PersonId
from l4pc_tui.core.record.nouns import Cohort, Member, Person, entity
from l4pc_tui.core.text.folding import fold
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.roster_questions import (
    Answers,
    Memory,
    Question,
    memory_of,
    questions,
    remember,
    remembered,
    with_answers,
)
from l4pc_tui.desk.trouble import refusal, said_kindly

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

NONE: Answers = {}
_LEADING = ("facilitator", "co facilitator", "cofacilitator", "lead facilitator")
"""Roles, folded, whose people are on the register but in no count, hours or group."""


@dataclass(frozen=True, slots=True)
class RosterReport:
    """What an import did, or would do.

    told:   in figures and words. lines: a sentence for each row that is not plain.
    asks:   rows left out because only a person can say who they are, with who they may be.
    """

    cohort: Cohort
    told: str
    lines: tuple[str, ...]
    asks: tuple[Question, ...]
    dry_run: bool


def import_roster(
    desk: Desk, file: Path, cohort: str, *, dry_run: bool = False, answers: Answers = NONE
) -> RosterReport:
    """Bring a roster file into a cohort; all of it in one transaction, or nothing.

    answers: who the rows are that an import asked about; they are remembered. Importing the
    same file twice changes nothing. Raises Trouble for a file that cannot be read or an answer
    that cannot be, in one sentence.
    """
    from l4pc_tui.exchange.roster_file import read_roster

    into = find_cohort(desk, cohort)
    with said_kindly():
        lines = read_roster(file)
    everybody = desk.store.people()
    members = {member.person for member in desk.store.members(into.id)}
    held = {row.session.id for row in desk.store.sessions(into.id)}
    plan = plan_roster(lines, everybody, members)
    if plan.problem:
        raise refusal(plan.problem, f"The file is {file.name}.")
    memory = memory_of(desk, into)
    plan = with_answers(plan, answers, everybody, members, memory)
    entries = [
        entry
        for row in plan.rows
        for entry in _entries(desk, into, held, row, memory if row.line in answers else None)
    ]
    if entries and not dry_run:
        desk.store.write(entries)
    remarked = [remark for row in plan.rows for remark in row.remarks]
    refused = [row.reason for row in plan.of(Action.REFUSED)]
    unread = [f"The column “{heading}” is not kept." for heading in plan.unread]
    told = (*refused, *remarked, *unread)
    return RosterReport(into, plan.in_words(), told, questions(plan), dry_run)


def _entries(
    desk: Desk, cohort: Cohort, sessions: Container[str], planned: Planned, memory: Memory | None
) -> Iterator[Entry]:
    """What a row changes. ``sessions``: the cohort's. memory: where a person said who it is now."""
    person = planned.person
    if planned.action is Action.ADD:
        person = planned.row.person(PersonId(desk.new_id()))
    if person is None or planned.action in (Action.ASK, Action.REFUSED):
        return
    found = planned.joins and person.walk_in in sessions
    if found:
        # Who walked into a session of this cohort is now on its roster.
        person = replace(person, walk_in=NO_SESSION)
    if memory is not None and remembered(memory, planned.row) != person.id:
        yield remember(desk, cohort, planned, person.id, memory)
    if found or planned.action in (Action.ADD, Action.UPDATE):
        yield _put(desk, entity("person", person.id), person)
    if planned.joins:
        leads = any(fold(role) in _LEADING for role in person.roles)
        yield _put(
            desk,
            entity("member", cohort.id, person.id),
            Member(f"{cohort.id}/{person.id}", cohort.id, person.id, leads),
            person.id,
        )
        # Whom someone supports, or is to be kept apart from: kept as it was written, for the
        # groups to come.
        for number, link in enumerate(planned.row.links):
            told = {"cohort": cohort.id, "person": person.id, "kind": str(link.kind),
                    "name": link.name, "offered": link.offered}  # fmt: skip
            name = entity("link", cohort.id, person.id, str(number))
            yield desk.store.entry("put", name, told, actor=desk.actor, subject=person.id)


def _put(desk: Desk, name: str, noun: Person | Member, subject: str = "") -> Entry:
    return desk.store.entry("put", name, noun.data(), actor=desk.actor, subject=subject or noun.id)
