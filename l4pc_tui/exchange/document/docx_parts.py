"""The parts of a DOCX that there are many of, made at once from their text: paragraphs, tables.

The library adds one element after another and looks through those that are there each time, which
takes most of the time of a file with tables. What is made here is what it would have made.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, cast
from xml.sax.saxutils import escape, quoteattr

from l4pc_tui.core.document.model import Grid
from l4pc_tui.core.text import clean_xml
from l4pc_tui.exchange.document.docx_styles import template

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.package import Package

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TWIPS_OF_A_CM = 1440 / 2.54
_SIGNS = {"\n": "<w:br/>", "\r": "<w:br/>", "\t": "<w:tab/>"}
_KEPT = ' xml:space="preserve"'
"""Said of words with spaces at their ends, which are lost otherwise."""
_BETWEEN = re.compile("([\n\r\t])")
_LOOK = (
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/>'
)
"""The first row of a table is a header, and nothing else of it is more than the rest."""


def begun() -> Document:
    """A file that has the styles, and nothing in it yet."""
    file: Document = deepcopy(_package()).main_document_part.document
    return file


@cache
def _package() -> Package:
    import docx

    return cast("Package", docx.Document(io.BytesIO(template())).part.package)


def style_id(name: str) -> str:
    """What the file calls a style."""
    return name.replace(" ", "")


def paragraph(style: str, *runs: tuple[str, bool]) -> BaseOxmlElement:
    """A paragraph of some words, each with whether they are bold."""
    return _made(_paragraph(style, *runs))


def table(grid: Grid, widths: Sequence[float]) -> BaseOxmlElement:
    """A table with its title and description for screen readers, one header row that comes again on
    each page, and rows that stay whole. widths: of the columns, in centimetres."""
    wide = [round(each * _TWIPS_OF_A_CM) for each in widths]
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in wide)
    about = f"{len(grid.rows)} rows. Columns: {', '.join(grid.heads)}."
    rows = [_row(grid.heads, wide, grid, header=True)]
    rows += [_row(row, wide, grid, header=False) for row in grid.rows]
    return _made(
        f"<w:tbl {_SPACE}>"
        f'<w:tblPr><w:tblStyle w:val="L4pcTable"/><w:tblW w:type="auto" w:w="0"/>'
        f'<w:tblLayout w:type="fixed"/>{_LOOK}'
        f"<w:tblCaption w:val={_attribute(grid.caption)}/>"
        f"<w:tblDescription w:val={_attribute(about)}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def _row(words: Sequence[str], wide: Sequence[int], grid: Grid, *, header: bool) -> str:
    styles = ("Head", "Head Numbers") if header else ("Cell", "Numbers")
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>'
        f"{_paragraph(styles[place in grid.numbers], (text, False))}</w:tc>"
        for place, (text, width) in enumerate(zip(words, wide, strict=True))
    )
    again = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{cells}</w:tr>"


def _paragraph(style: str, *runs: tuple[str, bool]) -> str:
    told = "".join(_run(text, bold=bold) for text, bold in runs if text)
    return f'<w:p {_SPACE}><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{told}</w:p>'


def _run(text: str, *, bold: bool) -> str:
    parts = (
        _SIGNS.get(each) or f"<w:t{'' if each == each.strip() else _KEPT}>{escape(each)}</w:t>"
        for each in _BETWEEN.split(clean_xml(text)) if each
    )  # fmt: skip
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{''.join(parts)}</w:r>"


def _attribute(text: str) -> str:
    return quoteattr(clean_xml(text))


def _made(xml: str) -> BaseOxmlElement:
    from docx.oxml.parser import parse_xml

    return parse_xml(xml)
