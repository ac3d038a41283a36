"""Sixty hostile texts on every screen: drawn as text, cleaned, and obeyed by nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import hostile, way
from support.eyes import Picture
from support.portion import LONG
from support.screens import Driven
from support.way import Place

IN_EVERY_RUN = ("cohort", "register", "session-notes", "groups", "close")
"""Where names and notes stand; L4PC_TORTURE=long goes to every place, in two sizes."""
SIZES = ((80, 24), (120, 36))


@pytest.fixture(scope="module")
def bad_ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.ground(tmp_path_factory.mktemp("hostile"))


async def test_on_every_screen_hostile_texts_are_drawn_as_text_and_drive_nothing(
    bad_ground: Path, tmp_path: Path
) -> None:
    seen = ""

    async def look(console: Driven, place: Place) -> None:
        nonlocal seen
        for size in SIZES if LONG else SIZES[:1]:
            if console.app.size != size:
                await console.pilot.resize_terminal(*size)
                await console.settle()
            picture = Picture(console.app)
            assert hostile.drives(picture.all_text) == [], place.name
            assert all(len(row) == picture.width for row in picture.rows), place.name
            seen += f"{picture.all_text}\n"

    places = way.PLACES if LONG else way.only(IN_EVERY_RUN)
    async with way.on_the_way(bad_ground, tmp_path / "demo", SIZES[0]) as console:
        await way.walk(console, look, places)
        assert console.app._crash is None
    literal = [text for text in hostile.STRINGS if text.isascii() and len(text) < 16]
    found = [text for text in literal if hostile.clean(text).strip() in seen]
    assert len(found) > len(literal) / 3, set(literal) - set(found)
