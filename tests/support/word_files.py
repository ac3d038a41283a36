"""Small Word files made by hand: paragraphs with styles, lists, tables, pictures."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
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


def related(**parts: str) -> str:
    """How a part is related to others: a key, and the kind with the target as ``kind target``."""
    told = "".join(
        f'<Relationship Id="{key}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in ((key, part.split(" ")) for key, part in parts.items())
    )
    return f'<Relationships xmlns="{_RELATED}">{told}</Relationships>'


def part(name: str, *inside: str) -> bytes:
    """A part beside the text, such as ``comments``."""
    return f"<w:{name} {_W}>{''.join(inside)}</w:{name}>".encode()


def word(
    *blocks: str,
    more: dict[str, bytes] | None = None,
    document: str = "",
    main: str = "document.xml",
    **parts: str,
) -> bytes:
    """A whole file. document: other XML than the blocks make. main: the name of the part with the
    text. parts: what it is related to besides, as for ``related``."""
    out = BytesIO()
    xml = document or f"<w:document {_W}><w:body>{''.join(blocks)}</w:body></w:document>"
    styles = f"<w:styles {_W}>{''.join(map(_style, _STYLES))}</w:styles>"
    parts |= {"s1": "styles styles.xml", "s2": "numbering numbering.xml"}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES.format(main=f"word/{main}"))
        packed.writestr("_rels/.rels", related(r1=f"officeDocument word/{main}"))
        packed.writestr(f"word/_rels/{main}.rels", related(**parts))
        packed.writestr("word/styles.xml", styles)
        packed.writestr("word/numbering.xml", _numbering())
        packed.writestr(f"word/{main}", xml)
        for name, data in (more or {}).items():
            packed.writestr(name, data)
    return out.getvalue()
