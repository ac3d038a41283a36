"""Who is here: the count, and everyone who is not simply here."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, fit, hang, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.view_model import SessionView
from l4pc_tui.look.content import text

NAMES_AT = 8
MOST_LINES = 3
"""Lines that the names under one mark get; the register has them all."""
STYLES = {
    "late": "$behind", "online": "$online", "sorry": "$muted", "absent": "$muted",
    "left": "$behind", "not yet": "$act", "leads": "$muted",
}  # fmt: skip


class Roll(Drawn):
    """The register in short."""

    DEFAULT_CSS = "Roll { height: auto; max-height: 50%; }"

    def __init__(self) -> None:
        super().__init__(id="roll")
        self._shown: tuple[object, ...] = ()
        self._view: SessionView | None = None

    def show(self, view: SessionView) -> None:
        """Draw who is here, unless it is drawn already."""
        shown = (view.in_room, view.expected, view.roll)
        if shown != self._shown:
            self._shown, self._view = shown, view
            self.redraw()

    def draw(self, width: int) -> Content:
        view = self._view
        if view is None:
            return GAP
        head = Content.assemble(
            ("REGISTER  ", "bold $muted"),
            (str(view.in_room), "bold $kept" if view.in_room else "bold $muted"),
            (f" of {view.expected}" if view.expected else "", "$muted"),
        )
        lines = [head, GAP]
        for roll in view.roll:
            lead = Content.styled(roll.mark, STYLES[roll.mark])
            named = hang(lead, NAMES_AT, text(roll.names, "$soft"), width)
            if len(named) > MOST_LINES:
                named = [*named[: MOST_LINES - 1], fit(named[MOST_LINES - 1] + " …", width)]
            lines += named
        if not view.roll and not view.expected:
            lines += text("Nobody yet. r takes the register.", "$muted").wrap(max(4, width))
        return stack(lines)
