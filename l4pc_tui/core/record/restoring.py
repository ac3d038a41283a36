"""Things put back to what they were before an act: the one rule of undo, for a running session
and for what is done with people alike.

An act is all that was kept in one go: each of its entries after the first names the first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.record.entry import ACT, FOR_UNDO, RESTORES, STOOD, Data
from l4pc_tui.core.record.erased import wordless
from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.nouns import Noun
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.core.record.resolve import Record, thing_id
from l4pc_tui.core.record.things import Told, heads


@dataclass(frozen=True, slots=True)
class Restored:
    """A thing as it is put back: as it was before (``put``), or not there (``del``). One of which
    two versions stood is put back twice, side by side.

    base: what it takes the place of; what others said beside that stays. subject: the entry's.
    """

    kind: Literal["put", "del"]
    entity: str
    data: Data
    base: tuple[str, ...] = ()
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What was done last outside a session. entries: of the act, in id order. things: what brings
    everything back. since: what others said of the same things afterwards; an undo would lose it.
    """

    entries: tuple[Told, ...]
    things: tuple[Restored, ...]
    since: tuple[Told, ...] = ()

    @property
    def first(self) -> str:
        """The id of its first entry."""
        return act_of(self.entries[0])

    def changes(self, record: Record) -> list[tuple[str, Noun | None, Noun | None]]:
        """Each thing: its entity, what it was before and what the act says it is."""
        return [(each.entity, *change(record, each, self.first)) for each in self.entries]


def last_done(record: Record, mine: Callable[[Told], bool], kinds: Collection[Kind]) -> Act | None:
    """The last act with these kinds of things that stands of whoever asks; None where there is
    none. mine: whether an entry is of whoever asks, and of no session."""
    told = sorted((each for said in record.said.values() for each in said), key=lambda e: e.id)
    held = {each.id: each for each in told}
    restored = (held[id] for each in told if (id := (each.data or {}).get(RESTORES)) in held)
    taken_back = {act_of(each) for each in restored}
    erased = wordless(told)
    for entry in reversed(told):
        if RESTORES in (entry.data or {}) or act_of(entry) in taken_back or not mine(entry):
            continue
        if kind_of(entry.entity) in kinds and entry.entity not in erased:
            done = [each for each in told if act_of(each) == act_of(entry)]
            return _act(record, done, held, mine)
    return None


def _act(
    record: Record, done: list[Told], held: dict[str, Told], mine: Callable[[Told], bool]
) -> Act:
    act = act_of(done[0])
    upon = {id for entry in done for id in came_of(record, entry, act)}
    since = tuple(held[id] for id in sorted(upon) if not mine(held[id]))
    things = tuple(each for entry in done for each in put_back(record, entry, act))
    return Act(tuple(done), things, since)


def act_of(entry: Told) -> str:
    """The first entry of what an entry was done with: itself, where it is the only one."""
    said = (entry.data or {}).get(ACT)
    return said if isinstance(said, str) else entry.id


def put_back(record: Record, entry: Told, act: str) -> Iterable[Restored]:
    """What brings a thing back to what it was before something was done with it."""
    # What others said of it meanwhile, without having seen this, stays beside it.
    came = came_of(record, entry, act)
    base = tuple(each for each in _seen(record, entry.entity) if each in came)
    stood = stood_before(record, entry, act)
    without = heads(each for each in of_thing(record, entry) if each.id not in came)
    if without and not (still := tuple(each for each in stood if each in without)):
        # Others have replaced what stood before: theirs stands alone again, in the place of both.
        base, stood = (*base, *(each.id for each in without[:1])), without[:1]
    else:
        stood = still if without else stood
    if any(each.kind == "put" and each.data is None for each in stood):
        return  # what it was has lost its words since, and does not come back
    gone = not stood
    for before in stood or (entry,):
        said = None if gone else said_of(before, entry)
        data = {**(said or {}), RESTORES: entry.id, **({} if gone else {STOOD: before.id})}
        kind: Literal["put", "del"] = "del" if said is None else "put"
        yield Restored(kind, entry.entity, data, base, entry.subject)


def of_thing(record: Record, entry: Told) -> list[Told]:
    """All that was said of the thing that an entry tells of, in id order.

    Under joined ids it may have been told by another name.
    """
    kind = kind_of(entry.entity)
    assert kind is not None, "only things are restored"
    names = record.names[kind, thing_id(entry.entity, record.joins)]
    return sorted((each for name in names for each in record.said[name]), key=lambda e: e.id)


def stood_before(record: Record, entry: Told, act: str) -> tuple[Told, ...]:
    """The versions of a thing that stood before something was done with it: those that whoever
    did it had seen. None when it was not there."""
    told = of_thing(record, entry)
    if entry.base is None:
        return heads(each for each in told if each.id < entry.id and act_of(each) != act)
    within = {each.id: each for each in told if act_of(each) == act}
    seen: set[str] = set()
    waiting = list(entry.base)
    while waiting:
        base = waiting.pop()
        if base in within:
            waiting += within[base].base or ()
        else:
            seen.add(base)
    return tuple(each for each in told if each.id in seen)


def came_of(record: Record, entry: Told, act: str) -> frozenset[str]:
    """What was done with a thing in an act, and everything that was said of it upon that."""
    came: set[str] = set()
    for each in of_thing(record, entry):
        again = (each.data or {}).get(STOOD)
        upon = (again,) if isinstance(again, str) else each.base
        if act_of(each) == act or (upon is None and came) or not came.isdisjoint(upon or ()):
            came.add(each.id)
    return frozenset(came)


def said_of(before: Told, entry: Told) -> Data | None:
    """What an entry said a thing is, by the name that another calls it; None where it took it
    away."""
    if before.kind != "put" or before.data is None:
        return None
    said = {key: v for key, v in before.data.items() if key not in FOR_UNDO}
    kind = kind_of(entry.entity)
    assert kind is not None, "only things are restored"
    ids = entry.entity.partition(":")[2].split("/")
    return said | dict(zip(THINGS[kind].parts, ids, strict=False))


def change(record: Record, entry: Told, act: str) -> tuple[Noun | None, Noun | None]:
    """What a thing was before an act, and what an entry of it says it is; None where it is not
    there."""
    stood = [noun(entry.entity, said_of(each, entry)) for each in stood_before(record, entry, act)]
    after = noun(entry.entity, entry.data) if entry.kind == "put" else None
    return (stood[-1] if stood else None), after


def _seen(record: Record, entity: str) -> tuple[str, ...]:
    kind = kind_of(entity)
    assert kind is not None, "only things are restored"
    return record.heads(kind, thing_id(entity, record.joins))
