"""A file that is found to be damaged while it is open: it is said, and what is done goes on."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support.flipping import flip_in_journal
from support.screens import DeskOn, Drive

from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.desk.backups import take_in
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.store.backups.watch import Watch

FOUND = "an entry in it is not what was written"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is slow on purpose is done without a pause."""
    monkeypatch.setattr(Watch, "pause", 0.0)
    monkeypatch.setattr(Watch, "rest", 0.05)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_home_says_so_and_trying_again_does_not_forget_it(
    drive: Drive, db: Path, desk_on: DeskOn, size: tuple[int, int]
) -> None:
    desk = desk_on(db)
    backup = desk.store.backup()
    desk.close()
    async with drive(size) as console:
        flip_in_journal(db, "Puddleby Hospital", "Muddleby Hospital")
        await console.until(lambda: FOUND in " ".join(console.text.split()))
        shown = re.sub(r"[\s│]", "", console.text)
        assert f"l4pc--db{db}restore{backup}" in shown
        await console.press("enter")
        await console.until(lambda: "entries in it" in console.text or FOUND in console.text)
        assert console.app.home.trouble


async def test_a_session_says_so_until_it_is_read_goes_on_in_memory_and_can_be_put_elsewhere(
    drive: Drive, db: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    async with drive() as console:
        await console.press("enter", "enter")
        await console.until(lambda: "● saved" in console.text)
        flip_in_journal(db, "Puddleby Hospital", "Muddleby Hospital")
        await console.until(lambda: "▲ not saving" in console.text)
        await console.until(lambda: FOUND in console.session.told.words)
        before = db.read_bytes()
        assert console.session.told.stays
        assert "Escape puts this away." in " ".join(console.text.split())
        await console.press("escape")
        assert console.session.told.words == "", "put away when it was read"
        await console.press("asterisk")
        await console.write("kept in memory")
        await console.press("enter")
        assert FOUND in console.session.told.words, "said again of what is not saved"
        await console.press("escape", "enter")
        await console.until(lambda: "not saved · 2 waiting" in console.text)
        assert "kept in memory" in console.text
        assert console.session.told.words == "", "a step is no note"
        await console.press("q", "g")
        await console.until(lambda: isinstance(console.app.screen, Ask))
        assert "2 entries are not saved." in console.text
        await console.write("")
        rescued = console.session.conductor.rescue(stick)
    assert db.read_bytes() == before
    other = open_desk(tmp_path / "other.db")
    assert take_in(other, rescued) == f"Taken in: 2 entries from {rescued.name}."
    other.close()


async def test_what_could_not_be_read_is_made_anew_from_the_journal_and_it_is_said(
    drive: Drive, db: Path
) -> None:
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("UPDATE person SET data = replace(data, '{', '[')")
    async with drive() as console:
        await console.until(lambda: "made anew from the journal" in console.text)
        assert "3 people" in console.text
        assert not console.app.home.trouble
