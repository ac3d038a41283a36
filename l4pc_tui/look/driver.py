"""The keyboard side of a terminal, which nothing that it sends can end.

Textual reads its input as strict UTF-8 and believes every report, so that one stray byte or one
number that is too large ended the app. Here the bytes are cut into whole pieces first, and only
what Textual's own parser understands becomes a key, a click or a paste.
"""

from __future__ import annotations

import os
import re
import select
import time
from collections.abc import Callable, Iterator

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from l4pc_tui.look.terminal_input import Piece, Pieces, letters

A_BREATH = 1000
"""Characters that come in one go: nobody types as fast, so they are a paste that is not marked."""
_AT_ONCE = 1 << 20
"""Bytes that are taken before anything is done with them."""
_EVERY = 0.05
"""Seconds between two looks whether something was cut off, or all is over."""
_SIZE = re.compile(r"\x1b\[48;(\d{1,4})(?::\d*)*;(\d{1,4})(?::\d*)*;[1-9][\d:]*;[1-9][\d:]*t")
_MOST_CELLS = 2000
"""Across or down; no window has as many."""


class Steady(LinuxDriver):
    """Textual's driver for Linux and macOS, with a reader that goes on."""

    def run_input_thread(self) -> None:
        """Read until the app is done, or the terminal is gone; then the app leaves."""
        reader = Reader(letters())
        while not self.exit_event.is_set():
            data = _read(self.fileno, _EVERY)
            if data is None:
                gone: Callable[[], None] = getattr(self._app, "terminal_gone", self._app.exit)
                self._app.call_later(gone)
                return
            for event in reader.events(data, time.monotonic()):
                self.process_message(event)


class Reader:
    """Turns bytes into Textual's events. encoding: of the letters that the terminal sends."""

    def __init__(self, encoding: str) -> None:
        self._pieces = Pieces(encoding, constants.ESCAPE_DELAY)
        self._parser = XTermParser()

    def events(self, data: bytes, now: float) -> Iterator[Message]:
        """What has happened. data: what came, perhaps nothing. now: seconds, never going back."""
        found = self._pieces.feed(data, now) if data else self._pieces.silence(now)
        for piece in found:
            yield from self._of(piece)

    def _of(self, piece: Piece) -> list[Message]:
        if piece.kind == "escape":
            return [events.Key("escape", "\x1b")]
        if piece.kind == "paste" or (piece.kind == "words" and len(piece.text) > A_BREATH):
            return [events.Paste(piece.text.replace("\x00", ""))]
        if piece.kind == "report" and not _believable(piece.text):
            return []
        parser = self._parser
        try:
            told = [event for event in parser.feed(piece.text) if _can_be_written(event)]
            if piece.kind == "report":
                # What it did not understand it would go on with, or hand out letter by letter.
                # A report that it knows brings it back; it is told to nobody.
                list(parser.feed("\x1b[I"))
        except Exception:
            # A number that is none: its parser is at an end. The next one knows what it knew.
            self._parser = _another(parser)
            return []
        return told


def _read(fileno: int, seconds: float) -> bytes | None:
    """What has come, all of it; nothing after so long; None when the terminal is gone."""
    data = b""
    while len(data) < _AT_ONCE and select.select([fileno], [], [], 0 if data else seconds)[0]:
        try:
            more = os.read(fileno, 65536)
        except OSError:
            more = b""
        if not more:
            return data or None
        data += more
    return data


def _believable(report: str) -> bool:
    """Whether it tells no size that no window has; others tell none."""
    if not (report.startswith("\x1b[48;") and report.endswith("t")):
        return True
    size = _SIZE.fullmatch(report)
    return size is not None and all(0 < int(cells) <= _MOST_CELLS for cells in size.groups())


def _can_be_written(event: Message) -> bool:
    """Half a letter (a surrogate) is no key."""
    told = event.character if isinstance(event, events.Key) else None
    return told is None or not any("\ud800" <= each <= "\udfff" for each in told)


def _another(parser: XTermParser) -> XTermParser:
    fresh = XTermParser()
    fresh.mouse_pixels = parser.mouse_pixels
    fresh.terminal_size = parser.terminal_size
    fresh.terminal_pixel_size = parser.terminal_pixel_size
    return fresh
