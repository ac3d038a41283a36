"""What stands: the one reader of the journal.

Events go in, in whatever order they came; out come the things that stand, under the smallest of
the ids that were joined, versions that stand side by side, the record of every run with the
records beside it, and what this version cannot read. Tables, the running session, logs, exports
and JSON are all made of this. Pure, and it never raises: what cannot be read is set aside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, TypeVar

from l4pc_tui.core.record.entry import canonical
from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.nouns import Consent, Note, Noun, RunChoice, Same
from l4pc_tui.core.record.outcome_nouns import Change
from l4pc_tui.core.record.reading import is_readable, kind_of, noun
from l4pc_tui.core.record.runs import NO_MOVES, Line, line_of
from l4pc_tui.core.record.things import Told, heads, joined

ToldT = TypeVar("ToldT", bound=Told)

Joins = Mapping[tuple[Kind, str], str]
"""(kind, id) → the smallest id of its joined set. Ids in no join are absent."""

SAME_MOMENT = 300
"""Seconds: as far apart as two laptops may take down one and the same moment."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A thing as it stands. id: its own, joined and put together from its parts.

    by: what says so. versions: everything that stands side by side and says something else,
    ``by`` among it and what was deleted too; empty when there is one version. first: the id of
    what was first said of it; things are in this order.
    """

    id: str
    noun: Noun
    by: Told
    versions: tuple[Told, ...] = ()
    first: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that a set of events tells. Made by ``resolve``.

    things: kind → id → what stands. runs: session → its run. aside: what cannot be read.
    said: entity → all that was said of it, in id order. names: kind → id → the entities that
    tell of it.
    """

    things: Mapping[Kind, Mapping[str, Standing]] = field(default_factory=dict)
    runs: Mapping[str, Line] = field(default_factory=dict)
    aside: Mapping[str, Told] = field(default_factory=dict)
    joins: Joins = field(default_factory=dict)
    said: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    names: Mapping[tuple[Kind, str], frozenset[str]] = field(default_factory=dict)

    def of(self, kind: Kind) -> Mapping[str, Standing]:
        """The things of a kind that stand, by id."""
        return self.things.get(kind, {})

    def one(self, kind: Kind, id: str) -> Standing | None:
        """A thing by its id or any that was joined to it."""
        return self.of(kind).get(joined_id(kind, id, self.joins))

    def heads(self, kind: Kind, id: str) -> tuple[str, ...]:
        """The ids of what counts now of a thing: what somebody who looks at it has seen."""
        names = self.names.get((kind, id), frozenset())
        return tuple(each.id for each in heads_of([self.said[name] for name in sorted(names)]))


EMPTY = Record()


def resolve(events: Iterable[Told]) -> Record:
    """What a set of events tells, whatever their order."""
    held: dict[str, Told] = {}
    for event in sorted(events, key=lambda each: (each.id, getattr(each, "digest", ""))):
        held.setdefault(event.id, event)
    said = by_entity(held.values())
    return _resolved({entity: tuple(told) for entity, told in said.items()})


def by_entity(events: Iterable[ToldT]) -> dict[str, list[ToldT]]:
    """Entity → what was said of it, in the order in which it comes."""
    said: dict[str, list[ToldT]] = defaultdict(list)
    for event in events:
        said[event.entity].append(event)
    return said


def with_one_more(record: Record, event: Told) -> Record:
    """What the events and one more tell: the same as resolving all of them."""
    told = record.said.get(event.entity, ())
    if any(each.id == event.id for each in told):
        return record
    said = {**record.said, event.entity: _in_order((*told, event))}
    kind = kind_of(event.entity)
    if kind is Kind.SAME:
        return _resolved(said)
    record = replace(record, said=said)
    if event.entity.startswith(f"{RUN}:"):
        return _with_run(record, _session_of(event.entity, record.joins), event)
    if kind is None:
        return replace(record, aside={**record.aside, event.id: event})
    id = thing_id(event.entity, record.joins)
    names = record.names.get((kind, id), frozenset()) | {event.entity}
    record = replace(record, names={**record.names, (kind, id): names})
    record = _with_thing(record, kind, id)
    if kind is Kind.RUN_CHOICE:
        return _with_run(record, id, None)
    return record


