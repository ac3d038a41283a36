"""Sixty hostile texts in a file, at a real terminal: whatever is written there is read, not obeyed."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from support import hostile
from support.portion import portion
from support.sandbox import L4PC, environment
from support.terminal import Terminal
from support.walls import spoiled

from l4pc_tui.core.live.view.public import to_json
from l4pc_tui.desk.people.invented import FACILITATOR

COMMANDS = (
    ("person", "list"), ("cohort", "list"), ("search", "--all", "x"), ("session", "list"),
)  # fmt: skip


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """The program on a file in which everybody and everything is called one of the texts."""
    file = hostile.ground(tmp_path_factory.mktemp("hostile"))
    return (*L4PC, "--db", str(file), "--as", FACILITATOR)


def sane(terminal: Terminal) -> None:
    """Nothing of a text was obeyed, and nobody saw a traceback."""
    assert hostile.obeyed(terminal.raw) == []
    assert b"Traceback" not in terminal.raw
    assert hostile.drives(terminal.text) == []


@pytest.mark.parametrize("command", portion(COMMANDS), ids=" ".join)
def test_a_command_writes_every_text_as_text(
    words: tuple[str, ...], tmp_path: Path, command: tuple[str, ...]
) -> None:
    with Terminal([*words, *command], env=environment(tmp_path), size=(200, 60)) as terminal:
        assert terminal.wait_for_end(60) == 0, terminal.text
        sane(terminal)
        assert [text for text in hostile.STRINGS if text in terminal.text]


def test_plain_mode_tells_every_text_as_text(words: tuple[str, ...], tmp_path: Path) -> None:
    env = environment(tmp_path)
    with Terminal([*words, "run", "--plain"], env=env, size=(120, 50)) as terminal:
        terminal.wait_for("help lists the commands.")
        for line, answer in (
            ("r", "Ann [/x] Lee"),
            ("", "Item: Arrivals"),
            ("notes", "No notes yet."),
            ("groups 4", "[$behind]late[/]"),
        ):
            terminal.type(f"{line}\r")
            terminal.wait_for(answer)
        sane(terminal)


def test_the_console_draws_every_text_as_text(words: tuple[str, ...], tmp_path: Path) -> None:
    with Terminal(words, env=environment(tmp_path), size=(100, 30)) as terminal:
        terminal.wait_for("Library")
        terminal.press("c")
        terminal.wait_for("New cohort", "planned")
        terminal.press("home", "enter")
        terminal.wait_for("Ann [/x] Lee", "'; DROP TABLE event; --")
        sane(terminal)


def test_the_screen_draws_every_text_as_text(tmp_path: Path) -> None:
    env = environment(tmp_path)
    file = tmp_path / "runtime" / f"screen-{'a' * 16}-{'b' * 16}.json"
    new = file.with_name("new")
    with Terminal([*L4PC, "screen"], env=env, size=(100, 30)) as terminal:
        terminal.wait_for("Are these steps solid")
        terminal.press("n")
        terminal.wait_for("waiting for a session")
        for number in range(4):
            said = " ".join(hostile.STRINGS[number::4])
            view = replace(
                spoiled(""), tables=(), easy=(), title=f"{number} reached", shown=(said,)
            )
            told = to_json(view, session="one", beat=time.time(), rehearsal=False)
            new.write_text(json.dumps(told), encoding="utf-8")
            new.replace(file)
            terminal.wait_for(f"{number} reached", "[")
        sane(terminal)
