"""Somebody is erased: what is known of them goes for good, and every total stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import Data, Event
from l4pc_tui.core.record.erased import ERASED_NAME, is_of, stays
from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.names import PersonId, SessionId, short
from l4pc_tui.core.record.nouns import Follow, Note, NoteKind
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.desk.people.who import find_person
from l4pc_tui.desk.trouble import refusal
from l4pc_tui.store.file.backup_names import backups

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Mention:
    """A note that mentions somebody by name. It stays until a person strikes it."""

    session: SessionId
    note: str


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What erasing somebody would do. Nothing is done yet.

    records: kind of thing → how many of them are this person's. entities: each of them → the
    session that it belongs to and what stays of it, None when nothing does. mentions: notes that
    name the person. backups: files that hold what is known now, and go on holding it.
    """

    person: PersonId
    name: str
    records: Mapping[Kind, int]
    entities: Mapping[str, tuple[str, Data | None]]
    mentions: tuple[Mention, ...]
    backups: tuple[Path, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """The plan, a sentence a line."""
        parts = [count(many, THINGS[kind].one, THINGS[kind].many)
                 for kind, many in self.records.items()]  # fmt: skip
        return (
            f"Erasing {self.name} takes the words out of {listed(parts)}. It cannot be undone.",
            f"Registers, hours, groups and totals stay, with “{ERASED_NAME}” in place of the name.",
            *self.left,
        )

    @property
    def left(self) -> tuple[str, ...]:
        """What an erasure does not reach, and what to do about each."""
        found = [
            f"A note mentions the name: "
            f"l4pc note strike --session {short(each.session)} {each.note} takes it out."
            for each in self.mentions
        ]
        if self.backups:
            found.append(
                f"{count(len(self.backups), 'backup')} made before still "
                f"{'holds' if len(self.backups) == 1 else 'hold'} what was known. Delete by hand:"
            )
            found += [f"  {each}" for each in self.backups]
        return tuple(found)


def look(desk: Desk, person: str) -> ErasurePlan:
    """What erasing somebody would do. person: a name, an id or its beginning.

    Raises Trouble for nobody, for several, and for somebody who was erased before.
    """
    found = find_person(desk, person)
    if found.name == ERASED_NAME:
        raise refusal("That person was erased before: nothing is known of them.")
    ids = {name.partition(":")[2] for name in desk.store.told_by(f"person:{found.id}")}
    said: dict[str, list[Event]] = {}
    for event in desk.store.all_events():
        said.setdefault(event.entity, []).append(event)
    struck = {name for name, told in said.items() if any(e.kind == "erase" for e in told)}
    theirs = {name: told for name, told in said.items()
              if name not in struck and _is_theirs(name, told, ids)}  # fmt: skip
    gone = {name.partition(":")[2] for name in theirs if kind_of(name) is Kind.NOTE}
    theirs |= {name: told for name, told in said.items()
               if name not in struck and _answers(name, told, gone)}  # fmt: skip
    kinds = Counter(kind for name in theirs if (kind := kind_of(name)) is not None)
    names = {each for told in (said[f"person:{id}"] for id in ids) for each in _names(told)}
    notes = [(name, told) for name, told in said.items()
             if kind_of(name) is Kind.NOTE and name not in struck and name not in theirs]  # fmt: skip
    return ErasurePlan(
        found.id, found.name, dict(sorted(kinds.items())),
        {name: (told[-1].session, _left_of(name, told)) for name, told in theirs.items()},
        tuple(Mention(SessionId(told[-1].session), short(name.partition(":")[2]))
              for name, told in notes if _mentions(told, names)),
        backups(desk.path),
    )  # fmt: skip


def erase(desk: Desk, plan: ErasurePlan) -> tuple[str, ...]:
    """Take what is known of somebody out of this file, in one transaction, and say what was done."""
    desk.must_write()
    store = desk.store
    store.write([
        store.entry("erase", name, data, actor=desk.actor, subject=plan.person, session=session)
        for name, (session, data) in plan.entities.items()
    ])  # fmt: skip
    return (
        f"Erased here: {count(len(plan.entities), 'record')} of one person. Every total stayed.",
        *plan.left,
    )


def _is_theirs(name: str, told: list[Event], ids: set[str]) -> bool:
    kind = kind_of(name)
    if kind is None or kind is Kind.SAME:
        return False
    if kind is Kind.NOTE:
        return any(each.subject in ids for each in told)
    things = (noun(name, each.data) for each in told)
    return any(
        is_of(kind, name.partition(":")[2], thing, id) for thing in things if thing for id in ids
    )


def _answers(name: str, told: list[Event], notes: set[str]) -> bool:
    """Whether it is the answer to a note that goes."""
    things = (noun(name, each.data) for each in told)
    return any(isinstance(thing, Follow) and thing.note in notes for thing in things)


def _left_of(name: str, told: list[Event]) -> Data | None:
    """What stays of a thing as it stood last; None for what nobody can read or was deleted."""
    last = told[-1]
    thing = noun(name, last.data) if last.kind == "put" else None
    left = stays(thing) if thing else None
    return None if left is None else left.data()


def _names(told: list[Event]) -> set[str]:
    """Every name that somebody was ever written with."""
    words = ((each.data or {}).get(field) for each in told for field in ("name", "display_name"))
    return {word for word in words if isinstance(word, str) and word.strip()}


def _mentions(told: list[Event], names: set[str]) -> bool:
    """Whether any version of a note holds a name, or the first word of one, as a word."""
    wanted = names | {name.split()[0] for name in names}
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in wanted), re.I)
    notes = [thing for each in told if isinstance(thing := noun(each.entity, each.data), Note)]
    return any(
        pattern.search(" ".join(str(value) for value in note.data().values()))
        for note in notes
        if note.kind != NoteKind.RESTRICTED
    )
