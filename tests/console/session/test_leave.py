"""Leaving: with a disk that refuses, and when the system says so."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from support.kernel import Kernel
from support.screens import DeskOn, Drive

from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.curtain import Curtain
from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.machine.closing import WAIT
from l4pc_tui.machine.closing import closing as window_closes


@contextmanager
def full_disk(db: Path) -> Iterator[None]:
    """While it lasts, no file may grow beyond what the database has now."""
    if sys.platform == "win32":
        raise NotImplementedError
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (db.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


LONG = "x" * 9000
"""Words that need more room in the file than it has left."""


async def test_a_disk_that_refuses_is_told_and_the_session_goes_on_until_there_is_room(
    drive: Drive, db: Path
) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        await console.until(lambda: "● saved" in console.text)
        with full_disk(db):
            console.session.conductor.note(f"* {LONG}")
            await console.until(lambda: console.session.told.words.startswith("The disk"))
            console.session.tell("")
            await console.press("asterisk")
            await console.write("kept in memory")
            await console.press("enter", "enter")
            await console.until(lambda: "not saved · 3 waiting" in console.text)
            assert "kept in memory" in console.text
            assert console.session.told.words == "", "said once"
        await console.until(lambda: "● saved" in console.text)
        await console.until(lambda: console.session.told.words == "Everything is saved again.")
        assert console.session.conductor.waiting() == 0


async def test_leaving_with_unsaved_entries_offers_another_folder(
    drive: Drive, db: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    async with drive() as console:
        await console.press("enter", "enter")
        await console.until(lambda: "● saved" in console.text)
        with full_disk(db):
            console.session.conductor.note(f"* {LONG}")
            await console.press("q", "g")
            await console.until(lambda: isinstance(console.app.screen, Ask))
            assert "1 entry is not saved." in console.text
            await console.press("escape")
            assert isinstance(console.app.screen, SessionScreen)
            await console.press("q", "g")
            await console.until(lambda: isinstance(console.app.screen, Ask))
            console.app.screen.query_one(Field).value = str(stick)
            await console.press("enter")
            assert isinstance(console.app.screen, HomeScreen)
        assert [*stick.iterdir()]


async def test_whoever_stays_after_all_holds_the_session_again(
    drive: Drive, db: Path, desk_on: DeskOn
) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        await console.until(lambda: "● saved" in console.text)
        with closing(sqlite3.connect(db, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            console.session.conductor.note("* one")
            await console.press("q", "g")
            await console.until(lambda: isinstance(console.app.screen, Ask))
            await console.press("escape")
            other.execute("ROLLBACK")
        conductor = console.session.conductor
        conductor.desk.store.later(int).result()
        desk = desk_on(db)
        assert open_session(desk, conductor.session).reading
        desk.close()


async def test_keys_typed_while_it_is_being_saved_do_not_reach_the_session(
    drive: Drive, db: Path
) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        await console.until(lambda: "● saved" in console.text)
        with full_disk(db):
            console.session.conductor.note(f"* {LONG}")
            before = console.session.conductor.view()
            await console.pilot.press("q")
            await console.pilot.press("g")
            await console.until(lambda: "Saving what waits…" in console.text)
            await console.pilot.press("space", "enter", "n", "h", "i")
            assert "Saving what waits…" in console.text
            await console.until(lambda: isinstance(console.app.screen, Ask))
            now = console.session.conductor.view()
            assert (now.state, now.card.name) == (before.state, before.card.name)
            assert console.session.conductor.draft() == ""


async def test_the_curtain_over_the_saving_does_not_hold_it_up(drive: Drive, db: Path) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        await console.until(lambda: "● saved" in console.text)
        with full_disk(db):
            console.session.conductor.note(f"* {LONG}")
            await console.pilot.press("q")
            await console.pilot.press("g")
            await console.until(lambda: "Saving what waits…" in console.text)
            await console.press("f9")
            assert isinstance(console.app.screen, Curtain)
            await console.press("x")
            await console.until(lambda: isinstance(console.app.screen, Ask))


async def test_leaving_on_a_full_disk_takes_the_half_typed_line_along(
    drive: Drive, db: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    async with drive() as console:
        await console.press("enter", "enter")
        await console.until(lambda: "● saved" in console.text)
        with full_disk(db):
            console.session.conductor.note(f"* {LONG}")
            await console.press("n")
            console.session.capture.value = f"half typed {LONG}"
            await console.press("escape", "q", "g")
            await console.until(lambda: isinstance(console.app.screen, Ask))
            assert "and the half-typed line are not saved." in console.text
            console.app.screen.query_one(Field).value = str(stick)
            await console.press("enter")
            assert isinstance(console.app.screen, HomeScreen)
        assert f"half typed {LONG}" in next(stick.iterdir()).read_text(encoding="utf-8")


async def test_a_signal_to_end_saves_the_half_typed_line_and_leaves(
    drive: Drive, db: Path, desk_on: DeskOn
) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    for number, name in enumerate((signal.SIGTERM, signal.SIGHUP)):
        async with drive() as console:
            await console.press("enter", *(() if number else ("enter",)), "n")
            if number:
                # The room went on; the draft of the first time stands in the line.
                assert console.session.capture.value == "half 0"
                console.session.capture.value = ""
            await console.write(f"half {number}")
            key = console.session.conductor.session
            os.kill(os.getpid(), name)
            await console.until(lambda: console.app.return_code is not None)
            assert console.app.return_code == 0
        desk = desk_on(db)
        assert desk.store.draft(key) == f"half {number}"
        desk.close()


async def test_a_window_that_windows_closes_loses_nothing_that_was_seen(
    drive: Drive, db: Path, desk_on: DeskOn, tmp_path: Path
) -> None:
    """The handler comes in a thread of its own, right behind the last letter."""
    kernel = Kernel()
    with ExitStack() as run:
        async with drive() as console:
            run.enter_context(window_closes(console.app.ask_to_go, kernel))
            await console.press("enter", "enter", "n")
            await console.write("it was never the form")
            await console.press("enter", "n")
            await console.write("half a thought")
            key = console.session.conductor.session
            wall = [*tmp_path.rglob("screen-*.json")]
            begun, thread = time.monotonic(), kernel.call()
            await console.until(lambda: console.app.return_code is not None)
        assert thread.is_alive(), "Windows must wait until the desk is closed too."
    thread.join(10)
    assert console.app.return_code == 0
    assert (kernel.answers, kernel.handlers) == ([True], [])
    assert time.monotonic() - begun < WAIT
    assert len(wall) == 1
    assert not wall[0].exists()
    desk = desk_on(db)
    assert desk.store.draft(key) == "half a thought"
    notes = open_session(desk, key).view().notes
    assert [note.text for note in notes] == ["it was never the form"]
    desk.close()


async def test_a_system_without_these_signals_starts_all_the_same(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.delattr(signal, "SIGHUP")
    monkeypatch.setattr(type(asyncio.get_running_loop()), "add_signal_handler", none)
    async with drive() as console:
        await console.press("enter", "enter")
        assert isinstance(console.app.screen, SessionScreen)


async def test_a_signal_to_end_on_a_full_disk_writes_what_waits_at_home(
    drive: Drive, db: Path, tmp_path: Path
) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        await console.until(lambda: "● saved" in console.text)
        before = {*tmp_path.iterdir()}
        with full_disk(db):
            console.session.conductor.note(f"* {LONG}")
            os.kill(os.getpid(), signal.SIGTERM)
            await console.until(lambda: console.app.return_code is not None)
        (rescued,) = {*tmp_path.iterdir()} - before
        assert console.app.return_value == 1
        assert f"what was not lies in {rescued}" in console.app.last_words
        assert LONG in rescued.read_text(encoding="utf-8")
