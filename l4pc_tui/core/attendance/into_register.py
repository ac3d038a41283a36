"""What a file of attendance changes on a register: marks, times, and who is new on it.

What somebody marked by hand stays; a file adds the times that nobody said. Nobody is marked absent
because a file does not name them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from l4pc_tui.core.attendance.asking import again, of_file
from l4pc_tui.core.attendance.files import one_register
from l4pc_tui.core.attendance.moments import DAY
from l4pc_tui.core.attendance.moments import clock as clock_of
from l4pc_tui.core.attendance.values import Came, Interval, PersonRead, Question
from l4pc_tui.core.people.ladder import Ladder
from l4pc_tui.core.people.register import MARK_WORDS
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import PersonId, short
from l4pc_tui.core.record.nouns import Mark, Person, Presence
from l4pc_tui.core.text.amounts import local, stamp

NEW = "new"
"""The answer that a row is somebody who is not on the register."""
_SORRY = frozenset({"apologies", "excused", "registration_cancelled"})
_NO_VISIT = frozenset({"waiting_room_only"})
_NOBODY_ALONE = frozenset({"device_name", "phone", "anonymous"})
"""What is never matched by itself, only offered."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one file, or several, say of a person: for matching, and for the mark.

    online: the service is one that people come to with a screen. sources: the sha256 of each file.
    again: which of those it is whose rows have one number, in several files; from 1.
    """

    person: PersonRead
    online: bool
    sources: tuple[str, ...]
    again: int = 1

    @property
    def name(self) -> str:
        """Her name in the file."""
        return self.person.name

    @property
    def email(self) -> str:
        """Her address in the file, or ""."""
        return self.person.email

    @property
    def organisation(self) -> str:
        """Her organisation in the file, or ""."""
        return self.person.organisation

    @property
    def print(self) -> str:
        """By which she is known again, when somebody has said who she is."""
        said = f"attendance\n{self.name}\n{self.email}"
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    @property
    def key(self) -> str:
        """The question who she is."""
        return of_file(f"who:{self.person.row}", self.again)


@dataclass(frozen=True, slots=True)
class _Alias:
    """Another name under which somebody may be known."""

    name: str
    email: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Match:
    """Who each row is; somebody's second device is a row of hers too. new: those who are not on the
    register. asked: who may be several, with the question, and whom it offers."""

    sure: tuple[tuple[Told, Person], ...]
    new: tuple[Told, ...]
    asked: tuple[tuple[Told, Question, tuple[Person, ...]], ...]


def matched(
    told: Sequence[Told], known: Iterable[Person], answers: Mapping[str, str],
    remembered: Mapping[str, PersonId],
) -> Match:  # fmt: skip
    """Who the people of a file are, of those on the register. answers: by the key of a question, an
    id or a name, or ``new``. remembered: what was answered before, by the row's print."""
    known = tuple(known)
    by_id = {person.id: person for person in known}
    said: dict[int, Person] = {}
    devices: dict[int, Person] = {}
    fresh: set[int] = set()
    for place, each in enumerate(told):
        before = remembered.get(each.print, "")
        answer = answers.get(each.key, "").strip() or before
        person = _meant(answer, known)
        if answer.casefold() == NEW:
            # An import that was told so before has made her; she is no other one now.
            person = _walked_in(each, before, [p for p in known if p not in said.values()])
            if person is not None:
                said[place] = person
            else:
                fresh.add(place)
        elif person is not None and _is_device(each):
            # She may have come by a name of her own as well.
            devices[place] = person
        elif person is not None and person.id in by_id and person not in said.values():
            said[place] = person
    taken = {person.id for person in said.values()}
    ladder: Ladder[Told | _Alias] = Ladder(p for p in known if p.id not in taken)
    waiting = [
        place for place, each in enumerate(told)
        if place not in said and place not in fresh and place not in devices
        and (not _is_device(each) or _is_known(each, known))
    ]  # fmt: skip
    for names in range(3):  # as she is called, then under other names of hers
        rows = [
            (place, told[place] if names == 0 else _alias(told[place], names - 1))
            for place in waiting if place not in said
        ]  # fmt: skip
        with_names = [(place, row) for place, row in rows if row is not None]
        for at, person in ladder.climb([row for _, row in with_names]).items():
            said[with_names[at][0]] = person
    sure, new, asked = [], [], []
    for place, each in enumerate(told):
        if person := said.get(place) or devices.get(place):
            sure.append((each, person))
            continue
        offered = () if place in fresh else _offered(ladder, each, known)
        if offered:
            given = answers.get(each.key, "").strip()
            question = _question(each, offered, known)
            asked.append((each, again(given, question), offered))
        else:
            new.append(each)
    return Match(tuple(sure), tuple(new), tuple(asked))


