"""Where there are fewer than three columns: what F2 to F5 bring over, on one line."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.panels.notes import SIGNS
from l4pc_tui.console.widgets.draw import fit, longest, pressing
from l4pc_tui.console.widgets.draw import key as named
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.view_model import SessionView
from l4pc_tui.look.content import text

_BETWEEN = 2
_APART = 4
"""Cells between the people and the notes, where those two alone are told in full."""


class Panels(Drawn):
    """F2 run sheet, F3 register, F4 notes, F5 depth; the one brought over is underlined.

    Where run sheet and depth are on view, register and notes tell more. A click on one is its key.
    """

    FIXED = True
    DEFAULT_CSS = "Panels { height: 1; padding: 0 1; display: none; }"

    def __init__(self) -> None:
        super().__init__(id="panels")
        self._shown: tuple[object, ...] = ()
        self._view: SessionView | None = None
        self._over = ""
        self._full = False

    def show(self, view: SessionView, over: str, *, full: bool = False) -> None:
        """Draw the counts, unless they are drawn already; ``full``: who is not simply here and
        the latest note stand beside them."""
        last = view.notes[-1] if view.notes else None
        shown = (view.in_room, view.expected, view.note_count, view.roll, last, over, full)
        if shown == self._shown:
            return
        self._shown, self._view, self._over, self._full = shown, view, over, full
        self.redraw()

    def draw(self, width: int) -> Content:
        view = self._view
        if view is None:
            return Content("")
        if self._full:
            return fit(Content(" " * _APART).join(self._in_full(view, width)), width)
        here = f" {view.in_room}/{view.expected}" if view.expected else f" {view.in_room}"
        entries = (
            self._entry("f2", "run sheet", "sheet"),
            self._entry("f3", "register", "roll", here),
            self._entry("f4", "notes", "notes", f" {view.note_count}"),
            self._entry("f5", "depth", "depth"),
        )
        return fit(Content(" " * _BETWEEN).join(entries), width)

    def _entry(self, key: str, words: str, name: str, count: str = "") -> Content:
        drawn = Content.assemble(
            named(key, key.upper(), "$muted"),
            " ",
            (words, self._style(name)),
            (count, "bold $foreground"),
        )
        return drawn.stylize(pressing(key))

    def _style(self, name: str) -> str:
        return "underline $foreground" if self._over == name else "$foreground"

    def _in_full(self, view: SessionView, width: int) -> tuple[Content, Content]:
        """ "F3 15 of 16 here · Chidi, Chloe late" and "F4 5 notes · last 10:40 ^ barrier, silo":
        the notes get what the people leave, and at least a half."""
        of = f" of {view.expected}" if view.expected else ""
        head = Content.assemble(
            named("f3", "F3", "$muted"), " ", (str(view.in_room), "bold $kept"),
            (f"{of} here", self._style("roll")),
        )  # fmt: skip
        people = longest([head + told for told in _told(view)], width // 2)
        notes = self._last(view, width - people.cell_length - _APART)
        return people.stylize(pressing("f3")), notes.stylize(pressing("f4"))

    def _last(self, view: SessionView, width: int) -> Content:
        words = "note" if view.note_count == 1 else "notes"
        head = Content.assemble(
            named("f4", "F4", "$muted"), " ", (str(view.note_count), "bold $foreground"),
            (f" {words}", self._style("notes")),
        )  # fmt: skip
        if not view.notes:
            return head
        last = view.notes[-1]
        lead = head + Content.styled(f" · last {last.time} ", "$muted")
        lead += Content.assemble(SIGNS[last.mark], " ")
        return fit(lead + text(last.text, "$soft"), width)


def _told(view: SessionView) -> list[Content]:
    """Who is not simply here, by name, by number, or not at all."""
    others = [line for line in view.roll if line.mark != "leads"]
    named = [f"{line.names} {line.mark}" for line in others]
    counted = [f"{line.count} {line.mark}" for line in others]
    first = [*named[:1], *counted[1:]]
    return [
        text("".join(f" · {part}" for part in parts), "$muted")
        for parts in (named, first, counted, [])
    ]
