"""The register: everyone with their mark, in as many columns as there is room for.

Only the lines that are on the screen are made: a letter must not wait for two thousand people.
"""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from l4pc_tui.console.widgets.draw import GAP, ends, fit, pad
from l4pc_tui.core.live.view.register_view import RegisterLine
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

CELL_LEAST = 34
"""Cells that one person needs: sign, mark, name and time."""

BETWEEN = 3
MARK_AT, NAME_AT = 2, 13
NAME_MOST = 34
ROWS = 2


class People(Widget, can_focus=True):
    """Two rows a person. The cursor moves with the arrows."""

    DEFAULT_CSS = "People { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }"
    BINDINGS = [
        Binding("up", "move(-1, True)", show=False),
        Binding("down", "move(1, True)", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("home", "to(0)", show=False),
        Binding("end", "to(-1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="people")
        self._lines: tuple[RegisterLine, ...] = ()
        self._nobody = ""
        self._longest = 0
        """Cells of the longest name."""
        self.cursor = 0

    def show(self, lines: tuple[RegisterLine, ...], nobody: str = "") -> None:
        """Draw these people; the cursor stays on whom it was on. nobody: what is said of none."""
        if (lines, nobody) == (self._lines, self._nobody):
            return
        self._nobody = nobody
        on, before = self.person, (len(self._lines), self._longest)
        self._lines = lines
        self._longest = max((cell_width(line.name) for line in lines), default=0)
        at = next((n for n, line in enumerate(lines) if line.person == on), self.cursor)
        self.cursor = max(0, min(at, len(lines) - 1))
        self.refresh(layout=(len(lines), self._longest) != before)

    @property
    def line(self) -> RegisterLine | None:
        """The person under the cursor."""
        return self._lines[self.cursor] if self._lines else None

    @property
    def person(self) -> PersonId | None:
        """The id of the person under the cursor; None for nobody."""
        return self.line.person if self.line else None

    def choose(self, person: PersonId | None) -> None:
        """Put the cursor on somebody; it stays for nobody."""
        found = (n for n, line in enumerate(self._lines) if line.person == person)
        self.action_to(next(found, self.cursor))

    def on_to_next(self, *, unmarked: bool) -> None:
        """Move on: to the next person, or to the next who has no mark yet."""
        count = len(self._lines)
        for step in range(1, count + 1):
            at = (self.cursor + step) % count
            if not unmarked or not (self._lines[at].mark or self._lines[at].facilitates):
                self.action_to(at)
                return
        self.action_to(min(self.cursor + 1, count - 1))

    def action_move(self, by: int, rows: bool = False) -> None:
        """Move the cursor by people, or by rows of them."""
        at = self.cursor + by * (self._columns(self.content_size.width) if rows else 1)
        if 0 <= at < len(self._lines):
            self.action_to(at)

    def action_to(self, at: int) -> None:
        """Put the cursor on the person of that number; -1 is the last."""
        if not self._lines:
            return
        self.cursor = at % len(self._lines)
        self.refresh()
        if self.parent is not None:
            row = self.cursor // self._columns(self.content_size.width)
            self.screen.query_one("#people-scroll").scroll_to_region(
                Region(0, row * ROWS, 1, ROWS), animate=False
            )

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show no cursor while something else has the keys."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the pointer is."""
        width = self.content_size.width
        column = event.x // (self._cell(width) + BETWEEN)
        at = event.y // ROWS * self._columns(width) + column
        if at < len(self._lines):
            self.action_to(at)

    def render(self) -> Content:
        """Nothing as a whole: it is drawn line by line."""
        return GAP

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        line = Visual.to_strips(self, self._row(y, width), width, 1, self.visual_style)
        return line[0] if line else Strip.blank(width, self.visual_style.rich_style)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        columns = self._columns(width)
        return max(1, -(-len(self._lines) // columns) * ROWS)

    def _row(self, y: int, width: int) -> Content:
        """One line of cells: of each person in it the first or the second row."""
        if not self._lines:
            return fit(Content.styled(self._nobody if y == 0 else "", "$muted"), width)
        columns, cell = self._columns(width), self._cell(width)
        start = y // ROWS * columns
        cells = [
            self._person(line, start + n == self.cursor and self.has_focus, cell)[y % ROWS]
            for n, line in enumerate(self._lines[start : start + columns])
        ]
        return fit(Content(" " * BETWEEN).join(cells), width)

    def _columns(self, width: int) -> int:
        least = max(CELL_LEAST, NAME_AT + min(self._longest, NAME_MOST) + 1)
        return max(1, (width + BETWEEN) // (least + BETWEEN))

    def _cell(self, width: int) -> int:
        columns = self._columns(width)
        return max(10, (width - BETWEEN * (columns - 1)) // columns)

    def _person(self, line: RegisterLine, chosen: bool, width: int) -> tuple[Content, Content]:
        style = "$muted" if not line.mark and not line.waits else tone_style(line.tone)
        sign = ("▸" if chosen else " ").ljust(MARK_AT)
        word = line.mark or line.waits or "–"
        mark = Content.styled(sign, "bold $accent") + Content.styled(f"{line.sign} {word}", style)
        room = width - NAME_AT - 1
        # A register without names is none: a time that does not fit goes to the second row.
        beside = bool(line.time) and cell_width(line.time) + 1 + cell_width(line.name) <= room
        name = ends(
            text(line.name, "bold $foreground"), text(line.time if beside else "", "$muted"), room
        )
        about = "facilitates" if line.facilitates else line.about
        told = " · ".join(
            part
            for part in (
                "" if beside else line.time,
                line.versions,
                line.correction,
                line.remark,
                about,
            )
            if part
        )
        first = pad(pad(mark, NAME_AT) + name, width)
        at = max(MARK_AT, min(NAME_AT, width - cell_width(told)))
        second = pad(Content(" " * at) + text(told, "$muted"), width)
        if not chosen:
            return first, second
        ansi = self.app.current_theme.ansi
        tint = "reverse" if ansi else "on $accent 22%"
        return first.stylize(tint), second.stylize(tint)
