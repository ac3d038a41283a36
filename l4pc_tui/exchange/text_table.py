"""The table in a CSV file: which bytes are which letters, and where its cells end."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO, TextIOWrapper
from itertools import chain, count, islice
from operator import methodcaller
from typing import TypeVar

from l4pc_tui.core.attendance.headings import is_heading
from l4pc_tui.core.people.headings import column_of
from l4pc_tui.core.people.sheet import Row
from l4pc_tui.exchange.refused import FileRefused

T = TypeVar("T")

EVERY = 10_000
"""Rows between two words about how far it is."""
ROWS_LIMIT = 600_000
"""More rows than any meeting leaves; what is longer is not a table of people."""
CELLS_LIMIT = 500

SAVE_AS_CSV = "Open it in Excel or LibreOffice and save it as “CSV UTF-8”, then import that file."

_SAMPLE = 60
"""Rows that are looked at for the delimiter."""
_SAMPLE_BYTES = 200_000
_NO_HEADING = re.compile(r"@|\d:\d\d|\d{3}|://")
"""What an address, a time or a number has and no heading."""
_HEADED = 30
"""Rows that are looked at for headings."""
_SNIFFED = 30_000
"""Letters that are looked at for the delimiter."""
_CODE_PAGE = 10_000
"""Letters that are looked at for the headings of another code page."""
_MOST_HEADINGS = 100
"""Cells of a row that are looked at for headings."""
_DELIMITERS = ",;\t|"
_HINT = "sep="
_END = "\x00end of the table"

_MARKED: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDTH = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
"""Bytes of a letter, where it is not one."""
_ODD_END = "The file ends in half a letter, which is left out."

_NOT_WESTERN = re.compile(r"[^\W\d_][¹³¿¢¥¯£]+[^\W\d_]|[¹³¥¯£¢]{2}|£[a-zê]|[a-zœêæñ]³\b|¯[a-zó]")
"""What Polish and Czech letters look like where Windows-1252 is taken for Windows-1250."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a text file holds its table.

    begins: bytes of a mark at its start. ends: bytes that are read. spaced: a space stands behind
    each delimiter, before a quotation mark. wrapped: some cells are written ``="…"``, so that
    Excel takes them for text. hinted: the first line only names the delimiter.
    """

    encoding: str
    begins: int
    ends: int
    delimiter: str = ","
    spaced: bool = False
    quoted: bool = True
    wrapped: bool = False
    hinted: bool = False
    remarks: tuple[str, ...] = ()


class TextRows:
    """The rows of a CSV table, read anew each time that they are gone through."""

    def __init__(self, data: bytes, form: Form, told: Callable[[int], None] | None = None) -> None:
        """told: how many rows were gone through, now and then."""
        self._data, self._form, self._told = data, form, told

    def __iter__(self) -> Iterator[Row]:
        """Each row with the number of the line that an editor shows. Raises FileRefused."""
        form = self._form
        rows: Iterator[Row] | None = None
        if not form.quoted and self._told is None:
            rows = _quickly(self._data, form)
        if rows is None:
            lines = _letters(self._data, form)
            rows = _cut(lines if self._told is None else counted(lines, self._told), form)
        return islice(rows, 1, None) if form.hinted else rows


def look_at(data: bytes) -> Form:
    """How the bytes hold a table. Raises FileRefused where they are no text."""
    form = _encoded(data)
    size = _WIDTH.get(form.encoding, 1)
    body = data[form.begins : min(form.ends, form.begins + _SAMPLE_BYTES)]
    text = body.decode(form.encoding, "replace")
    if not text.strip() and not data[form.begins : form.ends].strip(b" \t\r\n\x00"):
        raise FileRefused("The file is empty.", "Check that it is the right file.")
    if "\x00" in text or _is_noise(text) or (size == 1 and b"\x00" in data):
        raise FileRefused("This is not a text file, or it is damaged.", SAVE_AS_CSV)
    if form.encoding == "cp1252" and _is_central(body):
        form = replace(form, encoding="cp1250")
        text = body.decode("cp1250", "replace")
    quoted = _has_quotes(data, form)
    form = replace(form, quoted=quoted, wrapped=quoted and '="'.encode(form.encoding) in data)
    return _delimited(text, form)


def _has_quotes(data: bytes, form: Form) -> bool:
    if form.encoding not in _WIDTH:
        return b'"' in data
    # One letter is found in a text ten times as fast as two bytes in bytes.
    return '"' in str(memoryview(data)[form.begins : form.ends], form.encoding, "replace")


def _encoded(data: bytes) -> Form:
    """The encoding of the bytes, which are looked at to their end."""
    encoding, begins = next(
        ((name, len(mark)) for mark, name in _MARKED if data.startswith(mark)), ("", 0)
    )
    if not encoding:
        return _unmarked(data)
    width = _WIDTH.get(encoding, 1)
    odd = (len(data) - begins) % width
    return Form(encoding, begins, len(data) - odd, remarks=(_ODD_END,) if odd else ())


def _unmarked(data: bytes) -> Form:
    """The encoding of bytes without a mark."""
    begin = data[:_SAMPLE_BYTES]
    even, odd = begin[::2].count(0), begin[1::2].count(0)
    # Commas, line ends and Latin letters have a zero as one half of each UTF-16 pair.
    stray = len(data) % 2
    if (even == 0) != (odd == 0) and (even + odd) * (3 if stray else 20) > len(begin):
        form = Form(
            "utf-16-le" if odd else "utf-16-be",
            0,
            len(data) - stray,
            remarks=(_ODD_END,) if stray else (),
        )
    else:
        form = Form("utf-8", 0, len(data))
    try:
        str(memoryview(data)[: form.ends], form.encoding)
    except UnicodeDecodeError:
        used = set(data)
        if not used & set(b"\x81\x8d\x8f\x90\x9d"):
            return Form("cp1252", 0, len(data))
        # Ť, Ź and ť, where the west has no letter.
        central = not used & set(b"\x81\x83\x88\x90\x98")
        return Form("cp1250" if central else "latin-1", 0, len(data))
    return form


def _is_central(data: bytes) -> bool:
    """Whether the words only make sense as those of Central Europe (Windows-1250).

    Its headings are known, or signs such as ³ and ¹ would stand in the middle of words.
    """
    try:
        western, central = data.decode("cp1252"), data.decode("cp1250")
    except UnicodeDecodeError:
        return False
    known = [
        max(
            (_known(re.split(r"[\r\n,;\t|\"]+", line)) for line in _pieces(text[:_CODE_PAGE])),
            default=0,
        )
        for text in (western, central)
    ]
    if known[0] != known[1]:
        return known[1] > known[0]
    return bool(_NOT_WESTERN.search(western))


def _is_noise(text: str) -> bool:
    """True when control characters are more than a stray few, as in pictures and programs."""
    odd = {char for char in set(text) if not char.isprintable() and not char.isspace()}
    found = sum(text.count(char) for char in odd)
    return found > 20 and found * 20 > len(text)


def _known(cells: Iterable[str]) -> int:
    """How many of the first cells are headings that somebody knows."""
    cells = islice(cells, _MOST_HEADINGS)
    likely = {cell for cell in cells if cell and not _NO_HEADING.search(cell)}
    return sum(is_heading(cell) or column_of(cell) is not None for cell in likely)


def _delimited(text: str, form: Form) -> Form:
    """The form with the delimiter under which a header names most columns and lines are alike."""
    start = text.lstrip()
    if start.lower().startswith(_HINT):
        named = start[len(_HINT) :][:1]
        if named not in ("", "\r", "\n", '"'):
            return replace(form, delimiter=named, hinted=True)
        form = replace(form, hinted=True)

    lines = _pieces(text[:_SNIFFED])

    def fit(tried: Form) -> tuple[int, int, int]:
        try:
            rows = list(islice(_raw(lines, tried), _SAMPLE))
        except csv.Error:
            return (0, 0, 0)
        rows = [cells for cells in rows if len(cells) <= CELLS_LIMIT]
        known = max(map(_known, rows[:_HEADED]), default=0)
        widths = Counter(len(cells) for cells in rows if len(cells) > 1)
        # A delimiter cuts many lines into many cells; a comma in each time, into few.
        regular = sum((width - 1) * count for width, count in widths.items() if count > 1)
        return (known, regular, max(widths, default=0))

    spaced = [
        replace(form, delimiter=each, spaced=_is_spaced(text[:_SNIFFED], each))
        for each in _DELIMITERS
    ]
    return max(spaced, key=fit)


def _is_spaced(text: str, delimiter: str) -> bool:
    """Whether quoted cells have a space before their quotation mark."""
    between = re.escape(delimiter)
    return len(re.findall(f'"{between} +"', text)) > text.count(f'"{delimiter}"')


def _letters(data: bytes, form: Form) -> Iterable[str]:
    """The lines of the file, with their ends."""
    held = BytesIO(data if form.ends == len(data) else data[: form.ends])  # shares, copies nothing
    held.seek(form.begins)
    return TextIOWrapper(held, encoding=form.encoding, newline="")


def counted(lines: Iterable[T], told: Callable[[int], None]) -> Iterator[T]:
    """The lines, telling how many there were after every ten thousand."""
    for number, line in enumerate(lines, 1):
        if number % EVERY == 0:
            told(number)
        yield line


def _pieces(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)


def _raw(lines: Iterable[str], form: Form) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=form.delimiter, skipinitialspace=form.spaced)


def _cut(lines: Iterable[str], form: Form) -> Iterator[tuple[int, list[str]]]:
    """The rows of the lines, empty ones too. Raises FileRefused."""
    # A last line of our own shows whether a quotation mark has swallowed the end of the file.
    reader = csv.reader(
        chain(lines, (_END,)), delimiter=form.delimiter, skipinitialspace=form.spaced
    )
    wrapped, at, began = form.wrapped, 1, 1
    try:
        for cells in reader:
            width = len(cells)
            if width == 1 and cells[0] == _END:
                return
            if width > CELLS_LIMIT or at > ROWS_LIMIT:
                raise _too_large(at, width)
            began, at = at, reader.line_num + 1
            yield began, [_unwrapped(cell) for cell in cells] if wrapped else cells
    except csv.Error as error:
        raise FileRefused(
            f"The table cannot be read from line {at}: a cell there is far too long.",
            "A quotation mark may be missing there. " + SAVE_AS_CSV,
        ) from error
    except UnicodeDecodeError as error:
        raise _damaged(form) from error
    raise FileRefused(
        f"A quotation mark is opened on line {began} and never closed.",
        "Close or remove it, then import the file again.",
    )


def _quickly(data: bytes, form: Form) -> Iterator[Row] | None:
    """The rows of a table without quotation marks, where each line is a row; None where there is
    something odd about its lines. It takes half the time, and twice the file in memory."""
    try:
        text = str(memoryview(data)[form.begins : form.ends], form.encoding)
    except UnicodeDecodeError as error:
        raise _damaged(form) from error
    ends = text.count("\n")
    end = "\r\n" if ends and text.count("\r\n") == ends else "\n"
    if end == "\n" and "\r" in text:
        return None
    lines = text.split(end)
    del text
    if not lines[-1]:
        lines.pop()
    if len(lines) > ROWS_LIMIT or max(map(len, lines), default=0) > CELLS_LIMIT:
        return None
    return zip(count(1), map(methodcaller("split", form.delimiter), lines), strict=False)


def _too_large(at: int, width: int) -> FileRefused:
    if width > CELLS_LIMIT:
        return FileRefused(
            f"Line {at} has {width} cells; at most {CELLS_LIMIT} are read.",
            "Check that it is the right file.",
        )
    return FileRefused(
        f"The file has more than {ROWS_LIMIT:,} lines.",
        "Check that it is the right file, or split it.",
    )


def _damaged(form: Form) -> FileRefused:
    name = form.encoding.upper().removesuffix("-LE").removesuffix("-BE")
    return FileRefused(f"The file begins as {name} but is damaged further down.", SAVE_AS_CSV)


def _unwrapped(cell: str) -> str:
    """The text in ``="…"``, which is taken off and never worked out."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and len(cell) > 2 else cell
