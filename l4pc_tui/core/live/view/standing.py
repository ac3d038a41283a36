"""How a session stands against the clock, in words: never a bare sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import RESTS, Sheet
from l4pc_tui.core.live.time.ends import THIS_STEP
from l4pc_tui.core.live.time.time_changes import anchor
from l4pc_tui.core.live.time.timeline import Timeline
from l4pc_tui.core.live.view_model import EndLine
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.toned import Word, Words
from l4pc_tui.core.text.width import cut

_MINUTE = 60
_NAME_MOST = 12
"""Letters of an end's name in a short form."""


def standing(
    sheet: Sheet, run: Run, times: Timeline, now: float, zone: tzinfo | None,
    ends: Sequence[EndLine],
) -> tuple[Words, ...]:  # fmt: skip
    """The second line of the header: ahead or behind, the next break, lock, the finish.

    The longest form first; each later one says less, and every one says the finish. ends: what
    ``ends`` tells, so that the header never says another thing than the time panel.
    """
    if run.state is State.CLOSED:
        finished = amounts.hhmm(times.finish, zone, now)
        return ((Word("closed", "strong"), Word(f" at {finished}, planned ", "muted"),
                 Word(amounts.hhmm(sheet.finish, zone, now))),)  # fmt: skip
    finish = ends[-1]
    if run.state is State.PLANNED:
        lead = _waiting(sheet, times, now, zone)
        return tuple((*lead, *_end(finish, how)) for how in ("full", "brief", "bare"))
    lead = (_against_the_clock(sheet, run, times, ends),)
    if run.state is State.PAUSED:
        lead = (*lead, Word(" · paused", "behind"))
    ahead = [end for end in ends[:-1] if end.what != THIS_STEP]
    return (
        (*lead, *_all(ahead, "full"), *_end(finish, "full")),
        (*lead, *_all(ahead, "short"), *_end(finish, "short")),
        (*lead, *_all(ahead, "brief"), *_end(finish, "brief")),
        (*lead, *_all(ahead, "bare"), *_end(finish, "brief")),
        (*lead, *_all(ahead, "bare"), *_end(finish, "bare")),
        (*lead, *_all(ahead[:1], "bare"), *_end(finish, "bare")),
        (*lead, *_end(finish, "bare")),
    )


def _waiting(sheet: Sheet, times: Timeline, now: float, zone: tzinfo | None) -> Words:
    planned = amounts.hhmm(sheet.starts, zone, sheet.starts)
    if times.late >= _MINUTE:
        late = amounts.minutes(times.late // _MINUTE * _MINUTE)
        return (Word(f"▲ planned for {planned}, {late} ago", "behind"),)
    if (on := amounts.local(sheet.starts, zone).date()) != amounts.local(now, zone).date():
        return (Word(f"starts on {amounts.day(on.isoformat())} at {planned}", "strong"),)
    left = sheet.starts - now
    lead = Word(f"starts at {planned}", "strong")
    return (lead, Word(f" · in {amounts.minutes(left)}", "muted")) if left >= _MINUTE else (lead,)


def _against_the_clock(sheet: Sheet, run: Run, times: Timeline, ends: Sequence[EndLine]) -> Word:
    """Ahead or behind now; but what comes late, where one is not behind, is never called fine."""
    due = sheet.stop(anchor(run)).ends
    late = amounts.apart(due, due + times.late)
    if late <= 0 and (coming := _late(times, ends)):
        return Word(f"▲ {coming}", "behind")
    if late == 0:
        return Word("● on time", "kept")
    length = amounts.minutes(abs(late) * _MINUTE)
    return Word(f"▲ {length} behind", "behind") if late > 0 else Word(f"▼ {length} ahead", "kept")


def _late(times: Timeline, ends: Sequence[EndLine]) -> str:
    """The first of the ends, or of the locks behind them, that comes late: "14 min late at Break"."""
    for end in ends:
        if end.what != THIS_STEP and end.tone == "behind":
            where = "the finish" if end is ends[-1] else cut(end.what, _NAME_MOST)
            return f"{end.told} at {where}"
    for lock in times.locks:
        if (late := amounts.apart(lock.at, lock.arrives)) > 0:
            return f"{amounts.minutes(late * _MINUTE)} late at {cut(lock.name, _NAME_MOST)}"
    return ""


def _all(ends: Sequence[EndLine], how: str) -> Words:
    return tuple(word for end in ends for word in _end(end, how))


def _end(end: EndLine, how: str) -> Words:
    """One of the ends. how: "full"; "short", without what is said of those that are kept; "brief",
    "12:42, not 12:30"; "bare", the expected clock time in its tone alone."""
    name = end.what.lower() if end.what in RESTS else end.what
    if how != "full":
        name = cut(name, _NAME_MOST)
    moved = end.planned not in ("", end.expected)
    if moved:
        told = f", not {end.planned}" if how == "brief" else f" (planned {end.planned})"
    else:
        told = f" {end.told}" if how == "full" else ""
    if how == "bare":
        late = end.tone == "behind"
        return (Word(f" · {name} ", "muted"), Word(end.expected, "behind" if late else "strong"))
    return tuple(
        word
        for word in (
            Word(f" · {name} ", "muted"), Word(end.expected, "strong"), Word(told, end.tone)
        )
        if word.text
    )  # fmt: skip
