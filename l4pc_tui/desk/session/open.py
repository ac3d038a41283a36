"""Opening a session: its scripts, its entries, its people, and what happened while away."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.run.run import replay
from l4pc_tui.core.live.run.session_state import LiveSession, gather, story_in, without
from l4pc_tui.core.live.settings.meanings import pins, pins_of, start_of, started_with
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.sheet.changes import UNCHANGED
from l4pc_tui.core.live.sheet.replan import replan
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.sheet.stand_in import with_stand_ins
from l4pc_tui.core.live.time.actuals import StepName, Usual
from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.record.resolve import Record
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.text.amounts import as_date, local
from l4pc_tui.desk.people.enrolment import where
from l4pc_tui.desk.people.sessions import in_order
from l4pc_tui.desk.session.pinned_scripts import (
    Scripts,
    all_exercises,
    day_of,
    inserted_scripts,
    scripts,
    scripts_to_tell,
    sheet_of,
)
from l4pc_tui.desk.settings_file import Preferences, preferences
from l4pc_tui.desk.trouble import Trouble, refusal

if TYPE_CHECKING:
    from l4pc_tui.core.live.notes.follow_up import ComingBack
    from l4pc_tui.core.live.view.view import Heading
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.conductor import Conductor
    from l4pc_tui.store.tables.rowsets import SessionRow

DOUBT = 10.0
"""Seconds since the last beat from which a running session is asked about: two beats."""


@dataclass(frozen=True, slots=True)
class Read:
    """A session as the file tells it.

    people: how many its times count with. number: which of its cohort's sessions it is, from 1;
    0 for a try-out. inserted: the exercises that were put into its plan, by sha256. returning:
    the commitments of earlier sessions that come back. settings: those it started with, or would
    now; wrong: what of the person's own could not be taken, a sentence each.
    story: whether its cohort has the story's names of the places. next_session: when the cohort
    meets again, where that is planned. wall: what stands on the wall by wish, as it is kept.
    """

    desk: Desk
    row: SessionRow
    scripts: Scripts
    people: int
    room: LiveSession
    number: int = 0
    inserted: Mapping[str, Scripts] = field(default_factory=dict)
    returning: tuple[ComingBack, ...] = ()
    settings: Settings = DEFAULTS
    wrong: tuple[str, ...] = ()
    story: bool = False
    next_session: date | None = None
    wall: str = ""

    def day(self, began: float | None) -> date:
        """The day that its clock times hold on, when it began at that moment or not yet."""
        return day_of(self.desk, self.row.session, began)

    def day_told(self) -> date:
        """The day that is told of it afterwards: when it began, or what it was planned for however
        long ago, for nobody will run it on that day any more."""
        began = self.room.run.started
        planned = None if began is not None else as_date(self.row.session.date)
        return planned or self.day(began)

    def sheet(self, on: date, found: Scripts | None = None) -> Sheet:
        """Its run sheet on a day; or that of other scripts, as if they were its own."""
        return sheet_of(
            self.desk, self.row.session, found or self.scripts, on=on, people=self.people,
            cohort=self.row.cohort_name,
        )  # fmt: skip

    def sheet_planned(self, on: date | None = None) -> Sheet:
        """Its run sheet as it stood when it began, or stands while it has not: with what was changed
        before, and nothing since. on: another day than the one that is told of it."""
        on = on or self.day_told()
        ahead = self.room.run.changes.planned
        changes = UNCHANGED if ahead is None else replace(ahead, planned=ahead)
        return replan(self.sheet(on), changes, self._laid(on))

    def _laid(self, on: date) -> Mapping[str, Sheet]:
        """What was put in, each laid out alone."""
        return {sha: self.sheet(on, scripts) for sha, scripts in self.inserted.items()}

    def sheet_now(self) -> Sheet:
        """Its run sheet with what was changed before it began and since, on the day that it was
        held or will be."""
        on, run = self.day(self.room.run.started), self.room.run
        sheet = replan(self.sheet(on), run.changes, self._laid(on))
        if not self.scripts.lost:
            return sheet
        from l4pc_tui.core.live.notes.travel import side_stops

        return with_stand_ins(sheet, self._visited(), side_stops(self.room.moves))

    def exercises_now(self) -> dict[str, Exercise]:
        """The exercises of its plan as it was changed, by the id that it names them by."""
        return all_exercises(self.scripts, self.inserted)

    def _visited(self) -> dict[str, Place]:
        """The stops that its moves led to or came from, in that order, each with its place."""
        found: dict[str, Place] = {}
        for move in self.room.moves:
            told = move.data.get("place")
            place = Place(told) if told in set(Place) else Place.SURFACE
            for stop in (*move.data.get("openers", ()), move.data.get("stop")):
                if isinstance(stop, str) and stop:
                    found.setdefault(stop, place)
        return found

    def heading(self) -> Heading:
        """What the top line says of it."""
        from l4pc_tui.core.live.view.view import Heading

        title = self.row.session.title or self.scripts.plan.title
        return Heading(title, where(self.row), self.number, self.story)

    def pins(self) -> dict[str, Any]:
        """What its start keeps, so that it always runs on the same sheet."""
        own = pins(self.settings)
        return {**self.scripts.pins(), "people": self.people, **({"settings": own} if own else {})}


def read_session(desk: Desk, row: SessionRow, *, to_tell: bool = False) -> Read:
    """A session's scripts, run sheet and room, from its entries.

    Raises Trouble when its plan is not to be had. to_tell: for a log, which goes without.
    """
    # Home reads when a session was held, and nothing else of it.
    from l4pc_tui.desk.people.commitments import returning
    from l4pc_tui.desk.wall.on_the_wall import fact_of

    room = gather(row.session.id, desk.store.record_of(row.session.id))
    start = start_of(room.moves)
    try:
        found = (scripts_to_tell if to_tell else scripts)(desk, row.session, pins_of(room.moves))
    except Trouble as trouble:
        if not room.line.beside:
            raise
        choose = f"l4pc session versions {row.session.id} --choose NUMBER has another record count."
        raise refusal(trouble.sentence, f"{trouble.hint} {choose}") from trouble
    inserted, lost = inserted_scripts(desk, room.moves, to_tell=to_tell)
    found = replace(found, lost=(*found.lost, *lost))
    people = room.enrolled
    # Who walks in changes nobody's times.
    counted = sum(not (each.facilitates or each.person.walk_in) for each in people)
    own = Preferences() if start else preferences(desk)
    read = Read(
        desk, row, found, _expected(start, counted, found), room, number_of(desk, row),
        inserted, returning(desk, row),
        started_with(start) if start else own.settings, own.wrong,
        story_in(room.session, room.record), meets_next(desk, row),
        desk.store.fact(fact_of(room.session)),
    )  # fmt: skip
    return replace(read, room=_on_its_sheet(read))


def read_run(desk: Desk, row: SessionRow, counted: int) -> Read:
    """As much of a session as tells when it was held, and nothing of who was there or what was
    said: for sums over many sessions. counted: whom its times count with, where its start does not
    say."""
    line = desk.store.line(row.session.id)
    room = LiveSession(row.session.id, record=Record(runs={row.session.id: line}))
    start = start_of(room.moves)
    inserted, lost = inserted_scripts(desk, room.moves, to_tell=True)
    found = scripts_to_tell(desk, row.session, pins_of(room.moves))
    found = replace(found, lost=(*found.lost, *lost))
    own = started_with(start) if start else preferences(desk).settings
    room = replace(room, run=replay(room.moves))
    read = Read(desk, row, found, _expected(start, counted, found), room, 0, inserted, (), own)
    return replace(read, room=_on_its_sheet(read))


def _expected(start: Mapping[str, Any], counted: int, found: Scripts) -> int:
    """How many people its times count with."""
    return int(start.get("people", 0)) or counted or found.plan.people or _usual(found.exercises)


def _on_its_sheet(read: Read) -> LiveSession:
    """The room without what a sheet of this version does not have, once and for all readers."""
    sheet = read.sheet_now()
    stops = {**{stop.id: stop for stop in sheet.stops}, **sheet.sides}
    # Of a script that is lost nobody knows how many probes it had.
    most = sys.maxsize if read.scripts.lost else 0
    return without(read.room, stops, {id: len(stop.queries) or most for id, stop in stops.items()})


def open_session(desk: Desk, session: SessionId, *, to_plan: bool = False) -> Conductor:
    """The conductor of a session, where it stood; reading when another console runs it, or the
    file can only be read. to_plan: only its plan is to be changed; the room sees nothing of it, and
    no half-typed line is taken up.

    Raises Trouble when there is no such session, or its plan is not to be had.
    """

    # Whoever reads a session to tell of it needs none of its keys.
    from l4pc_tui.desk.private import sealing_key
    from l4pc_tui.desk.session.conductor import Conductor

    def read() -> Read:
        row = desk.store.session(session)
        if row is None:
            raise refusal(f"There is no session {session}.", "l4pc session list shows them.")
        return read_session(desk, row)

    # From here on a module that is imported for the first time is not compiled to disk: when the
    # disk fills up, half a compiled module would stop every start after it.
    sys.dont_write_bytecode = True
    conductor = Conductor(read(), read)
    conductor.sealing_key = sealing_key(desk)
    conductor.only_plan = to_plan
    conductor.pulse.begin(in_the_room=not to_plan)
    if told := conductor.versions.not_on_view():
        conductor.tell_later(told)
    if desk.store.remade:
        from l4pc_tui.desk.backups import remade

        conductor.tell_later(remade(desk))
    if not to_plan:
        # On the screen of the plan it stands beside the plan itself.
        conductor.tell_later(conductor.told_before_the_start())
    if conductor.may_sit_down and not conductor.namesake:
        # Somebody else at a second console: what is refused now is said with the first note.
        conductor.sit_down()
    if not conductor.reading and not to_plan:
        conductor.restore_draft(desk.store.take_draft(session, actor=desk.actor))
        _ask_about_absence(desk, conductor)
        conductor.learn(lambda: _usual_times(desk, conductor))
    return conductor


def _usual_times(desk: Desk, conductor: Conductor) -> Mapping[StepName, Usual]:
    # What only running sessions need is not read in where one is only told.
    from l4pc_tui.desk.session.usual_times import usual_times

    exercises = {item.exercise.id for item in conductor.sheet.items if item.exercise}
    return usual_times(desk, exercises)


def number_of(desk: Desk, row: SessionRow) -> int:
    """Which of its cohort's sessions it is: by its programme, else by date."""
    if row.session.number or not row.session.cohort:
        return row.session.number
    held = desk.store.sessions(row.session.cohort)
    return 1 + sum(in_order(each) < in_order(row) for each in held)


