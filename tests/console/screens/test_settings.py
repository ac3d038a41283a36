"""The Settings screen: everything that can be set, changed with the same checks as by command."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.screens import Drive, Driven

from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.console.screens.settings import Meaning, SettingsScreen
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.live.settings.meanings import GROUPS, SETTINGS
from l4pc_tui.look.palettes import BURROW, PAPER


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "own.toml"
    monkeypatch.setenv("L4PC_CONFIG", str(path))
    return path


def go_to(console: Driven, name: str) -> None:
    """Put the cursor on a setting."""
    console.app.screen.query_one(Choices).choose(name)


def meaning(console: Driven) -> str:
    """What is told of the setting under the cursor, where it can be seen."""
    panel = console.app.screen.query_one(Meaning)
    rows = console.text.split("\n")[panel.content_region.y : panel.content_region.bottom]
    left, right = panel.content_region.x, panel.content_region.right
    return " ".join(" ".join(row[left:right].rstrip() for row in rows).split())


@pytest.mark.parametrize("size", [(80, 24), (120, 80)])
async def test_everything_that_can_be_set_stands_there_as_people_say_it(
    drive: Drive, size: tuple[int, int]
) -> None:
    async with drive(size) as console:
        await console.press("s")
        seen = console.text
        for name, setting in SETTINGS.items():
            go_to(console, name)
            await console.settle()
            seen += console.text
            assert setting.said in console.text
            assert setting.meaning in meaning(console)
        assert all(group.upper() in seen for group in GROUPS)


async def test_one_is_changed_in_place_typed_and_put_back(drive: Drive, file: Path) -> None:
    async with drive((100, 60)) as console:
        await console.press("s")
        go_to(console, "warn-least")
        await console.press("right")
        assert "Warn at least: 3 min." in console.text
        assert file.read_text(encoding="utf-8") == "warn-least = 3\n"
        await console.press("left", "left")
        assert file.read_text(encoding="utf-8") == "warn-least = 1\n"
        await console.press("enter", "ctrl+u")
        await console.write("1m 30s")
        await console.press("enter")
        assert "Warn at least: 1 min 30 sec." in console.text
        assert "As it comes: 2 min. From 0 to 30 minutes." in meaning(console)
        assert "→ Next" in console.text
        await console.press("x")
        assert "Warn at least: 2 min again, as it comes." in console.text
        assert file.read_text(encoding="utf-8") == ""
        await console.press("x")
        assert isinstance(console.app.screen, SettingsScreen)
        go_to(console, "warn-share")
        file.write_text("warn-share = 50\n", encoding="utf-8")
        await console.press("right")
        assert "Warn near a step’s end goes no further than 50 %." in console.text
        await console.press("escape")
        assert isinstance(console.app.screen, HomeScreen)


async def test_colours_change_at_once_with_a_key_and_from_a_list(drive: Drive, file: Path) -> None:
    async with drive((100, 40)) as console:
        await console.press("s")
        go_to(console, "theme")
        await console.press("right")
        assert console.app.theme == PAPER
        assert file.read_text(encoding="utf-8") == 'theme = "paper"\n'
        await console.press("enter", "up", "enter")
        assert console.app.theme == BURROW
        await console.press("enter")
        assert "nord" in console.text
        await console.press("escape")
        assert isinstance(console.app.screen, SettingsScreen)
        go_to(console, "reduced")
        await console.press("enter")
        assert console.app.reduced
        assert 'reduced = "yes"' in file.read_text(encoding="utf-8")
        await console.press("x")
        assert not console.app.reduced


async def test_the_story_names_of_a_cohort_are_one_of_them(drive: Drive) -> None:
    async with drive((100, 40)) as console:
        (cohort,) = console.app.desk.store.cohorts()
        await console.press("s", "end", "enter")
        assert f"{cohort.name}: the story’s names stand beside the places" in console.text
        assert console.app.desk.store.cohorts()[0].story
        await console.press("left")
        assert not console.app.desk.store.cohorts()[0].story


@pytest.mark.parametrize("typed", ["soon", "-1", "[bold]", "99"])
async def test_what_cannot_be_taken_is_said_and_nothing_changes(
    drive: Drive, file: Path, typed: str
) -> None:
    async with drive() as console:
        await console.press("s")
        go_to(console, "warn-least")
        await console.press("enter", "ctrl+u")
        await console.write(typed)
        await console.press("enter")
        assert f"“{typed}” is not from 0 to 30 minutes." in console.text
        assert not file.exists()
        assert console.app.screen.query_one(Field).value == typed, "it stays there to be mended"
        await console.press("ctrl+u", "3", "enter")
        assert isinstance(console.app.screen, SettingsScreen)
        assert "Warn at least: 3 min." in console.text


async def test_a_bad_file_is_told_where_it_matters(drive: Drive, file: Path) -> None:
    file.write_text("landing = 99\nshort = 3\n", encoding="utf-8")
    async with drive() as console:
        await console.press("s")
        assert "landing: “99” is not from 0 to 30 minutes. It keeps its default." in console.text
        go_to(console, "short")
        await console.settle()
        assert "As it comes: 1 min" in meaning(console)
        await console.press("escape", "enter")
        assert console.session.conductor.settings.short == 180
        assert "landing: “99” is not from 0 to 30 minutes." in console.text
