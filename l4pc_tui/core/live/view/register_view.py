"""The register as it is drawn: a line for each person, the counts in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.live.run.versions import versions_in_words
from l4pc_tui.core.people.corrections import Correction, corrections
from l4pc_tui.core.people.enrolled import by_name
from l4pc_tui.core.people.register import MARK_WORDS, Register, Registered
from l4pc_tui.core.people.row_codes import row_codes
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Final, Mark, Member, Presence, Session
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.amounts import as_date
from l4pc_tui.core.text.folding import begins, fold
from l4pc_tui.core.text.toned import Tone, Word, Words

DRAWN: dict[Presence, tuple[str, str, Tone]] = locked(
    Presence,
    {
        Presence.HERE: ("●", "here", "kept"),
        Presence.LATE: ("◐", "late", "behind"),
        Presence.ONLINE: ("◎", "online", "online"),
        Presence.SORRY: ("○", "sorry", "muted"),
        Presence.ABSENT: ("×", "absent", "act"),
        Presence.LEFT_EARLY: ("◑", "early", "behind"),
    },
)
"""Each presence as it is drawn: its sign, its short word, its tone."""
UNMARKED: tuple[str, str, Tone] = ("·", "", "behind")
_WAITS: dict[State, tuple[str, Tone]] = locked(
    State,
    {
        State.PLANNED: ("to come", "muted"), State.RUNNING: ("to come", "behind"),
        State.PAUSED: ("to come", "behind"), State.CLOSED: ("no mark", "behind"),
    },
)  # fmt: skip
"""What is said of whoever has no mark, and whether that is still to be settled."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One person. ``mark`` is the word shown ("here", "early"), empty when not yet marked."""

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
    correction: str = ""
    """ "was late": what stood here when the register was made final."""
    code: str = ""
    """The code of the person's row on a paper register."""
    waits: str = ""
    """What stands in the place of a mark; "" for whoever facilitates, and needs none."""


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register of one session."""

    where: str
    clock: str
    counts: Words
    lines: tuple[RegisterLine, ...]
    final: str = ""
    """ "final since 16:04, Joe Kent"; "" while it is open."""
    shorter: tuple[Words, ...] = ()
    """The counts where there is less room, the longest form first."""


def session_day(room: LiveSession) -> date | None:
    """The day that a session is planned for; None where there is none."""
    held = room.record.one(Kind.SESSION, room.session)
    return as_date(held.noun.date) if held and isinstance(held.noun, Session) else None


def codes_of(room: LiveSession) -> dict[str, str]:
    """Each person on a session's register → the code of their row on paper. Members have theirs
    from their membership, so that it is the same in every session; then whoever walked in."""
    members = sorted(room.record.of(Kind.MEMBER).values(), key=lambda each: (each.first, each.id))
    listed = {m.noun.person: m.id for m in members if isinstance(m.noun, Member)}
    walked = [e.person.id for e in room.enrolled if e.person.id not in listed]
    codes = row_codes((*listed.values(), *walked))
    here = {each.person.id for each in room.enrolled}
    return {
        person: codes[listed.get(person, person)] for person in (*listed, *walked) if person in here
    }


def day_of(room: LiveSession, now: float, zone: tzinfo | None) -> float:
    """A moment of the day that a session's times are told as of: the day that it began on, or that
    it is planned for. What is of another day is told with its date."""
    planned = session_day(room)
    if room.run.started is not None or planned is None:
        return now if room.run.started is None else room.run.started
    noon = datetime.combine(planned, time(12))
    return (noon.replace(tzinfo=zone) if zone else noon.astimezone()).timestamp()


def final_in_words(room: LiveSession, now: float, zone: tzinfo | None) -> str:
    """ "final since 16:04, Joe Kent"; "" while the register is open."""
    now = day_of(room, now, zone)
    if room.final is None or not isinstance(room.final.noun, Final):
        return ""
    since = amounts.hhmm(epoch(room.final.noun.at), zone, now)
    return ", ".join(filter(None, (f"final since {since}", room.actor(room.final.by.actor))))


def corrected(room: LiveSession) -> dict[PersonId, Correction]:
    """Whose mark was changed after the register was made final."""
    return corrections(room.record, room.session, room.final)


def register_view(
    room: LiveSession, now: float, *, where: str, zone: tzinfo | None
) -> RegisterView:
    """Everyone on the register by name, and how many are here."""
    register, codes, beside = register_of(room), codes_of(room), _side_by_side(room)
    clock, now = amounts.hhmm(now, zone, now), day_of(room, now, zone)
    changed = {
        person: _correction(each, zone, now) for person, each in corrected(room).items()
    }  # fmt: skip
    waits = _WAITS[room.run.state]
    lines = tuple(_line(row, zone, now, beside, changed, codes, waits) for row in register.rows)
    final = final_in_words(room, now, zone)
    counts, *shorter = _counts(register)
    return RegisterView(where, clock, counts, lines, final, tuple(shorter))


def _correction(changed: Correction, zone: tzinfo | None, now: float) -> str:
    if changed.before is None:
        return "had no mark"
    said = MARK_WORDS[Presence(changed.before.mark)]
    return " ".join(filter(None, (f"was {said}", _time(changed.before, zone, now))))


def register_of(room: LiveSession) -> Register:
    """The register of a session as it stands, by name."""
    return Register(
        tuple(
            Registered(each.person, room.marks.get(each.person.id), each.facilitates, each.roles)
            for each in by_name(room.enrolled)
        )
    )


def people_like(view: RegisterView, letters: str) -> tuple[RegisterLine, ...]:
    """People on a register whose names have words that begin so; accents and case count not.

    Someone whose whole name is typed is meant alone, whoever else's begins the same.
    """
    wanted = fold(letters).split()
    if not wanted:
        return ()
    named = tuple(line for line in view.lines if fold(line.name).split() == wanted)
    return named or tuple(line for line in view.lines if begins(fold(line.name).split(), wanted))


def _line(
    row: Registered, zone: tzinfo | None, now: float, beside: Mapping[str, str],
    changed: Mapping[PersonId, str], codes: Mapping[str, str],
    waits: tuple[str, Tone],
) -> RegisterLine:  # fmt: skip
    person, mark = row.person, row.mark
    here = bool(person.walk_in)
    needs_none = bool(mark) or row.facilitates
    sign, word, tone = DRAWN[Presence(mark.mark)] if mark else (*UNMARKED[:2], waits[1])
    about = "walk-in" if here else person.organisation or ", ".join(row.roles)
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
        beside.get(person.id, ""),
        changed.get(person.id, ""),
        codes[person.id],
        "" if needs_none else waits[0],
    )


def _side_by_side(room: LiveSession) -> dict[str, str]:
    """Of whom two laptops say something else, of the person or of the mark, and how many versions."""
    found: dict[str, int] = {}
    for kind in (Kind.PERSON, Kind.MARK):
        for id, each in room.record.of(kind).items():
            if each.versions:
                person = id.rpartition("/")[2]
                found[person] = max(found.get(person, 0), len(each.versions))
    return {person: versions_in_words(number) for person, number in found.items()}


def _time(mark: Mark | None, zone: tzinfo | None, now: float) -> str:
    """When somebody came, and when they left where that is known: "09:40–12:30"; of whoever left
    early only that."""
    if mark is None:
        return ""
    sides = (mark.left,) if mark.mark == Presence.LEFT_EARLY else (mark.arrived, mark.left)
    came, *left = (amounts.hhmm(epoch(side), zone, now) if side else "" for side in sides)
    return f"{came}–{left[0]}" if left and left[0] else came


def _counts(register: Register) -> tuple[Words, ...]:
    """ "11 here  1 late  1 not yet marked  Joe Kent facilitates"; then without whoever facilitates;
    then with signs in the words' stead."""
    told: list[Word] = []
    signs: list[Word] = []
    for presence, number in register.counts.items():
        sign, word, tone = DRAWN[presence] if presence else UNMARKED
        told += [Word(str(number), tone), Word(f" {word or MARK_WORDS[None]}  ")]
        signs += [Word(f"{sign} " if word else "", tone), Word(str(number), tone),
                  Word("  " if word else f" {MARK_WORDS[None]}")]  # fmt: skip
    leads = register.facilitators_in_words()
    whole = (*told, Word(leads, "muted")) if leads else tuple(told)
    if not whole:
        return ((Word("Nobody is on this register yet.", "muted"),),)
    return (whole, tuple(told), tuple(signs))
