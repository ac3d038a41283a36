"""What of the journal a file for another laptop carries: one answer for every entry.

A bundle is for the coordinator's record, a pack for whoever leads the next session. An entry goes
whole, or as a stub (it is there, its words are not), or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.nouns import Consent, NoteKind
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.core.record.travel import FIELDS, MOVE_FIELDS, kept_back

SMALLEST_PULSE = 5
"""A pulse of fewer answers would say what one person answered."""


class FileKind(StrEnum):
    """What a file for another laptop is: everything for the record, or what the next one needs."""

    BUNDLE = "bundle"
    PACK = "pack"


class Carried(StrEnum):
    """How an entry goes: with its words, without them, or not."""

    WHOLE = "whole"
    STUB = "stub"
    LEFT_OUT = "left out"


class Why(StrEnum):
    """Why the words of an entry stay here."""

    RESTRICTED = "restricted"
    PULSE = "pulse"
    MOVE = "move"
    REMARK = "remark"
    WITHDRAWN = "withdrawn"
    EARLIER = "earlier"


_IN_A_PACK: dict[Kind, Carried] = locked(
    Kind,
    {
        Kind.PERSON: Carried.WHOLE, Kind.COHORT: Carried.WHOLE, Kind.MEMBER: Carried.WHOLE,
        Kind.LINK: Carried.WHOLE, Kind.SESSION: Carried.WHOLE, Kind.MARK: Carried.WHOLE,
        Kind.SEAT: Carried.WHOLE, Kind.FINAL: Carried.WHOLE,
        Kind.FOLLOW: Carried.WHOLE, Kind.SAME: Carried.WHOLE, Kind.DIFFERENT: Carried.WHOLE,
        Kind.ACTOR: Carried.WHOLE,
        Kind.RUN_CHOICE: Carried.WHOLE,
        # Those that are handed on are told apart by what they are.
        Kind.NOTE: Carried.LEFT_OUT,
        # What a roster's row said, which file told who was there, and what was handed to whom, is
        # this laptop's own.
        Kind.ASKED: Carried.WHOLE,
        # Whoever leads the next session needs nobody's form, and no story that is being chosen.
        Kind.RATING: Carried.LEFT_OUT, Kind.CHANGE: Carried.LEFT_OUT, Kind.CHOSEN: Carried.LEFT_OUT,
        Kind.ROW: Carried.LEFT_OUT, Kind.ATTENDANCE: Carried.LEFT_OUT, Kind.HANDED: Carried.LEFT_OUT,
        # Certificates are the coordinator's.
        Kind.ISSUED: Carried.LEFT_OUT,
    },
)  # fmt: skip

HANDED_ON = (NoteKind.COMMITMENT, NoteKind.STORY)
"""The notes that a pack has."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What must be known of all notes before the first entry goes, each by its entity.

    restricted: any version of them ever was. withdrawn: of which a speaker took the consent back.
    handed_on: what the next session takes up, as they were told last. replaced: the ids of their
    versions in whose place another was put.
    """

    restricted: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    handed_on: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()


def notes_of(events: Iterable[Event]) -> Notes:
    """What must be known of notes, from all their events."""
    restricted, replaced = set[str](), set[str]()
    withdrawing = dict[str, str]()
    latest: dict[str, tuple[str, bool]] = {}
    for event in events:
        if kind_of(event.entity) is not Kind.NOTE or event.kind not in ("put", "del", "erase"):
            continue
        if _is_restricted(event):
            restricted.add(event.entity)
        replaced.update(event.base)
        if event.kind == "put" and (event.data or {}).get("consent") == Consent.WITHDRAWN:
            withdrawing[event.id] = event.entity
        told = event.id, event.kind == "put" and _is_handed_on(event)
        latest[event.entity] = max(told, latest.get(event.entity, told))
    handed_on = {entity for entity, (_, goes) in latest.items() if goes}
    # Given again is a version after it; one beside it had not heard of it.
    withdrawn = {name for id, name in withdrawing.items() if id not in replaced}
    return Notes(
        frozenset(restricted), frozenset(withdrawn - restricted),
        frozenset(handed_on - restricted), frozenset(replaced),
    )  # fmt: skip


def carried(event: Event, kind: FileKind, notes: Notes) -> Carried:
    """How an entry goes in a file of a kind."""
    how = _judged(event, kind, notes)
    return Carried.STUB if isinstance(how, Why) else how


def withheld_for(event: Event, kind: FileKind, notes: Notes) -> Why | None:
    """Why an entry goes as a stub; None where it does not."""
    how = _judged(event, kind, notes)
    return how if isinstance(how, Why) else None


def _judged(event: Event, kind: FileKind, notes: Notes) -> Carried | Why:
    if event.kind == "erase":
        return Carried.WHOLE  # what takes words away must get wherever they got
    if event.kind == "redact":
        if event.data is None:
            return Carried.WHOLE
        # So must this, but not what it says instead where the words of before would not go.
        how = _of_words(event, kind, notes)
        return Why.EARLIER if how is Carried.LEFT_OUT else how
    if event.kind in ("put", "del", "move") or kind is FileKind.BUNDLE:
        return _of_words(event, kind, notes)
    return Carried.LEFT_OUT  # only a newer version knows what it says


def _of_words(event: Event, kind: FileKind, notes: Notes) -> Carried | Why:
    """How an entry goes by what it says."""
    if _is_small_pulse(event):
        return Why.PULSE
    of = kind_of(event.entity)
    if event.entity in notes.restricted or _is_restricted(event):
        return Why.RESTRICTED if kind is FileKind.BUNDLE else Carried.LEFT_OUT
    if kind is FileKind.BUNDLE:
        return Carried.WHOLE
    if event.entity.startswith(f"{RUN}:"):
        inside = kept_back(MOVE_FIELDS, event.data or {}, shared=False)
        return Why.MOVE if inside else Carried.WHOLE
    if of is None:
        return Carried.LEFT_OUT
    if event.entity in notes.withdrawn:
        # Whoever had its words before stands without them then.
        return Why.WITHDRAWN
    if event.entity in notes.handed_on:
        # What it was before may have been another kind of note, and words that were mended away.
        stays = event.id in notes.replaced or (event.data is not None and not _is_handed_on(event))
        return Why.EARLIER if stays else Carried.WHOLE
    if of is Kind.MARK and kept_back(FIELDS[of], event.data or {}, shared=False):
        return Why.REMARK
    return _IN_A_PACK[of]


def as_carried(event: Event, how: Carried) -> Event | None:
    """The entry as it goes; None when it does not."""
    if how is Carried.LEFT_OUT:
        return None
    return event if how is Carried.WHOLE else replace(event, nonce=None, data=None)


def _is_restricted(event: Event) -> bool:
    """Also asked of each entry as it goes: it may have come after the others were looked at."""
    is_note = kind_of(event.entity) is Kind.NOTE
    return is_note and (event.data or {}).get("kind") == NoteKind.RESTRICTED


def _is_handed_on(event: Event) -> bool:
    return (event.data or {}).get("kind") in HANDED_ON


def _is_small_pulse(event: Event) -> bool:
    data: Any = event.data or {}
    moved = event.entity.startswith(f"{RUN}:") and data.get("verb") == Verb.PULSE
    if not moved and (kind_of(event.entity) is not Kind.ASKED or not data):
        return False
    counts = data.get("counts")
    # Counts that cannot be read stay inside.
    if not isinstance(counts, list) or not all(type(each) is int for each in counts):
        return counts is not None
    return bool(counts) and sum(counts) < SMALLEST_PULSE
