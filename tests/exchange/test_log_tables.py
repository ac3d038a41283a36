"""The tables of a log: whole, and told to coordinators column by column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.travel import Travels
from l4pc_tui.exchange.log_tables import LOG_TABLES, NOTES, WHOSE, LogTable
from l4pc_tui.exchange.sheets.columns_page import page

DOCUMENT = Path(__file__).parents[2] / "docs" / "handbook" / "reference" / "exports.md"


def test_the_page_says_what_the_columns_are() -> None:
    asked = "python -m l4pc_tui.exchange.sheets.columns_page docs/handbook/reference/exports.md"
    assert DOCUMENT.read_text(encoding="utf-8") == page(), asked


@pytest.mark.parametrize("each", LOG_TABLES, ids=lambda each: each.table.name)
def test_every_column_stands_on_the_page_with_its_meaning_and_unit(each: LogTable[Any]) -> None:
    _, _, section = page().partition(f"## {each.table.name}.csv\n")
    section, _, _ = section.partition("\n## ")
    for column in each.table.columns:
        assert (
            f"| `{column.name}` | {column.meaning} | {column.unit} | {column.travels} |" in section
        )
        assert "|" not in column.meaning


@pytest.mark.parametrize("each", LOG_TABLES, ids=lambda each: each.table.name)
def test_what_a_person_reads_has_a_heading_and_no_name_of_whose_it_is_comes_twice(
    each: LogTable[Any],
) -> None:
    assert all(column.heading for column in each.table.reading(Profile.FACILITATOR))
    assert {column.name for column in each.table.columns}.isdisjoint(
        column.name for column in WHOSE.columns
    )


def test_the_words_of_a_note_travel_only_where_they_are_shareable() -> None:
    travels = {column.name: column.travels for column in NOTES.columns}
    words = ("text", "outcome", "who", "what", "by", "with", "done")
    assert {travels[name] for name in words} == {Travels.SHARED}
