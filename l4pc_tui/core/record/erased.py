"""What an erasure takes, and what stays of each thing: figures, never words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from l4pc_tui.core.record.entry import TAKES_WORDS
from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.nouns import Follow, Issued, Mark, Member, Noun, Person, Seat
from l4pc_tui.core.record.outcome_nouns import Chosen, Rating
from l4pc_tui.core.record.things import Told

ERASED_NAME = "somebody erased"
"""As whom an erased person stands on registers and in groups."""

WAITING = (
    "erasure waits for your word: l4pc erase --waiting",
    "erasures wait for your word: l4pc erase --waiting",
)
"""What is said behind the number of erasures that came from elsewhere and are not confirmed here."""

WITH_THEIR_SUBJECT = (Kind.NOTE, Kind.PERSON, Kind.ROW, Kind.RATING, Kind.CHANGE)
"""What loses its words once the person whom it is about was erased, whenever it arrives."""


def is_of(kind: Kind, id: str, noun: Noun, person: str) -> bool:
    """Whether a thing is a person's own: it goes, or loses its words, when they are erased."""
    return person in THINGS[kind].people(id, noun)


def stays(noun: Noun) -> Noun | None:
    """What stands of a person's thing once it is erased; None when nothing does.

    Days, marks, minutes, tables, that a certificate was issued and the numbers of a form stay, so that no total changes, and that
    one story of so many was chosen. Names, roles, addresses, remarks, lines of evidence, stories,
    ties to others and remembered rows go.
    """
    match noun:
        case Person():
            return Person(noun.id, ERASED_NAME, walk_in=noun.walk_in)
        case Member():
            return replace(noun, roles=())
        case Mark() | Follow():
            return replace(noun, remark="")
        case Rating():
            return replace(noun, evidence=())
        case Chosen():
            return replace(noun, by="", because="", fed_back="")
        case Seat() | Issued():
            return noun
        case _:
            return None


def wordless(told: Iterable[Told]) -> frozenset[str]:
    """The things of which words were taken for good: nothing that was done with them is undone."""
    taken = (each.entity for each in told if each.kind in TAKES_WORDS)
    return frozenset(entity for entity in taken if not entity.startswith(f"{RUN}:"))
