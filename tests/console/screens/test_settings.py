"""The Settings screen: every number, changed with the same checks as on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.screens import Drive

from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.console.screens.settings import SettingsScreen
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.live.settings.meanings import SETTINGS


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "own.toml"
    monkeypatch.setenv("L4PC_CONFIG", str(path))
    return path


async def test_every_number_is_there_and_one_is_changed_and_put_back(
    drive: Drive, file: Path
) -> None:
    async with drive((100, 90)) as console:
        await console.press("s")
        assert all(name in console.text for name in SETTINGS)
        await console.press("down", "enter", "ctrl+u")
        await console.write("3")
        await console.press("enter")
        assert "warn-least is 3 min." in console.text
        assert "(as it comes: 2 min)" in console.text
        assert file.read_text() == "warn-least = 3\n"
        await console.press("x")
        assert "warn-least is 2 min again, as it comes." in console.text
        assert "(as it comes:" not in console.text
        assert file.read_text() == ""
        await console.press("x")
        assert isinstance(console.app.screen, SettingsScreen)
        await console.press("escape")
        assert isinstance(console.app.screen, HomeScreen)


@pytest.mark.parametrize("typed", ["soon", "-1", "[bold]", "99"])
async def test_what_cannot_be_taken_is_said_and_nothing_changes(
    drive: Drive, file: Path, typed: str
) -> None:
    async with drive() as console:
        await console.press("s", "down", "enter", "ctrl+u")
        await console.write(typed)
        await console.press("enter")
        assert f"warn-least: “{typed}” is not from 0 to 30 minutes." in console.text
        assert not file.exists()
        assert console.app.screen.query_one(Field).value == typed, "it stays there to be mended"
        await console.press("ctrl+u", "2", "enter")
        assert isinstance(console.app.screen, SettingsScreen)
        assert "warn-least is 2 min." in console.text


async def test_a_bad_file_is_told_where_it_matters(drive: Drive, file: Path) -> None:
    file.write_text("landing = 99\nshort = 3\n")
    async with drive() as console:
        await console.press("s")
        assert "landing: “99” is not from 0 to 30 minutes. It keeps its default." in console.text
        assert "(as it comes: 1 min)" in console.text
        await console.press("escape", "enter")
        assert console.session.conductor.settings.short == 180
        assert "landing: “99” is not from 0 to 30 minutes." in console.text
