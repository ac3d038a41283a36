"""The page of what is held about somebody can be read by everybody, whatever was typed."""

from __future__ import annotations

import re

from l4pc_tui.exchange.paper.subject_model import (
    HeldItem,
    HeldPart,
    HoursRow,
    KeptUntil,
    Recipient,
    SourceOf,
    SubjectRecord,
)
from l4pc_tui.exchange.paper.subject_page import subject_page

HOSTILE = "Zoë <script>alert(1)</script> \x1b[31m & co"
SOURCE = SourceOf(
    "2026-11-25T09:30:00+00:00", "Joss", "laptop 1a2b", "2026-11-26T10:00:00+00:00", ("teams.csv",)
)
TOLD = SubjectRecord(
    HOSTILE, ("1", "2"), "2026-12-03T12:00:00+00:00",
    (HeldPart("Who you are", (HeldItem("person:1", HOSTILE, (("Name", HOSTILE),), "earlier", SOURCE),)),),
    (HoursRow("A morning", "here", 90, "register"), HoursRow("Another", "sorry", None, "")),
    (Recipient("2026-11-27T09:00:00+00:00", "the council", "a.md", "your place on the register"),),
    (KeptUntil("Lantern", "the register", "2033-11-25", "the funder’s audit"),),
    2, ("A morning",), 3, ("1 backup on this laptop",),
)  # fmt: skip


def test_the_page_is_made_of_headings_in_order_and_tables_with_captions_and_headers() -> None:
    page = subject_page(TOLD).decode()
    assert '<html lang="en-GB"' in page
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    assert len(tables) == 5
    for table in tables:
        assert table.count("<caption>") == 1
        heads, rows = table.count('<th scope="col">'), table.count("<tr>") - 1
        assert rows == table.count('<th scope="row">')
        assert table.count("<td>") == rows * (heads - 1)
        assert "span=" not in table


def test_nothing_that_was_typed_is_markup_and_nothing_is_loaded() -> None:
    page = subject_page(TOLD).decode()
    assert "<script" not in page
    assert "\x1b" not in page
    assert not re.search(r"""(src|href)\s*=""", page)
    assert "From the file teams.csv" in page
    assert "Came here 26 November 2026, 10:00" in page
    assert "Tuesday 25 November 2033" not in page
    assert "25 November 2033" in page
