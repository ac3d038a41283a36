"""A script as it will look, in lines: the facilitator's words, the room's, or both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from l4pc_tui.cli.output import across, beside, say

if TYPE_CHECKING:
    from l4pc_tui.core.live.view_model import Part
    from l4pc_tui.desk.library.script_preview import ScriptPreview

View = Literal["facilitator", "room", "both"]
VIEWS: tuple[View, ...] = ("facilitator", "room", "both")
SIDE_BY_SIDE = 90
"""Columns from which both views stand beside each other; below, one comes after the other."""
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
        mine, theirs = [*_lines(step.facilitator)], [*_lines(step.room)]
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


def _lines(parts: Iterable[Part]) -> Iterable[str]:
    for part in parts:
        label = part.label or part.look.upper()
        first, *others = part.text.split("\n")
        yield f"  {label}: {first}"
        yield from (f"    {line}" for line in others)
