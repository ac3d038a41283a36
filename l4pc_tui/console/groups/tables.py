"""The tables of a proposal: a round frame each, as many beside each other as make all fit."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region

from l4pc_tui.console.widgets.draw import GAP, fit, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.groups.groups_view import SeatLine, TableView
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

NARROWEST = 22
"""Cells of a frame that still holds a name."""
BETWEEN = 2
EDGES = 2
"""Rows of a frame besides its people."""
AIRY = 10
"""Rows of a frame where there is room: its people between empty rows, and a row between bands."""
HERE = ""
"""Under the cursor where nobody sits: the free place of a table."""


class Form(NamedTuple):
    """How somebody stands in a frame. whole: by the whole name; about: with where she is from, for
    which names take ``longest`` cells."""

    whole: bool
    about: bool
    longest: int


class Tables(Drawn, can_focus=True):
    """The cursor is on a person; with somebody in hand, on whoever would change places with her,
    or on the free place of a table."""

    DEFAULT_CSS = "Tables { height: auto; }"
    BINDINGS = [
        Binding("up", "go(0, -1)", show=False),
        Binding("down", "go(0, 1)", show=False),
        Binding("left", "go(-1, 0)", show=False),
        Binding("right", "go(1, 0)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="tables")
        self._tables: tuple[TableView, ...] = ()
        self._nothing: tuple[str, ...] = ()
        self._rows = 24
        self._signs_told = False
        self._foot, self._fits = "", True
        self.hand = ""
        """Who is in hand, by id; "" for nobody."""
        self.table = self.row = 0

    def show(
        self, tables: tuple[TableView, ...], hand: str, rows: int, nothing: tuple[str, ...] = (),
        *, signs_told: bool = False,
    ) -> None:  # fmt: skip
        """Draw these. rows: that there are for them. nothing: what is said where there are none.
        signs_told: what the signs mean stands beside the tables, and may be left out in them."""
        now = (tables, hand, rows, nothing, signs_told)
        if now == (self._tables, self.hand, self._rows, self._nothing, self._signs_told):
            return
        on = self.person
        self._tables, self.hand, self._rows, self._nothing, self._signs_told = now
        if on and hand != on:
            self.choose(on)
        self._hold()
        self.redraw()

    @staticmethod
    def fit_into(tables: tuple[TableView, ...], width: int, rows: int) -> bool:
        """Whether all of these can be on view at once."""
        most = _most(width, len(tables))
        return _all_tall(tables, most) <= rows

    def tell(self, foot: str, *, fits: bool = True) -> None:
        """What stands at the foot of the table where the hand is over. fits: it can be put down."""
        if (foot, fits) != (self._foot, self._fits):
            self._foot, self._fits = foot, fits
            self.redraw()

    @property
    def person(self) -> str:
        """Who is under the cursor, by id; ``HERE`` for the free place of a table."""
        people = self._people(self.table)
        return people[self.row].person if self.row < len(people) else HERE

    def choose(self, person: str) -> None:
        """Put the cursor on somebody."""
        for at, table in enumerate(self._tables):
            for row, seat in enumerate(table.people):
                if seat.person == person:
                    self.table, self.row = at, row
        self._hold()

    def action_go(self, across: int, down: int) -> None:
        """Move the cursor: within a table, and from its end to the table below or above."""
        if not self._tables:
            return
        columns, row = self._columns(self.content_size.width), self.row + down
        if across:
            self.table = min(max(0, self.table + across), len(self._tables) - 1)
        elif row < 0 <= self.table - columns:
            self.table -= columns
            row = self._last(self.table)
        elif row > self._last(self.table) and self.table + columns < len(self._tables):
            self.table, row = self.table + columns, 0
        self.row = min(max(0, row), self._last(self.table))
        self.redraw()
        self._into_view()
        self.screen.moved()  # type: ignore[attr-defined]

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the pointer is."""
        width = self.content_size.width
        columns, y = self._columns(width), event.y
        above = 1 + self._airy(columns)
        column = min(event.x // (self._cell(width) + BETWEEN), columns - 1)
        for first in range(0, len(self._tables), columns):
            tall = self._tall(first, columns)
            if y < tall and first + column < len(self._tables):
                self.table = first + column
                self.row = min(max(0, y - above), self._last(self.table))
                self.redraw()
                self.screen.moved()  # type: ignore[attr-defined]
                return
            y -= tall + self._airy(columns)

    def draw(self, width: int) -> Content:
        if not self._tables:
            lines = (line for told in self._nothing for line in text(told).wrap(max(4, width)))
            return stack(line.rstrip() for line in lines)
        columns, cell = self._columns(width), self._cell(width)
        form, airy = self._form(cell), self._airy(columns)
        rows: list[Content] = []
        for first in range(0, len(self._tables), columns):
            tall = self._tall(first, columns)
            rows += [GAP] if airy and rows else []
            frames = [
                self._frame(at, cell, tall, form, airy=airy)
                for at in range(first, min(first + columns, len(self._tables)))
            ]
            gap = Content(" " * BETWEEN)
            rows += [gap.join([frame[row] for frame in frames]) for row in range(tall)]
        return stack(fit(row, width) for row in rows)

    def _frame(self, at: int, cell: int, tall: int, form: Form, *, airy: bool) -> list[Content]:
        table = self._tables[at]
        target = bool(self.hand) and at == self.table
        edge = ("$accent" if self._fits else "$muted") if target else "$faint"
        held = Content.styled("  held", "bold $foreground") if table.held else GAP
        name = text(f" Table {table.number}", "bold $accent") + held + " "
        top = Content.assemble(
            ("╭─", edge), name, ("─" * (cell - 3 - name.cell_length) + "╮", edge)
        )
        inner = cell - 4
        lines = [Content(" " * inner)] * airy
        lines += [self._seat(at, row, seat, inner, form) for row, seat in enumerate(table.people)]
        if target:
            free = "▸  a place here" if self.person == HERE else "   a place here"
            lines.append(self._tinted(pad(text(free, "$muted"), inner), self.person == HERE))
        lines += [Content(" " * inner)] * (tall - 2 - len(lines))
        fits = (each for each in self._told(table, target) if cell_width(each) <= cell - 6)
        told = next((text(f" {each} ", "$muted") for each in fits), Content(""))
        foot = Content.assemble(("╰" + "─" * (cell - 3 - told.cell_length), edge))
        side = Content.styled("│", edge)
        body = [Content(" ").join([side, line, side]) for line in lines]
        return [top, *body, Content.assemble(foot, told, ("─╯", edge))]

    def _told(self, table: TableView, target: bool) -> tuple[str, ...]:
        """What stands at the foot of a frame, the longest form first."""
        mine = next((seat for seat in table.people if seat.person == self.hand), None)
        if target and not (mine and self.person == self.hand):
            return (self._foot,)
        return (f"{mine.short} in your hand",) if mine else table.told

    def _seat(self, at: int, row: int, seat: SeatLine, width: int, form: Form) -> Content:
        here = (at, row) == (self.table, self.row) and self.has_focus
        mine = seat.person == self.hand
        swaps = here and bool(self.hand) and self._fits
        sign = ("▸" if here else " ") + (seat.sign or " ") + " "
        if mine or swaps:
            sign = ("↕" if mine else "⇄") + (seat.sign or " ") + " "
        called = seat.name if form.whole else seat.short
        name = text(called, "bold $foreground")
        if mine:
            picked = (
                "bold reverse" if self.app.current_theme.ansi else "bold $background on $accent"
            )
            name = text(called, picked)
        first = text(sign[0], "bold $accent") if mine or swaps else text(sign[0])
        drawn = first + text(sign[1:], tone_style(seat.tone)) + name
        if form.about:
            drawn = pad(drawn, 3 + form.longest + 2) + text(seat.about, "$muted")
        told, tone = (
            ("swaps", "$accent") if swaps and not mine else (seat.told, tone_style(seat.tone))
        )
        if told and drawn.cell_length + len(told) + 2 <= width:
            drawn = pad(drawn, width - len(told)) + text(told, tone)
        return self._tinted(pad(drawn, width), here and not mine)

    def _tinted(self, line: Content, chosen: bool) -> Content:
        if not chosen:
            return line
        if self.app.current_theme.ansi:
            return line.stylize("reverse")
        # Only where somebody can be put down is it gold.
        return line.stylize("on $accent 25%" if self._fits else "on $panel-high")

    def _form(self, cell: int) -> Form:
        """How people stand in a frame: whole names and where they are from; else the names that the
        room calls them by, so that both are whole; else whole names alone."""
        people = [seat for table in self._tables for seat in table.people]
        whole = max((cell_width(seat.name) for seat in people), default=0)
        short = max((cell_width(seat.short) for seat in people), default=0)
        told = [len(seat.told) + 2 if seat.told and not self._signs_told else 0 for seat in people]
        beside = max(
            (cell_width(seat.about) + more for seat, more in zip(people, told, strict=True)),
            default=0,
        )
        for names, longest in ((True, whole), (False, short)):
            if 3 + longest + 2 + beside <= cell - 4:
                return Form(names, True, longest)
        return Form(True, False, whole)

    def _airy(self, columns: int) -> bool:
        """Whether every frame has room around its people, and every band a row between."""
        bands = -(-len(self._tables) // columns)
        return bands > 0 and self._all_airy(columns) + bands - 1 <= self._rows

    def _all_airy(self, columns: int) -> int:
        counts = [max(AIRY, len(table.people) + EDGES + 2) for table in self._tables]
        return sum(max(counts[at : at + columns]) for at in range(0, len(counts), columns))

    def _columns(self, width: int) -> int:
        """As few as make all tables fit into the rows that there are, but two where there is room;
        as many as there can be where they never fit."""
        most = _most(width, len(self._tables))
        fits = (
            n for spare in (1, 0) for n in range(min(2, most), most + 1)
            if _all_tall(self._tables, n) + spare * -(-len(self._tables) // n) <= self._rows
        )  # fmt: skip
        return next(fits, most)

    def _cell(self, width: int) -> int:
        columns = self._columns(width)
        return max(NARROWEST, (width - BETWEEN * (columns - 1)) // columns)

    def _tall(self, first: int, columns: int) -> int:
        """Rows of a band. One is free for a hand where there is room, else where the hand is."""
        band = self._tables[first : first + columns]
        bands = -(-len(self._tables) // columns)
        if self._airy(columns):
            return max(AIRY, *(len(table.people) + EDGES + 2 for table in band))
        roomy = _all_tall(self._tables, columns) + bands <= self._rows
        spare = roomy or (bool(self.hand) and first <= self.table < first + columns)
        return max(len(table.people) for table in band) + EDGES + spare

    def _people(self, table: int) -> tuple[SeatLine, ...]:
        return self._tables[table].people if table < len(self._tables) else ()

    def _last(self, table: int) -> int:
        """The last row of a table that the cursor can be on."""
        return max(0, len(self._people(table)) - (not self.hand))

    def _hold(self) -> None:
        self.table = min(self.table, max(0, len(self._tables) - 1))
        self.row = min(self.row, self._last(self.table))

    def _into_view(self) -> None:
        columns = self._columns(self.content_size.width)
        first = self.table // columns * columns
        airy = self._airy(columns)
        top = sum(self._tall(at, columns) + airy for at in range(0, first, columns))
        region = Region(0, top, 1, self._tall(first, columns))
        self.screen.query_one("#tables-scroll").scroll_to_region(region, animate=False)


def _most(width: int, tables: int) -> int:
    """How many frames can stand beside each other."""
    return max(1, min((width + BETWEEN) // (NARROWEST + BETWEEN), tables or 1))


def _all_tall(tables: tuple[TableView, ...], columns: int) -> int:
    """Rows of all tables, in so many columns, with no row to spare."""
    counts = [len(table.people) + EDGES for table in tables]
    return sum(max(counts[at : at + columns]) for at in range(0, len(counts), columns))
