"""A list of drawn lines to choose from: the run sheet, notes, sessions, the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from l4pc_tui.look.keyed import drawn_on

CURSOR = "▸"
"""What stands before the line that the keys act on."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line to choose; ``key`` is what it stands for, and empty for one that is only read."""

    key: str
    drawn: Content


class Lines(OptionList):
    """Subclasses give ``lines``; only lines that changed are drawn again."""

    DEFAULT_CSS = """
    Lines, Lines:focus {
        text-wrap: nowrap; text-overflow: clip;
        border: none; padding: 0; background: transparent; background-tint: transparent 0%;
        scrollbar-size-horizontal: 0; scrollbar-gutter: stable;
        & > .option-list--option { padding: 0 0 0 2; }
        & > .lines--cursor { color: $accent; text-style: bold; }
        & > .option-list--option-disabled { color: $foreground; }
        & > .option-list--option-highlighted {
            background: transparent; color: $foreground; text-style: none;
        }
        & > .option-list--option-hover { background: $panel-high; }
    }
    Lines:focus > .option-list--option-highlighted { background: $accent 22%; text-style: bold; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor"}
    SPACED = False
    """Whether an empty line stands between the lines."""
    AT_ONCE = True
    """Whether a line is chosen as soon as the keys come here; if not, ↑ or ↓ chooses one first."""

    def __init__(self, enter: str, told: str, *, id: str | None = None) -> None:
        """enter: what Enter does to a line, in a word; told: the same in a sentence."""
        super().__init__(id=id, markup=False)
        self._bindings.key_to_bindings["enter"] = [
            Binding("enter", "select", enter, id=f"{id}.enter", key_display="⏎", tooltip=told)
        ]
        for sideways in ("left", "right"):
            # What is drawn fits; those keys are whoever's the list stands with.
            self._bindings.key_to_bindings.pop(sideways, None)
        self._drawn: list[ListLine] = []
        self.first = ""
        """The key of the line that the cursor stands on at first; "" for the uppermost."""
        self._clicked = ""
        """The key of the line that was clicked last."""

    def lines(self, width: int) -> list[ListLine]:
        """The lines as they are to stand in ``width`` cells."""
        raise NotImplementedError

    @property
    def chosen(self) -> str:
        """The key of the line that the cursor is on; "" for none."""
        at = self.highlighted
        return self._drawn[at].key if at is not None and at < len(self._drawn) else ""

    async def _on_click(self, event: events.Click) -> None:
        """A click chooses a line; a second click on it does what Enter does. One alone may be a slip
        of the hand."""
        event.prevent_default()
        at = event.style.meta.get("option")
        if at is None or self.options[at].disabled:
            return
        again, self._clicked = self._clicked == self.line_key(at) == self.chosen, self.line_key(at)
        self.highlighted = at
        if again and "key" not in event.style.meta:
            self._clicked = ""
            self.action_select()

    def line_key(self, index: int) -> str:
        """The key of a line."""
        return self._drawn[index].key

    def choose(self, key: str) -> None:
        """Put the cursor on the line with that key, if it is there. Lines without one are only
        read."""
        if not key:
            return
        found = (n for n, line in enumerate(self._drawn) if line.key == key)
        self.highlighted = next(found, self.highlighted)

    def render_line(self, y: int) -> Strip:
        """As it is drawn; the chosen line shows over whatever colours stand in it.

        Where there are no colours it is reversed: a stylesheet cannot say so to a list.
        """
        strip = super().render_line(y)
        row = self.scroll_offset.y + y
        on, line = self._lines[row] if self.has_focus and row < len(self._lines) else (None, 0)
        if on is None or on != self.highlighted or self.options[on].disabled:
            return strip
        if line == 0 and self._gutter:
            strip = self._marked(strip, on)
        if self.app.current_theme.ansi:
            return strip.apply_style(Style(reverse=True, bold=True))
        ground = self.get_visual_style("option-list--option-highlighted").rich_style.bgcolor
        over = Segment.apply_style(strip, post_style=Style(bgcolor=ground, bold=True))
        return Strip(over, strip.cell_length)

    @property
    def _gutter(self) -> int:
        """Cells before every line, in the first of which the cursor's sign stands; 0 for none."""
        return self.get_component_styles("option-list--option").padding.left

    def _marked(self, strip: Strip, on: int) -> Strip:
        """A row with the cursor's sign before it: where the cursor stands is told without colours."""
        style = self.get_component_rich_style("lines--cursor", partial=True)
        style += Style(meta={"option": on})
        sign = CURSOR.ljust(self._gutter)
        return Strip([Segment(sign, style), *strip.crop(self._gutter)], strip.cell_length)

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """What is drawn is laid out already; nothing is wrapped again."""
        return sum(line.drawn.plain.count("\n") + 1 for line in self._drawn)

    def redraw(self) -> None:
        """Draw what changed; the cursor stays on what it was on."""
        room = self.scrollable_content_region.width
        if room <= 0 or (width := room - self._gutter) <= 0:
            return
        new = self._spaced(width)
        held, self._drawn = self._drawn, new
        if held is new:
            return
        if held and [line.key for line in held] == [line.key for line in new[: len(held)]]:
            for number, (before, after) in enumerate(zip(held, new, strict=False)):
                if not before.drawn.is_same(after.drawn):
                    self.replace_option_prompt_at_index(number, after.drawn)
            # What comes behind all the others, as a note does, is no reason to draw them anew.
            self.add_options(map(_option, new[len(held) :]))
            return
        on = held[self.highlighted].key if self.highlighted is not None and held else ""
        self.set_options(map(_option, new))
        self.choose(on or self.first)
        if self.has_focus:
            self._stand_somewhere()

    def on_focus(self) -> None:
        """Whoever comes here with the keys sees where they are."""
        self._stand_somewhere()
        self.call_after_refresh(self.redraw)

    def _stand_somewhere(self) -> None:
        if self.highlighted is None and self.AT_ONCE:
            self.action_first()

    def on_blur(self) -> None:
        """A gutter that is there only with the keys leaves its cells to the lines."""
        self.call_after_refresh(self.redraw)

    def on_resize(self, _event: events.Resize) -> None:
        """Other widths break lines elsewhere, and in fewer rows the chosen line stays in view."""
        self.redraw()
        if self.has_focus:
            self.call_after_refresh(self.scroll_to_highlight)

    def _spaced(self, width: int) -> list[ListLine]:
        with drawn_on(self.screen):
            lines = self.lines(width)
        if not self.SPACED:
            return lines
        return [each for line in lines for each in (line, ListLine("", Content("")))][:-1]


def _option(line: ListLine) -> Option:
    return Option(line.drawn, disabled=not line.key)
