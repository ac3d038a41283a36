"""The head of the middle: the time left in large figures, the step, what comes next."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, bar, ends, fit, hang, longest, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.view_model import Card, DepthLine, RoundLine
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.toned import Tone, Words
from l4pc_tui.look.content import text, words
from l4pc_tui.look.digits import big
from l4pc_tui.look.signs import signs_of
from l4pc_tui.look.themes import place_style, tone_style

SPACE = 3
TALL_FROM = 66
"""Cells from which on there is room beside figures of five rows."""
BELL = 2.0
"""Seconds that the bell of a round is seen."""
WARNINGS: dict[Tone, str] = {
    "": "", "muted": "", "strong": "", "behind": "▲ ", "kept": "", "act": "■ ", "place": "",
    "online": "",
}  # fmt: skip


class CardHead(Drawn):
    """Three rows, five where the figures are tall; in a narrow window the way down is one of them.

    Where there are many rows a bar below the figures shows how much of the time is used.
    """

    DEFAULT_CSS = """
    CardHead { height: auto; }
    CardHead.-bell { background: $behind 30%; }
    CardHead:ansi.-bell { text-style: reverse; }
    """

    def __init__(self) -> None:
        super().__init__(id="card")
        self._card: Card | None = None
        self._trail: tuple[DepthLine, ...] = ()
        self._deeper: Words = ()
        self._round: RoundLine | None = None
        self._tall = self._barred = False

    def show(
        self, card: Card, trail: tuple[DepthLine, ...], deeper: Words, now: RoundLine | None,
        *, tall: bool = False, barred: bool = False,
    ) -> None:  # fmt: skip
        """Draw this card, unless it is drawn already.

        trail: the way down, if it goes here, and ``deeper`` until when it is open. now: the
        timed round that runs. tall: figures of five rows. barred: with the bar.
        """
        shown = (card, trail, deeper, now, tall, barred)
        if shown != (
            self._card, self._trail, self._deeper, self._round, self._tall, self._barred
        ):  # fmt: skip
            self._card, self._trail, self._deeper, self._round, self._tall, self._barred = shown
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
        # Between a resize and the next layout both may be asked for: the way down has three rows.
        tall = self._tall and not self._trail and width >= TALL_FROM
        figures = self._figures(card.timer, tall=tall)
        hue = tone_style(card.tone) or place_style(card.place)
        taken = len(figures[0]) + SPACE if card.timer else 0
        beside = (
            self._narrow(card, width - taken)
            if self._trail
            else self._wide(card, width - taken, tall=tall)
        )
        rows = [
            (Content.styled(figure.ljust(taken), hue) + fit(row, width - taken)).rstrip()
            for figure, row in zip(figures, beside, strict=True)
        ]
        if self._barred and not self._trail:
            soft = bar(card.done, taken - SPACE, hue) + " " * SPACE if taken else GAP
            clock = GAP if tall else self._clock(card, width - taken)
            rows.append((soft + clock).rstrip())
        return stack(rows)

    def _figures(self, timer: str, *, tall: bool) -> tuple[str, ...]:
        """Three rows high, or five; on one row where there are no signs to draw them with."""
        if not timer or signs_of(self.app) == "ascii":
            return (timer, *[""] * (4 if tall else 2))
        return big(timer, tall=tall)

    def _wide(self, card: Card, width: int, *, tall: bool) -> tuple[Content, ...]:
        called = " · ".join(filter(None, (card.place.value, card.story)))
        place = Content.styled(called, place_style(card.place))
        # When the bell rings matters more than the place, which the way down tells as well.
        lead = self._bell() if self._round else (place,)
        meta = longest([_joined(*lead, _muted(form)) for form in _shorter(card.meta)], width)
        name, told = _name(card), _told(card)
        if tall:
            clock, following = self._clock(card, width), _next(card)
            if following.cell_length > width:
                # What comes next is told whole, on two rows.
                rows = (
                    *hang(Content.styled("next", "$muted"), 6, text(card.next, "$soft"), width),
                    GAP,
                )
                return ends(name, told, width), meta, clock, *rows[:2]
            return ends(name, told, width), meta, GAP, clock, following
        if not self._barred:
            # When it ends has no row of its own.
            room = width - name.cell_length - 2
            told = next((form for form in _ends_at(card, told) if form.cell_length <= room), told)
        return ends(name, told, width), meta, _next(card)

    def _clock(self, card: Card, width: int) -> Content:
        """When the step ends, and what it usually takes where there is room."""
        until = _until(card)
        ends_at = text(card.until, "$soft")
        more = [_joined(until, _muted(usual)) for usual in (card.usual, card.usually)]
        more += [_joined(ends_at, _muted(card.usually))] if card.usually else []
        return longest([*more, until, ends_at], width)

    def _narrow(self, card: Card, width: int) -> tuple[Content, Content, Content]:
        """The way down has a row, so when it ends stands beside the name, and the rest on one."""
        name, told = _name(card), _told(card)
        # While a round goes, when its bell rings matters more than when the step ends.
        forms = [_joined(*self._bell())] if self._round else _ends_at(card, told) or [told]
        until = longest(forms, max(width - name.cell_length - 2, width // 2))
        meta, following = _muted(card.meta), _next(card)
        told = _joined(meta, following)
        rest = [_joined(told, _muted(usual)) for usual in (card.usual, card.usually)]
        short = ends(meta, following, width)
        deeper = words(self._deeper, card.place)
        return (
            ends(name, until, width),
            ends(longest(_trails(self._trail), width - deeper.cell_length - 1), deeper, width),
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
    # By how much it is over the figures say: beside how late all is that would be one number more.
    over = card.tone == "act" and not paused and card.timer.startswith("+")
    return text(f"{WARNINGS[card.tone]}{'over' if over else card.told}", style)


def _ends_at(card: Card, told: Content) -> list[Content]:
    """When it ends beside what is told of it, the longest form first."""
    return [_joined(told, _until(card)), _joined(told, _muted(card.until))] if card.until else []


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


def _shorter(meta: str) -> list[str]:
    """ "trios · 6 min · step 3 of 5", the same in fewer cells, and with fewer of its parts."""
    parts = meta.replace("step ", "").split(" · ")
    return [meta, *(" · ".join(parts[:count]) for count in range(len(parts), -1, -1))]


def _trails(depth: tuple[DepthLine, ...]) -> list[Content]:
    """The way down whole, then only what is around the current place, then that alone."""
    at = next((n for n, line in enumerate(depth) if line.now), None)
    if at is None:
        return [_trail(depth)]
    around = [depth[max(0, at - before) : at + 2] for before in (1, 0)]
    return [_trail(depth), *map(_trail, around), _trail(depth[at : at + 1])]


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
