"""The run sheet of a session: from pinned versions once it has started, else the latest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.sheet.layout import Occasion, lay_out, try_out
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.record.moves import Move, Verb
from l4pc_tui.core.record.nouns import Session
from l4pc_tui.core.script.model.model import Exercise, Model, SessionPlan
from l4pc_tui.core.text.amounts import as_date, day, local
from l4pc_tui.desk.library.models import content, read_back
from l4pc_tui.desk.trouble import Trouble, refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.library import Content


PUTS_IN = (Verb.INSERT, Verb.PLAN_B, Verb.TWO_ROOMS)
"""The moves that name the version of an exercise that the plan did not have, or that stands in."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """A plan with the exercises it needs, and the sha256 of each: what a session pins.

    lost: the names of those that can no longer be read, where that keeps nobody from a log.
    named: whether a question in them has no place in its source and counts as Power; a session
    that was led before that was so keeps what it ran.
    """

    plan: SessionPlan
    exercises: Mapping[str, Exercise]
    plan_sha: str
    shas: Mapping[str, str]
    lost: tuple[str, ...] = ()
    named: bool = False

    def pins(self) -> dict[str, Any]:
        """What the start of a session keeps, so that it always runs these versions."""
        kept = {"plan": self.plan_sha, "exercises": dict(self.shas)}
        return {**kept, "named": True} if self.named else kept


def scripts(desk: Desk, session: Session, pins: Mapping[str, Any] | None = None) -> Scripts:
    """The scripts of a session: those it pinned when it started, or the library's latest.

    Raises Trouble when the plan is in neither.
    """
    if pins and pins.get("plan"):
        return _pinned(desk, session.plan, pins)
    # An id that a plan had in earlier days may be an exercise's now.
    found = (
        desk.store.content("session", session.plan)
        or desk.store.content("exercise", session.plan)
        or content(desk, "session", session.plan)
        or content(desk, "exercise", session.plan)
    )
    if found is None:
        raise refusal(
            f"There is no plan or exercise called “{session.plan}” in the library.",
            "l4pc library list shows what there is; l4pc library load adds files.",
        )
    return _with_exercises(desk, found)


def scripts_to_tell(desk: Desk, session: Session, pins: Mapping[str, Any]) -> Scripts:
    """As much as there is of a session's scripts, for telling what happened; what is not is lost."""
    try:
        return scripts(desk, session, pins)
    except Trouble:
        lost, plan, exercises = [], None, {}
    sha, ran = str(pins.get("plan", "")), not pins.get("named")
    held = desk.store.content_by_sha(sha)
    with suppress(Trouble):
        plan = _as_plan(read_back(desk, held, ran=ran)) if held else None
    if plan is None:
        lost.append(session.plan)
        plan = SessionPlan(session.plan, session.plan, "", 0, ())
    for key, each in dict(pins.get("exercises", {})).items():
        model = None
        with suppress(Trouble):
            model = read_back(desk, desk.store.content_by_sha(str(each)), ran=ran)
        if isinstance(model, Exercise):
            exercises[str(key)] = model
        elif str(key) not in lost:
            lost.append(str(key))
    return Scripts(plan, exercises, sha, dict(pins.get("exercises", {})), tuple(lost))


def exercise_scripts(
    desk: Desk, key: str, sha: str = "", uses: Mapping[str, str] | None = None, *,
    named: bool = False,
) -> Scripts:  # fmt: skip
    """An exercise as a plan of its own, to be put into a session: the version of that sha256,
    with those that it uses, else the library's latest. Raises Trouble when it is not there.

    named: as in ``Scripts``, of the version of that sha256."""
    if sha:
        shas = {key: sha, **(uses or {})}
        return _pinned(desk, key, {"plan": sha, "exercises": shas, "named": named})
    found = desk.store.content("exercise", key)
    if found is None:
        raise refusal(
            f"There is no exercise called “{key}” in the library.",
            "l4pc library list shows what there is; l4pc library load adds files.",
        )
    return _with_exercises(desk, found)


def inserted_scripts(
    desk: Desk, moves: Iterable[Move], *, to_tell: bool
) -> tuple[dict[str, Scripts], tuple[str, ...]]:
    """The exercises that were put into a plan, in the versions of then; undone ones too. And the
    names of those that can no longer be read, where that keeps nobody from a log."""
    found: dict[str, Scripts] = {}
    lost: list[str] = []
    for data in (move.data for move in moves if move.verb in PUTS_IN):
        item = data.get("item", {})
        if not item.get("sha"):
            continue
        try:
            found[item["sha"]] = exercise_scripts(
                desk, item["exercise"], item["sha"], item.get("uses"), named=bool(data.get("named"))
            )
        except Trouble:
            if not to_tell:
                raise
            lost.append(item["exercise"])
    return found, tuple(lost)


