"""The card on Home: the session that Enter opens, or what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, by_parts, fit, pressing, stack
from l4pc_tui.console.widgets.draw import hint as hinted
from l4pc_tui.console.widgets.draw import key as named
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.look import content as drawn
from l4pc_tui.look.keyed import key_now

if TYPE_CHECKING:
    # Home is painted before the desk is imported.
    from l4pc_tui.desk.home.card import TodayCard
    from l4pc_tui.desk.home.home import HomeView

CHIP = "bold $background on $accent"
CHIP_ANSI = "bold reverse"
_THIN = Content.styled(" · ", "$muted")
_DOT = Content.styled("  ·  ", "$muted")


class Today(Drawn, can_focus=True):
    """One thing to do: on Enter while the card has the keys, and on b while a list has them. The
    others stand beside it with their keys."""

    DEFAULT_CSS = """
    Today { height: auto; margin: 1 4; padding: 1 3; border: round $accent 60%; }
    Today:focus { border: round $accent; }
    """
    BINDINGS = [
        Binding("down,right", "screen.lists", "The lists", show=False, id="home.lists",
                key_display="↓", tooltip="On to what is to tidy, the cohorts, what is to bring"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__(id="today")
        self._view: HomeView | None = None
        self._trouble: tuple[str, str] | None = None

    def show(self, view: HomeView) -> None:
        """Draw what Home says now, unless it is drawn already."""
        before, self._view = self._view, view
        known = before is not None and (before.today, before.empty) == (view.today, view.empty)
        if known and self._trouble is None:
            return
        self._trouble = None
        self.redraw()

    def show_trouble(self, sentence: str, hint: str) -> None:
        """The file cannot be used: what happened, and what to do."""
        self._trouble = (sentence, hint)
        self.redraw()

    def draw(self, width: int) -> Content:
        if self._trouble is not None:
            return self._in_trouble(*self._trouble, width)
        if self._view is None:
            return stack([GAP, Content.styled("Opening…", "$muted"), GAP])
        if self._view.empty:
            return self._first_time(width)
        if self._view.today is None:
            return self._nothing_planned(width)
        return self._card(self._view.today, width)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Enter is the card's, or a list's."""
        super().watch_has_focus(has_focus)
        self.redraw()

    def _card(self, card: TodayCard, width: int) -> Content:
        head = [drawn.text(card.when, "bold $accent"), drawn.text(card.title, "bold $foreground")]
        where = by_parts(
            (drawn.text(each, "$muted") for each in card.where.split(" · ")), width, _THIN
        )
        dense = self.screen.has_class("-short") and self.screen.has_class("-narrow")
        space = [] if dense else [GAP]
        lines = [*by_parts([*head, *where], width, Content("   ")), *space]
        if card.problem:
            lines += [*_wrapped(drawn.text(card.problem, "$act"), width), *space]
        if card.facts:
            facts = (drawn.words(each, card.deepest) for each in card.facts)
            lines += [*by_parts(facts, width, _DOT), *space]
        others = [("o", "open the Screen")]
        if card.facts:
            others.insert(0, ("p", "print the day"))
        if card.planned:
            others[:0] = [("R", "rehearse"), ("e", "change the plan")]
        return stack([*lines, self._ways(card.action, others, width)])

    def _ways(self, action: str, others: Sequence[tuple[str, str]], width: int) -> Content:
        """What Enter does, and beside it as many of the others as there is room for."""
        line = self._chip(action)
        for key, told in others:
            way = Content.assemble(named(key, style="$muted"), f" {told}").stylize(pressing(key))
            if line.cell_length + 3 + way.cell_length > width:
                break
            line = line + "   " + way
        return fit(line, width)

    def _first_time(self, width: int) -> Content:
        told = Content("Nothing is recorded here yet. Look around in a demo, or begin your own.")
        return stack(
            [
                *_wrapped(told, width),
                GAP,
                fit(self._chip("Try the demo") + _told("a cohort of invented people"), width),
                GAP,
                fit(_offer("n", "my own cohort"), width),
                fit(_offer("l", "look through the library"), width),
            ]
        )

    def _nothing_planned(self, width: int) -> Content:
        told = Content("No session is planned.")
        return stack([*_wrapped(told, width), GAP, fit(self._chip("Plan a session"), width)])

    def _in_trouble(self, sentence: str, hint: str, width: int) -> Content:
        lines = [*_wrapped(drawn.text(sentence, "bold $act"), width)]
        lines += [*_wrapped(drawn.text(hint), width)] if hint else []
        return stack(
            [*lines, GAP, fit(self._chip("Try again") + "   " + hinted("q leaves"), width)]
        )

    def _chip(self, words: str) -> Content:
        ansi = self.app.current_theme.ansi
        key = "Enter" if self.has_focus else key_now("b") or "b"
        return Content.styled(f" {key}  {words} ", CHIP_ANSI if ansi else CHIP)

    def on_click(self, event: events.Click) -> None:
        """A click does what Enter does here, on a key what that does."""
        if "key" in event.style.meta:
            return
        event.stop()
        self.focus()
        self.app.simulate_key("enter")


def _wrapped(body: Content, width: int) -> list[Content]:
    return [line.rstrip() for line in body.wrap(max(4, width))]


def _told(words: str) -> Content:
    return Content.styled(f"   {words}", "$muted")


def _offer(key: str, words: str) -> Content:
    return "     " + Content.assemble(named(key), f"   {words}").stylize(pressing(key))
