"""A workbook read back by another library, and its CSV files by Python's own."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import openpyxl
import pytest

from l4pc_tui.core.record.tables import Cell, Unit
from l4pc_tui.exchange.file_out import BOM
from l4pc_tui.exchange.sheets.book import Book, Head, Sheet
from l4pc_tui.exchange.sheets.cells import CUT, LONGEST
from l4pc_tui.exchange.sheets.csv_folder import to_csv_folder
from l4pc_tui.exchange.sheets.xlsx import HEADER, to_xlsx

HEADS = (
    Head("name", "who", Unit.NAME), Head("date", "its day", Unit.DAY),
    Head("at", "when", Unit.MOMENT), Head("minutes", "how long", Unit.MINUTES),
    Head("minutes_h_mm", "the same to read", Unit.HOURS), Head("came", "how many", Unit.COUNT),
    Head("open", "whether", Unit.YES),
)  # fmt: skip
ODD = (
    "=1+1", "+44 20 7946 0000", "-x", "@x", "\t=2", "  =cmd|'/c calc'!A1", "http://example.org/",
    "Ann\x00 Lee", "a\u202eb\u2066c", "_x0041_", "0044", "Zoë 𝒵 אב", "<b>&amp;</b>", "TRUE",
    "two\nlines", "a\ufffeb\uffff",
)  # fmt: skip
"""What a spreadsheet might take for something else than words."""


def book(*rows: Sequence[Cell], still: bool = False, name: str = "Who came") -> Book:
    sheet = Sheet(name, "Who came: Oak", "one person", HEADS, rows)
    bare = Sheet("Bare", "Nothing: Oak", "one thing", HEADS[:2], (), "Nobody said anything.")
    return Book("A workbook", "to read", "Mo Sample", "2026-11-29T11:00:00.000+00:00",
                (sheet, bare), still)  # fmt: skip


def read(made: Book) -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(made)))


def row(name: Cell = "Ann", date: Cell = "", at: Cell = "", *rest: Cell) -> tuple[Cell, ...]:
    return (name, date, at, *rest, *[None] * (4 - len(rest)))


def test_days_times_and_lengths_are_true_ones_and_what_is_missing_is_blank() -> None:
    told = row("Ann", "2026-12-03", "2026-12-03T09:40:12.345+00:00", 92.5, 92.5, 0, True)
    page = read(book(told, row("Bo"))).worksheets[0]
    first, second = ([cell.value for cell in page[n]] for n in (HEADER + 2, HEADER + 3))
    assert first == [
        "Ann", datetime(2026, 12, 3), datetime(2026, 12, 3, 9, 40, 12), 92.5,
        timedelta(minutes=92), 0, "yes",
    ]  # fmt: skip
    assert second == ["Bo", *[None] * 6]
    shown = [cell.number_format for cell in page[HEADER + 2]]
    assert shown[1:6] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm", "General", "[h]:mm", "0"]


@pytest.mark.parametrize("odd", ODD)
def test_words_stay_words_whatever_they_look_like(odd: str) -> None:
    page = read(book(row(odd))).worksheets[0]
    cell = page.cell(HEADER + 2, 1)
    safe = odd.translate(
        {
            9: " ",
            10: " ",
            0: "\ufffd",
            0x202E: "\ufffd",
            0x2066: "\ufffd",
            0xFFFE: "\ufffd",
            0xFFFF: "\ufffd",
        }
    )
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", safe, None)
    assert cell.quotePrefix == odd.strip().startswith(("=", "+", "-", "@"))


def test_a_day_or_time_that_is_none_is_told_as_it_was_written() -> None:
    page = read(book(row("Ann", "soon", "1899-12-31T10:00:00+00:00"))).worksheets[0]
    assert [cell.value for cell in page[HEADER + 2]][1:3] == ["soon", "1899-12-31T10:00:00+00:00"]


@pytest.mark.parametrize("sign", ["a", "𝒵"])
def test_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so_and_is_whole_in_the_csv(
    sign: str,
) -> None:
    made = book(row(sign * 40_000))
    cell = read(made).worksheets[0].cell(HEADER + 2, 1).value
    assert cell.endswith(CUT)
    assert LONGEST - 1 <= len(cell.encode("utf-16-le")) // 2 <= LONGEST
    assert sign * 40_000 in to_csv_folder(made)["who-came.csv"].decode()


def test_each_sheet_is_one_named_table_from_column_a_with_one_header_row() -> None:
    made = read(book(row(), row()))
    assert made.sheetnames == ["Who came", "Bare"]
    assert [list(page.tables) for page in made] == [["tblWhoCame"], ["tblBare"]]
    page = made.worksheets[0]
    table = page.tables["tblWhoCame"]
    assert table.ref == f"A{HEADER + 1}:G{HEADER + 3}"
    assert (table.headerRowCount or 1) == 1
    assert [column.name for column in table.tableColumns] == [head.name for head in HEADS]
    assert [page["A1"].value, page["A2"].value] == ["Who came: Oak", "One row is one person."]
    assert made["Bare"]["A2"].value == "Nobody said anything."
    assert made["Bare"].tables["tblBare"].ref == f"A{HEADER + 1}:B{HEADER + 2}"


@pytest.mark.parametrize("still", [True, False])
def test_a_workbook_has_nothing_that_hides_or_merges_and_stands_still_where_it_is_published(
    still: bool,
) -> None:
    made = read(book(row(), still=still))
    assert made.active.title == "Who came"
    for page in made:
        assert not page.merged_cells.ranges
        assert not any(each.hidden for each in page.row_dimensions.values())
        assert not any(each.hidden for each in page.column_dimensions.values())
        assert (page.freeze_panes is None) == still
        assert all((table.autoFilter is None) == still for table in page.tables.values())
        assert not page.oddHeader.center.text
        assert not page.oddFooter.center.text
        assert page.sheet_view.selection[0].activeCell in (None, "A1") or not still
    properties = made.properties
    assert (properties.title, properties.creator, properties.subject) == (
        "A workbook", "Mo Sample", "to read",
    )  # fmt: skip


def test_columns_are_as_wide_as_their_texts_and_longer_ones_are_wrapped() -> None:
    page = read(book(row("Ann"), row("word " * 30))).worksheets[0]
    assert page.column_dimensions["A"].width > 59
    assert page.column_dimensions["B"].width < 16
    assert page.cell(HEADER + 3, 1).alignment.wrap_text
    assert page.row_dimensions[HEADER + 3].height == 45
    assert page.row_dimensions[HEADER + 2].height is None


def test_the_same_book_gives_the_same_file_with_no_formula_no_link_and_no_macro() -> None:
    made = book(*map(row, ODD))
    assert to_xlsx(made) == to_xlsx(made)
    with zipfile.ZipFile(io.BytesIO(to_xlsx(made))) as packed:
        names = packed.namelist()
        sheets = [packed.read(name) for name in names if "worksheets/sheet" in name]
    assert not [name for name in names if "vba" in name or "external" in name]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_the_csv_files_hold_the_same_cells_as_the_sheets() -> None:
    told = row("=1+1", "2026-12-03", "2026-12-03T09:40:00+00:00", 65, 65, 3, True)
    made = book(told, row("Bo"))
    files = to_csv_folder(made)
    assert list(files) == ["who-came.csv", "bare.csv"]
    text = files["who-came.csv"].decode()
    assert text.startswith(BOM)
    assert list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""))) == [
        [head.name for head in HEADS],
        ["'=1+1", "2026-12-03", "2026-12-03T09:40:00+00:00", "65", "1:05", "3", "yes"],
        ["Bo", *[""] * 6],
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["A/B", "x" * 32, "History", "Who came"])
def test_a_name_that_a_workbook_does_not_take_fails_where_the_book_is_made(name: str) -> None:
    sheet = Sheet("Who came", "", "one", HEADS, ())
    with pytest.raises(ValueError, match=r"sheet"):
        Book("", "", "", "", (sheet, Sheet(name, "", "one", HEADS, ())))
