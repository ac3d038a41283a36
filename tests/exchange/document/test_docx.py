"""A document as DOCX, read back with another library than its own writer where that says more."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml import etree
from support.accessible import faults_of_docx
from support.documents import HOSTILE, whole

from l4pc_tui.core.document.model import Look
from l4pc_tui.core.text import clean_xml
from l4pc_tui.exchange.document.docx import as_docx


def styled(file: DocxDocument) -> list[tuple[str, str]]:
    """Every paragraph's style and words."""
    return [(str(each.style and each.style.name), each.text) for each in file.paragraphs]


@pytest.mark.parametrize("look", Look)
def test_everybody_can_read_a_file_of_each_kind(look: Look) -> None:
    assert faults_of_docx(as_docx(whole(look=look))) == []


def test_words_that_nobody_should_write_stay_words() -> None:
    data = as_docx(whole(HOSTILE))
    assert faults_of_docx(data) == []
    file = docx.Document(io.BytesIO(data))
    said = clean_xml(HOSTILE)
    assert file.core_properties.title == said
    assert [text for style, text in styled(file) if style == "Heading 1"] == [said]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))


def test_a_file_has_every_word_of_its_document_in_order() -> None:
    file = docx.Document(io.BytesIO(as_docx(whole("Lantern Street"))))
    assert [text for style, text in styled(file) if style.startswith("Heading")] == [
        "Lantern Street", "Lantern Street", "What changed", "In their words", "Lantern Street",
        "Lantern Street",
    ]  # fmt: skip
    figures, grid, bars, trace = (
        [[cell.text for cell in row.cells] for row in table.rows] for table in file.tables
    )
    assert figures[1] == ["Lantern Street", "14 of 16", ""]
    assert grid == [
        ["Session", "Lantern Street", "Of 120"], ["1 (10 November)", "Lantern Street", "30 %"],
        ["Lantern Street", "56", "47 %"],
    ]  # fmt: skip
    assert bars == [["State", "Promises"], ["done", "5"]]
    assert trace[2] == ["09:50", "Lantern Street"]
    told = [each.text for each in file.paragraphs]
    assert "Of 14, 5 are done: Lantern Street" in told
    assert file.core_properties.author == "Lantern Street"
    footer = file.sections[0].footer._element
    assert [each.get(qn("w:instr")) for each in footer.iter(qn("w:fldSimple"))] == [
        "PAGE",
        "NUMPAGES",
    ]


def test_charts_are_drawn_from_their_numbers_and_hidden_ones_have_none() -> None:
    data = as_docx(whole("Lantern Street"))
    space = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        bars, trace = (etree.fromstring(parts.read(f"word/charts/chart{n}.xml")) for n in (1, 2))
    labels = [each.text for each in bars.iterfind(".//c:cat//c:v", space)]
    assert labels == ["done: Lantern Street", "Lantern Street: 9 of 14", "blocked: fewer than 5"]
    told = [(each.get("idx"), each[0].text) for each in bars.iterfind(".//c:val//c:pt", space)]
    assert told == [("0", "5"), ("1", "9")]
    line, places, asked = (
        [
            [each.text for each in series.iterfind(f"c:{way}//c:v", space)]
            for way in ("xVal", "yVal")
        ]
        for series in trace.iterfind(".//c:ser", space)
    )
    assert line[0] == ["0", "20", "20", "45", "45", "150", "150", "180"]
    assert line[1] == ["0", "0", "-1", "-1", "-2", "-2", "0", "0"]
    assert places[0] == ["0", "20", "45", "150"]
    assert asked[0] == ["50", "155"]
    drawn = [
        each.get("descr") for each in docx.Document(io.BytesIO(data)).element.iter(qn("wp:docPr"))
    ]
    assert drawn == [
        "Of 14, 5 are done: Lantern Street",
        "The group came to Feel after 45 minutes. Lantern Street",
    ]


def test_each_numbered_list_begins_with_one() -> None:
    twice = whole()
    twice = replace(twice, sections=twice.sections * 2)
    file = docx.Document(io.BytesIO(as_docx(twice)))
    used = [int(each.get(qn("w:val"))) for each in file.element.iter(qn("w:numId"))]
    assert used[0] == used[1]
    assert used[1] != used[2]
    numbering = file.part.numbering_part.element
    for number in set(used):
        (num,) = (each for each in numbering.num_lst if each.numId == number)
        assert num.lvlOverride_lst[0].startOverride.val == 1


def test_the_same_document_is_the_same_bytes() -> None:
    """Nothing of the day on which it was written is in it, nor of who wrote the library."""
    data = as_docx(whole())
    assert data == as_docx(whole())
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"python-docx" not in parts.read("docProps/core.xml")
