"""Pictures of the real thing, to look at: ``python tests/pictures.py build/look`` draws all of them.

Every screen and panel of the console along its one way (``tests/support/way.py``), and everything
that may stand on the room's wall, at five sizes, as SVG; where a Chromium is, the wall as a page, as
PNG. ``index.html`` beside them shows one thing in all its sizes in a row. Sizes behind the folder
(``80x24``) or names of places draw those alone; ``--readme`` draws the four of the README anew,
``--handbook`` those that the handbook's pages name. The
clock stands, so the same code draws the same words. What was drawn before in that folder goes.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from typing import Any

from support import walls, way
from support.screens import Driven
from support.settling import settled
from support.way import Place
from textual.app import App

from l4pc_tui.core.live.view.public import to_json
from l4pc_tui.screen.app import ScreenApp, Ways
from l4pc_tui.screen.browser.drawn import news
from l4pc_tui.screen.browser.server import serving

SIZES = ((80, 24), (100, 30), (120, 36), (160, 48), (200, 60))
WINDOWS = {"phone": (390, 844), "small": (1280, 720), "wall": (1920, 1080)}
README = Path(__file__).parents[1] / "docs" / "pictures"
IN_README = {"home": (120, 36), "session-running": (120, 36), "groups": (120, 36)}
"""Places of the README, each in one size; the wall with a question stands beside them."""
WALL_IN_README = "question"
HANDBOOK = README.parent / "handbook" / "pictures"
IN_HANDBOOK = dict.fromkeys(("home", "session-running", "session-deeper", "session-time", "close", "groups", "cohort", "collect"), (120, 36))  # fmt: skip
"""Places of the handbook's pages, each in one size, under the name of the place; the wall with a
question stands beside them. What the trainers' pages show of the wall, ``make pages`` draws."""

_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_LINES = re.compile(r'<text [^>]*line-(\d+)\)">(.*?)</text>', re.DOTALL)


def svg(app: App[Any]) -> str:
    """What stands on the screen, as a picture that fetches nothing from anywhere."""
    return _FONTS.sub("", app.export_screenshot(title="l4pc", simplify=True))


def words_of(picture: str) -> list[str]:
    """What the rows of a picture say, without blanks; rows that say nothing are left out."""
    rows: dict[int, str] = defaultdict(str)
    for row, text in _LINES.findall(picture):
        rows[int(row)] += unescape(text)
    told = ("".join(rows[row].split()) for row in sorted(rows))
    return [row for row in told if row]


