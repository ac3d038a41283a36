"""What reaches plain mode: lines that are typed, seconds that pass, the end."""

from __future__ import annotations

import queue
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from io import RawIOBase
from typing import Any

from l4pc_tui.machine.typed_bytes import PIECE, Lines, NotRead, named_encoding, opened


class Happening(Enum):
    """What is not a line."""

    TICK = "a second has passed"
    END = "no more lines will come"
    HANG_UP = "the terminal closes, or the system asks us to end"
    INTERRUPT = "Ctrl-C"


_SIGNALS = {
    "SIGTERM": Happening.HANG_UP,
    "SIGHUP": Happening.HANG_UP,
    "SIGINT": Happening.INTERRUPT,
}
_LONGEST = 100_000
"""Characters of a line: more than anybody types, and than any note may have."""
# Its put may be called from a signal's handler in the midst of a get.
Inbox = queue.SimpleQueue[str | NotRead | Happening]


@contextmanager
def listening(source: int = 0) -> Iterator[Iterator[str | NotRead | Happening]]:
    """Lines of a file descriptor as they come, among ticks, until the end or a signal."""
    inbox: Inbox = queue.SimpleQueue()
    before: dict[int, Any] = {}
    for name, event in _SIGNALS.items():
        if (number := getattr(signal, name, None)) is not None:
            before[number] = signal.signal(number, lambda *_, event=event: inbox.put(event))
    threading.Thread(target=_read, args=(source, inbox), name="l4pc-lines", daemon=True).start()
    try:
        yield _events(inbox)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _events(inbox: Inbox) -> Iterator[str | NotRead | Happening]:
    due = time.monotonic() + 1
    while True:
        try:
            event = inbox.get(timeout=max(0.0, due - time.monotonic()))
        except queue.Empty:
            event = Happening.TICK
        if event is not Happening.TICK:
            yield event
        if isinstance(event, Happening) and event is not Happening.TICK:
            return
        if time.monotonic() >= due:
            due = time.monotonic() + 1
            yield Happening.TICK


def _read(source: int, inbox: Inbox) -> None:
    """Put every line into the inbox, then the end, whatever happens.

    Reads the descriptor itself: a thread that still waits in sys.stdin when the program ends
    would hold the lock that Python then wants.
    """
    try:
        for line in _lines(source):
            inbox.put(line)
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
