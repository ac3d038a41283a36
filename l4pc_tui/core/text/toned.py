"""Words in tones. A tone names a meaning that a theme turns into a colour; the words alone must do."""

from __future__ import annotations

from typing import Literal, NamedTuple

Tone = Literal["", "muted", "strong", "behind", "kept", "act", "place", "online"]


class Word(NamedTuple):
    """A run of text in one tone."""

    text: str
    tone: Tone = ""


Words = tuple[Word, ...]
