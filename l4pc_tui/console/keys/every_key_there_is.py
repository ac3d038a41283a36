"""Every key that can be changed: its id, where it works, and what it does.

It is read from the screens themselves, so that a key that is added can be changed at once. That
imports all of them, which is for a command, or a thread behind the first picture.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, OptionList

_TYPES_AT_FIRST = {"Field", "Field, ChoiceField", "#line"}
"""What a screen puts the focus on that is a line to type into."""
FACES = ("l4pc_tui.console", "l4pc_tui.screen")
"""What has keys. By name: the console knows nothing of the Screen."""
_ROOM = re.compile(r"l4pc_tui\.(?:console\.)?(\w+)")


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One thing that a key does. where: the screen or part, in words; scopes: the screens on which
    it works. keys: those that come. types: whether a line is typed while it works. busy: keys that
    move about or mend there, which nothing of ours has a name for."""

    id: str
    where: str
    scopes: tuple[str, ...]
    keys: tuple[str, ...]
    name: str
    told: str
    types: bool
    busy: frozenset[str] = frozenset()


def every_row() -> tuple[KeyRow, ...]:
    """All of them, as they stand on their screens."""
    for name in FACES:
        face = importlib.import_module(name)
        for module in pkgutil.walk_packages(face.__path__, f"{name}."):
            importlib.import_module(module.name)
    classes = sorted(_ours(DOMNode), key=lambda each: (each.__module__, each.__name__))
    screens = [each for each in classes if issubclass(each, Screen)]
    return tuple(row for each in classes for row in _rows(each, screens))


def _ours(base: type[DOMNode]) -> set[type[DOMNode]]:
    found = set()
    for each in base.__subclasses__():
        found |= _ours(each)
        if each.__module__.startswith("l4pc_tui."):
            found.add(each)
    return found


def _rows(kind: type[DOMNode], screens: Sequence[type[DOMNode]]) -> Iterator[KeyRow]:
    given: dict[str, list[Binding]] = {}
    for binding in Binding.make_bindings(vars(kind).get("BINDINGS", ())):
        if binding.id:
            given.setdefault(binding.id, []).append(binding)
    scopes = tuple(each.__name__ for each in _stands_on(kind, screens))
    types = issubclass(kind, Input) or vars(kind).get("AUTO_FOCUS") in _TYPES_AT_FIRST
    busy = _busy(Input) if types else _busy(OptionList) if issubclass(kind, OptionList) else ()
    for name, held in given.items():
        keys = tuple(dict.fromkeys(each.key for each in held))
        first = held[0]
        yield KeyRow(
            name, _in_words(kind), scopes, keys, first.description,
            first.tooltip or first.description, types, frozenset(busy),
        )  # fmt: skip


def _busy(kind: type[DOMNode]) -> set[str]:
    """The keys that Textual's own line or list has."""
    return {each.key for each in Binding.make_bindings(vars(kind)["BINDINGS"])}


def _stands_on(kind: type[DOMNode], screens: Sequence[type[DOMNode]]) -> list[type[DOMNode]]:
    """The screens on which the keys of something work."""
    if issubclass(kind, Screen):
        return [each for each in screens if issubclass(each, kind)]
    if issubclass(kind, App):
        there = [each for each in screens if (_room(kind) == "screen") == (_room(each) == "screen")]
        # The room's Screen is all in its app.
        return there or [kind]
    # A part stands on the screens whose modules make it, or on the one that its room is named for.
    return [each for each in screens if _makes(each, kind)] or [
        each for each in screens if each.__module__.endswith(f".{_room(kind)}")
    ]


def _makes(screen: type[DOMNode], kind: type[DOMNode]) -> bool:
    modules = {sys.modules[base.__module__] for base in screen.__mro__ if _room(base)}
    return any(kind in vars(module).values() for module in modules)


def _room(kind: type[object]) -> str:
    found = _ROOM.match(kind.__module__)
    return found[1] if found else ""


def _in_words(kind: type[DOMNode]) -> str:
    """ "CohortsScreen" is "Cohorts", "AwayScreen" is "Away", "PickPerson" is "Pick person"."""
    if issubclass(kind, App):
        return "The room’s Screen" if _room(kind) == "screen" else "Everywhere"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__.removesuffix("Screen"))
    return words[:1] + words[1:].lower()
