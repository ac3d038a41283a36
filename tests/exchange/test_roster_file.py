import contextlib
import io
import os
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.workbooks import workbook

from l4pc_tui.core.people.headers import RosterLine
from l4pc_tui.core.people.roster import plan_roster
from l4pc_tui.core.people.roster_plan import Action
from l4pc_tui.exchange.refused import FileRefused, not_stumbling
from l4pc_tui.exchange.roster_file import LINES_LIMIT, read_rosters, tables
from l4pc_tui.exchange.text_table import SAVE_AS_CSV

ZOE = "Name;Employer\r\nZoë Łukasz;“Trust”\r\n"


def read_table(data: bytes) -> tuple[RosterLine, ...]:
    """The lines of the first table, behind the guard that every file is read with."""
    with not_stumbling():
        return tables(data)[0].lines


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in read_table(data)]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_any_unicode_encoding_is_read(encoding: str) -> None:
    assert cells(ZOE.encode(encoding)) == [("Name", "Employer"), ("Zoë Łukasz", "“Trust”")]


def test_windows_1252_is_read() -> None:
    assert cells("Name\r\nZoë “Z” Brontë €\r\n".encode("cp1252"))[1] == ("Zoë “Z” Brontë €",)


def test_utf_16_of_another_script_without_a_mark_is_read() -> None:
    text = "Name,Role\r\n" + "李小龍,武術家\r\n" * 30
    assert cells(text.encode("utf-16-le"))[1] == ("李小龍", "武術家")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_common_delimiter_is_found(delimiter: str) -> None:
    rows = [("Name", "Organisation", "Role"), ("Ann Lee", "Exmoor, Somerset; or so", "nurse")]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert cells(text.encode()) == rows


def test_commas_in_title_lines_and_cells_do_not_hide_the_delimiter() -> None:
    text = "Cohort, spring, somewhere, 2026\n\nName;Role\nLee, Ann;nurse, carer, trustee\n"
    lines = read_table(text.encode())
    assert lines[1] == RosterLine(3, ("Name", "Role"))
    assert lines[2] == RosterLine(4, ("Lee, Ann", "nurse, carer, trustee"))


def test_excel_s_own_hint_names_the_delimiter() -> None:
    lines = read_table(b"sep=|\r\nName|Role\r\nAnn;Lee|nurse\r\n")
    assert lines == (RosterLine(2, ("Name", "Role")), RosterLine(3, ("Ann;Lee", "nurse")))


def test_line_numbers_are_those_of_an_editor() -> None:
    lines = read_table(b'Name,Role\n"Ann","nurse\ncarer"\n\nBran,x\n')
    assert [line.number for line in lines] == [1, 2, 5]


def test_one_column_is_a_table_too() -> None:
    assert cells(b"Name\nAnn\nBran\n") == [("Name",), ("Ann",), ("Bran",)]


def test_old_line_ends_are_read() -> None:
    assert cells(b"Name,Role\rAnn,x\r") == [("Name", "Role"), ("Ann", "x")]


def test_quotes_within_words_are_only_quotes() -> None:
    assert cells(b'Name,Role\nAnn "Annie" Lee,x\n"Ann ""A"" Lee",y\n')[1:] == [
        ('Ann "Annie" Lee', "x"),
        ('Ann "A" Lee', "y"),
    ]


def test_a_quote_that_is_never_closed_is_named_by_its_line() -> None:
    with pytest.raises(FileRefused) as refused:
        read_table(b'Name,Role\nAnn,nurse\n"Bran,carer\nCai,x\n')
    assert refused.value.sentence == "A quotation mark is opened on line 3 and never closed."


@pytest.mark.parametrize("data", [b"", b" \r\n \n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(FileRefused, match=r"^The file is empty\.$"):
        read_table(data)


def test_a_zip_file_that_is_no_workbook_is_refused_kindly() -> None:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("a page.txt", "Name")
    with pytest.raises(FileRefused, match="This is a zip file, but not an Excel workbook"):
        read_table(book.getvalue())


def test_half_a_letter_at_the_end_is_left_out() -> None:
    assert cells(b"\xff\xfe" + "Name\nAnn\n".encode("utf-16-le") + b"\x00") == [("Name",), ("Ann",)]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"Name,Role\nAnn\x00,x\n",
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 50,
        b"\xff\xfe\x00\xd8\x00\xd8",
    ],
)
def test_what_is_not_text_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        read_table(data)
    assert refused.value.sentence.endswith(".")
    assert refused.value.hint == SAVE_AS_CSV


