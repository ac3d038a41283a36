"""The run sheet: the agenda with its times, and the steps of the item that runs."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import ends, pad
from l4pc_tui.console.widgets.lines import Lines, ListLine
from l4pc_tui.core.live.view_model import SheetLine
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style

BELOW = 16
"""Rows of the column that are not the run sheet's: headings, depth and lights."""
LEAST = 5
NAMES_FROM = 20
"""Cells from which on an item's name has room beside its sign, time and minutes."""


class RunSheet(Lines):
    """Enter goes to the line under the cursor."""

    # Its own signs stand in the first cells.
    DEFAULT_CSS = "RunSheet > .option-list--option { padding: 0; }"

    def __init__(self) -> None:
        super().__init__("Go there", "Go to the step under the cursor", id="run-sheet")
        self._sheet: tuple[SheetLine, ...] = ()

    def show(self, sheet: tuple[SheetLine, ...]) -> None:
        """Draw these lines, unless they are drawn already."""
        if sheet == self._sheet:
            return
        moved = _now(sheet) != _now(self._sheet)
        self._sheet = sheet
        self.redraw()
        if moved and not self.has_focus:
            self.highlighted = _now(sheet)

    def keep_below(self, rows: int | None, *, more: int) -> None:
        """Leave room for what stands below it in a column of so many rows; None: it is alone.
        more: rows that the lights take beyond one for each."""
        most = None if rows is None else max(LEAST, rows - BELOW - more)
        held = self.styles.max_height
        if (None if held is None else held.value) != most:
            self.styles.max_height = most

    def lines(self, width: int) -> list[ListLine]:
        return [ListLine(f"{line.indent}{line.stop}", _drawn(line, width)) for line in self._sheet]

    def stop_at(self, index: int) -> str:
        """The stop that a line leads to."""
        return self._sheet[index].stop

    def to_now(self) -> None:
        """Put the cursor on the line that the group is on."""
        self.redraw()
        self.highlighted = _now(self._sheet)


def _now(sheet: tuple[SheetLine, ...]) -> int:
    """The line that the group is on, its step before its item."""
    return max((n for n, line in enumerate(sheet) if line.state == "now"), default=0)


def _drawn(line: SheetLine, width: int) -> Content:
    minutes = Content.styled(f"{line.minutes:>3}", "$muted")
    if line.indent:
        left = Content.assemble("  " if width < NAMES_FROM else "    ", _sign(line), " ")
        return ends(left + text(line.name, _name_style(line)), minutes, width)
    left = Content.assemble(_sign(line), " ", (f"{line.time:5}", "$muted"), " ")
    if width >= NAMES_FROM:
        left = left + text(line.name, _name_style(line))
    row = ends(left, minutes, width)
    if line.state != "now":
        return row
    return pad(row, width).stylize(f"bold on {place_style(line.place)} 25%")


def _sign(line: SheetLine) -> Content:
    if line.state == "now":
        style = "$foreground" if line.indent == 0 else place_style(line.place)
    elif line.state == "ahead":
        style = {"■": "$behind", "⌂": "$kept"}.get(line.sign, "$muted")
    else:
        style = "$muted"
    return Content.styled(line.sign, style)


def _name_style(line: SheetLine) -> str:
    if line.state == "now":
        return f"bold {place_style(line.place)}" if line.indent else "bold $foreground"
    if line.state == "ahead":
        return "$soft" if line.indent else "$foreground"
    return "$muted"
