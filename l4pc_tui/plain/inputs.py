"""What reaches plain mode: lines that are typed, seconds that pass, the end."""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from io import RawIOBase
from typing import Any, NamedTuple

from l4pc_tui.machine.systems import system
from l4pc_tui.machine.typed_bytes import PIECE, Lines, NotRead, named_encoding, opened
from l4pc_tui.machine.typing_speed import APART


class Happening(Enum):
    """What is not a line."""

    TICK = "a second has passed"
    END = "no more lines will come"
    HANG_UP = "the terminal closes, or the system asks us to end"
    INTERRUPT = "Ctrl-C"


_SIGNALS = {
    "SIGTERM": Happening.HANG_UP,
    "SIGHUP": Happening.HANG_UP,
    "SIGBREAK": Happening.HANG_UP,
    "SIGINT": Happening.INTERRUPT,
}
_LONGEST = 100_000
"""Characters of a line: more than anybody types, and than any note may have."""
_TOGETHER = 0.03
"""Seconds for which a line that was typed waits for one that came with it."""
_END_WAITS = 1.5 if system() == "windows" else 0.0
"""Seconds until the end of what is typed is believed. On a Windows console Ctrl+C reads as an end
too, and the signal itself is heard up to a second later."""


class Block(NamedTuple):
    """Several lines that came at once, as a paste does."""

    lines: tuple[str, ...]


class _Line(NamedTuple):
    text: str
    at: float


Heard = str | Block | NotRead | Happening

# Its put may be called from a signal's handler in the midst of a get.
Inbox = queue.SimpleQueue[_Line | NotRead | Happening]


@contextmanager
def listening(
    source: int = 0, inbox: Inbox | None = None, *, end_waits: float = _END_WAITS
) -> Iterator[Iterator[Heard]]:
    """Lines of a file descriptor as they come, among ticks, until the end or a signal.

    inbox: whatever another thread puts into it is heard too. Of a terminal, lines that come faster
    than anybody types are one block; of a pipe or file every line is a line. end_waits: seconds
    until the end of a terminal's input is believed.
    """
    inbox = Inbox() if inbox is None else inbox
    typed = _is_terminal(source)
    before: dict[int, Any] = {}
    for name, event in _SIGNALS.items():
        if (number := getattr(signal, name, None)) is not None:
            before[number] = signal.signal(number, lambda *_, event=event: inbox.put(event))
    over = threading.Event()
    told = (source, inbox, over, end_waits if typed else 0.0)
    threading.Thread(target=_read, args=told, name="l4pc-lines", daemon=True).start()
    try:
        yield _events(_Ears(inbox, typed=typed))
    finally:
        over.set()
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_terminal(source: int) -> bool:
    try:
        return os.isatty(source)
    except OSError:
        return False


class _Ears:
    """Takes what is in the inbox, and puts together what belongs together."""

    def __init__(self, inbox: Inbox, *, typed: bool) -> None:
        self._inbox, self._typed = inbox, typed
        self._next: _Line | NotRead | Happening | None = None

    def hear(self, seconds: float) -> Heard | None:
        """What comes within some seconds; None for nothing."""
        first = self._take(seconds)
        if not isinstance(first, _Line):
            return first
        lines = [first]
        while self._typed:
            more = self._take(_TOGETHER)
            if not isinstance(more, _Line) or not _came_with(lines[-1], more):
                self._next = more
                break
            lines.append(more)
        return first.text if len(lines) == 1 else Block(tuple(line.text for line in lines))

    def _take(self, seconds: float) -> _Line | NotRead | Happening | None:
        if self._next is not None:
            held, self._next = self._next, None
            return held
        try:
            return self._inbox.get(timeout=seconds)
        except queue.Empty:
            return None


def _came_with(before: _Line, line: _Line) -> bool:
    """Whether nobody could have typed a line, and Enter behind it, since the one before."""
    return (len(line.text) + 1) * APART > line.at - before.at


def _events(ears: _Ears) -> Iterator[Heard]:
    due = time.monotonic() + 1
    while True:
        event = ears.hear(max(0.0, due - time.monotonic()))
        if event is not None:
            yield event
        if isinstance(event, Happening):
            return
        if time.monotonic() >= due:
            due = time.monotonic() + 1
            yield Happening.TICK


def _read(source: int, inbox: Inbox, over: threading.Event, end_waits: float) -> None:
    """Put every line into the inbox, then the end, whatever happens.

    Reads the descriptor itself: a thread that still waits in sys.stdin when the program ends
    would hold the lock that Python then wants.
    """
    try:
        for line in _lines(source):
            inbox.put(line if isinstance(line, NotRead) else _Line(line, time.monotonic()))
        over.wait(end_waits)
    finally:
        inbox.put(Happening.END)


def _lines(source: int) -> Iterator[str | NotRead]:
    """The lines of a descriptor; what a line has beyond ``_LONGEST`` is not kept."""
    try:
        raw = opened(source)
    except OSError:
        return
    lines = Lines(named_encoding(sys.stdin), _LONGEST)
    while piece := _piece(raw):
        yield from map(_without_end, lines.feed(piece))
    yield from map(_without_end, lines.feed(b"", last=True))


def _without_end(line: str | NotRead) -> str | NotRead:
    return line.removesuffix("\n") if isinstance(line, str) else line


def _piece(raw: RawIOBase) -> bytes:
    try:
        return raw.read(PIECE) or b""
    except OSError:
        # A terminal that is gone reads as an error; nothing more will come from it.
        return b""
