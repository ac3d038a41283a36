"""The plan of a running session as it is listed: what is to come, and what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.depth.lights import needed
from l4pc_tui.core.live.run.needs import SUPPORTS
from l4pc_tui.core.live.time.plan_lines import PlanLine, plan_lines
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.live.view_model import SupportLine
from l4pc_tui.core.text.lengths import read_typed

if TYPE_CHECKING:
    from l4pc_tui.desk.session.conductor import Conductor


def plan(conductor: Conductor) -> tuple[PlanLine, ...]:
    """The item that runs and all that is to come; nothing while no session runs."""
    sheet, run, desk = conductor.sheet, conductor.room.run, conductor.desk
    return plan_lines(sheet, run, timeline(sheet, run, desk.now()), desk.zone)


def words_and_length(line: str) -> tuple[str, str]:
    """What is typed in one go, "stretch our legs 10": the words, and the length or ""."""
    words, _, last = line.strip().rpartition(" ")
    if words and not isinstance(read_typed(last), str):
        return words.strip(), last
    return line.strip(), ""


def needs(conductor: Conductor) -> tuple[SupportLine, ...]:
    """What any step of the plan, or any of its questions, needs of support."""
    sheet, ticked = conductor.sheet, conductor.room.run.support
    wanted = {
        what
        for stop in (*sheet.stops, *sheet.sides.values())
        for place in (stop.place, *(query.place for query in stop.queries))
        for what in needed(sheet, stop, place)
    }
    return tuple(SupportLine(w, told, ticked.get(w)) for w, told in SUPPORTS.items() if w in wanted)
