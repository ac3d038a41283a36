"""A paper comes from anywhere: what it is, is told from its bytes, and a packed one is looked over
before anything in it is unpacked. What cannot be read gets one sentence that says what to do."""

from __future__ import annotations

import struct
import zipfile
import zlib
from enum import Enum
from io import BytesIO

from l4pc_tui.exchange.refused import FileRefused


class PaperKind(Enum):
    """What papers a page can be made of."""

    WORD = "Word file"


MOST_BYTES = 50_000_000
"""Of the whole file, and of all that is in it when it is unpacked."""
MOST_XML = 10_000_000
"""Of one part with words; a page of ours holds 256 KB."""
MOST_MEMBERS = 1_000
MOST_RATIO = 100
"""How many times as large a member may become; small ones may be blank and shrink to nothing."""
_SMALL = 100_000
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
    ValueError, struct.error,
)  # fmt: skip
"""What unpacking raises for bytes that were changed on the way."""
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NEXT = "Open it in Word, choose Save As, Word document (.docx), and try again."
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "This is a PDF, which holds pages and no paragraphs.",
     "Import the document that it was made from."),
    (b"{\\rtf", "This is a file of the kind .rtf.", _NEXT),
    (b"<!doctype html", "This is a web page.", "Copy its words into a Word file, and import that."),
    (b"<html", "This is a web page.", "Copy its words into a Word file, and import that."),
)  # fmt: skip


def paper_kind(data: bytes) -> PaperKind:
    """What a file is, after a look that it can be opened without harm. Raises FileRefused."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for begins, sentence, hint in _BEGINNINGS:
        if start.startswith(begins.lower()):
            raise FileRefused(sentence, hint)
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise FileRefused(
                "This Word file has a password.",
                "Open it in Word, take the password off (File, Info), save it, and try again.",
            )
        raise FileRefused("This is a Word file of the old kind (.doc).", _NEXT)
    if len(data) > MOST_BYTES:
        raise FileRefused("This file is larger than 50 MB.", "Take the pictures out and try again.")
    return _packed(data)


def _packed(data: bytes) -> PaperKind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            _check_members(packed.infolist())
            _check_kind(packed)
            for member in packed.infolist():
                if member.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(packed.read(member))
    except _UNREADABLE:
        raise FileRefused(
            "This file cannot be unpacked; it is not a whole Word file.", _NEXT
        ) from None
    return PaperKind.WORD


_OTHERS: tuple[tuple[str, str, str], ...] = (
    ("xl/", "This is an Excel workbook.", "Copy what is to be a page into a Word file."),
    ("ppt/", "This is a PowerPoint file.", "Copy what is to be a page into a Word file."),
    ("Index/", "This is a Pages file.", "Open it in Pages, choose Export To, Word, and try again."),
    ("Index.zip", "This is a Pages file.", "Open it in Pages, choose Export To, Word, and try again."),
)  # fmt: skip


def _check_kind(packed: zipfile.ZipFile) -> None:
    names = packed.namelist()
    for begins, sentence, hint in _OTHERS:
        if any(name.startswith(begins) for name in names):
            raise FileRefused(sentence, hint)
    if not any(name.lower() == "_rels/.rels" for name in names):
        raise FileRefused("This is not a Word file.", _NEXT)


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise FileRefused(
            f"There are {len(members):,} parts in this file; a page has a few.", _NEXT
        )
    if any(member.flag_bits & 1 for member in members):
        raise FileRefused("This file has a password.", "Take the password off and try again.")
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise FileRefused(
            "Unpacked, this file would be larger than 50 MB.", "Take the pictures out."
        )
    for member in members:
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileRefused("This file is packed in a way that no document is.", _NEXT)
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
