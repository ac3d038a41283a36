"""Records from Home: the sessions, filters, and what was handed over of the chosen one."""

from __future__ import annotations

from pathlib import Path

from support.screens import Drive

from l4pc_tui.console.reports.record_words import RecordList
from l4pc_tui.console.reports.records import NO_SESSIONS, RecordsScreen
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.core.record.life import State
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.reports.records import RecordLine


async def test_the_list_narrows_down_and_tells_what_of_a_session_went_to_whom(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive() as console:
        desk = console.app.desk
        new_session(desk, "", "an-evening-of-lamps", "2026-11-20")
        row = find_session(desk, "Lantern [Valley]/2026-12-16")
        export(desk, row, "md", to="Dora [x] Ash", folder=tmp_path)
        await console.press("r")
        assert isinstance(console.app.screen, RecordsScreen)
        assert "4 sessions" in console.text
        await console.press("c", "c")
        assert "1 of 4 sessions" in console.text
        assert "20 Nov 2026" in console.text
        await console.press("x", "slash")
        await console.write("dora")
        await console.press("enter")
        assert "1 of 4 sessions" in console.text
        assert "to Dora [x] Ash" in console.text
        assert "Markdown, to hand over" in console.text
        await console.press("x", "d")
        await console.write("2027")
        await console.press("enter")
        assert "“2027” is not a date." in console.text
        await console.press("d")
        await console.write("2027-01")
        await console.press("enter")
        assert "1 of 4 sessions" in console.text
        await console.press("h")
        assert "No session is like that. x shows all of them again." in console.text
        await console.press("x", "home", "enter")
        assert isinstance(console.app.screen, SessionScreen)


async def test_the_log_of_the_session_under_the_cursor_is_written_and_told_at_once(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "c", "c", "escape", "q", "r")
        await console.until(lambda: "not handed over yet" in console.text)
        await console.press("e", "m")
        await console.write("Dora")
        await console.press("enter")
        await console.until(lambda: "to Dora" in console.text)
        assert "not handed over yet" not in console.text
        (file,) = (tmp_path / "xdg_documents_dir").rglob("*.md")
        assert file.name in "".join(console.text.split())


async def test_with_nothing_recorded_it_says_what_to_do_next(drive: Drive, tmp_path: Path) -> None:
    async with drive((80, 24), path=tmp_path / "new.db") as console:
        await console.press("r")
        assert NO_SESSIONS[:60] in " ".join(console.text.split())
        await console.press("escape")
        assert "Try the demo" in console.text


def test_who_came_can_be_read_wherever_a_name_can_give_way() -> None:
    line = RecordLine(
        "s", "c", "Somerset neighbourhood cohort 3", "2026-11-25", "25 Nov 2026",
        "Opening the work of the whole neighbourhood", State.CLOSED, True, 15, 16, 1_300, 12, (), "",
    )  # fmt: skip
    listed = RecordList(id="records")
    listed.show_lines([line], of_one=False)
    for width in (58, 62, 76, 120):
        (drawn,) = (str(each.drawn) for each in listed.lines(width))
        assert "15 of 16" in drawn, width
        assert "Opening" in drawn
        assert "Somerset" in drawn
