"""Making the demo, by running two sessions through the real desk with a clock that is wound
forward: everything in it is what the product itself would have written.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from l4pc_tui.core.live.depth.fingers import read_pulse
from l4pc_tui.core.live.groups.draft import solve
from l4pc_tui.core.record.names import CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import Cohort, Session, entity
from l4pc_tui.core.record.outcome_nouns import Measure
from l4pc_tui.core.text.amounts import local
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.library import library, models
from l4pc_tui.desk.outcomes import stories, taking
from l4pc_tui.desk.outcomes.whom import Whom, row_codes_of, whom
from l4pc_tui.desk.people.invented import FACILITATOR, pretend_people
from l4pc_tui.desk.people.ties import set_rule
from l4pc_tui.desk.practice import demo_data as data
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.machine.files import remove, replace
from l4pc_tui.store.file.file_lock import FileLock
from l4pc_tui.store.file.files import make_folder

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Entry
    from l4pc_tui.desk.session.conductor import Conductor

_DAYS_AGO = (56, 28)
"""When the two sessions that are over were held."""

_ROUNDS = 2
"""Rounds of groups in a session."""
_THOUGHT = 5
"""Milliseconds for the groups of a step."""
_SOON = 5
"""Minutes from now before which the session of today does not begin."""
_LATE = 8 * 60.0
"""Seconds after the start at which the late ones come."""
_PATIENCE, _LOOK_AGAIN = 120.0, 0.1
"""Seconds that another one who makes it is waited for, and between two looks."""


def make(file: str, now: float, zone: str) -> None:
    """Make the demo in a file beside its place, and put it there when it is whole.

    now: seconds since the epoch. zone: its name; the laptop's own when empty. Two that are asked
    for at once are made one after the other; one that somebody has open meanwhile stays, and is
    gone on with. Raises Trouble when it cannot be made.
    """
    path = Path(file)
    make_folder(path.parent)
    with _alone(path.with_suffix(".making"), _PATIENCE):
        half = path.with_suffix(".new")
        # What a power cut left of one that was being made: its journal must not be played back.
        for left in half.parent.glob(f"{half.name}*"):
            remove(left)
        _build(half, now, ZoneInfo(zone) if zone else None)
        try:
            with _alone(path):
                _put_in_place(half, path)
        except Trouble as trouble:
            if trouble.kind != "locked":
                raise
            remove(half)


def _alone(path: Path, patience: float = 0.0) -> FileLock:
    """A lock that nobody else has, waited for so many seconds. Raises Trouble "locked"."""
    until = time.monotonic() + patience
    while True:
        try:
            return FileLock(path, alone=True)
        except Trouble:
            if time.monotonic() > until:
                raise
            time.sleep(_LOOK_AGAIN)


def _put_in_place(half: Path, path: Path) -> None:
    from l4pc_tui.store.backups.backup import backups

    remove(path.with_name(f"{path.name}-journal"), missing_ok=True)
    replace(half, path)
    for former in backups(path):
        # They are of people who are no more: Home would say that these are backed up.
        remove(former, missing_ok=True)


def _build(half: Path, now: float, there: ZoneInfo | None) -> None:
    """The whole demo, in a file of its own."""
    today = local(now, there)
    wound = _Clock((today - timedelta(days=_DAYS_AGO[0], hours=2)).timestamp())
    desk = open_desk(half, actor=FACILITATOR, clock=wound, zone=there, pretends="demo")
    try:
        library.load(desk)
        sessions = _plan(desk, today)
        set_rule(desk, data.COHORT, *data.RULE)
        for session, script in zip(sessions, data.SESSIONS, strict=False):
            _hold(desk, wound, session, script)
            _outcomes(desk, whom(desk, cohort=data.COHORT), whom(desk, session=session.id), script)
    finally:
        desk.close()


def _plan(desk: Desk, today: datetime) -> list[Session]:
    """The cohort, its people, and its programme's sessions around today."""
    programme = models.programme(desk, data.PROGRAMME)
    lines = programme.sessions[: data.DAYS] if programme else ()
    cohort = Cohort(CohortId(desk.new_id()), data.COHORT, data.PROGRAMME)
    entries = [_put(desk, entity("cohort", cohort.id), cohort.data())]
    entries += pretend_people(desk, cohort.id)
    days = [-days for days in _DAYS_AGO] + [28 * n for n in range(len(lines))]
    # On a quarter of an hour, and never so soon that it is late once somebody has looked around.
    soon = today + timedelta(minutes=_SOON + -(today.minute + _SOON) % 15)
    soon = soon if soon.date() == today.date() else today
    sessions: list[Session] = []
    for number, (line, offset) in enumerate(zip(lines, days, strict=False), 1):
        plan = models.plan(desk, line.session)
        on = (today + timedelta(days=offset)).date().isoformat()
        session = Session(
            SessionId(desk.new_id()), line.session, on, cohort.id, plan.title if plan else "", data.VENUE,
            f"{soon:%H:%M}" if offset == 0 else "", number, len(lines),
        )  # fmt: skip
        sessions.append(session)
        entries.append(_put(desk, entity("session", session.id), session.data()))
    desk.store.write(entries)
    return sessions


