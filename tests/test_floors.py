"""The house keeps its floors: nothing knows the floor above it, and the rules know nobody."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import l4pc_tui

HOUSE = Path(l4pc_tui.__file__).parent
NAME = "l4pc_tui"

MAY_KNOW: dict[str, set[str]] = {
    "core/record": set(),
    "core/text": set(),
    "core/script": {"core/record", "core/text"},
    "core/people": {"core/record", "core/text"},
    "core/live": {"core/record", "core/text", "core/script", "core/people"},
    "store": {"core"},
    "exchange": {"core"},
    "desk": {"core", "store", "exchange"},
    "look": {"core"},
    "console": {"core", "desk", "look"},
    "plain": {"core", "desk"},
    "cli": {"core", "desk", "console", "plain", "screen"},
    "screen": {"core/live/public", "core/text", "look"},
}
"""Each part of the house, and what below it may be known there; its own part always may.

The command line is the front door: it opens the other faces.
"""

OUTSIDE = {
    "core": {
        "textual",
        "rich",
        "sqlite3",
        "sqlite_utils",
        "platformdirs",
        "click",
        "os",
    },
    "console": {"sqlite3", "sqlite_utils", "csv", "yaml", "markdown_it"},
    "plain": {"sqlite3", "sqlite_utils", "textual", "csv", "yaml"},
    "cli": {"sqlite3", "sqlite_utils", "textual", "csv", "yaml"},
    "screen": {"sqlite3", "sqlite_utils", "click", "yaml"},
    "exchange": {"sqlite3", "sqlite_utils", "textual"},
    "desk": {"sqlite3", "sqlite_utils", "textual", "rich"},
    "store": {"textual", "rich", "click"},
}
"""What of the outside world a floor must not import."""


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the house as it is written, by its path in it."""
    return {
        path.relative_to(HOUSE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(HOUSE.rglob("*.py"))
    }


def modules() -> Iterator[tuple[str, str]]:
    """(module path below the house, imported name) for every import, deferred ones too."""
    for path, tree in trees().items():
        place = path.removesuffix(".py")
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((place, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{place} imports from a place it does not name"
                for alias in node.names:
                    yield place, f"{node.module}.{alias.name}"


def part(place: str) -> str:
    """The part of the house that a module is in."""
    return next((name for name in MAY_KNOW if place == name or place.startswith(name + "/")), "")


def test_no_arrow_points_up() -> None:
    wrong = []
    for place, imported in modules():
        here = part(place)
        if not here or not imported.startswith(NAME + "."):
            continue
        target = imported.removeprefix(NAME + ".").replace(".", "/")
        known = {here, *MAY_KNOW[here]}
        if not any(target == name or target.startswith(name + "/") for name in known):
            wrong.append(f"{place} knows {target}")
    assert wrong == []


def test_every_module_stands_on_a_floor() -> None:
    places = {place for place, _ in modules()}
    homeless = {place for place in places if not part(place)}
    assert homeless <= {"__init__", "__main__", "core/__init__"}


def test_what_a_floor_must_not_import_it_does_not() -> None:
    wrong = [
        f"{place} imports {imported}"
        for place, imported in modules()
        for floor, barred in OUTSIDE.items()
        if place.startswith(floor + "/") and imported.split(".")[0] in barred
    ]
    assert wrong == []


def test_no_sql_stands_outside_the_store() -> None:
    verbs = ("SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "PRAGMA ")
    wrong = []
    for place, tree in trees().items():
        if place.startswith("store/"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                wrong += [f"{place}: {verb}" for verb in verbs if node.value.startswith(verb)]
    assert wrong == []


def fresh(code: str) -> set[str]:
    """The modules that a fresh process holds after running the code."""
    show = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", show], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


def test_the_rules_alone_bring_no_clock_face_file_or_database() -> None:
    below = sorted(p.relative_to(HOUSE.parent).with_suffix("") for p in HOUSE.glob("core/**/*.py"))
    names = [".".join(path.parts).removesuffix(".__init__") for path in below]
    held = fresh("\n".join(f"import {name}" for name in names))
    barred = {"textual", "rich", "sqlite3", "sqlite_utils", "platformdirs", "click"}
    assert held & barred == set()
    assert "l4pc_tui.core.live.view" in held


@pytest.mark.parametrize(
    ("module", "barred"),
    [
        ("l4pc_tui.console.app", {"pydantic", "yaml", "markdown_it", "sqlite_utils", "click"}),
        ("l4pc_tui.screen.app", {"pydantic", "yaml", "sqlite3", "sqlite_utils", "click"}),
        ("l4pc_tui.__main__", {"textual", "pydantic", "yaml", "sqlite_utils", "click"}),
    ],
)
def test_a_face_opens_without_what_it_does_not_need_yet(module: str, barred: set[str]) -> None:
    assert fresh(f"import {module}") & barred == set()


def test_the_rules_read_no_clock() -> None:
    told = []
    for path in sorted(HOUSE.glob("core/**/*.py")):
        text = path.read_text(encoding="utf-8")
        told += [
            f"{path.name}: {call}"
            for call in ("datetime.now(", "time.time(", "date.today(", "utcnow(", "random.random(")
            if call in text
        ]
    assert told == []
