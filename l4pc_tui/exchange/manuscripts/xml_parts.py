"""The XML parts of a packed paper: opened with nothing fetched, asked by plain names.

Word writes one language under two sets of long names (transitional and strict), so elements and
attributes are known by the short end of theirs.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

from l4pc_tui.exchange.refused import FileRefused

Element = Any
"""lxml brings no types along."""


def parsed(data: bytes, hint: str) -> Element:
    """The root of a part. Raises FileRefused for what is no XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise FileRefused("This file cannot be read: a part of it is broken.", hint) from None


def name_of(element: Element) -> str:
    """The short name of an element."""
    tag = element.tag
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else ""


def attr(element: Element, name: str) -> str:
    """An attribute by its short name; "" where there is none."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: Element, *path: str) -> Element | None:
    """The first child of that name, and so on down; None where there is none."""
    found = element
    for name in path:
        found = next((each for each in found if name_of(each) == name), None)
        if found is None:
            return None
    return found


def every(element: Element, *names: str) -> Iterator[Element]:
    """All elements of those names in it, however deep, in order."""
    return (each for each in element.iter() if name_of(each) in names)


class Relation(NamedTuple):
    """How a part is related to another, or to an address outside the file."""

    key: str
    kind: str
    target: str
    outside: bool


class Package:
    """The parts of a Word file, found by how they are related and never by their names."""

    def __init__(self, packed: zipfile.ZipFile, hint: str) -> None:
        self._packed = packed
        self._hint = hint
        self._names = {name.casefold(): name for name in packed.namelist()}
        self._parts: dict[str, Element | None] = {}
        self._related: dict[str, dict[str, Relation]] = {}

    @cached_property
    def main(self) -> str:
        """The part that holds the text. Raises FileRefused where there is none."""
        for each in self._relations("").values():
            if each.kind == "officeDocument" and self.part(each.target) is not None:
                return each.target
        raise FileRefused("This is not a Word file.", self._hint)

    def part(self, path: str) -> Element | None:
        """The root of a part; None when the file does not hold it."""
        if path not in self._parts:
            name = self._names.get(path.casefold())
            data = self._packed.read(name) if name else None
            self._parts[path] = parsed(data, self._hint) if data else None
        return self._parts[path]

    def related(self, path: str, kind: str) -> list[str]:
        """The parts that a part is related to in one way, such as ``comments``."""
        held = self._relations(path).values()
        return [each.target for each in held if each.kind == kind and not each.outside]

    def target(self, path: str, key: str) -> tuple[str, bool]:
        """What a part means by a key, and whether it is an address outside the file."""
        found = self._relations(path).get(key)
        return (found.target, found.outside) if found else ("", False)

    def _relations(self, path: str) -> dict[str, Relation]:
        if path not in self._related:
            folder, name = posixpath.split(path)
            root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
            found = [_relation(each, folder) for each in root] if root is not None else []
            self._related[path] = {each.key: each for each in found}
        return self._related[path]


def _relation(element: Element, folder: str) -> Relation:
    outside = attr(element, "TargetMode") == "External"
    target = attr(element, "Target")
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(attr(element, "Id"), attr(element, "Type").rpartition("/")[2], target, outside)
