"""What a terminal's bytes come to: keys, clicks and pastes, and nothing that ends the app.

Textual reads its input as strict UTF-8 and believes every report, so that one stray byte or one
number that is too large ended the app. Here the bytes are cut into whole pieces first, and only
what Textual's own parser understands becomes a key, a click or a paste.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

from l4pc_tui.look.bursts import Bursts
from l4pc_tui.look.terminal_input import Piece, Pieces
from l4pc_tui.machine.terminal import terminal

A_BREATH = 1000
"""Characters that come in one go: nobody types as fast, so they are a paste that is not marked."""
_EVERY = 0.05
"""Seconds between two looks whether something was cut off, or all is over, where pastes are marked."""
_SIZE = re.compile(r"\x1b\[48;(\d{1,4})(?::\d*)*;(\d{1,4})(?::\d*)*;[1-9][\d:]*;[1-9][\d:]*t")
_MARKS_PASTES = re.compile(r"\x1b\[\?2004;[123]\$y")
"""A terminal's word that it knows what marking pastes is."""
_MOST_CELLS = 2000
"""Across or down; no window has as many."""


def ask_about_pastes(driver: Driver) -> None:
    """Ask whether the terminal marks pastes (DECRQM); until it says so bursts are watched for.

    Terminal.app would write the question's last letter on its screen.
    """
    if terminal(os.environ).kind != "terminal-app":
        driver.write("\x1b[?2004$p")
        driver.flush()


class Reader:
    """Turns bytes into Textual's events. encoding: of the letters that the terminal sends.

    marked: whether it is known to mark pastes; where it is not, bursts of letters are pastes.
    """

    def __init__(self, encoding: str, *, marked: bool = True) -> None:
        self._pieces = Pieces(encoding, constants.ESCAPE_DELAY)
        self._parser = XTermParser()
        self._bursts = None if marked else Bursts()

    @property
    def look(self) -> float:
        """Seconds until the next look whether something more came."""
        return _EVERY if self._bursts is None else self._bursts.look

    def events(self, data: bytes, now: float, empty: float | None = None) -> Iterator[Message]:
        """What has happened. data: what came, perhaps nothing. now: seconds, never going back.
        empty: when there was last known to be nothing to read; just before if not given."""
        found = self._pieces.feed(data, now) if data else self._pieces.silence(now)
        for piece in found:
            for each in self._told_apart(piece, now if empty is None else empty, now):
                yield from self._of(each)
        if self._bursts is not None:
            for each in self._bursts.silence(now):
                yield from self._of(each)

    def _told_apart(self, piece: Piece, empty: float, now: float) -> list[Piece]:
        """What is to be handed out now that this has come."""
        if self._bursts is None:
            return [piece]
        if piece.kind == "words":
            return self._bursts.feed(piece.text, empty, now)
        before = self._bursts.end()
        if piece.kind == "paste" or _MARKS_PASTES.fullmatch(piece.text):
            self._bursts = None
        return [*before, piece]

    def _of(self, piece: Piece) -> list[Message]:
        if piece.kind == "escape":
            return [events.Key("escape", "\x1b")]
        if piece.kind == "paste" or (piece.kind == "words" and len(piece.text) > A_BREATH):
            return [events.Paste(piece.text.replace("\x00", ""))]
        if _MARKS_PASTES.fullmatch(piece.text):
            return []
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
