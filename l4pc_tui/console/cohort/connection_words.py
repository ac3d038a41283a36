"""Who has worked with whom: a heat map, and the numbers in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content

from l4pc_tui.console.cohort.over_time import over_time
from l4pc_tui.console.widgets.draw import GAP, fit, label, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.text.amounts import listed
from l4pc_tui.core.text.width import cell_width, cut
from l4pc_tui.desk.people.connections import CohortConnections, connections_in_words
from l4pc_tui.look.content import text

FEW, MOST, LEAST = 18, 4, 2
"""People up to whom a cell is the most wide, with space between; and how wide it is."""
_TINTS = ("$faint", "$foreground on $kept 15%", "bold $foreground on $kept 35%",
          "bold $foreground on $kept 60%")  # fmt: skip
_BESIDE = 5
"""Columns that no cell has: the panel's padding, and the air before its scroll bar."""
_NAMED = 12
"""People whom the sentence about somebody names."""


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
        words = [fit(each, width) for line in connections_in_words(found, drawn=True)
                 for each in text(line).wrap(max(10, width))]  # fmt: skip
        if not found.over_time:
            return stack([label("WHO HAS WORKED WITH WHOM"), GAP, *words])
        return stack(
            [
                fit(label("WHO HAS WORKED WITH WHOM") + text("   groups they shared", "$muted"), width),
                GAP, *self._heat(found, width), GAP, *self._about(found, width),
                *over_time(found, width), GAP, *words,
            ]
        )  # fmt: skip

    def _heat(self, found: CohortConnections, width: int) -> list[Content]:
        number = len(found.people)
        names = [(id, found.short[id]) for id, _ in found.people]
        at = min(_names(found), max(4, width // 3))
        # Nothing stands behind the last column.
        room = (width - at + 1) // max(1, number)
        each = max(LEAST, min(room, MOST if number <= FEW else LEAST))
        self._shown = min(number, max(1, (width - at + 1) // each))
        self._first = max(0, min(self._first, number - self._shown))
        window = slice(self._first, self._first + self._shown)
        columns = [pad(text(name[: each - 1], self._style(id)), each)
                   for id, name in names[window]]  # fmt: skip
        lines = [Content(" " * at) + Content("").join(columns)]
        own = [id == self._person for id, _ in names[window]]
        for row, (id, name) in enumerate(names):
            lead = pad(text(cut(name, at - 1), self._style(id)), at)
            chosen = id == self._person
            cells = [_cell(times, each, chosen=chosen or mine)
                     for times, mine in zip(found.times[row][window], own, strict=True)]  # fmt: skip
            if window.start <= row < window.stop:
                cells[row - window.start] = (_middle("\\", each), "$faint")
            if each > LEAST:
                cells = [
                    piece for words, style in cells for piece in ((words[:-1], style), (" ", ""))
                ]
            lines.append(lead + Content.assemble(*_in_runs(cells)))
        legend = Content.assemble(
            ("· ", "$faint"), ("not yet   ", "$muted"), (" 1 ", _TINTS[1]), (" once   ", "$muted"),
            (" 2 ", _TINTS[2]), (" twice   ", "$muted"), (" 3 ", _TINTS[3]),
            (" three times or more", "$muted"),
        )  # fmt: skip
        lines += [GAP, fit(legend, width)]
        if self._shown < number:
            to = self._first + self._shown
            lines.append(text(f"{self._first + 1}–{to} of {number}, ← →", "$muted"))
        return lines

    def _style(self, id: str) -> str:
        return "bold $accent" if id == self._person else "$muted"

    def _about(self, found: CohortConnections, width: int) -> list[Content]:
        """Whom the chosen person has not worked with, in a sentence: colours alone tell nothing."""
        if self._person not in found.short:
            return []
        who = text(found.short[PersonId(self._person)], "bold $accent")
        names = found.not_yet(PersonId(self._person))
        if not names:
            told = who + text(" has worked with everyone.")
        else:
            more = len(names) - _NAMED
            shown = [*names[:_NAMED], *([f"{more} more"] if more > 0 else [])]
            told = who + text(" has not yet worked with ") + text(f"{listed(shown)}.", "bold")
        return [*told.wrap(max(10, width)), GAP]


_Piece = tuple[str, str]
"""Words and their style."""


def _cell(times: int, width: int, *, chosen: bool) -> _Piece:
    """How often two have worked together. chosen: it is about the person that stands out."""
    if not times:
        return _middle("·", width), "bold $behind" if chosen else "$faint"
    style = _TINTS[min(times, len(_TINTS) - 1)]
    return _middle(f"{min(times, 9)}", width), f"{style} bold" if chosen else style


def _middle(sign: str, width: int) -> str:
    """The sign in the middle of a cell, whose last column is the space between two."""
    return sign.center(width - 1).ljust(width)


def _in_runs(cells: Sequence[_Piece]) -> list[_Piece]:
    """The cells with those of one style that touch as one piece: much less to draw."""
    return [("".join(words for words, _ in run), style)
            for style, run in groupby(cells, key=lambda cell: cell[1])]  # fmt: skip


def wide(found: CohortConnections) -> int:
    """The columns in which everybody stands whole, with what is beside them."""
    number = len(found.people)
    return _names(found) + number * (MOST if number <= FEW else LEAST) - 1 + _BESIDE


def _names(found: CohortConnections) -> int:
    """Cells of the names beside the rows."""
    return max((cell_width(name) for name in found.short.values()), default=0) + 2
