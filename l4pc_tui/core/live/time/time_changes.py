"""Wishes about time: more and less, count from now, shift, squeeze, stretch, locks.

Each is answered with an accepted move that holds its result, or a refusal in words.
"""

from __future__ import annotations

from datetime import tzinfo
from math import ceil
from typing import NamedTuple

from l4pc_tui.core.live.run.rulings import CLOSED, NOT_STARTED, Accepted, Refused, Ruling
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem
from l4pc_tui.core.live.time.squeeze import Retimed
from l4pc_tui.core.live.time.squeeze import squeeze as win
from l4pc_tui.core.live.time.squeeze import stretch as give_back
from l4pc_tui.core.live.time.timeline import Lock, timeline
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.lengths import LONGEST, Typed, moment_to_come, nearest_moment, next_moment
from l4pc_tui.core.text.rounding import passed, said

_MINUTE = 60


class Proposal(NamedTuple):
    """A change that can be accepted: the move, what it comes to, and what is left to decide."""

    answer: Accepted
    title: str
    rest: str = ""


def not_open(run: Run) -> Refused | None:
    """Why the running step's time cannot be changed now, if so. While it is paused it can."""
    return {State.PLANNED: NOT_STARTED, State.CLOSED: CLOSED}.get(run.state)


def not_to_plan(run: Run) -> Refused | None:
    """Why the plan cannot be changed now, if so: before the start it can, and while it is paused."""
    return CLOSED if run.state is State.CLOSED else None


def adjust(sheet: Sheet, run: Run, seconds: int) -> Ruling:
    """So many seconds more, or less, for the step that runs; never below none at all."""
    if refusal := not_open(run):
        return refusal
    length = sheet.stop(run.at).span.ideal
    # One that goes on until a clock time may have a night in it.
    most = LONGEST if length <= LONGEST else length + max(0, seconds)
    return _take(sheet, run, max(0, min(most, length + seconds)))


def _take(sheet: Sheet, run: Run, length: int) -> Ruling:
    """So many seconds for the step that runs."""
    stop = sheet.stop(run.at)
    if length == stop.span.ideal:
        return Refused("It is long enough." if length else "There is no time left to take.")
    return Accepted(Verb.ADJUST, {"spans": {stop.id: length}})


def set_length(sheet: Sheet, run: Run, now: float, zone: tzinfo | None, typed: Typed) -> Ruling:
    """What was typed, for the step that runs: so long, more, less, or until a clock time."""
    if refusal := not_open(run):
        return refusal
    stop = sheet.stop(run.at)
    if typed.how == "until":
        until = next_moment(typed.seconds, now, zone)
        if until is None:
            return Refused("That time has gone by.")
        if until - now > LONGEST:
            return Refused("Nothing takes longer than 8 hours here.")
        # Lengths are whole seconds, and a clock shows the minute that has begun. What the step has
        # used may be a night more than any step is long: it ends when it was said to all the same.
        return _take(sheet, run, ceil(run.used(now) + until - now))
    if typed.how == "long":
        return adjust(sheet, run, typed.seconds - stop.span.ideal)
    return adjust(sheet, run, typed.seconds if typed.how == "more" else -typed.seconds)


def count_from_now(sheet: Sheet, run: Run, now: float) -> Ruling:
    """Be measured from now on by when things really began: no longer behind, until a lock."""
    if refusal := not_open(run):
        return refusal
    late = timeline(sheet, run, now).late
    if abs(late) < 1:
        return Refused("You are on time; there is nothing to count anew.")
    return Accepted(Verb.COUNT_FROM_NOW, {"shifts": {anchor(run): round(late, 3)}})


def shift(sheet: Sheet, run: Run, now: float, seconds: float | None = None) -> Proposal | Refused:
    """Move the planned times of the rest, up to the next lock; by what one is late, or by more."""
    if refusal := not_open(run):
        return refusal
    times = timeline(sheet, run, now)
    by = round(times.late if seconds is None else seconds, 3)
    if abs(by) < 1:
        return Refused("You are on time; there is nothing to shift.")
    lock = times.locks[0]
    # By what one is late: as the header tells it.
    read = passed(abs(by)) if seconds is None else 0
    amount = said(read * _MINUTE or abs(by))
    way = "later" if by > 0 else "earlier"
    title = f"Everything up to {_named(lock)} is planned {amount} {way}."
    rest = ""
    if (late := amounts.apart(lock.at, lock.arrives)) > 0:
        length = amounts.minutes(late * _MINUTE)
        rest = f"{amounts.capital(_named(lock))} would still be {length} late."
    return Proposal(Accepted(Verb.SHIFT, {"shifts": {anchor(run): by}}), title, rest)


def squeeze(sheet: Sheet, run: Run, now: float, zone: tzinfo | None) -> Proposal | Refused:
    """Win what is needed for the next lock that would not hold, as far as it can be won."""
    if refusal := not_open(run):
        return refusal
    found = win(sheet, run, timeline(sheet, run, now))
    late = found and amounts.apart(found.lock.at, found.lock.at + found.wanted)
    if found is None or not (found.moved or late):
        return Refused("Every lock and the finish hold. There is nothing to win.")
    if not found.moved:
        return Refused(f"Nothing more can be won before {_when(found.lock, zone, now)}: "
                       f"{said(found.wanted)} left for you to decide.")  # fmt: skip
    # As the ends tell it: what is late by less than a minute holds.
    left = amounts.apart(found.lock.at, found.lock.at + found.left) * _MINUTE
    holds = f"is still {said(left)} late" if left else "holds"
    rest = f"{amounts.capital(said(left))} left for you to decide." if left else ""
    title = f"{amounts.capital(said(found.moved))} won: {_when(found.lock, zone, now)} {holds}."
    return Proposal(Accepted(Verb.SQUEEZE, _kept(found)), title, rest)


