"""Who was given the words of a quote or a story before its speaker took the consent back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.between.carried import HANDED_ON, FileKind
from l4pc_tui.core.live.notes.left_open import SHAREABLE, is_withdrawn, sharing
from l4pc_tui.core.record.names import NoteId, SessionId
from l4pc_tui.core.record.nouns import Note, entity
from l4pc_tui.core.record.profiles import PROFILES
from l4pc_tui.core.record.reading import noun
from l4pc_tui.core.record.things import heads
from l4pc_tui.core.text.amounts import moment_in_words
from l4pc_tui.desk.out.formats import PARTS, REPORT
from l4pc_tui.desk.out.handed import handed_told
from l4pc_tui.desk.out.log import around

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Event
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.collecting import SentRow

ASK_BACK = "Its words left before. Ask for them back, or to be left out there:"
_NO_WORDS = frozenset(PARTS) - {REPORT}
"""What holds days and hours, and never a quote or a story."""


def who_had_it(desk: Desk, session: SessionId, note: NoteId) -> tuple[str, ...]:
    """Every file that was handed over with the words of a note, as sentences a line each; empty
    where none is known: "  3 December 2026, 16:04: a.md, to the council"."""
    said = desk.store.events(entity("note", note))
    names = around(desk, session).names
    lines = [
        f"  {moment_in_words(each.at)}: {each.file}{f', to {each.to}' if each.to else ''}"
        for id, each in handed_told(desk, session)
        if each.format not in _NO_WORDS and _was_in(said, id, each.profile, names)
    ]
    lines += [
        f"  {moment_in_words(row.at)}: {row.file}, a {row.what} for another laptop"
        f"{f', to {row.to}' if row.to else ''}"
        for row in desk.store.sent() if _was_sent(desk, said, row, session)
    ]  # fmt: skip
    return (ASK_BACK, *lines) if lines else ()


def _was_in(said: Sequence[Event], id: str, profile: str, names: tuple[str, ...]) -> bool:
    """Whether a log that was written with an entry's id held the note's words, as it stood then."""
    now = heads(each for each in said if each.id < id)
    stood = [thing for each in now if isinstance(thing := noun(each.entity, each.data), Note)]
    if not stood or any(map(is_withdrawn, stood)):
        return False
    private = any(row.private for known, row in PROFILES.items() if known == profile)
    return private or sharing(stood[-1], names) == SHAREABLE


def _was_sent(desk: Desk, said: Sequence[Event], row: SentRow, session: SessionId) -> bool:
    """Whether a file for another laptop may have held the note's words."""
    of = desk.store.session(session)
    if row.cohort and (of is None or of.session.cohort != row.cohort):
        return False
    held = (each for each in said if each.seq <= row.upto.get(each.device, 0))
    read = (noun(each.entity, each.data) for each in held)
    return any(
        isinstance(thing, Note) and not is_withdrawn(thing)
        and (row.what != FileKind.PACK or thing.kind in HANDED_ON)
        for thing in read
    )  # fmt: skip
