"""What is recorded, called by a name in a sentence: “the note “who owns the keys””."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from l4pc_tui.core.people.enrolled import Enrolled
from l4pc_tui.core.people.register import MARK_WORDS
from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import NoteId, PersonId
from l4pc_tui.core.record.nouns import Mark, Note, NoteKind, Person, Presence
from l4pc_tui.core.text.amounts import count, hhmm
from l4pc_tui.core.text.width import cut

WORDS_SHOWN = 48
"""Cells of a note's words that are enough to know it by."""


@dataclass(frozen=True, slots=True)
class Known:
    """Whom and what a sentence may speak of besides a session's own entries.

    people: on the register. earlier: commitments of earlier sessions. steps: names by stop, item and FINISH.
    seen: when the sentence is read; times of another day have their date.
    """

    people: tuple[Enrolled, ...] = ()
    earlier: tuple[Note, ...] = ()
    zone: tzinfo | None = None
    seen: float | None = None
    steps: Mapping[str, str] = field(default_factory=dict)

    def person(self, person: PersonId) -> str:
        """Somebody as they are written."""
        found = next((each.person for each in self.people if each.person.id == person), None)
        return (found.display_name or found.name) if found else "somebody"

    def walked_in(self, person: PersonId) -> bool:
        """Whether somebody is on the register without being on the roster."""
        return any(each.person.id == person and each.person.walk_in for each in self.people)


NOBODY = Known()


def note_name(note: Note, zone: tzinfo | None, seen: float | None = None) -> str:
    """A note by its kind and first words; a restricted one, which has none, by its time."""
    kind = NOTE_KINDS[NoteKind(note.kind)].one
    return f"the {kind} {_quoted(note.text)}" if note.text else note_at(note, zone, seen)


def note_at(note: Note, zone: tzinfo | None, seen: float | None = None) -> str:
    """A note by its kind and time alone, where its words are not to be said again."""
    kind = NOTE_KINDS[NoteKind(note.kind)].one
    return f"the {kind} of {hhmm(epoch(note.at), zone, seen)}" if note.at else f"the {kind}"


def note_change(before: Note | None, after: Note | None, known: Known) -> str:
    """What an entry did to a note: wrote it, mended it, or kept an answer about it."""
    if before is None or after is None:
        held = after or before
        return note_name(held, known.zone, known.seen) if held else "the last note"
    same = (before.kind, before.text) == (after.kind, after.text)
    return f"{'the last answer about' if same else 'the mending of'} {note_name(before, known.zone, known.seen)}"


def mark_change(person: PersonId, before: Mark | None, after: Mark | None, known: Known) -> str:
    """What an entry did to a mark: “Ben Thimble’s mark: late”."""
    name = known.person(person)
    if after is None:
        return f"taking {name}’s mark off"
    if before is not None and after.remark != before.remark:
        return f"the remark on {name}" + (f": {_quoted(after.remark)}" if after.remark else "")
    if before is not None and before.mark == after.mark and before != after:
        return f"the times of {name}"
    if before is None and known.walked_in(person):
        return f"the walk-in {name}"
    return f"{name}’s mark: {MARK_WORDS[Presence(after.mark)]}"


def marks_change(people: int, after: object) -> str:
    """What one wish did to the marks of many: “marking 20 people here”."""
    how = f" {MARK_WORDS[Presence(after.mark)]}" if isinstance(after, Mark) else ""
    return f"marking {count(people, 'person', 'people')}{how}"


def name_change(before: Person | None, after: Person | None) -> str:
    """What an entry did to a person’s name: “the name Ben Ng, which was Ben Thimble”."""
    if after is None or before is None:
        return "the last change of a name"
    return f"the name {after.name}, which was {before.name}"


def choice_change(what: str) -> str:
    """What one of two versions being chosen did."""
    return f"the choice of a {what}"


def follow_change(note: NoteId, known: Known) -> str:
    """What an entry did to an earlier commitment."""
    made = next((each for each in known.earlier if each.id == note), None)
    return f"the last word on {note_name(made, known.zone, known.seen) if made else 'a commitment'}"


def _quoted(words: str) -> str:
    return f"“{cut(words, WORDS_SHOWN)}”"
