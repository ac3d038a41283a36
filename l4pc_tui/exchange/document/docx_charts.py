"""Charts of a Word file: its own, drawn by whoever opens it from the numbers that it holds.

No picture has to be made, nothing is blurred in print, and each has a title and a sentence for
those who listen. Words stand with the bars and points that they belong to, and all of it is in the
table below. Hidden bars have no length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from l4pc_tui.core.document.model import Bars, Trace
from l4pc_tui.core.text import clean_xml, cut
from l4pc_tui.exchange.document.charts import letter, level_at

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_EMU_OF_A_CM = 360_000
_WIDE = 15.5
"""Centimetres across."""
_LONGEST = 60
"""Letters of a label; the table has the whole."""
_LINE = (
    '<c:spPr><a:ln w="28575"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>'
)
_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_FILL = '<c:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></c:spPr>'
_TEXT = (
    '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100"><a:solidFill><a:srgbClr val="000000"/>'
    '</a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
)
_FAINT = (
    '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="999999"/></a:solidFill></a:ln></c:spPr>'
)


def chart(file: Document, drawn: Bars | Trace) -> BaseOxmlElement:
    """A paragraph with the chart, which becomes a part of the file."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.parser import parse_xml

    part = file.part
    number = sum(each.reltype.endswith("/chart") for each in part.rels.values()) + 1
    high = 1.6 + 1.0 * len(drawn.bars) if isinstance(drawn, Bars) else 7.5
    plot = _bars(drawn) if isinstance(drawn, Bars) else _trace(drawn)
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}" xmlns:r="{_RELATIONS}">'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_TEXT}</c:chartSpace>"
    )
    uri = PackURI(f"/word/charts/chart{number}.xml")
    relation = part.relate_to(
        Part(uri, _TYPE, xml.encode(), part.package), f"{_RELATIONS}/chart"
    )  # fmt: skip
    wide, tall = round(_WIDE * _EMU_OF_A_CM), round(high * _EMU_OF_A_CM)
    title, alt = _attribute(drawn.title), _attribute(drawn.alt)
    return parse_xml(
        f'<w:p xmlns:w="{_WORDS}"><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/></w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{_PLACED}"><wp:extent cx="{wide}" cy="{tall}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" title={title} descr={alt}/>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_RELATIONS}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _bars(drawn: Bars) -> str:
    """A bar for each; what stands at its end is said with its label, whoever draws it."""
    labels = [f"{each.label}: {each.words}" for each in drawn.bars]
    values = [None if each.value is None else each.value for each in drawn.bars]
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'<c:ser><c:idx val="0"/><c:order val="0"/>{_FILL}<c:invertIfNegative val="0"/>'
        f"<c:cat>{_texts(labels)}</c:cat><c:val>{_numbers(values)}</c:val></c:ser>"
        '<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{_TEXT}<c:crossAx val="2"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:max val="{max(drawn.most, 1):g}"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="b"/><c:crossAx val="1"/></c:valAx>'
    )


def _trace(drawn: Trace) -> str:
    """The way down as steps, a point with its name at each place, and one for what was asked."""
    steps: list[tuple[float, float]] = []
    for each in drawn.reached:
        if steps:
            steps.append((each.minute, steps[-1][1]))
        steps.append((each.minute, -each.level))
    last = max([drawn.minutes, *(each.minute for each in drawn.reached)], default=0)
    if steps:
        steps.append((last, steps[-1][1]))
    places = [(each.minute, float(-each.level)) for each in drawn.reached]
    asked = [(each.minute, float(-level_at(drawn.reached, each.minute))) for each in drawn.asked]
    # The line comes from above where the group went deeper: the name then stands below its point.
    before = [0, *(each.level for each in drawn.reached)]
    names = [
        (each.name, "b" if each.level > was else "t")
        for each, was in zip(drawn.reached, before, strict=False)
    ]
    series = [_series(0, steps, _LINE, '<c:marker><c:symbol val="none"/></c:marker>')]
    series.append(_series(1, places, _NO_LINE, _marker("circle"), names))
    if asked:
        # On the side of the line that the name of the place has left free.
        stood = [sum(r.minute <= each.minute for r in drawn.reached) for each in drawn.asked]
        free = ["b" if at and names[at - 1][1] == "t" and at > 1 else "t" for at in stood]
        letters = [(letter(at), side) for at, side in enumerate(free)]
        series.append(_series(2, asked, _NO_LINE, _marker("diamond"), letters))
    deepest = max((each.level for each in drawn.reached), default=0)
    return (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:axId val="1"/><c:axId val="2"/></c:scatterChart>'
        f'<c:valAx><c:axId val="1"/><c:scaling><c:max val="{max(last, 1):g}"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/>{_title("minutes after the start")}'
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{_TEXT}<c:crossAx val="2"/><c:crosses val="min"/></c:valAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:max val="1"/><c:min val="{-deepest - 1}"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="l"/><c:majorGridlines>{_FAINT}</c:majorGridlines>'
        '<c:crossAx val="1"/><c:majorUnit val="1"/></c:valAx>'
    )


def _series(
    number: int, points: list[tuple[float, float]], look: str, marker: str,
    labels: Iterable[tuple[str, str]] = (),
) -> str:  # fmt: skip
    told = "".join(_label(at, text, side) for at, (text, side) in enumerate(labels))
    if told:
        told = f"<c:dLbls>{told}{_SHOWN.format(value=0)}</c:dLbls>"
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{look}{marker}{told}'
        f"<c:xVal>{_numbers([x for x, _ in points])}</c:xVal>"
        f'<c:yVal>{_numbers([y for _, y in points])}</c:yVal><c:smooth val="0"/></c:ser>'
    )


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _label(at: int, text: str, side: str) -> str:
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB" sz="1100"/>'
        f"<a:t>{_words(text)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="{side}"/>{_SHOWN.format(value=1)}</c:dLbl>'
    )


def _marker(sign: str) -> str:
    return f'<c:marker><c:symbol val="{sign}"/><c:size val="8"/>{_FILL}</c:marker>'


def _title(text: str) -> str:
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB" sz="1100" b="0"/>'
        f'<a:t>{_words(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _texts(texts: list[str]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{_words(text)}</c:v></c:pt>' for at, text in enumerate(texts)
    )
    return f'<c:strLit><c:ptCount val="{len(texts)}"/>{points}</c:strLit>'


def _numbers(values: Iterable[float | None]) -> str:
    held = [*values]
    return f'<c:numLit><c:ptCount val="{len(held)}"/>{"".join(_points(held))}</c:numLit>'


def _points(values: list[float | None]) -> Iterator[str]:
    for at, value in enumerate(values):
        if value is not None:
            yield f'<c:pt idx="{at}"><c:v>{value:g}</c:v></c:pt>'


def _words(text: str) -> str:
    return escape(cut(clean_xml(text).replace("\n", " "), _LONGEST))


def _attribute(text: str) -> str:
    return quoteattr(clean_xml(text))
