"""Rosters out: one table, as CSV or as a workbook."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from l4pc_tui.core.people.roster_table import Table
from l4pc_tui.exchange.file_out import BOM

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot hold, and what would be taken for such a sign."""
_MADE = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same roster is the same file."""


def to_csv(table: Table) -> bytes:
    """The table in UTF-8 with the mark by which Excel knows it."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(table)
    return f"{BOM}{out.getvalue()}".encode()


def to_workbook(table: Table, name: str) -> bytes:
    """The table as the one sheet of a workbook, all cells texts; the headings stay in view.

    name: of the sheet; Excel takes 31 signs of it and not every one.
    """
    title = re.sub(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", " ", name)[:31].strip() or "Roster"
    rows = "".join(_row(number, cells) for number, cells in enumerate(table, 1))
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="{_attribute(title)}" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_SHEETS}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
            f"</sheetViews><sheetData>{rows}</sheetData></worksheet>"
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, text in parts.items():
            packed.writestr(
                zipfile.ZipInfo(part, _MADE), f"{_HEAD}{text}".encode(), zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def _row(number: int, cells: Sequence[str]) -> str:
    filled = "".join(
        f'<c r="{_letter(at)}{number}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(_written(cell))}</t></is></c>"
        for at, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{filled}</row>'


def _letter(at: int) -> str:
    """The name of a column, counted from 0; a roster has no more than the alphabet."""
    return chr(ord("A") + at)


def _written(text: str) -> str:
    return _NEVER.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)


def _attribute(text: str) -> str:
    return escape(_written(text), {'"': "&quot;"})


def _related(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
