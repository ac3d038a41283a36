"""What Word's styles and lists say of a paragraph: a title, a heading, a quotation, an item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l4pc_tui.exchange.manuscripts.xml_parts import Element, attr, child, every, name_of

_HEADING = re.compile(r"heading (\d)")
_CONTENTS = re.compile(r"toc(?: heading| \d)")
_QUOTES = ("quote", "intense quote", "quotations", "block text")
_DEEPEST = 40
"""Of styles that rest on each other; a circle of them ends there."""
_NO = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Looks:
    """What a paragraph is by its style. level: of a heading, from 1; 0 for none. list: number and
    depth as Word keeps them."""

    title: bool = False
    level: int = 0
    quote: bool = False
    contents: bool = False
    list: tuple[str, int] | None = None


def on(properties: Element | None, name: str) -> bool | None:
    """Whether a property such as ``b`` is on; None where nothing is said of it."""
    found = child(properties, name) if properties is not None else None
    return None if found is None else attr(found, "val").lower() not in _NO


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._usual = ""
        for each in root if root is not None else ():
            if name_of(each) == "style":
                self._styles[attr(each, "styleId")] = each
                if attr(each, "type") == "paragraph" and attr(each, "default") in ("1", "true"):
                    self._usual = attr(each, "styleId")

    def chain(self, key: str) -> list[Element]:
        """A style and those it rests on."""
        found: list[Element] = []
        while key in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[key])
            base = child(found[-1], "basedOn")
            key = attr(base, "val") if base is not None else ""
        return found

    def looks(self, properties: Element | None) -> Looks:
        """What a paragraph with those properties is."""
        own = child(properties, "pStyle") if properties is not None else None
        chain = self.chain(attr(own, "val") if own is not None else self._usual)
        names = [_name(style) for style in chain]
        heading = next((int(m[1]) for name in names if (m := _HEADING.fullmatch(name))), 0)
        held = [properties, *(child(style, "pPr") for style in chain)]
        return Looks(
            title="title" in names,
            level=heading or _outline(held),
            quote=any(name in _QUOTES for name in names),
            contents=any(_CONTENTS.fullmatch(name) for name in names),
            list=_list(held),
        )

    def hides(self, key: str) -> bool:
        """Whether what has a style is hidden by it."""
        return any(on(child(style, "rPr"), "vanish") for style in self.chain(key))

    def strikes(self, key: str) -> bool:
        """Whether what has a style is struck out by it."""
        looks = [child(style, "rPr") for style in self.chain(key)]
        return any(on(each, "strike") or on(each, "dstrike") for each in looks)

    def is_bold(self, key: str) -> bool:
        """Whether a style of characters makes them bold."""
        return any(on(child(style, "rPr"), "b") for style in self.chain(key))


def _name(style: Element) -> str:
    found = child(style, "name")
    return attr(found, "val").strip().lower() if found is not None else ""


def _outline(held: list[Element | None]) -> int:
    for each in held:
        found = child(each, "outlineLvl") if each is not None else None
        if found is not None and attr(found, "val").isdecimal():
            level = int(attr(found, "val")) + 1
            return level if level <= 9 else 0
    return 0


def _list(held: list[Element | None]) -> tuple[str, int] | None:
    number, depth = "", None
    for each in held:
        found = child(each, "numPr") if each is not None else None
        if found is None:
            continue
        key, level = child(found, "numId"), child(found, "ilvl")
        if not number and key is not None:
            number = attr(key, "val")
        if depth is None and level is not None and attr(level, "val").isdecimal():
            depth = int(attr(level, "val"))
    return (number, min(depth or 0, 8)) if number not in ("", "0") else None


class Lists:
    """How the items of one file's lists are numbered, counted as they are met."""

    def __init__(self, root: Element | None) -> None:
        self._nums: dict[str, Element] = {}
        self._kinds: dict[str, Element] = {}
        self._links: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[str] = set()
        for each in root if root is not None else ():
            if name_of(each) == "num":
                self._nums[attr(each, "numId")] = each
            elif name_of(each) == "abstractNum":
                key = attr(each, "abstractNumId")
                self._kinds[key] = each
                if (link := child(each, "styleLink")) is not None:
                    self._links[attr(link, "val")] = key

    def item(self, number: str, depth: int) -> tuple[str, int]:
        """The list that an item belongs to, and its number in it; 0 for a bullet."""
        num = self._nums.get(number)
        kind = child(num, "abstractNumId") if num is not None else None
        key = attr(kind, "val") if kind is not None else number
        if key in self._kinds and (link := child(self._kinds[key], "numStyleLink")) is not None:
            key = self._links.get(attr(link, "val"), key)
        form = self._form(key, depth)
        if form in ("", "bullet", "none"):
            return key, 0
        if number not in self._met:
            self._met.add(number)
            if num is not None and next(every(num, "startOverride"), None) is not None:
                self._counts.pop(key, None)
        counts = self._counts.setdefault(key, {})
        counts[depth] = counts.get(depth, 0) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return key, counts[depth]

    def _form(self, key: str, depth: int) -> str:
        for level in self._kinds.get(key, ()):
            if name_of(level) == "lvl" and attr(level, "ilvl") == str(depth):
                found = child(level, "numFmt")
                return attr(found, "val") if found is not None else "decimal"
        return ""