def as_one(told: Sequence[Told]) -> Told:
    """What several rows say of one person together: her times by laptop and by phone once."""
    first = next((each for each in told if not _is_device(each)), told[0])
    if len(told) == 1:
        return first
    name, email = first.person.name, first.person.email
    rows = [
        replace(each.person, name=name, email=email, flags=each.person.flags - _NOBODY_ALONE)
        for each in told
    ]
    (person,) = one_register([[row] for row in rows])
    sources = sorted({source for each in told for source in each.sources})
    return replace(first, person=person, online=any(each.online for each in told),
                   sources=tuple(sources))  # fmt: skip


def _is_device(each: Told) -> bool:
    """Whether a row is a telephone or a tablet that says nothing of who held it but its name."""
    return not each.email and bool(_NOBODY_ALONE & each.person.flags)


def _walked_in(each: Told, before: str, known: Iterable[Person]) -> Person | None:
    """The walk-in who was made of a row by an earlier import."""
    walked = [person for person in known if person.walk_in]
    found = [person for person in walked if person.id == before] or [
        person
        for person in walked
        if (person.name, person.email) == (each.name or each.email, each.email)
    ]
    return found[0] if found else None


def _is_known(each: Told, known: Iterable[Person]) -> bool:
    """Whether a device or a caller walked into this session before, under that very name."""
    return any(person.walk_in and person.name == each.name for person in known)


def _alias(each: Told, number: int) -> _Alias | None:
    aka = each.person.aka
    return _Alias(aka[number], each.email, each.organisation) if number < len(aka) else None


def _offered(
    ladder: Ladder[Told | _Alias], each: Told, known: Iterable[Person]
) -> tuple[Person, ...]:
    names: list[Told | _Alias] = [each, *(_Alias(name, "", "") for name in each.person.aka)]
    found: dict[PersonId, Person] = {}
    for row in names:
        found |= {person.id: person for person in ladder.may_be(row)}
    if "device_name" in each.person.flags:  # Nia's iPad may be Nia's
        owner = each.name.replace("’", "'").partition("'s ")[0].partition(" ")[0]
        found |= {
            person.id: person
            for person in known
            if owner.casefold() in person.name.casefold().split()
        }
    key = each.name.casefold()
    found |= {
        person.id: person
        for person in ladder.free.values()
        if person.display_name and person.display_name.casefold() == key
    }
    return tuple(found.values())[:9]


def _meant(answer: str, known: Iterable[Person]) -> Person | None:
    """The one person on the register whom an answer names, by id or by name."""
    if not answer:
        return None
    known = tuple(known)
    key = answer.casefold()
    found = [p for p in known if p.id == answer or key == labelled(p, known).casefold()]
    if not found and len(answer) >= 4:
        found = [person for person in known if person.id.startswith(answer)]
    return found[0] if len(found) == 1 else None


def labelled(person: Person, known: Iterable[Person]) -> str:
    """By what somebody is told from the others on a register: her name, with her organisation
    where two have it, with the beginning of her id where that does not tell them apart."""
    alike = [p for p in known if p.name.casefold() == person.name.casefold()]
    if len(alike) < 2:
        return person.name
    org = person.organisation.casefold()
    if org and sum(p.organisation.casefold() == org for p in alike) < 2:
        return f"{person.name}, {person.organisation}"
    return f"{person.name}, {short(person.id)}"


