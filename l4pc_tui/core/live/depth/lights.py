"""The four lights of a descent, each with its reason in words. They advise and never lock."""

from __future__ import annotations

from datetime import tzinfo

from l4pc_tui.core.live.depth import last_safe_moment
from l4pc_tui.core.live.run.descent import NO_CEILING, Ceiling, Down
from l4pc_tui.core.live.run.needs import AT_POWER, NEEDS, SUPPORTS
from l4pc_tui.core.live.run.onward import following
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.safety_pulse import Colour
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.live.time.timeline import Timeline
from l4pc_tui.core.live.view_model import Advice, Light, Lights, Overdue
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text import amounts

_MINUTE = 60
_SIGNS = {Colour.GREEN: "●", Colour.AMBER: "◐", Colour.RED: "○"}
_TOLD: dict[Advice, str] = {
    "deeper": "Deeper is open.",
    "hold": "Hold: pairs, silence, a break or plainer words.",
    "up": "Come up: to the Return, or pause.",
}


def lights(
    sheet: Sheet, run: Run, times: Timeline, down: Down | None, now: float, zone: tzinfo | None,
    settings: Settings = DEFAULTS, *, limit: Ceiling = NO_CEILING,
) -> Lights:  # fmt: skip
    """The lights at ``now`` for a way down, or for staying when there is none.

    limit: today's ceiling; what leads below it takes a reason, whatever the lights say.

    A step that the plan itself leads to is its own reason while nothing is red: what nobody was
    asked about yet holds it up no more than the plan did. Beyond the plan any amber asks for one.
    """
    stop = down.stop if down else sheet.stop(run.at)
    place = down.place if down else None
    need = _light("need", *NEEDS[run.need], known=run.need_said)
    pulse = run.pulses[-1] if run.pulses else None
    safety = _light("safety", pulse.colour(settings) if pulse else Colour.AMBER,
                    pulse.felt if pulse else "not asked", known=pulse is not None)  # fmt: skip
    time, last = _time(sheet, run, times, down, now, zone, settings)
    support = _support(sheet, run, times, stop, place, now, settings)
    four = (need, safety, time, support)
    planned = _leads_there(sheet, run, down)
    ambers = sum(light.colour is Colour.AMBER and (light.known or not planned) for light in four)
    advice: Advice = "hold" if ambers > 1 else "deeper"
    if any(light.colour is Colour.RED for light in four):
        advice = "up"
    below = limit.why if place is not None and not limit.allows(place) else ""
    reasoned = advice != "deeper" or (ambers > 0 and not planned) or bool(below)
    ahead = last_safe_moment.next_limit(sheet, times, down, now)
    overdue: Overdue = "lock" if ahead.lock else "plan"
    overdue = overdue if ahead.due is not None else ""
    told = "Deeper is open, with a reason." if reasoned and advice == "deeper" else _TOLD[advice]
    if planned and not reasoned and any(light.colour is Colour.AMBER for light in four):
        told = "As planned, and nothing is red."
    return Lights(place, *four, advice, told, reasoned, last, below, overdue, planned)


def _leads_there(sheet: Sheet, run: Run, down: Down | None) -> bool:
    """Whether a way down is the step that the plan itself comes to next."""
    ahead = following(sheet, run.at, run.openers) if down and down.choice is None else None
    return bool(down and ahead and ahead.stop.id == down.stop.id)


def needed(sheet: Sheet, stop: Stop, place: Place | None) -> tuple[str, ...]:
    """What a stop at that place needs of support, in a fixed order."""
    exercise = sheet.item_of(stop).exercise
    wanted = set(exercise.needs if exercise else ())
    if Place.POWER in (place, stop.place):
        wanted |= set(AT_POWER)
    return tuple(what for what in SUPPORTS if what in wanted)


def _light(name: str, colour: Colour, told: str, *, known: bool = True) -> Light:
    return Light(name, colour, _SIGNS[colour], told, known)


def _time(
    sheet: Sheet, run: Run, times: Timeline, down: Down | None, now: float, zone: tzinfo | None,
    settings: Settings,
) -> tuple[Light, float | None]:  # fmt: skip
    limit = last_safe_moment.next_limit(sheet, times, down, now)
    told = f"{amounts.minutes(max(0.0, limit.at - now))} to {limit.name}"
    if limit.due is not None:
        told = f"{amounts.capital(limit.name)} was due {amounts.hhmm(limit.due, zone, now)}"
    # Behind a time that is past, or with none left to it, nothing is as planned.
    calm = limit.due is None and limit.at - now >= _MINUTE
    if down is None:
        return _light("time", Colour.GREEN if calm else Colour.AMBER, told), None
    found = last_safe_moment.safe_moment(sheet, run, times, down, now, settings)
    if found.at_ideal and calm:
        return _light("time", Colour.GREEN, told), found.last
    if found.last is not None:
        squeezed = "" if found.at_ideal else ", only by squeezing"
        return _light("time", Colour.AMBER, told + squeezed), found.last
    if limit.due is not None:
        return _light("time", Colour.RED, f"{told}: too late"), None
    return _light("time", Colour.RED, f"too late before {limit.name} "
                  f"{amounts.hhmm(limit.at, zone, now)}" if found.lacks == "limit" else
                  f"too late for the finish {amounts.hhmm(sheet.finish, zone, now)}"), None  # fmt: skip


def _support(
    sheet: Sheet, run: Run, times: Timeline, stop: Stop, place: Place | None, now: float,
    settings: Settings,
) -> Light:  # fmt: skip
    wanted = needed(sheet, stop, place)
    if not wanted:
        at = place or run.place or stop.place
        return _light("support", Colour.GREEN, f"{at} needs none")
    lacking = [what for what in wanted if run.support.get(what) is False]
    if lacking:
        return _light("support", Colour.RED, "missing: " + ", ".join(map(_plain, lacking)))
    unknown = [what for what in wanted if what not in run.support]
    if unknown:
        told = "not ticked: " + ", ".join(map(_plain, unknown))
        return _light("support", Colour.AMBER, told, known=False)
    near = last_safe_moment.next_limit(sheet, times, None, now).at - now <= settings.interpreter
    if "interpreter-break" in wanted and near:
        return _light("support", Colour.AMBER, "a break is near for the interpreter")
    return _light("support", Colour.GREEN, ", ".join(map(_plain, wanted)) + ": there")


def _plain(what: str) -> str:
    return what if what.startswith("co-") else what.replace("-", " ")
