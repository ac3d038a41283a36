"""What is listened for in the parts of a workbook: which sheets there are, and what cells share."""

from __future__ import annotations

import re
from collections.abc import Mapping

from l4pc_tui.exchange.cell_formats import Shape, shape_of

Attributes = Mapping[str, str]

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def local(name: str) -> str:
    """A name without its prefix; some programs write ``x:row`` for ``row``."""
    return name.rpartition(":")[2]


class Part:
    """What is listened for in one part. text: called with all text between two tags."""

    def start(self, name: str, attributes: Attributes, /) -> None: ...
    def end(self, name: str, /) -> None: ...
    def text(self, words: str, /) -> None: ...


class Relations(Part):
    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: Attributes, /) -> None:
        if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append((attributes["Id"], kind, attributes["Target"]))


class Book(Part):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes, /) -> None:
        match local(name):
            case "sheet" if attributes.get("state", "visible") == "visible":
                id = next(attributes[key] for key in attributes if key.endswith(":id"))
                self.sheets.append((attributes.get("name", ""), id))
            case "workbookPr":
                self.from_1904 = attributes.get("date1904") in ("1", "true")


class Styles(Part):
    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._used: list[int] = []
        self._inside = False

    def start(self, name: str, attributes: Attributes, /) -> None:
        match local(name):
            case "numFmt":
                self._codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
            case "cellXfs":
                self._inside = True
            case "xf" if self._inside:
                self._used.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str, /) -> None:
        if local(name) == "cellXfs":
            self._inside = False

    def shapes(self) -> list[Shape]:
        """What the numbers of each style are."""
        return [shape_of(number, self._codes.get(number)) for number in self._used]


class Strings(Part):
    """The texts that cells share; what only says how a word is pronounced is left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pieces: list[str] = []
        self.in_text = self.spoken = False

    def start(self, name: str, _attributes: Attributes, /) -> None:
        match local(name):
            case "t":
                self.in_text = not self.spoken
            case "rPh":
                self.spoken = True

    def text(self, words: str, /) -> None:
        if self.in_text:
            self.pieces.append(words)

    def end(self, name: str, /) -> None:
        match local(name):
            case "t":
                self.in_text = False
            case "rPh":
                self.spoken = False
            case "si":
                self.texts.append(unescaped("".join(self.pieces)))
                self.pieces = []


def unescaped(text: str) -> str:
    """Text in which a sign that XML cannot hold was written as ``_x000D_``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
