"""Everything that is printed as JSON for programs: one function a thing, in the shapes promised.

Keys may be added and never changed. A restricted note is left out by whoever lists notes, and so
are the counts of a pulse of fewer than five people. What reads whole sessions is imported where it
is needed: a list of cohorts does not wait for it.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.notes.follow_up import latest_words, outcome
from l4pc_tui.core.live.notes.left_open import consent, due_on, parts, sharing
from l4pc_tui.core.live.notes.sorts import sort
from l4pc_tui.core.live.run.run import replay
from l4pc_tui.core.live.run.safety_pulse import stays_here
from l4pc_tui.core.live.settings.meanings import SETTINGS, settings_of, written
from l4pc_tui.core.live.settings.numbers import DEFAULTS
from l4pc_tui.core.people.enrolled import place_of
from l4pc_tui.core.people.hours import Hours, in_minutes
from l4pc_tui.core.record.names import CohortId
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.runs import moves_of
from l4pc_tui.desk.out.handed import handed_of
from l4pc_tui.desk.out.people_shapes import attendance, person, rules
from l4pc_tui.desk.people.commitments import still_open
from l4pc_tui.desk.people.sessions import in_order
from l4pc_tui.desk.settings_file import preferences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from l4pc_tui.core.live.run.versions import SideBySide
    from l4pc_tui.core.live.settings.numbers import Settings
    from l4pc_tui.core.record.nouns import Cohort, Handed, Mark, Note
    from l4pc_tui.core.record.things import Told
    from l4pc_tui.core.script.messages.diagnostic import Diagnostic
    from l4pc_tui.desk.cohort.view import CohortView
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.groups.groups import Grouping
    from l4pc_tui.desk.library.coverage import Coverage
    from l4pc_tui.desk.library.library import LibraryLine
    from l4pc_tui.desk.library.people_runs import Noted, Ran
    from l4pc_tui.desk.out.doctor import Finding
    from l4pc_tui.desk.people.connections import CohortConnections
    from l4pc_tui.desk.settings_file import Placed
    from l4pc_tui.exchange.log_model import TimelineRow
    from l4pc_tui.store.tables.rowsets import SessionRow

Shape = dict[str, Any]


# Things of a session


def note(found: Note, names: tuple[str, ...]) -> Shape:
    """A note, with what Close was told of it.

    names: of everybody on its session's register. class: shareable or team. consent: anon, named,
    inside, or "". outcome, reason: a parked item's. sort: a barrier's or a rule's. A commitment has
    its parts besides; due: the ISO date that ``by`` names.
    """
    told = {
        "id": found.id, "session": found.session, "at": found.at, "item": found.item,
        "step": found.step, "place": found.place, "kind": found.kind, "text": found.text,
        "class": sharing(found, names), "consent": consent(found), "outcome": found.outcome,
        "reason": found.reason, "sort": sort(found),
    }  # fmt: skip
    if found.kind != NoteKind.COMMITMENT:
        return told
    said, due = parts(found, names), due_on(found, names)
    return told | {
        "who": said["who"], "what": said["what"], "by": said["by"],
        "due": due.isoformat() if due else "", "with": said["with_whom"], "done": said["done"],
    }  # fmt: skip


def struck_note(found: Note) -> Shape:
    """A note that was struck: its words are said no more."""
    return {"id": found.id, "session": found.session, "struck": True}


def mark(found: Mark) -> Shape:
    """One person's mark; times are ISO, or empty. intervals: as attendance files tell them; stated:
    the minutes that a service states, 0 for none."""
    return {
        "person": found.person, "mark": found.mark, "in": found.arrived, "out": found.left,
        "remark": found.remark, "intervals": [each.split("/") for each in found.spans],
        "stated": found.stated,
    }  # fmt: skip


def move(found: Told, settings: Settings, names: Mapping[str, str]) -> Shape:
    """A move of a session; of a pulse of few people, by its settings, only that it was taken.

    names: of who records, by id.
    """
    data = found.data or {}
    told = {"verb": data["verb"], "private": True} if stays_here(data, settings) else data
    actor = names.get(found.actor, found.actor)
    return {**told, "id": found.id, "at": found.at, "actor": actor}


def timing(found: TimelineRow) -> Shape:
    """A step, or an item without steps: planned and actual, in minutes."""
    return {
        "item": found.item, "step": found.step, "planned_start": found.planned_start,
        "planned_minutes": found.planned_minutes, "actual_start": found.actual_start,
        "actual_minutes": found.actual_minutes, "skipped": found.skipped,
    }  # fmt: skip


def handed(found: Handed) -> Shape:
    """A file that was written of a session: people, notes, moves are how many it holds."""
    return {
        "id": found.id, "at": found.at, "format": found.format, "profile": found.profile,
        "to": found.to, "file": found.file, "people": found.people, "notes": found.notes,
        "moves": found.moves,
    }  # fmt: skip


def session(desk: Desk, row: SessionRow) -> Shape:
    """A session with its register, notes, timings and moves, and what was written of it.
    plan_changed: its plan was changed before the day."""
    from l4pc_tui.desk.out.log import session_log

    key = row.session.id
    held = desk.store.line(key)
    own = settings_of(moves_of(held))
    names = desk.store.actors()
    notes = desk.store.notes(key)
    return _session_line(desk, row) | {
        "register": register(desk, row),
        "notes": found_notes(desk, notes),
        "timings": [timing(line) for line in session_log(desk, row, Profile.FACILITATOR).timeline],
        "moves": [move(event, own, names) for event in held.moves],
        "handed": [handed(each) for each in handed_of(desk, key)],
        "plan_changed": replay(moves_of(held)).changes.planned is not None,
    }


def register(desk: Desk, row: SessionRow) -> list[Shape]:
    """The marks of a session's register, each with who it is of, for how long they were there, and
    what stood there when the register was made final."""
    from l4pc_tui.desk.register.hours import hours_of
    from l4pc_tui.desk.register.look import register_of

    view = {line.person: line for line in register_of(desk, row).lines}
    told = hours_of(desk, row)
    return [
        mark(each) | {
            "name": line.name, "code": line.code, "corrected": line.correction,
            "minutes": in_minutes((spent,)), "basis": str(spent.basis),
        }
        for each in desk.store.marks(row.session.id)
        if (line := view.get(each.person)) and (spent := told.get(each.person, Hours()))
    ]  # fmt: skip


def session_list(desk: Desk) -> list[Shape]:
    """Every session without its inner lists, by date."""
    return [_session_line(desk, row) for row in sorted(desk.store.sessions(), key=in_order)]


def found_notes(desk: Desk, notes: Iterable[Note]) -> list[Shape]:
    """Notes of any sessions, in their order; restricted ones are left out."""
    from l4pc_tui.desk.out.log import around

    names: dict[str, tuple[str, ...]] = {}
    told = []
    for each in notes:
        if each.kind == NoteKind.RESTRICTED:
            continue
        if each.session not in names:
            names[each.session] = around(desk, each.session).names
        told.append(note(each, names[each.session]))
    return told


def _session_line(desk: Desk, row: SessionRow) -> Shape:
    """beside: moves in other laptops' records of it. aside: entries that cannot be read."""
    return {
        "id": row.session.id, "cohort": row.cohort_name, "plan": row.session.plan,
        "date": row.session.date, "state": str(row.state), "beside": row.beside,
        "aside": desk.store.aside(row.session.id),
    }  # fmt: skip


