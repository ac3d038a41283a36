"""The head of the middle: the time left in large figures, the step, what comes next."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.draw import ends, fit, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.rounds import RoundLine
from l4pc_tui.core.live.session_view import Card, DepthLine
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.toned import Tone, Words
from l4pc_tui.look.content import text, words
from l4pc_tui.look.digits import big
from l4pc_tui.look.themes import place_style, tone_style

SPACE = 3
BELL = 2.0
"""Seconds that the bell of a round is seen."""
_WARNINGS: dict[Tone, str] = {"behind": "▲ ", "act": "■ "}


class CardHead(Drawn):
    """Three rows. In a narrow window the way down stands here too."""

    DEFAULT_CSS = """
    CardHead { height: 3; }
    CardHead.-bell { background: $behind 30%; }
    CardHead:ansi.-bell { text-style: reverse; }
    """

    def __init__(self) -> None:
        super().__init__(id="card")
        self._card: Card | None = None
        self._trail: tuple[DepthLine, ...] = ()
        self._deeper: Words = ()
        self._round: RoundLine | None = None

    def show(
        self, card: Card, trail: tuple[DepthLine, ...], deeper: Words, now: RoundLine | None
    ) -> None:
        """Draw this card, unless it is drawn already.

        trail: the way down, if it goes here, and ``deeper`` until when it is open. now: the
        timed round that runs.
        """
        if (card, trail, deeper, now) != (self._card, self._trail, self._deeper, self._round):
            self._card, self._trail, self._deeper, self._round = card, trail, deeper, now
            self.redraw()

    def flash(self) -> None:
        """A bell that is seen."""
        self.add_class("-bell")
        self.set_timer(BELL, lambda: self.remove_class("-bell"))

    def draw(self, width: int) -> Content:
        card = self._card
        if card is None:
            return Content("\n\n")
        figures = big(card.timer) if card.timer else ("", "", "")
        hue = tone_style(card.tone) or place_style(card.place)
        taken = len(figures[0]) + SPACE if card.timer else 0
        rows = (self._first(card, width - taken), *self._others(card, width - taken))
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

    def _others(self, card: Card, width: int) -> tuple[Content, Content]:
        meta = text(card.meta, "$muted")
        following = Content.assemble(("next  ", "$muted"), text(card.next, "$soft"))
        if now := self._round:
            # When the bell rings matters more than the place, which the way down tells as well.
            meta = Content.assemble(
                (now.told, "$foreground"), (" · ", "$muted"), (now.bell, "$behind"),
                (" · ", "$muted"), meta,
            )  # fmt: skip
        if not self._trail:
            place = Content.styled(card.place.value, place_style(card.place))
            return meta if now else place + Content.styled(" · ", "$muted") + meta, following
        joined = meta + Content.styled(" · ", "$muted") + following
        until = words(self._deeper, card.place)
        return ends(_trail(self._trail), until, width), joined if card.meta else following


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
