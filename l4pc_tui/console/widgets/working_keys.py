"""Which keys do something now: one list, read by the bar, the help and the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.screen import Screen

from l4pc_tui.look.dressed import DressedApp
from l4pc_tui.look.keyed import Keyed

if TYPE_CHECKING:
    from textual.app import App

EVERY_KEY = "keys"
"""The id of the binding that shows all keys; the bar never leaves it out."""


def working(screen: Screen[Any]) -> list[Binding]:
    """The bindings that would do something now, the nearest to the focus first, once each."""
    works = getattr(screen, "works", None)
    found: dict[str, Binding] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if (
            active.enabled
            and binding.id
            and not binding.system
            and (works is None or works(binding.action))
        ):
            found.setdefault(binding.id, binding)
    return list(found.values())


def key_name(app: App[Any], binding: Binding) -> str:
    """The key as it is printed."""
    return _signs(app, binding.key_display or app.get_key_display(binding))


def told_by_keys(app: App[Any], words: str) -> str:
    """Words that name keys, by those that were changed, and by words where the theme has no signs."""
    here = app.screen
    return _signs(app, here.in_own_keys(words) if isinstance(here, Keyed) else words)


def _signs(app: App[Any], words: str) -> str:
    return app.signs(words) if isinstance(app, DressedApp) else words
