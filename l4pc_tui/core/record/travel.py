"""What may leave this laptop: one answer for every field of everything that is recorded.

Exports, prints and what programs read ask here; nobody else decides. A field without its answer
fails by name on import, and whatever this version does not know stays inside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from l4pc_tui.core.record.entry import FOR_UNDO
from l4pc_tui.core.record.kinds import MOVE_DATA, THINGS, Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.profiles import PROFILES, Profile


class Travels(StrEnum):
    """Whether something may leave the laptop when a record is handed over."""

    YES = "yes"
    SHARED = "where its words are shareable"
    NO = "no"


class Inside(StrEnum):
    """Why something stays inside, as files for programs name it."""

    RESTRICTED = "restricted"
    WITHDRAWN = "withdrawn"
    NOTES = "notes"
    REMARKS = "remarks"
    ASIDE = "side steps"
    REASONS = "reasons"
    SUPPORT = "support"
    PULSES = "pulses"
    EARLIER = "earlier words"
    UNREAD = "not read"
    HANDED = "handed over"
    GROUPS = "groups"
    FILES = "attendance files"
    FORMS = "forms"
    CHANGES = "stories of change"


@dataclass(frozen=True, slots=True)
class InsideRow:
    """How it is told of what stays inside: of one, of several. counted: whether a record that is
    handed over tells how many there are; of the rest it does not tell that there are any."""

    one: str
    many: str
    counted: bool = True

    def told(self, number: int) -> str:
        """ "4 notes stay with the team"."""
        return f"{number} {self.one if number == 1 else self.many}"


INSIDE: dict[Inside, InsideRow] = locked(
    Inside,
    {
        Inside.RESTRICTED: InsideRow("restricted note", "restricted notes", counted=False),
        Inside.WITHDRAWN: InsideRow(
            "note is left out: consent to its words was withdrawn",
            "notes are left out: consent to their words was withdrawn",
        ),
        Inside.NOTES: InsideRow("note stays with the team", "notes stay with the team"),
        Inside.REMARKS: InsideRow("remark stays with the team", "remarks stay with the team"),
        Inside.ASIDE: InsideRow(
            "move to a side step or through a door stays with the team",
            "moves to side steps and through doors stay with the team",
        ),
        Inside.REASONS: InsideRow(
            "reason for a move stays with the team", "reasons for moves stay with the team"
        ),
        Inside.SUPPORT: InsideRow(
            "tick of support stays with the team", "ticks of support stay with the team"
        ),
        Inside.PULSES: InsideRow("pulse stays with the team", "pulses stay with the team"),
        Inside.EARLIER: InsideRow(
            "earlier version stays with the team", "earlier versions stay with the team"
        ),
        Inside.UNREAD: InsideRow(
            "entry of a newer version stays with the team",
            "entries of a newer version stay with the team",
        ),
        Inside.GROUPS: InsideRow(
            "seat in a group stays with the team", "seats in groups stay with the team"
        ),
        Inside.FILES: InsideRow(
            "entry about an attendance file stays with the team",
            "entries about attendance files stay with the team",
        ),
        Inside.FORMS: InsideRow(
            "person’s form stays with the team", "people’s forms stay with the team"
        ),
        Inside.CHANGES: InsideRow(
            "entry about a story of change stays with the team",
            "entries about stories of change stay with the team",
        ),
        Inside.HANDED: InsideRow("file was handed over", "files were handed over", counted=False),
    },
)  # fmt: skip

_YES, _SHARED, _NO = Travels.YES, Travels.SHARED, Travels.NO

FIELDS: dict[Kind, Mapping[str, Travels]] = locked(
    Kind,
    {
        # The roster is the coordinator's own: names and addresses came from there.
        Kind.PERSON: {
            "name": _YES, "display_name": _YES, "organisation": _YES, "sector": _YES,
            "roles": _YES, "email": _YES, "walk_in": _YES,
        },
        Kind.COHORT: {
            "name": _YES, "programme": _YES, "story": _YES, "register_months": _YES,
            "notes_months": _YES, "kept_because": _YES, "kept_reviewed": _YES,
        },
        Kind.MEMBER: {
            "cohort": _YES, "person": _YES, "facilitates": _YES, "roles": _YES, "joined": _YES,
            "left": _YES,
        },
        # Who needs whom, and who is kept from whom, is nobody's but those who make groups.
        Kind.LINK: {
            "cohort": _NO, "person": _NO, "kind": _NO, "name": _NO, "other": _NO, "offered": _NO,
        },
        Kind.SESSION: {
            "plan": _YES, "date": _YES, "cohort": _YES, "title": _YES, "venue": _YES,
            "starts": _YES, "number": _YES, "of": _YES,
        },
        Kind.MARK: {
            "session": _YES, "person": _YES, "mark": _YES, "arrived": _YES, "left": _YES,
            "remark": _NO, "spans": _YES, "stated": _YES, "sources": _YES, "filed": _YES,
        },
        # Who sat with whom travels as counts alone.
        Kind.SEAT: {
            "session": _NO, "round": _NO, "person": _NO, "table": _NO, "at": _NO,
        },
        # Its name may be the title that somebody gave a meeting.
        Kind.ATTENDANCE: {
            "session": _YES, "at": _YES, "source": _YES, "sha": _YES, "layout": _YES, "file": _NO,
            "people": _YES,
        },
        Kind.FINAL: {"session": _YES, "at": _YES},
        Kind.NOTE: {
            "session": _YES, "kind": _YES, "text": _SHARED, "at": _YES, "item": _YES,
            "step": _YES, "stop": _YES, "place": _YES, "told": _NO, "consent": _YES,
            "sharing": _YES, "outcome": _YES, "reason": _SHARED, "agreed": _YES, "who": _SHARED,
            "what": _SHARED, "by": _SHARED, "with_whom": _SHARED, "done": _SHARED,
            "due": _SHARED, "sort": _YES, "sealed": _NO,
        },
        Kind.FOLLOW: {
            "session": _YES, "note": _YES, "outcome": _YES, "barrier": _YES, "remark": _NO,
            "at": _YES,
        },
        Kind.SAME: {"kind": _YES, "one": _YES, "other": _YES},
        Kind.DIFFERENT: {"kind": _YES, "one": _YES, "other": _YES},
        # What a roster's row said is nobody's but whoever matched it.
        Kind.ROW: {"cohort": _NO, "person": _NO, "print": _NO},
        Kind.ACTOR: {"name": _YES},
        Kind.RUN_CHOICE: {"session": _YES, "move": _YES, "over": _YES},
        # To whom else something was handed is nobody's but the laptop's.
        Kind.HANDED: {
            "session": _NO, "at": _NO, "format": _NO, "profile": _NO, "file": _NO, "to": _NO,
            "prints": _NO, "people": _NO, "notes": _NO, "moves": _NO,
        },
        # That somebody has a certificate is theirs to show.
        Kind.ISSUED: {
            "cohort": _NO, "person": _NO, "at": _NO, "reference": _NO, "minutes": _NO, "first": _NO,
        },
        Kind.ASKED: {
            "cohort": _YES, "session": _YES, "measure": _YES, "round": _YES, "point": _YES,
            "how": _YES, "at": _YES, "day": _YES, "counts": _YES, "present": _YES,
            "enrolled": _YES, "source": _YES,
        },
        # What one person answered is theirs; sums of many may leave.
        Kind.RATING: {
            "cohort": _YES, "session": _YES, "measure": _YES, "point": _YES, "person": _NO,
            "form": _NO, "how": _YES, "day": _YES, "answers": _NO, "evidence": _NO,
            "source": _YES,
        },
        # Its words leave only with the teller's consent, who it was only if they said so.
        Kind.CHANGE: {
            "title": _SHARED, "cohort": _YES, "session": _YES, "domain": _YES, "before": _SHARED,
            "after": _SHARED, "why": _SHARED, "teller": _NO, "told_by": _NO, "written_by": _NO,
            "day": _YES, "place": _SHARED, "consent": _YES, "note": _YES,
        },
        Kind.CHOSEN: {
            "change": _YES, "note": _YES, "cohort": _YES, "session": _YES, "by": _SHARED,
            "out_of": _YES, "because": _SHARED, "day": _YES, "fed_back": _SHARED,
        },
    },
)  # fmt: skip
"""Each kind of thing → each of its fields → whether it travels. A note's name of the step is told
unless that is a side step; that is decided where side steps are known."""

MOVE_FIELDS: dict[str, Travels] = {
    "verb": _YES, "stop": _YES, "place": _YES, "openers": _NO, "aside": _NO, "left": _NO, "again": _NO, "probe": _YES,
    # A door is opened because of somebody: which one it was tells why.
    "door": _NO, "condition": _NO, "advice": _NO,
    "reason": _NO, "lights": _NO, "seconds": _YES, "waited": _YES, "need": _YES,
    # Support tells what somebody in the room needs.
    "what": _NO, "ok": _NO, "counts": _YES, "how": _YES, "flag": _NO, "ends": _YES, "capture": _YES, "of": _YES,
    "spans": _YES, "dropped": _YES, "restored": _YES, "order": _YES, "locks": _YES, "clocks": _YES, "anew": _YES,
    "shifts": _YES, "item": _YES, "plan": _YES, "exercises": _YES, "people": _YES, "named": _YES,
    "settings": _YES, "round": _YES, "sizes": _YES, "seed": _YES, "told": _YES,
}  # fmt: skip
"""Everything that a move's data may hold → whether it travels."""


