"""Where a note goes once its session is closed, so far: into the log, to the team, nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.live.notes.left_open import SHAREABLE, SPOKEN, consent, is_withdrawn, sharing
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.nouns import Note, NoteKind


class Goes(StrEnum):
    """Where to. YOURS: nobody was asked yet whether it may leave; left open it stays with the
    team. GONE: struck."""

    LOG = "log"
    TEAM = "team"
    YOURS = "yours"
    RESTRICTED = "restricted"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class GoesRow:
    """The sign that stands before its word, and what it means, in words."""

    sign: str
    told: str


GOES = locked(
    Goes,
    {
        Goes.LOG: GoesRow("→", "goes in the log"),
        Goes.TEAM: GoesRow("◇", "stays with the team"),
        Goes.YOURS: GoesRow("□", "you decide"),
        Goes.RESTRICTED: GoesRow("⊘", "is in no export"),
        Goes.GONE: GoesRow("×", "its words leave the file"),
    },
)


def goes(note: Note, names: Iterable[str] = ()) -> Goes:
    """Where a note goes as it stands now."""
    if note.kind == NoteKind.RESTRICTED:
        return Goes.RESTRICTED
    if note.kind in SPOKEN and not consent(note) and not is_withdrawn(note):
        return Goes.YOURS
    return Goes.LOG if sharing(note, names) == SHAREABLE else Goes.TEAM
