"""A bell that is heard: the terminal's own, or a sound that the system has."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

Bell = Literal["seen", "terminal", "sound"]
"""seen: on the wall alone."""

_FREEDESKTOP = "/usr/share/sounds/freedesktop/stereo/complete.oga"
_PLAYERS = (
    ("afplay", "/System/Library/Sounds/Glass.aiff"),
    ("pw-play", _FREEDESKTOP),
    ("paplay", _FREEDESKTOP),
)
"""What plays a sound, and one that its system brings along; the first pair that is there."""


def ring(bell: Bell, terminal: Callable[[], None]) -> None:
    """Ring once, as was chosen. terminal: rings the terminal's own; it is rung where there is no
    other sound to be had."""
    if bell == "seen":
        return
    if bell == "terminal" or not _played():
        terminal()


def _played() -> bool:
    """Whether a sound of the system's was set going; nothing waits for its end."""
    if sys.platform == "win32":
        import winsound

        winsound.MessageBeep()
        return True
    for player, sound in _PLAYERS:
        if shutil.which(player) and Path(sound).is_file():
            return _started(player, sound)
    return False


def _started(player: str, sound: str) -> bool:
    try:
        subprocess.Popen(
            [player, sound], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except OSError:
        return False
    return True
