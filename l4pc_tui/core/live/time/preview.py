"""What a change of the plan would do, before it is accepted.

A preview holds the very move that accepting keeps, and everything it says is worked out by
folding that move: so it cannot promise what does not come.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from l4pc_tui.core.live.run.rules import Accepted
from l4pc_tui.core.live.run.run import Run, fold
from l4pc_tui.core.live.sheet.changes import Changes
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.live.time.ends import ends
from l4pc_tui.core.live.time.lock_check import cannot_hold
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.live.view_model import EndLine
from l4pc_tui.core.record.moves import Move
from l4pc_tui.core.text.amounts import exactly
from l4pc_tui.core.text.rounding import HALF, adding_up, halves


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One step that changes: "Hear it", "6 min", "4 min", "wins 2 min"."""

    stop: str
    name: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A change as it would be.

    title:   what it is and what comes of it, in a sentence.
    lines:   the steps that change, in the order of the run sheet.
    before:  the ends as they stand; ``after`` as they would.
    rest:    what remains for the facilitator to decide, in a sentence; else empty.
    checks:  what the checker says of the plan with it and did not say before, a sentence each.
    moved:   seconds by which the finish would come earlier (positive) or later.
    answer:  the move to keep when it is accepted; ``run`` what it was worked out for.
    """

    title: str
    lines: tuple[PreviewLine, ...]
    before: tuple[EndLine, ...]
    after: tuple[EndLine, ...]
    rest: str
    moved: float
    answer: Accepted
    run: Run
    checks: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What it does to break, lock and finish, a line each."""
        old = {end.key: end for end in self.before}
        return tuple(
            end.text if old.get(end.key) in (end, None) else f"{end.text}; now {old[end.key].text}"
            for end in self.after
            if end.what != "this step"
        )


def preview(
    lay: Callable[[Changes], Sheet], run: Run, now: float, zone: tzinfo | None, answer: Accepted,
    title: str, rest: str = "",
) -> Preview:  # fmt: skip
    """The preview of an accepted move. ``lay`` gives the run sheet with any changes in it."""
    changed = fold(run, Move("", answer.verb, now, "", answer.data))
    old, new = lay(run.changes), lay(changed.changes)
    was, will = timeline(old, run, now), timeline(new, changed, now)
    held = {**answer.data.get("locks", {}), **answer.data.get("clocks", {})}
    locked = next(iter(held), "")
    warned = locked and cannot_hold(new, will, now, locked, zone)
    return Preview(
        title, tuple(_lines(old, new)), ends(old, run, was, zone, locked),
        ends(new, changed, will, zone, locked), " ".join(filter(None, (rest, warned))),
        was.finish - will.finish, answer, run,
    )  # fmt: skip


def _lines(old: Sheet, new: Sheet) -> list[PreviewLine]:
    """Every stop whose length changes, or that comes or goes."""
    found: list[tuple[Stop, int, int, str]] = []
    for stop in (*new.stops, *new.sides.values()):
        known = stop.id in old.index or stop.id in old.sides
        before = _length(old.stop(stop.id)) if known else 0
        after = _length(stop)
        if before != after:
            found.append((stop, before, after, "left out" if known else "not in the plan"))
    changes = adding_up([after - before for _, before, after, _ in found])
    return [_line(*each, change) for each, change in zip(found, changes, strict=True)]


def _length(stop: Stop) -> int:
    return 0 if stop.out else stop.span.ideal


def _line(stop: Stop, before: int, after: int, absent: str, change: int) -> PreviewLine:
    """change: in half minutes, as it is told; what stands before and after it goes with it."""
    was = halves(before) if before and after else max(0, -change)
    amount = exactly(abs(change) * HALF) if change else "a little"
    return PreviewLine(
        stop.id, stop.name, _told(was) if before else absent,
        "left out" if stop.out else _told(was + change),
        f"wins {amount}" if after < before else f"takes {amount} more",
    )  # fmt: skip


def _told(length: int) -> str:
    return exactly(length * HALF) if length > 0 else "under half a minute"
