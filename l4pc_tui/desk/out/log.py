"""The log of a session: what its entries tell, ready to be written out."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo
from functools import cache, partial
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.commitments import quote_consent
from l4pc_tui.core.live.notes.due import day_words, said_on
from l4pc_tui.core.live.notes.left_open import SPOKEN, answer, due_on, parts, sharing
from l4pc_tui.core.live.notes.sorts import sort, sorts, without_sort
from l4pc_tui.core.live.notes.travel import Around, moves_inside, note_inside, side_stops
from l4pc_tui.core.live.run.run import Run, fold
from l4pc_tui.core.live.run.session_state import LiveSession, gather, room_names
from l4pc_tui.core.live.run.versions import beside_in_words
from l4pc_tui.core.live.settings.numbers import Settings
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.time.as_told import as_told
from l4pc_tui.core.live.view.log_words import in_words, reason
from l4pc_tui.core.live.view.register_view import register_of, register_view
from l4pc_tui.core.people.hours import Hours, in_minutes, sum_in_words
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.life import PLAN_VERBS
from l4pc_tui.core.record.moves import Verb, standing
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Note, NoteKind
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.travel import Inside
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.out.handed import handed_in, handed_in_words
from l4pc_tui.desk.outcomes.in_words import forms_heading, pulse_in_words
from l4pc_tui.desk.outcomes.view import asked_of_session
from l4pc_tui.desk.people.met import groups_in_words
from l4pc_tui.desk.register.hours import hours_in
from l4pc_tui.desk.session.open import read_session
from l4pc_tui.exchange.log_model import (
    DepthRow,
    FollowRow,
    MoveRow,
    NoteRow,
    RegisterRow,
    SessionLog,
    TimelineRow,
)

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.open import Read
    from l4pc_tui.store.tables.rowsets import SessionRow


def around(desk: Desk, session: SessionId) -> Around:
    """What must be known of a session to say what of it travels."""
    return _around(gather(session, desk.store.record_of(session)))


def _around(room: LiveSession) -> Around:
    return Around(room_names(room), side_stops(room.moves))


def session_log(desk: Desk, row: SessionRow, profile: Profile) -> SessionLog:
    """What happened in a session, in order, as far as a profile has it. Restricted notes are in
    none."""
    return log_of(read_session(desk, row, to_tell=True), profile)


def log_of(read: Read, profile: Profile) -> SessionLog:
    """The same of a session that was read already, to tell of it."""
    desk, row, room, zone = read.desk, read.row, read.room, read.desk.zone
    run, session = room.run, row.session
    plan = read.sheet_planned()
    sheet = plan if run.started is None else read.sheet_now()
    # A log gives full names, and the console what people are called.
    marked = register_of(room)
    by_name = sorted(marked.rows, key=lambda each: filed(each.person.name))
    seen = register_view(room, desk.now(), where="", zone=zone)
    lines, there = {line.person: line for line in seen.lines}, hours_in(read)
    register = tuple(
        RegisterRow(
            each.person.name, each.person.organisation, each.words,
            each.mark.arrived if each.mark else "", each.mark.left if each.mark else "",
            each.mark.remark if each.mark else "", each.facilitates,
            in_minutes((spent,)) if spent.basis else None, spent.basis, told.correction,
            each.person.id,
        )
        for each in by_name
        if (told := lines[each.person.id]) and (spent := there.get(each.person.id, Hours()))
    )  # fmt: skip
    # Of a plan that is lost no time is known, and none is told.
    known = session.plan not in read.scripts.lost
    own = _around(room)
    said_first = {id: held.first for id, held in room.record.of(Kind.NOTE).items()}
    notes = tuple(
        replace(_note(note, own), order=said_first.get(note.id, "")) for note in room.notes
    )
    return SessionLog(
        session.id, session.title or read.scripts.plan.title, session.date, row.cohort_name,
        session.venue, session.number, session.of,
        tuple(each.person.name for each in by_name if each.facilitates) or _leading(room),
        stamp(plan.starts, zone) if known else "", stamp(plan.finish, zone) if known else "",
        stamp(run.started, zone) if run.started else "",
        stamp(run.closed, zone) if run.closed else "",
        " · ".join(filter(None, (
            marked.in_words(), marked.facilitators_in_words(), sum_in_words(tuple(there.values())),
            f"the register is {seen.final}" if seen.final else "",
            groups_in_words(desk, session.cohort, room),
        ))),
        " ".join(
            filter(None, (beside_in_words(room.record, room.session), room.aside_in_words,
                          _lost_in_words(read.scripts.lost)))
        ),
        register, _timeline(desk, sheet, plan, room), _depth(desk, room, own), notes, _followed(read),
        _moves(room, sheet, zone, read.settings), profile,
        handed_in_words(handed_in(room.entries), session.date), _measured(read),
    )  # fmt: skip


def _measured(read: Read) -> tuple[str, ...]:
    """What was asked of the room, while it ran and outside it: by how many, and how."""
    pulses, forms = asked_of_session(read.desk, read.row, read.room.moves)
    return (*map(pulse_in_words, pulses), *map(forms_heading, forms))


def _lost_in_words(lost: tuple[str, ...]) -> str:
    """That scripts can no longer be read, as a sentence; empty when all can."""
    if not lost:
        return ""
    titles = " and ".join(f"“{name}”" for name in lost)
    return (
        f"The script of {titles} can no longer be read: what was held of it is told by the record."
    )


def _note(note: Note, around: Around) -> NoteRow:
    """A note with what Close was told of it."""
    names = around.names
    spoken, committed = note.kind in SPOKEN, note.kind == NoteKind.COMMITMENT
    given = (answer(note) or "none") if spoken else ""
    said = parts(note, names) if committed else {}
    due = due_on(note, names) if committed else None
    told = answer(note, names)
    if committed and not note.agreed:
        told = f"due {day_words(due, said_on(note))}" if due else ""
    elif sorts(note):
        told = sort(note)
    # What the facilitator typed along with the words is told beside them.
    words = quote_consent(note.text)[0] or note.text if spoken else without_sort(note)
    return NoteRow(
        note.at, note.kind, words, note.item, note.step, note.place, sharing(note, names),
        given, answer(note) if note.kind == NoteKind.PARKED else "", **said,
        answer=told or ("no consent" if spoken else ""), due=due.isoformat() if due else "",
        sort=sort(note), note=note.id, inside=note_inside(note, around), aside=around.at_side(note),
    )  # fmt: skip


def _followed(read: Read) -> tuple[FollowRow, ...]:
    """What this session was told of earlier commitments, in the order they came back."""
    found = ((back, read.room.follows.get(back.note.id)) for back in read.returning)
    about = cache(partial(around, read.desk))
    return tuple(
        FollowRow(
            said.at,
            back.note.text,
            back.made,
            said.outcome,
            said.barrier,
            said.remark,
            back.due.isoformat() if back.due else "",
            note_inside(back.note, about(back.note.session)) is None,
        )
        for back, said in found
        if said is not None
    )


def _leading(room: LiveSession) -> tuple[str, ...]:
    """The names of those who made moves in the room, and not of who only changed its plan before.
    Whoever was erased is left out."""
    began = next((move.id for move in standing(room.moves) if move.verb == Verb.START), "")
    led = [
        move for move in room.moves
        if (began and move.id >= began) or move.verb not in {*PLAN_VERBS, Verb.UNDO}
    ]  # fmt: skip
    return tuple(dict.fromkeys(filter(None, (room.actor(move.actor) for move in led))))


def _timeline(desk: Desk, sheet: Sheet, plan: Sheet, room: LiveSession) -> tuple[TimelineRow, ...]:
    """Planned stops in their order, then the side steps that were taken.

    plan: as it stood at the start. What was counted anew since moves no planned time of the
    record, and what was put in has none.
    """
    zone = desk.zone
    return tuple(
        TimelineRow(
            told.item,
            told.step,
            stamp(plan.stop(told.stop.id).starts, zone) if told.stop.id in plan.index else "",
            told.given,
            "" if told.began is None else stamp(told.began, zone),
            told.took,
            skipped=told.skipped,
            aside=told.stop.side,
        )
        for told in as_told(sheet, room.run, desk.now())
    )


def _depth(desk: Desk, room: LiveSession, around: Around) -> tuple[DepthRow, ...]:
    """Where the group was, also where it came to a side step or back from one at the same place:
    a log without side steps has to tell of that place from then on."""
    run, rows = Run(), []
    was: tuple[Place | None, bool] = (None, False)
    for move in standing(room.moves):
        run = fold(run, move)
        here = (run.place, run.at in around.aside)
        if run.place is not None and here != was:
            rows.append(DepthRow(stamp(move.at, desk.zone), run.place.value, aside=here[1]))
            was = here
    return tuple(rows)


def _moves(
    room: LiveSession, sheet: Sheet, zone: tzinfo | None, settings: Settings
) -> tuple[MoveRow, ...]:
    """The moves that stand, in words, in the order they were made."""
    told_at = {event.id: event.at for event in room.line.moves}
    inside = moves_inside(room.moves, settings)
    # What a move did is told without its reason.
    inside = {id: why for id, why in inside.items() if why is not Inside.REASONS}
    return tuple(
        MoveRow(
            told_at[move.id], move.verb, in_words(move, sheet, zone, settings),
            room.actor(move.actor), reason(move), inside.get(move.id), order=move.id,
        )
        for move in standing(room.moves)
    )  # fmt: skip
