"""The descent of a session as a trace: depth over time, beside the pulses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text import amounts


@dataclass(frozen=True, slots=True)
class TraceLine:
    """A stay at a place, or a pulse within one (``pulse`` in words, then ``minutes`` is empty).

    depth: 0 at the surface's edge to 4 at Power; how far in it is drawn.
    """

    time: str
    place: Place
    depth: int
    minutes: str = ""
    pulse: str = ""


def trace(run: Run, now: float, zone: tzinfo | None) -> tuple[TraceLine, ...]:
    """Every stay at a place in order, with the pulses where they were taken."""
    until = run.closed if run.closed is not None else now
    ends = [*(depth.at for depth in run.depths[1:]), until]
    told: list[tuple[float, TraceLine]] = []
    for depth, end in zip(run.depths, ends, strict=bool(run.depths)):
        stayed = amounts.minutes(depth.stayed(end))
        line = TraceLine(amounts.hhmm(depth.at, zone, now), depth.place, depth.place.depth, stayed)
        told.append((depth.at, line))
    for pulse in run.pulses:
        place = run.place_at(pulse.at)
        line = TraceLine(amounts.hhmm(pulse.at, zone, now), place, place.depth, pulse=pulse.words)
        told.append((pulse.at, line))
    return tuple(line for _, line in sorted(told, key=lambda each: each[0]))
