"""What sort of barrier or rule a note tells: typed along with it, or asked at Close.

``^ silo two forms for one visit`` and ``n rule: two signatures (habit)`` say it themselves.
"""

from __future__ import annotations

import re

from l4pc_tui.core.live.notes.commitments import BARRIERS
from l4pc_tui.core.record.nouns import Note, NoteKind

RULES = ("law", "policy", "habit", "myth")
"""What a rule can turn out to be."""

_BARRIER = re.compile(rf"({'|'.join(BARRIERS)})(?=[\s:,]|$)", re.IGNORECASE)
_RULE = re.compile(rf"\(({'|'.join(RULES)})\)\s*$", re.IGNORECASE)
_LEAD = re.compile(
    r"(rule|agreement|instead|alternative|mine|ours|ask|possible|possibility)s?\s*:\s*",
    re.IGNORECASE,
)
_LED = frozenset((NoteKind.NOTE, NoteKind.INSIGHT))
"""Kinds of note that may open with a word and a colon that says what they tell."""


def lead(note: Note) -> str:
    """The word before a colon that says what a note tells, in small letters; "" without one."""
    found = _LEAD.match(note.text) if note.kind in _LED else None
    return found[1].casefold() if found else ""


def sorts(note: Note) -> tuple[str, ...]:
    """The sorts that it can be of; none where nothing like that is asked."""
    if note.kind == NoteKind.BARRIER:
        return BARRIERS
    return RULES if lead(note) == "rule" else ()


def sort(note: Note) -> str:
    """The sort as it was told at Close, else as it was typed; "" while nobody has said."""
    if note.kind == NoteKind.BARRIER:
        found = _BARRIER.match(note.text)
    else:
        found = _RULE.search(note.text) if sorts(note) else None
    return (note.sort if sorts(note) else "") or (found[1].casefold() if found else "")


def without_sort(note: Note) -> str:
    """The text without the sort that was typed along with it, and without the colon behind that."""
    if note.kind == NoteKind.BARRIER:
        told = _BARRIER.sub("", note.text, count=1) if _BARRIER.match(note.text) else note.text
        told = told.lstrip(" :,")
    else:
        told = _RULE.sub("", note.text).rstrip() if sorts(note) else note.text
    return told or note.text
