"""What LibreOffice's styles say of a paragraph, of words and of lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from l4pc_tui.exchange.manuscripts.xml_parts import Element, attr, child, every, name_of

_DEEPEST = 40
"""Of styles that rest on each other; a circle of them ends there."""


@dataclass(frozen=True, slots=True)
class Look:
    """How words look; None where nothing is said of it."""

    bold: bool | None = None
    slant: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None


class OdtStyles:
    """The styles of a document: its own, and those that were made on the way."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, dict[int, bool]] = {}
        for root in roots:
            for style in every(root, "style", "list-style") if root is not None else ():
                if name_of(style) == "style":
                    self._styles[attr(style, "name")] = style
                else:
                    self._lists[attr(style, "name")] = {
                        int(attr(level, "level")): name_of(level) == "list-level-style-number"
                        for level in style
                        if attr(level, "level").isdecimal()
                    }

    def _chain(self, name: str) -> list[Element]:
        found: list[Element] = []
        while name in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[name])
            name = attr(found[-1], "parent-style-name")
        return found

    def is_a(self, name: str, *wanted: str) -> bool:
        """Whether a paragraph's style is one of those, or rests on one."""
        asked = ("name", "display-name", "parent-style-name")
        names = [name, *(attr(style, each) for style in self._chain(name) for each in asked)]
        return any(each.replace("_20_", " ") in wanted for each in names)

    def look(self, name: str) -> Look:
        """How a style makes words look."""
        looks = [
            found for style in self._chain(name) if (found := child(style, "text-properties")) is not None
        ]  # fmt: skip
        return Look(
            _first(looks, "font-weight", lambda told: told not in ("normal", "400")),
            _first(looks, "font-style", lambda told: told != "normal"),
            _first(looks, "text-line-through-style", lambda told: told != "none"),
            _first(looks, "display", lambda told: told == "none"),
        )

    def numbered(self, name: str, depth: int) -> bool:
        """Whether a list numbers its items at a depth, from 1."""
        return self._lists.get(name, {}).get(depth, False)


def _first(looks: list[Element], name: str, is_on: Callable[[str], bool]) -> bool | None:
    return next((is_on(told) for look in looks if (told := attr(look, name))), None)
