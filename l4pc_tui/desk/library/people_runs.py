"""Where an exercise was run with people, and a line for it in the person's own copy of its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.run import replay
from l4pc_tui.core.live.run.session_state import gather
from l4pc_tui.core.live.settings.meanings import start_of
from l4pc_tui.core.live.view.register_view import register_of
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import NO_COHORT
from l4pc_tui.core.record.runs import moves_of
from l4pc_tui.core.script.model.model import MOST_CHANGED, Exercise, PeopleRun
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.library.actual_times import PASSED_THROUGH, spent_on, versions_of
from l4pc_tui.desk.library.own_editor import edited, open_for_editing
from l4pc_tui.desk.trouble import refusal, said_kindly

if TYPE_CHECKING:
    from l4pc_tui.core.script.checking.ran import Held
    from l4pc_tui.core.script.messages.diagnostic import Diagnostic
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.library.checkup import Script
    from l4pc_tui.store.tables.rowsets import SessionRow

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Ran:
    """A session in which an exercise was run with people. version: sha256 of the file that it was
    run from; written: whether the exercise's file says so already."""

    session: str
    date: str
    people: int
    version: str
    written: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """A line that was written, or would be. copied_from: the shipped file that became a copy of
    one's own for it, or None."""

    path: Path
    run: PeopleRun
    copied_from: Path | None


def where_it_ran(desk: Desk, key: str) -> tuple[Ran, ...]:
    """The sessions in which an exercise was run with people, by their dates. Raises Trouble where
    there is no such exercise."""
    exercise = _exercise(desk, key)
    known = {run.session for run in exercise.tested}
    found = []
    for row in _held(desk):
        moves = moves_of(desk.store.line(row.session.id))
        versions = versions_of(start_of(moves), replay(moves))
        name = next((each for each in (exercise.id, *exercise.was) if each in versions), "")
        if name and name in _run_in(desk, row) and (people := _people(desk, row)):
            id = str(row.session.id)
            found.append(Ran(id, row.session.date, people, str(versions[name]), id in known))
    return tuple(found)


def note_run(desk: Desk, key: str, session: str, changed: str, *, only_look: bool = False) -> Noted:
    """Write a run into the person's own copy of the exercise's file; the shipped file stays.

    session: the beginning of its id. changed: what was changed after it; empty means nothing.
    only_look: change nothing. Raises Trouble: for words that may name somebody, too.
    """
    exercise = _exercise(desk, key)
    ran = where_it_ran(desk, key)
    like = [each for each in ran if session and each.session.startswith(session.lower())]
    if len(like) != 1:
        raise refusal(
            f"“{exercise.title}” was not run with people in a session “{clean_name(session, 80)}”."
            if not like else f"“{clean_name(session, 80)}” begins more than one session’s id.",
            f"l4pc library tested {exercise.id} shows where it was.",
        )  # fmt: skip
    if like[0].written:
        raise refusal("The exercise’s file says so of that session already.")
    told = _words(desk, changed)
    run = PeopleRun(like[0].session, like[0].date, like[0].people, told)
    path, copied = _own_file(desk, exercise)
    if not only_look:
        opened = open_for_editing(desk, "exercise", exercise.id)
        try:
            _write(opened.path, run)
        finally:
            # A copy into which nothing was written does not stay.
            edited(desk, opened)
        path, copied = opened.path, opened.copied_from
    return Noted(path, run, copied)


def runs_in_doubt(desk: Desk, scripts: Iterable[Script]) -> tuple[Diagnostic, ...]:
    """What is to be said of runs in files of the person's own library, held against this file."""
    from l4pc_tui.core.script.checking import ran

    own = [
        (script, script.reading.model)
        for script in scripts
        if isinstance(script.reading.model, Exercise)
        and script.reading.model.tested
        and script.file.path.is_relative_to(desk.places.own_library)
    ]
    if not own:
        return ()
    held = _sessions_held(desk)
    return tuple(
        found
        for script, exercise in own
        for found in ran.runs_in_doubt(script.shown, exercise, script.text, held)
    )


