"""The head of the middle: the time left in large figures, the step, what comes next."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, bar, ends, fit, longest, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.view_model import Card, DepthLine, RoundLine
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.toned import Tone, Words
from l4pc_tui.look.content import text, words
from l4pc_tui.look.digits import big
from l4pc_tui.look.themes import PLAIN, place_style, tone_style

SPACE = 3
BELL = 2.0
"""Seconds that the bell of a round is seen."""
WARNINGS: dict[Tone, str] = {
    "": "", "muted": "", "strong": "", "behind": "▲ ", "kept": "", "act": "■ ", "place": "",
    "online": "",
}  # fmt: skip


class CardHead(Drawn):
    """Four rows. In a narrow window three, and the way down is one of them."""

    DEFAULT_CSS = """
    CardHead { height: 4; }
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
        """A bell that is seen, unless nothing may move; its words are told as well."""
        if getattr(self.app, "reduced", False):
            return
        self.add_class("-bell")
        self.set_timer(BELL, lambda: self.remove_class("-bell"))

    def draw(self, width: int) -> Content:
        card = self._card
        if card is None:
            return Content("\n\n")
        figures = self._figures(card.timer)
        hue = tone_style(card.tone) or place_style(card.place)
        taken = len(figures[0]) + SPACE if card.timer else 0
        beside = (self._narrow if self._trail else self._wide)(card, width - taken)
        rows = [
            (Content.styled(figure.ljust(taken), hue) + fit(row, width - taken)).rstrip()
            for figure, row in zip(figures, beside, strict=True)
        ]
        if self._trail:
            return stack(rows)
        soft = bar(card.done, taken - SPACE, hue) + " " * SPACE if taken else GAP
        return stack([*rows, (soft + self._clock(card, width - taken)).rstrip()])

    def _figures(self, timer: str) -> tuple[str, str, str]:
        """Three rows high; on one row where there are no signs to draw them with."""
        plain = not timer or self.app.theme == PLAIN
        return (timer, "", "") if plain else big(timer)

    def _wide(self, card: Card, width: int) -> tuple[Content, Content, Content]:
        called = " · ".join(filter(None, (card.place.value, card.story)))
        place = Content.styled(called, place_style(card.place))
        # When the bell rings matters more than the place, which the way down tells as well.
        meta = (*self._bell(), _muted(card.meta)) if self._round else (place, _muted(card.meta))
        return ends(_name(card), _told(card), width), _joined(*meta), _next(card)

    def _clock(self, card: Card, width: int) -> Content:
        """Beside the bar: when the step ends, and what it usually takes where there is room."""
        until = _until(card)
        return longest(
            [_joined(until, _muted(usual)) for usual in (card.usual, card.usually)] + [until], width
        )

    def _narrow(self, card: Card, width: int) -> tuple[Content, Content, Content]:
        """The way down has a row, so when it ends stands beside the name, and the rest on one."""
        name, told = _name(card), _told(card)
        until = longest(
            [_joined(told, _until(card)), _joined(told, _muted(card.until))],
            max(width - name.cell_length - 2, width // 2),
        )
        bell, meta, following = self._bell(), _muted(card.meta), _next(card)
        told = _joined(*bell, meta, following)
        rest = [_joined(told, _muted(usual)) for usual in (card.usual, card.usually)]
        short = _joined(*bell, following) if bell else ends(meta, following, width)
        deeper = words(self._deeper, card.place)
        return (
            ends(name, until, width),
            ends(_trail(self._trail), deeper, width),
            (longest([*rest, told, short], width)),
        )

    def _bell(self) -> tuple[Content, ...]:
        """The round that runs, and when its bell rings."""
        now = self._round
        return (text(now.told, "$foreground"), text(now.bell, "$behind")) if now else ()


def _name(card: Card) -> Content:
    return text(card.name, "bold $foreground")


def _told(card: Card) -> Content:
    """What the figures say, in words, where they do not say all."""
    paused = card.told.startswith("paused")
    if card.timer and not card.tone and not paused:
        return GAP
    style = tone_style(card.tone) or ("bold $behind" if paused else "$muted")
    return text(f"{WARNINGS[card.tone]}{card.told}", style)


def _until(card: Card) -> Content:
    due = text(f" ({card.due})" if card.due else "", "$muted")
    return text(card.until, "$soft") + due


def _next(card: Card) -> Content:
    return Content.assemble(("next  ", "$muted"), text(card.next, "$soft"))


def _muted(told: str) -> Content:
    return text(told, "$muted")


def _joined(*parts: Content) -> Content:
    """The parts that there are, with a dot between them."""
    return Content.styled(" · ", "$muted").join([part for part in parts if part])


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
