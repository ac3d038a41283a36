"""The register as it is drawn: a line for each person, the counts in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo

from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.live.run.versions import versions_in_words
from l4pc_tui.core.people.enrolled import by_name
from l4pc_tui.core.people.register import MARK_WORDS, Register, Registered
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Mark, Presence
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.toned import Tone, Word, Words

DRAWN: dict[Presence, tuple[str, str, Tone]] = locked(
    Presence,
    {
        Presence.HERE: ("●", "here", "kept"),
        Presence.LATE: ("◐", "late", "behind"),
        Presence.ONLINE: ("◎", "online", "online"),
        Presence.SORRY: ("○", "sorry", "muted"),
        Presence.ABSENT: ("×", "absent", "muted"),
        Presence.LEFT_EARLY: ("◑", "left", "behind"),
    },
)
"""Each presence as it is drawn: its sign, its short word, its tone."""
_UNMARKED: tuple[str, str, Tone] = ("·", "", "act")


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One person. ``mark`` is the word shown ("here", "left"), empty when not yet marked."""

    person: PersonId
    name: str
    about: str
    sign: str
    mark: str
    tone: Tone
    time: str
    remark: str
    facilitates: bool
    walk_in: bool
    versions: str = ""
    """ "2 versions", where two laptops say something else of the mark or the person."""


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register of one session."""

    where: str
    clock: str
    counts: Words
    lines: tuple[RegisterLine, ...]


def register_view(
    room: LiveSession, now: float, *, where: str, zone: tzinfo | None
) -> RegisterView:
    """Everyone on the register by name, and how many are here."""
    register = register_of(room)
    lines = tuple(
        replace(_line(row, zone, now), versions=_versions(room, row.person.id))
        for row in register.rows
    )
    return RegisterView(where, amounts.hhmm(now, zone, now), _counts(register), lines)


def register_of(room: LiveSession) -> Register:
    """The register of a session as it stands, by name."""
    return Register(
        tuple(
            Registered(each.person, room.marks.get(each.person.id), each.facilitates)
            for each in by_name(room.enrolled)
        )
    )


def _line(row: Registered, zone: tzinfo | None, now: float) -> RegisterLine:
    person, mark = row.person, row.mark
    here = bool(person.walk_in)
    sign, word, tone = DRAWN[Presence(mark.mark)] if mark else _UNMARKED
    about = "walk-in" if here else person.organisation or ", ".join(person.roles)
    return RegisterLine(
        person.id,
        person.display_name or person.name,
        about,
        sign,
        word,
        tone,
        _time(mark, zone, now),
        mark.remark if mark else "",
        row.facilitates,
        here,
    )


def _versions(room: LiveSession, person: PersonId) -> str:
    of_mark = room.versions(Kind.MARK, f"{room.session}/{person}")
    return versions_in_words(max(len(of_mark), len(room.versions(Kind.PERSON, person))))


def _time(mark: Mark | None, zone: tzinfo | None, now: float) -> str:
    if mark is None:
        return ""
    told = mark.left if mark.mark == Presence.LEFT_EARLY else mark.arrived
    return amounts.hhmm(epoch(told), zone, now) if told else ""


def _counts(register: Register) -> Words:
    """ "11 here  1 late  1 not yet marked  Joe Kent facilitates"."""
    told: list[Word] = []
    for presence, number in register.counts.items():
        _, word, tone = DRAWN[presence] if presence else _UNMARKED
        told += [Word(str(number), tone), Word(f" {word or MARK_WORDS[None]}  ")]
    if leads := register.facilitators_in_words():
        told.append(Word(leads, "muted"))
    return tuple(told) or (Word("Nobody is on this register yet.", "muted"),)
