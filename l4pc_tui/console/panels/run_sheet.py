"""The run sheet: the agenda with its times, and the steps of the item that runs.

Names come before times: a column is there only where every name has room beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content

from l4pc_tui.console.widgets.draw import ends, hang, label, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.lines import Lines, ListLine
from l4pc_tui.core.live.view_model import SheetLine
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style, tone_style

LEAST = 5
"""Rows that it has, whatever stands below it."""
SCROLL_BAR = 2
"""Cells that the list keeps for it."""
ABOVE = 2
"""Rows that stay in view above the current one."""
_SIGN, _TIME, _MINUTES = 2, 6, 4
_MINUTES_FROM, _TIMES_FROM = 16, 30
_DEEP_INDENT = 48
"""Cells from which on a step stands below its item's name; else below its time."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns stand beside the names.

    minutes: cells of theirs; 0 for none. told: cells of the words on how an item stands.
    """

    times: bool
    minutes: int
    told: int

    def indent(self, width: int) -> int:
        """Cells before the sign of a step."""
        if not self.times:
            return 2
        return _SIGN + _TIME if width >= _DEEP_INDENT else 4

    @property
    def right(self) -> int:
        """Cells behind the names."""
        return self.minutes + self.told


def columns(sheet: tuple[SheetLine, ...], width: int) -> Columns:
    """The columns with which most names are whole, and of those the most columns. First to go are
    the words, then the times, and in a very narrow list the minutes; a name too long for its line
    is broken, never cut."""
    told = max((cell_width(line.told) for line in sheet), default=0)
    minutes = _MINUTES if width >= _MINUTES_FROM else 0
    forms = [Columns(True, minutes, told + 1)] if told else []
    forms += [Columns(True, minutes, 0), Columns(False, minutes, 0)]
    if width < _TIMES_FROM:
        forms = forms[-1:]

    def broken(form: Columns) -> int:
        room = width - form.right
        return sum(_before(line, form, width) + cell_width(line.name) > room for line in sheet)

    return min(forms, key=broken)


def _before(line: SheetLine, form: Columns, width: int) -> int:
    """Cells before a line's name."""
    if line.indent:
        return form.indent(width) + _SIGN
    return _SIGN + (_TIME if form.times else 0)


class SheetTitle(Drawn):
    """RUN SHEET, and over the minutes that they are minutes."""

    FIXED = True
    DEFAULT_CSS = "SheetTitle { height: 1; }"

    def __init__(self) -> None:
        super().__init__(id="run-sheet-title")
        self._form = Columns(False, 0, 0)

    def show(self, form: Columns) -> None:
        """Draw it over these columns, unless it is drawn already."""
        if form != self._form:
            self._form = form
            self.redraw()

    def draw(self, width: int) -> Content:
        title = label("RUN SHEET")
        if not self._form.minutes:
            return title
        told = Content.styled("min" + " " * self._form.told, "$muted")
        return ends(title, told, width - SCROLL_BAR)


class RunSheet(Lines):
    """Enter goes to the line under the cursor."""

    # Its own signs stand in the first cells.
    DEFAULT_CSS = "RunSheet > .option-list--option { padding: 0; }"

    def __init__(self) -> None:
        super().__init__("Go there", "Go to the step under the cursor", id="run-sheet")
        self._sheet: tuple[SheetLine, ...] = ()
        self.title = SheetTitle()

    def show(self, sheet: tuple[SheetLine, ...]) -> None:
        """Draw these lines, unless they are drawn already."""
        if sheet == self._sheet:
            return
        moved = _now(sheet) != _now(self._sheet)
        self._sheet = sheet
        self.redraw()
        if moved and not self.has_focus:
            self.highlighted = _now(sheet)
            self.now_in_view()

    def keep_below(self, most: int | None) -> None:
        """Take so many rows at most; None: as many as there are."""
        most = None if most is None else max(LEAST, most)
        held = self.styles.max_height
        if (None if held is None else held.value) != most:
            self.styles.max_height = most
            self.now_in_view()

    def lines(self, width: int) -> list[ListLine]:
        # As wide with a scroll bar as without: else the columns would come and go with it.
        width = min(width, self.outer_size.width - SCROLL_BAR)
        form = columns(self._sheet, width)
        self.title.show(form)
        return [
            ListLine(f"{line.indent}{line.stop}", _drawn(line, form, width)) for line in self._sheet
        ]

    def stop_at(self, index: int) -> str:
        """The stop that a line leads to."""
        return self._sheet[index].stop

    @property
    def rows(self) -> int:
        """Rows of all its lines, as they were drawn last."""
        return sum(line.drawn.plain.count("\n") + 1 for line in self._drawn)

    def to_now(self) -> None:
        """Put the cursor on the line that the group is on."""
        self.redraw()
        self.highlighted = _now(self._sheet)
        self.call_after_refresh(self._to_current)

    def on_resize(self, _event: events.Resize) -> None:
        """A cursor that stands on the current row is shown as when it came there."""
        if self.highlighted == _now(self._sheet):
            self.call_after_refresh(self._to_current)

    def now_in_view(self) -> None:
        """Bring the current row into view with the rows above it, unless somebody reads on."""
        if not self.has_focus:
            self.call_after_refresh(self._to_current)

    def _to_current(self) -> None:
        rows = [line.drawn.plain.count("\n") + 1 for line in self._drawn]
        at = sum(rows[: _now(self._sheet)])
        self.scroll_to(y=max(0, at - ABOVE), animate=False)

    def on_blur(self) -> None:
        """Whoever leaves finds the current row in view again."""
        self.highlighted = _now(self._sheet)
        self.call_after_refresh(self._to_current)


def _now(sheet: tuple[SheetLine, ...]) -> int:
    """The line that the group is on, its step before its item."""
    return max((n for n, line in enumerate(sheet) if line.state == "now"), default=0)


def _drawn(line: SheetLine, form: Columns, width: int) -> Content:
    lead = Content.assemble(" " * (form.indent(width) if line.indent else 0), _sign(line), " ")
    if form.times and not line.indent:
        lead += Content.styled(
            f"{line.time:5} ", tone_style(line.tone) if _late(line) else "$muted"
        )
    behind = Content("")
    if form.minutes:
        behind = Content.styled(f"{line.minutes:>{form.minutes}}", "$muted")
    if form.told:
        told = text(line.told, tone_style(line.tone) or "$muted")
        behind += pad(Content(" ") + told, form.told)
    first, *more = hang(
        lead, lead.cell_length, text(line.name, _name_style(line)), width - form.right
    )
    rows = [pad(first, width - form.right) + behind, *more]
    if line.state == "now" and not line.indent:
        return stack(
            pad(row, width).stylize(f"bold on {place_style(line.place)} 25%") for row in rows
        )
    return stack(rows)


def _late(line: SheetLine) -> bool:
    """Whether it is a time to hold that is missed."""
    return line.tone == "behind"


def _sign(line: SheetLine) -> Content:
    if line.state == "now":
        style = "$foreground" if line.indent == 0 else place_style(line.place)
    elif line.state == "ahead":
        style = {"■": "$behind", "▲": "$behind", "⌂": "$kept"}.get(line.sign, "$muted")
    else:
        style = "$muted"
    return Content.styled(line.sign, style)


def _name_style(line: SheetLine) -> str:
    if line.state == "now":
        return f"bold {place_style(line.place)}" if line.indent else "bold $foreground"
    if line.state == "left out":
        return "strike $muted"
    if line.state == "ahead":
        return "$soft" if line.indent else "$foreground"
    return "$muted"
