"""Tables as values: no column without its meaning, its unit, its value and whether it travels."""

from __future__ import annotations

from dataclasses import MISSING, fields

import pytest

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.tables import Column, Table, Unit, said
from l4pc_tui.core.record.travel import Travels


def column(name: str, meaning: str = "a word", heading: str = "") -> Column[str]:
    return Column(name, meaning, Unit.WORDS, Travels.NO, lambda row: row + name, heading)


def test_a_column_without_a_meaning_is_refused_by_its_name() -> None:
    with pytest.raises(ValueError, match="The column “due” does not say what it means"):
        column("due", "")


def test_what_a_column_must_say_has_no_default() -> None:
    told = {each.name for each in fields(Column) if each.default is MISSING}
    assert told == {"name", "meaning", "unit", "travels", "value"}


@pytest.mark.parametrize(
    ("columns", "read"),
    [((column("a"), column("a")), ()), ((column("a"),), ("b",))],
    ids=["twice", "not there"],
)
def test_a_table_names_each_of_its_columns_once_and_reads_no_other(
    columns: tuple[Column[str], ...], read: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match="The columns of “words”"):
        Table("words", "Words", "a word", columns, read)


def test_cells_stand_in_the_order_of_the_columns_and_a_reader_has_an_order_of_their_own() -> None:
    table = Table("words", "Words", "a word", (column("a"), column("b"), column("c")), ("c", "a"))
    whole = Profile.FACILITATOR
    assert list(table.cells(("x", "y"), whole)) == [("xa", "xb", "xc"), ("ya", "yb", "yc")]
    assert [each.name for each in table.reading(whole)] == ["c", "a"]


def test_what_is_handed_over_has_only_the_cells_that_travel_and_no_empty_column() -> None:
    columns = tuple(
        Column(str(travels), "a word", Unit.WORDS, travels, lambda row: row) for travels in Travels
    )
    names = tuple(column.name for column in columns)
    table = Table("words", "Words", "a word", columns, names, lambda row: row == "open")
    assert list(table.cells(("open", "shut"), Profile.HANDOVER)) == [
        ("open", "open", None), ("shut", None, None),
    ]  # fmt: skip
    assert [each.travels for each in table.reading(Profile.HANDOVER)] == [
        Travels.YES, Travels.SHARED,
    ]  # fmt: skip


def test_a_table_that_shares_some_rows_must_say_which() -> None:
    some = Column("a", "a word", Unit.WORDS, Travels.SHARED, str)
    with pytest.raises(ValueError, match="“words” does not say which of its rows are shareable"):
        Table("words", "Words", "a word", (some,))


def test_only_numbers_stand_to_the_right() -> None:
    assert [unit for unit in Unit if unit.counts] == [Unit.MINUTES, Unit.COUNT]


def test_yes_is_a_word_and_no_is_nothing() -> None:
    assert [said(cell) for cell in (True, False, None, 0, 1.5, "no")] == [
        "yes", "", None, 0, 1.5, "no",
    ]  # fmt: skip
