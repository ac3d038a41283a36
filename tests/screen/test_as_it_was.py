"""Every wall looks as it did, in a small window and a usual one.

The words of a picture are kept in ``snapshots/``; ``L4PC_SNAPSHOTS=write`` writes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

from support.walls import NOW, WALLS

from l4pc_tui.core.live.view.wall_words import wall_words
from l4pc_tui.screen.picture import Wall, picture

WRITE = os.environ.get("L4PC_SNAPSHOTS") == "write"
PICTURES = Path(__file__).parent / "snapshots"
SIZES = ((80, 24), (120, 36))


def drawn(name: str, wall: Wall) -> str:
    rows = picture(wall_words(WALLS[name], NOW), wall, "bar").plain.split("\n")
    return "\n".join([f"── {name}", *(row.rstrip() for row in rows), ""])


def test_every_wall_looks_as_it_did() -> None:
    for width, height in SIZES:
        file = PICTURES / f"{width}x{height}.txt"
        pictures = [drawn(name, Wall(width, height, solid=True)) for name in WALLS]
        if WRITE:
            file.write_text("".join(pictures), encoding="utf-8")
        kept = file.read_text(encoding="utf-8").split("── ")[1:]
        assert [f"── {each}" for each in kept] == pictures
