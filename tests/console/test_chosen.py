"""What is chosen on a screen is still chosen tomorrow."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from support.screens import Drive

from l4pc_tui.desk.chosen import AtStart, at_start, keep_theme
from l4pc_tui.desk.paths import places
from l4pc_tui.look.palettes import BURROW, CONTRAST, NO_COLOUR, PAPER, PLAIN


async def test_a_theme_that_is_chosen_is_still_chosen_tomorrow(drive: Drive) -> None:
    async with drive() as console:
        assert console.app.theme == BURROW
        await console.press("ctrl+p")
        await console.write("Theme")
        await console.press("enter", "down", "enter")
        assert console.app.theme == PAPER
    async with drive() as console:
        assert console.app.theme == PAPER


@pytest.mark.parametrize(
    ("name", "value", "theme"), [("NO_COLOR", "1", NO_COLOUR), ("TERM", "dumb", PLAIN)]
)
async def test_a_terminal_without_colour_keeps_its_own_picture_and_the_choice(
    drive: Drive, monkeypatch: pytest.MonkeyPatch, name: str, value: str, theme: str
) -> None:
    keep_theme(PAPER)
    monkeypatch.setenv(name, value)
    async with drive() as console:
        assert console.app.theme == theme
        console.app.theme = CONTRAST
        await console.settle()
    assert at_start().theme == PAPER


@pytest.mark.parametrize("said", ["contrast", "high contrast", "High-Contrast"])
def test_a_theme_is_found_as_files_have_it_and_as_people_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'theme = "{said}"', encoding="utf-8")
    monkeypatch.setenv("L4PC_CONFIG", str(path))
    assert at_start().theme == CONTRAST


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "a folder" / "own.toml"
    monkeypatch.setenv("L4PC_CONFIG", str(path))
    return path


@pytest.mark.parametrize(
    "content",
    [b"", b'theme = "no such theme"\n', b"\xff\xfe theme", b"theme = 3\n", b"theme = " + b"x" * 99999,
     b'theme = "paper"\n[', b'reduced = "perhaps"\n', b"theme = [[[[" + b"[" * 2000],
)  # fmt: skip
async def test_a_choice_that_cannot_be_read_is_none(
    drive: Drive, file: Path, content: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    async with drive() as console:
        assert console.app.theme == BURROW
        assert not console.app.reduced


def test_what_is_no_file_is_not_waited_for(file: Path) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    file.parent.mkdir()
    os.mkfifo(file)
    assert at_start() == AtStart()


async def test_a_choice_that_cannot_be_kept_is_said(drive: Drive, file: Path) -> None:
    file.mkdir(parents=True)
    async with drive() as console:
        console.app.theme = CONTRAST
        await console.settle()
        assert "The theme holds until l4pc is left; it cannot be kept" in console.text


def test_the_folder_that_a_choice_is_kept_in_is_its_owners_alone(file: Path) -> None:
    keep_theme(PAPER)
    assert file.read_text(encoding="utf-8") == 'theme = "paper"\n'
    assert file.parent.stat().st_mode & 0o777 == 0o700


async def test_what_an_earlier_version_chose_comes_among_the_settings_once(
    drive: Drive, file: Path
) -> None:
    earlier = places().state / "theme"
    earlier.parent.mkdir(parents=True, exist_ok=True)
    earlier.write_text("paper\n", encoding="utf-8")
    async with drive() as console:
        assert console.app.theme == PAPER
    assert file.read_text(encoding="utf-8") == 'theme = "paper"\n'
    assert not earlier.exists()


@pytest.mark.parametrize("way", ["L4PC_REDUCED", "reduced"])
async def test_nothing_moves_where_that_is_wished(
    drive: Drive, file: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    async def moves() -> list[bool]:
        async with drive() as console:
            await console.press("enter", "n")
            blinks = console.session.capture.cursor_blink
            console.session.card.flash()
            return [blinks, console.session.card.has_class("-bell")]

    assert await moves() == [True, True]
    if way == "reduced":
        file.parent.mkdir()
        file.write_text("reduced = true\n", encoding="utf-8")
    else:
        monkeypatch.setenv(way, "1")
    assert await moves() == [False, False]
