"""What is written of a scope: which files, and who is told of them afterwards."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from support.desk import COHORT, PLAN

from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.formats import EVERY, FORMATS
from l4pc_tui.desk.out.handed import files_handed
from l4pc_tui.desk.out.subject import subject
from l4pc_tui.desk.out.writing import Written
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.desk.workbooks.writing import export_scope


def write(desk: Desk, how: str, out: Path, profile: Profile = Profile.HANDOVER) -> Written:
    scope = scope_of(desk, cohorts=(COHORT,))
    return export_scope(desk, scope, how, profile, to="Dora", out=out)


@pytest.mark.parametrize("how", EVERY)
def test_a_cohort_is_written_in_every_format_and_is_one_file_afterwards(
    desk: Desk, tmp_path: Path, how: str
) -> None:
    new_session(desk, COHORT, PLAN, "2026-12-02")
    written = write(desk, how, tmp_path / "out")
    logs = how in FORMATS
    assert written.path.is_dir() == logs
    assert len(written.kept) == 2
    if logs and how != "csv":
        assert len(list(written.path.iterdir())) == 2
    (file,) = files_handed(desk)
    assert (file.file, file.format, file.to, len(file.sessions)) == ("out", how, "Dora", 2)


@pytest.mark.parametrize("profile", [each for each, row in PROFILES.items() if not row.names])
@pytest.mark.parametrize("how", EVERY)
def test_for_those_who_are_told_no_names_what_names_people_is_refused_and_counts_are_written(
    desk: Desk, tmp_path: Path, how: str, profile: Profile
) -> None:
    out = tmp_path / "out"
    if how in FORMATS and how != "csv" and not FORMATS[how].nameless:
        with pytest.raises(Trouble, match="names people"):
            write(desk, how, out, profile)
        assert not out.exists()
        return
    write(desk, how, out, profile)
    files = [*out.iterdir()] if out.is_dir() else [out]
    for file in files:
        told = (
            repr([[cell.value for cell in row] for page in openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
                  for row in page.iter_rows()])
            if how == "xlsx" else file.read_bytes().decode("utf-8", "ignore")
        )  # fmt: skip
        assert "Marigold" not in told


def test_whoever_has_a_workbook_with_somebody_in_it_is_named_when_they_are_erased(
    desk: Desk, tmp_path: Path
) -> None:
    """Also of somebody whom nobody marked: a workbook lists the people of a cohort."""
    new_session(desk, COHORT, PLAN, "2026-12-02")
    write(desk, "xlsx", tmp_path / "book.xlsx")
    assert look(desk, "Carys Acorn").handed == ("Dora",)
    (recipient,) = subject(desk, "Carys Acorn").recipients
    assert (recipient.to, recipient.file) == ("Dora", "book.xlsx")
    assert recipient.what.startswith("2 sessions, the first: A morning, Wednesday 25 November 2026")


def test_a_file_of_that_name_that_is_somebody_s_own_stays_as_it_is(
    desk: Desk, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.xlsx"
    mine.write_bytes(b"mine")
    with pytest.raises(Trouble, match="is there already"):
        write(desk, "xlsx", mine)
    assert mine.read_bytes() == b"mine"
    assert files_handed(desk) == ()


def test_only_what_was_written_in_the_same_format_is_replaced(desk: Desk, tmp_path: Path) -> None:
    new_session(desk, COHORT, PLAN, "2026-12-02")
    out = tmp_path / "days"
    calendar = write(desk, "ics", out).path.read_bytes()
    with pytest.raises(Trouble, match="is there already"):
        write(desk, "xlsx", out)
    assert out.read_bytes() == calendar
    write(desk, "ics", out)


@pytest.mark.parametrize("profile", Profile)
def test_a_try_out_of_no_cohort_is_a_workbook_too(
    desk: Desk, tmp_path: Path, profile: Profile
) -> None:
    row = new_session(desk, "", PLAN, "2026-11-26")
    scope = scope_of(desk, session=row.session.id)
    written = export_scope(desk, scope, "xlsx", profile, out=tmp_path / "one.xlsx")
    book = openpyxl.load_workbook(written.path)
    told = {line[0].value: line[1].value for line in book["README"].iter_rows(min_row=4)}
    assert told["cohorts"] == "none: this is a try-out"
    assert book["Sessions"].max_row == 4
