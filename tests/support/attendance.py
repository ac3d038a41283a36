"""The files of attendance that the tests know, and what is to be read in each: invented people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from l4pc_tui.core.attendance.moments import clock
from l4pc_tui.core.attendance.reading import read
from l4pc_tui.core.attendance.values import Given, PersonRead, Reading
from l4pc_tui.desk.register.attendance_file import told_of
from l4pc_tui.exchange.table_file import read_sheets

FOLDER = Path(__file__).parents[1] / "core" / "attendance" / "fixtures" / "attendance"
CASES = tuple(sorted(path.parent.name for path in FOLDER.glob("*/expected.json")))
EXACT = ("name", "email", "intervals", "role", "presence", "flags")


def expected(case: str) -> dict[str, Any]:
    """What a case expects."""
    told: dict[str, Any] = json.loads((FOLDER / case / "expected.json").read_text("utf-8"))
    return told


def file_of(case: str) -> Path:
    """Its file, named as the service names it."""
    return FOLDER / case / str(expected(case)["file"])


def given(case: str) -> Given:
    """The session that it is read for."""
    session = (expected(case)["given"] or {}).get("session", {})
    return Given(session.get("date", ""), session.get("start", ""), session.get("end", ""))


def reading(case: str, session: Given, answers: dict[str, str] | None = None) -> Reading:
    """The file read."""
    file = file_of(case)
    return read(read_sheets(file.read_bytes(), file.name), session, answers or {}, file.name)


def people(found: Reading) -> list[dict[str, Any]]:
    """The people of a reading, as far as the oracle knows them."""
    return [{key: person[key] for key in EXACT} for person in told_of(found)["people"]]


def people_of(listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The people that a case lists, as far as they are compared."""
    return [{key: person[key] for key in EXACT} for person in listed]


def told_by(
    text: str | bytes, date: str = "", start: str = "", end: str = "", *,
    answers: Mapping[str, str] = MappingProxyType({}), name: str = "attendance.csv",
) -> Reading:  # fmt: skip
    """What a table is read as that a test has written itself."""
    data = text if isinstance(text, bytes) else text.encode()
    return read(read_sheets(data, name), Given(date, start, end), answers, name)


def spans_of(person: PersonRead) -> list[str]:
    """``10:00–12:30`` of each time that somebody was in; the day is told where it is another."""
    return [
        "–".join("…" if at is None else clock(at)[:5] for at in pair) for pair in person.intervals
    ]
