"""Keys of a person's own, put in the place of those that come.

Textual's ``set_keymap`` would do, but for two things: with one key that two actions share by turns
(space is Pause and Go on) it takes the key from both, and it puts every changed key at the end of
the bar, where the last ones fall off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic

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
        own: OwnKeys = getattr(self.app, "own_keys", {})
        if not own:
            return words
        now: dict[str, str] = {}
        # The nearest to the focus that has a key decides; then any other part of the screen.
        for node in (*(node for node, _ in self._binding_chain), *self.query("*")):
            for key, held in node._bindings.key_to_bindings.items():
                changed = next((own[each.id] for each in held if each.id in own), (key,))
                now.setdefault(format_key(key), " or ".join(map(format_key, changed)))
        return _NAMED.sub(lambda found: now.get(found[0], found[0]), words)


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
