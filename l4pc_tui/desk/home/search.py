"""Finding: notes by their words, people on a register by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.text.folding import fold

if TYPE_CHECKING:
    from l4pc_tui.core.live.view.register_view import RegisterLine, RegisterView
    from l4pc_tui.core.record.nouns import Note
    from l4pc_tui.desk.desk import Desk


def search(desk: Desk, text: str) -> tuple[Note, ...]:
    """Notes that hold every word, newest first; restricted ones are never found."""
    return desk.store.search(text)


def people_like(view: RegisterView, letters: str) -> tuple[RegisterLine, ...]:
    """People on a register whose names have words that begin so; accents and case count not.

    Someone whose whole name is typed is meant alone, whoever else's begins the same.
    """
    wanted = fold(letters).split()
    if not wanted:
        return ()
    named = tuple(line for line in view.lines if fold(line.name).split() == wanted)
    return named or tuple(line for line in view.lines if _begins(fold(line.name).split(), wanted))


def _begins(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(letters) for word in words) for letters in wanted)
