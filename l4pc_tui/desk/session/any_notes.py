"""Notes of any session, whether it is open here, open elsewhere, closed, or long past.

Nothing here takes a session from anybody. What is written is the next version of what stands in
the file; a console that runs the session reads it as it reads whatever another process writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.left_open import CONSENTS
from l4pc_tui.core.live.notes.note_line import in_place_of
from l4pc_tui.core.live.run.known import note_at, note_name
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.session_state import LiveSession, gather
from l4pc_tui.core.record.entry import Data, EntryKind
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import SHORTEST, NoteId, SessionId, short
from l4pc_tui.core.record.nouns import Consent, Note, NoteKind, entity
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.session.left_open import consent_words, consented
from l4pc_tui.desk.session.notes import NOT_THERE, Seen, mend_of, strike_of, wordless
from l4pc_tui.desk.session.open import meets_next
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


def notes_of(desk: Desk, row: SessionRow) -> tuple[Note, ...]:
    """A session's notes in the order they were first written; restricted ones are left out."""
    return tuple(note for note in _room(desk, row.session.id).notes if _has_words(note))


def restricted_notes(desk: Desk, row: SessionRow) -> tuple[Note, ...]:
    """A session's restricted notes, in the order they were first written."""
    return tuple(note for note in _room(desk, row.session.id).notes if not _has_words(note))


def find_restricted(desk: Desk, row: SessionRow, beginning: str) -> Note:
    """The restricted note of a session that the beginning of its id means. Raises Trouble when that
    is none, or more than one."""
    begins = beginning.strip().casefold()
    found = [note for note in restricted_notes(desk, row) if note.id.startswith(begins)]
    if len(found) == 1 and begins:
        return found[0]
    shown = clean_name(beginning, 80)
    if found and begins:
        raise refusal(
            f"“{shown}” begins the ids of {len(found)} restricted notes.",
            "Type one character more.",
        )
    raise refusal(
        f"No restricted note of this session has an id that begins with “{shown}”.",
        f"l4pc note open --session {short(row.session.id)} shows them.",
    )


def find_note(desk: Desk, row: SessionRow, beginning: str) -> Note:
    """The note of a session that a person means by the beginning of its id.

    Raises Trouble when there is none, or more than one; a restricted or a struck one is none.
    """
    room, shown = _room(desk, row.session.id), clean_name(beginning, 80)
    beginning = beginning.casefold()
    found = [note for note in room.notes if beginning and note.id.startswith(beginning)]
    if len(found) > 1:
        raise refusal(
            f"“{shown}” begins the ids of {len(found)} notes.", "Type one character more."
        )
    if not found:
        if beginning and any(id.startswith(beginning) for id in _struck(room)):
            raise refusal("That note is struck already: its words are gone.")
        raise refusal(
            f"No note of this session has an id that begins with “{shown}”.",
            f"l4pc note list --session {short(room.session)} shows them.",
        )
    if not _has_words(found[0]):
        raise refusal(
            wordless(note_at(found[0], desk.zone, desk.now())),
            "What it says, who was told, is taken back or struck where the session is open.",
        )
    return found[0]


def mend_note(desk: Desk, session: SessionId, note: NoteId, line: str) -> str:
    """Put other words in the place of a note's, and say so. The first character of the line gives
    the kind. Raises Trouble when the note is gone, or the line holds nothing."""
    room = _room(desk, session)
    said, mended = mend_of(room, note, line, _seen(desk, session))
    if mended is None:
        raise refusal(said.words)
    _write(desk, room, "put", note, mended.data())
    return said.words


def mend_words(desk: Desk, note: Note, words: str) -> str:
    """As ``mend_note``; without a mark among its new words the note stays of its kind."""
    return mend_note(desk, note.session, note.id, in_place_of(note, words))


def give_consent(desk: Desk, session: SessionId, note: NoteId, given: str) -> str:
    """Keep what a speaker agrees to now: "anon", "named", "inside" or "withdrawn"; and say so. Each
    time it is a new version of the note. Raises Trouble where that cannot be said of it."""
    room = _room(desk, session)
    found = next((each for each in room.notes if each.id == note and _has_words(each)), None)
    if found is None:
        raise refusal(NOT_THERE)
    asked = consented(found, given)
    if isinstance(asked, Reply):
        raise refusal(asked.words)
    if asked == found:
        return f"It was so already: {CONSENTS[Consent(given)]}."
    _write(desk, room, "put", note, asked.data())
    return consent_words(asked) or f"Its speaker’s consent: {CONSENTS[Consent(given)]}."


def strike_note(desk: Desk, session: SessionId, note: NoteId) -> str:
    """Take a note's words out of the file for good, and say so. Raises Trouble when it is gone."""
    room = _room(desk, session)
    said = strike_of(room, note, _seen(desk, session))
    if not said.ok:
        raise refusal(said.words)
    _write(desk, room, "erase", note, None)
    return said.words


def out_of_backups(desk: Desk) -> tuple[str, ...]:
    """Take what was struck out of the backups now, and not with the next one; those that could not
    be reached, a sentence each."""
    gone_through = desk.store.redact_what_is_left(urgent=False)
    return tuple(
        f"It still stands in {each.path}. {each.why} The next backup tries again."
        for each in gone_through if each.why
    )  # fmt: skip


def named(desk: Desk, note: Note) -> str:
    """A note as a question speaks of it: by its first words."""
    return note_name(note, desk.zone, desk.now())


def beginnings(notes: Iterable[Note]) -> dict[NoteId, str]:
    """Each note's id → as much of its beginning as tells it from the others."""
    ids = sorted(note.id for note in notes)
    told = {}
    for at, id in enumerate(ids):
        beside = [ids[other] for other in (at - 1, at + 1) if 0 <= other < len(ids)]
        least = max((_in_common(id, other) for other in beside), default=0) + 1
        told[id] = id[: max(SHORTEST, least)]
    return told


def _in_common(one: str, other: str) -> int:
    both = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(both) if a != b), min(len(one), len(other)))


def _has_words(note: Note) -> bool:
    return note.kind != NoteKind.RESTRICTED


def _struck(room: LiveSession) -> Iterable[str]:
    """The ids of notes that were struck."""
    erased = (entry.entity for entry in room.entries if entry.kind == "erase")
    return (name.partition(":")[2] for name in erased if kind_of(name) is Kind.NOTE)


def _room(desk: Desk, session: SessionId) -> LiveSession:
    return gather(session, desk.store.record_of(session))


def _seen(desk: Desk, session: SessionId) -> Seen:
    row = desk.store.session(session)
    return Seen(desk.zone, desk.now(), meets_next(desk, row) if row else None)


def _write(desk: Desk, room: LiveSession, kind: EntryKind, note: NoteId, data: Data | None) -> None:
    name = entity("note", note)
    desk.store.write(
        [
            desk.store.entry(
                kind, name, data, actor=desk.actor, base=room.seen(name), session=room.session
            )
        ]
    )
