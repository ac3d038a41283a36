"""What stands side by side, in words: two versions of one thing, two laptops' records of one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from l4pc_tui.core.people.register import MARK_WORDS
from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.life import PLAN_VERBS
from l4pc_tui.core.record.moves import Verb, epoch
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import (
    Cohort,
    Follow,
    Mark,
    Member,
    Note,
    Noun,
    Person,
    Presence,
    RunChoice,
    Session,
)
from l4pc_tui.core.record.outcome_nouns import Change, Rating
from l4pc_tui.core.record.reading import noun
from l4pc_tui.core.record.resolve import Record, Standing, as_joined
from l4pc_tui.core.record.runs import Line
from l4pc_tui.core.record.things import Told
from l4pc_tui.core.text.amounts import count, hhmm
from l4pc_tui.core.text.width import cut

_SHOWN = 60
"""Cells of a version's words that are enough to choose by."""

_UNTOLD = frozenset(
    ("id", "stop", "place", "told", "sha", "sources", "filed", "print", "prints", "sealed", "round",
     "over", "move", "kept_reviewed", "one", "other", "source")
)  # fmt: skip
"""Fields that tell nobody anything."""

_MOMENT = {"arrived": "in", "left": "left"}
"""What stands before a moment."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of them. event: the id that chooses it. told: what it says, who said so and when.

    counts: it is the one on view.
    """

    event: str
    told: str
    counts: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Something of which several versions stand. kind: a Kind, or "run". what: its name."""

    kind: str
    id: str
    what: str
    versions: tuple[Version, ...]

    @property
    def words(self) -> str:
        """ "Ben Thimble’s mark: 2 versions"."""
        if self.kind == RUN:
            return f"{self.what}: {count(len(self.versions), 'record')}"
        return f"{self.what}: {count(len(self.versions), 'version')}"


def side_by_side(
    record: Record, session: SessionId, zone: tzinfo | None, seen: float
) -> tuple[SideBySide, ...]:
    """Everything of which several versions stand, the run of a session first. seen: when that is
    read; times of another day have their date."""
    names = _names(record)
    line = record.runs.get(session)
    found = [_run(session, line, names, zone, seen)] if line and line.beside else []
    for kind in Kind:
        found += [
            SideBySide(
                kind, each.id, _called(kind, each, names), _versions(each, record, zone, seen)
            )
            for each in record.of(kind).values()
            if each.versions
        ]
    return tuple(found)


def is_settled(record: Record, session: SessionId) -> bool:
    """Whether somebody chose among the records of a run as they are: none has gone on since but the
    one that was chosen."""
    line, choice = record.runs.get(session), record.one(Kind.RUN_CHOICE, session)
    if line is None or choice is None or not isinstance(choice.noun, RunChoice):
        return False
    return {each.moves[-1].id for each in line.beside} <= {*choice.noun.over}


def beside_in_words(record: Record, session: SessionId) -> str:
    """That another record of a session stands beside the one that counts, and how much is in it;
    or ""."""
    line = record.runs.get(session)
    if line is None or not line.beside:
        return ""
    moves = [move for other in line.beside for move in other.moves]
    devices = frozenset(device for other in line.beside for device in other.devices)
    since = min(move.id for move in moves)
    notes = sum(
        isinstance(each.by, Event) and each.by.device in devices and each.by.id > since
        for each in record.of(Kind.NOTE).values()
    )
    what = " and ".join(filter(None, (
        _counted(moves), count(notes, "note") if notes else "",
    )))  # fmt: skip
    ours = {move.device for move in line.moves if isinstance(move, Event)}
    whose = "another record" if devices <= ours else "another laptop’s record"
    return f"There is {whose} of this session too: {what}."


def numbered(found: Sequence[SideBySide]) -> list[str]:
    """A line for each, numbered over all, under what it is a version of."""
    if not found:
        return ["Everything here is one version."]
    lines, number = [], 0
    for each in found:
        lines.append(f"{each.words}.")
        for version in each.versions:
            number += 1
            lines.append(f"{number}. {version.told}{', counts now' if version.counts else ''}")
    return lines


def versions_in_words(number: int) -> str:
    """How many versions of one thing stand: "2 versions"; "" for one."""
    return count(number, "version") if number > 1 else ""


def _run(
    session: SessionId, line: Line, names: Mapping[str, str], zone: tzinfo | None, seen: float
) -> SideBySide:
    counted = _record_in_words(line.moves, names, zone, seen)
    others = (
        Version(other.moves[-1].id, _record_in_words(other.moves, names, zone, seen), False)
        for other in line.beside
    )
    return SideBySide(RUN, session, "This session", (Version(line.head, counted, True), *others))


def _record_in_words(
    moves: Sequence[Told], names: Mapping[str, str], zone: tzinfo | None, seen: float
) -> str:
    who = " and ".join(dict.fromkeys(filter(None, (names.get(m.actor, "") for m in moves))))
    began, ended = (hhmm(epoch(move.at), zone, seen) for move in (moves[0], moves[-1]))
    return f"{_counted(moves)}, {began} to {ended}{f', by {who}' if who else ''}"


def _counted(moves: Sequence[Told]) -> str:
    """How many moves there are; before the start they change the plan and nothing else."""
    verbs = {(move.data or {}).get("verb") for move in moves}
    if verbs <= {*PLAN_VERBS, Verb.UNDO}:
        return count(len(moves), "change of the plan", "changes of the plan")
    return count(len(moves), "move")


def _versions(
    each: Standing, record: Record, zone: tzinfo | None, seen: float
) -> tuple[Version, ...]:
    names = _names(record)

    def clock(at: str) -> str:
        return hhmm(epoch(at), zone, seen)

    read = [
        as_joined(said, event.entity, record.joins)
        if event.kind == "put" and (said := noun(event.entity, event.data)) else None
        for event in each.versions
    ]  # fmt: skip
    told = _differing(read, names, clock)
    return tuple(
        Version(event.id, f"{said} · {_by(event, names, zone, seen)}", event.id == each.by.id)
        for event, said in zip(each.versions, told, strict=True)
    )


def _differing(
    read: Sequence[Noun | None], names: Mapping[str, str], clock: Callable[[str], str]
) -> list[str]:
    """What each version says, as far as it tells it from the others. clock: a moment in words."""
    there = [each for each in read if each is not None]
    fields = [
        name
        for name in (there[0].data() if there else {})
        if len({str(getattr(each, name)) for each in there}) > 1
    ]

    def said(thing: Noun) -> str:
        return _said(thing, {name: _in_words(thing, name, names, clock) for name in fields})

    return [said(each) if each else "taken away" for each in read]


def _by(event: Told, names: Mapping[str, str], zone: tzinfo | None, seen: float) -> str:
    at = hhmm(epoch(event.at), zone, seen)
    who = names.get(event.actor, "")
    return f"{who}, {at}" if who else at


def _said(thing: Noun, differs: Mapping[str, str]) -> str:
    """A version by its words; of what has none, by the fields in which it differs."""
    match thing:
        case Mark():
            told = MARK_WORDS[Presence(thing.mark)]
            return ", ".join(filter(None, (told, *_more(differs), thing.remark)))
        case Note():
            told = cut(thing.text, _SHOWN) if thing.text else "restricted"
            return ", ".join((told, *_more(differs)))
        case Member():
            return "facilitates" if thing.facilitates else "takes part"
        case _:
            told = ", ".join(filter(None, differs.values()))
            return cut(told, _SHOWN) or "nothing there"


def _more(differs: Mapping[str, str]) -> list[str]:
    """What a mark or a note says besides its words, where that differs."""
    shown = ("text", "mark", "remark", "due")
    return [cut(told, _SHOWN) for name, told in differs.items() if told and name not in shown]


def _in_words(thing: Noun, name: str, names: Mapping[str, str], clock: Callable[[str], str]) -> str:
    """What a field says to a person; "" for what tells nobody anything: ids, places in files."""
    value = getattr(thing, name)
    row = next(each for each in THINGS.values() if each.noun is type(thing))
    if name in row.refs:
        return names.get(value, "")
    if not value or name in _UNTOLD:
        return ""
    if name in row.moments:
        return f"{_MOMENT.get(name, '')} {clock(value)}".strip()
    if isinstance(value, bool):
        return name.replace("_", " ")
    if name == "spans":
        return "times of an attendance file"
    if name in ("answers", "evidence"):
        return ", ".join(str(each).replace("=", " ", 1) for each in value)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _called(kind: Kind, each: Standing, names: Mapping[str, str]) -> str:
    """A thing as a list calls it."""
    thing: Noun = each.noun
    match thing:
        case Mark() | Member():
            whose = names.get(thing.person, "somebody")
            return f"{whose}’s {'mark' if kind is Kind.MARK else 'place in the cohort'}"
        case Note():
            return f"The note “{cut(thing.text, _SHOWN)}”" if thing.text else "A restricted note"
        case Person() | Cohort():
            return thing.name
        case Session():
            return f"The session “{thing.title or thing.plan}”"
        case Follow():
            return "An earlier commitment"
        case Rating():
            return f"{names.get(thing.person, 'somebody')}’s answers"
        case Change():
            return f"The story “{cut(thing.title, _SHOWN)}”"
        case _:
            return f"A {THINGS[kind].one}"


def _names(record: Record) -> dict[str, str]:
    """People, actors and cohorts by id."""
    named = {**record.of(Kind.COHORT), **record.of(Kind.ACTOR), **record.of(Kind.PERSON)}
    return {id: str(getattr(each.noun, "name", "")) for id, each in named.items()}
