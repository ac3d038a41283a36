"""Excel workbooks made by hand, as small as they can be and as odd as a test wants them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORMATS = ("General", "dd/mm/yyyy hh:mm", "dd/mm/yyyy", "hh:mm", "[h]:mm:ss")
"""What the styles 0 to 4 of a made workbook show."""


def workbook(
    *sheets: str | Sequence[Sequence[str]],
    merged: Sequence[str] = (),
    more: Mapping[str, bytes] = {},
) -> bytes:
    """A workbook. sheets: the XML of rows, or rows of texts. merged: of every sheet.

    more: parts that are added or stand in the place of those that belong in it.
    """
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    end = f"<mergeCells>{ranges}</mergeCells>" if merged else ""
    parts = {
        "_rels/.rels": _related(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _book(len(sheets)),
        "xl/styles.xml": _styles(),
        "xl/_rels/workbook.xml.rels": _related(
            *(("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, 1)),
            ("styles", "styles.xml"),
            *([("sharedStrings", "sharedStrings.xml")] if "xl/sharedStrings.xml" in more else []),
        ),
    }
    for number, sheet in enumerate(sheets, 1):
        inside = sheet if isinstance(sheet, str) else rows(*sheet)
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet {MAIN}><sheetData>{inside}</sheetData>{end}</worksheet>".encode()
        )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in (parts | dict(more)).items():
            file.writestr(name, data)
    return out.getvalue()


def rows(*lines: Sequence[str]) -> str:
    """Rows of texts, as XML."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    made = ("".join(cell.format(escape(text)) for text in line) for line in lines)
    return "".join(f"<row>{line}</row>" for line in made)


def _book(count: int) -> bytes:
    sheets = "".join(
        f'<sheet name="Sheet {n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, count + 1)
    )
    return f'<workbook {MAIN} xmlns:r="{OF}"><sheets>{sheets}</sheets></workbook>'.encode()


def _styles() -> bytes:
    codes = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(FORMATS)
    )
    used = "".join(f'<xf numFmtId="{164 + n}"/>' for n, _ in enumerate(FORMATS))
    return f"<styleSheet {MAIN}><numFmts>{codes}</numFmts><cellXfs>{used}</cellXfs></styleSheet>".encode()


def _related(*parts: tuple[str, str]) -> bytes:
    lines = "".join(
        f'<Relationship Id="r{n}" Type="{OF}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(parts, 1)
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{lines}</Relationships>"
    ).encode()
