"""The last line: the keys that do something now, at most nine."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.working_keys import EVERY_KEY, key_name, working

MOST = 9
BETWEEN = 2


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
        """A key was clicked; the screen presses it, or asks first."""

        def __init__(self, binding: Binding) -> None:
            super().__init__()
            self.binding = binding

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[BarEntry] = []

    @property
    def has_all(self) -> bool:
        """Whether every key that is told stands in the bar, at the width that it has."""
        told = {each.description for each in working(self.screen) if each.show}
        self.draw(self.content_size.width)
        return told == {each.binding.description for each in self._entries}

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.redraw())

    def draw(self, width: int) -> Content:
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

    async def on_click(self, event: events.Click) -> None:
        """What the key under the pointer does is wished for."""
        if entry := self._under(event.x):
            self.post_message(self.Clicked(entry.binding))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the key under the pointer does."""
        entry = self._under(event.x)
        self.tooltip = Content(entry.binding.tooltip) if entry else None

    def _under(self, x: int) -> BarEntry | None:
        at = x - self.styles.padding.left
        found = (e for e in self._entries if e.at <= at < e.at + e.drawn.cell_length)
        return next(found, None)
