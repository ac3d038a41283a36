"""For whom something is written out. Command lines name it, so this stands without the record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.record.locked import locked


class Profile(StrEnum):
    """For whom something is written out."""

    HANDOVER = "handover"
    FACILITATOR = "facilitator"


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """All that must be known of a profile.

    private: whether everything but what is restricted is in it. words: for whom it is, in a list
    of choices. letter: the key that chooses it. notice: the first line of whatever is written so,
    "" where there is none. suffix: what the name of its file ends with.
    """

    private: bool
    letter: str
    words: str
    notice: str = ""
    suffix: str = ""


PROFILES: dict[Profile, ProfileRow] = locked(
    Profile,
    {
        Profile.HANDOVER: ProfileRow(
            False, "h", "to hand over"
        ),
        Profile.FACILITATOR: ProfileRow(
            True, "f", "your own, not to be passed on",
            "Not to be passed on: words that were said in confidence are in this file.",
            "not-to-be-passed-on",
        ),
    },
)  # fmt: skip
