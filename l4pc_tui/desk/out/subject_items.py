"""Which entries tell of somebody, and what of each may be shown: the names of others are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.people.named import SOMEBODY, Named, is_meant, named, without_others
from l4pc_tui.core.record.entry import FOR_UNDO, Event
from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.mentions import OF_MOVES, TEXTS
from l4pc_tui.core.record.nouns import (
    Different,
    Follow,
    Link,
    Mark,
    Note,
    NoteKind,
    Noun,
    Person,
    Same,
)
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.core.record.resolve import heads_of
from l4pc_tui.core.text.amounts import day, moment_in_words
from l4pc_tui.desk.out.subject_words import CALLED, IN_MOVES, LABELS
from l4pc_tui.exchange.paper.subject_model import HeldItem, SourceOf

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.collecting import CollectRow

NAMES_PEOPLE = ("who", "with_whom")
"""Fields of a note that hold nothing but names: one that nobody here has is somebody's too."""
_AND = re.compile(r"(\s*(?:,|&|\band\b)\s*)")


@dataclass(frozen=True, slots=True)
class Whose:
    """Who is asked about, and who else there is.

    ids: every id that was joined. one: their own names. others: those of everybody else.
    titles: session or cohort id → how it is spoken of. cohort_of: session → its cohort's id. near:
    cohort → the names of everybody else in it, among whom a first name may be somebody else's.
    Sessions and cohorts are here by every id that was joined.
    """

    ids: frozenset[str]
    one: Named
    others: Named
    titles: Mapping[str, str]
    cohort_of: Mapping[str, str]
    near: Mapping[str, Named]


@dataclass(frozen=True, slots=True)
class Found:
    """What a walk through the journal found.

    items: kind → what tells of somebody; "run" for moves, "" for what this version cannot read.
    restricted: sessions with their restricted notes, by entity. unclear: the entities of texts
    that may name somebody else → the session. events: the numbers of what was found, by laptop.
    """

    items: Mapping[str, list[tuple[Event, tuple[tuple[str, str], ...]]]]
    restricted: Mapping[str, str]
    unclear: Mapping[str, str]
    events: frozenset[tuple[str, int]]


def walk(desk: Desk, whose: Whose) -> Found:
    """Every entry that tells of somebody, in the order in which it was said; what was collected
    and undone too, for it is held."""
    # Read twice, so that a journal of any length needs no room in memory.
    shut: dict[str, str] = {}
    notes: set[str] = set()
    for event in desk.store.all_events(passed=True):
        if kind_of(event.entity) is Kind.NOTE and event.data is not None:
            if event.data.get("kind") == NoteKind.RESTRICTED:
                shut[event.entity] = event.session
            elif event.subject in whose.ids or _names(event, whose):
                notes.add(event.entity)
    held: dict[str, list[Event]] = {}
    unclear: dict[str, str] = {}
    for event in desk.store.all_events(passed=True):
        if event.data is None or event.entity in shut:
            continue
        meant = _is_theirs(event, whose, notes)
        if meant is None:
            unclear[event.entity] = event.session
        elif meant:
            held.setdefault(_kind(event), []).append(event)
    words = _words_of_notes(held.get(Kind.NOTE, ()))
    for events in held.values():
        events.sort(key=lambda each: (each.id, each.digest))
    return Found(
        {kind: [(each, _fields(each, whose, words)) for each in events]
         for kind, events in held.items()},
        shut, unclear,
        frozenset((each.device, each.seq) for events in held.values() for each in events),
    )  # fmt: skip


def as_items(
    desk: Desk, found: Iterable[tuple[Event, tuple[tuple[str, str], ...]]]
) -> tuple[HeldItem, ...]:
    """What was found, with where it came from and whether it still counts."""
    store = desk.store
    actors, collected = store.actors(), store.collects()
    files = {
        each.sha: each.file or each.source
        for row in store.sessions() for each in store.attendance(row.session.id)
    }  # fmt: skip

    @cache
    def of(entity: str) -> tuple[frozenset[str], frozenset[str]]:
        said = [store.events(each) for each in store.entities(entity)]
        held = frozenset(event.id for told in said for event in told)
        return held, frozenset(event.id for event in heads_of(said))

    def standing(event: Event) -> str:
        held, now = of(event.entity)
        if event.id not in held:
            # What is passed over and came in no file was said here, to settle what did.
            return "unsettled" if event.device == store.device else "undone"
        return "now" if event.kind == "move" or event.id in now else "earlier"

    return tuple(
        HeldItem(
            event.entity, _what(event), said, standing(event),
            SourceOf(
                event.at, actors.get(event.actor, ""), _laptop(desk, event.device), event.taken,
                (*_files_of(event, files), *_brought_by(event, collected)),
            ),
        )
        for event, said in found
    )  # fmt: skip


# Who is meant


def _kind(event: Event) -> str:
    kind = event.entity.partition(":")[0]
    return kind if kind == RUN or _noun(event) is not None else ""


def _is_theirs(event: Event, whose: Whose, notes: set[str]) -> bool | None:
    """Whether an entry tells of somebody; None where only a reader can tell."""
    if event.subject in whose.ids or event.entity in notes:
        return True
    thing = _noun(event)
    if isinstance(thing, Follow) and f"{Kind.NOTE}:{thing.note}" in notes:
        return True
    return _names(event, whose)


