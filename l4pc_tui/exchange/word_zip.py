"""A Word file is a packed folder from anywhere: it is looked at before anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from l4pc_tui.exchange.refused import FileRefused

MOST_BYTES = 50_000_000
"""Of the whole file, and of all that is in it when it is unpacked."""
MOST_XML = 10_000_000
"""Of one part with words; a page of ours holds 256 KB."""
MOST_MEMBERS = 200
MOST_RATIO = 100
"""How many times as large a member may become; small ones may be blank and shrink to nothing."""
_SMALL = 100_000
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError, struct.error,
)  # fmt: skip
"""What unpacking raises for bytes that were changed on the way."""
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_NEXT = "Open it in Word, choose Save As, Word document (.docx), and try again."


def look_over(data: bytes) -> None:
    """Check that the bytes are a Word file that can be opened without harm. Raises FileRefused."""
    if data.startswith(_OLD_WORD):
        raise FileRefused(
            "This is a Word file of the old kind (.doc), or one with a password.", _NEXT
        )
    if len(data) > MOST_BYTES:
        raise FileRefused("This file is larger than 50 MB.", "Take the pictures out and try again.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            _check_members(packed.infolist())
            if "word/document.xml" not in packed.namelist():
                raise FileRefused("This is not a Word file.", _NEXT)
            for member in packed.infolist():
                if member.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(packed.read(member))
    except _UNREADABLE:
        raise FileRefused(
            "This file cannot be unpacked; it is not a whole Word file.", _NEXT
        ) from None


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise FileRefused(f"There are {len(members)} parts in this file; a page has a few.", _NEXT)
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise FileRefused(
            "Unpacked, this file would be larger than 50 MB.", "Take the pictures out."
        )
    for member in members:
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileRefused("This file is packed in a way that no Word file is.", _NEXT)
        swollen = member.file_size > MOST_RATIO * max(member.compress_size, 1)
        if swollen and member.file_size > _SMALL:
            raise FileRefused("This file is packed more tightly than any real document is.", _NEXT)
        if member.filename.lower().endswith(".xml") and member.file_size > MOST_XML:
            raise FileRefused(
                "There are too many words in this file for one page.", "Split it in two."
            )


def _check_xml(data: bytes) -> None:
    # Word never declares types of its own; who does wants the reader to fetch or to swell.
    plain = data.replace(b"\x00", b"").upper()
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise FileRefused("This file holds instructions that no Word file needs.", _NEXT)
