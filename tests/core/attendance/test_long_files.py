"""Long and hostile files: read within bounds, or refused in words."""

from __future__ import annotations

from pathlib import Path

from support.workbooks import workbook

from l4pc_tui.core.attendance.reading import read
from l4pc_tui.core.attendance.values import Given, Outcome
from l4pc_tui.desk.register.attendance_file import read_attendance
from l4pc_tui.exchange.table_file import read_sheets, sheets

HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"


def joins(count: int) -> bytes:
    rows = (
        f"Person {n % 50},p{n % 50}@example.org,05/14/2025 10:{n % 60:02}:{n // 60 % 60:02} AM,"
        f"05/14/2025 11:{n % 60:02}:00 AM,60,No\n"
        for n in range(count)
    )
    return (HEAD + "".join(rows)).encode()


def test_a_hundred_thousand_rows_are_read_and_it_is_told_how_far(tmp_path: Path) -> None:
    told: list[int] = []
    rows = joins(1_000)[len(HEAD) :]
    (tmp_path / "a.csv").write_bytes(HEAD.encode() + rows * 100)
    found = read_attendance(tmp_path / "a.csv", Given(), told=told.append)
    assert found.outcome is Outcome.READ
    assert len(found.people) == 50
    assert told == [n * 10_000 for n in range(1, 11)]


def test_a_file_reads_the_same_with_and_without_quotation_marks() -> None:
    plain = joins(500)
    quoted = b"".join(
        b'"' + line.replace(b",", b'","') + b'"\n' for line in plain.splitlines() if line
    )
    one, other = (read(read_sheets(data, "a.csv")).people for data in (plain, quoted))
    assert one == other


def test_what_is_longer_than_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(51_000_000)
    found = read_attendance(tmp_path / "a.csv", Given())
    assert found.outcome is Outcome.REFUSE
    assert "is too long: it has 51 MB, and at most 50 MB are read" in found.why


def test_a_workbook_that_would_swell_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook([["Name"]], more={"xl/x.bin": b"\0" * 5_000_000}))
    found = read_attendance(tmp_path / "a.xlsx", Given())
    assert found.outcome is Outcome.REFUSE
    assert "packed more tightly" in found.why


def test_a_file_with_a_quotation_mark_that_never_closes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(HEAD.encode() + b'"Ann,,05/14/2025 10:00:00 AM,,,\n' * 3)
    found = read_attendance(tmp_path / "a.csv", Given())
    assert found.outcome is Outcome.REFUSE


def test_the_same_header_again_is_no_person_and_no_new_table() -> None:
    data = joins(3) + HEAD.encode() + joins(3)[len(HEAD) :]
    found = read(sheets(data, "a.csv"))
    assert [person.name for person in found.people] == ["Person 0", "Person 1", "Person 2"]
