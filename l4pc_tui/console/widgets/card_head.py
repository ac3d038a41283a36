"""The head of the middle: the time left in large figures, the step, what comes next."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.draw import ends, fit, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.session_view import Card, DepthLine, Tone
from l4pc_tui.core.record.place import Place
from l4pc_tui.look.content import text
from l4pc_tui.look.digits import big
from l4pc_tui.look.themes import place_style, tone_style

SPACE = 3
_WARNINGS: dict[Tone, str] = {"behind": "▲ ", "act": "■ "}


class CardHead(Drawn):
    """Three rows. In a narrow window the way down stands here too."""

    DEFAULT_CSS = "CardHead { height: 3; }"

    def __init__(self) -> None:
        super().__init__(id="card")
        self._card: Card | None = None
        self._trail: tuple[DepthLine, ...] = ()

    def show(self, card: Card, trail: tuple[DepthLine, ...]) -> None:
        """Draw this card, unless it is drawn already. ``trail``: the way down, if it goes here."""
        if (card, trail) != (self._card, self._trail):
            self._card, self._trail = card, trail
            self.redraw()

    def draw(self, width: int) -> Content:
        card = self._card
        if card is None:
            return Content("\n\n")
        figures = big(card.timer) if card.timer else ("", "", "")
        hue = tone_style(card.tone) or place_style(card.place)
        taken = len(figures[0]) + SPACE if card.timer else 0
        rows = (self._first(card, width - taken), *self._others(card))
        return stack(
            (Content.styled(figure.ljust(taken), hue) + fit(row, width - taken)).rstrip()
            for figure, row in zip(figures, rows, strict=True)
        )

    def _first(self, card: Card, width: int) -> Content:
        name = text(card.name, "bold $foreground")
        warning = _WARNINGS.get(card.tone, "")
        plain = card.timer and not card.tone and not card.told.startswith("paused")
        told = "" if plain else card.told
        style = tone_style(card.tone) or "bold $behind" if told.startswith("paused") else ""
        return ends(
            name, text(f"{warning}{told}", style or tone_style(card.tone) or "$muted"), width
        )

    def _others(self, card: Card) -> tuple[Content, Content]:
        meta = text(card.meta, "$muted")
        following = Content.assemble(("next  ", "$muted"), text(card.next, "$soft"))
        if not self._trail:
            place = Content.styled(card.place.value, place_style(card.place))
            return place + Content.styled(" · ", "$muted") + meta, following
        joined = meta + Content.styled(" · ", "$muted") + following
        return _trail(self._trail), joined if card.meta else following


def _trail(depth: tuple[DepthLine, ...]) -> Content:
    """ "Arrive — Surface — ◆ Feel ·· Question": how deep the group is, on one line."""
    shown: list[Content] = []
    for line in depth:
        if line.place is Place.RETURN and not (line.now or line.been):
            continue
        if line.now:
            shown.append(Content.styled(f"◆ {line.place.value}", f"bold {place_style(line.place)}"))
        else:
            shown.append(Content.styled(line.place.value, "$soft" if line.been else "$muted"))
    return Content.styled(" — ", "$faint").join(shown)
