"""What an erasure of a person takes, and what stays of each thing: figures, never words."""

from __future__ import annotations

from dataclasses import replace

from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.nouns import Follow, Mark, Member, Noun, Person, Seat

ERASED_NAME = "somebody erased"
"""As whom an erased person stands on registers and in groups."""


def is_of(kind: Kind, id: str, noun: Noun, person: str) -> bool:
    """Whether a thing is a person's own: it goes, or loses its words, when they are erased."""
    return person in THINGS[kind].people(id, noun)


def stays(noun: Noun) -> Noun | None:
    """What stands of a person's thing once it is erased; None when nothing does.

    Days, marks, minutes and tables stay, so that no total changes. Names, roles, addresses,
    remarks, ties to others and remembered rows go.
    """
    match noun:
        case Person():
            return Person(noun.id, ERASED_NAME, walk_in=noun.walk_in)
        case Member():
            return replace(noun, roles=())
        case Mark() | Follow():
            return replace(noun, remark="")
        case Seat():
            return noun
        case _:
            return None