def draw(folder: Path, sizes: Sequence[tuple[int, int]], names: Collection[str] = ()) -> list[Path]:
    """Draw everything, or what is named, at each of the sizes; the pictures in their order."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with at_home() as away:
        places = way.only(names) if names else way.PLACES
        drawn = asyncio.run(_console(away, places, names, sizes, folder))
        walls_ = [name for name in walls.WALLS if not names or f"wall-{name}" in names]
        drawn += asyncio.run(_screen(away, walls_, sizes, folder))
        if walls_ and shutil.which("chromium"):
            drawn += _page(away, walls_, folder)
    (folder / "index.html").write_text(index(drawn), encoding="utf-8")
    return drawn


class at_home:
    """Everything that is looked for or written lies in a folder that goes afterwards."""

    def __enter__(self) -> Path:
        self._stack = ExitStack()
        away = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="l4pc-look-")))
        for name in ("DATA_HOME", "STATE_HOME", "CONFIG_HOME", "DOCUMENTS_DIR"):
            os.environ[f"XDG_{name}"] = str(away)
        run = away / "run"
        run.mkdir(mode=0o700)
        os.environ["HOME"] = str(away)
        os.environ["XDG_RUNTIME_DIR"] = os.environ["L4PC_RUNTIME"] = str(run)
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        return away

    def __exit__(self, *_: object) -> None:
        self._stack.close()


async def _console(
    away: Path, places: tuple[Place, ...], names: Collection[str], sizes: Sequence[tuple[int, int]],
    folder: Path, *, as_kept: bool = False,
) -> list[Path]:  # fmt: skip
    """as_kept: in the two sizes of the snapshots, at every place: how far a screen is scrolled hangs
    on the sizes that it had, and a picture of a page is to show what its snapshot shows."""
    drawn: list[Path] = []

    async def look(console: Driven, place: Place) -> None:
        if as_kept:
            for size in sorted(((120, 36), (80, 24)), key=lambda size: size != console.app.size):
                await console.pilot.resize_terminal(*size)
                await console.settle()
                if place.name in names and size in sizes:
                    drawn.append(_put(folder, place.name, size, svg(console.app)))
            return
        for size in sizes if not names or place.name in names else ():
            await console.pilot.resize_terminal(*size)
            await console.settle()
            drawn.append(_put(folder, place.name, size, svg(console.app)))
        await console.pilot.resize_terminal(120, 36)
        await console.settle()

    ground = away / "ground"
    ground.mkdir()
    if places:
        async with way.on_the_way(way.ground(ground), away / "demo") as console:
            await way.walk(console, look, places)
    return drawn


async def _screen(
    away: Path, names: Sequence[str], sizes: Sequence[tuple[int, int]], folder: Path,
    letters: str = "solid",
) -> list[Path]:  # fmt: skip
    return [
        _put(folder, f"wall-{name}", size, await wall(away / "run", name, size, letters))
        for name in names
        for size in sizes
    ]


async def wall(runtime: Path, name: str, size: tuple[int, int], letters: str = "solid") -> str:
    """A moment of the wall in a terminal of that size. letters: whether small block letters are
    drawn; on a page they are not, for many fonts lack what they are made of."""
    view, file = walls.WALLS[name], runtime / f"screen-{'a' * 16}-{'b' * 16}.json"
    file.unlink(missing_ok=True)
    if view is not None:
        told = to_json(view, session="one", beat=walls.NOW, rehearsal=False)
        file.write_text(json.dumps(told), encoding="utf-8")
    app = ScreenApp(None, Ways(letters=letters), clock_now=lambda: walls.NOW)
    async with app.run_test(size=size):
        await settled(app)
        return svg(app)


def _page(away: Path, names: Sequence[str], folder: Path) -> list[Path]:
    from outside.browsing import browser

    drawn = []
    with serving() as server, browser(away) as window:
        for size, (width, height) in WINDOWS.items():
            window.size(width, height)
            window.prefers(prefers_color_scheme="dark", prefers_reduced_motion="reduce")
            window.open(server.house.address)
            for name in names:
                told = news(walls.WALLS[name], walls.NOW, "bar")
                server.latest.tell(told)
                kind = json.dumps(json.loads(told)["usual"]["kind"])
                window.wait_for(f"document.documentElement?.dataset.kind === {kind}")
                path = folder / f"page-{name}-{size}.png"
                window.picture(path)
                drawn.append(path)
    return drawn


def _put(folder: Path, name: str, size: tuple[int, int], picture: str) -> Path:
    path = folder / f"{name}-{size[0]}x{size[1]}.svg"
    path.write_text(picture, encoding="utf-8")
    return path


def index(pictures: Sequence[Path]) -> str:
    """A page with one thing a row, in all its sizes beside each other."""
    rows: dict[str, list[str]] = defaultdict(list)
    for path in pictures:
        rows[path.stem.rpartition("-")[0]].append(path.name)
    return "\n".join(
        ["<!doctype html>", '<html lang="en">', "<meta charset=utf-8>", "<title>Pictures of l4pc</title>",
         "<style>body{background:#222;color:#ddd;font:16px sans-serif;margin:2rem}"
         "div{display:flex;gap:1rem;overflow-x:auto;align-items:flex-start}"
         "img{width:44rem;max-width:none}</style>", *_rows(rows)]
    )  # fmt: skip


def _rows(rows: dict[str, list[str]]) -> Iterator[str]:
    for name, files in rows.items():
        told = "".join(
            f'<a href="{escape(file)}"><img loading=lazy src="{escape(file)}" alt="{escape(file)}"></a>'
            for file in files
        )
        yield f'<h2 id="{escape(name)}">{escape(name)}</h2>\n<div>{told}</div>'


def for_pages(wanted: Collection[str]) -> dict[str, str]:
    """Pictures by the name of their file: of places, and of the wall."""
    with at_home() as away, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = sorted({size for name, size in (IN_README | IN_HANDBOOK).items() if name in wanted})
        # The whole way there: what stands on a picture hangs on what was done before it.
        others = tuple(place for place in way.PLACES[0].below if place is not way.SESSION)
        for number, below in enumerate(((way.SESSION,), others)):
            part = (replace(way.PLACES[0], below=below),)
            here = {place.name for place in way.every(below)} | ({"home"} if not number else set())
            if here & set(wanted):
                (away / str(number)).mkdir()
                there = away / str(number)
                asyncio.run(_console(there, part, here & set(wanted), sizes, folder, as_kept=True))
        asyncio.run(_screen(away, [WALL_IN_README], sizes, folder, "bold"))
        return {
            re.sub(r"-\d+x\d+", "", path.name): path.read_text("utf-8")
            for path in sorted(folder.glob("*.svg"))
        }


if __name__ == "__main__":
    if sys.argv[1:] in (["--readme"], ["--handbook"]):
        into, names = (README, IN_README) if sys.argv[1] == "--readme" else (HANDBOOK, IN_HANDBOOK)
        into.mkdir(exist_ok=True)
        for name, picture in for_pages(names).items():
            (into / name).write_text(picture, encoding="utf-8")
            print(into / name)
    else:
        wanted = [size for size in SIZES if f"{size[0]}x{size[1]}" in sys.argv[2:]] or SIZES
        named = [word for word in sys.argv[2:] if not re.fullmatch(r"\d+x\d+", word)]
        for path in draw(Path(sys.argv[1]), wanted, named):
            print(path)
