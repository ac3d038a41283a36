"""The house keeps its floors and rooms: nothing knows what is above it; the rules know nobody."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from map_of_rooms import (
    HOUSE,
    ROOMS,
    arrows,
    filled,
    knows_its_app,
    module_of,
    modules_in,
    room_of,
    says,
)

ARCHITECTURE = Path(__file__).parents[1] / "docs" / "architecture.md"

MAY_KNOW: dict[str, set[str]] = {
    "core/text": set(),
    "core/record": {"core/text"},
    "core/script": {"core/record", "core/text"},
    "core/people": {"core/record", "core/text"},
    "core/attendance": {"core/record", "core/text", "core/people"},
    "core/between": {"core/record", "core/text", "core/people"},
    "core/disclosure": {"core/record", "core/text", "core/people"},
    "core/document": {"core/record", "core/text"},
    "core/outcomes": {
        "core/record",
        "core/text",
        "core/people",
        "core/document",
        "core/attendance",
    },
    "core/certificates": {"core/record", "core/text", "core/people", "core/document"},
    "core/report": {
        "core/record",
        "core/text",
        "core/people",
        "core/live",
        "core/disclosure",
        "core/document",
        "core/outcomes",
    },
    "core/handbook": {"core/text"},
    "core/mixing": {"core/record", "core/text"},
    "core/live": {"core/record", "core/text", "core/script", "core/people", "core/mixing"},
    "machine": set(),
    "store": {"core", "machine"},
    "exchange": {"core", "machine"},
    "desk": {"core", "store", "exchange", "machine"},
    "look": {"core", "machine"},
    "console": {"core", "desk", "look", "machine"},
    "plain": {"core", "desk", "machine"},
    "lsp": {"core", "desk", "machine"},
    "cli": {"core", "desk", "machine", "console", "plain", "screen", "lsp"},
    "screen": {
        "core/live/view/public",
        "core/live/view/room_clock",
        "core/live/view/wall_words",
        "core/text",
        "look",
        "machine",
    },
}
"""Each part of the house, and what below it may be known there; its own part always may.

The command line is the front door: it opens the other faces.
"""

OUTSIDE = {
    "machine": {"textual", "rich", "sqlite3", "sqlite_utils", "click", "pydantic", "yaml"},
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
    "lsp": {"sqlite3", "sqlite_utils", "textual", "csv", "yaml", "click"},
    "cli": {"sqlite3", "sqlite_utils", "textual", "csv", "yaml"},
    "screen": {"sqlite3", "sqlite_utils", "click", "yaml"},
    "exchange": {"sqlite3", "sqlite_utils", "textual"},
    "desk": {"sqlite3", "sqlite_utils", "textual", "rich"},
    "store": {"textual", "rich", "click"},
}
"""What of the outside world a floor must not import."""

ONLY_IN = {"psycopg": "store/hub", "pygls": "lsp", "lsprotocol": "lsp"}
"""What of the outside world one room alone may import."""


MOST = 26
"""Modules in one room; what has more is two rooms."""

LYING_FREE: dict[str, set[str]] = {
    "core/live": {"view_model"},
    "core/script": set(),
    "store": {
        "store",
        "admission",
        "open",
        "guard",
        "questions",
        "writes",
        "collecting",
        "uncollecting",
        "salvaging",
        "together",
        "as_of",
        "past",
    },
    "desk": {
        "desk",
        "trouble",
        "paths",
        "clocks",
        "own_process",
        "private",
        "regular_backups",
        "salvaging",
        "backups",
        "chosen",
        "its_place",
        "settings_file",
    },
    "console": {"app", "app_base", "start"},
}
"""The modules of a floor with rooms that lie in the floor's own folder: what opens it, no more."""


def part(place: str) -> str:
    """The part of the house that a module is in."""
    return next((name for name in MAY_KNOW if place == name or place.startswith(name + "/")), "")


def test_no_arrow_points_up() -> None:
    wrong = []
    for arrow in arrows():
        here = part(arrow.here)
        if not here or arrow.outside:
            continue
        target = arrow.target
        known = {here, *MAY_KNOW[here]}
        if not any(target == name or target.startswith(name + "/") for name in known):
            wrong.append(f"{arrow.here} knows {target}")
    assert wrong == []


def test_what_is_said_on_the_wall_is_made_of_the_rooms_view_alone() -> None:
    # What the participants' windows may know beside the view must not be a way round it.
    words = {"core/live/view/wall_words", "core/live/view/room_clock"}
    known = {arrow.target for arrow in arrows() if arrow.here in words and not arrow.outside}
    allowed = ("core/text", "core/record/place", "core/live/view/public", *words)
    assert [target for target in known if not target.startswith(allowed)] == []
    assert any(target.startswith("core/live/view/public") for target in known)


