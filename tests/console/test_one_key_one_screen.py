"""A key acts on the screen that it was pressed on, and words that are typed are never commands."""

from __future__ import annotations

import importlib
import os
import pkgutil
import random
import threading
from collections.abc import Sequence
from typing import Any

import pytest
from support.portion import portion
from support.screens import Drive, Driven
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Input

import l4pc_tui.console
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.curtain import Curtain
from l4pc_tui.console.record.close import CloseScreen
from l4pc_tui.console.record.commitment import CommitmentForm
from l4pc_tui.core.live.notes.left_open import PARTS

WORDS = "quit zap expel rub on 1 0 = ] [ go"
HAND = 400 if os.environ.get("L4PC_TORTURE") == "long" else 60
KEYS = ("enter", "enter", "escape", "q", "n", "w", "r", "c", "d", "u", "t", "e", "p", "y", "f", "l",
        "s", "z", "x", "i", "o", "slash", "space", "f9", "f1", "f2", "f4", "f5", "h", "v", "0", "1",
        "2", "asterisk", "exclamation_mark", "tab", "up", "down", "R", "U", "S", "a",
        "backslash")  # fmt: skip
RUNS = ("enter", "enter")
"""From Home into the session, and its start."""
OPENERS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((), ("slash",)), ((), ("l", "slash")), ((), ("c", "i")), ((), ("s", "enter")),
    ((), ("enter", "n")), ((), ("enter", "asterisk")), ((), (*RUNS, "n")),
    (RUNS, ("exclamation_mark",)), (RUNS, ("slash",)), (RUNS, ("backslash",)), (RUNS, ("p",)),
    (RUNS, ("t", "l")), (RUNS, ("e", "down", "l")), (RUNS, ("e", "i")), (RUNS, ("c", "p")),
    (RUNS, ("r", "w")), (RUNS, ("r", "n")), (RUNS, ("r", "i")), (RUNS, ("r", "slash")),
    ((*RUNS, "r"), ("w",)), ((), ("r", "slash")), (("r", "r"), ("d",)), ((*RUNS, "c", "m"), ("s",)),
)  # fmt: skip
"""What stands before, and the keys that open a line, all of which are typed in one breath."""


