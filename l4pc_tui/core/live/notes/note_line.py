"""The capture line: its first character gives the kind, the rest is the words."""

from __future__ import annotations

from l4pc_tui.core.record.kinds import NOTE_KINDS, NOTE_MARKS
from l4pc_tui.core.record.nouns import Note, NoteKind
from l4pc_tui.core.text.cleaning import Kept, clean_line, keep_line

LONGEST = 10_000
"""Characters kept of one note's words; far more than anyone types in a room."""

LONGEST_LINE = LONGEST + len("* ")
"""Characters of the line that is typed: a mark, a space and the words."""

PAPER = "Write the rest on paper, in their own words, and tell your safeguarding lead now."
"""What the box says at a restricted note: its words stay off the laptop."""

SEALS = "Their own words are asked next, and sealed."
WORDS = "What was said, in their own words?"
SEALED = "It is sealed before it is kept, and opened with the passphrase alone. Enter alone keeps only the fact."
"""Where a passphrase was set: what is told first, what is asked then, and told below that."""


def read_line(line: str) -> tuple[NoteKind, str]:
    """The kind and all words of a line as typed. Without a mark it is a plain note."""
    line = clean_line(line).strip()
    kind = NOTE_MARKS.get(line[:1])
    return (kind, line[1:].strip()) if kind else (NoteKind.NOTE, line)


def keep_words(words: str) -> Kept:
    """A note's words as they are kept."""
    return keep_line(words, LONGEST, "The note")


def is_restricted(line: str) -> bool:
    """True for a line whose words must never be kept, not even as a draft."""
    return read_line(line)[0] is NoteKind.RESTRICTED


def as_typed(note: Note) -> str:
    """The line that would give this note, for mending."""
    mark = NOTE_KINDS[NoteKind(note.kind)].mark
    return f"{mark} {note.text}" if mark else note.text


def in_place_of(note: Note, words: str) -> str:
    """The line that puts words in the place of a note's. Without a mark among them it stays of
    its kind."""
    mark, typed = NOTE_KINDS[NoteKind(note.kind)].mark, clean_line(words).strip()
    return f"{mark} {typed}" if mark and typed and typed[0] not in NOTE_MARKS else typed
