"""The last line: the keys that do something now, at most nine."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.timer import Timer

from l4pc_tui.console.widgets.draw import fit
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.working_keys import EVERY_KEY, key_name, working

MOST = 9
BETWEEN = 2
ASKS = 6.0
"""Seconds for which the bar asks whether a click was meant."""


@dataclass(frozen=True, slots=True)
class BarEntry:
    """One key as it stands in the bar, and the cell it begins at."""

    at: int
    drawn: Content
    binding: Binding


class KeyBar(Drawn):
    """Keys of what is focused, the screen and the app; F1, which has all of them, always fits."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; background: $background; }
    """

    class Clicked(Message):
        """A key was clicked; the screen presses it, or asks first. sure: it was asked about."""

        def __init__(self, binding: Binding, *, sure: bool = False) -> None:
            super().__init__()
            self.binding, self.sure = binding, sure

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[BarEntry] = []
        self._asked: Binding | None = None
        self._timer: Timer | None = None

    def ask(self, binding: Binding | None) -> None:
        """Ask in place of the keys whether a click on one of them was meant; None: no more."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(ASKS, lambda: self.ask(None)) if binding else None
        if binding is not self._asked:
            self._asked = binding
            self.redraw()

    @property
    def has_all(self) -> bool:
        """Whether every key that is told stands in the bar, at the width that it has."""
        told = {each.description for each in working(self.screen) if each.show}
        self.draw(self.content_size.width)
        return told == {each.binding.description for each in self._entries}

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.redraw())

    def draw(self, width: int) -> Content:
        if self._asked is not None:
            return self._question(self._asked, width)
        named: dict[str, Binding] = {}
        for binding in working(self.screen):
            if binding.show:
                named.setdefault(binding.description, binding)
        shown = [*named.values()]
        last = [binding for binding in shown if binding.id == EVERY_KEY]
        others = [binding for binding in shown if binding.id != EVERY_KEY][: MOST - len(last)]
        entries = self._laid_out(others + last)
        while others and entries[-1].at + entries[-1].drawn.cell_length > width:
            others.pop()
            entries = self._laid_out(others + last)
        self._entries = entries
        return Content(" " * BETWEEN).join([entry.drawn for entry in entries])

    def _laid_out(self, bindings: list[Binding]) -> list[BarEntry]:
        entries, at = [], 0
        for binding in bindings:
            name = key_name(self.app, binding)
            drawn = Content.assemble(
                (name, "bold $footer-key-foreground"), (f" {binding.description}", "$muted")
            )
            entries.append(BarEntry(at, drawn, binding))
            at += drawn.cell_length + BETWEEN
        return entries

    def _question(self, asked: Binding, width: int) -> Content:
        lead = Content.styled("Click once more to do it: ", "$behind")
        name = f" {key_name(self.app, asked)} {asked.description} "
        chosen = Content.styled(name, "bold reverse")
        self._entries = [BarEntry(lead.cell_length, chosen, asked)]
        return fit(lead + chosen + Content.styled("  any key leaves it", "$muted"), width)

    async def on_click(self, event: events.Click) -> None:
        """What the key under the pointer does is wished for. The second half of a double click was
        meant for what stood there before: it answers no question."""
        asked = self._asked
        if event.chain > 1 and (asked or isinstance(self.screen, ModalScreen)):
            return
        self.ask(None)
        if entry := self._under(event.x):
            self.post_message(self.Clicked(entry.binding, sure=entry.binding is asked))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the key under the pointer does."""
        entry = self._under(event.x)
        self.tooltip = Content(entry.binding.tooltip) if entry else None

    def _under(self, x: int) -> BarEntry | None:
        at = x - self.styles.padding.left
        found = (e for e in self._entries if e.at <= at < e.at + e.drawn.cell_length)
        return next(found, None)
