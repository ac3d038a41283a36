from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.record.profiles import PROFILES
from l4pc_tui.core.text import clean_line
from l4pc_tui.exchange.file_out import BOM
from l4pc_tui.exchange.log_model import SessionLog
from l4pc_tui.exchange.session_log.tables import safe_cell, to_csv


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


def test_the_folder_has_register_notes_timings_and_moves(log: SessionLog) -> None:
    files = to_csv(log)
    assert list(files) == [
        "register.csv", "notes.csv", "follow-up.csv", "timings.csv", "moves.csv", "inside.csv",
    ]  # fmt: skip
    assert all(text.startswith(BOM) and text.endswith("\r\n") for text in files.values())
    assert [len(rows(text)) for text in files.values()] == [3, 3, 0, 2, 3, 0]


def test_each_line_says_whose_it_is_and_when_in_both_forms(log: SessionLog) -> None:
    assert rows(to_csv(log)["register.csv"])[1] == {
        PROFILES[log.profile].notice: "yes",
        "session": log.session, "date": "2026-10-06", "day": "Tuesday 6 October 2026",
        "cohort": "Exmoor cohort 3", "name": "Chidi Okafor", "organisation": "Trust",
        "mark": "late", "arrived": "2026-10-06T09:55:00+01:00", "in": "09:55", "left": "",
        "out": "", "minutes": "324", "basis": "register", "corrected": "was here", "remark": "train",
        "facilitates": "", "person": "",
    }  # fmt: skip


def test_timings_are_numbers_and_empty_where_nothing_ran(log: SessionLog) -> None:
    first, second = rows(to_csv(log)["timings.csv"])
    assert (first["planned_minutes"], first["actual_minutes"], first["skipped"]) == (
        "10", "12.4", "",
    )  # fmt: skip
    assert (second["actual_minutes"], second["skipped"]) == ("", "yes")


def test_a_restricted_note_is_not_in_the_folder(log: SessionLog) -> None:
    assert not any(
        "must not leave" in text or "restricted" in text for text in to_csv(log).values()
    )


@pytest.mark.parametrize(
    "cell", ["=SUM(A1)", "+44", "-1", "@cmd", "\t=1", "\r=1", "  =1", "\n@x", "\u00a0=1"]
)
def test_a_cell_that_a_spreadsheet_would_calculate_is_text(cell: str) -> None:
    assert safe_cell(cell) == f"'{clean_line(cell)}"


def test_numbers_and_ordinary_words_are_left_alone() -> None:
    assert [safe_cell(cell) for cell in (None, 3, -2.5, "", "Ann = Lee", "'x")] == [
        None, 3, -2.5, "", "Ann = Lee", "'x",
    ]  # fmt: skip


def test_hostile_text_in_any_cell_stays_in_its_cell(
    everywhere: Callable[[str], SessionLog], hostile: str
) -> None:
    for text in to_csv(everywhere(hostile)).values():
        text.encode()
        for row in rows(text):
            assert None not in row
            assert None not in row.values()
            assert not any(value.startswith(("=", "+", "-", "@", "\t")) for value in row.values())
            assert "\x1b" not in "".join(row.values())


@given(st.text(st.characters(codec=None)))
def test_no_cell_is_calculated_and_no_word_is_lost(text: str) -> None:
    cell = safe_cell(text)
    assert isinstance(cell, str)
    assert cell.removeprefix("'") == clean_line(text).removeprefix("'")
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
