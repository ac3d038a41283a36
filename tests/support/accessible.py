"""What keeps a page from being read by everybody: a list of faults of an HTML or a DOCX file.

Read with lxml and python-docx, never with what wrote it. Contrast is computed from the style sheet,
for light, dark and paper.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree, html

LEAST_CONTRAST = 4.5
LEAST_POINTS = 11

_SANS = ("Arial",)
_OUTSIDE = re.compile(
    r"@import|url\(|@font-face|https?://(?!www\.w3\.org/)|<script|<link|<iframe|<object", re.I
)
_THEME = re.compile(r":root\s*\{([^}]*)\}")
_COLOUR = re.compile(r"(?<![-\w])(?:color|fill):\s*([^;}]+)")


def faults_of_html(data: bytes) -> list[str]:
    """A sentence for each fault."""
    return list(_html(data.decode("utf-8")))


def _html(text: str) -> Iterator[str]:
    page = html.document_fromstring(text)
    if not page.get("lang"):
        yield "The page does not say its language."
    title = page.findtext(".//title")
    if not (title or "").strip():
        yield "The page has no title."
    if found := _OUTSIDE.search(text):
        yield f"It brings something from outside: {found[0]}"
    levels = [
        (int(each.tag[1]), _said(each)) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    yield from _headings(levels)
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    if len(ids) != len(set(ids)):
        yield "Two elements have one id."
    for table in page.iter("table"):
        yield from _html_table(table)
    for each in page.iter("img"):
        if each.get("alt") is None:
            yield "A picture has no alternative text."
    for each in page.iter("svg"):
        if (
            each.get("role") != "img"
            or not _said(each.find("title"))
            or not _said(each.find("desc"))
        ):
            yield "A drawing is not told in words."
        if each.getparent().getnext() is None or each.getparent().getnext().find("table") is None:
            yield "A drawing has no table beside it."
    for group in page.iter("ul", "ol"):
        if any(each.tag != "li" for each in group):
            yield "A list holds what is no item of it."
    yield from _contrast("".join(each.text or "" for each in page.iter("style")))


def _said(element: Any) -> str:
    return " ".join(element.text_content().split()) if element is not None else ""


def _headings(levels: list[tuple[int, str]]) -> Iterator[str]:
    """One of the first level, none empty, none deeper than one below the one before."""
    if [level for level, _ in levels].count(1) != 1:
        yield "There is not one heading of the first level."
    before = 0
    for level, words in levels:
        if not words:
            yield "A heading is empty."
        if level > before + 1:
            yield f"“{words}” is of level {level}, after one of level {before}."
        before = level


def _html_table(table: Any) -> Iterator[str]:
    caption = _said(table.find("caption"))
    if not caption:
        yield "A table has no caption."
    heads = table.findall("thead/tr")
    if len(heads) != 1 or any(each.tag != "th" or each.get("scope") != "col" for each in heads[0]):
        yield f"“{caption}” has not one row of headers."
    for row in table.findall("tbody/tr"):
        first, *rest = row
        if (
            first.tag != "th"
            or first.get("scope") != "row"
            or any(each.tag != "td" for each in rest)
        ):
            yield f"“{caption}”: a row is not named by its first cell."
        if len(row) != len(heads[0]):
            yield f"“{caption}”: a row has not as many cells as heads."
    if any(each.get("colspan") or each.get("rowspan") for each in table.iter("td", "th")):
        yield f"“{caption}” has merged cells."


def _contrast(css: str) -> Iterator[str]:
    """Every colour that words have, against each paper that they may stand on."""
    light, *others = [dict(re.findall(r"(--\w+):\s*([^;]+)", each)) for each in _THEME.findall(css)]
    used = {each.strip() for each in _COLOUR.findall(css)} - {"currentColor", "none"}
    for theme in (light, *({**light, **each} for each in others)):
        grounds = {theme[name] for name in ("--paper", "--around", "--wash")}
        for each in used:
            name = re.fullmatch(r"var\((--\w+)\)", each)
            colour = theme[name[1]] if name else each
            # Paper is the colour of words in ink alone, such as the letter in a dot.
            against = {theme["--ink"]} if name and name[1] == "--paper" else grounds
            if not name and theme["--paper"] not in ("#fff", "#ffffff"):
                continue
            for ground in against:
                if (told := contrast(colour, ground)) < LEAST_CONTRAST:
                    yield f"{each} on {ground} has a contrast of {told:.1f}."


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, by WCAG 2.2: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    found = colour.removeprefix("#")
    whole = "".join(each * 2 for each in found) if len(found) == 3 else found
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def faults_of_docx(data: bytes) -> list[str]:
    """A sentence for each fault."""
    return list(_docx(docx.Document(io.BytesIO(data))))


def _docx(file: Any) -> Iterator[str]:
    told = file.core_properties
    if not told.title or not told.language:
        yield "The file does not say its title and its language."
    for each in file.styles.element.iter(qn("w:lang")):
        if each.get(qn("w:val")) != told.language:
            yield f"Its words are said to be {each.get(qn('w:val'))}."
    yield from _headings(
        [
            (int(each.style.name.split()[1]), each.text.strip())
            for each in file.paragraphs
            if each.style.name.startswith("Heading ")
        ]
    )
    used = {each.style.name for each in _paragraphs(file)}
    for name in used:
        yield from _docx_style(file.styles[name])
    for table in file.tables:
        yield from _docx_table(table)
    for each in file.element.iter(qn("wp:docPr")):
        if not each.get("descr") or not each.get("title"):
            yield "A picture has no alternative text."
    if next(file.element.iter("{*}txbxContent"), None) is not None:
        yield "There is a box of text."
    etree.fromstring(etree.tostring(file.element))


def _paragraphs(file: Any) -> Iterator[Any]:
    yield from file.paragraphs
    for table in file.tables:
        yield from (line for row in table.rows for cell in row.cells for line in cell.paragraphs)


def _docx_style(style: Any) -> Iterator[str]:
    font = style.font
    if font.name not in _SANS or font.italic or font.underline:
        yield f"{style.name} is written in {font.name}, or leans, or is underlined."
    if font.size.pt < LEAST_POINTS and style.name != "After Table":
        yield f"{style.name} has {font.size.pt} points."
    if font.color.rgb is not None and contrast(str(font.color.rgb), "#fff") < LEAST_CONTRAST:
        yield f"{style.name} is too pale."


def _docx_table(table: Any) -> Iterator[str]:
    properties = table._tbl.tblPr
    for name in ("w:tblCaption", "w:tblDescription"):
        found = properties.find(qn(name))
        if found is None or not found.get(qn("w:val")).strip():
            yield f"A table has no {name}."
    for number, row in enumerate(table._tbl.tr_lst):
        told = row.trPr
        if (told is not None and told.find(qn("w:tblHeader")) is not None) != (number == 0):
            yield "Not the first row alone is the one of headers."
        if told is None or told.find(qn("w:cantSplit")) is None:
            yield "A row may be cut by the end of a page."
        if any(next(each.iter(qn(name)), None) is not None
               for each in row.tc_lst for name in ("w:gridSpan", "w:vMerge")):  # fmt: skip
            yield "A table has merged cells."
