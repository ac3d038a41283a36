"""Commitments come back: one letter each, nothing forced, kept as it is answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import Clock
from support.screens import DeskOn, Drive, Driven

from l4pc_tui.console.record.follow import FollowScreen
from l4pc_tui.console.session.session import SessionScreen

WEEKS = 21 * 24 * 3600


@pytest.fixture
def promised(db: Path, clock: Clock, desk_on: DeskOn) -> Path:
    """The first session was held with three commitments; the second is the next."""
    from l4pc_tui.desk.session.open import open_session

    desk = desk_on(db)
    first = sorted(desk.store.sessions(), key=lambda row: row.session.date)[0]
    conductor = open_session(desk, first.session.id)
    conductor.start()
    for line in ("! @Amina phone the chair by Fri", "! Ben [/x] tidies", "! look"):
        clock.now += 1
        assert conductor.note(line).ok
    conductor.close()
    conductor.leave(goes_on=False)
    assert conductor.drain(5)
    desk.close()
    clock.now += WEEKS
    return db


def told(console: Driven) -> dict[str, str]:
    return {line.text: line.mark for line in console.session.conductor.returning()}


@pytest.mark.usefixtures("promised")
async def test_the_opening_card_says_that_commitments_come_back_and_enter_still_starts(
    drive: Drive,
) -> None:
    async with drive() as console:
        await console.press("enter")
        assert "FOLLOW UP" in console.text
        assert "3 commitments come back" in console.text
        await console.press("enter")
        assert console.session.view.state == "running"


@pytest.mark.usefixtures("promised")
async def test_one_letter_answers_and_moves_on_and_z_takes_it_back(drive: Drive) -> None:
    async with drive((80, 24)) as console:
        await console.press("enter", "f")
        assert "phone the chair" in console.text
        assert "Amina · by Fri 27 November · 19 days overdue" in console.text
        assert "▸ ▲ late" in console.text
        assert "· to come" in console.text
        await console.press("d", "s", "c")
        assert "✓ done" in console.text
        assert told(console) == {
            "phone the chair": "done", "Ben [/x] tidies": "started", "look": "changed",
        }  # fmt: skip
        await console.press("z")
        assert told(console)["look"] == ""


@pytest.mark.usefixtures("promised")
async def test_blocked_asks_by_what_in_one_letter_and_escape_leaves_it(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "f", "b", "escape")
        assert told(console)["phone the chair"] == ""
        await console.press("b", "p")
        assert told(console)["phone the chair"] == "blocked (permission)"
        await console.press("up", "i")
        await console.write("the board")
        await console.press("enter")
        assert "the board" in console.text


@pytest.mark.usefixtures("promised")
async def test_enter_passes_each_by_and_then_goes_back_with_nothing_said(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "f", "enter", "enter")
        assert isinstance(console.app.screen, FollowScreen)
        await console.press("enter")
        assert isinstance(console.app.screen, SessionScreen)
        assert set(told(console).values()) == {""}


async def test_the_first_session_has_nothing_to_follow_up(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter")
        assert "FOLLOW UP" not in console.text
        await console.press("f")
        assert "No commitment of an earlier session is open." in console.text
        await console.press("enter")
        assert isinstance(console.app.screen, SessionScreen)


@pytest.mark.usefixtures("promised")
async def test_the_cohorts_list_what_is_open_and_say_where_it_is_followed_up(drive: Drive) -> None:
    async with drive() as console:
        await console.press("c")
        assert "3 commitments open, 1 overdue" in console.text
        row = next(row for row in console.text.splitlines() if "! phone the chair" in row)
        assert "by Fri 27 November" in row
        assert row.endswith("19 days overdue")
        assert any("! Ben [/x] tidies" in row for row in console.text.splitlines())
        await console.press("end", "enter")
        assert "f follows it up there" in console.text
