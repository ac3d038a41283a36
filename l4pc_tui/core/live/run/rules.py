"""What may be done now: each wish is answered with an accepted move or a refusal in words.

An accepted move carries its result (the stop and the place it leads to), so that folding it
later needs no rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from l4pc_tui.core.live.run.beside import (
    alone,
    back_from_beside,
    facilitator_at,
    go_aside,
    on_from_beside,
    opened,
)
from l4pc_tui.core.live.run.descent import NO_CEILING, Ceiling, askable, place_at
from l4pc_tui.core.live.run.needs import NEEDS, SUPPORTS
from l4pc_tui.core.live.run.onward import following, leaving, returning
from l4pc_tui.core.live.run.rulings import (
    CLOSED,
    DEEPEST_NESTING,
    NOT_STARTED,
    TOO_DEEP,
    led,
    not_running,
    stand,
)
from l4pc_tui.core.live.run.rulings import Accepted as Accepted
from l4pc_tui.core.live.run.rulings import Refused as Refused
from l4pc_tui.core.live.run.rulings import Ruling as Ruling
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.safety_pulse import read_counts
from l4pc_tui.core.live.run.the_return import the_return
from l4pc_tui.core.live.sheet.sheet import Door, Sheet, Stop
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.place import Place

_NO_UP = {
    Place.ARRIVE: "The group is at Arrive. It has not gone down.",
    Place.SURFACE: "The group is at the surface.",
    Place.RETURN: "The group is in the Return. It is back up.",
}


def start(sheet: Sheet, run: Run, pins: Mapping[str, Any]) -> Ruling:
    """Begin with the first stop. ``pins`` names the versions that the session runs."""
    if run.state is State.CLOSED:
        return CLOSED
    if run.state is not State.PLANNED:
        return Refused("The session is running already.")
    return Accepted(Verb.START, {**stand(run, sheet.first), **pins})


def next_step(sheet: Sheet, run: Run) -> Ruling:
    """On to the following stop; from a side step, back to the step that opened it."""
    if run.beside:
        return on_from_beside(sheet, run)
    if refusal := not_running(run):
        return refusal
    return led(run, following(sheet, run.at, run.openers), Verb.NEXT)


def back(sheet: Sheet, run: Run) -> Ruling:
    """To the stop before this one; from a side step, to its opener."""
    if run.beside:
        return back_from_beside(run)
    if refusal := not_running(run):
        return refusal
    here = sheet.stop(run.at)
    if here.side:
        return led(run, returning(sheet, run.openers), Verb.BACK)
    earlier = sheet.stops[: sheet.index[here.id]]
    before = next((stop for stop in reversed(earlier) if not stop.out), None)
    if before is None:
        return Refused("This is the first step.")
    return Accepted(Verb.BACK, stand(run, before))


def goto(sheet: Sheet, run: Run, stop_id: str) -> Ruling:
    """Straight to a stop of the main line, as chosen on the run sheet."""
    if refusal := not_running(run):
        return refusal
    if stop_id not in sheet.index:
        return Refused("There is no such step on the run sheet.")
    if stop_id == run.at:
        return go_aside(run, ()) if run.beside else Refused("You are on this step.")
    return Accepted(Verb.GOTO, stand(run, sheet.stop(stop_id)))


def ways(sheet: Sheet, run: Run) -> tuple[Door, ...]:
    """The doors that are open to the facilitator now: the step's, then its open probes'. Beside
    the step that goes on, those of the side step, which asks the room nothing."""
    if not run.at:
        return ()
    if run.beside:
        stop = facilitator_at(sheet, run)
        return (*stop.ways, *(way for query in stop.queries for way in query.ways))[:9]
    stop = sheet.stop(run.at)
    shown = run.revealed.get(stop.id, ())
    return (*stop.ways, *(way for n in shown for way in stop.queries[n].ways))[:9]


def door(sheet: Sheet, run: Run, number: int) -> Ruling:
    """Open the door of that number, 1 to 9. Advice is kept as taken and moves nobody; a side step
    that is not for the whole room moves the facilitator alone, in a pause too."""
    open_now = ways(sheet, run)
    way = open_now[number - 1] if 1 <= number <= len(open_now) else None
    if way is not None and (aside := alone(sheet, run, way, number)) is not None:
        return aside
    if refusal := not_running(run):
        return refusal
    if way is None:
        return Refused(f"There is no door {number} here.")
    said = opened(way, number)
    here = facilitator_at(sheet, run)
    if way.leaves:
        return led(run, leaving(sheet, here, run.openers), Verb.DOOR, said)
    if way.again:
        stay = stand(run, here, run.openers)
        return Accepted(Verb.DOOR, {**said, **stay, "again": True})
    if not way.to:
        return Accepted(Verb.DOOR, {**said, "advice": way.words})
    if not way.aside:
        # Within an exercise that another uses, every step is a side step of the one outside.
        openers = run.openers if way.to in sheet.sides else ()
        return Accepted(Verb.DOOR, {**said, **stand(run, sheet.stop(way.to), openers)})
    if len(run.openers) == DEEPEST_NESTING:
        return TOO_DEEP
    # What was beside the step is over: the whole room comes back to the step itself.
    target = sheet.stop(way.to)
    return Accepted(Verb.DOOR, {**said, **stand(run, target, (*run.openers, run.at))})


def reveal(
    sheet: Sheet, run: Run, choice: int | None = None, *, limit: Ceiling = NO_CEILING,
    reason: str = "", said: Mapping[str, Any] | None = None,
) -> Ruling:  # fmt: skip
    """Ask the room the next probe, or the one of that number; a deeper place goes with it.

    The way up is never down here: a shallower question leaves the group where it is.

    limit:   today's ceiling; a probe below it comes last, and takes a reason.
    reason:  why deeper, for the log; ``said`` is what else the log keeps: the lights.
    """
    if refusal := not_running(run):
        return refusal
    stop = sheet.stop(run.at)
    if not stop.queries:
        return Refused("This step has no deeper question.")
    left = [n for n in range(len(stop.queries)) if n not in run.revealed.get(stop.id, ())]
    if not left:
        return Refused("That was the deepest question of this step.")
    probe = askable(stop, run, limit)[0] if choice is None else choice
    if probe not in left:
        return Refused("That question is not there to be asked.")
    place = stop.queries[probe].place
    if not limit.allows(place) and not reason:
        return Refused(f"That is below today’s ceiling: {limit.why}. It takes a reason.")
    here = run.place or stop.place
    if place.depth > max(here.depth + 1, stop.queries[left[0]].place.depth):
        return Refused("One place at a time: a question in between comes first.")
    kept = {"reason": reason} if reason else {}
    to = max(here, place, key=lambda each: each.depth)
    return Accepted(
        Verb.REVEAL, {"stop": stop.id, "probe": probe, "place": to.value, **(said or {}), **kept}
    )


def cover(sheet: Sheet, run: Run) -> Ruling:
    """Hide the latest probe and come up to the one before it, or to the step's own place.

    A group that is higher already stays there.
    """
    if refusal := not_running(run):
        return refusal
    stop = sheet.stop(run.at)
    shown = run.revealed.get(stop.id, ())
    if not shown:
        return Refused("Nothing is open to cover.")
    before = place_at(replace(run, place=None), stop, shown[:-1])
    place = min(run.place or before, before, key=lambda each: each.depth)
    return Accepted(Verb.COVER, {"stop": stop.id, "probe": shown[-1], "place": place.value})


def up(sheet: Sheet, run: Run) -> Ruling:
    """Cover the latest probe; with none open, come up one place on this step."""
    if refusal := not_running(run):
        return refusal
    stop = sheet.stop(run.at)
    if run.revealed.get(stop.id):
        return cover(sheet, run)
    here = run.place or stop.place
    if here.depth <= Place.SURFACE.depth:
        return Refused(_NO_UP[here])
    higher = next(place for place in Place if place.depth == here.depth - 1)
    return Accepted(Verb.UP, {"place": higher.value})


def come_up(sheet: Sheet, run: Run) -> Ruling:
    """Straight up from anywhere: to the first step of the Return that is still to come."""
    if refusal := not_running(run):
        return refusal
    if run.at in the_return(sheet):
        return Refused("The group is in the Return.")
    if (ahead := return_ahead(sheet, run)) is None:
        return Refused("This plan has no Return to come. Close comes next, or e puts one in.")
    return Accepted(Verb.UP, stand(run, ahead))


def return_ahead(sheet: Sheet, run: Run) -> Stop | None:
    """The first step of the Return that is still to come."""
    back = the_return(sheet)
    here = sheet.index[run.openers[0] if run.openers else run.at]
    return next((s for s in sheet.stops[here + 1 :] if s.id in back and not s.out), None)


def need(run: Run) -> Ruling:
    """One key goes from fresh to repeating to moved, and round again."""
    if refusal := not_running(run):
        return refusal
    said = list(NEEDS)
    return Accepted(Verb.NEED, {"need": said[(said.index(run.need) + 1) % len(said)]})


def pulse(run: Run, counts: Sequence[int], flag: str = "", how: str = "") -> Ruling:
    """Keep a pulse: how many said one, two … five; or a flag without answers. how: as a How, where
    somebody or the script said so."""
    if run.state is State.CLOSED:
        return CLOSED
    kept = read_counts(counts, flag)
    if isinstance(kept, str):
        return Refused(kept)
    more = {name: said for name, said in (("flag", flag), ("how", how)) if said}
    return Accepted(Verb.PULSE, {"counts": list(kept), **more})


def support(run: Run, what: str, *, ok: bool) -> Ruling:
    """Tick what an exercise may need as there, or as missing; before the start too."""
    if run.state is State.CLOSED:
        return CLOSED
    if what not in SUPPORTS:
        return Refused("That is nothing an exercise asks for.")
    if run.support.get(what) is ok:
        return Refused("That is ticked so already.")
    return Accepted(Verb.SUPPORT, {"what": what, "ok": ok})


def pause(_sheet: Sheet, run: Run) -> Ruling:
    """Stop the step's clock, or set it going again when it stands."""
    if run.state is State.PAUSED:
        return Accepted(Verb.RESUME)
    if refusal := not_running(run):
        return refusal
    return Accepted(Verb.PAUSE)


def away(run: Run, seconds: float, *, waited: bool) -> Ruling:
    """Say what the room did while the console was away: waited, or went on."""
    if run.state is not State.RUNNING:
        return Refused("The clock was not running.")
    return Accepted(Verb.AWAY, {"seconds": round(seconds, 3), "waited": waited})


def put_back(run: Run, seconds: float) -> Ruling:
    """The wall clock was put back by so many seconds: the step's own clock goes on. Kept as time
    away that is below zero; nobody wished it, and undo passes it over."""
    if run.state not in (State.RUNNING, State.PAUSED):
        return Refused("No clock was going.")
    return Accepted(Verb.AWAY, {"seconds": -round(seconds, 3), "waited": True})


def close(run: Run) -> Ruling:
    """Close the session, running or paused."""
    if run.state is State.PLANNED:
        return NOT_STARTED
    if run.state is State.CLOSED:
        return Refused("This session is closed already.")
    return Accepted(Verb.CLOSE)


def reopen(run: Run) -> Ruling:
    """Open a closed session again where it stood."""
    if run.state is not State.CLOSED:
        return Refused("This session is not closed.")
    return Accepted(Verb.REOPEN)
