"""The answer to a wish, for a face to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """Whether it was done, and what to tell; no words when the picture tells it already."""

    ok: bool
    words: str = ""


DONE = Said(True)