class Log:
    """What every key did, and on which screen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.astray: list[str] = []
        self.actions: list[str] = []
        self._key, self._on = "", ""
        handed, acted, left = App.on_event, App.run_action, Screen.dismiss

        async def on_event(app: App[Any], event: events.Event) -> None:
            if isinstance(event, events.Key) and not event.is_forwarded:
                self._key, self._on = event.key, repr(app.screen)
            await handed(app, event)

        async def run_action(app: App[Any], action: Any, *more: Any, **named: Any) -> bool:
            before = repr(app.screen)
            done = await acted(app, action, *more, **named)
            if done:
                self.actions.append(str(action))
                if before != self._on:
                    self.astray.append(f"{self._key} of {self._on} did {action} on {before}")
            return done

        def dismiss(screen: Screen[Any], result: Any = None) -> Any:
            if screen.app.screen is not screen:
                self.astray.append(f"{screen!r} took {screen.app.screen!r} away")
            return left(screen, result)

        monkeypatch.setattr(App, "on_event", on_event)
        monkeypatch.setattr(App, "run_action", run_action)
        monkeypatch.setattr(Screen, "dismiss", dismiss)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    return Log(monkeypatch)


async def in_one_breath(console: Driven, keys: Sequence[str], words: str = "") -> None:
    """All of it arrives before the first has had its effect."""
    named = [*((key, None) for key in keys), *((_character_to_key(c), c) for c in words)]
    for key, character in named:
        console.app.post_message(events.Key(key, character))
    await console.settle()


@pytest.mark.parametrize(
    ("before", "opener"), portion(OPENERS), ids=lambda keys: "-".join(keys) or "home"
)
async def test_words_typed_in_a_breath_with_what_opens_a_line_stand_in_it(
    drive: Drive, log: Log, before: tuple[str, ...], opener: tuple[str, ...]
) -> None:
    async with drive() as console:
        await console.press(*before)
        log.actions.clear()
        await in_one_breath(console, opener, WORDS)
        line = console.app.focused
        assert isinstance(line, Input)
        assert line.value.endswith(WORDS)
        assert len(log.actions) <= len(opener), log.actions
        assert log.astray == []


async def test_enter_on_the_last_line_of_a_commitment_leads_back_to_close_and_no_further(
    drive: Drive, log: Log
) -> None:
    async with drive() as console:
        await console.press(*RUNS, "exclamation_mark")
        await console.write("write to the council")
        await console.press("enter", "c", "w")
        assert isinstance(console.app.screen, CommitmentForm)
        await console.press(*["enter"] * len(PARTS))
        assert isinstance(console.app.screen, CloseScreen)
        assert console.session in console.app.screen_stack
        assert log.astray == []


async def test_a_question_that_is_answered_behind_the_curtain_leaves_the_curtain_up(
    drive: Drive,
) -> None:
    async with drive() as console:
        await console.press(*RUNS)
        asked, answers = Ask("Who?"), list[str | None]()
        console.app.push_screen(asked, answers.append)
        await console.press("f9")
        asked.dismiss("Ann")
        asked.dismiss("Bo")
        await console.settle()
        assert isinstance(console.app.screen, Curtain)
        assert answers == []
        await console.press("x")
        assert console.app.screen_stack[-1] is console.session
        assert answers == ["Ann"]


async def test_what_the_disk_brings_waits_behind_the_curtain(drive: Drive) -> None:
    async with drive() as console:
        read = threading.Event()

        def ask(_: object) -> None:
            console.app.push_screen(Ask("Who?"))

        console.app.at_desk(read.wait, ask, leads=True)
        console.app.post_message(events.Key("n", "n"))
        console.app.post_message(events.Key("o", "o"))
        console.app.post_message(events.Key("f9", None))
        await console.until(lambda: isinstance(console.app.screen, Curtain))
        read.set()
        await console.settle()
        assert isinstance(console.app.screen, Curtain)
        await console.press("x")
        assert isinstance(console.app.screen, Ask)
        assert console.app.screen.query_one(Input).value == ""


@pytest.mark.parametrize("seed", range(40 if HAND > 60 else 4))
async def test_no_key_acts_on_another_screen_than_its_own(
    drive: Drive, log: Log, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    hand = random.Random(seed)
    async with drive((100, 30)) as console:
        await console.press(*RUNS[: hand.randrange(3)])
        keys = hand.choices(KEYS, k=HAND)
        while keys and console.app.is_running:
            await in_one_breath(console, keys[:8])
            keys = keys[8:]
    assert console.app._crash is None
    assert log.astray == []


def test_no_subclass_answers_a_message_again_that_its_base_answers() -> None:
    """Textual calls the handlers of both: Enter in a line would be answered twice."""
    for module in pkgutil.walk_packages(l4pc_tui.console.__path__, "l4pc_tui.console."):
        importlib.import_module(module.name)
    twice, waiting = [], [MessagePump]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        own = vars(kind).get("_decorated_handlers", {})
        if kind.__module__.startswith("l4pc_tui"):
            twice += [
                f"{kind.__name__}.{handler.__name__}"
                for base in kind.__mro__[1:]
                for message, theirs in vars(base).get("_decorated_handlers", {}).items()
                for handler, where in own.get(message, ())
                if any(where == its_where for _, its_where in theirs)
            ]
    assert twice == []


@pytest.mark.parametrize("opener", ["r", "e", "p", "t", "slash", "f1", "f4", "f"])
async def test_a_note_typed_right_behind_escape_is_a_note_whatever_was_open(
    drive: Drive, opener: str
) -> None:
    async with drive() as console:
        await console.press(*RUNS, opener)
        await in_one_breath(console, ("escape", "asterisk"), " what was said")
        await console.press("enter")
        conductor = console.app.conductor
        assert conductor is not None
        assert [note.text for note in conductor.room.notes][-1:] == ["what was said"]
