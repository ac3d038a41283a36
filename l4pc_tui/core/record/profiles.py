"""For whom something is written out. Command lines name it, so this stands without the record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from l4pc_tui.core.record.locked import locked


class Profile(StrEnum):
    """For whom something is written out."""

    HANDOVER = "handover"
    FACILITATOR = "facilitator"
    COMMISSIONER = "commissioner"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """All that must be known of a profile.

    private: whether everything but what is restricted is in it. words: for whom it is, in a list
    of choices. letter: the key that chooses it. notice: the first line of whatever is written so,
    "" where there is none. suffix: what the name of its file ends with. names: whether people are
    named in it; without that codes stand for them. hides: the rule by which its small numbers are
    hidden, "" for none. What cannot keep both promises of a profile refuses to be written for it.
    """

    private: bool
    letter: str
    words: str
    notice: str = ""
    suffix: str = ""
    names: bool = True
    hides: Literal["", "commissioner", "publication"] = ""


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
        Profile.COMMISSIONER: ProfileRow(
            False, "k", "for a commissioner: no names, small numbers hidden",
            "For a commissioner: nobody is named, and numbers below five are hidden.",
            "for-a-commissioner", names=False, hides="commissioner",
        ),
        Profile.PUBLICATION: ProfileRow(
            False, "p", "to be published: no names, numbers rounded to five",
            "To be published: nobody is named, small numbers are hidden, and all others are "
            "rounded to the nearest five.",
            "for-publication", names=False, hides="publication",
        ),
    },
)  # fmt: skip
