"""Small LibreOffice documents made by hand: paragraphs, lists, tables, and what hangs on them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("style", "style"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
_STYLES = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="Q1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    '<text:list-style style:name="U"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def words(text: str) -> str:
    """Words of a paragraph; a newline is a soft line break."""
    return escape(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


def span(style: str, text: str) -> str:
    """Words of a style: B bold, S struck out, H hidden."""
    return f'<text:span text:style-name="{style}">{words(text)}</text:span>'


def para(text: str, style: str = "", *, inside: str = "") -> str:
    """A paragraph. style: P1 the title, Q1 a quotation. inside: XML instead of the text."""
    return f'<text:p text:style-name="{style}">{inside or words(text)}</text:p>'


def heading(text: str, level: int = 1) -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}">{words(text)}</text:h>'


def items(*blocks: str, style: str = "U", goes_on: bool = False) -> str:
    """A list, an item for each block. style: N numbered, U with bullets."""
    told = "".join(f"<text:list-item>{block}</text:list-item>" for block in blocks)
    more = ' text:continue-numbering="true"' if goes_on else ""
    return f'<text:list text:style-name="{style}"{more}>{told}</text:list>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of words, its first row a heading."""
    told = [
        "".join(f"<table:table-cell>{para(cell)}</table:table-cell>" for cell in row)
        for row in rows
    ]
    whole = "".join(f"<table:table-row>{row}</table:table-row>" for row in told[1:])
    head = f"<table:table-header-rows><table:table-row>{told[0]}</table:table-row></table:table-header-rows>"
    return f"<table:table>{head}{whole}</table:table>"


def flat(*blocks: str, header: str = "") -> bytes:
    """A whole document as one file (.fodt). header: what stands at the head of each page."""
    master = f'<style:master-page style:name="M"><style:header>{header}</style:header></style:master-page>'
    return (
        f'<?xml version="1.0"?><office:document {_NAMES}>'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:master-styles>{master if header else ''}</office:master-styles>"
        f"<office:body><office:text>{''.join(blocks)}</office:text></office:body></office:document>"
    ).encode()


def odt(content: bytes, *, manifest: bytes = b"") -> bytes:
    """A document as LibreOffice packs it."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", content)
        packed.writestr("styles.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest or b"<a/>")
        packed.writestr("Basic/script-lc.xml", b"<!DOCTYPE library:libraries><a/>")
    return out.getvalue()
