"""Groups of a session: proposed, changed by hand, used. One object holds what lies on the table.

A face asks for a job, solves it wherever it likes (on another thread, where an interface must not
wait), and lays what was found on the table with ``take``. Using it is one act.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from l4pc_tui.core.live.groups.draft import (
    Draft,
    Groups,
    lock,
    put,
    swapped,
)
from l4pc_tui.core.live.groups.groups_view import Around, GroupsView, groups_view
from l4pc_tui.core.live.groups.landing import Landing, landing
from l4pc_tui.core.live.groups.on_the_wall import Tables, tables_on_the_wall
from l4pc_tui.core.live.groups.shapes import Shape, read_shape, sizes_in_words
from l4pc_tui.core.live.groups.wish import (
    present_groups,
    who_is_here,
)
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.rulings import CLOSED
from l4pc_tui.core.mixing.clashes import Clash, in_words
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.groups.jobs import Host, Job, Table
from l4pc_tui.desk.groups.keeping import entries_of
from l4pc_tui.desk.groups.proposing import Proposing
from l4pc_tui.desk.people.met import groups_of
from l4pc_tui.desk.settings_file import preferences

if TYPE_CHECKING:
    from l4pc_tui.core.live.run.session_state import LiveSession

NO_SHAPE = "Say pairs, trios, fours, fives, how many in a group, or “6 groups”."
NOTHING = Reply(False, "No groups are on the table. g proposes some.")
ONE_ROUND = Reply(
    False, "Several rounds are on the table. Another proposal of one round can hold people."
)


class Grouping(Proposing):
    """What a facilitator can do about groups: a part of the conductor."""

    def __init__(self, host: Host, shown: str = "The Screen shows them.") -> None:
        """shown: what is said of the Screen when groups are used."""
        super().__init__(host)
        self._shown = shown
        self._seen: tuple[Draft, LiveSession, GroupsView] | None = None
        """What was last drawn, and of what: it is asked for every second, and at every key."""
        self.shown_at: str | None = None
        """The stop at which the room is shown its groups; None while it is not. Once the session
        goes on to another step the room sees that."""
        self._whole = False
        """Whether the room reads whole names, as it was set when it was last shown its groups."""

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

    def landing(self, person: str, table: int, other: str = "") -> Landing | None:
        """What it would do to put somebody down there; None where nothing lies on the table."""
        draft = self._table.draft
        return landing(draft, self._around(), person, table, other) if draft else None

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
        entries = entries_of(host, draft)
        self._be_shown()
        told = sizes_in_words([len(group) for group in draft.groups])
        if not entries:
            return Reply(True, f"These groups are in use already. {self._shown}")
        host.keep(entries)
        more = len(draft.rounds) - 1
        later = f" {count(more, 'more round')} planned: g brings each in its turn." if more else ""
        seated = {each.id for each in draft.wish.people}
        waiting = [each.id for each in who_is_here(host.room).people if each.id not in seated]
        unseated = (
            f" Without a seat yet: {listed(sorted(map(self._name, waiting), key=filed))}; g again."
            if waiting
            else ""
        )
        self._table = Table(shape=self._table.shape)
        return Reply(True, f"In use: {told}. {self._shown}{later}{unseated}")

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
        return present_groups(groups_of(seats.values()), (each.id for each in here.people))

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

    def _around(self) -> Around:
        table, here = self._table, who_is_here(self._host.room)
        draft = table.draft
        came: tuple[str, ...] = ()
        if draft is not None and draft.wish.seats:
            seated = {one for group in draft.wish.seats for one in group}
            came = tuple(each.id for each in draft.wish.people if each.id not in seated)
        return Around(here, self._history(table.used), self._names(), came, bool(table.used))

    def _touched(self, found: Draft | list[Clash]) -> Reply:
        if isinstance(found, list):
            return Reply(False, " ".join(in_words(each, self._name) for each in found))
        self._table.draft = found
        return Reply(True, "")
