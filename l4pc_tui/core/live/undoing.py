"""What ``z`` takes back: the latest move, mark, note or answer of a run that still stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.live.naming import NOBODY, Known, follow_change, mark_change, note_change
from l4pc_tui.core.live.pulse import Pulse
from l4pc_tui.core.record.entry import Data, Entry, Event
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.nouns import Note

_UNDO_WORDS: dict[str, str] = {
    Verb.START: "the start", Verb.NEXT: "the last step forward", Verb.BACK: "the last step back",
    Verb.GOTO: "the last jump", Verb.DOOR: "the last door", Verb.REVEAL: "the last question",
    Verb.COVER: "the last cover", Verb.UP: "coming up", Verb.PAUSE: "the pause",
    Verb.RESUME: "going on", Verb.AWAY: "what the room did while you were away",
    Verb.ADJUST: "the change of this step's time", Verb.COUNT_FROM_NOW: "counting from then",
    Verb.SHIFT: "the shift", Verb.SQUEEZE: "the squeeze", Verb.STRETCH: "the stretch",
    Verb.LOCK: "the lock", Verb.UNLOCK: "the unlocking", Verb.SKIP: "leaving that out",
    Verb.RESTORE: "bringing that back", Verb.INSERT: "the insertion",
    Verb.REORDER: "the change of order", Verb.NEED: "what was said of the need",
    Verb.PULSE: "the last pulse", Verb.SUPPORT: "the last tick of support",
    Verb.LEAVE: "leaving that uncaught", Verb.CLOSE: "the close", Verb.REOPEN: "the reopening",
}  # fmt: skip

_LEADS: dict[str, str] = {
    Verb.NEXT: "the step forward to", Verb.BACK: "the step back to", Verb.GOTO: "the jump to",
}  # fmt: skip
"""Before the name of the step that a move led to."""


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take one entry back.

    of:       id of the entry that is undone; an undo move that names it is kept.
    words:    what is undone, for the screen: "the last note".
    entity:   the thing to restore, or "" for a move.
    kind:     ``put`` what it was before, or ``del`` when it was not there.
    data:     of the entry that does so; it says which entry it ``restores`` the thing from.
    beyond:   id of a strike that came after it, which cannot be undone itself; "" for none.
    """

    of: str
    words: str
    entity: str = ""
    kind: Literal["put", "del"] = "del"
    data: Data | None = None
    beyond: str = ""


def latest(entries: Sequence[Entry | Event], known: Known = NOBODY) -> Undo | None:
    """What would be undone now; None when nothing is left. ``entries`` in id order.

    known: what the words may speak of by name. Entries that only restored something, takeovers, and things since struck are passed over.
    """
    undone = {entry.data.get("of") for entry in entries if _is_undo(entry) and entry.data}
    struck = {entry.entity for entry in entries if entry.kind == "erase"}
    beyond = ""
    for place in range(len(entries) - 1, -1, -1):
        entry = entries[place]
        if entry.kind == "erase":
            beyond = beyond or entry.id
        if entry.id in undone or entry.entity in struck or not _undoable(entry):
            continue
        if entry.kind == "move":
            return Undo(entry.id, _moved(entry, known), beyond=beyond)
        before = _before(entries[:place], entry.entity)
        data = {**(before or {}), "restores": entry.id}
        kind: Literal["put", "del"] = "del" if before is None else "put"
        words = _thing(entry, before, known)
        return Undo(entry.id, words, entry.entity, kind, data, beyond)
    return None


def _before(entries: Sequence[Entry | Event], entity: str) -> Data | None:
    for entry in reversed(entries):
        if entry.entity == entity:
            return entry.data if entry.kind == "put" else None
    return None


def _verb(entry: Entry | Event) -> str:
    return str((entry.data or {}).get("verb", ""))


def _is_undo(entry: Entry | Event) -> bool:
    return entry.kind == "move" and _verb(entry) == Verb.UNDO


def _undoable(entry: Entry | Event) -> bool:
    if entry.kind == "move":
        # That the laptop's clock was put back was nobody's wish.
        put_back = _verb(entry) == Verb.AWAY and float((entry.data or {}).get("seconds", 0)) < 0
        return _verb(entry) in _UNDO_WORDS and not put_back
    kind, _, _ = entry.entity.partition(":")
    # A name put right is not among them: it stands on the roster too, and is not of this run.
    return kind in ("mark", "note", "follow") and "restores" not in (entry.data or {})


def _moved(entry: Entry | Event, known: Known) -> str:
    """What a move did: a step by the name of the one that it led to, a pulse by its words."""
    data, verb = entry.data or {}, _verb(entry)
    if verb == Verb.PULSE:
        pulse = Pulse(0.0, tuple(data.get("counts", ())), data.get("flag", ""))
        return f"the pulse “{pulse.words}”"
    step = known.steps.get(str(data.get("stop", ""))) if verb in _LEADS else None
    return f"{_LEADS[verb]} “{step}”" if step else _UNDO_WORDS[verb]


def _thing(entry: Entry | Event, before: Data | None, known: Known) -> str:
    """What an entry did, by the name of what it is about."""
    kind, _, name = entry.entity.partition(":")
    if kind == "mark":
        after = entry.data if entry.kind == "put" else None
        return mark_change(name.rpartition("/")[2], before, after, known)
    if kind == "follow":
        return follow_change(name.rpartition("/")[2], known)
    was = Note.read(name, before) if before else None
    return note_change(was, Note.read(name, entry.data or {}), known.zone)
