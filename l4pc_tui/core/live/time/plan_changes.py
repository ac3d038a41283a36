"""Wishes about what is done: leave out, bring back, insert, move up and down, take so long.

Each is answered with a proposal that holds its result, or a refusal in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from l4pc_tui.core.live.run.rules import Accepted, Refused
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.the_return import the_return
from l4pc_tui.core.live.sheet.changes import FINISH, Inserted
from l4pc_tui.core.live.sheet.layout import fit_exactly
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem, Stop
from l4pc_tui.core.live.time.time_changes import (
    Proposal,
    anchor,
    behind_us,
    item_here,
    not_open,
    not_to_plan,
)
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.lengths import LONGEST

NAME_LIMIT = 120
_LEAST = 60
"""Seconds. Where none are left, what comes instead takes what its steps must have."""
_GONE_BY = Refused("The group has gone by that. Go to it on the run sheet instead.")
_NOT_THERE = Refused("There is no such item or step on the run sheet.")


def skip(sheet: Sheet, run: Run, what: str) -> Proposal | Refused:
    """Leave out an item, a step, or what is still to come of the item that runs."""
    found = _stops(sheet, run, what)
    if isinstance(found, Refused):
        return found
    name, stops = found
    ahead = _ahead(sheet, run)
    going = [stop for stop in stops if stop in ahead and not stop.out]
    if not going:
        if all(stop.out for stop in stops):
            return Refused(f"{name} is left out already.")
        return Refused(f"{name} has begun. Enter goes on to the next step.")
    if not run.at and not any(stop for stop in ahead if not stop.out and stop not in going):
        return Refused("That would leave nothing of the plan.")
    title = f"{name} is left out."
    if len(going) < len(stops) and len(stops) > 1:
        title = f"The rest of {name} is left out."
    protected = the_return(sheet)
    rest = "That is part of the Return." if any(s.id in protected for s in going) else ""
    return Proposal(Accepted(Verb.SKIP, {"dropped": [stop.id for stop in going]}), title, rest)


def restore(sheet: Sheet, run: Run, what: str) -> Proposal | Refused:
    """Bring back an item or a step that was left out."""
    found = _stops(sheet, run, what)
    if isinstance(found, Refused):
        return found
    name, stops = found
    out = [stop for stop in stops if stop.out]
    if not out:
        return Refused(f"{name} is not left out.")
    ahead = _ahead(sheet, run)
    coming = [stop.id for stop in out if stop in ahead]
    if not coming:
        return _GONE_BY
    return Proposal(Accepted(Verb.RESTORE, {"restored": coming}), f"{name} is brought back.")


def insert(
    sheet: Sheet, run: Run, name: str, seconds: int, *, after: str = "", exercise: str = "",
    sha: str = "", uses: Mapping[str, str] | None = None, named: bool = False,
) -> Proposal | Refused:  # fmt: skip
    """Put something new behind an item (the one that runs, unless another is named; before the
    start that is before all others).

    An exercise comes with the sha256 of its version, and takes what its steps say when no
    length is given; words need a length. named: whether a question of it counts as Power for want
    of a place.
    """
    if refusal := not_to_plan(run):
        return refusal
    name = clean_name(name)
    if not name:
        return Refused("Say in a word or two what it is.")
    if len(name) > NAME_LIMIT:
        return Refused(f"Say what it is in fewer words: at most {NAME_LIMIT} characters.")
    if not exercise and not 0 < seconds <= LONGEST:
        return Refused("Say how long it takes: 10, or 1h20.")
    here = item_here(sheet, run)
    ids = [item.id for item in sheet.items]
    place = ids.index(after) if after in ids else here
    if place < here:
        return _GONE_BY
    new = Inserted(_new_id(sheet), name, seconds, exercise, sha)
    order = [*ids[: place + 1], new.id, *ids[place + 1 :]]
    item: dict[str, Any] = {"id": new.id, "name": new.name, "seconds": new.seconds}
    if exercise:
        item |= {"exercise": exercise, "sha": sha, "uses": dict(uses or {})}
    length = f" ({amounts.exactly(seconds)})" if seconds else ""
    where = f"after {sheet.items[place].name}" if place >= 0 else "first"
    title = f"{name}{length} comes {where}."
    data: dict[str, Any] = {"item": item, "order": order, **({"named": True} if named else {})}
    return Proposal(Accepted(Verb.INSERT, data), title)


def instead(
    sheet: Sheet, run: Run, item: SheetItem, now: float, name: str, put_in: Mapping[str, Any]
) -> Proposal | Refused:
    """An exercise in the place of an item that is to come, or of what is left of the one that runs.
    It has the minutes that those had, as far as its steps can take them.

    put_in: its id, the sha256 of its version, and those of the exercises that it uses.
    """
    if refusal := not_open(run):
        return refusal
    here = item_here(sheet, run)
    ahead = _ahead(sheet, run)
    going = [stop for stop in sheet.stops_of(item) if stop in ahead and not stop.out]
    runs = sheet.items.index(item) == here
    if not going and not runs:
        return _GONE_BY
    seconds = sum(stop.span.ideal for stop in going)
    if runs:
        stop = sheet.stop(anchor(run))
        seconds += max(0, round(stop.span.ideal - run.used(now))) if stop.id == run.at else 0
    new, ids = _new_id(sheet), [held.id for held in sheet.items]
    place = ids.index(item.id) + 1
    data: dict[str, Any] = {
        "item": {"id": new, "name": name, "seconds": max(_LEAST, seconds), **put_in},
        "order": [*ids[:place], new, *ids[place:]],
        "dropped": [stop.id for stop in going],
    }
    # What begins at a set time still does.
    if item.lock is not None and not runs:
        data["locks"] = {new: item.lock}
    of = f"what is left of “{item.name}”" if runs else f"“{item.name}”"
    return Proposal(Accepted(Verb.PLAN_B, data), f"Plan B: “{name}” instead of {of}.")


def move(sheet: Sheet, run: Run, item: str, by: int) -> Proposal | Refused:
    """Move an item up (-1) or down (1) among those that are still to come."""
    if refusal := not_to_plan(run) or behind_us(sheet, run, item, "moved"):
        return refusal
    if item == FINISH:
        return Refused("The finish comes last. A lock moves it to another time.")
    here = item_here(sheet, run)
    coming = [held for held in sheet.items[here + 1 :] if not held.out or held.id == item]
    place = next(n for n, held in enumerate(coming) if held.id == item)
    name = coming[place].name
    if not by:
        return Refused("Say by how many places: 1 is later, -1 is earlier.")
    if not 0 <= place + by < len(coming):
        return Refused(_too_far(name, place if by < 0 else len(coming) - 1 - place, by, run))
    other = coming[place + by]
    order = [held.id for held in sheet.items if held.id != item]
    order.insert(order.index(other.id) + (by > 0), item)
    side = "after" if by > 0 else "before"
    return Proposal(Accepted(Verb.REORDER, {"order": order}), f"{name} comes {side} {other.name}.")


def _too_far(name: str, most: int, by: int, run: Run) -> str:
    """Why an item does not move by so many places. most: how many there are on that side."""
    if most:
        side = "earlier" if by < 0 else "later"
        return f"{name} can come at most {amounts.count(most, 'place')} {side}."
    edge = "last" if by > 0 else "next" if run.at else "first"
    return f"{name} is the {edge} one already."


def take(sheet: Sheet, run: Run, what: str, seconds: int) -> Proposal | Refused:
    """Give an item or a step that is to come so long; the steps of an item share it."""
    if what == FINISH:
        return Refused("The finish takes no time. A lock moves it to another time.")
    found = _stops(sheet, run, what)
    if isinstance(found, Refused):
        return found
    name, stops = found
    ahead = _ahead(sheet, run)
    coming = [stop for stop in stops if stop in ahead and not stop.out]
    if not coming:
        if all(stop.out for stop in stops):
            return Refused(f"{name} is left out. Bring it back first.")
        return Refused(f"{name} has begun already.")
    begun = sum(stop.span.ideal for stop in stops if stop not in ahead and not stop.out)
    if not begun < seconds <= LONGEST:
        told = f"What has begun of {name} takes {amounts.exactly(begun)}. " if begun else ""
        return Refused(f"{told}Say how long it takes: 10, or 1h20.")
    spans = fit_exactly([stop.span for stop in coming], seconds - begun)
    lengths = {
        stop.id: length for stop, length in zip(coming, spans, strict=True)
        if length != stop.span.ideal
    }  # fmt: skip
    if not lengths:
        return Refused(f"{name} takes {amounts.exactly(seconds)} already.")
    title = f"{name} takes {amounts.exactly(seconds)}."
    return Proposal(Accepted(Verb.LENGTH, {"spans": lengths}), title)


def _stops(sheet: Sheet, run: Run, what: str) -> tuple[str, tuple[Stop, ...]] | Refused:
    """The name and the stops of an item or step."""
    if refusal := not_to_plan(run):
        return refusal
    item = next((held for held in sheet.items if held.id == what), None)
    if item is not None:
        return item.name, sheet.stops_of(item)
    if what in sheet.index:
        stop = sheet.stop(what)
        return stop.name, (stop,)
    return _NOT_THERE


def _ahead(sheet: Sheet, run: Run) -> tuple[Stop, ...]:
    """Main-line stops behind the current one that have not begun; before the start all of them."""
    if not run.at:
        return sheet.stops
    here = sheet.index[anchor(run)]
    return tuple(stop for stop in sheet.stops[here + 1 :] if stop.id not in run.began)


def _new_id(sheet: Sheet) -> str:
    numbers = [int(item.id[1:]) for item in sheet.items if item.inserted]
    return f"n{max(numbers, default=0) + 1}"
