"""The side step that is not for the whole room, as the facilitator reads it beside the step."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from l4pc_tui.core.live.run.descent import Ceiling
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import Sheet, Stop
from l4pc_tui.core.live.view.parts import parts, probes
from l4pc_tui.core.live.view_model import Beside, Part
from l4pc_tui.core.text import amounts

_MINUTE = 60


def beside(
    sheet: Sheet, run: Run, limit: Ceiling, now: float, zone: tzinfo | None
) -> Beside | None:
    """The side step that the facilitator is in; None when they are with the room."""
    if not run.beside:
        return None
    visit = run.beside[-1]
    stop = sheet.stop(visit.stop)
    back = sheet.stop(run.beside[-2].stop if len(run.beside) > 1 else run.at)
    spent = visit.spent(now) // _MINUTE * _MINUTE
    told = [f"since {amounts.hhmm(visit.began, zone, now)}"]
    told += [f"{amounts.minutes(spent)} so far"] if spent else []
    told += [f"planned {amounts.minutes(stop.span.ideal)}"] if stop.span.ideal else []
    words = (*map(_spoken, parts(sheet, stop)), *_deeper(run, stop, limit))
    return Beside(stop.name, " · ".join(told), words, back.name)


def _spoken(part: Part) -> Part:
    """Nothing of it is on the Screen, whatever its label says."""
    return replace(part, label="SHOW", look="plain") if part.look == "show" else part


def _deeper(run: Run, stop: Stop, limit: Ceiling) -> tuple[Part, ...]:
    """Its questions further down: read from here, and never asked of the room."""
    found: list[Part] = []
    for line in probes(run, stop, limit):
        found += [Part(line.place.value.upper(), line.text), *line.remarks]
    return tuple(found)
