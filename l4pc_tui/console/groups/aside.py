"""Beside the tables: what putting down here would do, who came, what is kept, who has met."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, fit, hang, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.groups.groups_view import GroupsView
from l4pc_tui.core.text.toned import Words
from l4pc_tui.look.content import text, words

KEPT_AT = 14


class Beside(Drawn):
    """In a wide window a column; in a narrow one (``brief``) the few lines that matter."""

    def __init__(self, *, brief: bool = False) -> None:
        super().__init__(id="brief" if brief else "beside")
        self._brief = brief
        self._view: GroupsView | None = None
        self._hand = ""
        self._doing: Words = ()

    def show(self, view: GroupsView | None, hand: str, doing: Words) -> None:
        """Draw this. hand: the name of who is in hand; doing: what putting down would do."""
        if (view, hand, doing) != (self._view, self._hand, self._doing):
            self._view, self._hand, self._doing = view, hand, doing
            self.redraw()

    def draw(self, width: int) -> Content:
        if self._view is None:
            return GAP
        lines = self._few(self._view, width) if self._brief else self._all(self._view, width)
        return stack(fit(line, width) for line in lines)

    def _few(self, view: GroupsView, width: int) -> list[Content]:
        if self._hand:
            return words(self._doing).wrap(width)[:2]
        came = " · ".join(view.came)
        met = f"pairs met {view.before.pairs} → {view.after.pairs} of {view.after.possible}"
        told = " · ".join(filter(None, (came, met, view.each.lower())))
        return text(told, "$muted").wrap(width)[:2]

    def _all(self, view: GroupsView, width: int) -> list[Content]:
        lines: list[Content] = []
        if self._hand:
            lines += [label("IN YOUR HAND"), GAP, *words(self._doing).wrap(width), GAP]
            lines += [text("Arrows choose, space puts down.", "$muted"), GAP]
        if view.came:
            lines += [label("JUST CAME"), GAP]
            for each in view.came:
                lines += hang(text("+", "$behind"), 2, text(each), width)
            lines.append(GAP)
        if view.kept:
            lines += [label("KEPT"), GAP]
            for sign, word, names in view.kept:
                lines += hang(text(f"{sign} {word}", "$kept"), KEPT_AT, text(names), width)
            lines.append(GAP)
        before, after = view.before, view.after
        lines += [label("PAIRS MET"), GAP, _meter(before.pairs, after.pairs, after.possible, width)]
        lines.append(text(f"{before.pairs} → {after.pairs} of {after.possible}", "bold"))
        lines += [GAP, label("ACROSS"), GAP]
        lines += text(
            f"{before.across} → {after.across} of {after.across_possible} pairs from two "
            "organisations", "$soft",
        ).wrap(width)  # fmt: skip
        return [*lines, GAP, label("EACH"), GAP, *text(view.each, "$soft").wrap(width)]


def _meter(before: int, after: int, possible: int, width: int) -> Content:
    """So far, this round, still to come."""
    cells = min(width, 36)
    full = cells * before // max(1, possible)
    more = max(int(after > before), cells * after // max(1, possible) - full)
    rest = max(0, cells - full - more)
    return Content.assemble(("█" * full, "$accent"), ("▒" * more, "$kept"), ("╌" * rest, "$faint"))
