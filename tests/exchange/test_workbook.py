import zipfile
from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from support.workbooks import MAIN, workbook

from l4pc_tui.core.people.sheet import Cell
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.exchange.table_file import read_sheets

ONE = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'


def cells(data: bytes, sheet: int = 0) -> list[list[Cell]]:
    return [list(row) for _, row in read_sheets(data, "a.xlsx")[sheet].rows]


def test_each_sheet_is_read_with_its_name_and_the_numbers_of_its_rows() -> None:
    first, second = read_sheets(
        workbook(
            [["Name"], ["Ann Lee"]],
            ["x"],
        ),
        "a.xlsx",
    )
    assert (first.name, second.name) == ("Sheet 1", "Sheet 2")
    assert list(first.rows) == [(1, ["Name"]), (2, ["Ann Lee"])]
    assert [line.number for line in first.lines()] == [1, 2]


def test_a_table_may_start_lower_down_and_further_right() -> None:
    low = '<row r="7"><c r="C7" t="inlineStr"><is><t>Name</t></is></c></row>'
    assert list(read_sheets(workbook(low), "a.xlsx")[0].rows) == [(7, [None, None, "Name"])]


def test_days_times_lengths_and_numbers_are_what_excel_shows() -> None:
    row = (
        '<row r="1"><c r="A1" s="1"><v>45743.4140046296</v></c><c r="B1" s="2"><v>45743</v></c>'
        '<c r="C1" s="3"><v>0.40625</v></c><c r="D1" s="4"><v>1.0625</v></c>'
        '<c r="E1"><v>12</v></c><c r="F1"><v>1.5</v></c><c r="G1" t="b"><v>1</v></c></row>'
    )
    assert cells(workbook(row)) == [
        [
            datetime(2025, 3, 27, 9, 56, 10), datetime(2025, 3, 27), time(9, 45),
            timedelta(hours=25, minutes=30), 12, 1.5, "TRUE",
        ]
    ]  # fmt: skip


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    book = (
        f'<workbook {MAIN} xmlns:r="x"><workbookPr date1904="1"/>'
        '<sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
    )
    day = '<row r="1"><c r="A1" s="2"><v>44281</v></c></row>'
    assert cells(workbook(day, more={"xl/workbook.xml": book.encode()})) == [
        [datetime(2025, 3, 27)]
    ]


def test_a_formula_is_never_worked_out() -> None:
    row = (
        '<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>7</v></c><c r="B1"><f>SUM(A1)</f></c>'
        '<c r="C1" t="str"><f>A2</f><v>Ann</v></c><c r="D1" t="inlineStr"><is><t>=SUM(A1)</t></is></c></row>'
    )
    assert cells(workbook(row)) == [[7, "=SUM(A1)", "Ann", "=SUM(A1)"]]


def test_shared_texts_are_read_without_how_they_are_pronounced() -> None:
    strings = (
        f"<sst {MAIN}><si><r><t>Ann </t></r><r><t>Lee</t></r></si>"
        "<si><t>東</t><rPh sb='0' eb='1'><t>ひがし</t></rPh></si><si><t>a_x000A_b</t></si></sst>"
    )
    row = "<row>" + "".join(f'<c t="s"><v>{n}</v></c>' for n in range(3)) + "</row>"
    book = workbook(row, more={"xl/sharedStrings.xml": strings.encode()})
    assert cells(book) == [["Ann Lee", "東", "a\nb"]]


def test_a_cell_merged_downwards_says_the_same_in_each_row_and_a_title_stays_one_cell() -> None:
    table = [["Register", "", ""], ["Ann", "Exmoor Trust", "x"], ["Bran", "", "y"], ["Cai", "", ""]]
    found = cells(workbook(table, merged=["A1:C1", "B2:B4", "C3:C99"]))
    assert found[0] == ["Register"]
    assert [row[1] for row in found[1:]] == ["Exmoor Trust"] * 3
    assert [row[2] for row in found[1:]] == ["x", "y", "y"]


def test_a_sheet_that_nobody_sees_is_not_read() -> None:
    book = (
        f'<workbook {MAIN} xmlns:r="x"><sheets><sheet name="a" state="hidden" r:id="r1"/>'
        '<sheet name="b" r:id="r2"/></sheets></workbook>'
    )
    (found,) = read_sheets(workbook(ONE, ONE, more={"xl/workbook.xml": book.encode()}), "")
    assert found.name == "b"


def test_names_with_a_prefix_are_the_same_names() -> None:
    sheet = '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="2"><x:c r="A2" t="str"><x:v>Ann</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    assert cells(workbook("", more={"xl/worksheets/sheet1.xml": sheet.encode()})) == [["Ann"]]


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return out.getvalue()


BILLION = b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><worksheet>&d;</worksheet>'
FETCHED = b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><worksheet/>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
WIDE = "".join(f'<row r="{n}"><c r="SF{n}"><v>2</v></c></row>' for n in range(1, 9_000))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "of the old kind .* or one with a password"),
        (workbook(ONE)[:-40], "not a whole Excel workbook"),
        (workbook("<row><c>"), "not a whole Excel workbook"),
        (zipped(a=b"x"), "a zip file, but not"),
        (zipped(word__document=b"x", **{"word/document.xml": b"<a/>"}), "a Word file"),
        (zipped(mimetype=b"x"), "an OpenDocument file"),
        (zipped(**{"xl/workbook.bin": b"x"}), "binary kind"),
        (workbook(ONE, more={"xl/worksheets/sheet1.xml": BILLION}), "instructions"),
        (workbook(ONE, more={"xl/worksheets/sheet1.xml": FETCHED}), "instructions"),
        (workbook(ONE, more={"xl/media/a.bin": b"\0" * 3_000_000}), "packed more tightly"),
        (workbook(ONE, more={f"x/{n}": b"" for n in range(1_200)}), "parts in this file"),
        (workbook(FAR), "beyond 500 columns"),
        (workbook(WIDE), "more than .* cells"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_or_would_do_harm_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words) as refused:
        read_sheets(data, "a.xlsx")
    assert refused.value.hint


def test_a_workbook_that_would_swell_is_refused_before_it_is_unpacked() -> None:
    noise = bytes(range(256)) * 4_000
    bomb = {f"xl/media/{n}.bin": noise for n in range(210)}
    with pytest.raises(FileRefused, match="larger than 200 MB"):
        read_sheets(workbook(ONE, more=bomb), "a.xlsx")


def test_a_workbook_of_a_hundred_thousand_rows_is_read_within_bounds() -> None:
    many = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_001))
    assert sum(1 for _ in read_sheets(workbook(many), "a.xlsx")[0].rows) == 100_000
