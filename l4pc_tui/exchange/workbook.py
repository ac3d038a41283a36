"""The sheets of an Excel workbook (.xlsx), read as a stream of cells and never as a program.

No formula is evaluated: a cell holds what was last shown in it, or the formula's own text. A
workbook is a packed folder from anywhere, so that sizes are looked at before anything is
unpacked, and a part that declares types of its own is refused.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, time, timedelta
from io import BytesIO
from posixpath import join, normpath
from xml.parsers import expat

from l4pc_tui.core.people.sheet import Cell, Row, Sheet
from l4pc_tui.core.text.amounts import count
from l4pc_tui.exchange.cell_formats import Shape
from l4pc_tui.exchange.packed import UNREADABLE, look_over
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.exchange.workbook_parts import (
    Attributes,
    Book,
    Part,
    Relations,
    Strings,
    Styles,
    local,
    unescaped,
)

ROWS_LIMIT = 300_000
EVERY = 10_000
"""Rows between two words about how far it is."""
CELLS_LIMIT = 500
"""Cells of one row that are read."""
MOST_CELLS = 4_000_000
"""Of all sheets, with the empty ones that stand between full ones."""

NEXT = "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx), and try again."
_SPLIT = "Check that it is the right file, or split it."

_LETTERS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_CHUNK = 1 << 18
_MIDNIGHT_1900, _MIDNIGHT_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_466
"""The first serial number that Excel itself shows as no date."""


def read_workbook(data: bytes, told: Callable[[int], None] | None = None) -> tuple[Sheet, ...]:
    """Its sheets that can be seen, in their order. told: how many rows were gone through, now and
    then. Raises FileRefused."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            look_over(packed.infolist(), "an Excel workbook", NEXT)
            return _Workbook(packed, told).sheets()
    except (*UNREADABLE, expat.ExpatError, KeyError) as error:
        raise FileRefused(
            "This file cannot be unpacked; it is not a whole Excel workbook.", NEXT
        ) from error


