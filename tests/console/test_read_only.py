"""A database that can only be read: the console opens on it, says so, and shows what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.screens import DeskOn, Drive

from l4pc_tui.desk.session.open import open_session

SAID = "“l4pc.db” can only be read: its folder lets nobody write."


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("no_superpowers")
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_home_and_a_session_are_looked_at_and_nothing_is_written(
    drive: Drive, db: Path, desk_on: DeskOn, size: tuple[int, int]
) -> None:
    desk = desk_on(db)
    conductor = open_session(desk, desk.store.sessions()[0].session.id)
    assert conductor.start().ok
    assert conductor.note("the form was late").ok
    conductor.leave(goes_on=True)
    desk.close()
    before = db.read_bytes()
    db.parent.chmod(0o500)
    async with drive(size) as console:
        assert SAID in flat(console.text)
        assert "open the copy: l4pc --db COPY." in flat(console.text)
        assert "▲ only to read" in console.text
        await console.press("escape")
        assert SAID not in flat(console.text), "it is said once"
        await console.press("enter")
        assert "▲ only to read" in console.text
        assert [line.text for line in console.session.view.notes] == ["the form was late"]
        for key in ("space", "x", "T", "d"):
            await console.press(key)
        assert SAID in flat(console.session.told.words)
        assert console.app.screen is console.session, "there is nobody to take over from"
        await console.press("q")
        assert "▲ only to read" in console.text
        await console.press("l", "q", "slash")
        await console.write("form")
        assert "the form was late" in flat(console.text)
    db.parent.chmod(0o700)
    assert db.read_bytes() == before


@pytest.mark.usefixtures("no_superpowers")
async def test_a_form_that_would_write_says_why_it_cannot(drive: Drive, db: Path) -> None:
    db.chmod(0o400)
    async with drive() as console:
        await console.press("n", "c")
        await console.write("Oak")
        await console.press("ctrl+s")
        assert "“l4pc.db” can only be read: its rights forbid writing." in flat(console.text)
