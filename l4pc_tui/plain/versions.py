"""What stands side by side, in plain mode: told numbered, and chosen by the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.versions import numbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from l4pc_tui.plain.conversation import Talk


class Versions:
    """What a talk does with versions. A number is that of the list told last."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._listed: tuple[str, ...] = ()
        self.does: dict[str, Callable[[str], None]] = {"versions": self.hear}

    def hear(self, words: str) -> None:
        """Tell them, or have one count."""
        found = self._talk.conductor.versions.all()
        if not words:
            self._listed = tuple(version.event for each in found for version in each.versions)
            self._talk.say(*numbered(found))
        elif words.isdecimal() and 1 <= int(words) <= len(self._listed):
            self._talk.do(self._talk.conductor.versions.choose(self._listed[int(words) - 1]))
        else:
            self._talk.say("versions lists them; versions and a number has that one count.")
