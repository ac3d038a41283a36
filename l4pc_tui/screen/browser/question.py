"""A request's head, as much of it and as long as is sensible.

What reads it afterwards is Python's own; what is bounded here is how much it is given, and for
how long anybody may take to say it.
"""

from __future__ import annotations

import socket
import time

from l4pc_tui.screen.browser.visits import Refusal

LONGEST = 16 * 1024
"""Bytes. A browser's has about six hundred."""
PATIENCE = 5.0
"""Seconds for the whole of it, however often a byte comes."""
_END = b"\r\n\r\n"
_MOST_LEFT = 1024 * 1024
_AT_ONCE = 4096


def read_head(visitor: socket.socket) -> bytes | Refusal | None:
    """The head with the empty line that ends it; None when the visitor left before."""
    until = time.monotonic() + PATIENCE
    held = b""
    while _END not in held:
        left = until - time.monotonic()
        if left <= 0:
            return Refusal.TOO_SLOW
        visitor.settimeout(left)
        try:
            came = visitor.recv(_AT_ONCE)
        except TimeoutError:
            return Refusal.TOO_SLOW
        if not came:
            return Refusal.UNCLEAR if held else None
        held += came
        if len(held) > LONGEST:
            return Refusal.TOO_LONG
    return held.partition(_END)[0] + _END


def let_finish(visitor: socket.socket) -> None:
    """Hear out, for a moment, what is still being said: a visitor that is cut off in the middle
    would never hear the answer. What is said is dropped."""
    until = time.monotonic() + 0.5
    heard = 0
    try:
        visitor.shutdown(socket.SHUT_WR)
        while heard < _MOST_LEFT and (left := until - time.monotonic()) > 0:
            visitor.settimeout(left)
            came = visitor.recv(_AT_ONCE * 16)
            if not came:
                return
            heard += len(came)
    except OSError:
        return
