"""The journal's nouns: an Entry is what the rules want kept, an Event is what the journal holds."""

from __future__ import annotations

import hashlib
import json
import json.encoder
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from json.encoder import encode_basestring as _quoted
from typing import Any, Literal

Data = Mapping[str, Any]
EntryKind = Literal["put", "del", "erase", "redact", "move"]
TAKES_WORDS: tuple[EntryKind, ...] = ("erase", "redact")
"""What takes words away for good: of a thing all that was ever said of it, of a redaction what its
base names."""

FORMAT = 2
"""The number of the present format of the journal; ``format_one`` knows the one before it."""

ACT, RESTORES, STOOD = FOR_UNDO = ("act", "restores", "stood")
"""What an entry's data says besides, for undo, each the id of an entry: the first of what it was
done with; the one that a thing was put back from; the one that says what it is again. They say
nothing of the thing itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be kept, stamped with id, time and person when it was accepted.

    id:       UUIDv7 of the hybrid clock; sorts in the order of acceptance.
    at:       wall time shown to people, ISO 8601 with offset.
    entity:   "note:<id>", "run:<session>" …; see ``nouns``.
    subject:  the id of the one person whose data it is, if any.
    actor:    the id of whoever said it, see ``actor:<id>``.
    base:     ids of the events that its author saw: those that it replaces, or, of a move, the
              one before it; of a ``redact`` those whose words go. None lets the store take the
              entity's current heads in the same transaction, of a move none.
    data:     what was said; None for a ``del`` that undoes nothing. Of an ``erase`` what stays of
              the thing, None when nothing does; of a ``redact`` of one move what it says now.
    session:  the session whose log it belongs to, or empty. Not in the data: a note that was
              struck still knows it.
    """

    kind: EntryKind
    entity: str
    data: Data | None
    id: str
    at: str
    actor: str
    subject: str | None = None
    base: tuple[str, ...] | None = None
    session: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An entry as the journal holds it. ``nonce`` and ``data`` are both None once redacted.

    digest: of everything from ``format`` to ``data_digest``.
    taken:  when it came into this file, ISO 8601 with offset: other files took it at other times.
    """

    format: int
    device: str
    seq: int
    digest: str
    id: str
    actor: str
    at: str
    kind: EntryKind
    entity: str
    subject: str | None
    session: str
    base: tuple[str, ...]
    data_digest: str
    nonce: str | None
    data: Data | None
    taken: str


_PUT = tuple(Event.__dict__[each.name].__set__ for each in fields(Event))


def made_of(values: Iterable[Any]) -> Event:
    """The event of these values, in the order of its fields, in half the time that ``Event(...)``
    takes: a frozen class sets each of its own by a call that looks for the name first."""
    event: Event = object.__new__(Event)
    for put, value in zip(_PUT, values, strict=True):
        put(event, value)
    return event


_SCAN: Callable[[str, int], tuple[Any, int]] = vars(json.JSONDecoder())["scan_once"]


def from_json(text: str) -> Any:
    """``json.loads`` of a text that begins with its value and ends with it, as ours do, in less of
    its time; and of any other the same as ever."""
    try:
        value, end = _SCAN(text, 0)
    except StopIteration:
        end = -1
    return value if end == len(text) else json.loads(text)


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
"""Made once: a new one for each value would take as long as a short text itself."""


def _parts_of() -> Callable[[object, int], Iterable[str]]:
    # What the encoder's own ``encode`` makes anew for each value, where Python has it in C.
    if (make := getattr(json.encoder, "c_make_encoder", None)) is None:
        return lambda value, _: (_ENCODER.encode(value),)
    made: Callable[[object, int], Iterable[str]] = make(
        None, _ENCODER.default, _quoted, None, ":", ",", True, False, True
    )
    return made


_PARTS = _parts_of()


def canonical(value: object) -> str:
    """The one JSON text of a value: sorted keys, no spaces, no escapes but those JSON needs."""
    return "".join(_PARTS(value, 0))


def data_digest(nonce: str, data: Data | None) -> str:
    """sha256(nonce ‖ canonical data), in hex."""
    return text_digest(nonce, canonical(data))


def text_digest(nonce: str, text: str) -> str:
    """``data_digest`` of data that is at hand as its canonical text."""
    return hashlib.sha256((nonce + text).encode()).hexdigest()


def seal(
    entry: Entry, *, device: str, seq: int, base: tuple[str, ...], nonce: str, taken: str
) -> Event:
    """The event of an entry: numbered, with its digests, and when it was taken in."""
    event = Event(
        FORMAT, device, seq, "", entry.id, entry.actor, entry.at, entry.kind, entry.entity,
        entry.subject, entry.session, base, data_digest(nonce, entry.data), nonce, entry.data, taken,
    )  # fmt: skip
    return replace(event, digest=outer_digest(event))


def intact(event: Event, text: str | None = None) -> bool:
    """True when the event's digests fit what it says. A redacted event still verifies.

    text: its data as ``canonical`` writes them, where that is at hand.
    """
    if event.nonce is None and event.data is not None:
        return False
    if event.nonce is not None:
        told = canonical(event.data) if text is None else text
        if text_digest(event.nonce, told) != event.data_digest:
            return False
    return event.format == FORMAT and outer_digest(event) == event.digest


def outer_digest(event: Event) -> str:
    """The digest that fits everything else that an event says."""
    try:
        text = _outer_text(event)
    except TypeError:  # a field of another sort, of an entry that nobody has looked at yet
        told = asdict(replace(event, data=None))
        text = canonical({name: told[name] for name in _OUTER})
    return hashlib.sha256(text.encode()).hexdigest()


_OUTER = (
    "format", "device", "seq", "id", "actor", "at", "kind", "entity", "subject", "session", "base",
    "data_digest",
)  # fmt: skip


def _outer_text(event: Event) -> str:
    """What ``canonical`` makes of the outer fields, in a third of its time."""
    if type(event.format) is not int or type(event.seq) is not int:
        raise TypeError
    subject = "null" if event.subject is None else _quoted(event.subject)
    return (
        f'{{"actor":{_quoted(event.actor)},"at":{_quoted(event.at)},'
        f'"base":[{",".join(map(_quoted, event.base))}],'
        f'"data_digest":{_quoted(event.data_digest)},"device":{_quoted(event.device)},'
        f'"entity":{_quoted(event.entity)},"format":{event.format},"id":{_quoted(event.id)},'
        f'"kind":{_quoted(event.kind)},"seq":{event.seq},"session":{_quoted(event.session)},'
        f'"subject":{subject}}}'
    )


def as_one_act(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries of one wish: each after the first names the first, so that they go together."""
    first, *more = entries
    return (first, *(replace(e, data={**(e.data or {}), ACT: first.id})
                     if e.kind not in TAKES_WORDS else e for e in more))  # fmt: skip