def _resolved(said: dict[str, tuple[Told, ...]]) -> Record:
    joins = joins_of(said)
    names: dict[tuple[Kind, str], set[str]] = defaultdict(set)
    runs: dict[str, list[Told]] = defaultdict(list)
    aside: dict[str, Told] = {}
    for entity, told in said.items():
        kind = kind_of(entity)
        if kind is not None:
            names[kind, thing_id(entity, joins)].add(entity)
        elif entity.startswith(f"{RUN}:"):
            runs[_session_of(entity, joins)].extend(told)
        else:
            aside |= {each.id: each for each in told}
    things: dict[Kind, dict[str, Standing]] = {}
    told_runs: dict[str, Line] = {}

    def stand(kind: Kind, id: str) -> None:
        told = [said[name] for name in in_turn(names[kind, id], told_runs.get(id, NO_MOVES))]
        found, odd = standing(told, joins)
        aside.update({each.id: each for each in odd})
        if found is not None:
            things.setdefault(kind, {})[id] = found

    for key in names:
        if key[0] is not Kind.SESSION:
            stand(*key)
    for session, moves in runs.items():
        choice = things.get(Kind.RUN_CHOICE, {}).get(session)
        told_runs[session] = line_of(moves, chosen(choice))
        aside |= {move.id: move for move in moves if not is_readable(move)}
    for key in names:
        if key[0] is Kind.SESSION:
            stand(*key)
    return Record(
        things, told_runs, aside, joins, said,
        {key: frozenset(entities) for key, entities in names.items()},
    )  # fmt: skip


def _with_thing(record: Record, kind: Kind, id: str) -> Record:
    names = in_turn(record.names[kind, id], record.runs.get(id, NO_MOVES))
    told = [record.said[name] for name in names]
    found, odd = standing(told, record.joins)
    of_kind = {key: each for key, each in record.of(kind).items() if key != id}
    if found is not None:
        of_kind[id] = found
    things = {**record.things, kind: of_kind}
    if not of_kind:
        del things[kind]
    theirs = {each.id for group in told for each in group}
    aside = record.aside
    if odd or not theirs.isdisjoint(aside):
        aside = {key: each for key, each in aside.items() if key not in theirs}
        aside |= {each.id: each for each in odd}
    return replace(record, things=things, aside=aside)


def _with_run(record: Record, session: str, more: Told | None) -> Record:
    held = record.runs.get(session, NO_MOVES)
    aside = record.aside
    if more is not None and not is_readable(more):
        aside = {**aside, more.id: more}
    if (
        more is not None
        and more.kind == "move"
        and not held.beside
        and held.moves
        and more.base == (held.head,)
    ):
        line = Line((*held.moves, more))
    else:
        choice = record.of(Kind.RUN_CHOICE).get(session)
        entities = (name for name in record.said if name.startswith(f"{RUN}:"))
        mine = (name for name in entities if _session_of(name, record.joins) == session)
        line = line_of([each for name in mine for each in record.said[name]], chosen(choice))
    if not line.moves:
        return replace(record, aside=aside)
    record = replace(record, runs={**record.runs, session: line}, aside=aside)
    if len(record.names.get((Kind.SESSION, session), ())) > 1:
        return _with_thing(record, Kind.SESSION, session)
    return record


# Joins


def joins_of(said: Mapping[str, Sequence[Told]]) -> Joins:
    """Which ids are one and the same, as the joins among the entries tell."""
    pairs: dict[Kind, list[tuple[str, str]]] = defaultdict(list)
    for entity, told in said.items():
        if kind_of(entity) is not Kind.SAME:
            continue
        found, _ = standing([told], {})
        if found is not None and isinstance(found.noun, Same):
            join = found.noun
            if THINGS[kind := Kind(join.kind)].joins:
                pairs[kind].append((join.one, join.other))
    return {
        (kind, id): smallest
        for kind, of_kind in pairs.items()
        for id, smallest in joined(of_kind).items()
    }


