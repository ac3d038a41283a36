"""Close: the session in a few lines, its backup, its log."""

from __future__ import annotations

from l4pc_tui.core.record.moves import State


async def closed(console) -> None:
    """Run a little of a session and close it."""
    await console.press("enter", "r", "a", "escape", "enter", "exclamation_mark")
    await console.write("Amina phones [/x]")
    await console.press("enter", "c", "enter")


async def test_close_tells_what_the_session_came_to_before_it_closes(drive):
    async with drive() as console:
        await console.press("enter", "r", "a", "escape", "enter", "exclamation_mark")
        await console.write("Amina phones")
        await console.press("enter", "c")
        assert "3 here" in console.text
        assert "1 commitment" in console.text
        assert console.session.conductor.view().state is State.RUNNING
        await console.press("escape")
        assert console.session.conductor.view().state is State.RUNNING


async def test_enter_closes_and_says_where_the_backup_lies(drive, db):
    async with drive() as console:
        await closed(console)
        assert console.session.conductor.view().state is State.CLOSED
        backups = [*(db.parent / "backups").iterdir()]
        assert backups
        assert backups[0].name in "".join(console.text.split())


async def test_the_log_is_written_in_each_format_and_its_place_told(drive, tmp_path):
    async with drive((200, 60)) as console:
        await closed(console)
        for key in ("m", "c", "j"):
            await console.press("e", key)
        assert console.text.count("Written:") == 3
        assert len([*tmp_path.glob("lantern-valley*")]) == 3
        written = next(tmp_path.glob("lantern-valley*.md")).read_text(encoding="utf-8")
        assert "Amina phones" in written


async def test_a_closed_session_is_opened_again_where_it_stood(drive):
    async with drive() as console:
        await closed(console)
        name = console.session.conductor.view().card.name
        await console.press("o")
        assert console.session.conductor.view().state is State.RUNNING
        assert console.session.conductor.view().card.name == name


async def test_a_session_that_has_not_started_cannot_be_closed_and_says_so(drive):
    async with drive() as console:
        await console.press("enter", "c", "enter")
        assert "has not started" in console.text
