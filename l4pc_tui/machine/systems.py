"""Which system this is, in the three words that the rest of the house uses."""

from __future__ import annotations

import sys
from typing import Literal

System = Literal["linux", "macos", "windows"]


def system(platform: str = sys.platform) -> System:
    """The system by the name that Python gives it; every other one with a terminal is as Linux."""
    if platform == "win32":
        return "windows"
    return "macos" if platform == "darwin" else "linux"