def _names(event: Event, whose: Whose) -> bool | None:
    """Whether an entry names somebody, by the id or in its words."""
    thing, kind = _noun(event), kind_of(event.entity)
    if thing is not None and kind is not None:
        if whose.ids & THINGS[kind].people(thing.id, thing):
            return True
        if isinstance(thing, Same | Different):
            return bool(whose.ids & {thing.one, thing.other})
        if kind in (Kind.PERSON, Kind.ACTOR):
            return False
    near = whose.near.get(whose.cohort_of.get(event.session, ""), whose.others)
    said = [is_meant(text, whose.one, near) for text in _texts(event)]
    return True if True in said else None if None in said else False


def _texts(event: Event) -> Iterator[str]:
    """The words in an entry that somebody typed."""
    kind, data = kind_of(event.entity), event.data or {}
    names = OF_MOVES if event.entity.startswith(f"{RUN}:") else TEXTS[kind] if kind else ()
    for name in names:
        yield from _strings(data.get(name))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


def _words_of_notes(told: Iterable[Event]) -> dict[str, str]:
    """The words of notes as they were written last, by their ids."""
    said = (_noun(each) for each in sorted(told, key=lambda each: each.id))
    return {thing.id: thing.text for thing in said if isinstance(thing, Note)}


def _noun(event: Event) -> Noun | None:
    return noun(event.entity, event.data) if event.kind == "put" else None


# What is shown


def _fields(
    event: Event, whose: Whose, words: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:  # fmt: skip
    """What of an entry is shown: each label with its words."""
    kind, thing = kind_of(event.entity), _noun(event)
    if event.entity.startswith(f"{RUN}:"):
        data = event.data or {}
        session = whose.titles.get(event.session or event.entity.partition(":")[2], "")
        told = {label: "; ".join(_strings(data.get(name))) for name, label in IN_MOVES.items()}
        named = ((label, _text(said, whose)) for label, said in told.items() if said)
        return (("Session", session), *named)
    if thing is None or kind is None:
        return tuple(
            (name, _text("; ".join(_strings(value)), whose))
            for name, value in (event.data or {}).items() if name not in FOR_UNDO
        )  # fmt: skip
    only = _only(thing, whose)
    shown = (
        (label, _told(kind, thing, name, whose, words))
        for name, label in LABELS[kind].items()
        if label and (only is None or name in only)
    )
    return tuple((label, said) for label, said in shown if said)


def _only(thing: Noun, whose: Whose) -> tuple[str, ...] | None:
    """The fields that are shown of what is somebody else's and only names the person."""
    return (
        ("session", "remark") if isinstance(thing, Mark) and thing.person not in whose.ids else None
    )


def _told(
    kind: Kind, thing: Noun, name: str, whose: Whose, words: Mapping[str, str]
) -> str:  # fmt: skip
    value, of = getattr(thing, name), THINGS[kind].refs.get(name)
    if not value:
        return ""
    if of is Kind.PERSON:
        if isinstance(thing, Mark) and value in whose.ids:
            return ""
        return "you" if value in whose.ids else SOMEBODY
    if of is Kind.NOTE:
        return _text(words.get(value, ""), whose)
    if of is not None:
        return whose.titles.get(value, "one that is not held here")
    if isinstance(thing, Person):
        return "; ".join(value) if isinstance(value, tuple) else str(value)
    if isinstance(thing, Link) and name == "name":
        return "" if thing.other else _name(value, whose)
    if isinstance(value, bool):
        return "yes"
    if name in NAMES_PEOPLE:
        return "".join(each if _AND.fullmatch(each) else _name(each, whose)
                       for each in _AND.split(value))  # fmt: skip
    if name in TEXTS[kind]:
        return "; ".join(_text(each, whose) for each in _strings(value))
    return "; ".join(map(_readable, value)) if isinstance(value, tuple) else _readable(str(value))


def _name(name: str, whose: Whose) -> str:
    return name if not name or is_meant(name, whose.one, whose.others) is not False else SOMEBODY


def _text(text: str, whose: Whose) -> str:
    return without_others(text, whose.one, whose.others)


def _readable(value: str) -> str:
    """Days and times as they are read."""
    if re.match(r"\d{4}-\d\d-\d\dT", value):
        return " to ".join(map(moment_in_words, value.split("/")))
    return day(value)


def _what(event: Event) -> str:
    thing, kind = _noun(event), kind_of(event.entity)
    if event.entity.startswith(f"{RUN}:"):
        return str((event.data or {}).get("verb", "move"))
    if isinstance(thing, Note):
        return thing.kind
    return CALLED[kind] if kind else event.entity.partition(":")[0]


# Where it came from


def _laptop(desk: Desk, device: str) -> str:
    return "this laptop" if device == desk.store.device else f"laptop {device[:8]}"


def _files_of(event: Event, files: Mapping[str, str]) -> tuple[str, ...]:
    """The attendance files that a mark rests on."""
    thing = _noun(event)
    return (
        tuple(files.get(sha, sha[:8]) for sha in thing.sources) if isinstance(thing, Mark) else ()
    )


def _brought_by(event: Event, collected: Iterable[CollectRow]) -> tuple[str, ...]:
    """The files that were collected from the laptop where it was said, since it was said."""
    return tuple(dict.fromkeys(
        about.file for row in collected for about in row.files
        if about.device == event.device and about.sent_at >= event.at
    ))  # fmt: skip


def names_of_people(people: Iterable[Person]) -> Named:
    """The words that people's names and addresses are made of."""
    held = [*people]
    names = (name for p in held for name in (p.name, p.display_name) if name)
    return named(tuple(dict.fromkeys(names)), tuple(sorted({p.email for p in held if p.email})))