def meets_next(desk: Desk, row: SessionRow) -> date | None:
    """The day of the cohort's session after this one."""
    if not row.session.cohort:
        return None
    held = sorted(desk.store.sessions(row.session.cohort), key=in_order)
    days = (as_date(each.session.date) for each in held if in_order(each) > in_order(row))
    return next((day for day in days if day is not None), None)


def _usual(exercises: Mapping[str, Any]) -> int:
    counts = [exercise.usual_people for exercise in exercises.values()]
    return max(counts, default=12)


def _ask_about_absence(desk: Desk, conductor: Conductor) -> None:
    """A running session whose last sign of life is old: was the room waiting?

    So it is asked of one that was left to go on, on another day. A sign of life that is still to
    come tells of a clock that was put back meanwhile.
    """
    state, store = conductor.room.run.state, desk.store
    # Another laptop's clock tells nothing of this one's.
    entries = [
        entry
        for entry in conductor.room.entries
        if not isinstance(entry, Event) or entry.device == store.device
    ]
    if state not in (State.RUNNING, State.PAUSED) or not entries:
        return
    beat = store.last_beat(conductor.session) if state is State.RUNNING else None
    # The latest by its place in the record: that of the highest time may be of a clock long
    # since put back.
    latest = epoch(entries[-1].at)
    absent = desk.now() - (latest if beat is None else max(beat, latest))
    # Who said that the room goes on meant that day.
    overnight = (
        beat is None and local(latest, desk.zone).date() < local(desk.now(), desk.zone).date()
    )
    if absent <= -DOUBT:
        conductor.put_back(-absent, here=False)
        # The old sign of life must not tell of it once more.
        conductor.pulse.beat_now()
    elif (beat is not None or overnight) and absent >= DOUBT:
        conductor.ask_away(absent)
