"""How long each stop of a run took, as it is told afterwards: beside what it was given."""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop

_MINUTE = 60
_TENTH = 6
"""Seconds of a tenth of a minute."""


@dataclass(frozen=True, slots=True)
class StopTold:
    """One of them. item, step: by name; step is empty for an item without steps. given, took: in
    minutes; took, began (epoch): None where nobody was there. skipped: passed without being there."""

    stop: Stop
    item: str
    step: str
    given: float
    began: float | None
    took: float | None
    skipped: bool


def as_told(sheet: Sheet, run: Run, now: float) -> tuple[StopTold, ...]:
    """Stops in their order, then the side steps that were taken."""
    until = now if run.closed is None else run.closed
    until = until if run.paused_at is None else run.paused_at
    here = sheet.index.get(run.openers[0] if run.openers else run.at, -1)
    passed = len(sheet.stops) if run.closed is not None else here
    spent: dict[str, float] = {}
    for visit in run.visits:
        spent[visit.stop] = spent.get(visit.stop, 0.0) + visit.spent(until)
    began = dict(run.began)
    for visit in (*run.aside, *run.beside):
        # Beside a step that went on: the minutes of both are told, and are the same ones.
        spent[visit.stop] = spent.get(visit.stop, 0.0) + visit.spent(until)
        began.setdefault(visit.stop, visit.began)
    told = []
    # Steps of an exercise that is lost are told one by one, and not as an item left out.
    apart = {stop.partition("/")[0] for stop in began}
    taken = [sheet.sides[stop] for stop in began if stop in sheet.sides]
    for number, stop in enumerate((*sheet.stops, *taken)):
        been = stop.id in began
        if stop.id in apart and not been:
            continue
        item = sheet.item_of(stop)
        told.append(
            StopTold(
                stop,
                item.name,
                stop.name if item.exercise or stop.id in sheet.sides else "",
                round(stop.given / _MINUTE, 1),
                began.get(stop.id),
                # Begun tenths are not counted, as on the step's own clock.
                round(spent[stop.id], 3) // _TENTH / 10 if been else None,
                (number < passed or stop.out) and not been,
            )
        )
    return tuple(told)
