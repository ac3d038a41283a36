"""Why the disk refuses is said when it begins, once; and that it does no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l4pc_tui.core.text.toned import Tone


class Refusal:
    """What was told of the disk last."""

    def __init__(self, tell: Callable[[str, Tone], None]) -> None:
        self._tell = tell
        self._told = ""

    def hear(self, reason: str) -> None:
        """``reason``: why the disk refuses now, or empty."""
        if reason == self._told:
            return
        self._told = reason
        self._tell(reason or "Everything is saved again.", "act" if reason else "")
