"""A document as DOCX: the file that Word, LibreOffice and screen readers find their way in.

Headings, lists and tables are what they are called, and not words that look so. The library that
writes it is imported when somebody asks for one.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.document.model import (
    Bars,
    Blank,
    Bullets,
    Document,
    Figures,
    Grid,
    Look,
    Paragraph,
    Quote,
    Section,
    Trace,
)
from l4pc_tui.core.text import clean_xml
from l4pc_tui.exchange.document.charts import letter
from l4pc_tui.exchange.document.docx_charts import chart
from l4pc_tui.exchange.document.docx_parts import begun, paragraph, style_id, table
from l4pc_tui.exchange.document.docx_styles import WIDE, say_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph as Written

    from l4pc_tui.core.document.model import Block

DEEPEST = 9
"""The last level of headings that Word has."""

_FIGURE_HEADS = ("What", "How many", "How it was counted")
_LETTER, _GAP = 0.235, 0.4
"""Centimetres that a letter of 12 points takes, a bold one too, and that stand between columns."""
_BIT = 0.2
"""Centimetres that a column gets at a time."""
_LONG_AGO = b"\x00\x00\x21\x00"
"""1 January 1980, midnight, as a zip file says it. Every part bears it, so that the same document is
the same bytes."""
_DAY_IN_PART, _DAY_IN_LIST = 10, 12
"""Where that stands in what begins a part, and in its line of the list at the end."""


def as_docx(document: Document) -> bytes:
    """The whole file."""
    return _Writer(document).bytes()


class _Writer:
    """Writes one document from its beginning to its end."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._file = begun()
        self._end = self._file.element.body.sectPr
        self._after_table = False
        self._properties()
        self._footer()
        if document.notice:
            self._say(document.notice, "Notice")
        self._heading(document.title, 1)
        for label, value in document.about:
            self._add(paragraph("About", (f"{label}: ", True), (value, False)))
        for block in document.blocks:
            self._block(block)
        for number, section in enumerate(document.sections):
            self._section(
                section, 2, new_page=document.new_page and (number > 0 or bool(document.blocks))
            )
        if self._after_table:
            # Word wants a paragraph at the end.
            self._say("", "After Table")

    def bytes(self) -> bytes:
        """The file."""
        packed = io.BytesIO()
        self._file.save(packed)
        return _undated(packed)

    def _properties(self) -> None:
        told, about = self._file.core_properties, self._document
        told.title = clean_xml(about.title)[:255]
        told.author = clean_xml(about.author)[:255]
        told.language = clean_xml(about.language)
        say_language(self._file, told.language)
        told.comments = clean_xml(about.notice)[:255]

    def _footer(self) -> None:
        """What it is, and the number of the page, below each."""
        document = self._document
        line = self._file.sections[0].footer.paragraphs[0]
        _style(line, "Footer")
        line.add_run(clean_xml(document.notice or document.title).replace("\n", " "))
        line.add_run("\tpage ")
        _field(line, "PAGE")
        line.add_run(" of ")
        _field(line, "NUMPAGES")

    def _section(self, section: Section, level: int, *, new_page: bool = False) -> None:
        heading = self._heading(section.heading, level)
        heading.paragraph_format.page_break_before = new_page or None
        for block in section.blocks:
            self._block(block, section.heading)
        for each in section.sections:
            self._section(each, level + 1)

    def _block(self, block: Block, heading: str = "") -> None:
        """A block. heading: what stands over it, which a caption need not say again to the eye."""
        match block:
            case Paragraph():
                self._say(block.text, "Summary" if block.strong else "Normal")
            case Bullets():
                self._list(block)
            case Quote():
                words = self._say(block.text, "Quote")
                if block.by:
                    words.paragraph_format.keep_with_next = True
                    words.paragraph_format.space_after = 0
                    self._say(block.by, "Quote")
            case Figures():
                rows = [(each.label, each.value, each.note) for each in block.items]
                noted = any(each.note for each in block.items)
                places = 3 if noted else 2
                self._table(
                    Grid("In numbers", _FIGURE_HEADS[:places], tuple(row[:places] for row in rows))
                )
            case Grid():
                self._table(block, heading)
            case Bars() | Trace():
                if block.title != heading:
                    self._say(block.title, "Caption")
                self._say(block.alt, "Normal").paragraph_format.keep_with_next = True
                self._end.addprevious(chart(self._file, block))
                for number, asked in enumerate(block.asked if isinstance(block, Trace) else ()):
                    self._say(f"{letter(number)}: {asked.words}", "List Bullet")
                said = block.title if block.table.caption == block.title else heading
                self._table(block.table, said)
            case Blank():
                self._blank(block)

    def _say(self, text: str, style: str) -> Written:
        line = self._add(paragraph(style, (text, False)))
        if self._after_table and not style.startswith(("Heading", "Caption", "Label")):
            from docx.shared import Pt

            line.paragraph_format.space_before = Pt(10)
        self._after_table = False
        return line

    def _add(self, element: BaseOxmlElement) -> Written:
        """Put a paragraph at the end."""
        from docx.text.paragraph import Paragraph as Written

        self._end.addprevious(element)
        return Written(element, self._file._body)

    def _heading(self, text: str, level: int) -> Written:
        line = self._say(text.replace("\n", " "), f"Heading {min(level, DEEPEST)}")
        if level == 1 and self._document.look is Look.CERTIFICATE:
            from docx.shared import Pt

            line.paragraph_format.space_before = Pt(36)
        return line

    def _list(self, bullets: Bullets) -> None:
        """Each numbered list begins with 1 again, which Word has to be told."""
        style = "List Number" if bullets.numbered else "List Bullet"
        lines = [self._say(each, style) for each in bullets.items]
        if not bullets.numbered:
            return
        numbering = self._file.part.numbering_part.element
        uses = self._file.styles[style].element.pPr.numPr.numId.val
        kind = next(each for each in numbering.num_lst if each.numId == uses).abstractNumId.val
        anew = numbering.add_num(kind)
        anew.add_lvlOverride(ilvl=0).add_startOverride(1)
        for line in lines:
            numbers = line._p.get_or_add_pPr().get_or_add_numPr()
            numbers.get_or_add_ilvl().val = 0
            numbers.get_or_add_numId().val = anew.numId

    def _blank(self, blank: Blank) -> None:
        """The label, and below it lines to write on: a tab that draws one to the margin."""
        self._say(blank.label, "Label")
        for _ in range(blank.lines):
            self._say("\t", "Blank")

    def _table(self, grid: Grid, heading: str = "") -> None:
        """Its caption, one header row that comes again on each page, and rows that stay whole."""
        if grid.caption != heading:
            self._say(grid.caption, "Caption")
        self._end.addprevious(table(grid, _widths((grid.heads, *grid.rows))))
        for note in grid.notes:
            self._say(note, "Note")
        self._after_table = not grid.notes


