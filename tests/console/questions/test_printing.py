"""Paper from the console: what a day needs, from Home, from the list of sessions, and from a script."""

from __future__ import annotations

from pathlib import Path

from support.screens import Drive

from l4pc_tui.console.questions.printing import KINDS
from l4pc_tui.console.screens.script import ScriptScreen
from l4pc_tui.desk.paper.printing import Paper


async def test_p_on_home_writes_everything_that_the_day_needs(drive: Drive, tmp_path: Path) -> None:
    out = tmp_path / "for the day"
    async with drive((100, 40)) as console:
        await console.press("p", "enter")
        await console.write(str(out))
        await console.press("enter")
        assert "written to" in console.text
        kinds = {file.name.partition("-")[0] for file in out.iterdir()}
        assert {"day", "sheets", "sign", "register"} <= kinds


async def test_p_on_a_session_and_on_a_script_offers_what_there_is_of_it(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive((100, 40)) as console:
        await console.press("c", "p", KINDS[Paper.REGISTER][0])
        await console.write(str(tmp_path / "register"))
        await console.press("enter")
        assert len(list((tmp_path / "register").iterdir())) == 1
        await console.press("home", "enter", "p", KINDS[Paper.SIGN_IN][0])
        await console.write(str(tmp_path / "sign-in"))
        await console.press("enter")
        assert len(list((tmp_path / "sign-in").iterdir())) == 1, "from the cohort's own screen"
        await console.press("escape", "escape", "l", "enter")
        assert isinstance(console.app.screen, ScriptScreen)
        await console.press("p")
        assert "Sheets" in console.text
        assert "Register" not in console.text
        assert "Everything" not in console.text


async def test_a_page_that_is_somebody_elses_stays_and_no_option_of_a_command_is_named(
    drive: Drive, tmp_path: Path
) -> None:
    out = tmp_path / "paper"
    async with drive((140, 40)) as console:
        for theirs in (False, True):
            if theirs:
                next(out.glob("day-*")).write_text("mine", "utf-8")
            await console.press("p", KINDS[Paper.DAY][0])
            await console.write(str(out))
            await console.press("enter")
        assert "Name another file, or move the old one away." in " ".join(console.text.split())
