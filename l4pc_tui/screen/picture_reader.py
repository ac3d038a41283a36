"""Reading one picture from its file, and taking nothing on trust that is in it."""

from __future__ import annotations

import json
import math
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from l4pc_tui.core.live.view.public import Phase, PublicView, from_json

LARGEST = 1024 * 1024
"""Bytes. A picture has a few thousand."""

_TEXTS = ("title", "group", "asked", "tint", "sign", "greeting", "message")
_MOMENTS = ("ends", "paused_at", "rang", "begins", "back_at", "message_until")
_LENGTHS = ("length", "rounds", "message_length", "offset")
_LATEST = 1e12
"""Epoch seconds that are surely no time of a session; clocks beyond are nonsense."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a console last said: the picture, when (epoch seconds), and whether in earnest.

    ahead: seconds by which its clock runs before ours, in a rehearsal with a fast one.
    """

    view: PublicView
    beat: float
    rehearsal: bool
    ahead: float = 0.0


def read(path: Path) -> Heard | None:
    """The picture in a file; None when there is none or it is not a whole, sound one.

    Raises PermissionError when it cannot be read just now: Windows may refuse it in the moment in
    which it is replaced.
    """
    try:
        content = _bytes(path)
        data = json.loads(content) if content is not None else None
        if not isinstance(data, dict):
            return None
        view, beat = from_json(data)
    except PermissionError:
        raise
    except (OSError, ValueError, OverflowError, RecursionError):
        return None
    heard = Heard(view, beat, data.get("rehearsal") is not False)
    return heard if _sound(heard) else None


def _bytes(path: Path) -> bytes | None:
    """The content of an ordinary file that is not too large."""
    # Without the first flag a pipe of that name would hold the Screen up for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST:
            return None
        content = file.read(LARGEST + 1)
    return content if len(content) <= LARGEST else None


def _sound(heard: Heard) -> bool:
    view = heard.view
    texts = all(isinstance(getattr(view, name), str) for name in _TEXTS)
    moments = (*(getattr(view, name) for name in _MOMENTS), *view.bells)
    clocks = all(moment is None or _is_time(moment) for moment in moments)
    lengths = all(_is_time(getattr(view, name)) for name in _LENGTHS)
    return (
        texts
        and clocks
        and lengths
        and isinstance(view.blank, bool)
        and view.phase in get_args(Phase)
        and _is_time(heard.beat)
    )


def _is_time(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(value) and abs(value) < _LATEST
