"""What a terminal sends, in whole pieces: words, key and mouse reports, pastes.

A byte that is no letter, a report that was cut off or a reply that nobody asked for must never
end the app, hold it up, or have its rest taken for keys: "]" and "1" are commands. So whatever is
not whole is left out here, and the rest goes on.
"""

from __future__ import annotations

import codecs
import re
import sys
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["words", "report", "escape", "paste"]

CUT = 0.25
"""Seconds of silence after which a report that is not whole is left out."""
STALLED = 3.0
"""Seconds of silence after which a paste without its end is taken as it is."""
LONGEST_PASTE = 65_536
"""Bytes of a paste that are kept; no line holds as many."""

_ESC = b"\x1b"
_PASTE, _PASTED = b"\x1b[200~", b"\x1b[201~"
# The forms are those of ECMA-48, and what some terminals send besides. Mouse reports of the old
# kind come first: a byte of theirs may be anything, or one letter of two bytes.
_WHOLE = re.compile(
    rb"\x1b(?:"
    rb"(?P<mouse>\[M(?:(?:[ -\x7f]|[\xc2-\xdf][\x80-\xbf]){3}|[ -\xff]{3}))"
    rb"|\[\[[A-E]|\[\d\d?\$"
    rb"|\[(?![M\[])[0-?]{0,64}[ -/]{0,4}[@-~]"
    rb"|O[0-?]{0,8}[@-~]"
    rb"|(?P<string>[PX^_\]])"
    rb"|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
    rb"|[^\x00-\x1f\[O\xc2-\xf4]"
    rb")"
)
_BEGUN = re.compile(
    rb"\x1b(?:\[M[ -\xff]{0,5}|\[\[|\[[0-?]{0,64}[ -/]{0,4}|O[0-?]{0,8}|[\xc2-\xf4][\x80-\xbf]{0,2})?"
)
_CONTROL = re.compile(rb"[\x00-\x1f]")


def letters() -> str:
    """The encoding of the letters that the terminal sends and shows, as Python names it."""
    named = sys.__stdin__.encoding if sys.__stdin__ else ""
    return codecs.lookup(named or "utf-8").name


class Piece(NamedTuple):
    """Something whole. report: a sequence that begins with Escape. escape: the key alone."""

    kind: Kind
    text: str


@dataclass(slots=True)
class Pieces:
    """Cuts bytes into pieces. encoding: of the letters that the terminal sends.

    delay: seconds of silence after which Escape is the key and no beginning.
    """

    encoding: str = "utf-8"
    delay: float = 0.1
    _held: bytes = b""
    _heard: float = 0.0
    _paste: bytearray | None = None
    _in_string: bool = False
    _letters: codecs.IncrementalDecoder = field(init=False)

    def __post_init__(self) -> None:
        self._letters = codecs.getincrementaldecoder(self.encoding)("replace")

    def feed(self, data: bytes, now: float) -> list[Piece]:
        """The pieces that are whole now. now: seconds of a clock that never goes back."""
        found: list[Piece] = []
        data, at, self._held, self._heard = self._held + data, 0, b"", now
        while at < len(data):
            if self._paste is not None:
                at = self._pasted(data, at, found)
            elif self._in_string:
                at = self._swallowed(data, at)
            else:
                at = self._next(data, at, found)
            if self._held:
                break
        return found

    def silence(self, now: float) -> list[Piece]:
        """What silence shows to be whole, or to be nothing."""
        passed = now - self._heard
        if self._paste is not None:
            if passed < STALLED:
                return []
            self._paste += self._held
            self._held = b""
            return [self._end_paste()]
        if self._held == _ESC and not self._in_string:
            if passed < self.delay:
                return []
            self._held = b""
            return [Piece("escape", "\x1b")]
        if passed >= CUT:
            self._held, self._in_string = b"", False
        return []

    def _next(self, data: bytes, at: int, found: list[Piece]) -> int:
        """Go past words, or past what begins with Escape."""
        begins = data.find(_ESC, at)
        words = data[at:] if begins < 0 else data[at:begins]
        if told := self._letters.decode(words, final=begins >= 0):
            found.append(Piece("words", told))
        if begins < 0:
            return len(data)
        whole = _WHOLE.match(data, begins)
        if whole is None:
            return self._not_whole(data, begins, found)
        report = whole[0]
        if whole["string"]:
            self._in_string = True
        elif report == _PASTE:
            self._paste = bytearray()
        elif report != _PASTED and not whole["mouse"]:
            found.append(Piece("report", report.decode(self.encoding, "replace")))
        return whole.end()

    def _not_whole(self, data: bytes, begins: int, found: list[Piece]) -> int:
        """Hold what may become whole; leave out what cannot any more."""
        begun = _BEGUN.match(data, begins)
        end = begun.end() if begun else begins + 1
        if end == len(data):
            self._held = data[begins:]
        elif data[end : end + 1] == _ESC and end == begins + 1:
            found.append(Piece("escape", "\x1b"))
        return end

    def _swallowed(self, data: bytes, at: int) -> int:
        """Go past the text of a reply; its end is in sight, or something else begins."""
        control = _CONTROL.search(data, at)
        if control is None:
            return len(data)
        end = control.start()
        if control[0] == _ESC and end + 1 == len(data):
            self._held = _ESC
            return end
        self._in_string = False
        if control[0] == b"\x07":
            return end + 1
        return end + 2 if data[end : end + 2] == b"\x1b\\" else end

    def _pasted(self, data: bytes, at: int, found: list[Piece]) -> int:
        assert self._paste is not None
        end = data.find(_PASTED, at)
        if end >= 0:
            self._paste += data[at:end]
            found.append(self._end_paste())
            return end + len(_PASTED)
        # The end may have come in part.
        part = data.rfind(_ESC, max(at, len(data) - len(_PASTED) + 1))
        if part >= 0 and _PASTED.startswith(data[part:]):
            self._held = data[part:]
        self._paste += data[at : len(data) - len(self._held)]
        del self._paste[LONGEST_PASTE:]
        return len(data)

    def _end_paste(self) -> Piece:
        pasted, self._paste = self._paste or b"", None
        return Piece("paste", bytes(pasted[:LONGEST_PASTE]).decode(self.encoding, "replace"))
