"""Bytes into a real terminal, as bad as they come: console and Screen live, answer and leave.

The normal run is short; L4PC_TORTURE=long asks for the long one.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.portion import portion
from support.sandbox import L4PC, environment
from support.terminal import Terminal

LONG = os.environ.get("L4PC_TORTURE") == "long"
SEEDS = range(60 if LONG else 1)
PARTS = 400 if LONG else 90

Begun = Callable[[Path], Terminal]
Opened = Callable[[Terminal], None]
MEGABYTE = 1 << 20

# What leaves on purpose is not among them: q, ctrl+q, ctrl+c.
_LETTERS = bytes(n for n in range(256) if n not in b"qQ\x11\x03\x1b")
_WHOLE = (
    b"\x1b[A", b"\x1bOP", b"\x1b[20~", b"\x1b[I", b"\x1b[O", b"\x1b[?2026;2$y", b"\x1b[?62;22c",
    b"\x1b[24;80R", b"\x1b[48;24;80;480;640t", b"\x1b[48;0;0;0;0t", b"\x1b[48;1;1;1;1t",
    b"\x1b[48;99999;99999;9;9t", b"\x1b[97;5u", b"\x1b[97;1:3u", b"\x1b[97:65;2u",
    b"\x1b[99999999;1u", b"\x1b[55296;1;55296u", b"\x1b[1;;1114112u", b"\x1b[<0;10;5M",
    b"\x1b[<0;10;5m", b"\x1b[<0;99999;99999M", b"\x1b[<35;-3;7M", b"\x1b[<64;10;5M",
    b"\x1b[32;200;50M", b"\x1b[M !!", b"\x1b[M \xff\xfe", b"\x1b[M \xc3\xa9", b"\x1b[M \xc4\x80!",
    b"\x1b]11;rgb:1414/1414/1c1c\x1b\\", b"\x1bP>|XTerm(380)\x1b\\", b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b]52;c;eA==\x07", b"\x1b[200~two\nlines\xff\x1b[A\x1b[201~", b"\x1b[200~", b"\x1b[201~",
    b"\x00", b"\xa3", b"\xff", b"\xed\xa0\x80", b"\xf0\x9f\x91", b"\x9b2J", "é👩‍👩‍👧".encode(),
    b"\x1b" * 40, b"\x1b[" + b"9" * 400 + b"m", b"\x1bPq", b"\r", b"\t", b"\x7f", b"\x1b",
)  # fmt: skip


def bad(seed: int) -> list[bytes]:
    """Random bytes, whole reports and reports that are cut off."""
    hand = random.Random(seed)
    parts = []
    for _ in range(PARTS):
        report = hand.choice(_WHOLE)
        kind = hand.randrange(4)
        if kind == 0:
            parts.append(bytes(hand.choices(_LETTERS, k=hand.randrange(1, 20))))
        elif kind == 1:
            parts.append(report[: hand.randrange(1, len(report) + 1)])
        else:
            parts.append(report)
    return parts


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A machine on which the demo is made already."""
    folder = tmp_path_factory.mktemp("laptop")
    with console(folder) as terminal:
        terminal.wait_for("Lantern Valley cohort", "Begin")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    return folder


@pytest.fixture
def folder(laptop: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(laptop, tmp_path, dirs_exist_ok=True)
    return tmp_path


def screen(folder: Path) -> Terminal:
    return Terminal([*L4PC, "screen"], env=environment(folder), size=(80, 24), only_letters=True)


def console(folder: Path) -> Terminal:
    # No editor is opened by a stray key.
    env = environment(folder, EDITOR="true", VISUAL="true")
    return Terminal([*L4PC, "demo"], env=env, size=(100, 30), only_letters=True)


def open_screen(terminal: Terminal) -> None:
    terminal.wait_for("Are these steps solid")
    terminal.press("n")
    terminal.wait_for("waiting for a session")


def open_session(terminal: Terminal) -> None:
    terminal.wait_for("Lantern Valley cohort", "Begin")
    terminal.press("enter")
    terminal.wait_for("Register")


def lives(terminal: Terminal) -> None:
    """It draws in a window of another size, and leaves when it is asked to."""
    for number, size in enumerate(((90, 28), (100, 30), (70, 22))):
        drawn = len(terminal.raw)
        terminal.resize(*size)
        for _ in range(600):
            assert terminal.look(0.05), f"gone after {number} sizes:\n{terminal.text}"
            if len(terminal.raw) > drawn:
                break
        assert len(terminal.raw) > drawn, "it does not draw any more"
    terminal.end()
    code = terminal.wait_for_end(60)
    assert code == 0, terminal.raw[-3000:].decode(errors="replace")
    assert b"Traceback" not in terminal.raw
    assert b"did not expect" not in terminal.raw


APPS = pytest.mark.parametrize(
    ("begun", "opened"), [(screen, open_screen), (console, open_session)], ids=("screen", "console")
)


@APPS
@pytest.mark.parametrize("seed", SEEDS)
def test_no_bytes_of_a_terminal_end_it(
    folder: Path, begun: Begun, opened: Opened, seed: int
) -> None:
    with begun(folder) as terminal:
        opened(terminal)
        for part in bad(seed):
            terminal.send(part)
        lives(terminal)


@APPS
@pytest.mark.parametrize("byte", portion([b"\xa3", b"\x1b[M \xa3!"], 2), ids=ascii)
def test_one_byte_that_is_no_letter_ends_nothing(
    folder: Path, begun: Begun, opened: Opened, byte: bytes
) -> None:
    with begun(folder) as terminal:
        opened(terminal)
        terminal.send(byte)
        lives(terminal)


@APPS
@pytest.mark.parametrize(
    ("before", "behind"), [(b"\x1b[200~", b"\x1b[201~"), (b"\x1b[200~", b""), (b"", b""),
                           (b"\x1b]52;c;", b"")],
    ids=("marked", "without its end", "not marked", "reply without its end"),
)  # fmt: skip
def test_a_megabyte_at_once_holds_it_up_for_a_moment_only(
    folder: Path, begun: Begun, opened: Opened, before: bytes, behind: bytes
) -> None:
    line = b"What she said about the form, and whose rule it is. "
    with begun(folder) as terminal:
        opened(terminal)
        terminal.send(before + line * (MEGABYTE // len(line)) + behind)
        lives(terminal)


def test_a_paste_without_its_end_leaves_the_keys_of_the_screen_alive(folder: Path) -> None:
    with screen(folder) as terminal:
        open_screen(terminal)
        terminal.send(b"\x1b[200~a paste whose end never comes")
        for _ in range(100):
            terminal.look(0.05)
        terminal.press("q")
        terminal.wait_for("Close the Screen?")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
