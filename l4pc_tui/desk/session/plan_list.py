"""The plan of a session as it is listed: what is to come, and what it needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.live.depth.lights import needed
from l4pc_tui.core.live.run.needs import SUPPORTS
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.time.ends import ends
from l4pc_tui.core.live.time.plan_lines import PlanLine, plan_lines
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.live.view_model import EndLine, SupportLine
from l4pc_tui.core.text.lengths import read_typed

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.conductor import Conductor

_LIKE_AN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
"""A name as exercises have it for an id."""


def plan(conductor: Conductor) -> tuple[PlanLine, ...]:
    """The item that runs and all that is to come; nothing once it is closed."""
    sheet, run, now = conductor.sheet, conductor.room.run, conductor.moment()
    return plan_lines(sheet, run, timeline(sheet, run, now), conductor.desk.zone)


def numbered(lines: Sequence[PlanLine]) -> list[str]:
    """The lines of the plan, each with its number; a step further in than its item, and called one."""
    return [_numbered(number, line) for number, line in enumerate(lines, 1)]


def _numbered(number: int, line: PlanLine) -> str:
    minutes = f"{line.minutes} min" if line.minutes else ""
    about = ", ".join(
        filter(None, ("a step" if line.indent else "", minutes, f"locked {line.lock}" if line.lock else "",
                      "now" if line.now else "", "left out" if line.out else ""))
    )  # fmt: skip
    named = " ".join(filter(None, (f"{number}.", line.time, line.name)))
    return "   " * line.indent + (f"{named}: {about}" if about else named)


def line_of(conductor: Conductor, number: str) -> PlanLine | Reply:
    """The line of the plan with that number; or that there is none."""
    lines = plan(conductor)
    if number == FINISH:
        return lines[-1]
    if number.isdecimal() and 1 <= int(number) <= len(lines):
        return lines[int(number) - 1]
    return Reply(False, f"The plan has no line {number}. Its lines are numbered 1 to {len(lines)}.")


def preview_in_lines(found: Preview) -> list[str]:
    """What a change would do: to break, lock and finish, then to each step, then what the checker
    says of it."""
    steps = (f"{ln.name}: {ln.before}, then {ln.after}, {ln.change}" for ln in found.lines)
    rest = [found.rest] if found.rest else []
    return [found.title, *found.told, *steps, *rest, *found.checks]


def told_of_plan(conductor: Conductor) -> tuple[str, ...]:
    """What is to be known of a plan before the start: what the checker says of it, and that the
    library has another version. It reads the disk."""
    if not conductor.before_the_start:
        return ()
    newer = conductor.newer()
    told = (f"The library’s plan has changed since: {' '.join(newer)}",) if newer else ()
    return (*conductor.checks(), *told)


def plan_ends(conductor: Conductor) -> tuple[EndLine, ...]:
    """Break, lock and finish as the plan has them now."""
    sheet, run, now = conductor.sheet, conductor.room.run, conductor.moment()
    return ends(sheet, run, timeline(sheet, run, now), conductor.desk.zone)


def words_and_length(line: str) -> tuple[str, str]:
    """What is typed in one go, "stretch our legs 10": the words, and the length or ""."""
    words, _, last = line.strip().rpartition(" ")
    if words and not isinstance(read_typed(last), str):
        return words.strip(), last
    return line.strip(), ""


def is_exercise(desk: Desk, what: str, length: str) -> bool:
    """Whether what is to be put in is named by an exercise's id, and is not said in words.

    Words need a length, so what looks like an id and has none is one that the library may lack.
    """
    if not _LIKE_AN_ID.fullmatch(what):
        return False
    return not length.strip() or desk.store.content("exercise", what) is not None


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
