"""Every screen and panel looks as it did, and at every size nothing is cut, covered or out of view.

One app is walked through all of them (``tests/support/way.py``) and resized at each. A picture is
kept as text with its style, in ``snapshots/``; ``L4PC_SNAPSHOTS=write`` draws them anew. The normal
run compares two sizes, and looks at a third of one place in six; L4PC_TORTURE=long looks at forty,
and compares five in three themes (``snapshots/long.txt`` has a digest of each, once they are
written; ``make look`` draws them). What is known and not mended yet stands in ``known_faults.txt``, a
line each: the list may only shrink.
"""

from __future__ import annotations

import os
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import pytest
from support import way
from support.eyes import Picture, faults
from support.portion import LONG
from support.screens import Driven, painted
from support.snapshots import snapshot
from support.way import Place

WRITE = os.environ.get("L4PC_SNAPSHOTS") == "write"
SIZES = (
    (120, 36), (80, 24), (60, 16), (80, 40), (84, 26), (90, 26), (95, 30), (99, 24), (99, 45),
    (100, 24), (100, 30), (100, 50), (105, 28), (110, 33), (115, 40), (119, 30), (119, 36),
    (120, 24), (120, 30), (120, 60), (124, 36), (128, 38), (132, 43), (139, 40), (140, 30),
    (140, 40), (140, 45), (150, 40), (159, 47), (160, 24), (160, 48), (170, 50), (179, 49),
    (179, 60), (180, 24), (180, 50), (190, 55), (199, 59), (200, 30), (200, 60),
)  # fmt: skip
KEPT = SIZES[:2]
"""Those that are kept as pictures; they are looked at in every run."""
LOOKED_AT = (*KEPT, (100, 30), (160, 48), (200, 60))
THEMES = ("burrow", "paper", "contrast")
UNSTEADY = frozenset(
    (
        "groups-in-hand", "person",
        "handbook", "handbook-link", "handbook-contents", "handbook-found",
    )
)  # fmt: skip
"""Places whose picture depends on what was on view before, or on the words of the handbook, which
whoever mends a page need not draw anew; looked at like all others."""
HERE = Path(__file__).parent
PICTURES, DIGESTS, KNOWN = HERE / "snapshots", HERE / "snapshots" / "long.txt", HERE / "known_faults.txt"  # fmt: skip
HOME = way.PLACES[0]
PARTS = {
    "all but a session": tuple(place for place in HOME.below if place is not way.SESSION),
    "a session": (way.SESSION,),
}


THIRD = 6
"""In the normal run so many places share one look in a size that is not kept."""


def others(place: Place) -> list[tuple[int, int]]:
    """The sizes that a place is looked at in besides: in the normal run one, for a portion."""
    if LONG:
        return list(SIZES[len(KEPT) :])
    number = [each.name for each in way.every()].index(place.name)
    return [SIZES[len(KEPT) + number % (len(SIZES) - len(KEPT))]] if number % THIRD == 0 else []


def known() -> set[str]:
    """What is known: screen, rule and widget, as the file has them."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line.partition("  # ")[0] for line in lines if line and not line.startswith("#")}


class Eyes:
    """What was seen on the way: faults, and pictures that are not as they were."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self.changed: list[str] = []
        self.digests: dict[str, str] = {}

    async def look(self, console: Driven, place: Place) -> None:
        """Look at a place in all its sizes.

        A resize is dear: whoever comes in one of the kept sizes goes on in the other, and the keys
        of the way are so pressed in both.
        """
        here = console.app.size
        kept = sorted(KEPT, key=lambda size: size != here)
        for size in kept:
            await self._look_in(console, place, size)
        if more := others(place):
            before = console.text
            for size in more:
                await self._look_in(console, place, size)
            await resized(console, kept[-1])
            if steady(now := console.text) != steady(before):
                key = f"{place.shows} · not as before a resize · {place.name}"
                self.found[key] = [differences(before.splitlines(), now.splitlines())]

    async def _look_in(self, console: Driven, place: Place, size: tuple[int, int]) -> None:
        await resized(console, size)
        await console.until(lambda: "○ saving" not in console.text)
        picture = Picture(console.app)
        for seen in faults(picture):
            key = f"{place.shows} · {seen.rule} · {seen.of}"
            self.found.setdefault(key, []).append(f"{place.name} {size}: {seen.what}")
        if size in KEPT:
            self._compare(snapshot(console.app, picture.painted), place, size)
        if LONG and size in LOOKED_AT:
            await self._in_all_themes(console, place, size)

    def _compare(self, drawn: str, place: Place, size: tuple[int, int]) -> None:
        if place.name in UNSTEADY:
            return
        file = PICTURES / f"{place.name}-{size[0]}x{size[1]}.txt"
        if WRITE:
            file.write_text(f"{drawn}\n", encoding="utf-8")
        kept = file.read_text(encoding="utf-8") if file.exists() else ""
        if f"{drawn}\n" != kept:
            self.changed.append(
                f"{file.name}\n{differences(kept.splitlines(), drawn.splitlines())}"
            )

    async def _in_all_themes(self, console: Driven, place: Place, size: tuple[int, int]) -> None:
        was = console.app.theme
        for theme in THEMES:
            console.app.theme = theme
            await console.settle()
            digest = blake2b(
                snapshot(console.app, painted(console.app)).encode(), digest_size=6
            ).hexdigest()
            self.digests[f"{place.name} {size[0]}x{size[1]} {theme}"] = digest
        console.app.theme = was
        await console.settle()


