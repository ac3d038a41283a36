from __future__ import annotations

from typing import Any

import pytest
from support.people import Tabled

from l4pc_tui.core.people.headers import find_header
from l4pc_tui.core.people.roster_rows import (
    CELL_LIMIT,
    RosterRow,
    RowTie,
    fill_gaps,
    read_rows,
)
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person, Tie


@pytest.fixture
def rows(table: Tabled) -> Any:
    def read(*written: str) -> tuple[RosterRow, ...]:
        lines = table(*written)
        header = find_header(lines)
        assert header is not None
        return read_rows(header, [line for line in lines if line.number > header.line])

    return read


def test_a_row_is_read_by_its_headings(rows: Any) -> None:
    (row,) = rows(
        "Full name|Known as|Employer|Sector|Roles|E-mail",
        "Amina Example|Mina|Exmoor Trust|health|Nurse; lived experience / trustee|Mina@example.org",
    )
    assert row == RosterRow(
        2,
        "Amina Example",
        "Mina",
        "Exmoor Trust",
        "health",
        ("Nurse", "lived experience", "trustee"),
        "Mina@example.org",
    )
    assert row.person("p1") == Person(
        PersonId("p1"),
        "Amina Example",
        "Mina",
        "Exmoor Trust",
        "health",
        email="Mina@example.org",
    )


def test_first_name_and_surname_make_a_name(rows: Any) -> None:
    first, second = rows("Surname|First name", "Lee|Ann", "|Bran")
    assert (first.name, second.name) == ("Ann Lee", "Bran")


def test_roles_from_two_columns_and_twice_the_same_are_one_list(rows: Any) -> None:
    (row,) = rows("Name|Role 1|Role 2", "Ann|Carer, nurse|NURSE\ntrustee")
    assert row.roles == ("Carer", "nurse", "trustee")


def test_empty_lines_are_passed_over_and_line_numbers_stay(rows: Any) -> None:
    assert [row.line for row in rows("Name", "", "Ann", "  ", "Bran")] == [3, 5]


def test_short_and_long_lines_are_read(rows: Any) -> None:
    first, second = rows("Name|Employer", "Ann", "Bran|Trust|left over")
    assert (first.organisation, second.organisation) == ("", "Trust")


@pytest.mark.parametrize(
    "cell",
    ["ann", "ann@", "@example.org", "ann@example", "a b@example.org", "a@x.org, b@x.org",
     "a@@x.org", "a@x..org", "=SUM(A1)", "<ann>", "a@\x1b[31mx.org", "a" * 250 + "@x.org"],
)  # fmt: skip
def test_a_malformed_email_is_left_out_and_said(rows: Any, cell: str) -> None:
    (row,) = rows("Name|Email", f"Ann|{cell}")
    assert row.email == ""
    assert row.remarks[-1].startswith("Line 2: ")
    assert row.remarks[-1].endswith("is not an e-mail address and is left out.")


@pytest.mark.parametrize(
    "cell",
    ["ann.lee@example.org", "mailto:ann.lee@example.org", "Ann Lee <ann.lee@example.org>",
     "  ann.lee@example.org "],
)  # fmt: skip
def test_an_email_is_read_as_people_paste_it(rows: Any, cell: str) -> None:
    (row,) = rows("Name|Email", f"Ann|{cell}")
    assert (row.email, row.remarks) == ("ann.lee@example.org", ())


def test_a_formula_is_text(rows: Any) -> None:
    (row,) = rows("Name|Employer", "=SUM(A1)|@cmd")
    assert (row.name, row.organisation) == ("=SUM(A1)", "@cmd")


def test_hostile_names_are_cleaned_and_kept(rows: Any) -> None:
    read = rows("Name", "Ann [/x] Lee", "[bold", "\x1b[2JAnn", "\u202eeeL nnA", "Ann\nLee")
    assert [row.name for row in read] == [
        "Ann [/x] Lee", "[bold", "\ufffd[2JAnn", "\ufffdeeL nnA", "Ann Lee",
    ]  # fmt: skip


def test_a_name_of_ten_thousand_characters_is_shortened_and_said(rows: Any) -> None:
    (row,) = rows("Name", "x" * 10_000)
    assert row.name == "x" * CELL_LIMIT
    assert row.remarks == ("Line 2: name shortened to 200 characters.",)


def test_links_are_kept_by_name_and_those_in_notes_are_offered(rows: Any) -> None:
    (row,) = rows(
        "Name|Supporter of|Keep apart from|Notes",
        "Ann|Bran Moss|Cai; Dot|vegan. Supporter: Gwen Lloyd, mornings",
    )
    assert row.ties == (
        RowTie(Tie.SUPPORTER_OF, "Bran Moss"),
        RowTie(Tie.APART, "Cai"),
        RowTie(Tie.APART, "Dot"),
        RowTie(Tie.SUPPORTED_BY, "Gwen Lloyd", offered=True),
    )
    assert row.remarks == (
        "Line 2: the note that Gwen Lloyd supports Ann is kept, to be offered when groups are made.",
    )


def test_a_fuller_row_fills_gaps_and_replaces_nothing() -> None:
    row, filled = fill_gaps(
        RosterRow(2, "Ann", organisation="A"),
        RosterRow(3, "Ann", organisation="B", email="a@example.org", roles=("nurse",)),
    )
    assert row == RosterRow(2, "Ann", organisation="A", email="a@example.org", roles=("nurse",))
    assert filled == ("roles", "email")
