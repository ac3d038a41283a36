"""Rosters in: the table in a CSV file, whatever its encoding and delimiter."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from l4pc_tui.core.people.headers import RosterLine, find_header
from l4pc_tui.exchange.file_in import read_bytes
from l4pc_tui.exchange.refused import FileRefused, not_stumbling

BYTES_LIMIT = 10_000_000
LINES_LIMIT = 5_000
"""More rows than any cohort has people; what is longer is not a roster."""
CELLS_LIMIT = 500

SAVE_AS_CSV = "Open it in Excel or LibreOffice and save it as “CSV UTF-8”, then import that file."

_SAMPLE = 50
_DELIMITERS = ",;\t|"
_HINT = "sep="
_END = "\x00end of the table"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "an Excel workbook or another zip file"),
    (b"PK\x05\x06", "an Excel workbook or another zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a Word document"),
)
_MARKED: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_roster(path: Path) -> tuple[RosterLine, ...]:
    """The lines of the table in a roster file. Raises FileRefused, in one sentence."""
    return read_table(read_bytes(path, BYTES_LIMIT))


def read_table(data: bytes) -> tuple[RosterLine, ...]:
    """The lines of a CSV table that are not empty, with the numbers that an editor shows.

    Raises FileRefused.
    """
    with not_stumbling():
        return table(data)


def table(data: bytes) -> tuple[RosterLine, ...]:
    """As ``read_table``, without its guard: what is not expected comes through."""
    text = decode(data)
    if not text.strip():
        raise FileRefused("The file is empty.", "Check that it is the right file.")
    hinted = text.lstrip().lower().startswith(_HINT)
    delimiter = text.lstrip()[len(_HINT) :][:1] if hinted else _delimiter(text)
    if delimiter in ("", "\r", "\n", '"'):
        delimiter = _delimiter(text)
    lines = _all_lines(text, delimiter)
    return tuple(lines[1:] if hinted else lines)


def decode(data: bytes) -> str:
    """The text of bytes in UTF-8, UTF-16, UTF-32 or Windows-1252. Raises FileRefused."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise FileRefused(f"This is {what}, not a CSV file.", SAVE_AS_CSV)
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), "")
    encoding = encoding or _unmarked(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefused(
            f"The file begins as {encoding.upper().removesuffix('-SIG')} but is damaged at byte "
            f"{error.start + 1}.",
            SAVE_AS_CSV,
        ) from error
    if "\x00" in text or _is_noise(text):
        raise FileRefused("This is not a text file, or it is damaged.", SAVE_AS_CSV)
    return text


def _unmarked(data: bytes) -> str:
    """The encoding of bytes without a mark."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    # Commas, line ends and Latin letters have a zero as one half of each UTF-16 pair.
    if len(data) % 2 == 0 and (even == 0) != (odd == 0) and (even + odd) * 20 > len(data):
        return "utf-16-le" if odd else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if not set(data) & set(b"\x81\x8d\x8f\x90\x9d") else "latin-1"
    return "utf-8"


def _is_noise(text: str) -> bool:
    """True when control characters are more than a stray few, as in pictures and programs."""
    strays = sum(not char.isprintable() and not char.isspace() for char in text)
    return strays > 20 and strays * 20 > len(text)


def _delimiter(text: str) -> str:
    """The delimiter under which a header names most columns and most lines are as wide as it."""

    def fit(delimiter: str) -> tuple[int, int, int]:
        try:
            lines = list(islice(_lines(text, delimiter), _SAMPLE))
        except csv.Error:
            return (0, 0, 0)
        header = find_header([line for line in lines if len(line.cells) <= CELLS_LIMIT])
        known = len({column for column in header.columns if column}) if header else 0
        widths = Counter(len(line.cells) for line in lines if len(line.cells) > 1)
        width, alike = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
        return (known, alike, width)

    return max(_DELIMITERS, key=fit)


def _all_lines(text: str, delimiter: str) -> list[RosterLine]:
    # A last line of our own shows whether a quotation mark has swallowed the end of the file.
    lines: list[RosterLine] = []
    try:
        for line in _lines(f"{text}\n{_END}", delimiter):
            if len(line.cells) > CELLS_LIMIT:
                raise FileRefused(
                    f"Line {line.number} has {len(line.cells)} cells; at most {CELLS_LIMIT} are "
                    "read.",
                    "Check that it is the right file.",
                )
            if len(lines) > LINES_LIMIT:
                raise FileRefused(
                    f"The file has more than {LINES_LIMIT:,} lines.",
                    "Check that it is the right file, or split it.",
                )
            lines.append(line)
    except csv.Error as error:
        at = lines[-1].number + 1 if lines else 1
        raise FileRefused(
            f"The table cannot be read from line {at}: a cell there is far too long.",
            "A quotation mark may be missing there. " + SAVE_AS_CSV,
        ) from error
    if lines[-1].cells != (_END,):
        raise FileRefused(
            f"A quotation mark is opened on line {lines[-1].number} and never closed.",
            "Close or remove it, then import the file again.",
        )
    return lines[:-1]


def _lines(text: str, delimiter: str) -> Iterator[RosterLine]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    for cells in reader:
        if cells:
            yield RosterLine(number, tuple(cells))
        number = reader.line_num + 1
