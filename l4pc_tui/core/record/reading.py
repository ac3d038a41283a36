"""What one entry says: a thing, a move, or nothing that this version can read.

The reading edge of the record: what a field must be is looked at here, and nowhere behind it.
What came from a rescue file, a backup or another laptop may hold anything; whatever could drive a
terminal is replaced here, and the entry itself stays as it was sealed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from l4pc_tui.core.record.entry import TAKES_WORDS, Data
from l4pc_tui.core.record.kinds import MOVE_DATA, MOVES, THINGS, Kind, ThingRow
from l4pc_tui.core.record.moves import Move, Verb, epoch
from l4pc_tui.core.record.nouns import Noun
from l4pc_tui.core.record.shapes import Check, flag, nothing_or, stamp, text, whole
from l4pc_tui.core.record.things import Told
from l4pc_tui.core.text.cleaning import HARMFUL, REPLACEMENT

_KINDS = {str(kind): kind for kind in Kind}
_VERBS = {str(verb): verb for verb in Verb}
TYPES: dict[str, Check] = {
    "str": text, "int": whole, "bool": flag,
    "tuple[str, ...]": lambda value: isinstance(value, tuple) and all(map(text, value)),
    "tuple[int, ...]": lambda value: isinstance(value, tuple) and all(map(whole, value)),
    "int | None": nothing_or(whole), "PersonId": text, "CohortId": text, "SessionId": text, "NoteId": text,
}  # fmt: skip
"""The type of a noun's field, as it is written → what its value must be."""


def _fields(
    noun: type[Noun],
) -> tuple[Callable[[Noun], Iterable[str]], Sequence[tuple[str, Check]]]:
    typed = [(each.name, str(each.type)) for each in fields(noun)]
    texts = [name for name, sort in typed if TYPES[sort] is text]
    others = [(name, TYPES[sort]) for name, sort in typed if TYPES[sort] is not text]
    # Of one name alone it would give no list: its id, which is a text, stands there twice then.
    return attrgetter("id", *texts), others


_FIELDS = {kind: _fields(row.noun) for kind, row in THINGS.items()}
"""Each kind of thing → what reads all texts of its noun, and its other fields with what each of
their values must be."""


def kind_of(entity: str) -> Kind | None:
    """The kind of thing that an entity is; None for moves, and for kinds of a newer version."""
    return _KINDS.get(entity.partition(":")[0])


def noun(entity: str, data: Data | None) -> Noun | None:
    """The thing that an entry's data says, or None when this version cannot read it."""
    kind = kind_of(entity)
    if kind is None or not isinstance(data, Mapping):
        return None
    row, id = THINGS[kind], entity.partition(":")[2]
    try:
        found = row.noun.read(id, _harmless(data))
    except TypeError:
        return None
    texts, others = _FIELDS[kind]
    try:
        # Whatever is no text is refused: a quicker look than one at each of them.
        "".join(texts(found))
    except TypeError:
        return None
    for name, fits in others:
        if not fits(getattr(found, name)):
            return None
    for name, fits in row.checks.items():
        if not fits(getattr(found, name)):
            return None
    return found if _is_named_so(row, id, found) else None


def move_of(event: Told) -> Move | None:
    """The move that an entry says, or None when this version cannot read it."""
    data = event.data
    if event.kind != "move" or not isinstance(data, Mapping) or not stamp(event.at):
        return None
    verb = _VERBS.get(data["verb"]) if text(data.get("verb")) else None
    if verb is None or not all(name in data for name in MOVES[verb].needs):
        return None
    if not all(check(data[name]) for name, check in MOVE_DATA.items() if name in data):
        return None
    said = {name: value for name, value in _harmless(data).items() if name != "verb"}
    return Move(event.id, verb, epoch(event.at), event.actor, said)


def is_readable(event: Told) -> bool:
    """Whether a move can be read, or says nothing any more."""
    return event.kind in TAKES_WORDS or event.data is None or move_of(event) is not None


def _harmless(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data with U+FFFD for every harmful character, and itself where there is none."""
    return _cleaned(data) if _is_harmful(data) else data


def _is_harmful(value: object) -> bool:
    if isinstance(value, str):
        return HARMFUL.search(value) is not None
    if isinstance(value, Mapping):
        told = value.values()
        texts = " ".join(each for each in told if isinstance(each, str))
        if HARMFUL.search(texts) is not None:
            return True
        return any(_is_harmful(each) for each in told if not isinstance(each, str))
    return isinstance(value, list | tuple) and any(map(_is_harmful, value))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return HARMFUL.sub(REPLACEMENT, value)
    if isinstance(value, Mapping):
        return {name: _cleaned(each) for name, each in value.items()}
    return type(value)(map(_cleaned, value)) if isinstance(value, list | tuple) else value


def _is_named_so(row: ThingRow, id: str, found: Noun) -> bool:
    """Whether it says of itself what its name says of it."""
    return not row.parts or id == "/".join(getattr(found, part) for part in row.parts)
