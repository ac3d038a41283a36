"""The two streams that an editor speaks through, safe from whatever else is printed or sent."""

from __future__ import annotations

import os
import sys
from io import RawIOBase
from typing import BinaryIO, cast

MOST = 16 * 1024 * 1024
"""Bytes of one message; a page has at most 256 KB. A longer one is read past and not answered."""
_LONGEST_HEADING = 200
_PIECE = 1 << 16


class FromEditor(RawIOBase):
    """What the editor sends. No heading of it is long enough, and no length that it names large
    enough, to stop whoever reads it."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw

    def readline(self, _size: int | None = -1, /) -> bytes:
        """One heading; of one that is too long its beginning, which then means nothing."""
        line = self._raw.readline(_PIECE)
        if len(line) > _LONGEST_HEADING:
            while line and not line.endswith(b"\n"):
                line = self._raw.readline(_PIECE)
            return b"too long\r\n"
        return line

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


def streams() -> tuple[BinaryIO, BinaryIO]:
    """The streams from and to the editor. Whatever prints from here on does so on stderr."""
    sys.stdout.flush()
    wire = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return cast(BinaryIO, FromEditor(sys.stdin.buffer)), wire
