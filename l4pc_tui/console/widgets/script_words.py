"""A script to read: what the facilitator reads, and beside it what the room sees."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, hang, label, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.step_words import part_lines
from l4pc_tui.core.live.view_model import Part
from l4pc_tui.desk.library.script_preview import ScriptPreview, StepSeen
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style

SIDE_BY_SIDE = 96
"""Cells from which both views stand beside each other."""
BETWEEN = Content.styled(" │ ", "$faint")
REMARK_AT = 2


class ScriptWords(Drawn):
    """Both views where they fit; else one of them, and ``turn`` shows the other."""

    DEFAULT_CSS = "ScriptWords { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._preview: ScriptPreview | None = None
        self._room_only = False

    def show(self, preview: ScriptPreview) -> None:
        """Draw this script."""
        self._preview = preview
        self.redraw()

    def turn(self) -> None:
        """Where only one view fits, the other one."""
        self._room_only = not self._room_only
        self.redraw()

    @property
    def turns(self) -> bool:
        """Whether only one of two views is on view."""
        steps = self._preview.steps if self._preview else ()
        return self.content_size.width < SIDE_BY_SIDE and any(step.room for step in steps)

    def draw(self, width: int) -> Content:
        preview = self._preview
        if preview is None:
            return GAP
        lines = _problems(preview, width)
        lines += _wrapped(text(preview.summary, "$soft"), width)
        both = width >= SIDE_BY_SIDE
        left = (width - BETWEEN.cell_length) * 3 // 5 if both else width
        right = width - BETWEEN.cell_length - left if both else width
        if preview.steps:
            own, rooms = label("FACILITATOR"), label("ROOM")
            lines += [GAP, _beside(own, rooms, left) if both else rooms if self._room_only else own]
        for step in preview.steps:
            lines += [GAP, *_heading(step, width)]
            mine = _view(step.facilitator, step, left)
            theirs = _view(step.room, step, right) or [text("the picture stays as it is", "$faint")]
            if both:
                rows = max(len(mine), len(theirs))
                mine += [GAP] * (rows - len(mine))
                theirs += [GAP] * (rows - len(theirs))
                lines += [_beside(a, b, left) for a, b in zip(mine, theirs, strict=True)]
            else:
                lines += theirs if self._room_only else mine
        return stack(lines)


SEVERITIES: dict[str, str] = {
    "error": "! error", "warning": "! warning", "advice": "· advice",
}  # fmt: skip
"""How each is told before its words."""


def _problems(preview: ScriptPreview, width: int) -> list[Content]:
    lines: list[Content] = []
    for problem in preview.problems:
        style = "bold $act" if problem.severity == "error" else "bold $behind"
        lead = text(SEVERITIES[problem.severity], style)
        lines += hang(lead, 11, text(problem.words), width)
    return [*lines, GAP] if lines else []


def _heading(step: StepSeen, width: int) -> list[Content]:
    drawn = Content.assemble(
        text(step.name, f"bold {place_style(step.place)}".strip()), "  ", text(step.about, "$muted")
    )
    lines = _wrapped(drawn, width)
    if step.actual and step.taken:
        lines += _wrapped(text(step.taken, "$behind"), width)
        for remark in step.actual.remarks:
            lines += hang(text("%", "$muted"), REMARK_AT, text(remark.text, "$soft"), width)
    return lines


def _view(parts: tuple[Part, ...], step: StepSeen, width: int) -> list[Content]:
    lines: list[Content] = []
    for part in parts:
        lines += [GAP, *part_lines(part, step.place, width)]
    return lines


def _beside(left: Content, right: Content, width: int) -> Content:
    return pad(left, width) + BETWEEN + right


def _wrapped(words: Content, width: int) -> list[Content]:
    return [line.rstrip() for line in words.wrap(max(4, width))] if words else []