def stretch(sheet: Sheet, run: Run, now: float, zone: tzinfo | None) -> Proposal | Refused:
    """Give spare time before a lock to the steps that can take more."""
    if refusal := not_open(run):
        return refusal
    found = give_back(sheet, run, timeline(sheet, run, now))
    if found is None:
        return Refused("There is no spare time.")
    spare = amounts.capital(said(found.wanted))
    if not found.moved:
        return Refused(f"{spare} to spare before {_when(found.lock, zone, now)}, and every step "
                       "stands at its longest.")  # fmt: skip
    given = amounts.capital(said(found.moved))
    title = f"{given} given back before {_when(found.lock, zone, now)}."
    over = found.wanted - found.moved
    rest = f"{said(over)} still to spare." if over >= _MINUTE else ""
    return Proposal(Accepted(Verb.STRETCH, _kept(found)), title, rest)


def lock(
    sheet: Sheet, run: Run, item: str, at: float, now: float, zone: tzinfo | None
) -> Proposal | Refused:
    """Hold an item, or the finish, to a clock time: a new lock, or one that is moved.

    A clock shows whole minutes, so a lock is one: what is read is what holds.
    """
    at -= at % _MINUTE
    if refusal := not_to_plan(run) or behind_us(sheet, run, item, "locked"):
        return refusal
    stood = sheet.finish if item == FINISH else _item(sheet, item).lock
    name = "finish" if item == FINISH else _item(sheet, item).name
    told = amounts.hhmm(at, zone, now)
    if stood is not None and abs(stood - at) < 1:
        return Refused(f"{amounts.capital(name)} is locked to {told} already.")
    title = f"{amounts.capital(name)} is locked to {told}."
    if stood is not None:
        before = amounts.hhmm(stood, zone, now)
        title = f"{amounts.capital(name)} moves from {before} to {told}."
    # Before the start it is a time of the plan's clock: the day may be another yet.
    planned = run.state is State.PLANNED
    held = {"clocks": {item: sheet.clock(at)}} if planned else {"locks": {item: at}}
    return Proposal(Accepted(Verb.LOCK, held), title)


def unlock(sheet: Sheet, run: Run, item: str) -> Proposal | Refused:
    """Let an item follow on again; the finish always stays a lock."""
    if item == FINISH:
        return Refused("The finish is always held. Move it to another time instead.")
    if refusal := not_to_plan(run) or behind_us(sheet, run, item, "locked"):
        return refusal
    found = _item(sheet, item)
    if found.lock is None:
        return Refused(f"{found.name} is not locked.")
    title = f"{found.name} follows on, at no set time."
    return Proposal(Accepted(Verb.UNLOCK, {"locks": {item: None}}), title)


def stands(sheet: Sheet, run: Run, item: str, now: float) -> float:
    """Where an item or the finish stands: at its lock, else where it is expected to begin."""
    if item == FINISH:
        return sheet.finish
    found = next((held for held in sheet.items if held.id == item), None)
    if found is None:
        return now
    if found.lock is not None:
        return found.lock
    starts = timeline(sheet, run, now).starts
    return next((at for n in range(*found.stops) if (at := starts[n]) is not None), found.starts)


def clock_time(typed: Typed, planned: float, now: float, zone: tzinfo | None) -> float | None:
    """The clock time that was typed for a lock: ``12:45``, or ``+15`` from where it stands.

    It is the one nearest to where the lock stands; where that is a day that is over, the next one.
    """
    if typed.how == "until":
        at = nearest_moment(typed.seconds, planned, zone)
        over = amounts.local(planned, zone).date() < amounts.local(now, zone).date()
        return moment_to_come(typed.seconds, now, zone) if over and at < now else at
    if typed.how == "long":
        return None
    return planned + (typed.seconds if typed.how == "more" else -typed.seconds)


def _kept(found: Retimed) -> dict[str, object]:
    return {"spans": found.spans, "dropped": list(found.dropped)}


def item_here(sheet: Sheet, run: Run) -> int:
    """The index of the item that the group is at; -1 before the start, when all is to come."""
    return sheet.stop(run.at).item if run.at else -1


def anchor(run: Run) -> str:
    """The main-line stop that planned times are shifted from: it never moves again."""
    return run.openers[0] if run.openers else run.at


def behind_us(sheet: Sheet, run: Run, item: str, done: str) -> Refused | None:
    """Why nothing can be changed about an item, if so: it is a step, not there, or has begun.

    done: what was to be done with it: "locked", "moved".
    """
    if item == FINISH:
        return None
    number = next((n for n, held in enumerate(sheet.items) if held.id == item), None)
    if number is None and (item in sheet.index or item in sheet.sides):
        stop = sheet.stop(item)
        of = f"“{stop.name}” is a step of “{sheet.item_of(stop).name}”."
        return Refused(f"Only items can be {done}. {of}")
    if number is None:
        return Refused("There is no such item on the run sheet.")
    if number <= item_here(sheet, run):
        return Refused(f"{sheet.items[number].name} has begun already.")
    return None


def _item(sheet: Sheet, item: str) -> SheetItem:
    return next(held for held in sheet.items if held.id == item)


def _named(lock: Lock) -> str:
    return "the finish" if lock.item == FINISH else lock.name


def _when(lock: Lock, zone: tzinfo | None, now: float) -> str:
    return f"{_named(lock)} {amounts.hhmm(lock.at, zone, now)}"