def _put(desk: Desk, name: str, thing: dict[str, object]) -> Entry:
    return desk.store.entry("put", name, thing, actor=desk.actor)


def _hold(desk: Desk, clock: _Clock, session: Session, script: data.Held) -> None:
    """Run one session from its start to its close, a little late here and there."""
    conductor = open_session(desk, session.id)
    clock.now = conductor.sheet.starts
    _register(conductor, script, late=False)
    conductor.start()
    _told_before(conductor, script)
    clock.now += _LATE
    _register(conductor, script, late=True)
    clock.now -= _LATE
    notes = list(script.notes)
    for number, stop in enumerate(conductor.sheet.stops):
        span = stop.span.ideal
        for _ in range(2):
            clock.now += span * (0.4 if number % 3 else 0.45)
            if notes and number and conductor.room.run.at == stop.id:
                conductor.note(notes.pop(0))
        if number == 1:
            _pulse(conductor, script.begins)
        if stop.queries and number % 2:
            conductor.reveal()
        if len(conductor.room.seats) < _ROUNDS and conductor.groups.offer():
            _in_groups(conductor)
        clock.now += span * 0.2
        if not conductor.next().ok:
            break
    for line in notes:
        conductor.note(line)
    _pulse(conductor, script.ends, ends=True)
    conductor.close()
    conductor.leave(goes_on=False)
    conductor.drain(60)


def _told_before(conductor: Conductor, script: data.Held) -> None:
    """What became of what was promised in the session before."""
    back = {each.text: each.note for each in conductor.returning()}
    for words, became in script.became:
        note = next(id for text, id in back.items() if words in text)
        outcome, _, barrier = became.partition(" ")
        conductor.follow(note, outcome, barrier)


def _pulse(conductor: Conductor, typed: str, *, ends: bool = False) -> None:
    read = read_pulse(typed)
    if not isinstance(read, str):
        conductor.take_pulse(*read, ends=ends)


def _outcomes(desk: Desk, cohort: Whom, group: Whom, script: data.Held) -> None:
    """What was typed of a session once it was over."""
    for measure, typed in script.more:
        taking.add_pulse(desk, group, Measure(measure), typed, point="end")
    if script.forms:
        _forms(desk, group, Measure.THEN_NOW, "end", dict(script.forms))
    for story in script.stories:
        teller = _by_name(desk)[story.teller]
        (id,) = stories.add_story(
            desk, group,
            stories.Story(
                story.title, story.before, story.after, story.why, story.domain, teller,
                written_by=FACILITATOR, place=data.VENUE, consent=story.consent,
            ),
        ).ids  # fmt: skip
        if story.chosen:
            by, out_of, because = story.chosen
            stories.choose(desk, group, change=id, by=by, out_of=out_of, because=because,
                          fed_back="to the cohort, the same afternoon")  # fmt: skip
    at = "middle" if script.forms else "start"
    told = {who: (first, later)[at == "middle"] for who, first, later in data.FRAMEWORK}
    _forms(desk, cohort, Measure.FRAMEWORK, at, told, day=group.day)


def _forms(
    desk: Desk, group: Whom, measure: Measure, point: str, told: dict[str, str], day: str = ""
) -> None:
    codes, people = row_codes_of(desk, group), _by_name(desk)
    lines = (f"{codes[people[name]]} {answers}" for name, answers in told.items() if answers)
    taking.type_forms(desk, group, measure, point, "\n".join(lines), day=day)


def _by_name(desk: Desk) -> dict[str, PersonId]:
    return {each.name: each.id for each in desk.store.people()}


def _in_groups(conductor: Conductor) -> None:
    """Groups of the size that the step has, found at once."""
    groups = conductor.groups
    groups.read()
    job = groups.open()
    if job is not None and groups.take(job, solve(job.task, _THOUGHT)):
        groups.accept()


def _register(conductor: Conductor, script: data.Held, *, late: bool) -> None:
    names = {e.person.name: e.person.id for e in conductor.room.enrolled}
    for name, presence in script.marks:
        if (presence == "late") is late:
            conductor.mark(names[name], presence)
    if late:
        for name in script.walked:
            conductor.walk_in(name)
    else:
        conductor.rest_here()


class _Clock:
    """A clock that is wound by hand."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now
