"""What people, cohorts, sessions and notes are named by: ids that cannot be taken for one another.

Only the type checker tells them apart; each is the text that the journal keeps.
"""

from __future__ import annotations

from typing import NewType

PersonId = NewType("PersonId", str)
CohortId = NewType("CohortId", str)
SessionId = NewType("SessionId", str)
NoteId = NewType("NoteId", str)

# Where a field or an argument may be empty.
NO_PERSON = PersonId("")
NO_COHORT = CohortId("")
NO_SESSION = SessionId("")
NO_NOTE = NoteId("")

SHORTEST = 8
"""Letters of an id that are shown, its first: enough to tell it from others and to name it by."""


def short(thing: str) -> str:
    """An id as it is shown."""
    return thing[:SHORTEST]
