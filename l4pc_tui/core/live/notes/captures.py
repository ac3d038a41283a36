"""What each place asks to be caught, how it is caught, and what of it has been.

Nothing here is forced. A step shows it in one quiet line; Close asks once for what a place that
the group came to still lacks, and a key leaves it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from l4pc_tui.core.live.notes.commitments import read_commitment
from l4pc_tui.core.live.notes.sorts import RULES, lead
from l4pc_tui.core.live.run.rules import Accepted, Refused, Ruling
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.live.view_model import CaptureLine
from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.nouns import Note, NoteKind
from l4pc_tui.core.record.place import Place

IsCaught = Callable[[LiveSession, Place], bool]
REGISTER, PULSE = "r", "p"
"""The keys of what is caught without a note."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One thing that a place asks for.

    id:     what the journal calls it, together with its place; never changes.
    how:    the key, or what a line begins with: "r", "~", "n rule:".
    seen:   whether it is caught.
    short:  what the step's quiet line writes behind ``how``, where that is not the name.
    kind:   of the note that it becomes; None where it is none. ``lead``: the word that opens it.
    lack:   what Close says of it besides its name, while it is not caught.
    apart:  False when Close asks for it with something else, as for a commitment's partner.
    always: True when Close asks for it wherever the group has been.
    """

    place: Place
    id: str
    name: str
    how: str
    seen: IsCaught
    kind: NoteKind | None = None
    lead: str = ""
    short: str = ""
    lack: str = ""
    apart: bool = True
    always: bool = False

    @property
    def key(self) -> str:
        """What the journal calls it: "Surface/facts"."""
        return f"{self.place}/{self.id}"


def captures(room: LiveSession, place: Place) -> tuple[CaptureLine, ...]:
    """What a place asks for, and what of it is caught."""
    lines = [CaptureLine(each.name, each.how, each.seen(room, place), each.short or each.name)
             for each in CAPTURES if each.place is place]  # fmt: skip
    if caution := _CAUTIONS.get(place):
        lines.append(CaptureLine(caution, "", None, caution))
    return tuple(lines)


def lacking(room: LiveSession) -> tuple[Capture, ...]:
    """What Close asks for: of each place that the group came to, neither caught nor left."""
    been = {depth.place for depth in room.run.depths}
    return tuple(
        each
        for each in CAPTURES
        if each.apart
        and (each.place in been or (each.always and been))
        and each.key not in room.run.left
        and not each.seen(room, each.place)
    )


def capture_of(key: str) -> Capture | None:
    """The capture that is called so."""
    return next((each for each in CAPTURES if each.key == key), None)


def leave(run: Run, key: str) -> Ruling:
    """Leave one thing uncaught; Close does not ask for it again."""
    if capture_of(key) is None or key in run.left:
        return Refused("Nothing like that is asked for.")
    return Accepted(Verb.LEAVE, {"capture": key})


def _kept(kind: NoteKind) -> IsCaught:
    """A note of that kind at the place; those from before the start are of the first."""

    def is_kept(room: LiveSession, place: Place) -> bool:
        where = (place.value, "") if place is Place.ARRIVE else (place.value,)
        return any((str(kind), at) in _kinds(_Told(room.notes)) for at in where)

    return is_kept


def _opened(*leads: str) -> IsCaught:
    """A note that opens with one of these words and a colon; it says itself what it is, wherever
    it was written."""
    return lambda room, _place: not _leads(_Told(room.notes)).isdisjoint(leads)


class _Told:
    """Notes that are told from others by identity: comparing thousands takes too long."""

    __slots__ = ("notes",)

    def __init__(self, notes: tuple[Note, ...]) -> None:
        self.notes = notes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Told) and other.notes is self.notes

    def __hash__(self) -> int:
        return id(self.notes)


@lru_cache(maxsize=4)
def _kinds(told: _Told) -> frozenset[tuple[str, str]]:
    """Of which kinds and at which places there are notes."""
    return frozenset((str(note.kind), note.place) for note in told.notes)


@lru_cache(maxsize=4)
def _leads(told: _Told) -> frozenset[str]:
    """The words that notes open with. Remembered, because a view is drawn every second."""
    return frozenset(lead(note) for note in told.notes)


def _register(room: LiveSession, _place: Place) -> bool:
    return bool(room.marks)


def _committed(room: LiveSession, _place: Place) -> bool:
    """Wherever it was promised: what counts is that somebody brings something back."""
    return any(kind == NoteKind.COMMITMENT for kind, _ in _kinds(_Told(room.notes)))


def _partnered(room: LiveSession, _place: Place) -> bool:
    return _is_partnered(_Told(room.notes))


@lru_cache(maxsize=4)
def _is_partnered(told: _Told) -> bool:
    """Whether something was promised with somebody."""
    promised = (note for note in told.notes if note.kind == NoteKind.COMMITMENT)
    return any(note.with_whom if note.agreed else _has_partner(note.text) for note in promised)


def _has_partner(text: str) -> bool:
    return bool(read_commitment(text).with_whom)


def _pulsed(room: LiveSession, place: Place) -> bool:
    return any(room.run.place_at(pulse.at) is place for pulse in room.run.pulses)


def _ended(room: LiveSession, place: Place) -> bool:
    """A pulse at the Return, or at Close where a session ends before it."""
    return any(pulse.ends for pulse in room.run.pulses) or _pulsed(room, place)


CAPTURES: tuple[Capture, ...] = (
    Capture(Place.ARRIVE, "register", "who is here", REGISTER, _register),
    Capture(Place.ARRIVE, "agreements", "agreements", "n agreement:", _opened("agreement"),
            NoteKind.NOTE, "agreement", "…"),
    Capture(Place.ARRIVE, "start-pulse", "start pulse", PULSE, _pulsed,
            lack="none was taken; too late now"),
    Capture(Place.SURFACE, "facts", "facts", NOTE_KINDS[NoteKind.NOTE].key, _kept(NoteKind.NOTE),
            NoteKind.NOTE),
    Capture(Place.SURFACE, "story", "a story’s title", NOTE_KINDS[NoteKind.STORY].key,
            _kept(NoteKind.STORY), NoteKind.STORY, short="story title"),
    Capture(Place.FEEL, "strengths", "strengths", NOTE_KINDS[NoteKind.STRENGTH].key,
            _kept(NoteKind.STRENGTH), NoteKind.STRENGTH),
    Capture(Place.FEEL, "quotes", "quotes, with consent", NOTE_KINDS[NoteKind.QUOTE].key,
            _kept(NoteKind.QUOTE), NoteKind.QUOTE),
    Capture(Place.QUESTION, "rule", "a rule and its kind", "n rule:", _opened("rule"),
            NoteKind.NOTE, "rule", "… (its kind)", f"{', '.join(RULES[:-1])} or {RULES[-1]}"),
    Capture(Place.QUESTION, "alternative", "an alternative", "n instead:",
            _opened("instead", "alternative"), NoteKind.NOTE, "instead", "…"),
    Capture(Place.POWER, "power", "whose power it is", "n mine: ours: ask:",
            _opened("mine", "ours", "ask"), NoteKind.NOTE, "ours", "…"),
    Capture(Place.POWER, "possible", "what is possible", "n possible:",
            _opened("possible", "possibility"), NoteKind.NOTE, "possible", "…"),
    Capture(Place.RETURN, "commitment", "a commitment", NOTE_KINDS[NoteKind.COMMITMENT].key, _committed,
            NoteKind.COMMITMENT, lack="nobody has promised one yet", always=True),
    Capture(Place.RETURN, "partner", "its partner", "with @", _partnered, apart=False),
    Capture(Place.RETURN, "barrier", "a barrier", NOTE_KINDS[NoteKind.BARRIER].key,
            _kept(NoteKind.BARRIER), NoteKind.BARRIER),
    Capture(Place.RETURN, "end-pulse", "end pulse", PULSE, _ended,
            lack="none was taken yet", always=True),
)  # fmt: skip
"""Every place's captures, in the order of the way down and back."""

_CAUTIONS = {Place.POWER: "no personal history"}
"""What a place asks not to be written down."""
