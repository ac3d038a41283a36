"""Rosters: a file of people brought into a cohort, row by row, with nothing lost in silence."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.attendance.reports import attendance_in
from l4pc_tui.core.people.enrolled import roles_of
from l4pc_tui.core.people.question import Answers, Choice, Question
from l4pc_tui.core.people.roster_plan import Action, Planned, RosterPlan
from l4pc_tui.core.people.roster_rows import GAPS
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import NO_SESSION, PersonId
from l4pc_tui.core.record.nouns import Cohort, Member, Person
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.folding import fold
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.persons import (
    changed_member,
    member_entry,
    person_entry,
    write_act,
)
from l4pc_tui.desk.people.roster_questions import (
    REGISTER,
    REPORT,
    ROSTER,
    SHEET,
    WHO,
    Known,
    by_line,
    planned,
    questions,
    remember,
    remembered,
)
from l4pc_tui.desk.people.roster_ties import ties
from l4pc_tui.desk.people.sessions import today
from l4pc_tui.desk.trouble import refusal, said_kindly

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.exchange.roster_file import RosterSheet

NONE: Answers = {}


@dataclass(frozen=True, slots=True)
class RowReport:
    """What was done, or would be, with one row. done: an Action. told: what is not plain about it,
    in sentences that begin with its line. left_out: whether somebody in it does not come in."""

    line: int
    name: str
    organisation: str
    email: str
    roles: tuple[str, ...]
    done: str
    told: tuple[str, ...]
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class RosterReport:
    """What an import did, or would do.

    told: in figures and words. rows: every line below the headings. lines: a sentence for each
    row and column that is not plain. questions: what only a person can decide; the rows that they
    are about are left out meanwhile. left_out: whether somebody may be missing.
    """

    cohort: Cohort
    told: str
    rows: tuple[RowReport, ...]
    lines: tuple[str, ...]
    questions: tuple[Question, ...]
    left_out: bool
    dry_run: bool


def import_roster(
    desk: Desk, file: Path, cohort: str, *, dry_run: bool = False, answers: Answers = NONE
) -> RosterReport:
    """Bring a roster file into a cohort; all of it in one act, or nothing.

    answers: to what an import asked; those about rows are remembered. Importing the same file
    twice changes nothing. Raises Trouble for a file that cannot be read or an answer that cannot
    be, in one sentence.
    """
    from l4pc_tui.exchange.roster_file import read_rosters

    into = find_cohort(desk, cohort)
    with said_kindly():
        found = read_rosters(file)
    by_line(answers, WHO)
    sheet = _chosen(found, answers)
    if sheet is None:
        return _asking(into, _which_sheet(found), dry_run)
    if (kind := attendance_in(sheet.lines)) and answers.get(REPORT) != ROSTER:
        return _asking(into, _is_report(kind), dry_run)
    everybody = desk.store.people()
    held = {member.person: member for member in desk.store.members(into.id)}
    known = Known(
        everybody,
        {each.id: roles_of(each, held[each.id]) for each in everybody if each.id in held},
        desk.store.row_answers(into.id),
    )
    plan = planned(sheet.lines, known, answers)
    if plan.problem:
        raise refusal(plan.problem, f"The file is {file.name}.")
    import_ = _Import(desk, into, held, known, by_line(answers, WHO))
    entries = list(import_.entries(plan))
    people = {each.id: each for each in everybody if each.id in held} | import_.people
    tied = ties(desk, into, import_.rows, people.values(), answers)
    entries += tied.entries
    if entries and not dry_run:
        from l4pc_tui.desk.backups import before_import

        before_import(desk)
        write_act(desk, entries)
    return RosterReport(
        into, plan.in_words(), tuple(map(_told, plan.rows)), (*sheet.remarks, *_lines(plan), *tied.lines),
        (*questions(plan), *tied.questions), any(row.is_left_out for row in plan.rows), dry_run,
    )  # fmt: skip


def _chosen(found: Sequence[RosterSheet], answers: Answers) -> RosterSheet | None:
    """The sheet that is meant; None where there are several and nobody said which."""
    said = answers.get(SHEET)
    if said is None:
        return found[0] if len(found) == 1 else None
    named = [sheet for sheet in found if sheet.name == said]
    named = named or [sheet for sheet in found if fold(sheet.name) == fold(said)]
    if len(named) != 1:
        names = ", ".join(f"“{sheet.name}”" for sheet in found)
        raise refusal(
            f"There is no sheet “{clean_name(said, 40)}” with people.", f"It has {names}."
        )
    return named[0]


def _which_sheet(found: Sequence[RosterSheet]) -> Question:
    choices = (Choice(s.name, f"{s.name}, {count(len(s.lines), 'line')}") for s in found)
    return Question(SHEET, f"{len(found)} sheets have a list of people. Which one?", tuple(choices))


def _is_report(kind: str) -> Question:
    return Question(
        REPORT,
        f"This is {kind}: it tells who came to a session, and when. “l4pc register import FILE "
        "--session ID” takes it into a register. Are its people to come on the roster too?",
        (
            Choice(ROSTER, "yes, bring its people onto the roster"),
            Choice(REGISTER, "no, it belongs to a register"),
        ),
    )


def _asking(into: Cohort, question: Question, dry_run: bool) -> RosterReport:
    """Nothing can be done before that is answered."""
    return RosterReport(into, "nobody yet", (), (), (question,), True, dry_run)


def _lines(plan: RosterPlan) -> Iterator[str]:
    """A sentence for all that is not plain, but for what is asked."""
    for action in (Action.REFUSED, Action.REPEAT, Action.ASIDE):
        yield from (row.reason for row in plan.of(action))
    for row in plan.rows:
        yield from row.remarks
    yield from plan.told
    yield from (f"The column “{heading}” is not kept." for heading in plan.unread)


def _told(row: Planned) -> RowReport:
    said = row.row
    return RowReport(
        row.line, said.name, said.organisation, said.email, row.roles or said.roles,
        str(row.action), tuple(filter(None, (row.reason, *row.remarks))), row.is_left_out,
    )  # fmt: skip


class _Import:
    """What one import changes. people: who stands in it, as they will be; rows: where, by id."""

    def __init__(
        self, desk: Desk, cohort: Cohort, members: Mapping[PersonId, Member], known: Known,
        said: Container[int],
    ) -> None:  # fmt: skip
        """said: the lines of which a person said now who they are."""
        self._desk, self._cohort, self._members = desk, cohort, members
        self._memory, self._said = known.memory, said
        rows = desk.store.sessions(cohort.id)
        self._sessions = {row.session.id for row in rows}
        # Whoever comes to a cohort that is under way has not missed what was before.
        under_way = bool(members) and any(row.started for row in rows)
        self._joined = today(desk) if under_way else ""
        self.people: dict[PersonId, Person] = {}
        self.rows: dict[PersonId, Planned] = {}

    def entries(self, plan: RosterPlan) -> Iterator[Entry]:
        """What the rows change."""
        ids: dict[int, PersonId] = {}
        for row in plan.rows:
            person = row.person
            if row.action is Action.ADD:
                person = row.row.person(PersonId(self._desk.new_id()))
            if person is not None:
                ids[row.line] = person.id
                self.rows[person.id] = row
                yield from self._of(row, person)
        for row in plan.rows:
            # A repeat that somebody had to decide about is remembered like any other answer.
            whose = ids.get(row.repeats) if row.repeats else None
            if whose is not None and remembered(self._memory, row.row) != whose:
                yield remember(self._desk, self._cohort, row.row, whose, self._memory)

    def _of(self, row: Planned, person: Person) -> Iterator[Entry]:
        walked_in = row.joins and person.walk_in in self._sessions
        if walked_in:
            # Who walked into a session of this cohort is now on its roster.
            person = replace(person, walk_in=NO_SESSION)
        self.people[person.id] = person
        if row.line in self._said and remembered(self._memory, row.row) != person.id:
            yield remember(self._desk, self._cohort, row.row, person.id, self._memory)
        if walked_in or row.action is Action.ADD or set(row.filled) & set(GAPS):
            yield person_entry(self._desk, person)
        member, held = self._member(row, person), self._members.get(person.id)
        if held is None:
            yield member_entry(self._desk, member)
        elif member != held:
            yield from changed_member(self._desk, member)

    def _member(self, row: Planned, person: Person) -> Member:
        """The person's place in the cohort, with what the row says they are there."""
        held = self._members.get(person.id)
        if held is not None and "roles" not in row.filled:
            return held
        place = held or Member(
            f"{self._cohort.id}/{person.id}", self._cohort.id, person.id, joined=self._joined
        )
        leads = place.facilitates or row.row.facilitates
        return replace(place, roles=row.roles, facilitates=leads)
