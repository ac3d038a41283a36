"""What is chosen on a screen is still chosen tomorrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.screens import Drive

from l4pc_tui.desk.chosen import chosen_theme, keep_theme
from l4pc_tui.look.themes import BURROW, CONTRAST, PAPER, PLAIN


async def test_a_theme_that_is_chosen_is_still_chosen_tomorrow(drive: Drive) -> None:
    async with drive() as console:
        assert console.app.theme == BURROW
        await console.press("ctrl+p")
        await console.write("Theme")
        await console.press("enter")
        await console.write("paper")
        await console.press("enter")
        assert console.app.theme == PAPER
    async with drive() as console:
        assert console.app.theme == PAPER


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
async def test_a_terminal_without_colour_keeps_its_own_picture_and_the_choice(
    drive: Drive, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    keep_theme(PAPER)
    monkeypatch.setenv(name, value)
    async with drive() as console:
        assert console.app.theme == PLAIN
        console.app.theme = CONTRAST
        await console.settle()
    assert chosen_theme() == PAPER


@pytest.mark.parametrize("content", [b"", b"no such theme\n", b"\xff\xfe", b"x" * 9999])
async def test_a_choice_that_cannot_be_read_is_none(
    drive: Drive, tmp_path: Path, content: bytes
) -> None:
    keep_theme(PAPER)
    (file,) = (tmp_path / "xdg_state_home").rglob("theme")
    file.write_bytes(content)
    async with drive() as console:
        assert console.app.theme == BURROW


async def test_a_choice_that_cannot_be_kept_is_said(drive: Drive, tmp_path: Path) -> None:
    keep_theme(PAPER)
    (file,) = (tmp_path / "xdg_state_home").rglob("theme")
    file.unlink()
    file.mkdir()
    async with drive() as console:
        console.app.theme = CONTRAST
        await console.settle()
        assert "The theme holds until l4pc is left; it cannot be kept" in console.text


def test_the_folder_that_a_choice_is_kept_in_is_its_owners_alone(tmp_path: Path) -> None:
    keep_theme(PAPER)
    (file,) = (tmp_path / "xdg_state_home").rglob("theme")
    assert file.parent.stat().st_mode & 0o777 == 0o700
