"""What reaches plain mode: lines that are typed, seconds that pass, the end."""

from __future__ import annotations

import codecs
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any


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
_PIECE = 65_536
_LONGEST = 100_000
"""Characters of a line: more than anybody types, and than any note may have."""
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16",
}  # fmt: skip
"""What some programs begin a text with that they hand on."""

# Its put may be called from a signal's handler in the midst of a get.
Inbox = queue.SimpleQueue[str | Happening]


@contextmanager
def listening(source: int = 0) -> Iterator[Iterator[str | Happening]]:
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


def _events(inbox: Inbox) -> Iterator[str | Happening]:
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


def _lines(source: int) -> Iterator[str]:
    """The lines of a descriptor; what a line has beyond ``_LONGEST`` is not kept."""
    piece = _piece(source)
    decoder = _decoder(piece)
    held = ""
    while piece:
        *lines, rest = decoder.decode(piece).split("\n")
        for line in lines:
            yield f"{held}{line}"[:_LONGEST].removesuffix("\r")
            held = ""
        held = f"{held}{rest}"[:_LONGEST]
        piece = _piece(source)
    if held:
        yield held


def _decoder(begins: bytes) -> codecs.IncrementalDecoder:
    """For a stream that begins so: a mark at its beginning says more than the surroundings do."""
    for mark, encoding in _MARKS.items():
        if begins.startswith(mark):
            return codecs.getincrementaldecoder(encoding)("replace")
    encoding = (sys.stdin.encoding if sys.stdin else "") or "utf-8"
    # Without a mark nothing is of two bytes a letter, whatever is asked for.
    named = "utf-8" if encoding.lower().startswith(("utf-16", "utf-32", "utf16")) else encoding
    return codecs.getincrementaldecoder(named)("replace")


def _piece(source: int) -> bytes:
    try:
        return os.read(source, _PIECE)
    except OSError:
        # A terminal that is gone reads as an error; nothing more will come from it.
        return b""
