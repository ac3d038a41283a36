"""What erasing somebody would take, what stays, and which words of others name them. Nothing is
done here; ``erasing`` does it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import TAKES_WORDS, Data, Event
from l4pc_tui.core.record.erased import ERASED_NAME, is_of, stays
from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.mentions import TEXTS, Names, Text, mentions, names_of
from l4pc_tui.core.record.names import CohortId, PersonId
from l4pc_tui.core.record.nouns import Handed, Member, Noun, Person
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.core.record.resolve import by_entity, joins_of, standing, thing_id
from l4pc_tui.core.record.things import heads
from l4pc_tui.core.text.amounts import count, listed, local
from l4pc_tui.desk.people.who import choice, find_person, meant
from l4pc_tui.desk.trouble import refusal
from l4pc_tui.store.file.backup_names import backups

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.journal.drafts import HalfTyped


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of others that name somebody. They stay until a person says that the name goes.

    what: "note of 2026-11-25". texts: those that name them as it stands now; none where only
    earlier versions do. versions: the entries that hold these texts. earlier: those before them.
    """

    entity: str
    session: str
    what: str
    texts: tuple[Text, ...]
    versions: tuple[Event, ...]
    earlier: tuple[Event, ...]

    @property
    def key(self) -> str:
        """What it is known by, however its words change: a move stands for itself."""
        if not self.entity.startswith(f"{RUN}:"):
            return self.entity
        (move,) = self.versions
        first = min((*move.base, move.id)) if move.kind == "redact" else move.id
        return f"{self.entity} {first}"

    @property
    def whole(self) -> bool:
        """Whether a whole name or address is in it, and not only a part that others may share."""
        return any(text.whole for text in self.texts) or not self.texts


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What erasing somebody would do. Nothing is done yet.

    records: kind of thing → how many of them are this person's. entities: each of them → the
    session that it belongs to and what stays of it, None when nothing does. names: as they were
    ever written. words: texts that go, to look for afterwards. namesakes: others of that name.
    half_typed: lines that name them. backups, copies: files that hold what is known now; copies
    were written elsewhere. handed: for whom files of their sessions were written. sent: how many
    bundles and packs left.
    """

    person: PersonId
    name: str
    records: Mapping[Kind, int]
    entities: Mapping[str, tuple[str, Data | None]]
    names: Names
    words: tuple[str, ...]
    mentions: tuple[Mention, ...]
    namesakes: tuple[Person, ...]
    half_typed: tuple[HalfTyped, ...]
    backups: tuple[Path, ...]
    copies: tuple[Path, ...]
    handed: tuple[str, ...]
    sent: int

    @property
    def told(self) -> tuple[str, ...]:
        """The plan, a sentence a line."""
        parts = [count(many, THINGS[kind].one, THINGS[kind].many)
                 for kind, many in self.records.items()]  # fmt: skip
        several = len({*self.namesakes}) > 0
        return (
            f"Erasing {self.name} takes the words out of {listed(parts)}. It cannot be undone.",
            f"Registers, hours, groups and totals stay, with “{ERASED_NAME}” in place of the name.",
            *((f"{count(len(self.mentions), 'text')} of others may name them; "
               "whether the name goes there is asked of each.",) if self.mentions else ()),
            *((f"{count(len(self.half_typed), 'half-typed line')} naming them "
               f"{'goes' if len(self.half_typed) == 1 else 'go'} whole.",) if self.half_typed else ()),
            *((f"{count(len(self.backups), 'backup')} beside the database "
               f"{'is' if len(self.backups) == 1 else 'are'} written anew without them.",)
              if self.backups else ()),
            *(f"A copy elsewhere is reached if it is there: {path}" for path in self.copies),
            *((f"Somebody else is known as {who.name} ({who.id[:8]}), and stays: erase them by the id."
               for who in self.namesakes) if several else ()),
        )  # fmt: skip


def look(desk: Desk, person: str) -> ErasurePlan:
    """What erasing somebody would do. person: a name, an id or its beginning.

    Everything that was joined to them is theirs too. Raises Trouble for nobody, for several, and
    for somebody of whom nothing is known any more.
    """
    gone = _taken_away(desk)
    found = _found(desk, person, gone)
    ids = frozenset(desk.store.ids_of(Kind.PERSON, found.id))
    names = names_in(told for id in ids for told in _ever(desk, f"{Kind.PERSON}:{id}"))
    own, naming = gathered(desk, ids, names)
    all_said = {name: desk.store.events(name) for name in sorted(own)}
    said = {name: told for name, told in all_said.items() if not _is_erased(told)}
    ever = {name: _ever(desk, name) for name in said}
    if not said:
        raise refusal(
            "That person was erased before: nothing is known of them.",
            "l4pc backup goes through the backups again, where one could not be reached.",
        )
    kinds = Counter(kind for name in said if (kind := kind_of(name)) is not None)
    left = _left_of(desk, all_said)
    others = [each for each in (*desk.store.people(), *gone) if each.id not in ids]
    return ErasurePlan(
        found.id, found.name, {kind: kinds[kind] for kind in Kind if kinds[kind]},
        {name: (_session(ever[name]), left.get(name)) for name in said},
        names, _words(ever), tuple(_mentions(desk, naming - own, names)),
        tuple(each for each in others if names.within(each.name, whole_only=True)),
        tuple(line for line in desk.store.half_typed() if names.within(line.text)),
        backups(desk.path), tuple(copy.path for copy in desk.store.copies()),
        _handed(desk, said), len(desk.store.sent()),
    )  # fmt: skip


def _taken_away(desk: Desk) -> tuple[Person, ...]:
    """Whoever was taken back or removed, or came with a collect that was undone, as they were
    written last: their words are kept, for an undo, and stand on no list."""
    standing = {each.id for each in desk.store.people()}
    last: dict[str, Person] = {}
    for event in desk.store.of_kind(Kind.PERSON, passed=True):
        thing = noun(event.entity, event.data) if event.kind == "put" else None
        if isinstance(thing, Person):
            last[thing.id] = thing
    joined = ((id, desk.store.ids_of(Kind.PERSON, id)) for id in last if id not in standing)
    return tuple(last[id] for id, ids in joined if standing.isdisjoint(ids))


def _found(desk: Desk, key: str, gone: Sequence[Person]) -> Person:
    """Whom somebody means, of those who were taken away too. Raises Trouble."""
    if key and not meant(desk.store.people(), key):
        taken_away = meant(gone, key)
        if len(taken_away) > 1:
            raise refusal(f"“{key}” may be {choice(taken_away)}.", "Name one by the id.")
        if taken_away:
            return taken_away[0]
    return find_person(desk, key)


def mentioning(desk: Desk, names: Names) -> tuple[Mention, ...]:
    """The words of anybody in which these names stand."""
    _, naming = gathered(desk, frozenset(), names)
    return tuple(_mentions(desk, naming, names))


def gathered(
    desk: Desk, ids: frozenset[str], names: Names
) -> tuple[frozenset[str], frozenset[str]]:
    """The entities that are somebody's own, answers to their notes and choices of their stories too, and those whose words
    name them: in one reading, for a record may be long."""
    own, naming = set[str](), set[str]()
    answers: dict[str, set[str]] = defaultdict(set)
    # Also what is passed over since a collect was undone: its words are in the file.
    for event in desk.store.all_events(passed=True):
        kind = kind_of(event.entity)
        if kind is not None and kind is not Kind.SAME and _is_theirs(kind, event, ids):
            own.add(event.entity)
        if kind in (Kind.FOLLOW, Kind.CHOSEN) and isinstance(event.data, dict):
            for of in (Kind.NOTE, Kind.CHANGE):
                answers[f"{of}:{event.data.get(of)}"].add(event.entity)
        if _says(event) and mentions(event.entity, event.data or {}, names):
            naming.add(event.entity)
    for told in [name for name in own if kind_of(name) in (Kind.NOTE, Kind.CHANGE)]:
        own |= answers[told]
    return frozenset(own), frozenset(naming)


def _ever(desk: Desk, entity: str) -> tuple[Event, ...]:
    """All that was said of a thing, what is passed over too: its words are in the file."""
    return desk.store.events(entity, passed=True)


def _says(event: Event) -> bool:
    """Whether an entry holds words that may name others: one that took a name from a move does,
    for what it says stands instead."""
    if event.kind == "redact":
        return bool(event.data) and event.entity.startswith(f"{RUN}:")
    return bool(event.data) and event.kind not in TAKES_WORDS


def _is_theirs(kind: Kind, event: Event, ids: frozenset[str]) -> bool:
    if kind is Kind.NOTE:
        return event.subject in ids
    id = event.entity.partition(":")[2]
    if any(each in ids for each in id.split("/")):
        return True
    thing = noun(event.entity, event.data)
    return thing is not None and any(is_of(kind, id, thing, each) for each in ids)


def _is_erased(told: Sequence[Event]) -> bool:
    return any(each.kind == "erase" for each in told)


def _session(told: Sequence[Event]) -> str:
    return next((each.session for each in reversed(told) if each.session), "")


def _left_of(desk: Desk, said: Mapping[str, Sequence[Event]]) -> dict[str, Data]:
    """Entity → what stays of it as it stands; absent is what nobody can read or was taken away.

    Of one thing that several entities tell of, only what counts of it stays: else an older word
    would count once the newer one has lost its place.
    """
    joins = joins_of(by_entity(desk.store.of_kind(Kind.SAME)))
    things: dict[tuple[Kind, str], list[Sequence[Event]]] = defaultdict(list)
    for name, told in said.items():
        kind = kind_of(name)
        if kind is not None:
            alone = name.partition(":")[2] if THINGS[kind].joins else thing_id(name, joins)
            things[kind, alone].append(told)
    counting = [each.by for told in things.values() if (each := standing(told, joins)[0])]
    # As it was said, under its own ids: a join may be undone.
    nouns = {each.entity: noun(each.entity, each.data) for each in counting}
    today = local(desk.now(), desk.zone).date().isoformat()
    return {
        name: _gone_by(left, today).data()
        for name, each in nouns.items() if each and (left := stays(each))
    }  # fmt: skip


def _gone_by(thing: Noun, today: str) -> Noun:
    """A place in a cohort ends with the erasure: nobody waits for them at a session to come, and
    they are on no list for one."""
    if isinstance(thing, Member) and (not thing.left or thing.left > today):
        return replace(thing, left=max(today, thing.joined))
    return thing


def names_in(told: Iterable[Event]) -> Names:
    """Every name and address that somebody was ever written with."""

    def words(data: Data, *fields: str) -> list[str]:
        found = (data.get(field) for field in fields)
        return [each for each in found if isinstance(each, str) and each != ERASED_NAME]

    said = [each.data for each in told if each.data is not None]
    return names_of(
        [name for data in said for name in words(data, "name", "display_name")],
        [address for data in said for address in words(data, "email")],
    )


_SHORTEST = 6
"""Signs of a text that is looked for by itself: shorter ones stand anywhere by chance."""


def _words(said: Mapping[str, Sequence[Event]]) -> tuple[str, ...]:
    """The texts that nobody else's entries hold: of notes and remarks, names and addresses."""
    fields = {
        Kind.PERSON: ("name", "display_name", "email"), Kind.NOTE: TEXTS[Kind.NOTE],
        Kind.MARK: ("remark",), Kind.FOLLOW: ("remark",), Kind.CHANGE: TEXTS[Kind.CHANGE],
    }  # fmt: skip
    found = (
        (each.data or {}).get(field)
        for name, told in said.items() if (kind := kind_of(name)) in fields
        for each in told for field in fields[kind]
    )  # fmt: skip
    texts = {text for text in found if isinstance(text, str) and len(text) >= _SHORTEST}
    return tuple(sorted(texts - {ERASED_NAME}))


