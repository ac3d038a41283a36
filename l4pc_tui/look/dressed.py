"""An app in our themes: what the console and the Screen have in common before they differ."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from rich.color import ColorSystem
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.filter import LineFilter

from l4pc_tui.look.keyed import OwnKeys
from l4pc_tui.look.palettes import CONTRAST, PLAIN
from l4pc_tui.look.readable import ENOUGH, HIGH, Readable
from l4pc_tui.look.signs import FewerSigns, Harmless, in_ascii, keys_in_words
from l4pc_tui.look.sixteen import Sixteen
from l4pc_tui.look.terminal_input import letters
from l4pc_tui.look.themes import (
    colour_names,
    default_theme,
    themes,
    wants_stillness,
)
from l4pc_tui.look.wgl4 import in_wgl4
from l4pc_tui.machine.terminal import Colours, Signs, terminal, windows_here

_SYSTEMS: Mapping[Colours, ColorSystem] = {
    "true": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT, "16": ColorSystem.STANDARD,
    "none": ColorSystem.TRUECOLOR,
}  # fmt: skip
"""Where there are none the terminal's own two are drawn, which are not counted."""
_FEWER: Mapping[Signs, tuple[FewerSigns, ...]] = {
    "full": (), "wgl4": (FewerSigns(in_wgl4),), "ascii": (FewerSigns(in_ascii),),
}  # fmt: skip

_SIXTEEN = {dark: Sixteen(dark=dark) for dark in (True, False)}
"""By whether a theme is dark."""


class DressedApp(App[ReturnType]):
    """An App that knows our themes and our names of colours, and begins in the right theme.

    Where NO_COLOR is set that is one without colours, with all signs; where the terminal can draw
    neither, plain. Of colours and signs it draws those that the terminal has.
    """

    own_keys: OwnKeys = {}
    """Keys that were changed; see ``take_keys``."""
    _crash: Exception | None = None

    def __init__(self, *, theme: str = "", **options: Any) -> None:
        """theme: the name of one, ours or Textual's; empty or unknown means the default."""
        # Textual turns colours into greys for NO_COLOR unless the terminal's own are in use.
        encoding = letters()
        self.terminal = terminal(os.environ, windows=windows_here(), encoding=encoding)
        """What the terminal was found to be able to do."""
        self.chosen_signs = "auto"
        """What the settings say of signs: as the terminal can, all, or those of ASCII."""
        self._encoding = encoding
        self._contrasts: dict[float, Readable] = {}
        self._harmless = Harmless("" if encoding == "utf-8" else encoding)
        self.without_colour = self.terminal.colours == "none"
        """Whether the terminal has a picture of its own, whatever theme is chosen elsewhere."""
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None, **options)
        # Textual would count the colours anew, and of Windows' console before it is told to draw.
        self.console._color_system = _SYSTEMS[self.terminal.colours]
        for each in themes(self.terminal.colours):
            self.register_theme(each)
        known = theme in self.available_themes
        self.theme = theme if known else default_theme(self.terminal)
        self.worn = ""
        """The theme that the settings named last; "" before they were read."""
        self._always_reduced = wants_stillness(os.environ)
        self.reduced = self._always_reduced
        """Whether nothing may move by itself: no flash, no bar that fills, no cursor that blinks."""

    def wear(self, theme: str, *, reduced: bool, signs: str = "auto") -> None:
        """Look as the settings say; what the terminal or its variables ask for goes before them.

        theme: the name of one; none that is unknown or empty is put on. signs: which are drawn.
        """
        self.reduced = reduced or self._always_reduced
        if theme in self.available_themes and not self.without_colour:
            self.worn = self.theme = theme
        if signs != self.chosen_signs:
            self.chosen_signs = signs
            for screen in self.screen_stack if self.is_running else ():
                for each in screen.walk_children(with_self=True):
                    # What keeps a picture of its own draws it anew.
                    getattr(each, "redraw", each.refresh)()

    @property
    def drawn_signs(self) -> Signs:
        """Which signs are drawn: what somebody chose, else what the terminal has."""
        if self.theme == PLAIN or self.chosen_signs == "ascii" or self._encoding != "utf-8":
            return "ascii"
        return "full" if self.chosen_signs == "all" else self.terminal.signs

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
        return colour_names(self.current_theme, self.terminal.colours)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Every line that is drawn goes out with enough contrast, in signs that the terminal has,
        and in none as an order."""
        fewer = _FEWER[self.drawn_signs]
        # The plain theme has no colours that could be raised.
        readable = () if self.theme == PLAIN else (self._readable,)
        few = self._sixteen if self.terminal.colours == "16" else ()
        return [*super().get_line_filters(), *few, *readable, *fewer, self._harmless]

    @property
    def _sixteen(self) -> tuple[Sixteen, ...]:
        """Of themes that are the terminal's own two colours, none."""
        theme = self.current_theme
        own = theme.background == "ansi_default"
        return () if own else (_SIXTEEN[theme.dark],)

    @property
    def _readable(self) -> Readable:
        """The same as long as theme and terminal are the same: what is drawn is kept by it."""
        least = HIGH if self.theme == CONTRAST else ENOUGH
        if least not in self._contrasts:
            self._contrasts[least] = Readable(least, _SYSTEMS[self.terminal.colours])
        return self._contrasts[least]

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """With Caps Lock on, a letter does what it does without, where it has nothing of its own."""
        if await super()._check_bindings(key, priority):
            return True
        capital = len(key) == 1 and key.isupper() and not priority
        return capital and await super()._check_bindings(key.lower(), priority)

    def signs(self, told: str) -> str:
        """A text that names keys, as they are named here: with their signs or in words."""
        return told if self.drawn_signs == "full" else keys_in_words(told)