def _exercise(desk: Desk, key: str) -> Exercise:
    from l4pc_tui.desk.library import models

    found = models.exercise(desk, key)
    if found is None:
        raise refusal(
            f"There is no exercise called “{clean_name(key, 80)}” in the library.",
            "l4pc library list --kind exercise shows them.",
        )
    return found


def _held(desk: Desk) -> list[SessionRow]:
    """The sessions that were held with a cohort, by their dates; none where nothing counts."""
    if desk.pretends:
        raise refusal(f"This file is a {desk.pretends}: nothing in it was run with people.")
    closed = (row for row in desk.store.sessions() if row.state is State.CLOSED)
    real = (row for row in closed if row.session.cohort != NO_COHORT and row.session.date)
    return sorted(real, key=lambda row: row.session.order)


def _run_in(desk: Desk, row: SessionRow) -> frozenset[str]:
    """The exercises of which some step was run in a session, and not only passed through."""
    moves = moves_of(desk.store.line(row.session.id))
    start, run = start_of(moves), replay(moves)
    plans: dict[str, tuple[str, ...]] = {}
    found = set()
    for name in versions_of(start, run):
        spent = spent_on(desk, start, run, name, plans)
        if any(seconds >= PASSED_THROUGH for seconds in spent.values()):
            found.add(name)
    return frozenset(found)


def _people(desk: Desk, row: SessionRow) -> int:
    """How many took part, as the register says; whoever facilitates is not counted."""
    room = gather(row.session.id, desk.store.record_of(row.session.id))
    there = (each.presence for each in register_of(room).counted)
    return sum(presence is not None and presence.was_there for presence in there)


def _sessions_held(desk: Desk) -> dict[str, Held]:
    from l4pc_tui.core.script.checking.ran import Held

    return {
        str(row.session.id): Held(row.session.date, _people(desk, row), _run_in(desk, row))
        for row in _held(desk)
    }


def _words(desk: Desk, changed: str) -> str:
    """What changed on one line. Raises Trouble where it is too long, or may name somebody."""
    from l4pc_tui.core.disclosure.in_words import People

    told = " ".join(changed.split()) or NOTHING
    if len(told) > MOST_CHANGED:
        raise refusal(
            f"That has {len(told)} characters; {MOST_CHANGED} are kept.", "Say it in one sentence."
        )
    named = {told[place.start : place.end] for place in People(desk.store.people()).places(told)}
    if named:
        words = " and ".join(f"“{word}”" for word in sorted(named, key=filed))
        raise refusal(
            f"{words} may be the name of somebody on a roster, and a file for others names nobody.",
            "Say what changed without it.",
        )
    return told


def _own_file(desk: Desk, exercise: Exercise) -> tuple[Path, Path | None]:
    """The file that would be written, and the shipped one that it would be a copy of."""
    from l4pc_tui.exchange.library_files import shipped_library

    head = next(each for each in desk.store.contents("exercise") if each.id == exercise.id)
    path, shipped = Path(head.path), shipped_library()
    if not path.is_relative_to(shipped):
        return path, None
    return desk.places.own_library / path.relative_to(shipped), path


def _write(path: Path, run: PeopleRun) -> None:
    """Put the run into the file. Raises Trouble where it would say something else then."""
    from l4pc_tui.core.script.model.sameness import without_lines
    from l4pc_tui.core.script.reading.script import read
    from l4pc_tui.core.script.writing.run_lines import with_runs
    from l4pc_tui.exchange.file_in import read_bytes
    from l4pc_tui.exchange.file_out import rewrite_file
    from l4pc_tui.exchange.library_files import READ_LIMIT

    with said_kindly():
        source = read_bytes(path, READ_LIMIT)
        before = read(source, path=str(path), kind="exercise").model
        runs = (*(before.tested if isinstance(before, Exercise) else ()), run)
        text = with_runs(source.decode("utf-8", "replace"), runs)
        made = text.encode() if text is not None else b""
        after = read(made, path=str(path), kind="exercise").model
        if not isinstance(before, Exercise) or after is None or without_lines(
            after
        ) != without_lines(replace(before, tested=runs)):  # fmt: skip
            raise refusal(
                f"“{path.name}” was left as it is: it has errors, or a header that I cannot add to.",
                "“l4pc check” says what is wrong.",
            )
        rewrite_file(path, source, made)
