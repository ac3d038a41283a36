"""Groups of a session: proposed, changed by hand, used. One object holds what lies on the table.

A face asks for a job, solves it wherever it likes (on another thread, where an interface must not
wait), and lays what was found on the table with ``take``. Using it is one act.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from l4pc_tui.core.live.groups import words
from l4pc_tui.core.live.groups.draft import (
    Draft,
    Found,
    Task,
    lock,
    next_task,
    put,
    solve,
    swapped,
)
from l4pc_tui.core.live.groups.groups_view import Around, GroupsView, groups_view, putting_down
from l4pc_tui.core.live.groups.on_the_wall import Tables, tables_on_the_wall
from l4pc_tui.core.live.groups.shapes import FOURS, Shape, read_shape, sizes_in_words
from l4pc_tui.core.live.groups.wish import (
    Here,
    History,
    history,
    mending,
    present_groups,
    who_is_here,
    wish_of,
)
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.rulings import CLOSED
from l4pc_tui.core.mixing.clashes import Clash, in_words
from l4pc_tui.core.mixing.proposal import FIRST, LONGER
from l4pc_tui.core.mixing.wishes import NO_RULES, Rules, Wish
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb, standing
from l4pc_tui.core.record.names import NO_COHORT, PersonId
from l4pc_tui.core.record.nouns import Seat, Session, entity
from l4pc_tui.core.text.amounts import count, stamp
from l4pc_tui.core.text.toned import Words
from l4pc_tui.desk.people.met import earlier, groups_at, rounds_in, rules_for
from l4pc_tui.desk.settings_file import preferences

if TYPE_CHECKING:
    from l4pc_tui.core.live.run.session_state import LiveSession
    from l4pc_tui.core.live.settings.numbers import Settings
    from l4pc_tui.core.record.entry import Data, Entry, EntryKind
    from l4pc_tui.core.record.names import CohortId, SessionId
    from l4pc_tui.desk.desk import Desk

Groups = tuple[tuple[str, ...], ...]
ROUNDS = 12
"""So many rounds are planned ahead at most."""
AHEAD = 2_000
"""Milliseconds in which several rounds are planned."""
TOO_FEW = "There are fewer than two people here to make groups of. r marks who is here."
NO_SHAPE = "Say pairs, trios, fours, fives, how many in a group, or “6 groups”."
NOTHING = Reply(False, "No groups are on the table. g proposes some.")
ONE_ROUND = Reply(
    False, "Several rounds are on the table. Another proposal of one round can hold people."
)


class Host(Protocol):
    """Where a session's record is held: a console that runs it, or a command."""

    desk: Desk
    room: LiveSession

    @property
    def settings(self) -> Settings: ...
    @property
    def session(self) -> SessionId: ...
    def format_now(self) -> str:
        """How the step that runs has people sit: "trios"; "" where none runs."""
        ...

    def refused(self) -> Reply | None: ...
    def move(self, verb: str, data: Data) -> Entry: ...
    def entry(
        self, kind: EntryKind, name: str, data: Data | None, subject: str | None = None
    ) -> Entry: ...
    def keep(self, entries: Sequence[Entry]) -> None: ...


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be solved, and as what it comes to the table."""

    task: Task
    number: int = 1
    round: str = ""
    kept: bool = False


@dataclass(slots=True)
class Table:
    """What lies on the table: a draft, or why there is none."""

    draft: Draft | None = None
    clash: tuple[str, ...] = ()
    job: Job | None = None
    """The job that the draft is of; another one's result is not for it."""
    cost: int = 0
    shape: Shape = field(default=FOURS)
    used: str = ""
    """The round of which the draft is, if it is in use."""


