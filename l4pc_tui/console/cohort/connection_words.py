"""Who has worked with whom: a heat map, a line over sessions, and the numbers in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, fit, label, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.text.amounts import listed
from l4pc_tui.core.text.width import cell_width, cut
from l4pc_tui.desk.people.connections import CohortConnections, connections_in_words
from l4pc_tui.look.content import text

NAME = 9
"""Cells in which a name stands beside its row, at least."""
FEW, MOST, LEAST = 18, 4, 2
"""People up to whom a cell is the most wide, with space between; and how wide it is."""
_TINTS = ("$faint", "$foreground on $kept 15%", "bold $foreground on $kept 35%",
          "bold $foreground on $kept 60%")  # fmt: skip
HEIGHT = 6
"""Rows of the line over sessions."""
_BESIDE = 6
"""Columns that no cell has: the panel's padding and its scroll bar."""
_NAMED = 12
"""People whom the sentence about somebody names."""
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""A braille sign's dots, by row and column."""


class ConnectionWords(Drawn):
    """All of it; ← and → go through the columns that do not fit."""

    def __init__(self) -> None:
        super().__init__(id="connections")
        self._found: CohortConnections | None = None
        self._person = ""
        self._first = 0
        self._shown = 0

    def show(self, found: CohortConnections, person: str) -> None:
        """Draw these. person: whose row stands out."""
        if (found, person) != (self._found, self._person):
            self._found, self._person = found, person
            self.redraw()

    def move(self, by: int) -> bool:
        """Go through the columns; whether there are more than fit."""
        most = len(self._found.people) - self._shown if self._found else 0
        if most <= 0:
            return False
        self._first = max(0, min(self._first + by, most))
        self.redraw()
        return True

    def draw(self, width: int) -> Content:
        found = self._found
        if found is None:
            return GAP
        words = [fit(each, width) for line in connections_in_words(found)
                 for each in text(line).wrap(max(10, width))]  # fmt: skip
        if not found.over_time:
            return stack([label("WHO HAS WORKED WITH WHOM"), GAP, *words])
        return stack(
            [
                fit(label("WHO HAS WORKED WITH WHOM") + text("  groups they shared", "$muted"), width),
                *self._heat(found, width), GAP, *self._about(found, width),
                label("PAIRS WHO HAVE MET, AFTER EACH SESSION"), *_over_time(found, width), GAP, *words,
            ]
        )  # fmt: skip

    def _heat(self, found: CohortConnections, width: int) -> list[Content]:
        each = MOST if len(found.people) <= FEW else LEAST
        longest = max((cell_width(name) for _, name in found.people), default=0) + 1
        at = max(NAME, min(longest, width - len(found.people) * each))
        self._shown = min(len(found.people), max(1, (width - at) // each))
        self._first = max(0, min(self._first, len(found.people) - self._shown))
        window = slice(self._first, self._first + self._shown)
        columns = [pad(text(name[: each - 1], self._style(id)), each)
                   for id, name in found.people[window]]  # fmt: skip
        lines = [Content(" " * at) + Content("").join(columns)]
        own = [id == self._person for id, _ in found.people[window]]
        for row, (id, name) in enumerate(found.people):
            lead = pad(text(cut(name, at - 1), self._style(id)), at)
            chosen = id == self._person
            told = (_cell(times, each, chosen=chosen or mine)
                    for times, mine in zip(found.times[row][window], own, strict=True))  # fmt: skip
            cells = list(told)
            if window.start <= row < window.stop:
                cells[row - window.start] = ("\\".ljust(each), "$faint")
            if each > LEAST:
                cells = [
                    piece for words, style in cells for piece in ((words[:-1], style), (" ", ""))
                ]
            lines.append(lead + Content.assemble(*_in_runs(cells)))
        legend = Content.assemble(
            ("· ", "$faint"), ("not yet  ", "$muted"), (" 1 ", _TINTS[1]), (" once  ", "$muted"),
            (" 2 ", _TINTS[2]), (" twice  ", "$muted"), (" 3 ", _TINTS[3]), (" or more", "$muted"),
        )  # fmt: skip
        if self._shown < len(found.people):
            to = self._first + self._shown
            legend += text(f"  {self._first + 1}–{to} of {len(found.people)}, ← →", "$muted")
        return [*lines, GAP, fit(legend, width)]

    def _style(self, id: str) -> str:
        return "bold $accent" if id == self._person else "$muted"

    def _about(self, found: CohortConnections, width: int) -> list[Content]:
        """Whom the chosen person has not worked with, in a sentence: colours alone tell nothing."""
        who = next(((id, name) for id, name in found.people if id == self._person), None)
        if who is None:
            return []
        names = found.not_yet(who[0])
        if not names:
            told = f"{who[1]} has worked with everyone."
        else:
            more = len(names) - _NAMED
            shown = [*names[:_NAMED], *([f"{more} more"] if more > 0 else [])]
            told = f"{who[1]} has not yet worked with {listed(shown)}."
        return [*text(told).wrap(max(10, width)), GAP]


_Piece = tuple[str, str]
"""Words and their style."""


def _cell(times: int, width: int, *, chosen: bool) -> _Piece:
    """How often two have worked together. chosen: it is about the person that stands out."""
    if not times:
        return "·".ljust(width), "$behind" if chosen else "$faint"
    style = _TINTS[min(times, len(_TINTS) - 1)]
    middle = f"{min(times, 9)}".center(width - 1).ljust(width)
    return middle, f"{style} bold" if chosen else style


def _in_runs(cells: Sequence[_Piece]) -> list[_Piece]:
    """The cells with those of one style that touch as one piece: much less to draw."""
    return [("".join(words for words, _ in run), style)
            for style, run in groupby(cells, key=lambda cell: cell[1])]  # fmt: skip


def wide(people: int) -> int:
    """The columns in which so many people stand whole, with what is beside them."""
    return NAME + people * (MOST if people <= FEW else LEAST) + _BESIDE


def _over_time(found: CohortConnections, width: int) -> Sequence[Content]:
    """The line in braille, with the figures at its points."""
    values = [0, *(each.pairs for each in found.over_time)]
    room = min(width - 8, 60)
    step = max(2, room // max(1, len(values) - 1))
    cells = min(room, step * (len(values) - 1)) + 1
    most = max(found.told.possible, *values, 1)
    rows = [[0] * cells for _ in range(HEIGHT)]
    for x in range(cells * 2):
        at, part = divmod(min(x / 2, cells - 1), step)
        one = values[min(int(at), len(values) - 1)]
        other = values[min(int(at) + 1, len(values) - 1)]
        value = one + (other - one) * part / step
        y = HEIGHT * 4 - 1 - round(value / most * (HEIGHT * 4 - 1))
        rows[y // 4][x // 2] |= _DOTS[y % 4][x % 2]
    lines = []
    for number, row in enumerate(rows):
        mark = str(most) if number == 0 else "0" if number == HEIGHT - 1 else ""
        drawn = "".join(chr(0x2800 + dots) if dots else " " for dots in row)
        lines.append(Content.assemble((f"{mark:>5} │", "$muted"), (drawn, "$place-surface")))
    under = [" "] * (cells + 12)
    for number, each in enumerate(found.over_time, 1):
        told = f"{each.number}: {each.pairs}"
        at = max(0, number * step - len(told) + 1)
        if all(sign == " " for sign in under[max(0, at - 1) : at + len(told)]):
            under[at : at + len(told)] = told
    lines.append(Content.assemble(("      └", "$muted"), ("─" * cells, "$muted")))
    lines.append(text(" " * 7 + "".join(under).rstrip(), "$foreground"))
    return [fit(each, width) for each in lines]
