"""What a program says through a pipe, as it comes, on every system."""

from __future__ import annotations

import os
import queue
import threading
from typing import IO


class Heard:
    """The pieces that a pipe gives. A thread waits for them: nothing else waits for a pipe on
    Windows."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        assert pipe is not None
        self._pieces: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._over = False
        threading.Thread(target=self._listen, args=(pipe.fileno(),), daemon=True).start()

    def _listen(self, pipe: int) -> None:
        piece = b" "
        while piece:
            try:
                piece = os.read(pipe, 65536)
            except OSError:  # closed under our hands
                piece = b""
            self._pieces.put(piece)

    def piece(self, seconds: float) -> bytes:
        """What comes next within some seconds; b"" when nothing did, or never will."""
        if self._over:
            return b""
        try:
            piece = self._pieces.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return b""
        self._over = not piece
        return piece
