from __future__ import annotations

import pytest
from support.people import Tabled

from l4pc_tui.core.people.headers import SPELLINGS, Column, RosterLine, column_of, find_header
from l4pc_tui.core.text import fold


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Name", Column.NAME),
        (" FULL  NAME: ", Column.NAME),
        ("First name*", Column.FIRST),
        ("Surname", Column.SURNAME),
        ("Employer", Column.ORGANISATION),
        ("Organisation / Employer", Column.ORGANISATION),
        ("Organisation (or employer)", Column.ORGANISATION),
        ("Role(s)", Column.ROLES),
        ("Role 2", Column.ROLES),
        ("E-mail address (optional)", Column.EMAIL),
        ("Email", Column.EMAIL),
        ("Display name", Column.DISPLAY),
        ("Supporter of", Column.SUPPORTER_OF),
        ("Keep apart from …", Column.KEEP_APART),
        ("Date of birth", None),
        ("", None),
        ("Ann [/x] Lee", None),
        ("N" * 10_000, None),
    ],
)
def test_a_heading_names_its_column(heading: str, column: Column | None) -> None:
    assert column_of(heading) is column


def test_every_spelling_is_its_own_key_and_belongs_to_one_column() -> None:
    spellings = [spelling for known in SPELLINGS.values() for spelling in known]
    assert [fold(spelling) for spelling in spellings] == spellings
    assert len(set(spellings)) == len(spellings)


def test_the_header_row_is_found_under_title_lines(table: Tabled) -> None:
    lines = table(
        "Somewhere leadership cohort", "", "Name of venue||", "Name|Employer|Shoe size", "Ann|A|4"
    )
    header = find_header(lines)
    assert header is not None
    assert header.line == 4
    assert header.columns == (Column.NAME, Column.ORGANISATION, None)
    assert header.unread == ("Shoe size",)


def test_a_table_without_a_naming_heading_has_no_header(table: Tabled) -> None:
    assert find_header(table("Employer|Email", "Ann|a@example.org")) is None
    assert find_header([]) is None
    assert find_header([RosterLine(1, ())]) is None


def test_the_row_with_most_columns_is_the_header(table: Tabled) -> None:
    header = find_header(table("Names|of everybody", "First name|Surname|Role", "Ann|Lee|Nurse"))
    assert header is not None
    assert header.line == 2