def joined_id(kind: Kind, id: str, joins: Joins) -> str:
    """The smallest of the ids that are joined to one."""
    return joins.get((kind, id), id)


def thing_id(entity: str, joins: Joins) -> str:
    """What a thing goes by: its id, or those of its parts, each the smallest of its joined set."""
    kind, id = kind_of(entity), entity.partition(":")[2]
    if kind is None or not joins:
        return id
    row = THINGS[kind]
    if row.joins:
        return joined_id(kind, id, joins)
    parts = id.split("/")
    if not row.parts or len(parts) != len(row.parts):
        return id
    kinds = (row.refs.get(part) for part in row.parts)
    return "/".join(
        joined_id(kind, part, joins) if kind else part
        for kind, part in zip(kinds, parts, strict=True)
    )


def entities_of(
    kind: Kind, id: str, joined_to: Mapping[tuple[Kind, str], Sequence[str]]
) -> tuple[str, ...]:
    """Every entity that may tell of a thing. joined_to: (kind, id) → all ids of its set."""
    if not joined_to:
        return (f"{kind}:{id}",)
    row = THINGS[kind]
    if row.joins:
        return tuple(f"{kind}:{each}" for each in joined_to.get((kind, id), (id,)))
    parts = id.split("/")
    if not row.parts or len(parts) != len(row.parts):
        return (f"{kind}:{id}",)
    sets = (
        joined_to.get((row.refs[name], part), (part,)) if name in row.refs else (part,)
        for name, part in zip(row.parts, parts, strict=True)
    )
    return tuple(f"{kind}:{'/'.join(ids)}" for ids in product(*sets))


def in_turn(entities: Iterable[str], line: Line) -> list[str]:
    """The entities of one thing in the order in which they are asked what it is: of joined
    sessions first the one whose run counts, then by id."""
    ran = line.moves[0].entity.partition(":")[2] if line.moves else ""
    return sorted(entities, key=lambda entity: (entity.partition(":")[2] != ran, entity))


def _session_of(entity: str, joins: Joins) -> str:
    return joined_id(Kind.SESSION, entity.partition(":")[2], joins)


# What stands of one thing


def heads_of(told: Iterable[Sequence[Told]]) -> tuple[Told, ...]:
    """What counts now of a thing, from all that its entities were told to be. Of an entity that
    was erased only what its newest erasure lets stay counts, and that for good."""
    kept: list[Told] = []
    stays: list[Told] = []
    for group in told:
        erasures = [each for each in group if each.kind == "erase"]
        kept += () if erasures else group
        stays += [each for each in erasures if each.data is not None][-1:]
    return tuple(sorted((*heads(kept), *stays), key=lambda each: each.id))


def standing(
    told: Sequence[Sequence[Told]], joins: Joins
) -> tuple[Standing | None, tuple[Told, ...]]:
    """The thing that stands of what its entities, given in id order, were told to be; and what of
    that cannot be read. None when nothing stands.

    Of a person, a cohort or a session that was joined the first tells what it is, one that was
    erased only where no other does; of everything else, which people say one at a time, all that
    was said counts together.
    """
    if len(told) == 1 and len(told[0]) == 1:
        return _said_once(told[0][0], joins)
    if len(told) > 1 and THINGS[_kind_of_group(told)].joins:
        aside: list[Told] = []
        best: Standing | None = None
        for group in told:
            found, odd = standing([group], joins)
            aside += odd
            if best is None or (best.by.kind == "erase" and found and found.by.kind != "erase"):
                best = found
        return best, tuple(aside)
    now = heads_of(told)
    said = [event for event in now if event.kind in ("put", "erase") and event.data is not None]
    read = [(event, thing) for event in said if (thing := noun(event.entity, event.data))]
    unread = (event for event in said if all(event is not each for each, _ in read))
    unknown = (e for e in now if e.kind not in ("put", "del", "erase") and e.data is not None)
    odd = (*unread, *unknown)
    if not read:
        return None, odd
    by, thing = read[-1]
    thing = as_withdrawn(thing, (said for _, said in read))
    first = min(group[0].id for group in told if group)
    versions = _versions(now, read, joins)
    return Standing(
        thing_id(by.entity, joins), as_joined(thing, by.entity, joins), by, versions, first
    ), odd


