"""The way through every screen and panel of the console: one list, walked in one app.

Each place says which screen stands uppermost there, the keys that lead to it from the place above
it in the list, and those that lead back. Whatever is to hold on every screen is asked along it: the
sweep over sizes, the snapshots, the pictures, the hostile strings. ``unvisited`` names a screen
that has no place here.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import pkgutil
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random
from unittest.mock import patch
from uuid import UUID
from zoneinfo import ZoneInfo

from support.desk import Clock
from support.laptops import written
from support.screens import Driven
from support.sealed import event, note
from support.settling import PATIENCE
from textual.screen import Screen
from textual.widgets import Input

import l4pc_tui.console
from l4pc_tui.console.app import Console
from l4pc_tui.console.questions.waiting import Waiting
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.invented import FACILITATOR
from l4pc_tui.desk.practice.demo_maker import make

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 25, 9, 20, tzinfo=ZONE).timestamp()
"""Five minutes before the third session of the demo's cohort begins."""
DEMO = "l4pc.db"

ROSTER = "name,organisation\nBen Thimbel,\nHollis Penhallow,Puddleby Hospital\n"
"""A roster with a row that may be somebody who is known, and one that is new."""
JOINED = """Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ben Thimbel,,2026-11-25 09:31,2026-11-25 10:10,39,No
"""


@dataclass(frozen=True)
class Words:
    """Typed letter by letter."""

    text: str


@dataclass(frozen=True)
class Later:
    """So many minutes pass, with the console at work."""

    minutes: int


@dataclass(frozen=True)
class Asleep:
    """So many minutes pass, with the lid shut."""

    minutes: int


Key = str | Words | Later | Asleep | Callable[[Driven], None]
"""A key by its name, or what else happens on the way."""


@dataclass(frozen=True)
class Place:
    """One picture of the console.

    ``name``: of its picture and snapshot. ``shows``: the class of the screen that stands uppermost.
    ``keys``: from the place above it. ``back``: the keys that lead there again.
    """

    name: str
    shows: str
    keys: tuple[Key, ...] = ()
    back: tuple[Key, ...] = ("escape",)
    below: tuple[Place, ...] = ()


def _another_version(console: Driven) -> None:
    """Another laptop mended the last note without having seen how this one did."""
    conductor = console.session.conductor
    told = conductor.room.notes[-1]
    conductor.mend(told.id, "the rota was never the point")
    store = conductor.desk.store
    assert conductor.drain(5)
    name = entity("note", told.id)
    first = store.events(name)[0].id
    said = {**told.data(), "text": "the rota is all that there is"}
    store.write([store.entry("put", name, said, actor="Rowan Ash", base=(first,), session=conductor.session)])  # fmt: skip


def _waits(console: Driven) -> None:
    console.app.push_screen(Waiting("Saving what waits…"))


def _over(console: Driven) -> None:
    waiting = console.app.screen
    assert isinstance(waiting, Waiting)
    waiting.over(True)