class Grouping:
    """What a facilitator can do about groups: a part of the conductor."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._table = Table()
        self._earlier: list[tuple[str, list[Groups]]] = []
        self._rules: Rules = NO_RULES
        self._seen: tuple[Draft, LiveSession, GroupsView] | None = None
        """What was last drawn, and of what: it is asked for every second, and at every key."""
        self.shown_at: str | None = None
        """The stop at which the room is shown its groups; None while it is not. Once the session
        goes on to another step the room sees that."""
        self._whole = False
        """Whether the room reads whole names, as it was set when it was last shown its groups."""

    # What is proposed

    def read(self) -> None:
        """Read what other sessions say of who has met, and the rules of people: from the file, so
        that it may take a moment. Called before a job is asked for."""
        cohort = self._cohort
        self._earlier = earlier(self._host.desk, cohort, self._host.session)
        self._rules = rules_for(self._host.desk, cohort)

    def open(self, shape: Shape | None = None, seed: str = "1") -> Job | None:
        """What comes to the table: the groups in use, for who came or left since; those that were
        planned ahead; or new ones. A job where that is to be solved, None where it lies there.
        shape: new ones, and so."""
        here, room = who_is_here(self._host.room), self._host.room
        run = room.run
        self._table = Table(shape=shape or self._usual_shape())
        if shape is None and run.round in room.seats and self._is_of_this_step():
            return self._as_they_sit(run.round, here, worked=True)
        if shape is None and (planned := self._planned()):
            return self._as_they_sit(planned[0], here, worked=False)
        wish = self._wish(here)
        wish = replace(wish, sizes=self._table.shape.sizes(len(wish.people)))
        return self._ask(Job(Task(wish, seed)))

    def resize(self, shape: Shape) -> Job | None:
        """New groups of another size."""
        return self.open(shape)

    def another(self) -> Job | None:
        """Another proposal: who is held stays, and the pairs shown so far cost a little."""
        draft = self._table.draft
        if draft is None:
            return self.open(self._table.shape)
        wish = self._wish(who_is_here(self._host.room))
        wish = replace(wish, sizes=self._table.shape.sizes(len(wish.people)))
        task = next_task(draft, wish)
        self._table.used = ""
        return self._ask(Job(task, draft.number + 1))

    def ahead(self, rounds: int, shape: Shape | None = None, seed: str = "1") -> Job | Reply | None:
        """Several rounds at once, all of one size: the first comes next, the others when it is
        their turn."""
        if not 2 <= rounds <= ROUNDS:
            return Reply(False, f"From 2 to {ROUNDS} rounds can be planned ahead.")
        wish = self._wish(who_is_here(self._host.room))
        self._table = Table(shape=shape or self._table.shape)
        wish = replace(wish, sizes=self._table.shape.sizes(len(wish.people)))
        return self._ask(Job(Task(wish, seed, rounds)))

    def same_tables(self) -> Job | Reply | None:
        """The tables of the last round once more, as a round of its own."""
        room = self._host.room
        last = room.seats.get(room.run.round)
        if not last:
            return Reply(False, "There are no tables to keep: no groups were used in this session.")
        wish = self._wish(who_is_here(room))
        return self._mended(wish, groups_at(_tables(last.values())), "", kept=True)

    def take(self, job: Job, found: Found | list[Clash]) -> bool:
        """Lay on the table what was found for a job; whether that changed anything. It never does
        once a hand has touched what lies there, or where it is no better."""
        table = self._table
        if table.job is not job or (table.draft is not None and table.draft.touched):
            return False
        if isinstance(found, list):
            if table.draft is None:
                table.clash = words.clashes_in_words(found, self._name)
            return table.draft is None
        better = table.draft is None or found.cost < table.cost
        if not better and not (found.proved and found.cost == table.cost):
            return False
        task = job.task
        if table.draft is not None and not better:
            # Those that lie there are as good, and that no better exist is known by now.
            table.draft = replace(table.draft, proved=True)
            return True
        table.cost = found.cost
        table.draft = Draft(
            task.wish, found.rounds, task.seed, proved=found.proved, number=job.number,
            round=job.round, kept=job.kept, avoid=task.wish.avoid,
        )  # fmt: skip
        return True

    def solved(self, job: Job | None) -> bool:
        """Solve a job here and now, and lay it on the table: for faces in which a line is typed
        and then answered. Whether there are groups."""
        if job is not None:
            for milliseconds in budgets(job):
                self.take(job, solve(job.task, milliseconds))
                if self._table.draft is None or self._table.draft.proved:
                    break
        return self._table.draft is not None

    # What lies on the table

    @property
    def draft(self) -> Draft | None:
        """What lies there; None while nothing does."""
        return self._table.draft

    @property
    def job(self) -> Job | None:
        """The job whose result is waited for, or lies there."""
        return self._table.job

    @property
    def clash(self) -> tuple[str, ...]:
        """Why nothing is proposed, in sentences; () where something is, or is being found."""
        return self._table.clash

    @property
    def shape(self) -> Shape:
        """The size that is wished."""
        return self._table.shape

    def view(self) -> GroupsView | None:
        """What lies there, as it is drawn."""
        draft, room = self._table.draft, self._host.room
        if draft is None:
            return None
        if self._seen is None or self._seen[0] is not draft or self._seen[1] is not room:
            self._seen = (draft, room, groups_view(draft, self._around()))
        return self._seen[2]

    def putting_down(self, person: str, table: int, other: str = "") -> Words:
        """What it would do to put somebody down there."""
        draft = self._table.draft
        return putting_down(draft, self._around(), person, table, other) if draft else ()

    def swap(self, one: str, other: str) -> Reply:
        """Two people change places."""
        draft = self._table.draft
        return NOTHING if draft is None else self._touched(swapped(draft, one, other))

    def put(self, person: str, table: int) -> Reply:
        """Somebody goes to a table, from 0, and takes nobody's place."""
        draft = self._table.draft
        return NOTHING if draft is None else self._touched(put(draft, person, table))

    def lock(self, people: Iterable[str]) -> Reply:
        """Hold people where they sit, or let them go."""
        draft = self._table.draft
        if draft is None:
            return NOTHING
        if len(draft.rounds) > 1:
            return ONE_ROUND
        people = list(people)
        self._table.draft = lock(draft, people)
        held = all(self._table.draft.holds(each) for each in people)
        named = (
            self._name(people[0]) if len(people) == 1 else f"Table {draft.table_of(people[0]) + 1}"
        )
        where = "" if len(people) > 1 else f" at table {draft.table_of(people[0]) + 1}"
        return Reply(True, f"{named} is held{where}." if held else f"{named} may move again.")

    def turn(self, by: int) -> None:
        """Look at another of several rounds."""
        if draft := self._table.draft:
            at = (draft.at + by) % len(draft.rounds)
            self._table.draft = replace(draft, at=at)

    # What is kept

    def accept(self) -> Reply:
        """Use what lies there: a move, and a seat for each person, in one act. Shown to the room."""
        draft, host = self._table.draft, self._host
        if said := host.refused():
            return said
        if host.room.run.state is State.CLOSED:
            return Reply(False, CLOSED.words)
        if draft is None:
            return NOTHING
        missing = {each.id for each in draft.wish.people} - {
            each.id for each in who_is_here(host.room).people
        }
        if missing:
            return Reply(False, f"{self._name(min(missing))} is not here any more. g looks again.")
        draft = replace(draft, at=0)
        entries = self._entries(draft)
        self._be_shown()
        told = sizes_in_words([len(group) for group in draft.groups])
        if not entries:
            return Reply(True, "These groups are in use already. The Screen shows them.")
        host.keep(entries)
        more = len(draft.rounds) - 1
        later = f" {count(more, 'more round')} planned: g brings each in its turn." if more else ""
        self._table = Table(shape=self._table.shape)
        return Reply(True, f"In use: {told}. The Screen shows them.{later}")

    def show(self, *, on: bool) -> Reply:
        """Show the room its groups, or put them away."""
        run = self._host.room.run
        if said := self._host.refused():
            return said
        if on and not self._host.room.seats.get(run.round):
            return Reply(False, "There are no groups to show yet. g proposes some.")
        self.shown_at = None
        if on:
            self._be_shown()
        return Reply(
            True, "The Screen shows the groups." if on else "The groups are off the Screen."
        )

    @property
    def on_the_screen(self) -> bool:
        """Whether the room sees its groups now."""
        run = self._host.room.run
        return self.shown_at == run.at and run.round in self._host.room.seats

    def in_use(self) -> Groups:
        """The groups that the room works in, without those who are not here any more."""
        room = self._host.room
        seats = room.seats.get(room.run.round, {})
        here = who_is_here(room)
        return present_groups(groups_at(_tables(seats.values())), (each.id for each in here.people))

    def on_the_wall(self) -> Tables:
        """What the room reads of its groups now; () while it is shown something else."""
        if not self.on_the_screen:
            return ()
        here = who_is_here(self._host.room)
        return tables_on_the_wall(self.in_use(), here.people, here.online, whole=self._whole)

    def offer(self) -> str:
        """What is said when a step begins that has people in groups; "" elsewhere."""
        shape = read_shape(self._host.format_now())
        return f"In {shape.words}: g makes the groups." if shape else ""

    # Inside

    def _be_shown(self) -> None:
        self.shown_at = self._host.room.run.at
        self._whole = preferences(self._host.desk).settings.names_on_screen == "whole"

    @property
    def _cohort(self) -> CohortId:
        held = self._host.room.record.one(Kind.SESSION, self._host.session)
        return held.noun.cohort if held and isinstance(held.noun, Session) else NO_COHORT

    def _name(self, person: str) -> str:
        return self._names().get(person, "somebody")

    def _names(self) -> dict[str, str]:
        return {
            each.person.id: each.person.display_name or each.person.name
            for each in self._host.room.enrolled
        }

    def _history(self, without: str = "") -> History:
        """Who has met before. without: a round that is not counted, for it is being mended."""
        seats = (
            seat for round, of_one in self._host.room.seats.items() if round != without
            for seat in of_one.values()
        )  # fmt: skip
        return history(self._earlier, list(rounds_in(seats).values()))

    def _wish(self, here: Here, without: str = "") -> Wish:
        return wish_of(
            self._host.room, here, self._history(without), self._rules, self._host.settings
        )

    def _around(self) -> Around:
        table, here = self._table, who_is_here(self._host.room)
        draft = table.draft
        came: tuple[str, ...] = ()
        if draft is not None and draft.wish.seats:
            seated = {one for group in draft.wish.seats for one in group}
            came = tuple(each.id for each in draft.wish.people if each.id not in seated)
        return Around(here, self._history(table.used), self._names(), came, bool(table.used))

    def _usual_shape(self) -> Shape:
        return read_shape(self._host.format_now()) or self._table.shape

    def _is_of_this_step(self) -> bool:
        """Whether groups were last used at the step that runs: another one asks for new ones."""
        at = used = ""
        for move in standing(self._host.room.moves):
            at = str(move.data.get("stop") or at)
            used = at if move.verb == Verb.GROUPS else used
        return used == self._host.room.run.at

    def _planned(self) -> list[str]:
        """The rounds that are planned ahead, the next one first."""
        seats = self._host.room.seats
        return [
            round for round in sorted(seats)
            if seats[round] and not any(seat.at for seat in seats[round].values())
        ]  # fmt: skip

    def _as_they_sit(self, round: str, here: Here, *, worked: bool) -> Job | None:
        seats = self._host.room.seats[round].values()
        self._table.used = round if worked else ""
        return self._mended(
            self._wish(here, round if worked else ""), groups_at(_tables(seats)), round
        )

    def _mended(self, wish: Wish, groups: Groups, round: str, *, kept: bool = False) -> Job | None:
        """A job that seats who came and closes up after who left; None where nobody did: the
        groups lie on the table as they are."""
        wish = mending(wish, groups)
        job = Job(Task(wish, "1"), 1, round, kept)
        here, seated = {each.id for each in wish.people}, {one for each in groups for one in each}
        if here != seated:
            return self._ask(job)
        self._table.job, self._table.clash = None, ()
        self._table.draft = Draft(wish, (wish.seats,), "1", round=round, kept=kept)
        return None

    def _ask(self, job: Job) -> Job | None:
        self._table.job = job
        self._table.draft = None
        self._table.clash = ()
        if len(job.task.wish.people) < 2:
            self._table.clash = (TOO_FEW,)
            return None
        return job

    def _touched(self, found: Draft | list[Clash]) -> Reply:
        if isinstance(found, list):
            return Reply(False, " ".join(in_words(each, self._name) for each in found))
        self._table.draft = found
        return Reply(True, "")

    def _entries(self, draft: Draft) -> list[Entry]:
        """What using a draft keeps; nothing where its groups are in use as they are."""
        host = self._host
        at = stamp(host.desk.now(), host.desk.zone)
        round = draft.round or host.desk.new_id()
        data = {
            "round": round, "sizes": [len(group) for group in draft.groups],
            "told": words.reached(draft), "seed": draft.seed,
        }  # fmt: skip
        # First of all: undo takes back what was kept from here on.
        move = host.move(Verb.GROUPS, data)
        seats = self._seats(round, draft.groups, at)
        if not seats and round == host.room.run.round:
            return []
        entries = [move, *seats]
        if len(draft.rounds) > 1:
            # A plan made anew takes the place of what was planned before.
            for old in self._planned():
                entries += [self._seat_gone(old, person) for person in host.room.seats[old]]
        for number, groups in enumerate(draft.rounds[1:], 2):
            # Ids tell no order; the rounds of a plan come in that of their numbers.
            entries += self._seats(f"{round}.{number:02}", groups, "")
        return entries

    def _seats(self, round: str, groups: Groups, at: str) -> list[Entry]:
        """A seat for each person whose place in a round is new; of a round that was planned, those
        who are not here have none."""
        host, entries = self._host, []
        held = host.room.seats.get(round, {})
        here = {one for group in groups for one in group}
        for table, group in enumerate(groups, 1):
            for one in group:
                was = held.get(PersonId(one))
                if was is not None and was.at and was.table == table:
                    continue
                seat = Seat("", host.session, round, PersonId(one), table, at)
                name = entity("seat", host.session, round, one)
                entries.append(host.entry("put", name, seat.data(), one))
        planned = [person for person, seat in held.items() if not seat.at and person not in here]
        return [*entries, *(self._seat_gone(round, person) for person in planned)]

    def _seat_gone(self, round: str, person: str) -> Entry:
        name = entity("seat", self._host.session, round, person)
        return self._host.entry("del", name, None, person)


def budgets(job: Job) -> tuple[int, ...]:
    """How many milliseconds are spent on a job: first until something lies on the table, then, as
    long as nobody touches it, to better it."""
    if job.task.rounds > 1:
        return (AHEAD,)
    # Who comes late has her seat at once: little is to be looked at.
    return (FIRST,) if job.task.wish.seats else (FIRST, LONGER)


def _tables(seats: Iterable[Seat]) -> dict[int, list[str]]:
    tables: dict[int, list[str]] = {}
    for seat in seats:
        tables.setdefault(seat.table, []).append(seat.person)
    return tables
