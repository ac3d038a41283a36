"""Every screen at every size: nothing is cut beside free cells, covered, or out of view.

One app is walked through all screens (``tests/support/way.py``) and resized at each; the normal run
looks at each screen in three sizes, L4PC_TORTURE=long in all forty. What is known and not mended yet
stands in ``sweep_known.txt``, a line each: the list may only shrink.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support import way
from support.eyes import faults
from support.portion import LONG
from support.screens import Driven
from support.way import Place

SIZES = (
    (80, 24), (120, 36), (60, 16), (80, 40), (84, 26), (90, 26), (95, 30), (99, 24), (99, 45),
    (100, 24), (100, 30), (100, 50), (105, 28), (110, 33), (115, 40), (119, 30), (119, 36),
    (120, 24), (120, 30), (120, 60), (124, 36), (128, 38), (132, 43), (139, 40), (140, 30),
    (140, 40), (140, 45), (150, 40), (159, 47), (160, 24), (160, 48), (170, 50), (179, 49),
    (179, 60), (180, 24), (180, 50), (190, 55), (199, 59), (200, 30), (200, 60),
)  # fmt: skip
ALWAYS = 2
"""So many of them, the first, are looked at in every run."""
KNOWN = Path(__file__).parent / "sweep_known.txt"
HOME = way.PLACES[0]
PARTS = {
    "all but a session": tuple(place for place in HOME.below if place is not way.SESSION),
    "a session": (way.SESSION,),
}


def sizes(place: Place) -> list[tuple[int, int]]:
    """The sizes that a place is looked at in; each place has its own third one."""
    if LONG:
        return list(SIZES)
    own = [each.name for each in way.every()].index(place.name)
    return [*SIZES[:ALWAYS], SIZES[ALWAYS + own % (len(SIZES) - ALWAYS)]]


def known() -> set[str]:
    """What is known: screen, rule and widget, as the file has them."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line.partition("  # ")[0] for line in lines if line and not line.startswith("#")}


def test_every_screen_has_its_place_on_the_way() -> None:
    assert way.unvisited() == []
    names = [place.name for place in way.every()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("part", PARTS)
async def test_at_every_size_nothing_is_cut_beside_free_cells_covered_or_out_of_view(
    ground: Path, tmp_path: Path, part: str
) -> None:
    found: dict[str, list[str]] = {}

    async def look(console: Driven, place: Place) -> None:
        before, size = console.text, console.app.size
        for each in sizes(place):
            await resized(console, each)
            for seen in faults(console.app):
                key = f"{place.shows} · {seen.rule} · {seen.of}"
                found.setdefault(key, []).append(f"{place.name} {each}: {seen.what}")
        await resized(console, (size.width, size.height))
        if steady(console.text) != steady(before):
            key = f"{place.shows} · not as before a resize · {place.name}"
            found[key] = [f"before:\n{before}\nnow:\n{console.text}"]

    async with way.on_the_way(ground, tmp_path / "demo") as console:
        await way.walk(console, look, (replace(HOME, below=PARTS[part]),))
    new = {key: told[:2] for key, told in found.items() if key not in known()}
    assert not new, "\n".join(f"{key}\n    " + "\n    ".join(told) for key, told in new.items())
    if LONG:
        mine = {place.shows for place in way.every(PARTS[part])}
        others = {p.shows for name in PARTS if name != part for p in way.every(PARTS[name])}
        of_mine = {key for key in known() if key.partition(" ·")[0] in mine - others}
        assert of_mine - found.keys() == set(), "mended: take these out of sweep_known.txt"


async def resized(console: Driven, size: tuple[int, int]) -> None:
    await console.pilot.resize_terminal(*size)
    await console.settle()


def steady(text: str) -> str:
    """Without the word in the corner, which another thread changes."""
    return text.replace("○ saving", "").replace("● saved", "").replace(" ", "")