def _question(each: Told, offered: Sequence[Person], known: Iterable[Person]) -> Question:
    about = f" ({each.email})" if each.email else ""
    names = tuple(labelled(person, known) for person in offered)
    who = names[0] if len(names) == 1 else f"one of {'; '.join(names)}"
    return Question(
        each.key, f"“{each.name}”{about} in the file: is that {who}?", (*names, NEW), must=False
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one person's mark. said: what is not plain, a sentence or ""."""

    mark: Mark
    said: str = ""


def presence_of(told: Told) -> Presence | None:
    """The mark that a file gives; None for one that says nothing of it."""
    person = told.person
    if person.came is Came.HERE:
        if "late" in person.flags:
            return Presence.LATE
        return Presence.ONLINE if told.online else Presence.HERE
    if person.came is Came.UNKNOWN or _NO_VISIT & person.flags:
        return None
    return Presence.SORRY if _SORRY & person.flags else Presence.ABSENT


def changed(
    held: Mark, told: Told, name: str, zone: tzinfo | None, *, anew: bool = False
) -> Change | None:
    """A mark with what files say added; None where nothing is. held: what stands, without a mark
    where nobody has marked her. anew: somebody has only now said that a row of a file that was taken
    in before is hers too."""
    presence = presence_of(told)
    fresh = tuple(sha for sha in told.sources if sha not in held.sources)
    if presence is None or not (fresh or anew):
        return None
    by_hand = bool(held.mark) and held.mark != held.filed
    sources = tuple(sorted({*held.sources, *told.sources}))
    shown = MARK_WORDS[presence]
    if held.mark and not Presence(held.mark).was_there and presence.was_there and by_hand:
        was = MARK_WORDS[Presence(held.mark)]
        return Change(
            replace(held, sources=sources), f"{name} is marked {was} by hand and stays so; the file says {shown}."
        )  # fmt: skip
    if not presence.was_there:
        if held.mark:
            differs = Presence(held.mark) is not presence
            said = (
                f"{name} stays {MARK_WORDS[Presence(held.mark)]}; the file says {shown}."
                if differs
                else ""
            )
            return Change(replace(held, sources=sources), said)
        return Change(
            replace(held, mark=str(presence), filed=str(presence), sources=sources)
        )  # fmt: skip
    mark = held.mark if by_hand or (held.mark and Presence(held.mark).was_there) else str(presence)
    held = held if by_hand else replace(held, filed=mark)
    said = ""
    if by_hand and held.mark != presence:
        said = f"{name} stays {MARK_WORDS[Presence(held.mark)]}, as somebody marked by hand; the file says {shown}."
    if held.arrived and held.left and not held.spans:
        if told.person.intervals and not said:
            said = f"The times of {name} stay as somebody gave them by hand; the file has {_shown(told)}."
        return Change(replace(held, mark=mark, sources=sources), said)
    if by_hand and held.arrived and not held.spans and told.person.intervals:
        # A mark that was set while the session ran has the moment of the key.
        said = (
            said
            or f"{name} stays {MARK_WORDS[Presence(mark)]}, with the times of the file: {_shown(told)}."
        )
    spans = _all_spans(held, told, zone)
    stated = max(held.stated, -(-(told.person.stated or 0) // 60))
    first = spans[0].partition("/")[0] if spans else held.arrived or _signed(told, zone)
    last = spans[-1].partition("/")[2] if spans else held.left
    return Change(
        replace(held, mark=mark, arrived=first, left=last, spans=spans, stated=stated, sources=sources), said
    )  # fmt: skip


def _shown(told: Told) -> str:
    start, end = told.person.intervals[0][0], told.person.intervals[-1][1]
    return (
        f"{'' if start is None else clock_of(start)[:5]}–{'' if end is None else clock_of(end)[:5]}"
    )


def _signed(told: Told, zone: tzinfo | None) -> str:
    """When somebody signed in: a moment of coming, and no hours."""
    return "" if told.person.signed is None else stamp(since_1970(told.person.signed, zone), zone)


def _all_spans(held: Mark, told: Told, zone: tzinfo | None) -> tuple[str, ...]:
    """The stretches that stand and those of the file, united and in order."""
    if not held.spans:
        mine: Sequence[Interval] = told.person.intervals
    else:
        before = PersonRead(
            0, "a", "", Came.HERE, intervals=tuple(_read_span(span, zone) for span in held.spans)
        )
        now = replace(told.person, name="a", email="", flags=frozenset(), aka=())
        mine = one_register(((before,), (now,)))[0].intervals
    return tuple(
        "/".join("" if side is None else stamp(since_1970(side, zone), zone) for side in pair)
        for pair in mine
    )


def _read_span(span: str, zone: tzinfo | None) -> Interval:
    start, _, end = span.partition("/")
    return (
        on_the_wall(epoch(start), zone) if start else None,
        on_the_wall(epoch(end), zone) if end else None,
    )


def since_1970(clock: int, zone: tzinfo | None) -> float:
    """Epoch seconds of a time on the clock, in seconds since the year 1.

    A session's times are those of the clock on the wall, and so are a file's once it is read.
    """
    wall = datetime.combine(date.fromordinal(clock // DAY), time()) + timedelta(seconds=clock % DAY)
    return (wall.replace(tzinfo=zone) if zone else wall.astimezone()).timestamp()


def on_the_wall(at: float, zone: tzinfo | None) -> int:
    """The time on the clock of epoch seconds, in seconds since the year 1."""
    wall = local(at, zone)
    return wall.toordinal() * DAY + wall.hour * 3600 + wall.minute * 60 + wall.second