def _said_once(by: Told, joins: Joins) -> tuple[Standing | None, tuple[Told, ...]]:
    """The same of a thing of which one entry tells, as most do: no other version can stand."""
    if by.data is None or by.kind == "del":
        return None, ()
    thing = noun(by.entity, by.data) if by.kind in ("put", "erase") else None
    if thing is None:
        return None, (by,)
    found = as_joined(thing, by.entity, joins)
    return Standing(thing_id(by.entity, joins), found, by, (), by.id), ()


def as_withdrawn(thing: Noun, beside: Iterable[Noun]) -> Noun:
    """The thing; of a note or a story of change, with its consent withdrawn where any version that
    stands beside it says so: who mended it elsewhere had not heard of that."""
    if isinstance(thing, Note | Change) and any(
        isinstance(each, Note | Change) and each.consent == Consent.WITHDRAWN for each in beside
    ):
        return replace(thing, consent=str(Consent.WITHDRAWN))
    return thing


def _kind_of_group(told: Sequence[Sequence[Told]]) -> Kind:
    kind = kind_of(told[0][0].entity)
    assert kind is not None, "only things are grouped"
    return kind


def _versions(
    now: Sequence[Told], read: Sequence[tuple[Told, Noun]], joins: Joins
) -> tuple[Told, ...]:
    """What stands side by side, the same said twice once; empty when it is all the same.

    What an erasure lets stay is no version: nobody settles what has no words any more.
    """
    if len(now) == 1 or read[-1][0].kind == "erase":
        return ()
    said: list[tuple[Noun, Told]] = []
    for event, thing in read:
        if event.kind == "erase":
            continue
        now_said = as_joined(thing, event.entity, joins)
        alike = (at for at, (other, _) in enumerate(said) if _is_the_same(other, now_said, event))
        at = next(alike, len(said))
        said[at : at + 1] = [(now_said, event)]
    gone = [event for event in now if event.kind == "del"]
    found = [*(event for _, event in said), *gone[-1:]]
    return tuple(found) if len(found) > 1 else ()


def _is_the_same(one: Noun, other: Noun, event: Told) -> bool:
    """Whether two versions, of which an event told one, say the same: all of it, but for a moment
    that two laptops took down some minutes apart."""
    kind = kind_of(event.entity)
    moments = THINGS[kind].moments if kind else ()
    if isinstance(one, RunChoice) and isinstance(other, RunChoice):
        other = replace(other, over=one.over)
    for name in moments:
        first, second = getattr(one, name), getattr(other, name)
        if bool(first) != bool(second):
            return False
        if first and abs(epoch(first) - epoch(second)) > SAME_MOMENT:
            return False
    other = replace(other, **{name: getattr(one, name) for name in moments})
    return canonical(one.data()) == canonical(other.data())


def as_joined(thing: Noun, entity: str, joins: Joins) -> Noun:
    """The thing with every id that it names as the smallest of its joined set."""
    kind = kind_of(entity)
    if kind is None or not joins:
        return thing
    found: dict[str, Any] = {"id": thing_id(entity, joins)}
    for name, of in THINGS[kind].refs.items():
        found[name] = joined_id(of, getattr(thing, name), joins)
    if all(getattr(thing, name) == value for name, value in found.items()):
        return thing
    return replace(thing, **found)


# Runs


def chosen(choice: Standing | None) -> str:
    """The move that a person chose the record of a run by; "" when nobody has."""
    return choice.noun.move if choice and isinstance(choice.noun, RunChoice) else ""


def _in_order(told: Sequence[Told]) -> tuple[Told, ...]:
    if len(told) > 1 and told[-2].id > told[-1].id:
        return tuple(sorted(told, key=lambda event: event.id))
    return tuple(told)
