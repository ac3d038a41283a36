"""Word files and workbooks are packed folders from anywhere: what is in them is counted before
anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Sequence

from l4pc_tui.exchange.refused import FileRefused

MOST_UNPACKED = 200_000_000
"""Bytes of all that is in it. A sheet of 100,000 rows is 60 MB as XML."""
MOST_MEMBERS = 1_000
MOST_RATIO = 250
"""How many times as large a member may become; small ones may be blank and shrink to nothing."""
_SMALL = 1_000_000

UNREADABLE = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError, IndexError, struct.error,
)  # fmt: skip
"""What unpacking raises for bytes that were changed on the way."""


def look_over(members: Sequence[zipfile.ZipInfo], what: str, hint: str) -> None:
    """Check that the members may be unpacked without harm. what: “an Excel workbook”.

    Raises FileRefused.
    """
    if len(members) > MOST_MEMBERS:
        raise FileRefused(f"There are {len(members):,} parts in this file; {what} has a few.", hint)
    if any(member.flag_bits & 1 for member in members):
        raise FileRefused("This file has a password.", "Take the password off and try again.")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise FileRefused(
            f"Unpacked, this file would be larger than {MOST_UNPACKED // 10**6} MB.",
            "Check that it is the right file, or split it.",
        )
    for member in members:
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileRefused(f"This file is packed in a way that {what} never is.", hint)
        swollen = member.file_size > MOST_RATIO * max(member.compress_size, 1)
        if swollen and member.file_size > _SMALL:
            raise FileRefused(f"This file is packed more tightly than {what} ever is.", hint)
