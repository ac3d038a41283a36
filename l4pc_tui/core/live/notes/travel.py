"""What of a session travels when its record is handed over: its words, only a count, or nothing.

Here the answers of ``core.record.travel`` are applied to notes, moves and entries. What every
export and every print leaves out is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from l4pc_tui.core.live.notes.left_open import SHAREABLE, is_withdrawn, sharing
from l4pc_tui.core.live.run.safety_pulse import stays_here
from l4pc_tui.core.live.settings.meanings import settings_of
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.moves import Move, Verb, standing
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Note, NoteKind
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.reading import kind_of, move_of, noun
from l4pc_tui.core.record.resolve import Record, resolve, thing_id
from l4pc_tui.core.record.runs import NO_MOVES, moves_of
from l4pc_tui.core.record.travel import FIELDS, MOVE_FIELDS, Inside, kept_back


@dataclass(frozen=True, slots=True)
class Around:
    """What must be known of a session to say what of it travels.

    names: everybody on its register, as they are written. aside: the side steps that it was on.
    """

    names: tuple[str, ...] = ()
    aside: frozenset[str] = frozenset()

    def at_side(self, note: Note) -> bool:
        """Whether a note was written at a side step: the name of that step says why."""
        return note.stop in self.aside


About = Callable[[SessionId], Around]
"""The same of any session: earlier commitments come from others."""

_REASONS = frozenset(("reason", "lights"))
_WHOLE = {
    Kind.HANDED: Inside.HANDED, Kind.SEAT: Inside.GROUPS, Kind.ATTENDANCE: Inside.FILES,
    Kind.ROW: Inside.FILES, Kind.RATING: Inside.FORMS, Kind.CHANGE: Inside.CHANGES,
    Kind.CHOSEN: Inside.CHANGES,
}  # fmt: skip
"""What stays inside whole, whatever it says."""


def note_inside(note: Note, around: Around) -> Inside | None:
    """Why a note stays inside; None for one whose words travel. around: its own session."""
    if note.kind == NoteKind.RESTRICTED:
        return Inside.RESTRICTED
    if is_withdrawn(note):
        return Inside.WITHDRAWN
    return None if sharing(note, around.names) == SHAREABLE else Inside.NOTES


def moves_inside(moves: Sequence[Move], settings: Settings = DEFAULTS) -> dict[str, Inside]:
    """Which moves of a run stay inside, by id, and why. Those that were taken back do.

    A move that leads to a side step, on in one or back from it tells that there was one. What
    lies beside a reason travels in a table, and not as an entry: an entry is whole or not there.
    """
    aside = side_stops(moves)
    inside: dict[str, Inside] = {}
    at_side = False
    counted = {move.id for move in standing(moves)}
    for move in moves:
        if move.id not in counted:
            inside[move.id] = Inside.EARLIER
            continue
        was_at_side, stop = at_side, move.data.get("stop")
        if stop is not None:
            at_side = stop in aside
        held = {"verb": move.verb, **move.data}
        names = kept_back(MOVE_FIELDS, held, shared=False)
        leads = stop is not None and (at_side or was_at_side)
        if (
            move.verb in (Verb.DOOR, Verb.ASIDE)
            or leads
            or not aside.isdisjoint(move.data.get("spans", ()))
        ):
            inside[move.id] = Inside.ASIDE
        elif move.verb == Verb.SUPPORT:
            inside[move.id] = Inside.SUPPORT
        elif stays_here(held, settings) or "flag" in names:
            inside[move.id] = Inside.PULSES
        elif names:
            inside[move.id] = Inside.REASONS if names <= _REASONS else Inside.UNREAD
    return inside


def side_stops(moves: Iterable[Move]) -> frozenset[str]:
    """The side steps that a run was on: whoever stands on one has somewhere to return to, and
    beside a step stand no others."""
    found: set[str] = set()
    for move in moves:
        found.update(move.data.get("aside", ()))
        if move.data.get("openers"):
            found.add(str(move.data["stop"]))
    return frozenset(found)


def entries_inside(
    events: Iterable[Event], session: str, profile: Profile, about: About
) -> dict[tuple[str, str], Inside]:
    """Which entries are not in what is written for a profile, by (id, digest), and why.

    An entry is left out whole: one without its data would look like an erasure. Of what is
    handed over, only what stands now is there: earlier words were mended for a reason. Raises
    LookupError for a profile in which nobody is named: an entry names people by their ids.
    """
    if not PROFILES[profile].names:
        raise LookupError(f"{profile}: entries name people; count them instead.")
    held = tuple(events)
    record = resolve(held)
    line = record.runs.get(session, NO_MOVES)
    moves = moves_of(line)
    own = settings_of(moves)
    restricted = {event.entity for event in held if _is_restricted(event)}
    withdrawn = {
        name for id, each in record.of(Kind.NOTE).items()
        if isinstance(each.noun, Note) and is_withdrawn(each.noun)
        for name in record.names[Kind.NOTE, id]
    }  # fmt: skip
    inside: dict[tuple[str, str], Inside] = {}
    of_moves = moves_inside(moves, own)
    counted = {event.id for event in line.moves}
    for event in held:
        why = _always(event, restricted, withdrawn, own)
        if why is None and not PROFILES[profile].private:
            why = (
                _move_inside(event, counted, of_moves)
                if event.kind == "move"
                else _thing_inside(event, record, about)
            )
        if why is not None:
            inside[event.id, event.digest] = why
    return inside


def _always(
    event: Event, restricted: set[str], withdrawn: set[str], own: Settings
) -> Inside | None:
    """What is in nothing that is written out, whoever it is for.

    Every version of a note that was ever restricted is left out, and of one whose consent is
    withdrawn: an earlier one may hold words.
    """
    if event.entity in restricted:
        return Inside.RESTRICTED
    if event.entity in withdrawn:
        return Inside.WITHDRAWN
    few = event.kind == "move" and stays_here(event.data or {}, own)
    return Inside.PULSES if few else None


def _is_restricted(event: Event) -> bool:
    if kind_of(event.entity) is not Kind.NOTE or event.data is None:
        return False
    return event.data.get("kind") == NoteKind.RESTRICTED


def _move_inside(event: Event, counted: set[str], of_moves: Mapping[str, Inside]) -> Inside | None:
    if move_of(event) is None:
        return Inside.UNREAD
    return of_moves.get(event.id) if event.id in counted else Inside.EARLIER


def _thing_inside(event: Event, record: Record, about: About) -> Inside | None:
    kind = kind_of(event.entity)
    if kind is None or event.id in record.aside:
        return Inside.UNREAD
    if kind in _WHOLE:
        return _WHOLE[kind]
    stands = record.of(kind).get(thing_id(event.entity, record.joins))
    if stands is None or stands.by.id != event.id:
        return Inside.EARLIER
    said, data = noun(event.entity, event.data), event.data or {}
    shared = False
    if isinstance(said, Note):
        around = about(said.session)
        if why := note_inside(said, around):
            return why
        if around.at_side(said):
            return Inside.ASIDE
        shared = True
    back = kept_back(FIELDS[kind], data, shared=shared)
    if not back:
        return None
    return Inside.REMARKS if back == {"remark"} else Inside.UNREAD
