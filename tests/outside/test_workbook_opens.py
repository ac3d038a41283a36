"""A workbook opens in LibreOffice without a word, and its cells are what was written.

Needs LibreOffice, so it belongs to the second command: ``python -m pytest tests/outside``.
"""

from __future__ import annotations

import csv
import io
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.tables import Cell, Unit
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.practice import demo_maker
from l4pc_tui.desk.workbooks.book import book_of
from l4pc_tui.exchange.sheets.book import Book, Sheet
from l4pc_tui.exchange.sheets.cells import hours, text
from l4pc_tui.exchange.sheets.xlsx import HEADER, to_xlsx

AS_SHOWN_UTF8_EVERY_SHEET = (
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
)
MORNING = 1_795_860_000.0


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the demo, with odd words in it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    demo_maker.make(str(path), MORNING, "Europe/London")
    return path


@pytest.mark.parametrize("profile", [Profile.FACILITATOR, Profile.COMMISSIONER])
def test_libreoffice_reads_every_cell_as_it_was_written(
    demo: Path, tmp_path: Path, profile: Profile
) -> None:
    desk = open_desk(demo, state=tmp_path / "state", clock=lambda: MORNING)
    try:
        desk = with_odd_words(desk)
        made = book_of(desk, scope_of(desk, cohorts=[desk.store.cohorts()[0].name]), profile)
    finally:
        desk.close()
    (tmp_path / "book.xlsx").write_bytes(to_xlsx(made))
    files = converted(tmp_path, AS_SHOWN_UTF8_EVERY_SHEET)
    assert [*files] == [f"book-{sheet.name}.csv" for sheet in by_name(made)]
    for sheet in made.sheets:
        rows = [*csv.reader(io.StringIO(files[f"book-{sheet.name}.csv"].decode(), newline=""))]
        assert rows[0][0] == sheet.heading
        assert rows[HEADER] == [head.name for head in sheet.columns]
        told = [
            [shown(cell, head.unit) for cell, head in zip(row, sheet.columns, strict=True)]
            for row in sheet.rows
        ]
        assert [row for row in rows[HEADER + 1 :] if any(row)] == told


def with_odd_words(desk: Desk) -> Desk:
    """Notes that look like formulas, in the first session."""
    session = desk.store.sessions()[0].session.id
    entries = [
        desk.store.entry(
            "put", f"note:{number:032x}",
            {"session": session, "kind": "note", "text": words, "sharing": "shareable"},
            actor=desk.actor, session=session,
        )
        for number, words in enumerate(("=1+1", "+44 20", "-x", "@sum", "'quoted", "0012", "1/2"))
    ]  # fmt: skip
    desk.store.write(entries)
    return desk


def by_name(made: Book) -> list[Sheet]:
    return sorted(made.sheets, key=lambda sheet: f"book-{sheet.name}.csv")


def shown(cell: Cell, unit: Unit) -> str:
    """A cell as LibreOffice shows it."""
    if cell is None or cell == "" or cell is False:
        return ""
    if cell is True:
        return "yes"
    if isinstance(cell, str):
        return cell[:16].replace("T", " ") if unit is Unit.MOMENT else text(cell)
    if unit is Unit.HOURS:
        return hours(cell)
    return f"{cell:g}"


def converted(folder: Path, to: str) -> Mapping[str, bytes]:
    """What LibreOffice makes of the workbook, by name; with a profile of its own."""
    home = folder / "home"
    home.mkdir()
    done = subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={home.as_uri()}", "--convert-to", to,
         "--outdir", str(folder / "out"), str(folder / "book.xlsx")],
        capture_output=True, encoding="utf-8", timeout=120, check=False,
        env={"PATH": os.environ["PATH"], "HOME": str(home)},
    )  # fmt: skip
    # That no Java is there says nothing of the file.
    told = [line for line in done.stderr.splitlines() if "javaldx" not in line]
    assert (done.returncode, told) == (0, [])
    return {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir())}
