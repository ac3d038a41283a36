"""Keys of a person's own, put in the place of those that come.

Textual's ``set_keymap`` would do, but for two things: with one key that two actions share by turns
(space is Pause and Go on) it takes the key from both, and it puts every changed key at the end of
the bar, where the last ones fall off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic

from textual.binding import ActiveBinding, Binding, BindingsMap
from textual.dom import DOMNode
from textual.keys import format_key, key_to_character
from textual.screen import Screen, ScreenResultType

OwnKeys = Mapping[str, tuple[str, ...]]
"""The id of each binding that has other keys → those keys, as Textual names them."""


class Keyed(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen on which the keys work that its app's ``own_keys`` give."""

    @property
    def _binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        chain = super()._binding_chain
        own: OwnKeys = getattr(self.app, "own_keys", {})
        if not own:
            return chain
        nodes = [node for node, _ in chain]
        return [
            (node, _without(remapped(node._bindings, own), nodes[:number]))
            for number, node in enumerate(nodes)
        ]

    def by_usual_key(self, name: str) -> ActiveBinding | None:
        """What the key does that comes with that name, whatever key does it now."""
        active = self.active_bindings
        if not getattr(self.app, "own_keys", {}):
            return active.get(name)
        usual = {
            (node, binding.id)
            for node, _ in self._binding_chain
            for binding in node._bindings.key_to_bindings.get(name, ())
        }
        return next((a for a in active.values() if (a.node, a.binding.id) in usual), None)

    def in_own_keys(self, words: str) -> str:
        """Words that name keys by what comes ("n goes on", "(U)"), by those that were changed."""
        return "".join(told for told, _ in self.named_keys(words))

    def named_keys(self, words: str) -> Iterator[tuple[str, str]]:
        """The pieces of words that name keys by what comes, each key as it is printed now and with
        the name that it comes with; "" for what is no key here."""
        own: OwnKeys = getattr(self.app, "own_keys", {})
        here: dict[str, tuple[str, tuple[str, ...]]] = {}
        # The nearest to the focus that has a key decides; then any other part of the screen.
        others = self.query("*") if own else ()
        for node in (*(node for node, _ in self._binding_chain), *others):
            for key, held in node._bindings.key_to_bindings.items():
                changed = next((own[each.id] for each in held if each.id in own), (key,))
                here.setdefault(format_key(key), (key, changed))
        at = 0
        for found in _NAMED.finditer(words):
            if found[0] in here:
                usual, now = here[found[0]]
                yield words[at : found.start()], ""
                yield " or ".join(map(format_key, now)), usual
                at = found.end()
        yield words[at:], ""


_DRAWN_ON: ContextVar[Keyed[Any] | None] = ContextVar("the screen that is drawn on", default=None)


@contextmanager
def drawn_on(screen: object) -> Iterator[None]:
    """What is drawn meanwhile names the keys of that screen."""
    before = _DRAWN_ON.set(screen if isinstance(screen, Keyed) else None)
    try:
        yield
    finally:
        _DRAWN_ON.reset(before)


def key_now(usual: str) -> str:
    """How a key is printed that was changed on the screen drawn on; "" for one as it comes."""
    screen = _DRAWN_ON.get()
    if screen is None or not getattr(screen.app, "own_keys", {}):
        return ""
    active = screen.by_usual_key(usual)
    return format_key(active.binding.key) if active and active.binding.key != usual else ""


def named_keys(words: str) -> Iterator[tuple[str, str]]:
    """``Keyed.named_keys`` of the screen drawn on, signs in words where its theme has none; all of
    it no key where there is no screen."""
    screen = _DRAWN_ON.get()
    if screen is None:
        yield words, ""
        return
    signs = getattr(screen.app, "signs", str)
    yield from ((told if name else signs(told), name) for told, name in screen.named_keys(words))


_NAMED = re.compile(
    r"(?<![\w’'“-])(?:[^\W\d_]|\d|f\d+|[/=\]\[\\-])(?=(?:, \S)*(?: or \S)? [a-z]+s\b| once more|\))"
)
"""A key in a sentence: before what it does ("n writes", "s, h or e takes"), or alone in brackets."""


def remapped(bindings: BindingsMap, own: OwnKeys) -> BindingsMap:
    """The bindings with their own keys, in the order in which they stand."""
    found: dict[str, list[Binding]] = {}
    done: set[tuple[str, str]] = set()
    for key, held in bindings.key_to_bindings.items():
        for binding in held:
            keys = own.get(binding.id or "")
            if keys is None:
                found.setdefault(key, []).append(binding)
            elif (what := (binding.id or "", binding.action)) not in done:
                done.add(what)
                for each in keys:
                    found.setdefault(each, []).append(binding.with_key(each))
    return BindingsMap.from_keys(found)


def _without(bindings: BindingsMap, before: list[DOMNode]) -> BindingsMap:
    """Less the keys that something nearer to the focus types."""
    kept = {
        key: held
        for key, held in bindings.key_to_bindings.items()
        if not any(node.check_consume_key(key, key_to_character(key)) for node in before)
    }
    return BindingsMap.from_keys(kept)