def side_by_side(found: SideBySide) -> Shape:
    """Something of which several versions stand. kind: what it is, "run" for the moves."""
    return {
        "kind": found.kind, "id": found.id, "what": found.what,
        "versions": [
            {"event": each.event, "told": each.told, "counts": each.counts}
            for each in found.versions
        ],
    }  # fmt: skip


# People


def cohort(desk: Desk, found: Cohort, view: CohortView | None = None) -> Shape:
    """A cohort with its people, sessions, attendance, connections, rules and commitments.

    people: those of its roster; marks: of the sessions that concern somebody, "" where nobody has
    said. minutes: rounded once on each sum; basis: what they rest on. view: where it was read
    already.
    """
    from l4pc_tui.desk.cohort.view import cohort_view

    view = view or cohort_view(desk, found.id)
    rows = sorted(desk.store.sessions(found.id), key=in_order)
    roster = sorted(
        (line for line in view.people if line.member), key=lambda line: place_of(line.person)
    )
    return _cohort_line(found) | {
        "people": [person(line.person, line.member) for line in roster],
        "sessions": [_session_line(desk, row) for row in rows],
        "commitments": commitments(desk, found.id),
        "story": found.story,
        "attendance": attendance(view),
        "connections": met(view.connections),
        "rules": rules(view.rules),
        "walk_ins": [
            {"id": each.person.id, "name": each.person.name, "session": each.person.walk_in,
             "likely": [other.id for other in each.likely]}
            for each in view.walk_ins
        ],
    }  # fmt: skip


def cohort_list(desk: Desk) -> list[Shape]:
    """Every cohort without its inner lists, by name."""
    return [_cohort_line(found) for found in desk.store.cohorts()]


