"""How a session stands against the clock, in words: never a bare sign."""

from __future__ import annotations

from datetime import tzinfo

from l4pc_tui.core.live import words
from l4pc_tui.core.live.changes import FINISH
from l4pc_tui.core.live.run import Run
from l4pc_tui.core.live.sheet import Sheet
from l4pc_tui.core.live.timeline import Timeline, next_rest
from l4pc_tui.core.record.moves import State
from l4pc_tui.core.text.toned import Word, Words

_MINUTE = 60


def standing(sheet: Sheet, run: Run, times: Timeline, now: float, zone: tzinfo | None) -> Words:
    """The second line of the header: ahead or behind, the next break, lock, the finish."""
    if run.state is State.PLANNED:
        return _waiting(sheet, times, now, zone)
    if run.state is State.CLOSED:
        finished = words.hhmm(times.finish, zone)
        return (Word("closed", "strong"), Word(f" at {finished}, planned ", "muted"),
                Word(words.hhmm(sheet.finish, zone)))  # fmt: skip
    told: list[Word] = [_against_the_clock(times.late)]
    if run.state is State.PAUSED:
        told.append(Word(" · paused", "behind"))
    rest = next_rest(sheet, run)
    if rest is not None:
        told += _end(rest.kind.lower(), rest.starts, times.starts[rest.stops[0]], zone, "holds")
    lock = next((lock for lock in times.locks if lock.item != FINISH), None)
    if lock is not None and (rest is None or lock.item != rest.id):
        told += _end(lock.name, lock.at, max(lock.at, lock.arrives), zone, "holds")
    told += _end("finish", sheet.finish, times.finish, zone, "as planned")
    return tuple(told)


def _waiting(sheet: Sheet, times: Timeline, now: float, zone: tzinfo | None) -> Words:
    planned = words.hhmm(sheet.starts, zone)
    if times.late >= _MINUTE:
        late = words.minutes(times.late // _MINUTE * _MINUTE)
        lead: Words = (Word(f"▲ planned for {planned}, {late} ago", "behind"),)
    elif (on := words.local(sheet.starts, zone).date()) != words.local(now, zone).date():
        lead = (Word(f"starts on {words.day(on.isoformat())} at {planned}", "strong"),)
    else:
        left = sheet.starts - now
        lead = (Word(f"starts at {planned}", "strong"),)
        if left >= _MINUTE:
            lead = (*lead, Word(f" · in {words.minutes(left)}", "muted"))
    return (*lead, *_end("finish", sheet.finish, times.finish, zone, "as planned"))


def _against_the_clock(late: float) -> Word:
    amount = abs(int(late)) // _MINUTE
    if amount == 0:
        return Word("● on time", "kept")
    length = words.minutes(amount * _MINUTE)
    return Word(f"▲ {length} behind", "behind") if late > 0 else Word(f"▼ {length} ahead", "kept")


def _end(
    name: str, planned: float, expected: float | None, zone: tzinfo | None, kept: str
) -> list[Word]:
    """One of the ends: planned and expected, in words."""
    told = words.hhmm(planned, zone)
    if expected is None or expected - planned < _MINUTE:
        return [Word(f" · {name} ", "muted"), Word(told, "strong"), Word(f" {kept}", "kept")]
    later = words.hhmm(expected, zone)
    return [Word(f" · {name} ", "muted"), Word(later, "strong"),
            Word(f" (planned {told})", "behind")]  # fmt: skip
