"""A script as it will look, in lines: the facilitator's words, the room's, or both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from l4pc_tui.cli.output import across, beside, say
from l4pc_tui.core.text.in_lines import in_lines
from l4pc_tui.core.text.inline import unmarked

if TYPE_CHECKING:
    from l4pc_tui.core.live.view_model import Part
    from l4pc_tui.desk.library.script_preview import ScriptPreview

View = Literal["facilitator", "room", "both"]
VIEWS: tuple[View, ...] = ("facilitator", "room", "both")
SIDE_BY_SIDE = 90
"""Columns from which both views stand beside each other; below, one comes after the other."""
_MARGIN = 4
NOTHING_NEW = "(nothing new)"


def say_preview(seen: ScriptPreview, view: View) -> None:
    """The whole script in a view."""
    say(seen.title, *filter(None, (seen.summary, seen.facts)))
    for problem in seen.problems:
        say(f"{problem.severity}: {problem.words}")
    for step in seen.steps:
        say("", step.name, *filter(None, (step.about,)))
        if step.actual and step.taken:
            say(f"  {step.taken}", *(f"  % {remark.text}" for remark in step.actual.remarks))
        apart = 2 if view == "both" and across() >= SIDE_BY_SIDE else 1
        room = across() // apart - _MARGIN
        mine, theirs = [*_lines(step.facilitator, room)], [*_lines(step.room, room)]
        if view == "facilitator":
            say(*mine)
        elif view == "room":
            say(*theirs)
        elif mine or theirs:
            _both(mine, theirs or [NOTHING_NEW])


def _both(mine: list[str], theirs: list[str]) -> None:
    if across() >= SIDE_BY_SIDE:
        beside(["FACILITATOR", *mine], ["ROOM", *theirs])
    else:
        say("FACILITATOR", *mine, "ROOM", *theirs)


def _lines(parts: Iterable[Part], room: int) -> Iterable[str]:
    for part in parts:
        label = part.label or part.look.upper()
        first, *others = unmarked(in_lines(part.text, room)).split("\n")
        yield f"  {label}: {first}"
        yield from (f"    {line}" for line in others)
