"""The facilitator's picture of a session: a pure function of the room and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from functools import lru_cache

from l4pc_tui.core.live.depth.deep_view import deeper, depth_lines, folded, pulse_line, supports
from l4pc_tui.core.live.depth.lights import lights
from l4pc_tui.core.live.depth.way_up import advised, way_up
from l4pc_tui.core.live.notes.captures import captures
from l4pc_tui.core.live.notes.left_open import CONSENTS, answer, is_withdrawn
from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.descent import ceiling, way_down
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.live.run.versions import versions_in_words
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.time.absence import away_question
from l4pc_tui.core.live.time.actuals import StepName, Usual, step_name
from l4pc_tui.core.live.time.ends import ends
from l4pc_tui.core.live.time.rounds import round_now
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.live.view import parts
from l4pc_tui.core.live.view.beside import beside
from l4pc_tui.core.live.view.card import card
from l4pc_tui.core.live.view.roll import everyone, roll
from l4pc_tui.core.live.view.sheet_lines import sheet_lines
from l4pc_tui.core.live.view.standing import standing
from l4pc_tui.core.live.view.story import STORY
from l4pc_tui.core.live.view_model import NoteLine, SessionView
from l4pc_tui.core.record.kinds import NOTE_KINDS, Kind
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb, epoch
from l4pc_tui.core.record.nouns import Consent, Note, NoteKind, Presence
from l4pc_tui.core.text import amounts

_NOTES_REMEMBERED = 10_000
"""How many lines of notes are kept as they were made; far more than one session writes."""

_IN_ROOM = frozenset(presence for presence in Presence if presence.in_room)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the top line says of a session: "Somerset cohort 3 · session 2 of 5".

    number: which of its cohort's sessions it is, from 1; 0 for a try-out. The ceiling goes by it.
    """

    title: str
    where: str
    number: int = 0
    story: bool = False
    """Whether the story's names of the places stand beside their own."""


def view(
    sheet: Sheet, room: LiveSession, now: float, *, heading: Heading, zone: tzinfo | None,
    away: float | None = None, clock_changed: bool = False,
    usual: Mapping[StepName, Usual] | None = None,
    settings: Settings = DEFAULTS,
) -> SessionView:  # fmt: skip
    """Everything on view at ``now``.

    away: seconds that passed with nobody at the console, while that is not yet answered;
    clock_changed: they may be no more than a clock that was put forward.
    usual: what steps usually take, as far as earlier runs tell.
    zone: where the wall clock hangs; None is the one this machine is set to.
    """
    run = room.run
    times = timeline(sheet, run, now)
    stop = sheet.stop(run.at) if run.at else sheet.first
    counted = [enrolled.person.id for enrolled in room.enrolled if not enrolled.facilitates]
    marks = [room.marks[key].mark for key in counted if key in room.marks]
    name = step_name(sheet, stop)
    known = usual.get(name) if usual and name else None
    in_room = sum(mark in _IN_ROOM for mark in marks)
    limit = ceiling(sheet, run, heading.number, settings)
    going = run.state in (State.RUNNING, State.PAUSED)
    down = way_down(sheet, run, limit) if going else None
    shown = lights(sheet, run, times, down, now, zone, settings, limit=limit) if going else None
    up = way_up(sheet, run, now) if shown and advised(sheet, run, shown) else None
    late = times.locks[0].late if times.locks else 0.0
    seen = parts.Seen(late, in_room, Presence.ONLINE in marks, settings)
    probes = parts.probes(run, stop, limit)
    told = ends(sheet, run, times, zone)
    heads = told
    if run.state is State.PLANNED and now < sheet.starts:
        # The header names the day that is to come, so what stands behind it is told on that day.
        heads = ends(sheet, run, timeline(sheet, run, sheet.starts), zone)
    stands = standing(sheet, run, times, now, zone, heads)
    head = card(sheet, run, stop, times, zone, settings)
    if known:
        head = replace(head, usual=known.words, usually=known.short)
    places = depth_lines(sheet, run, now, limit, heading.number, settings)
    if heading.story:
        head = replace(head, story=STORY[head.place])
        places = tuple(replace(line, story=STORY[line.place]) for line in places)
    return SessionView(
        session=room.session,
        state=run.state,
        title=heading.title,
        where=heading.where,
        clock=amounts.hhmm(now, zone, now),
        standing=stands[0],
        shorter=stands[1:],
        card=head,
        parts=parts.parts(sheet, stop),
        probes=probes,
        doors=parts.door_lines(rules.ways(sheet, run), seen),
        sheet=sheet_lines(sheet, run, times, zone),
        depth=places,
        in_room=in_room,
        expected=len(counted),
        roll=roll(room, now, zone),
        people=everyone(room),
        notes=_NOTED.lines(room, now, zone),
        note_count=len(room.notes),
        away=None
        if away is None
        else away_question(run, now, times.left, away, changed=clock_changed),
        can=_can(sheet, run),
        ends=told,
        deeper=deeper(sheet, run, times, limit, shown, now, zone, settings) if shown else (),
        lights=shown,
        ceiling=folded(len(stop.queries) - len(probes), probes),
        way_up=up.words if up else "",
        round=round_now(stop, run, now) if going else None,
        pulse=pulse_line(run, now, zone, settings),
        supports=supports(sheet, run, stop, down),
        captures=()
        if not going or sheet.item_of(stop).rests
        else captures(room, run.place or stop.place),
        beside=beside(sheet, run, limit, now, zone),
    )


