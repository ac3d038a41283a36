"""Tables in: a CSV file or an Excel workbook, whatever its encoding and delimiter, as sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from l4pc_tui.core.people.sheet import Sheet
from l4pc_tui.core.text import clean_name
from l4pc_tui.exchange.refused import FileRefused, not_stumbling
from l4pc_tui.exchange.text_table import SAVE_AS_CSV, TextRows, look_at
from l4pc_tui.exchange.workbook import NEXT, read_workbook

BYTES_LIMIT = 50_000_000

_ZIPPED = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x05\x06", "an empty zip file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a Word document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
)


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one table of a CSV file. name: of the file.

    Raises FileRefused; of a CSV file also later, where its rows are gone through.
    """
    with not_stumbling():
        return sheets(data, name)


def sheets(data: bytes, name: str, told: Callable[[int], None] | None = None) -> tuple[Sheet, ...]:
    """As ``read_sheets``, without its guard: what is not expected comes through. told: how many
    rows were gone through, now and then."""
    if data.startswith(_ZIPPED):
        return read_workbook(data, told)
    if data.startswith(_OLD_EXCEL):
        raise FileRefused(
            "This is an Excel workbook of the old kind (.xls), or one with a password.", NEXT
        )
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise FileRefused(f"This is {what}, not a table.", SAVE_AS_CSV)
    form = look_at(data)
    title = clean_name(PurePath(name).stem)
    return (Sheet(title, TextRows(data, form, told), form.remarks),)