def test_no_arrow_points_up_between_the_rooms_of_a_floor_so_that_none_make_a_circle() -> None:
    order = {room: number for rooms in ROOMS.values() for number, room in enumerate(rooms)}
    wrong = []
    for arrow in arrows():
        here, there = room_of(arrow.here), room_of(module_of(arrow.target))
        if arrow.outside or part(here) != part(there) or knows_its_app(arrow):
            continue
        if here in order and there in order and order[there] > order[here]:
            wrong.append(f"{arrow.here} in {here} knows {arrow.target}")
    assert wrong == []


def test_every_module_lies_in_a_room_that_is_known() -> None:
    rooms = {room for rooms in ROOMS.values() for room in rooms}
    lying = {arrow.here for arrow in arrows() if part(arrow.here)}
    homeless = {module for module in lying if room_of(module) not in rooms}
    assert homeless <= {f"{floor}/__init__" for floor in MAY_KNOW}
    gone = {room for room in rooms if not modules_in(room)}
    assert gone == set()


def test_in_a_floor_with_rooms_nothing_lies_free_but_what_opens_it() -> None:
    lying = {
        floor: {path.stem for path in (HOUSE / floor).glob("*.py")} - {"__init__"}
        for floor in LYING_FREE
    }
    assert lying == LYING_FREE


def test_no_room_is_so_full_that_nobody_finds_anything() -> None:
    full = {room: len(modules_in(room)) for rooms in ROOMS.values() for room in rooms}
    assert {room: number for room, number in full.items() if number > MOST} == {}


def test_every_room_says_in_a_sentence_what_it_is_for() -> None:
    told = {room: says(room) for rooms in ROOMS.values() for room in rooms}
    silent = {
        room: words
        for room, words in told.items()
        if not (words[:1].isupper() and words.endswith(".") and len(words.split()) > 4)
    }
    assert silent == {}


def test_the_map_of_the_rooms_is_the_one_that_the_imports_draw() -> None:
    document = ARCHITECTURE.read_text(encoding="utf-8")
    assert filled(document) == document, "python tests/map_of_rooms.py docs/architecture.md"


def test_every_module_stands_on_a_floor() -> None:
    places = {arrow.here for arrow in arrows()}
    homeless = {place for place in places if not part(place)}
    assert homeless <= {"__init__", "__main__", "core/__init__"}


def test_what_a_floor_must_not_import_it_does_not() -> None:
    wrong = [
        f"{arrow.here} imports {arrow.target}"
        for arrow in arrows()
        for floor, barred in OUTSIDE.items()
        if arrow.outside
        and arrow.here.startswith(floor + "/")
        and arrow.target.split(".")[0] in barred
    ]
    assert wrong == []


def test_what_one_room_alone_may_import_no_other_does() -> None:
    wrong = [
        f"{arrow.here} imports {arrow.target}"
        for arrow in arrows()
        for package, room in ONLY_IN.items()
        if arrow.outside and arrow.target.split(".")[0] == package and room_of(arrow.here) != room
    ]
    assert wrong == []


def test_no_sql_stands_outside_the_store() -> None:
    verbs = ("SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "PRAGMA ")
    wrong = []
    for path in sorted(HOUSE.rglob("*.py")):
        place = path.relative_to(HOUSE).as_posix()
        if place.startswith("store/"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                wrong += [f"{place}: {verb}" for verb in verbs if node.value.startswith(verb)]
    assert wrong == []


def fresh(code: str) -> set[str]:
    """The modules that a fresh process holds after running the code."""
    show = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", show], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    return set(done.stdout.split())


def test_the_rules_alone_bring_no_clock_face_file_or_database() -> None:
    below = sorted(p.relative_to(HOUSE.parent).with_suffix("") for p in HOUSE.glob("core/**/*.py"))
    names = [".".join(path.parts).removesuffix(".__init__") for path in below]
    held = fresh("\n".join(f"import {name}" for name in names))
    barred = {"textual", "rich", "sqlite3", "sqlite_utils", "platformdirs", "click"}
    assert held & barred == set()
    assert "l4pc_tui.core.live.view.view" in held


@pytest.mark.parametrize(
    ("module", "barred"),
    [
        ("l4pc_tui.console.app", {"pydantic", "yaml", "markdown_it", "sqlite_utils", "click"}),
        (
            "l4pc_tui.screen.app",
            {"pydantic", "yaml", "sqlite3", "sqlite_utils", "click", "http.server"},
        ),
        (
            "l4pc_tui.screen.browser.app",
            {"textual", "rich", "pydantic", "yaml", "sqlite3", "sqlite_utils", "click"},
        ),
        (
            "l4pc_tui.cli.app",
            {
                "textual",
                "http.server",
                "webbrowser",
                "l4pc_tui.screen.browser.app",
                "l4pc_tui.cli.out.export",
                "l4pc_tui.cli.out.report",
                "l4pc_tui.cli.out.certificate",
                "l4pc_tui.cli.out.outcomes",
                "l4pc_tui.cli.script.lsp",
                "pygls",
                "l4pc_tui.core.certificates.regulators",
                "l4pc_tui.desk.out.formats",
            },
        ),
        ("l4pc_tui.cli.records", {"textual", "l4pc_tui.core.record.kinds"}),
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