def all_exercises(found: Scripts, inserted: Mapping[str, Scripts]) -> dict[str, Exercise]:
    """The exercises of a plan and those that were put into it, by the id that names them."""
    put_in = (held for scripts in inserted.values() for held in scripts.exercises.items())
    return {**dict(put_in), **found.exercises}


def _with_exercises(desk: Desk, found: Content) -> Scripts:
    """The scripts of a plan or exercise with the latest versions of the exercises it needs."""
    exercises: dict[str, Exercise] = {}
    shas: dict[str, str] = {}
    named = False
    plan = _as_plan(read_back(desk, found))
    wanted = list(plan.named)
    while wanted:
        key = wanted.pop()
        held = content(desk, "exercise", key) if key not in exercises else None
        exercise = read_back(desk, held)
        if held and isinstance(exercise, Exercise):
            exercises[key], shas[key] = exercise, held.sha256
            named = named or exercise != read_back(desk, held, ran=True)
            wanted += used_by(exercise)
    return Scripts(plan, exercises, found.sha256, shas, named=named)


def _pinned(desk: Desk, name: str, pins: Mapping[str, Any]) -> Scripts:
    found = desk.store.content_by_sha(str(pins["plan"]))
    if found is None:
        raise _lost(name)
    exercises: dict[str, Exercise] = {}
    ran = not pins.get("named")
    for key, sha in dict(pins.get("exercises", {})).items():
        model = read_back(desk, desk.store.content_by_sha(str(sha)), ran=ran)
        if not isinstance(model, Exercise):
            raise _lost(str(key))
        exercises[str(key)] = model
    plan = _as_plan(read_back(desk, found, ran=ran))
    shas = dict(pins.get("exercises", {}))
    return Scripts(plan, exercises, found.sha256, shas, named=not ran)


def _lost(key: str) -> Trouble:
    return refusal(
        f"The version of “{key}” that this session is led with is not in the file.",
        "Restore a backup that holds it: l4pc restore FILE.",
    )


def _as_plan(model: Model | None) -> SessionPlan:
    if isinstance(model, Exercise):
        return try_out(model)
    if isinstance(model, SessionPlan):
        return model
    raise refusal("That is a programme, not a session plan.", "Choose one of its plans.")


def used_by(exercise: Exercise) -> list[str]:
    """The exercises that its doors lead into, by id."""
    doors = [door for step in (*exercise.steps, *exercise.sides) for door in step.doors]
    doors += [
        door
        for step in (*exercise.steps, *exercise.sides)
        for probe in step.probes
        for door in probe.doors
    ]
    return [door.target for door in doors if door.verb == "use exercise" and door.target]


def day_of(desk: Desk, session: Session, began: float | None) -> date:
    """The day that a session's clock times hold on: the one it began on.

    Before that it is the one it is planned for, and today when that has gone by.
    """
    today = local(desk.now() if began is None else began, desk.zone).date()
    planned = as_date(session.date)
    return today if began is not None or planned is None else max(today, planned)


def sheet_of(
    desk: Desk, session: Session, found: Scripts, *, on: date, people: int, cohort: str
) -> Sheet:
    """The run sheet on a day.

    The plan's clock times hold on that day, moved along when the session starts at another
    time than its plan says.
    """
    shift = _clock_seconds(session.starts) - found.plan.start if session.starts else 0
    venue = session.venue or found.plan.venue
    leads = ", ".join(found.plan.lead) or desk.actor
    values = {"facilitator": leads, "date": day(on.isoformat())}
    values |= {"cohort": cohort} if cohort else {}
    values |= {"venue": venue} if venue else {}
    occasion = Occasion(lambda s: moment(on, s + shift, desk.zone), people, values)
    return lay_out(found.plan, found.exercises, occasion)


def moment(on: date, seconds: float, zone: tzinfo | None) -> float:
    """Epoch seconds of a wall-clock time, given as seconds after midnight on that day.

    Wall-clock arithmetic, so that 09:30 is 09:30 on the day the clocks change too.
    """
    wall = datetime.combine(on, time()) + timedelta(seconds=seconds)
    return wall.replace(tzinfo=zone).timestamp()


def _clock_seconds(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 3600 + int(minutes) * 60