class _Workbook:
    def __init__(self, packed: zipfile.ZipFile, told: Callable[[int], None] | None) -> None:
        self._packed, self._told = packed, told
        self._names = {name.lower(): name for name in packed.namelist()}
        self._left = MOST_CELLS

    def sheets(self) -> tuple[Sheet, ...]:
        book = Book()
        at = self._start()
        self._parse(at, book)
        parts = self._related(at)
        of_kind = dict(parts.values())
        strings, styles = Strings(), Styles()
        if "sharedStrings" in of_kind:
            self._parse(of_kind["sharedStrings"], strings)
        if "styles" in of_kind:
            self._parse(of_kind["styles"], styles)
        midnight = _MIDNIGHT_1904 if book.from_1904 else _MIDNIGHT_1900
        values = _Values(strings.texts, styles.shapes(), midnight)
        found = []
        for name, id in book.sheets:
            kind, target = parts[id]
            if kind != "worksheet":  # a chart on a sheet of its own
                continue
            cells = _Cells(values, name, self._left, self._told)
            self._parse(target, cells)
            self._left = cells.left
            rows = tuple(cells.filled())
            found.append(Sheet(name, rows, cells.remarks()))
        if not found:
            raise FileRefused("There is no sheet with cells in this workbook.", NEXT)
        return tuple(found)

    def _start(self) -> str:
        """The part that lists the sheets, whatever its name. Raises FileRefused."""
        if "mimetype" in self._names:
            raise FileRefused("This is an OpenDocument file, not an Excel workbook.", NEXT)
        if "word/document.xml" in self._names:
            raise FileRefused("This is a Word file, not a table.", "Choose the table itself.")
        if "xl/workbook.bin" in self._names:
            raise FileRefused("This is an Excel workbook of the binary kind (.xlsb).", NEXT)
        found = self._related("") if "_rels/.rels" in self._names else {}
        targets = [target for kind, target in found.values() if kind == "officeDocument"]
        at = targets[0] if targets else "xl/workbook.xml"
        if at.lower() not in self._names:
            raise FileRefused("This is a zip file, but not an Excel workbook.", NEXT)
        return at

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part names by an id: the kind of each and where it lies."""
        folder, _, name = part.rpartition("/")
        relations = Relations()
        self._parse(join(folder, "_rels", f"{name}.rels"), relations)
        return {
            id: (kind, normpath(join(f"/{folder}", target)).lstrip("/"))
            for id, kind, target in relations.found
        }

    def _parse(self, name: str, into: Part) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = into.start
        parser.EndElementHandler = into.end
        parser.CharacterDataHandler = into.text
        parser.StartDoctypeDeclHandler = _no_types
        with self._packed.open(self._names[name.lower()]) as part:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk)
        parser.Parse(b"", True)


def _no_types(*_declared: object) -> None:
    # Excel never declares types of its own; who does wants the reader to fetch or to swell.
    raise FileRefused("This file holds instructions that no workbook needs.", NEXT)


class _Values:
    """What a cell holds, from its kind, its style and the text in it."""

    def __init__(self, shared: list[str], shapes: list[Shape], midnight: datetime) -> None:
        self._shared, self._shapes, self._midnight = shared, shapes, midnight

    def value(self, kind: str, style: str, text: str, formula: str) -> Cell:
        if kind == "s":
            return self._shared[int(text)] if text else None
        if not text and formula and kind != "inlineStr":
            return f"={formula}"
        if kind in ("str", "inlineStr"):
            return unescaped(text)
        if not text:
            return None
        if kind == "b":
            return "TRUE" if text == "1" else "FALSE"
        if kind == "d":
            with suppress(ValueError):
                return datetime.fromisoformat(text).replace(tzinfo=None)
            return text
        if kind == "e":
            return text
        return self._number(text, style)

    def _number(self, text: str, style: str) -> Cell:
        try:
            number = float(text)
        except ValueError:
            return text
        shape = (
            self._shapes[int(style)] if style and int(style) < len(self._shapes) else Shape.PLAIN
        )
        if shape is not Shape.PLAIN and 0 <= number < _LAST_DAY:
            return self._moment(number, shape)
        return int(number) if number.is_integer() and abs(number) < 1e15 else number

    def _moment(self, number: float, shape: Shape) -> Cell:
        seconds = round(number * 86400)
        if shape is Shape.LENGTH:
            return timedelta(seconds=seconds)
        if seconds < 86400 and (shape is Shape.CLOCK or number):
            return (datetime.min + timedelta(seconds=seconds)).time() if seconds else time()
        if number < 60 and self._midnight is _MIDNIGHT_1900:
            seconds += 86400  # Excel counts a 29 February 1900 that never was
        return self._midnight + timedelta(seconds=seconds)


class _Cells(Strings):
    """The cells of one sheet, row by row; merged ones are filled downwards."""

    def __init__(
        self, values: _Values, name: str, left: int, told: Callable[[int], None] | None
    ) -> None:
        super().__init__()
        self._told = told
        self.left = left
        self._values, self._name = values, name
        self._rows: dict[int, list[Cell]] = {}
        self._merged: list[str] = []
        self._filled = 0
        self._row: list[Cell] = []
        self._at = self._column = 0
        self._kind = self._style = self._formula = ""

    def start(self, name: str, attributes: Attributes, /) -> None:
        match name if ":" not in name else local(name):
            case "c":
                found = attributes.get("r", "")
                self._column = _column(found) if found else self._column + 1
                self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
                self._formula, self.pieces = "", []
            case "v" | "t" | "f":
                self.in_text = not self.spoken
                if name.endswith("f"):
                    self.pieces = []
            case "row":
                self._at = int(attributes.get("r", self._at + 1))
                self._row, self._column = [], -1
            case "rPh":
                self.spoken = True
            case "mergeCell" if len(self._merged) < ROWS_LIMIT:
                self._merged.append(attributes.get("ref", ""))

    def end(self, name: str, /) -> None:
        match name if ":" not in name else local(name):
            case "c":
                self._keep()
            case "v" | "t":
                self.in_text = False
            case "f":
                self._formula, self.pieces, self.in_text = "".join(self.pieces), [], False
            case "rPh":
                self.spoken = False
            case "row" if self._row:
                self._rows[self._at] = self._row
                if self._told is not None and len(self._rows) % EVERY == 0:
                    self._told(len(self._rows))
                if len(self._rows) > ROWS_LIMIT:
                    raise FileRefused(
                        f"The sheet “{self._name}” has more than {ROWS_LIMIT:,} rows.", _SPLIT
                    )

    def _keep(self) -> None:
        text = "".join(self.pieces)
        value = self._values.value(self._kind, self._style, text, self._formula)
        if value is None or value == "":
            return
        gap = self._column - len(self._row)
        if self._column >= CELLS_LIMIT:
            raise FileRefused(
                f"Row {self._at} of the sheet “{self._name}” reaches beyond {CELLS_LIMIT} columns.",
                "Check that it is the right file.",
            )
        if gap < 0:  # the same cell twice, or out of order
            self._row[self._column] = value
            return
        self.left -= gap + 1
        if self.left < 0:
            raise FileRefused(f"The workbook has more than {MOST_CELLS:,} cells.", _SPLIT)
        self._row.extend([None] * gap)
        self._row.append(value)

    def filled(self) -> Iterator[Row]:
        """The rows that hold something, and merged cells further down with what the first says.

        Sideways they are left: a title over seven columns is one title.
        """
        for reference in self._merged:
            for at, column, value in self._down(reference):
                row = self._rows[at]
                row.extend([None] * (column + 1 - len(row)))
                if row[column] is None:
                    row[column] = value
                    self._filled += 1
        return iter(sorted(self._rows.items()))

    def remarks(self) -> tuple[str, ...]:
        """What was done with merged cells, once they are filled."""
        if not self._filled:
            return ()
        cells = count(self._filled, "cell below it says", "cells below say")
        return (f"Of merged cells each row has what the first says: {cells} the same.",)

    def _down(self, reference: str) -> Iterable[tuple[int, int, Cell]]:
        first, _, last = reference.partition(":")
        begins, ends = _LETTERS.fullmatch(first), _LETTERS.fullmatch(last)
        if begins is None or ends is None:
            return
        top, column = int(begins[2]), _column(first)
        above = self._rows.get(top, [])
        if column >= min(len(above), CELLS_LIMIT) or above[column] is None:
            return
        for at in range(top + 1, min(int(ends[2]), top + len(self._rows)) + 1):
            if at in self._rows:
                yield at, column, above[column]


def _column(reference: str) -> int:
    """The place of a cell in its row, from 0: ``C7`` is 2."""
    found = 0
    for letter in reference.upper():
        if not "A" <= letter <= "Z":
            break
        found = found * 26 + ord(letter) - 64
    return found - 1
