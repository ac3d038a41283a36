"""A few whole screens as text, at a fixed clock. ``L4PC_SNAPSHOTS=write`` draws them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.screens import Drive

pytestmark = pytest.mark.quick


HERE = Path(__file__).parent / "snapshots"
SIZES = ((80, 24), (100, 30), (120, 36), (200, 60))


def compare(name: str, size: tuple[int, int], text: str) -> None:
    """The screen's text is what the file holds."""
    file = HERE / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("L4PC_SNAPSHOTS") == "write":
        HERE.mkdir(exist_ok=True)
        file.write_text(f"{text}\n", encoding="utf-8")
    assert f"{text}\n" == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_look_as_they_did(drive: Drive, size: tuple[int, int]) -> None:
    async with drive(size) as console:
        compare("home", size, console.text)
        await console.press("c", "home", "enter")
        compare("cohort", size, console.text)
        await console.press("m")
        compare("measures", size, console.text)
        await console.press("escape", "escape", "escape", "r")
        compare("records", size, console.text)
        await console.press("escape")
        await console.press("enter", "r", "h", "l", "escape", "enter", "exclamation_mark")
        await console.write("Amina phones the chair by Friday")
        await console.press("enter", "asterisk")
        await console.write("it was never the form [/x]")
        await console.press("enter")
        conductor = console.session.conductor
        while not (conductor.view().probes and conductor.view().doors):
            await console.press("enter")
        await console.press("d")
        await console.until(lambda: "● saved" in console.text)
        compare("session", size, console.text)
        assert "Who gains from a dark stair?" in console.text
        await console.press("r")
        compare("register", size, console.text)
        await console.press("escape", "c")
        compare("close", size, console.text)
