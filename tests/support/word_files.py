"""Small Word files made by hand: paragraphs with styles, lists, tables, pictures."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_PARTS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>'
    "</Relationships>"
)
_STYLES = ("Title", "heading 1", "heading 2", "heading 3", "Quote")


def _numbering() -> str:
    def abstract(number: int, form: str) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{form}"/></w:lvl>' for n in range(3)
        )
        return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'

    nums = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2)
    )
    return f"<w:numbering {_W}>{abstract(0, 'bullet')}{abstract(1, 'decimal')}{nums}</w:numbering>"


def _style(name: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/></w:style>'
    )


def run(text: str, *, bold: bool = False) -> str:
    """Words; a newline is Shift+Enter."""
    parts = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n")
    )
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{parts}</w:r>"


def para(text: str, style: str = "", *, number: int = 0, level: int = 0, runs: str = "") -> str:
    """A paragraph. number: 1 a bullet, 2 numbered."""
    told = f'<w:pStyle w:val="{style.replace(" ", "")}"/>' if style else ""
    if number:
        told += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{told}</w:pPr>{runs or run(text)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of words."""
    told = "".join(
        f"<w:tr>{''.join(f'<w:tc>{para(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{told}</w:tbl>"


def word(*blocks: str, more: dict[str, bytes] | None = None, document: str = "") -> bytes:
    """A whole file. document: other XML than the blocks make."""
    out = BytesIO()
    xml = document or f"<w:document {_W}><w:body>{''.join(blocks)}</w:body></w:document>"
    styles = f"<w:styles {_W}>{''.join(map(_style, _STYLES))}</w:styles>"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr("_rels/.rels", _RELS)
        packed.writestr("word/_rels/document.xml.rels", _PARTS)
        packed.writestr("word/styles.xml", styles)
        packed.writestr("word/numbering.xml", _numbering())
        packed.writestr("word/document.xml", xml)
        for name, data in (more or {}).items():
            packed.writestr(name, data)
    return out.getvalue()