def commitments(desk: Desk, cohort: CohortId) -> list[Shape]:
    """Every commitment of a cohort in the order they were made: the note, and what became of it.

    open: it comes back to the next session. last: what the latest session said of it.
    """
    waiting = {each.note.id for each in still_open(desk, cohort)}
    rows = sorted(desk.store.sessions(cohort), key=in_order)
    order = {row.session.id: place for place, row in enumerate(rows)}
    said = latest_words(desk.store.follows(cohort), order)
    last = {note: outcome(each) for note, each in said.items()}
    return [
        told | {"open": told["id"] in waiting, "last": last.get(told["id"], "")}
        for told in found_notes(desk, desk.store.commitments(cohort))
    ]


def met(found: CohortConnections) -> Shape:
    """Who of a cohort has worked with whom: the numbers, each person's, after each session, and
    the pairs that have, with how often."""
    told = found.told
    return {
        "pairs": told.pairs, "possible": told.possible, "across": told.across,
        "across_possible": told.across_possible, "least": told.least, "median": told.middle,
        "alone": list(told.alone), "rounds_left": told.rounds_left,
        "people": [
            {"id": id, "name": name, "met": found.met[id]} for id, name in found.people
        ],
        "sessions": [asdict(each) for each in found.over_time],
        "times": [
            {"one": one, "other": other, "times": found.times[here][there]}
            for here, (one, _) in enumerate(found.people)
            for there, (other, _) in enumerate(found.people)
            if here < there and found.times[here][there]
        ],
    }  # fmt: skip


def proposal(found: Grouping, seed: str) -> Shape:
    """Groups that are proposed: each round as tables of people's ids, and what is reached.

    clash: why nothing is proposed, in sentences; the rest is then empty.
    """
    from l4pc_tui.core.live.groups.words import again, reached

    draft = found.draft
    if draft is None:
        return {"rounds": [], "sizes": [], "again": 0, "pairs": 0, "proved": False,
                "told": "", "seed": seed, "clash": list(found.clash)}  # fmt: skip
    told = draft.told
    return {
        "rounds": [[list(group) for group in groups] for groups in draft.rounds],
        "sizes": [len(group) for group in draft.groups], "again": len(again(draft)),
        "pairs": told.pairs, "proved": told.proved, "told": reached(draft), "seed": draft.seed,
        "clash": [],
    }  # fmt: skip


def _cohort_line(found: Cohort) -> Shape:
    return {"id": found.id, "name": found.name, "programme": found.programme}


# The library, and settings


def script(line: LibraryLine) -> Shape:
    """An exercise, a plan or a programme of the library."""
    least, ideal, most = line.minutes
    return {
        "id": line.id, "kind": line.kind, "title": line.title, "status": line.status,
        "minutes": {"min": least, "ideal": ideal, "max": most}, "depth": line.depth,
        "people": list(line.people), "themes": list(line.themes),
        "problems": {"errors": line.errors, "warnings": line.warnings},
        "shape": line.shape, "ending": line.ending,
        "runs": [{"date": date, "people": people} for date, people in line.tested],
    }  # fmt: skip


def message(found: Diagnostic) -> Shape:
    """What a check says of a script."""
    return {
        "code": found.code, "severity": found.severity, "path": found.path, "line": found.line,
        "col": found.col, "end": found.end, "message": found.message, "hint": found.hint,
        "fix": found.fix,
    }  # fmt: skip


def ran(found: Ran, exercise: str) -> Shape:
    """A session in which an exercise was run with people."""
    return {"exercise": exercise, **asdict(found)}


def run_noted(done: Noted) -> Shape:
    """A line on such a session, in the exercise's file."""
    copied = str(done.copied_from) if done.copied_from else None
    return {"file": str(done.path), "copied_from": copied, **asdict(done.run)}


def coverage(found: Coverage) -> Shape:
    """What the exercises of the library cover."""
    return asdict(found)


def settings(desk: Placed) -> Shape:
    """Every setting: minutes, hundredths, names of places."""
    held = preferences(desk)
    return {
        "file": str(desk.places.settings),
        "settings": [
            {
                "name": name, "unit": each.unit, "value": written(each, held.settings),
                "default": written(each, DEFAULTS), "set": name in held.table,
                "meaning": each.meaning,
            }
            for name, each in SETTINGS.items()
        ],
        "wrong": list(held.wrong),
    }  # fmt: skip


def findings(found: Sequence[Finding]) -> Shape:
    """What `l4pc doctor` found: fine is whether there is nothing to act on."""
    return {
        "fine": all(each.fine for each in found),
        "findings": [
            {"what": each.what, "fine": each.fine, "told": each.told, "next": each.next}
            for each in found
        ],
    }
