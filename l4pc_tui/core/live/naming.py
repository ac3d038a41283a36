"""What is recorded, called by a name in a sentence: “the note “who owns the keys””."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from l4pc_tui.core.live.words import hhmm
from l4pc_tui.core.people.enrolled import Enrolled
from l4pc_tui.core.people.register import MARK_WORDS
from l4pc_tui.core.record.entry import Data
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.nouns import NOTE_NAMES, Note, NoteKind, Presence
from l4pc_tui.core.text.width import cut

WORDS_SHOWN = 48
"""Cells of a note's words that are enough to know it by."""

_NAMES: dict[str, str] = {
    **{str(kind): name for kind, name in NOTE_NAMES.items()},
    NoteKind.PARKED: "parked item", NoteKind.TRAINER: "remark to the trainer",
    NoteKind.RESTRICTED: "restricted note",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """Whom and what a sentence may speak of besides a session's own entries.

    people: on the register. earlier: commitments of earlier sessions. steps: names by stop.
    """

    people: tuple[Enrolled, ...] = ()
    earlier: tuple[Note, ...] = ()
    zone: tzinfo | None = None
    steps: Mapping[str, str] = field(default_factory=dict)

    def person(self, person: str) -> str:
        """Somebody as they are written."""
        found = next((each.person for each in self.people if each.person.id == person), None)
        return (found.display_name or found.name) if found else "somebody"

    def walked_in(self, person: str) -> bool:
        """Whether somebody is on the register without being on the roster."""
        return any(each.person.id == person and each.person.walk_in for each in self.people)


NOBODY = Known()


def note_name(note: Note, zone: tzinfo | None) -> str:
    """A note by its kind and first words; a restricted one, which has none, by its time."""
    kind = _NAMES.get(note.kind, _NAMES[NoteKind.NOTE])
    return f"the {kind} {_quoted(note.text)}" if note.text else note_at(note, zone)


def note_at(note: Note, zone: tzinfo | None) -> str:
    """A note by its kind and time alone, where its words are not to be said again."""
    kind = _NAMES.get(note.kind, _NAMES[NoteKind.NOTE])
    return f"the {kind} of {hhmm(epoch(note.at), zone)}" if note.at else f"the {kind}"


def note_change(before: Note | None, after: Note, zone: tzinfo | None) -> str:
    """What an entry did to a note: wrote it, mended it, or kept an answer about it."""
    if before is None:
        return note_name(after, zone)
    same = (before.kind, before.text) == (after.kind, after.text)
    return f"{'the last answer about' if same else 'the mending of'} {note_name(before, zone)}"


def mark_change(person: str, before: Data | None, after: Data | None, known: Known) -> str:
    """What an entry did to a mark: “Ben Thimble’s mark: late”."""
    name = known.person(person)
    if after is None:
        return f"taking {name}’s mark off"
    remark = str(after.get("remark", ""))
    if before is not None and remark != before.get("remark", ""):
        return f"the remark on {name}" + (f": {_quoted(remark)}" if remark else "")
    if before is None and known.walked_in(person):
        return f"the walk-in {name}"
    return f"{name}’s mark: {MARK_WORDS[Presence(after['mark'])]}"


def follow_change(note: str, known: Known) -> str:
    """What an entry did to an earlier commitment."""
    made = next((each for each in known.earlier if each.id == note), None)
    return f"the last word on {note_name(made, known.zone) if made else 'a commitment'}"


def _quoted(words: str) -> str:
    return f"“{cut(words, WORDS_SHOWN)}”"
