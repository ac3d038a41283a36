"""The styles of every DOCX: sans serif, 12 points, left aligned, black on white, British English."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

FONT = "Arial"
"""A sans serif that every machine has, or another of its widths."""

WIDE = 17.8
"""Centimetres between the margins of a page."""

_HEADINGS = ((1, 24, 0, 6), (2, 16, 18, 4), (3, 13, 14, 3), (4, 12, 12, 2))
"""Level, points, and the points above and below it. Deeper ones look like the fourth."""


@cache
def template() -> bytes:
    """An empty file that has them, made once: opening it is what takes the time."""
    import docx

    file = docx.Document()
    _unused(file)
    _page(file)
    _words(file)
    _tables(file)
    _properties(file)
    packed = io.BytesIO()
    file.save(packed)
    return packed.getvalue()


def _unused(file: Document) -> None:
    """Leave out what no file of ours needs: the library's own looks of tables, its picture, and the
    half megabyte of styles for a Word of 2007."""
    from docx.oxml.ns import qn

    for each in list(file.styles.element):
        if each.get(qn("w:type")) == "table" and each.get(qn("w:default")) != "1":
            file.styles.element.remove(each)
    for parts in (file.part.package.rels, file.part.rels):
        for name, each in list(parts.items()):
            if each.reltype.rpartition("/")[2] in ("thumbnail", "stylesWithEffects", "customXml"):
                del parts[name]


def _page(file: Document) -> None:
    from docx.shared import Cm

    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.6)
    page.top_margin, page.bottom_margin = Cm(1.7), Cm(2)


def _words(file: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm, Pt, RGBColor

    styles = file.styles
    # Points, bold (None: as what it stands in says), above, below.
    made = {
        "Normal": (12, None, 0, 8), "List Bullet": (12, None, 0, 3),
        "List Number": (12, None, 0, 3), "Quote": (13, None, 2, 4), "Caption": (12, True, 8, 4),
        "Notice": (12, True, 0, 14), "About": (12, None, 0, 1), "Summary": (13, None, 6, 8),
        "Cell": (12, None, 3, 3), "Numbers": (12, None, 3, 3), "Head": (12, True, 3, 3),
        "Head Numbers": (12, True, 3, 3), "Note": (11, None, 3, 3), "Label": (12, True, 8, 0),
        "After Table": (6, None, 0, 4), "Blank": (12, None, 12, 0), "Footer": (11, None, 0, 0),
    }  # fmt: skip
    known = {each.name for each in styles}
    for name, (points, bold, above, below) in made.items():
        if name not in known:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        _style(styles[name], points, bold, above, below)
    for level in range(1, 10):
        _, points, above, below = _HEADINGS[min(level, len(_HEADINGS)) - 1]
        _style(styles[f"Heading {level}"], points, True, above, below)
    laid = {name: styles[name].paragraph_format for name in made}
    laid["Normal"].line_spacing = 1.15
    laid["Footer"].tab_stops.clear_all()
    laid["Footer"].tab_stops.add_tab_stop(Cm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
    laid["Blank"].tab_stops.add_tab_stop(Cm(WIDE), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    laid["Quote"].left_indent = Cm(0.6)
    laid["Notice"].left_indent = laid["Notice"].right_indent = Cm(0.3)
    laid["After Table"].line_spacing = Pt(6)
    for name in ("Caption", "Label"):
        laid[name].keep_with_next = True
    for name in ("Cell", "Numbers", "Head", "Head Numbers"):
        laid[name].line_spacing = 1.0
    for name in ("Numbers", "Head Numbers"):
        laid[name].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name in ("Note", "Footer"):
        styles[name].font.color.rgb = RGBColor(0x44, 0x44, 0x44)
    for name in ("Notice", "Quote"):
        _border(styles[name], ("left",) if name == "Quote" else ("top", "left", "bottom", "right"))


def _style(style: ParagraphStyle, points: int, bold: bool | None, above: int, below: int) -> None:
    """What a style is in every respect: the library's own file leans words and colours them."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(points), bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)


def _border(style: ParagraphStyle, sides: tuple[str, ...]) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    borders = OxmlElement("w:pBdr")
    for side in sides:
        each: Any = OxmlElement(f"w:{side}")
        thick = "24" if len(sides) == 1 else "8"
        for name, value in (("val", "single"), ("sz", thick), ("space", "8"), ("color", "000000")):
            each.set(qn(f"w:{name}"), value)
        borders.append(each)
    properties = style.element.get_or_add_pPr()
    after = {qn(f"w:{name}") for name in (
        "shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl",
    )}  # fmt: skip
    place = next((n for n, each in enumerate(properties) if each.tag in after), len(properties))
    properties.insert(place, borders)


def _tables(file: Document) -> None:
    """One look of tables: a strong rule below the heads, a thin one below each row."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    file.styles.element.append(
        parse_xml(f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="L4pcTable">
  <w:name w:val="L4pc Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
  <w:tblPr><w:tblBorders>
    <w:bottom w:val="single" w:sz="4" w:space="0" w:color="999999"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="999999"/>
  </w:tblBorders><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>
    <w:bottom w:val="single" w:sz="12" w:space="0" w:color="000000"/>
  </w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>""")
    )


def _properties(file: Document) -> None:
    """The language of every word; and nobody's name and no day of the library's own file."""
    told = file.core_properties
    for each in list(told._element):
        told._element.remove(each)
    say_language(file, "en-GB")


def say_language(file: Document, language: str) -> None:
    """Say of every word which language it is, so that it is read aloud and spelt in that."""
    from docx.oxml.ns import qn

    styles, settings = file.styles.element, file.settings.element
    for each in (*styles.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))):
        each.set(qn("w:val"), language)
