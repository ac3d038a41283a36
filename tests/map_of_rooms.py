"""The rooms of each floor, read from the folders and the imports, and the map of them.

``python tests/map_of_rooms.py docs/architecture.md`` writes the map anew; a test compares.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).parents[1] / "l4pc_tui"
NAME = "l4pc_tui"

ROOMS: dict[str, tuple[str, ...]] = {
    "core/text": ("core/text",),
    "core/record": ("core/record",),
    "core/mixing": ("core/mixing",),
    "core/script": (
        "core/script/model", "core/script/messages", "core/script/syntax", "core/script/checking",
        "core/script/reading", "core/script/writing", "core/script/comparing", "core/script/paper",
        "core/script/editing",
    ),
    "core/people": ("core/people",),
    "core/attendance": ("core/attendance",),
    "core/between": ("core/between",),
    "core/disclosure": ("core/disclosure",),
    "core/document": ("core/document",),
    "core/outcomes": ("core/outcomes",),
    "core/certificates": ("core/certificates",),
    "core/live": (
        "core/live/settings", "core/live/sheet", "core/live/run", "core/live/view_model",
        "core/live/groups", "core/live/notes", "core/live/time", "core/live/depth", "core/live/view",
        "core/live/paper",
    ),
    "core/report": ("core/report",),
    "core/handbook": ("core/handbook",),
    "machine": ("machine",),
    "store": ("store/file", "store/journal", "store/tables", "store/backups", "store", "store/hub"),
    "exchange": (
        "exchange", "exchange/paper", "exchange/session_log", "exchange/locked", "exchange/bundle",
        "exchange/document", "exchange/sheets", "exchange/manuscripts", "exchange/imported",
        "exchange/handbook",
    ),
    "desk": (
        "desk", "desk/library", "desk/people", "desk/groups", "desk/present", "desk/wall", "desk/session",
        "desk/register", "desk/paper", "desk/cohort", "desk/outcomes", "desk/out", "desk/workbooks",
        "desk/certificates", "desk/between", "desk/reports", "desk/home",
        "desk/practice", "desk/handbook",
    ),
    "look": ("look",),
    "console": (
        "console/keys", "console/widgets", "console/frame", "console/questions", "console/panels",
        "console/outcomes", "console/record", "console/groups", "console/session", "console/cohort",
        "console/collect", "console/reports", "console/home", "console/handbook",
        "console/screens",
        "console",
    ),
    "plain": ("plain",),
    "lsp": ("lsp",),
    "cli": ("cli", "cli/out", "cli/plan", "cli/script", "cli/handbook", "cli/app", "cli/pages"),
    "screen": ("screen", "screen/browser"),
}  # fmt: skip
"""The rooms of each floor in their order: each may know those before it, and none behind it."""

_BEGINS, _ENDS = "<!-- rooms -->\n", "<!-- /rooms -->"


class Arrow(NamedTuple):
    """One import: from a module to a module or a name in it, both as paths below the house.

    outside: what is imported is not of the house. typed: it is there for the type checker alone.
    """

    here: str
    target: str
    outside: bool
    typed: bool


def place_of(path: Path) -> str:
    """A module as its path below the house: "core/live/run/rules"."""
    return path.relative_to(HOUSE).with_suffix("").as_posix()


@cache
def arrows() -> tuple[Arrow, ...]:
    """Every import of every module, deferred ones and those for the type checker too."""
    return tuple(_arrows())


def _arrows() -> Iterator[Arrow]:
    for path in sorted(HOUSE.rglob("*.py")):
        here, tree = place_of(path), ast.parse(path.read_text(encoding="utf-8"))
        typed = {
            id(node)
            for guard in ast.walk(tree)
            if isinstance(guard, ast.If) and ast.unparse(guard.test) == "TYPE_CHECKING"
            for node in ast.walk(guard)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{here} imports from a place it does not name"
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for name in names:
                ours = name.startswith(f"{NAME}.")
                target = name.removeprefix(f"{NAME}.").replace(".", "/") if ours else name
                yield Arrow(here, target, not ours, id(node) in typed)


def module_of(target: str) -> str:
    """The module that an imported name is of: itself, or what it is a name in."""
    while target and not (HOUSE / f"{target}.py").exists():
        if (HOUSE / target / "__init__.py").exists():
            return f"{target}/__init__"
        target = target.rpartition("/")[0]
    return target


def room_of(module: str) -> str:
    """The room that a module lies in: its folder, but for the one module that is a room."""
    if any(module in rooms for rooms in ROOMS.values()):
        return module
    return module.rpartition("/")[0]


def modules_in(room: str) -> list[str]:
    """The names of a room's modules."""
    if (HOUSE / f"{room}.py").exists():
        return [room.rpartition("/")[2]]
    found = sorted(path.stem for path in (HOUSE / room).glob("*.py"))
    return [name for name in found if name != "__init__" and f"{room}/{name}" not in _ALONE]


_ALONE = frozenset(
    room for rooms in ROOMS.values() for room in rooms if (HOUSE / f"{room}.py").exists()
)


def says(room: str) -> str:
    """What a room says of itself, in its first sentence or paragraph."""
    path = HOUSE / f"{room}.py"
    path = path if path.exists() else HOUSE / room / "__init__.py"
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(told.partition("\n\n")[0].split())


def known_by() -> dict[str, set[str]]:
    """Each room with the rooms of its own floor that it knows."""
    found: dict[str, set[str]] = {room: set() for rooms in ROOMS.values() for room in rooms}
    floor_of = {room: floor for floor, rooms in ROOMS.items() for room in rooms}
    for arrow in arrows():
        if arrow.outside:
            continue
        here, there = room_of(arrow.here), room_of(module_of(arrow.target))
        same = floor_of.get(here) is not None and floor_of.get(here) == floor_of.get(there)
        if same and here != there and not knows_its_app(arrow):
            found[here].add(there)
    return found


def knows_its_app(arrow: Arrow) -> bool:
    """Whether this is a screen that names the app which carries it, for the type checker alone.

    Textual hands every screen its app; what the app is called there is no arrow of the house.
    """
    return arrow.typed and module_of(arrow.target) == "console/app"


def drawn() -> str:
    """The map: each floor's rooms in their order, what each is for, whom it knows, what is in it."""
    known, lines = known_by(), ["| room | what it is for | knows | modules |", "|---|---|---|---|"]
    for rooms in ROOMS.values():
        for room in rooms:
            near = ", ".join(
                f"`{other.rpartition('/')[2]}`" for other in rooms if other in known[room]
            )
            inside = " ".join(f"`{name}`" for name in modules_in(room))
            lines.append(f"| `{room}` | {says(room)} | {near} | {inside} |")
    return "\n".join(lines) + "\n"


def filled(document: str) -> str:
    """The document with the map between its marks; ValueError when the marks are not there."""
    if _BEGINS not in document or _ENDS not in document:
        raise ValueError(f"no {_BEGINS.strip()} and {_ENDS} around the map of the rooms")
    before, _, rest = document.partition(_BEGINS)
    return f"{before}{_BEGINS}{drawn()}{_ENDS}{rest.partition(_ENDS)[2]}"


if __name__ == "__main__":
    into = Path(sys.argv[1])
    into.write_text(filled(into.read_text(encoding="utf-8")), encoding="utf-8")
