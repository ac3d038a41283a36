"""Rows read from the bytes of a file, page by page, where SQLite gives up.

Each row lies whole in one cell: of a table WITHOUT ROWID, like the journal, and of an index in any
page; of any other table in a leaf. Nothing is followed from the root, so that a lost header or a broken
page costs what lay on it and nothing else. Only cells that a page still counts as its own are read:
what SQLite has let go of, and wiped, is not found again. What a row says is for others to verify.
https://www.sqlite.org/fileformat.html
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

Value = int | float | str | bytes | None

MAGIC = b"SQLite format 3\0"
"""How every database begins."""
_USUAL = 4096
"""Bytes of a page of which nobody says how many it has: SQLite's own choice."""
_SIZES = tuple(1 << power for power in range(9, 17))
_HEADER = 100
"""Bytes before the first page's own beginning."""
_LEAF, _ABOVE, _OF_TABLE = 0x0A, 0x02, 0x0D
"""The sorts of pages in which rows lie."""
_LONGEST = 1 << 22
"""Bytes of a row: more is nothing that was written."""


@dataclass
class RawPages:
    """A file's pages. broken: how many cells of it could not be read, so far."""

    path: Path
    broken: int = field(default=0, init=False)

    def rows(self, columns: int) -> Iterator[tuple[Value, ...]]:
        """Every row that has so many columns or more, in the order of the pages."""
        with self.path.open("rb") as file:
            size = _page_size(file)
            last = -(-self.path.stat().st_size // size)
            for number in range(1, last + 1):
                page = _page(file, number, size)
                of_table = page[_HEADER if number == 1 else 0] == _OF_TABLE
                for cell in _cells(page, _HEADER if number == 1 else 0):
                    try:
                        row = _row(_payload(file, page, cell, size, of_table), columns)
                    except (IndexError, ValueError, struct.error, OSError):
                        self.broken += 1
                        continue
                    if row is not None:
                        yield row


def _page_size(file: BinaryIO) -> int:
    head = file.read(_HEADER)
    if len(head) == _HEADER and head.startswith(MAGIC):
        (told,) = struct.unpack_from(">H", head, 16)
        if (size := 1 << 16 if told == 1 else told) in _SIZES:
            return size
    return _USUAL


def _page(file: BinaryIO, number: int, size: int) -> bytes:
    file.seek((number - 1) * size)
    # What was cut off reads as nothing: the rows that lie before the cut are there.
    return file.read(size).ljust(size, b"\0")


def _cells(page: bytes, begins: int) -> Iterator[int]:
    """Where the payloads of a page's cells begin; of a page of another sort there are none."""
    kind = page[begins]
    if kind not in (_LEAF, _ABOVE, _OF_TABLE):
        return
    (count,) = struct.unpack_from(">H", page, begins + 3)
    first, child = (begins + 12, 4) if kind == _ABOVE else (begins + 8, 0)
    for place in range(first, min(first + 2 * count, len(page) - 1), 2):
        yield struct.unpack_from(">H", page, place)[0] + child


def _payload(file: BinaryIO, page: bytes, at: int, size: int, of_table: bool) -> bytes:
    """The bytes of a row, those on the pages that it flows over to included."""
    length, at = _varint(page, at)
    if length > _LONGEST:
        raise ValueError(length)
    if of_table:
        _, at = _varint(page, at)  # the number of the row
    most = size - 35 if of_table else (size - 12) * 64 // 255 - 23
    if length <= most:
        held = page[at : at + length]
        if len(held) < length:
            raise IndexError(at)
        return held
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    here = here if here <= most else least
    parts, left = [page[at : at + here]], length - here
    (follows,) = struct.unpack_from(">I", page, at + here)
    while left > 0:
        if not follows:
            raise ValueError(left)
        over = _page(file, follows, size)
        parts.append(over[4 : 4 + left])
        left -= size - 4
        (follows,) = struct.unpack_from(">I", over)
    return b"".join(parts)


def _row(payload: bytes, columns: int) -> tuple[Value, ...] | None:
    head, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if len(kinds) < columns:
        return None
    return tuple(_values(payload, head, kinds))


def _values(payload: bytes, at: int, kinds: Sequence[int]) -> Iterator[Value]:
    for kind in kinds:
        length = _length(kind)
        raw = payload[at : at + length]
        if len(raw) < length:
            raise IndexError(at)
        at += length
        yield _value(kind, raw)


_BYTES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)
"""Of each kind of number, and of nothing."""


def _length(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else _BYTES[kind]


def _value(kind: int, raw: bytes) -> Value:
    if kind == 0:
        return None
    if kind == 7:
        return float(struct.unpack(">d", raw)[0])
    if kind in (8, 9):
        return kind - 8
    if kind < 7:
        return int.from_bytes(raw, "big", signed=True)
    if kind in (10, 11):
        raise ValueError(kind)  # SQLite keeps them for itself
    return raw.decode() if kind % 2 else raw


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    found = 0
    for place in range(at, at + 8):
        found = found << 7 | raw[place] & 0x7F
        if raw[place] < 0x80:
            return found, place + 1
    return found << 8 | raw[at + 8], at + 9
