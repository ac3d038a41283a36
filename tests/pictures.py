"""Pictures of the real app, to look at: ``python tests/pictures.py build/look`` draws all of them,
``80x24`` behind it those of one size.

The demo, made anew with a clock that stands, in terminals from the least size to a large one. What
was drawn before in that folder goes; the same code draws the same words.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from support.screens import Driven

from l4pc_tui.console.app import Console
from l4pc_tui.desk.people.invented import FACILITATOR
from l4pc_tui.desk.practice.demo_maker import make

SIZES = ((80, 24), (100, 30), (120, 36), (200, 60))
ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 25, 9, 20, tzinfo=ZONE).timestamp()
WAY: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("home", ()),
    ("library", ("l",)),
    ("cohort", ("escape", "c", "home", "enter")),
    ("console-before-the-start", ("escape", "escape", "enter")),
    ("register", ("r",)),
    ("console-running", ("a", "escape", "enter", "enter", "enter")),
    ("groups", ("g",)),
    ("close", ("escape", "c")),
    ("measures", ("m",)),
    ("measures-pulse", ("s",)),
    ("records", ("escape", "escape", "escape", "q", "w", "r")),
    ("report", ("r",)),
)
"""Each picture, and the keys that lead to it from the one before."""

_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def draw(folder: Path, sizes: Sequence[tuple[int, int]]) -> list[Path]:
    """Draw every screen at each of the sizes; the pictures, in the order in which they were drawn."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="l4pc-look-") as name:
        away = Path(name)
        _move_out(away)
        make(str(away / "demo.db"), NOW, ZONE.key)
        return [
            path for size in sizes for path in asyncio.run(_drawn(away / "demo.db", size, folder))
        ]


def _move_out(folder: Path) -> None:
    """Everything that the app looks for or writes lies in a folder that goes afterwards."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "HOME"):
        os.environ[name] = str(folder)
    run = folder / "run"
    run.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = os.environ["L4PC_RUNTIME"] = str(run)


async def _drawn(made: Path, size: tuple[int, int], folder: Path) -> list[Path]:
    copy = made.with_name(f"{_named(size)}.db")
    shutil.copy(made, copy)
    app = Console(copy, FACILITATOR, pretends="demo", clock=lambda: NOW, zone=ZONE)
    drawn = []
    try:
        async with app.run_test(size=size) as pilot:
            console = Driven(app, pilot)
            await console.settle()
            for number, (name, keys) in enumerate(WAY, 1):
                await console.press(*keys)
                path = folder / f"{_named(size)}-{number:02d}-{name}.svg"
                # Whoever opens a picture fetches nothing from anywhere.
                path.write_text(_FONTS.sub("", app.export_screenshot()), encoding="utf-8")
                drawn.append(path)
    finally:
        app.close_desks()
    return drawn


def _named(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


if __name__ == "__main__":
    wanted = [size for size in SIZES if not sys.argv[2:] or _named(size) in sys.argv[2:]]
    for path in draw(Path(sys.argv[1]), wanted):
        print(path)
