"""The two streams that an editor speaks through, safe from whatever else is printed or sent."""

from __future__ import annotations

import os
import re
import sys
from io import RawIOBase
from typing import BinaryIO, cast

MOST = 16 * 1024 * 1024
"""Bytes of one message; a page has at most 256 KB. A longer one is read past and not answered."""
_LONGEST_HEADING = 200
_PIECE = 1 << 16
_HEADING = re.compile(rb"\s*|(?i:content-(?:length: *\d+|type:.*))\s*")
_LATE = re.compile(rb"Content-Length: \d+\r\n$")
"""A heading that stands behind a message of which nobody said how long it is."""


class FromEditor(RawIOBase):
    """What the editor sends. No heading of it is long enough, and no length that it names large
    enough, to stop whoever reads it."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._lost = False

    def readline(self, _size: int | None = -1, /) -> bytes:
        """One heading. What is none is passed over, up to the heading that follows on its line;
        of several in a row only the first is told."""
        line = self._raw.readline(_PIECE)
        whole = len(line) <= _LONGEST_HEADING and _HEADING.fullmatch(line)
        if whole:
            self._lost = self._lost and not line.strip()
            return line
        if not self._lost:
            passed_over()
        self._lost = True
        while not line.endswith(b"\n") and (more := self._raw.readline(_PIECE)):
            line = line[-_LONGEST_HEADING:] + more
        late = _LATE.search(line[-_LONGEST_HEADING:])
        return late[0] if late else b"no heading\r\n"

    def read(self, size: int | None = -1, /) -> bytes:
        """So many bytes; "null" for a message that is too long."""
        left = size or 0
        if left <= MOST:
            return self._raw.read(left)
        while left > 0:
            piece = self._raw.read(min(left, _PIECE))
            if not piece:
                return b""
            left -= len(piece)
        return b"null"


def passed_over() -> None:
    """Say that a message of the editor's came to nothing."""
    said = "A message from the editor could not be understood and was passed over."
    print(said, "l4pc goes on with the next.", file=sys.stderr, flush=True)


def streams() -> tuple[BinaryIO, BinaryIO]:
    """The streams from and to the editor. Whatever prints from here on does so on stderr."""
    sys.stdout.flush()
    wire = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return cast(BinaryIO, FromEditor(sys.stdin.buffer)), wire