_COHORTS = Place("cohorts", "CohortsScreen", ("c",), below=(
    Place("cohort", "CohortScreen", ("home", "enter"), below=(
        Place("cohort-connections", "CohortScreen", ("2",), ("1",)),
        Place("cohort-commitments", "CohortScreen", ("3",), ("1",)),
        Place("cohort-rules", "CohortScreen", ("4",), ("1",)),
        Place("cohort-outcomes", "CohortScreen", ("5",), ("1",)),
        Place("person", "PersonForm", ("down", "enter")),
        Place("person-new", "PersonForm", ("a",)),
        Place("transfer", "TransferForm", ("t",)),
        Place("rule", "RuleForm", ("r",)),
        Place("same-person", "PickPerson", ("s",)),
        Place("measures", "MeasuresScreen", ("m",), below=(
            Place("measures-pulse", "PulseForm", ("s",)),
            Place("measures-story", "StoryForm", ("c",)),
            Place("measures-chosen", "ChosenForm", ("o",)),
            Place("measures-when", "Choose", ("f",)),
            Place("measures-paper", "PaperScreen", ("f", "s")),
        )),
    )),
    Place("new-session", "NewSession", ("n",)),
    Place("new-cohort", "NewCohort", ("c",)),
    Place("move-session", "MoveSession", ("down", "down", "down", "down", "m")),
    Place("roster-file", "Ask", ("home", "i")),
    Place("roster-question", "FileQuestion", ("i", Words("roster.csv"), "enter"), (), below=(
        Place("roster-preview", "RosterPreview", ("enter",)),
    )),
))  # fmt: skip
_LIBRARY = Place("library", "LibraryScreen", ("l",), below=(
    Place("library-words", "LibraryScreen", ("slash", Words("trust"))),
    Place("script", "ScriptScreen", ("enter",), below=(
        Place("script-other-view", "ScriptScreen", ("v",), ("v",)),
    )),
    Place("rehearse-how-fast", "Ask", ("R",)),
))  # fmt: skip
_RECORDS = Place("records", "RecordsScreen", ("r",), below=(
    Place("records-log", "Choose", ("e",)),
    Place("report", "ReportScreen", ("r",)),
))  # fmt: skip
_COLLECT = Place("collect-nothing", "CollectScreen", ("k",), below=(
    Place("collect", "CollectScreen", ("o", Words("sent"), "enter"), ("escape",)),
))  # fmt: skip
_RUNNING: tuple[Place, ...] = (
    Place(
        "session-running",
        "SessionScreen",
        (
            Later(6),
            "enter",
            Later(11),
            "enter",
            Later(16),
            "enter",
            Later(10),
            "enter",
            Later(4),
            "enter",
            Later(8),
            "enter",
            "enter",
        ),
        (),
    ),
    Place("session-keys", "EveryKey", ("f1",)),
    Place("session-run-sheet", "SessionScreen", ("f2",)),
    Place("session-people", "SessionScreen", ("f3",)),
    Place("session-notes", "SessionScreen", ("f4",)),
    Place("session-depth", "SessionScreen", ("f5",)),
    Place(
        "session-line",
        "SessionScreen",
        ("asterisk", Words("what nobody said about the rota")),
        ("enter",),
    ),
    Place(
        "session-versions",
        "Versions",
        ("n", Words("the rota again"), "enter", _another_version, "q", "g", "enter", "v"),
    ),
    Place("session-paused", "SessionScreen", ("space",), ("space",)),
    Place(
        "session-time", "TimeScreen", ("t",), below=(Place("session-time-length", "Ask", ("l",)),)
    ),
    Place(
        "session-plan",
        "PlanScreen",
        ("e",),
        below=(
            Place("session-insert", "Insert", ("i",)),
            Place("session-lock", "Ask", ("end", "up", "l")),
        ),
    ),
    Place("session-pulse", "PulseScreen", ("p",)),
    Place("session-doors", "Doors", ("0",)),
    Place(
        "session-deeper",
        "DeeperScreen",
        ("d", "d", "d"),
        below=(Place("session-reason", "Reason", ("enter",)),),
    ),
    Place("session-message", "Choose", ("m",)),
    Place("session-wall-dark", "SessionScreen", ("k",), ("k",)),
    Place("session-support", "SupportScreen", ("S",)),
    Place("session-restricted", "Ask", ("backslash",)),
    Place("session-goes-on", "Choose", ("q",)),
    Place("session-find", "FindScreen", ("slash", Words("the"))),
    Place("session-beside", "SessionScreen", ("1",), ("enter",)),
    Place("session-away", "AwayScreen", (Asleep(4),), ("enter",)),
    Place("follow-up", "FollowScreen", ("f",)),
    Place(
        "groups",
        "GroupsScreen",
        ("g",),
        below=(
            Place("groups-in-hand", "GroupsScreen", ("space", "right"), ("escape",)),
            Place("groups-size", "Ask", ("s",)),
        ),
    ),
    Place(
        "close",
        "CloseScreen",
        ("exclamation_mark", Words("Amina phones the chair"), "enter", "c"),
        below=(Place("close-commitment", "CommitmentForm", ("w",)),),
    ),
)
SESSION = Place("session-before", "SessionScreen", ("enter",), ("q", "w"), below=(
    Place("register", "RegisterScreen", ("r", "a"), below=(
        Place("register-walk-in", "Ask", ("w",)),
        Place("register-file", "FileQuestion", ("b", Words("joined.csv"), "enter")),
    )),
    *_RUNNING,
))  # fmt: skip

PLACES: tuple[Place, ...] = (
    Place("home", "HomeScreen", (), (), below=(
        Place("home-new", "Choose", ("n",)),
        Place("home-keys", "EveryKey", ("f1",)),
        Place("handbook", "HandbookScreen", ("f1", "h"), below=(
            Place("handbook-link", "HandbookScreen", ("tab",), ()),
            Place("handbook-contents", "HandbookScreen", ("c",), ("c",)),
            Place("handbook-found", "HandbookScreen", ("slash", Words("squeeze"))),
        )),
        Place("palette", "Palette", ("ctrl+p",), below=(
            Place("palette-words", "Palette", (Words("groups"),), ("backspace",) * 6),
        )),
        Place("curtain", "Curtain", ("f9",), ("x",)),
        Place("waiting", "Waiting", (_waits,), (_over,)),
        Place("plan-ahead", "PlanAhead", ("e",)),
        Place("print", "Choose", ("p",)),
        Place("find", "FindScreen", ("slash", Words("the"))),
        Place("settings", "SettingsScreen", ("s",), below=(
            Place("settings-one-of", "OneOf", ("enter",)),
        )),
        _LIBRARY, _COHORTS, _RECORDS, _COLLECT, SESSION,
        Place("rehearsal-over", "Verdict", ("l", "R", "enter", "enter", "q", "enter"), ("enter", "escape")),
    )),
)  # fmt: skip


