"""Pastes that no terminal marks, told from typing by how fast they come.

The console of Windows 10 puts a paste among the keys, as do terminals that do not know
``ESC [ ? 2004 h``: its first newline would save a line, and the lines behind it would run as
commands. So letters are held for a moment, and what comes faster than anybody types is one paste.

The threshold. Two keys of fast typists lie some 60 to 120 ms apart, of two fingers that roll over
the keys 20 to 30; a key that is held repeats every 33 ms at most. ``APART`` is less than any of
them. A busy laptop may hand over late what was typed in time, several keys at once: so what counts
is not how close together letters are *read* but since when the input was last known to be empty.
Letters that were typed ``APART`` or more apart need at least that often, less one, and so they are
never taken for a paste, however late they are read. The price: a paste of n letters that are read
with n times 12 ms of delay comes as keys, and so does one of one or two letters.
"""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.look.terminal_input import Piece
from l4pc_tui.machine.typing_speed import APART

FEWEST = 3
"""Letters of a paste: two keys may fall together under two fingers."""
SILENCE = 0.010
"""Seconds of silence after which letters are as they are; less than ``APART``, so that a typist's
never wait for each other."""
AFTER = 0.1
"""Seconds of silence that end a paste; no hand is back at the keys as soon, and a terminal that
hands it over piecemeal is not that slow."""
MOST = 65_536
"""Letters of a paste that are held; what is beyond is left out, as of a marked one."""
LOOK = 0.020
"""Seconds between two looks at an input that is empty. Less would cost the battery; with more a
short paste could not be told from keys that waited."""


@dataclass(slots=True)
class Bursts:
    """Holds letters until it is clear what they are. All times are of a clock that never goes back."""

    _held: str = ""
    _since: float = 0.0
    """When the input was known to be empty, before the first letter that is held."""
    _heard: float = 0.0
    _pasting: bool = False
    _pasted: float = float("-inf")
    """When the last paste was handed out."""

    def feed(self, letters: str, since: float, now: float) -> list[Piece]:
        """Letters came. since: when the input was last known to be empty. Gives what stands before
        them."""
        before = self.silence(now)
        if not self._held:
            self._since = since
            self._pasting = now - self._pasted < AFTER
        self._held, self._heard = (self._held + letters)[:MOST], now
        gaps = len(self._held) - 1
        if len(self._held) >= FEWEST and gaps * APART > now - self._since:
            self._pasting = True
        return before

    def silence(self, now: float) -> list[Piece]:
        """What is clear now that nothing more came."""
        return self.end() if self._held and now - self._heard >= self._patience else []

    def end(self) -> list[Piece]:
        """What is held, at once: something else than letters came."""
        if not self._held:
            return []
        if self._pasting:
            self._pasted = self._heard
        text, self._held = self._held, ""
        return [Piece("paste" if self._pasting else "words", text)]

    @property
    def look(self) -> float:
        """Seconds until the next look."""
        return self._patience if self._held else LOOK

    @property
    def _patience(self) -> float:
        return AFTER if self._pasting else SILENCE