class _Noted:
    """The lines of a session's notes, made anew only where a note or the day has changed: a view
    is drawn every second, and holds all of them."""

    def __init__(self) -> None:
        self._of: tuple[object, object, object] = (None, None, None)
        self._day: date | None = None
        self._lines: tuple[NoteLine, ...] = ()

    def lines(self, room: LiveSession, now: float, zone: tzinfo | None) -> tuple[NoteLine, ...]:
        """A line for each note, in their order."""
        of, today = (room.notes, room.record.of(Kind.NOTE), zone), amounts.local(now, zone).date()
        same = all(now is then for now, then in zip(of, self._of, strict=True))
        if not same or today != self._day:
            self._of, self._day = of, today
            self._lines = tuple(_noted(room, note, zone, today) for note in room.notes)
        return self._lines


_NOTED = _Noted()


def _noted(room: LiveSession, note: Note, zone: tzinfo | None, today: date) -> NoteLine:
    line, versions = note_line(note, zone, today), room.versions(Kind.NOTE, note.id)
    return replace(line, versions=versions_in_words(len(versions))) if versions else line


@lru_cache(maxsize=_NOTES_REMEMBERED)
def note_line(note: Note, zone: tzinfo | None, today: date) -> NoteLine:
    """A note as it is listed on a day. Of a restricted one only the fact and who was told.

    Remembered, because notes rarely change.
    """
    text = note.text
    if note.kind == NoteKind.RESTRICTED:
        sealed = "words sealed" if note.sealed else ""
        told = f"told {note.told}" if note.told else ""
        text = " · ".join(filter(None, ("restricted", told, sealed)))
    time = amounts.on_day(amounts.local(epoch(note.at), zone), today) if note.at else ""
    return NoteLine(
        note.id, time, NOTE_KINDS[NoteKind(note.kind)].key, text, note.kind,
        withdrawn=CONSENTS[Consent.WITHDRAWN] if is_withdrawn(note) else "",
        told=_note_kind(note),
    )  # fmt: skip


def _note_kind(note: Note) -> str:
    """What a note is, and what became of it where its own words do not tell: "parked · no owner
    yet"."""
    kind = NoteKind(note.kind)
    became = "" if kind is NoteKind.COMMITMENT or is_withdrawn(note) else answer(note)
    if kind is NoteKind.PARKED and not became:
        became = "no owner yet"
    return " · ".join(filter(None, (NOTE_KINDS[kind].name, became)))


def _can(sheet: Sheet, run: Run) -> frozenset[str]:
    """The verbs that would be accepted now."""
    answers = {
        Verb.START: rules.start(sheet, run, {}),
        Verb.NEXT: rules.next_step(sheet, run),
        Verb.BACK: rules.back(sheet, run),
        Verb.REVEAL: rules.reveal(sheet, run),
        Verb.COVER: rules.cover(sheet, run),
        Verb.UP: rules.up(sheet, run),
        Verb.CLOSE: rules.close(run),
        Verb.REOPEN: rules.reopen(run),
    }
    able = {str(verb) for verb, answer in answers.items() if isinstance(answer, rules.Accepted)}
    pausing = rules.pause(sheet, run)
    if isinstance(pausing, rules.Accepted):
        able.add(str(pausing.verb))
    return frozenset(able)