def _must_be_whole() -> None:
    """A field without its answer, or an answer without its field, fails here by name."""
    for kind, row in THINGS.items():
        known = {each.name for each in fields(row.noun)} - {"id"}
        if odd := sorted(known ^ FIELDS[kind].keys()):
            raise LookupError(f"{kind}: {', '.join(odd)}: whether it travels is not said.")
    if odd := sorted((MOVE_DATA.keys() | {"verb", "settings"}) ^ MOVE_FIELDS.keys()):
        raise LookupError(f"A move’s {', '.join(odd)}: whether it travels is not said.")


_must_be_whole()


def leaves(travels: Travels, profile: Profile, *, shared: bool) -> bool:
    """Whether something so marked is in what is written for a profile.

    shared: whether the words that it belongs to are shareable. Raises LookupError for a profile in
    which nobody is named: a row of a record tells of somebody, whichever of its cells are there.
    """
    if not PROFILES[profile].names:
        raise LookupError(f"{profile}: rows of a record name people; count them instead.")
    return PROFILES[profile].private or travels is _YES or (travels is _SHARED and shared)


def kept_back(
    answers: Mapping[str, Travels], data: Mapping[str, Any], *, shared: bool
) -> frozenset[str]:
    """What of an entry's data does not travel: the names of fields that say something. One that
    this version does not know is among them."""
    return frozenset(
        name for name, value in data.items()
        if name not in FOR_UNDO and value not in ("", None, [], (), {})
        and not leaves(answers.get(name, _NO), Profile.HANDOVER, shared=shared)
    )  # fmt: skip
