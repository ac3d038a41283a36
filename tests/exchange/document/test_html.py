"""A document as HTML, read back with another library."""

from __future__ import annotations

import pytest
from lxml import html
from support.accessible import faults_of_html
from support.documents import HOSTILE, whole

from l4pc_tui.core.document.model import Document, Figure, Figures, Look, Paragraph, Section
from l4pc_tui.core.text import clean_xml
from l4pc_tui.exchange.document.html import as_html


@pytest.mark.parametrize("look", Look)
def test_everybody_can_read_a_page_of_each_kind(look: Look) -> None:
    assert faults_of_html(as_html(whole(look=look))) == []


def test_words_that_nobody_should_write_stay_words() -> None:
    data = as_html(whole(HOSTILE))
    assert faults_of_html(data.replace(b"&lt;script&gt;", b"")) == []
    page = html.document_fromstring(data.decode())
    assert list(page.iter("script")) == []
    assert len(list(page.iter("style"))) == 1
    said = " ".join(clean_xml(HOSTILE).split())
    (heading,) = page.iter("h1")
    assert " ".join(heading.text_content().split()) == said
    assert " ".join(page.findtext(".//title").split()) == said
    for bad in "\x00\x1b\u202e\ufffe\uffff":
        assert bad not in data.decode()


def test_a_page_has_every_word_of_its_document_in_order() -> None:
    page = html.document_fromstring(as_html(whole("Lantern Street")).decode())
    assert [each.text_content() for each in page.iter("h1", "h2", "h3", "h4")] == [
        "Lantern Street", "Lantern Street", "What changed", "In their words", "Lantern Street",
        "Lantern Street",
    ]  # fmt: skip
    grid = next(page.iter("table"))
    assert [[cell.text_content() for cell in row] for row in grid.iter("tr")] == [
        ["Session", "Lantern Street", "Of 120"], ["1 (10 November)", "Lantern Street", "30 %"],
        ["Lantern Street", "56", "47 %"],
    ]  # fmt: skip
    assert [len(each) for each in page.iter("ul", "ol")] == [2, 2]
    assert [each.tag for each in page.iter("ul", "ol")] == ["ul", "ol"]
    for told in (
        "Of 14, 5 are done",
        "fewer than 5",
        "9 of 14",
        "energy: 0 low",
        "(to be filled in)",
    ):
        assert told in page.text_content()


def test_a_figure_is_told_as_its_label_with_the_whole_value() -> None:
    figures = (
        Figure("14 of 16", "delivered"),
        Figure("too few to show", "done"),
        Figure("94 %", "here", "n 48"),
    )
    page = html.document_fromstring(
        as_html(Document("A", Look.REPORT, blocks=(Figures(figures),))).decode()
    )
    terms = [[part.text_content() for part in each] for each in page.find(".//dl")]
    assert terms == [
        ["delivered", "14 of 16"],
        ["done", "too few to show"],
        ["here", "94 %", "n 48"],
    ]


@pytest.mark.parametrize(("blocks", "pages"), [((), 1), ((Paragraph("before"),), 2)])
def test_each_section_begins_a_page_where_that_is_asked(
    blocks: tuple[Paragraph, ...], pages: int
) -> None:
    sections = (Section("one"), Section("two", (), (Section("within"),)))
    told = as_html(
        Document("A", Look.SHEET, blocks=blocks, sections=sections, new_page=True)
    ).decode()
    assert told.count('<section class="page">') == pages