def every(places: tuple[Place, ...] = PLACES) -> Iterator[Place]:
    """All places, in the order in which they are come by."""
    for place in places:
        yield place
        yield from every(place.below)


def unvisited() -> list[str]:
    """The screens of the console that no place shows."""
    for module in pkgutil.walk_packages(l4pc_tui.console.__path__, "l4pc_tui.console."):
        importlib.import_module(module.name)
    shown = {place.shows for place in every()}
    return sorted({kind.__name__ for kind in _screens(Screen)} - shown)


def _screens(kind: type[Screen[object]]) -> Iterator[type[Screen[object]]]:
    """What stands on view: of a class that others are made from, they do."""
    for below in kind.__subclasses__():
        if below.__module__.startswith("l4pc_tui.console.") and not below.__subclasses__():
            yield below
        yield from _screens(below)


def only(names: Collection[str], places: tuple[Place, ...] = PLACES) -> tuple[Place, ...]:
    """The way to these places alone, with whatever moves the session on before them."""
    kept: list[Place] = []
    moves: list[Place] = []
    for place in places:
        below = only(names, place.below)
        if place.name in names or below:
            kept += [*moves, replace(place, below=below)]
            moves = []
        elif place.keys and not place.back:
            moves.append(replace(place, below=()))
    return tuple(kept)


Visit = Callable[[Driven, Place], Awaitable[None]]


async def walk(console: Driven, visit: Visit, places: tuple[Place, ...] = PLACES) -> None:
    """Go to every place, in one app, and ``visit`` it."""
    for place in places:
        await _press(console, place.keys)
        _stands(console, place)
        await _hold_still(console)
        await visit(console, place)
        await walk(console, visit, place.below)
        await _press(console, place.back)


async def _hold_still(console: Driven) -> None:
    """No cursor blinks: whether it is on view hangs on the moment."""
    lines = [line for line in console.app.screen.query(Input) if line.cursor_blink]
    for line in lines:
        line.cursor_blink = False
    if lines:
        await console.settle()


def _stands(console: Driven, place: Place) -> None:
    shown = type(console.app.screen).__name__
    assert shown == place.shows, f"{place.name}: {shown} is on view:\n{console.text}"


async def _press(console: Driven, keys: tuple[Key, ...]) -> None:
    """Press the keys, and wait until what they wrote is on the disk and said to be."""
    await _each(console, keys)
    if console.app.conductor is not None and keys:
        await asyncio.to_thread(console.app.conductor.drain, PATIENCE)
        await console.settle()


async def _each(console: Driven, keys: tuple[Key, ...]) -> None:
    for key in keys:
        if isinstance(key, str):
            await console.press(key)
        elif isinstance(key, Words):
            await console.write(key.text)
        elif isinstance(key, Later | Asleep):
            clock = console.app.desk.clock
            assert isinstance(clock, Clock)
            awake = isinstance(key, Later)
            for _ in range(3 * key.minutes if awake else 1):
                clock.now += 20 if awake else 60 * key.minutes
                console.session.conductor.tick()
            console.session.tick()
            await console.settle()
        else:
            key(console)
            await console.settle()


@contextmanager
def the_same_ids() -> Iterator[None]:
    """Ids that are the same each time: who sits with whom hangs on them where all else is equal."""
    hand = Random(16)
    with patch("uuid.uuid4", lambda: UUID(int=hand.getrandbits(128), version=4)):
        yield


def ground(folder: Path) -> Path:
    """The demo, made anew, in a folder, beside what other people sent; its file."""
    with the_same_ids():
        make(str(folder / DEMO), NOW, ZONE.key)
    desk = open_desk(
        folder / DEMO, actor=FACILITATOR, clock=lambda: NOW, zone=ZONE, pretends="demo"
    )
    try:
        new_cohort(desk, "Puddleby evening cohort")
    finally:
        desk.close()
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (folder / "joined.csv").write_text(JOINED, encoding="utf-8")
    sent = folder / "sent"
    sent.mkdir()
    people = [event(1, "person:p1", {"name": "Ben Thimbel"}, session="")]
    held = event(20, "session:s1", {"plan": "morning", "date": "2026-11-24"}, session="")
    written(sent / "dana.jsonl", [*people, held, note(3, "one rule")])
    written(
        sent / "mira.jsonl", [note(4, "two rules", device="d2")], device="d2", actor="Mira Holt"
    )
    return folder / DEMO


@asynccontextmanager
async def on_the_way(
    made: Path, folder: Path, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Driven]:
    """The console on a copy of the ground, before the first key."""
    shutil.copytree(made.parent, folder, dirs_exist_ok=True)
    os.chdir(folder)
    app = Console(folder / DEMO, FACILITATOR, pretends="demo", clock=Clock(NOW), zone=ZONE)
    try:
        # What is told stays until something else is: how long a walk takes is the machine's.
        with the_same_ids(), patch("l4pc_tui.console.widgets.told.SECONDS", 86_400.0):
            async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                console = Driven(app, pilot)
                await console.settle()
                yield console
    finally:
        app.close_desks()
