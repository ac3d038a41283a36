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
    LIBRE = "LibreOffice document"
    MARKDOWN = "Markdown file"
    NOTION = "Notion export"


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
TOO_MANY = "There are too many words in this file for one page."
_TEXTS = ("md", "markdown", "txt", "text")
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%pdf", "This is a PDF, which holds pages and no paragraphs.",
     "Import the document that it was made from."),
    (b"{\\rtf", "This is a file of the kind .rtf.", _NEXT),
    (b"<!doctype html", "This is a web page.", "Copy its words into a Word file, and import that."),
    (b'{"url":', "This is only a link to a document.",
     "Open it in Google Docs, choose File, Download, Microsoft Word, and import that."),
    (b"<html", "This is a web page.", "Copy its words into a Word file, and import that."),
)  # fmt: skip


def paper_kind(data: bytes, name: str) -> PaperKind:
    """What a file is, after a look that it can be opened without harm. Raises FileRefused.

    name: of the file; its ending tells of a text what it is, and of spoilt bytes what they were.
    """
    start = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for begins, sentence, hint in _BEGINNINGS:
        if start.startswith(begins):
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
    if start.startswith(b"<?xml") and b"office:document" in start:
        if len(data) > MOST_XML:
            raise FileRefused(TOO_MANY, "Split it in two.")
        _check_xml(data)
        return PaperKind.LIBRE
    ending = name.rpartition(".")[2].lower()
    if not data.startswith(b"PK") and ending in _TEXTS:
        return PaperKind.MARKDOWN
    return _packed(data)


def _packed(data: bytes) -> PaperKind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            check_members(packed.infolist())
            kind = _kind(packed)
            for name in packed.namelist():
                if (
                    kind is PaperKind.WORD and name.lower().endswith((".xml", ".rels"))
                ) or name in _LIBRE_PARTS:
                    _check_xml(packed.read(name))
            return kind
    except _UNREADABLE:
        raise FileRefused(
            "This file cannot be unpacked; it is not a whole Word file.", _NEXT
        ) from None


_LIBRE_PARTS = ("content.xml", "styles.xml")
"""The parts that are read; those with macros, which are not, declare types of their own."""
_OTHERS: tuple[tuple[str, str, str], ...] = (
    ("xl/", "This is an Excel workbook.", "Copy what is to be a page into a Word file."),
    ("ppt/", "This is a PowerPoint file.", "Copy what is to be a page into a Word file."),
    ("Index/", "This is a Pages file.", "Open it in Pages, choose Export To, Word, and try again."),
    ("Index.zip", "This is a Pages file.", "Open it in Pages, choose Export To, Word, and try again."),
)  # fmt: skip


def _kind(packed: zipfile.ZipFile) -> PaperKind:
    names = packed.namelist()
    written = packed.read("mimetype")[:100] if "mimetype" in names else b""
    if written.startswith(b"application/vnd.oasis.opendocument.text"):
        manifest = packed.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        if b"encryption-data" in manifest:
            raise FileRefused(
                "This LibreOffice document has a password.",
                "Open it, save it without a password, and try again.",
            )
        return PaperKind.LIBRE
    for begins, sentence, hint in _OTHERS:
        if any(name.startswith(begins) for name in names):
            raise FileRefused(sentence, hint)
    if any(name.lower() == "_rels/.rels" for name in names):
        return PaperKind.WORD
    if any(name.lower().endswith((".md", ".zip")) for name in names) and not written:
        return PaperKind.NOTION
    raise FileRefused(
        "This is no document that l4pc can read.",
        "It reads Word (.docx), LibreOffice (.odt) and Markdown (.md).",
    )


def check_members(members: list[zipfile.ZipInfo]) -> None:
    """Check that the members may be unpacked without harm. Raises FileRefused."""
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
            raise FileRefused(TOO_MANY, "Split it in two.")


def _check_xml(data: bytes) -> None:
    # No document declares types of its own; who does wants the reader to fetch or to swell.
    plain = data.replace(b"\x00", b"").upper()
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise FileRefused("This file holds instructions that no document needs.", _NEXT)