def differences(before: list[str], now: list[str]) -> str:
    """The rows that differ, as they were and as they are."""
    rows = range(max(len(before), len(now)))
    pairs = [(*before[n : n + 1], "")[0] for n in rows], [(*now[n : n + 1], "")[0] for n in rows]
    return "\n".join(f"  - {a}\n  + {b}" for a, b in zip(*pairs, strict=True) if a != b)


def test_every_screen_has_its_place_on_the_way() -> None:
    assert way.unvisited() == []
    names = [place.name for place in way.every()]
    assert sorted(set(names)) == sorted(names)


def test_no_picture_is_kept_of_a_place_that_is_gone() -> None:
    of_places = {
        f"{place.name}-{w}x{h}.txt"
        for place in way.every()
        if place.name not in UNSTEADY
        for w, h in KEPT
    }
    kept = {file.name for file in PICTURES.iterdir()} - {DIGESTS.name}
    assert kept == of_places


@pytest.mark.parametrize("part", PARTS)
async def test_every_screen_looks_as_it_did_and_nothing_is_cut_covered_or_out_of_view(
    ground: Path, tmp_path: Path, part: str
) -> None:
    eyes = Eyes()
    async with way.on_the_way(ground, tmp_path / "demo", SIZES[0]) as console:
        await way.walk(console, eyes.look, (replace(HOME, below=PARTS[part]),))
    new = {key: told[:2] for key, told in eyes.found.items() if key not in known()}
    assert not new, "\n".join(f"{key}\n    " + "\n    ".join(told) for key, told in new.items())
    assert not eyes.changed, "\n\n".join(eyes.changed)
    if LONG:
        _whole(eyes, part)


def _whole(eyes: Eyes, part: str) -> None:
    """What only a look in all sizes can tell: what is mended, and the pictures in all themes."""
    mine = {place.shows for place in way.every(PARTS[part])}
    others = {p.shows for name in PARTS if name != part for p in way.every(PARTS[name])}
    of_mine = {key for key in known() if key.partition(" ·")[0] in mine - others}
    assert of_mine - eyes.found.keys() == set(), "mended: take these out of known_faults.txt"
    lines = DIGESTS.read_text(encoding="utf-8").splitlines() if DIGESTS.exists() else []
    kept = dict(line.rsplit(" ", 1) for line in lines)
    if WRITE:
        kept |= eyes.digests
        told = "".join(f"{name} {digest}\n" for name, digest in sorted(kept.items()))
        DIGESTS.write_text(told, encoding="utf-8")
    # Digests are kept once somebody wrote them; without, all else was looked at.
    changed = [name for name, digest in eyes.digests.items() if kept and kept.get(name) != digest]
    assert changed == [], "make look draws them"


async def resized(console: Driven, size: tuple[int, int]) -> None:
    if (console.app.size.width, console.app.size.height) != size:
        await console.pilot.resize_terminal(*size)
        await console.settle()


def steady(text: str) -> str:
    """Without the word in the corner, which another thread changes."""
    return text.replace("○ saving", "").replace("● saved", "").replace(" ", "")
