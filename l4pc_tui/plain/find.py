"""Notes of all sessions, found by their words in plain mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.text.amounts import day_and_clock
from l4pc_tui.desk.home.search import MOST, found_in_words, how_many, search

if TYPE_CHECKING:
    from collections.abc import Callable

    from l4pc_tui.core.record.nouns import Note
    from l4pc_tui.plain.conversation import Talk


class FindTalk:
    """What a talk does with the notes of other sessions: they are told, newest first."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.does: dict[str, Callable[[str], None]] = {"find": self._find}

    def _find(self, words: str) -> None:
        if not words:
            self._talk.say("Say a few words of the note: find key safe.")
            return
        desk = self._talk.conductor.desk
        hits = search(desk, words, MOST)
        found = how_many(desk, words, hits, MOST)
        more = "l4pc search --all shows all of them."
        self._talk.say(*map(_told, hits), found_in_words(len(hits), found, more))


def _told(hit: Note) -> str:
    """A note with when it was written, and what it is of."""
    where = ", ".join(filter(None, (hit.kind, hit.item, hit.step)))
    return f"{day_and_clock(hit.at)} {where}: {hit.text}"