def test_a_table_that_is_far_too_large_is_refused() -> None:
    with pytest.raises(FileRefused, match=r"more than 5,000 lines"):
        read_table(b"Name\n" + b"Ann\n" * (LINES_LIMIT + 1))
    with pytest.raises(FileRefused, match=r"Line 2 has 600 cells"):
        read_table(b"Name,Role\n" + b"," * 599)
    with pytest.raises(FileRefused, match=r"from line 2"):
        read_table(b"Name,Role\nAnn," + b"x" * 200_000)


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"^There is no file .*nobody\.csv\.$"):
        read_rosters(tmp_path / "nobody.csv")
    with pytest.raises(FileRefused, match=r"is a folder\.$"):
        read_rosters(tmp_path)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.csv")
        with pytest.raises(FileRefused, match=r"is not an ordinary file\.$"):
            read_rosters(tmp_path / "pipe.csv")
    with pytest.raises(FileRefused, match=r"cannot be read"):
        read_rosters(tmp_path / "a\x00b")
    with (tmp_path / "big.csv").open("wb") as file:
        file.truncate(11_000_000)
    with pytest.raises(
        FileRefused, match=r"“big\.csv” is too long: it has 11 MB, and at most 10 MB are read\."
    ):
        read_rosters(tmp_path / "big.csv")


def test_hostile_names_go_through_to_the_plan_and_come_out_clean(hostile: str) -> None:
    quoted = hostile.encode("utf-8", "replace").decode().replace('"', '""')
    plan = plan_roster(read_table(f'Name,Role\n"{quoted}",x\n'.encode()), [])
    (row,) = plan.rows
    assert row.action in (Action.ADD, Action.REFUSED)
    assert row.row.name.isprintable() or "\u200d" in row.row.name


@given(st.binary(max_size=300))
def test_no_bytes_at_all_give_a_traceback(data: bytes) -> None:
    with contextlib.suppress(FileRefused):
        lines = read_table(data)
        assert all(line.cells for line in lines)
        plan_roster(lines, [])


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_no_text_is_lost_or_invented_between_quotes(text: str) -> None:
    quoted = text.replace('"', '""')
    # Enough plain words beside it that no text looks like a picture or a program.
    lines = read_table(f'Name,Role\n"{quoted}","{"word " * 400}"\n'.encode())
    assert lines[1].cells == (text, "word " * 400)


def test_a_heading_that_never_ends_is_read_at_once() -> None:
    began = time.process_time()
    long = "Name," + "[(" * 20_000 + "\nAnn Lee,x\n"
    assert plan_roster(read_table(long.encode()), ()).rows[0].row.name == "Ann Lee"
    assert time.process_time() - began < 2


class Stumbling(bytes):
    """Bytes that no reader gets through."""

    def startswith(self, *_: object) -> bool:
        """Raises."""
        raise LookupError("nobody has thought of this")


def test_a_file_that_the_reader_stumbles_over_is_refused_in_a_sentence() -> None:
    with pytest.raises(FileRefused, match="stumbles over"):
        read_table(Stumbling(b"Name\nAnn"))


def test_a_workbook_gives_the_same_rows_as_the_csv_of_it() -> None:
    rows = [["Cohort 4"], ["Name", "Trust", "Joined", "Email"], ["Lee, Ann", "Exmoor", "7", "="]]
    (book,) = tables(workbook(rows), "people.xlsx")
    (text,) = tables("\n".join(",".join(f'"{c}"' for c in row) for row in rows).encode(), "p.csv")
    assert book.lines == text.lines


def test_merged_cells_say_the_same_in_each_row_and_that_is_told() -> None:
    # Excel keeps what stands in a merged cell in its first one; the others are there, and empty.
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    made = "".join(
        f'<row r="{number}">{"".join(cell.format(*each) for each in cells)}</row>'
        for number, cells in enumerate(
            [
                [("A1", "Name"), ("B1", "Trust"), ("C1", "Role")],
                [("A2", "Ann Lee"), ("B2", "Exmoor"), ("C2", "nurse")],
                [("A3", "Bran Moss")],
                [("C4", "trustee")],
            ],
            start=1,
        )
    )
    (sheet,) = tables(workbook(made, merged=["B2:B3", "A3:A4"]), "people.xlsx")
    assert sheet.remarks == (
        "Of merged cells each row has what the first says: 2 cells below say the same.",
    )
    plan = plan_roster(sheet.lines, [])
    assert [(r.row.name, r.row.organisation, r.action) for r in plan.rows] == [
        ("Ann Lee", "Exmoor", Action.ADD), ("Bran Moss", "Exmoor", Action.ADD),
        ("Bran Moss", "", Action.REPEAT),
    ]  # fmt: skip
    assert plan.rows[1].roles == ("trustee",)


def test_only_sheets_with_headings_of_people_are_rosters() -> None:
    book = workbook([["Read me"]], [["Enw"], ["Ann"]], [["Costs", "2026"], ["Room", "7"]])
    assert [sheet.name for sheet in tables(book, "people.xlsx")] == ["Sheet 2"]
    assert [sheet.name for sheet in tables(workbook([["Read me"]]), "p.xlsx")] == ["Sheet 1"]
