"""The moves of a run in words, for its log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import tzinfo
from typing import Any

from l4pc_tui.core.live.notes.captures import capture_of
from l4pc_tui.core.live.run.needs import SUPPORTS
from l4pc_tui.core.live.run.safety_pulse import Pulse
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.record.kinds import MOVES, Fold
from l4pc_tui.core.record.moves import Move, Verb
from l4pc_tui.core.record.outcome_nouns import HOWS, How
from l4pc_tui.core.text.amounts import hhmm, listed
from l4pc_tui.core.text.rounding import length_said


def in_words(move: Move, sheet: Sheet, zone: tzinfo | None, settings: Settings = DEFAULTS) -> str:
    """What a move did: "on to “Walk and talk”". A pulse of few people is told without counts.

    What the lights said and why one went on all the same stands in ``reason``."""
    data = move.data
    name = _name(sheet, str(data.get("stop", "")))
    match move.verb:
        case Verb.START:
            return f"started with {name}"
        case Verb.NEXT | Verb.BACK | Verb.GOTO:
            way = {Verb.NEXT: "on", Verb.BACK: "back"}.get(Verb(move.verb), "straight")
            return f"{way} to {name}"
        case Verb.REVEAL:
            return f"asked deeper: {data.get('place', '')}"
        case Verb.COVER:
            return f"covered; now at: {data.get('place', '')}"
        case Verb.UP:
            return f"came up to {data.get('place', '')}"
        case Verb.DOOR:
            led = f"to {name}" if name else str(data.get("advice", ""))
            return f"door, {data.get('condition', '')}: {led}"
        case Verb.ASIDE:
            return _aside(move, sheet)
        case Verb.AWAY:
            seconds = float(data.get("seconds", 0))
            if seconds < 0:
                return f"the clock was put back by {length_said(-seconds)}"
            what = "the room waited" if data.get("waited") else "the room went on"
            return f"away for {length_said(seconds)}; {what}"
        case Verb.NEED:
            return f"the need: {data.get('need', '')}"
        case Verb.PULSE:
            pulse = Pulse(move.at, tuple(data.get("counts", ())), data.get("flag", ""))
            how = asked_in_words(str(data.get("how", "")))
            if pulse.is_private(settings):
                return f"a pulse was taken{how}"
            return f"pulse{how}: {pulse.words}"
        case Verb.TWO_ROOMS:
            return f"two rooms: this one went on, and {_put_in(data)} beside it; each chose"
        case Verb.PLAN_B:
            instead = _items_of(sheet, data.get("dropped", ()))
            return f"plan B: {_put_in(data)}{f' instead of {instead}' if instead else ''}"
        case Verb.GROUPS:
            told = str(data.get("told", ""))
            more = f": {told[:1].lower()}{told[1:]}" if told else ""
            return f"groups of {sizes_said(data['sizes'])}{more}"
        case Verb.SUPPORT:
            said = SUPPORTS.get(str(data.get("what")), str(data.get("what")))
            return said if data.get("ok") else f"not so: {said}"
        case Verb.LEAVE:
            found = capture_of(str(data.get("capture", "")))
            return f"left uncaught: {found.name}" if found else "left something uncaught"
        case _:
            row = MOVES[Verb(move.verb)]
            return _changed(move, sheet, zone) if row.fold is Fold.CHANGE else row.log


def asked_in_words(how: str) -> str:
    """ " on slips", with a space before it; "" where nobody said how a pulse was asked."""
    return f" {HOWS[How(how)]}" if how else ""


def _put_in(data: Mapping[str, Any]) -> str:
    return f"“{data['item'].get('name', '')}”"


def _items_of(sheet: Sheet, stops: Iterable[str]) -> str:
    """The items that these stops are of, by name."""
    keys = dict.fromkeys(stop.partition("/")[0] for stop in stops)
    return listed([_item(sheet, key) for key in keys])


def sizes_said(sizes: Iterable[int]) -> str:
    """ "4, 4 and 3"; in the order of the tables."""
    return listed([str(size) for size in sizes])


def _aside(move: Move, sheet: Sheet) -> str:
    """A side step that was not for the whole room: when it began, and when it was over."""
    left = _name(sheet, str(move.data.get("left", "")))
    inside = [_name(sheet, stop) for stop in move.data["aside"]]
    if left:
        return f"back from {left} to {inside[-1]}" if inside else f"back from {left}, to the step"
    to = f"to {inside[-1]}, while the step went on" if inside else "back to the step"
    said = move.data.get("condition", "")
    return f"door, {said}: {to}" if said else to


def _changed(move: Move, sheet: Sheet, zone: tzinfo | None) -> str:
    """What a change of time or plan did, from what it kept: "squeezed: “Hear it” to 4 min"."""
    data, told = move.data, []
    if item := data.get("item"):
        length = f" ({length_said(item['seconds'])})" if item.get("seconds") else ""
        told.append(f"put in “{item.get('name', '')}”{length}")
    if dropped := data.get("dropped"):
        told.append(f"left out {_names(sheet, dropped)}")
    if restored := data.get("restored"):
        told.append(f"brought back {_names(sheet, restored)}")
    told += [
        f"{_name(sheet, stop)} to {length_said(to)}" for stop, to in data.get("spans", {}).items()
    ]
    for key, at in data.get("locks", {}).items():
        what = "the finish" if key == FINISH else _item(sheet, key)
        told.append(
            f"{what} at {hhmm(at, zone, move.at)}" if at is not None else f"{what} follows on"
        )
    for key, clock in data.get("clocks", {}).items():
        what, at = "the finish" if key == FINISH else _item(sheet, key), sheet.at(clock)
        told.append(f"{what} at {hhmm(at, zone, at)}")
    for by in data.get("shifts", {}).values():
        told.append(f"planned times {length_said(abs(by))} {'later' if by > 0 else 'earlier'}")
    lead = MOVES[Verb(move.verb)].log
    return ": ".join(filter(None, (lead, ", ".join(told)))) or "a change"


def reason(move: Move) -> str:
    """What the lights advised, which ceiling did not hold, and why one went on: what was kept."""
    lights = move.data.get("lights") or {}
    told = [f"the lights said {lights.get('advice')}"] if lights else []
    told += [f"below the ceiling: {lights['below']}"] if lights.get("below") else []
    told += [str(move.data["reason"])] if move.data.get("reason") else []
    return "; ".join(told)


def _names(sheet: Sheet, stops: Iterable[str]) -> str:
    return ", ".join(_name(sheet, stop) for stop in stops)


def _item(sheet: Sheet, key: str) -> str:
    return next((f"“{item.name}”" for item in sheet.items if item.id == key), f"“{key}”")


def _name(sheet: Sheet, stop: str) -> str:
    try:
        return f"“{sheet.stop(stop).name}”" if stop else ""
    except KeyError:
        return f"“{stop}”"