def _undated(packed: io.BytesIO) -> bytes:
    """A zip file without the moments at which its parts were written."""
    whole = bytearray(packed.getvalue())
    with zipfile.ZipFile(packed) as parts:
        for part in parts.infolist():
            begin = part.header_offset + _DAY_IN_PART
            whole[begin : begin + len(_LONG_AGO)] = _LONG_AGO
        at = parts.start_dir
    while whole[at : at + 4] == b"PK\x01\x02":
        begin = at + _DAY_IN_LIST
        whole[begin : begin + len(_LONG_AGO)] = _LONG_AGO
        at += 46 + sum(struct.unpack_from("<HHH", whole, at + 28))
    return bytes(whole)


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Centimetres of each column: its longest word whole; what is left goes, bit by bit, to the one
    whose longest cell would take the most lines."""
    longest, wide = [], []
    for column in zip(*rows, strict=True):
        word = max(len(word) for cell in column for word in (cell.split() or [""]))
        longest.append(_LETTER * max(map(len, column)))
        wide.append(_GAP + _LETTER * min(max(word, 4), 26))
    while (room := WIDE - sum(wide)) > 0:
        lines = [long / (each - _GAP) for long, each in zip(longest, wide, strict=True)]
        if max(lines, default=0.0) <= 1:
            break
        wide[lines.index(max(lines))] += min(room, _BIT)
    return [WIDE * each / sum(wide) for each in wide]


def _style(line: Written, name: str) -> None:
    """Give a paragraph its style by what the file calls it. Asking the library for it by its name
    looks through all of them, each time."""
    line._p.style = style_id(name)


def _field(line: Written, name: str) -> None:
    """A number that Word works out."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text: Any = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)
