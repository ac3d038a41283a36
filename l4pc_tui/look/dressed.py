"""An app in our themes: what the console and the Screen have in common before they differ."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.filter import LineFilter

from l4pc_tui.look.keyed import OwnKeys
from l4pc_tui.look.readable import ENOUGH, HIGH, Readable
from l4pc_tui.look.signs import Harmless, PlainSigns, keys_in_words
from l4pc_tui.look.terminal_input import letters
from l4pc_tui.look.themes import (
    CONTRAST,
    PLAIN,
    colour_names,
    default_theme,
    themes,
    wants_stillness,
    without_colour,
)


class DressedApp(App[ReturnType]):
    """An App that knows our themes and our names of colours, and begins in the right theme.

    Where NO_COLOR is set that is one without colours, with all signs; where the terminal cannot
    draw them, plain.
    """

    own_keys: OwnKeys = {}
    """Keys that were changed; see ``take_keys``."""
    _crash: Exception | None = None

    def __init__(self, *, theme: str = "", **options: Any) -> None:
        """theme: the name of one, ours or Textual's; empty or unknown means the default."""
        # Textual turns colours into greys for NO_COLOR unless the terminal's own are in use.
        encoding = letters()
        self._plain_signs = PlainSigns()
        self._contrasts: dict[float, Readable] = {}
        self._harmless = Harmless("" if encoding == "utf-8" else encoding)
        self.without_colour = without_colour(os.environ, encoding)
        """Whether the terminal has a picture of its own, whatever theme is chosen elsewhere."""
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None, **options)
        for each in themes():
            self.register_theme(each)
        known = theme in self.available_themes
        self.theme = theme if known else default_theme(os.environ, encoding)
        self.worn = ""
        """The theme that the settings named last; "" before they were read."""
        self._always_reduced = wants_stillness(os.environ)
        self.reduced = self._always_reduced
        """Whether nothing may move by itself: no flash, no bar that fills, no cursor that blinks."""

    def wear(self, theme: str, *, reduced: bool) -> None:
        """Look as the settings say; what the terminal or its variables ask for goes before them.

        theme: the name of one; none that is unknown or empty is put on.
        """
        self.reduced = reduced or self._always_reduced
        if theme in self.available_themes and not self.without_colour:
            self.worn = self.theme = theme

    def take_keys(self, own: OwnKeys) -> None:
        """These keys hold from now on, on every screen."""
        self.own_keys = own
        self.refresh_bindings()

    def get_driver_class(self) -> type[Driver]:
        """The reader of the keyboard that no byte can end, where there is one."""
        usual = super().get_driver_class()
        if usual.__name__ == "WindowsDriver":
            from l4pc_tui.look.windows_driver import SteadyWindows

            return SteadyWindows
        if usual.__name__ != "LinuxDriver":
            return usual
        from l4pc_tui.look.driver import Steady

        return Steady

    def terminal_gone(self) -> None:
        """Nothing more will come from the terminal: leave."""
        self.exit()

    def _handle_exception(self, error: Exception) -> None:
        """Remember what went wrong in the app itself; it is told in a sentence later."""
        self._crash = self._crash or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave without a picture of the error: it would show private words, on a projector too."""
        self._close_messages_no_wait()

    def raise_crash(self) -> None:
        """Raise what ended the app, if anything did."""
        if self._crash is not None:
            raise self._crash

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our names of colours, so that Textual's own themes can be chosen too."""
        return colour_names(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """In the plain theme every line that is drawn goes out in ASCII, in the others with enough
        contrast; in none as an order."""
        own = self._plain_signs if self.theme == PLAIN else self._readable
        return [*super().get_line_filters(), own, self._harmless]

    @property
    def _readable(self) -> Readable:
        """The same as long as theme and terminal are the same: what is drawn is kept by it."""
        least = HIGH if self.theme == CONTRAST else ENOUGH
        if least not in self._contrasts:
            # Without a terminal, as for a picture, all colours are there.
            told = "" if self.is_headless else self.console.color_system or ""
            system = COLOR_SYSTEMS.get(told, ColorSystem.TRUECOLOR)
            self._contrasts[least] = Readable(least, system)
        return self._contrasts[least]

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """With Caps Lock on, a letter does what it does without, where it has nothing of its own."""
        if await super()._check_bindings(key, priority):
            return True
        capital = len(key) == 1 and key.isupper() and not priority
        return capital and await super()._check_bindings(key.lower(), priority)

    def signs(self, told: str) -> str:
        """A text that names keys, as this theme names them: with their signs or in words."""
        return keys_in_words(told) if self.theme == PLAIN else told
