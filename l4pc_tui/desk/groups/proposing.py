"""What is proposed: new groups, those in use for who came or left, those planned, the same again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from l4pc_tui.core.live.groups import words
from l4pc_tui.core.live.groups.draft import (
    Draft,
    Found,
    Groups,
    Task,
    next_task,
    solve,
)
from l4pc_tui.core.live.groups.shapes import Shape, read_shape
from l4pc_tui.core.live.groups.wish import (
    Here,
    History,
    history,
    mending,
    who_is_here,
    wish_of,
)
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.session_state import cohort_of
from l4pc_tui.core.mixing.clashes import Clash
from l4pc_tui.core.mixing.wishes import NO_RULES, Rules, Wish
from l4pc_tui.core.record.moves import Verb, standing
from l4pc_tui.desk.groups.jobs import Host, Job, Table, budgets
from l4pc_tui.desk.groups.keeping import planned
from l4pc_tui.desk.people.met import earlier, groups_of, rounds_in, rules_for

if TYPE_CHECKING:
    from l4pc_tui.core.record.names import CohortId

ROUNDS = 12
"""So many rounds are planned ahead at most."""
TOO_FEW = "There are fewer than two people here to make groups of. r marks who is here."


class Proposing:
    """Holds the table, and the jobs of which its groups come."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._table = Table()
        self._earlier: list[tuple[str, list[Groups]]] = []
        self._rules: Rules = NO_RULES

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
        if shape is None and (ahead := planned(room)):
            return self._as_they_sit(ahead[0], here, worked=False)
        wish = self._wish(here)
        wish = replace(wish, sizes=self._table.shape.sizes(len(wish.people)))
        return self._ask(Job(Task(wish, seed)))

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
        self._table.used = ""
        wish = self._wish(who_is_here(room))
        return self._mended(wish, groups_of(last.values()), "", kept=True)

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

    @property
    def _cohort(self) -> CohortId:
        return cohort_of(self._host.room)

    def _name(self, person: str) -> str:
        return self._names().get(person, "somebody")

    def _names(self) -> dict[str, str]:
        return {
            each.person.id: each.person.display_name or each.person.name
            for each in self._host.room.enrolled
        }

    def _history(self, without: str = "") -> History:
        """Who has met before. without: a round that is not counted, for it is being mended."""
        room = self._host.room
        seats = (seat for seat in room.seated if seat.round != without)
        return history(self._earlier, list(rounds_in(seats, room.line).values()))

    def _wish(self, here: Here, without: str = "") -> Wish:
        return wish_of(
            self._host.room, here, self._history(without), self._rules, self._host.settings
        )

    def _usual_shape(self) -> Shape:
        return read_shape(self._host.format_now()) or self._table.shape

    def _is_of_this_step(self) -> bool:
        """Whether groups were last used at the step that runs: another one asks for new ones."""
        at, used = "", None
        for move in standing(self._host.room.moves):
            at = str(move.data.get("stop") or at)
            if move.verb == Verb.GROUPS or (move.verb == Verb.START and used is not None):
                # Those that were made before the start are for the step that it begins with.
                used = at
        return used == self._host.room.run.at

    def _as_they_sit(self, round: str, here: Here, *, worked: bool) -> Job | None:
        seats = self._host.room.seats[round].values()
        self._table.used = round if worked else ""
        return self._mended(self._wish(here, round if worked else ""), groups_of(seats), round)

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
