"""Finding notes by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.text.amounts import count

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Note
    from l4pc_tui.desk.desk import Desk


MOST = 200
"""How many notes are shown at once of all that were found, unless all are asked for."""


def search(desk: Desk, text: str, most: int | None = None) -> tuple[Note, ...]:
    """Notes that hold every word, newest first, so many at most or all of them; restricted ones
    are never found."""
    return desk.store.search(text, most)


def how_many(desk: Desk, text: str, hits: tuple[Note, ...], most: int | None) -> int:
    """How many notes hold every word, of which these are the newest."""
    return len(hits) if most is None or len(hits) < most else desk.store.how_many_found(text)


def found_in_words(shown: int, found: int, ask: str) -> str:
    """How many were found, and how many of them are shown; ask: what shows all of them."""
    if not found:
        return "No note holds all of these words."
    if shown < found:
        return f"{found:,} notes found; these are the {shown:,} newest. {ask}"
    return f"{count(found, 'note')} found."
