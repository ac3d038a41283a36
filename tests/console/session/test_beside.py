"""A side step that is not for the whole room, on the console: beside the step that goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import Clock
from support.screens import DeskOn, Drive

from l4pc_tui.desk.library import library

SIZES = [(80, 24), (120, 36)]
LIBRARY = Path(__file__).parents[1] / "library"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_side_step_stands_beside_the_step_whose_clock_runs_and_enter_goes_back(
    drive: Drive, clock: Clock, db: Path, desk_on: DeskOn, tmp_path: Path, size: tuple[int, int]
) -> None:
    page = (LIBRARY / "the-lamp-on-the-landing.md").read_text("utf-8")
    folder = tmp_path / "library" / "exercises"
    folder.mkdir(parents=True)
    aside = page.replace("## By the window", "## Side step: By the window")
    (folder / "the-lamp-on-the-landing.md").write_text(aside, "utf-8")
    desk = desk_on(db)
    assert library.load(desk, [folder.parent]).refused == ()
    desk.close()
    async with drive(size) as console:
        await console.press("enter", "enter")
        conductor = console.session.conductor
        while "IF UPSET" not in [door.label for door in conductor.view().doors]:
            await console.press("enter")
            if console.app.screen is not console.session:
                await console.press("1", "enter")
        step, wall = conductor.view().card, conductor.public()
        key = next(door.key for door in conductor.view().doors if door.label == "IF UPSET")
        await console.press(key)
        assert conductor.public() == wall
        assert "By the window · since 09:00" in console.text
        assert step.name in console.text
        assert "back to this step" in console.text
        assert "the Screen stays" in " ".join(console.text.split())
        for _ in range(13):
            clock.now += 5
            console.session.tick()
        await console.settle()
        assert conductor.view().card.timer != step.timer
        told = console.session.words.draw(console.session.words.content_size.width).plain
        assert "1 min so far" in " ".join(told.split())
        await console.press("b")
        assert "By the window · since" not in console.text
        await console.press(key, "enter")
        assert "By the window · since" not in console.text
        assert conductor.view().card.name == step.name
        assert conductor.public() == wall
