"""The card on Home: the session that Enter opens, or what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, fit, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.look import content as drawn

if TYPE_CHECKING:
    # Home is painted before the desk is imported.
    from l4pc_tui.desk.home.home import HomeView, TodayCard

CHIP = "bold $background on $accent"
CHIP_ANSI = "bold reverse"


class Today(Drawn):
    """One thing to do, on Enter; the others beside it with their keys."""

    DEFAULT_CSS = """
    Today {
        height: auto; margin: 1 4 1 4; padding: 1 3; border: round $accent 60%;
    }
    """

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

    def _card(self, card: TodayCard, width: int) -> Content:
        head = Content("   ").join(
            [
                drawn.text(card.when, "bold $accent"),
                drawn.text(card.title, "bold $foreground"),
                drawn.text(card.where, "$muted"),
            ]
        )
        lines = [*_wrapped(head, width), GAP]
        if card.problem:
            lines += [*_wrapped(drawn.text(card.problem, "$act"), width), GAP]
        if card.facts:
            lines += _wrapped(drawn.words(card.facts), width)
        if card.bring:
            lines += _wrapped(drawn.text(card.bring, "$muted"), width)
        lines += [GAP] if card.facts or card.bring else []
        rest = Content.assemble("   ", ("o ", "$muted"), "the Screen")
        if card.planned:
            rest = rest + Content.assemble("   ", ("e ", "$muted"), "its plan")
        return stack([*lines, fit(self._chip(card.action) + rest, width)])

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
        return stack([*lines, GAP, fit(self._chip("Try again") + _told("q leaves"), width)])

    def _chip(self, words: str) -> Content:
        ansi = self.app.current_theme.ansi
        return Content.styled(f" Enter  {words} ", CHIP_ANSI if ansi else CHIP)

    def on_click(self, event: events.Click) -> None:
        """A click does what Enter does."""
        event.stop()
        self.app.simulate_key("enter")


def _wrapped(body: Content, width: int) -> list[Content]:
    return [line.rstrip() for line in body.wrap(max(4, width))]


def _told(words: str) -> Content:
    return Content.styled(f"   {words}", "$muted")


def _offer(key: str, words: str) -> Content:
    return Content.assemble((f"     {key}", "bold $footer-key-foreground"), f"   {words}")
