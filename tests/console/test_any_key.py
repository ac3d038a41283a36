"""Any key at any time: something happens, or nothing, and the console lives."""

from __future__ import annotations

import importlib
import pkgutil
import random
import string

import pytest
from support.portion import portion
from support.screens import Drive
from textual.dom import DOMNode
from textual.widget import Widget

import l4pc_tui.console

KEYS = (*(c for c in string.printable if c.isprintable() and c != " "), "space", "enter",
        "escape", "up", "down", "tab", "backspace", "f1", "f2", "f3", "f4", "f5", "f9")  # fmt: skip
WAYS = (
    (), ("c",), ("l",), ("l", "enter"), ("slash",), ("n",), ("enter",), ("enter", "r"),
    ("enter", "enter"), ("enter", "enter", "f2"), ("enter", "enter", "f4"),
    ("enter", "enter", "t"), ("enter", "enter", "e"), ("enter", "enter", "p"),
    ("enter", "enter", "0"), ("enter", "enter", "c"), ("enter", "enter", "n"),
    ("r", "r"), ("enter", "enter", "c", "m"),
)  # fmt: skip

AT_ONE_SITTING = 45
HANDFUL = 5


def _ours() -> list[type[Widget]]:
    for module in pkgutil.walk_packages(l4pc_tui.console.__path__, "l4pc_tui.console."):
        importlib.import_module(module.name)
    found, waiting = [], [Widget]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found += [kind for kind in below if kind.__module__.startswith("l4pc_tui")]
    return found


def test_no_widget_has_a_method_that_textual_takes_for_a_key() -> None:
    # Textual calls ``key_at`` when "@" is pressed, whatever it was written for.
    assert len(_ours()) > 20
    assert [
        f"{kind.__name__}.{name}"
        for kind in _ours()
        for name in vars(kind)
        if name.startswith("key_") and not hasattr(DOMNode, name)
    ] == []


@pytest.mark.parametrize("way", portion(WAYS, 2), ids="-".join)
async def test_any_key_may_be_pressed_anywhere(drive: Drive, way: tuple[str, ...]) -> None:
    hand = random.Random("-".join(way))
    async with drive((80, 24)) as console:
        await console.press(*way, "@")
        keys = hand.sample(KEYS, AT_ONE_SITTING)
        while keys and console.app.is_running:
            # By the handful: typed ahead, as a hasty hand does it.
            await console.pilot.press(*keys[:HANDFUL])
            keys = keys[HANDFUL:]
        if console.app.is_running:
            await console.settle()
    assert console.app._crash is None
