"""Textual's own parser behind a reader that goes on: nothing that it knows is lost."""

from __future__ import annotations

import hashlib
import inspect
import io
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from l4pc_tui.look.dressed import DressedApp
from l4pc_tui.look.driver import Steady
from l4pc_tui.look.reader import A_BREATH, Reader

DIGEST = "d796af6d69db337d"
NOT_ONE_KEY = ("\x1b\x1b", "\x1b\t", "\x1b§")
"""Two keys, as we take them; and a sign that Windows sends."""


def keys(data: bytes) -> list[tuple[str, str | None]]:
    """The keys that come of it, once nothing follows."""
    reader = Reader("utf-8")
    found = [*reader.events(data, 0.0), *reader.events(b"", 0.2), *reader.events(b"", 9.0)]
    return [(event.key, event.character) for event in found if isinstance(event, events.Key)]


def test_the_console_and_the_screen_read_with_it() -> None:
    assert DressedApp[None]().driver_class is Steady


def test_textuals_reader_is_still_the_one_that_ours_stands_for() -> None:
    """Ours replaces one method. If it has changed, look at what is new in it, then here."""
    source = inspect.getsource(LinuxDriver.run_input_thread)
    assert hashlib.sha256(source.encode()).hexdigest()[:16] == DIGEST
    assert "self.run_input_thread()" in inspect.getsource(LinuxDriver._run_input_thread)


@pytest.mark.parametrize("sequence", [s for s in ANSI_SEQUENCES_KEYS if s not in NOT_ONE_KEY])
def test_every_key_that_textual_knows_comes_through(sequence: str) -> None:
    own = XTermParser()
    want = [*own.feed(sequence)]
    if sequence == "\x1b":
        want = [events.Key("escape", "\x1b")]
    assert keys(sequence.encode()) == [
        (event.key, event.character) for event in want if isinstance(event, events.Key)
    ]


def test_the_numbers_of_the_kitty_protocol_are_not_believed() -> None:
    assert keys(b"\x1b[97;5u") == [("ctrl+a", None)]
    assert keys(b"\x1b[48;5u") == [("ctrl+0", None)]
    assert keys(b"\x1b[97;1;233u") == [("é", "é")]
    for nonsense in (b"\x1b[99999999;1u", b"\x1b[97;1:3u", b"\x1b[97:65;1u", b"\x1b[1;;1114112u",
                     b"\x1b[55296;1;55296u", b"\x1b[" + b"9" * 60 + b";1u"):  # fmt: skip
        found = keys(nonsense + b"n")
        assert found[-1] == ("n", "n")
        assert not any("\ud800" in (character or "") for _, character in found)


@pytest.mark.parametrize(
    "size", [b"0;0;0;0", b"24;80;0;0", b"99999999;99999999;9;9", b"9999;9999;99;99"]
)
def test_a_window_of_no_size_is_none_and_the_mouse_goes_on(size: bytes) -> None:
    reader = Reader("utf-8")
    assert list(reader.events(b"\x1b[48;" + size + b"t", 0.0)) == []
    (clicked,) = reader.events(b"\x1b[<0;5;6M", 0.0)
    assert isinstance(clicked, events.MouseDown)
    assert (clicked.x, clicked.y) == (4, 5)


def test_pixels_stay_pixels_behind_a_report_that_was_nonsense() -> None:
    reader = Reader("utf-8")
    list(reader.events(b"\x1b[48;24;80;480;800t", 0.0))
    list(reader.events(b"\x1b[97;1:3u", 0.0))
    (clicked,) = reader.events(b"\x1b[<0;101;101M", 0.0)
    assert isinstance(clicked, events.MouseDown)
    assert (clicked.x, clicked.y) == (10, 5)


def test_a_flood_of_letters_is_a_paste_and_no_command() -> None:
    (pasted,) = Reader("utf-8").events(b"q" * (A_BREATH + 1), 0.0)
    assert isinstance(pasted, events.Paste)
    assert len(keys(b"q" * A_BREATH)) == A_BREATH


@given(st.lists(st.binary(max_size=12), max_size=30))
def test_no_bytes_end_the_reader(parts: list[bytes]) -> None:
    reader, found = Reader("utf-8"), list[Message]()
    for number, part in enumerate(parts):
        found += reader.events(part, number * 0.01)
    found += reader.events(b"", 100.0)
    found += reader.events(b"", 200.0)
    found += reader.events(b"n", 300.0)
    assert isinstance(found[-1], events.Key)
    assert found[-1].key == "n"


class Gone(io.StringIO):
    """A terminal that was closed."""

    def write(self, _: str) -> int:
        raise OSError(5, "Input/output error")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
async def test_a_terminal_that_is_gone_is_neither_drawn_on_nor_waited_for() -> None:
    """What draws has ended then, and its queue of thirty is taken from no more."""
    driver = Steady(DressedApp[None]())
    driver._writer_thread = writer = WriterThread(Gone())
    writer.start()
    driver.write("a")
    writer.join(10)
    assert not writer.is_alive()

    def draws_on_and_closes() -> None:
        for _ in range(60):
            driver.write("b")
        driver.close()

    leaving = threading.Thread(target=draws_on_and_closes, daemon=True)
    leaving.start()
    leaving.join(10)
    assert not leaving.is_alive()