def _mentions(desk: Desk, entities: Iterable[str], names: Names) -> Iterable[Mention]:
    for entity in sorted(entities):
        told = [each for each in _ever(desk, entity) if each.data is not None]
        named = [
            each for each in told
            if _says(each) and mentions(entity, each.data or {}, names)
        ]  # fmt: skip
        if entity.startswith(f"{RUN}:"):
            for each in named:
                texts = mentions(entity, each.data or {}, names)
                yield Mention(entity, each.session, _what(desk, each), texts, (each,), ())
            continue
        now = {each.id for each in heads(desk.store.events(entity))}
        versions = tuple(each for each in named if each.id in now)
        earlier = tuple(each for each in named if each.id not in now)
        found = {text.text: text for each in versions
                 for text in mentions(entity, each.data or {}, names)}  # fmt: skip
        if named:
            what = _what(desk, named[-1])
            yield Mention(entity, _session(told), what, tuple(found.values()), versions, earlier)


def _what(desk: Desk, event: Event) -> str:
    """ "note of 2026-11-25"."""
    kind = kind_of(event.entity)
    one = THINGS[kind].one if kind is not None else "entry"
    row = desk.store.session(event.session) if event.session else None  # type: ignore[arg-type]
    what = "move" if event.entity.startswith(f"{RUN}:") else one
    return f"{what} of {row.session.date}" if row and row.session.date else what


def _handed(desk: Desk, said: Mapping[str, Sequence[Event]]) -> tuple[str, ...]:
    """For whom files were written out of the sessions that somebody was in, or whose cohort they
    were in, "" for nobody named: of a file with several sessions, once."""
    sessions: set[str] = {
        id for id in map(_session, said.values()) if id
    } | {
        str(each.data.get("walk_in", ""))
        for name, told in said.items() if kind_of(name) is Kind.PERSON
        for each in told if each.data
    }  # fmt: skip
    cohorts = {
        name.partition(":")[2].partition("/")[0] for name in said if kind_of(name) is Kind.MEMBER
    }  # fmt: skip
    for cohort in cohorts:
        sessions |= {row.session.id for row in desk.store.sessions(CohortId(cohort))}
    ids = {id for session in sessions if session
           for id in (session, *desk.store.ids_of(Kind.SESSION, session))}  # fmt: skip
    found: dict[tuple[object, ...], str] = {}
    for event in desk.store.of_kind(Kind.HANDED):
        file = noun(event.entity, event.data)
        if isinstance(file, Handed) and file.session in ids:
            same = (file.at, file.format, file.profile, file.file, file.to, file.prints)
            found[same] = file.to
    return tuple(found.values())
