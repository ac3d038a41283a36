"""What is to be printed: an exercise, a plan or a session, laid out as it will be led."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.live.paper.as_planned import Planned
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out
from l4pc_tui.core.record.names import short
from l4pc_tui.core.script.model.between import lying
from l4pc_tui.core.script.model.model import Exercise, Model, Programme
from l4pc_tui.core.script.paper.packing import filled
from l4pc_tui.core.text.amounts import day
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.library import models
from l4pc_tui.desk.library.checkup import read_file
from l4pc_tui.desk.library.scripts import one_file
from l4pc_tui.desk.library.told_times import told_of
from l4pc_tui.desk.paper.programme import file_of, papers_of
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.enrolment import where
from l4pc_tui.desk.people.programme_days import programme_of
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session.open import read_session
from l4pc_tui.desk.session.pinned_scripts import used_by
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.exchange.typed import at_home

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.core.script.model.model import ModuleLine
    from l4pc_tui.core.script.paper.paper import HandoutSheet
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

_PEOPLE = 12
"""Counted with where nobody says how many there will be."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something to print.

    name: what its files are called by. where: of whom, when and where it is, in short words.
    planned: laid out as it will be led; None for an exercise alone. files: by exercise, the file
    that it was read from; its pictures lie from there. beside: exercises that only a door leads into. values: by exercise, what its variables
    stand for. told: what is known of an exercise from earlier times, a sentence each. session: whose
    paper it is, if it is one's. papers: the pages of its programme, and lies: the file of that.
    """

    name: str
    title: str
    exercises: Mapping[str, Exercise]
    files: Mapping[str, Path]
    values: Mapping[str, Mapping[str, str]]
    told: Callable[[str], tuple[str, ...]]
    where: tuple[str, ...] = ()
    planned: Planned | None = None
    session: SessionRow | None = None
    language: str = "en"
    beside: tuple[Exercise, ...] = ()
    papers: tuple[HandoutSheet, ...] = ()
    lies: Path = Path()

    def every(self) -> dict[str, Exercise]:
        """All of them by id, those that only a door leads into behind the others."""
        return {**self.exercises, **{each.id: each for each in self.beside}}


def find(desk: Desk, word: str, cohort: str = "") -> Found:
    """What a word means: a file, COHORT/DATE or the beginning of a session's id, or something in
    the library. cohort: whose names and days the pages of a programme have. Raises Trouble."""
    path = at_home(Path(word))
    if path.suffix == ".md" or os.path.lexists(path):
        return _script(desk, *_from_file(path), cohort)
    if "/" in word or desk.store.session_ids_like(word):
        return of_session(desk, find_session(desk, word))
    return _script(desk, *_from_library(desk, word), cohort)


def of_session(desk: Desk, row: SessionRow) -> Found:
    """A session as it will be led, with what was changed in its plan. Raises Trouble."""
    read = read_session(desk, row)
    laid, session, known = read.sheet_now(), row.session, read.exercises_now()
    used = {item.exercise.id: item for item in laid.items if item.exercise and not item.out}
    venue = session.venue or read.scripts.plan.venue
    beside = _led_into(known.get, used, [item.plan_b for item in used.values()])
    papers, lies = _between(desk, row)
    return Found(
        name_of(row),
        session.title or laid.title,
        {key: item.exercise for key, item in used.items() if item.exercise},
        {key: _file_of(desk, key) for key in (*used, *(each.id for each in beside))},
        {key: item.values for key, item in used.items()} | _own_values(beside),
        partial(told_of, desk),
        tuple(filter(None, (where(row), day(session.date), venue))),
        Planned(
            laid, read.people, desk.zone, number=read.number, settings=read.settings,
            beside=_filled(beside),
        ),
        row,
        read.scripts.plan.language,
        beside,
        papers,
        lies,
    )  # fmt: skip


def of_programme(
    desk: Desk, programme: Programme, file: Path, cohort: Cohort | None = None,
    only: Iterable[ModuleLine] | None = None,
) -> Found:  # fmt: skip
    """The pages of a programme, which lie between its sessions. only: those of these lines."""
    return Found(
        programme.id, programme.title, {}, {}, {}, partial(told_of, desk),
        (cohort.name,) if cohort else (),
        papers=papers_of(desk, programme, cohort, only), lies=file,
    )  # fmt: skip


def _between(desk: Desk, row: SessionRow) -> tuple[tuple[HandoutSheet, ...], Path]:
    """The pages that people take home from a session: what lies between it and the next."""
    cohort = next((c for c in desk.store.cohorts() if c.id == row.session.cohort), None)
    programme = programme_of(desk, cohort) if cohort else None
    if cohort is None or programme is None:
        return (), Path()
    taken = [e.entry for e in lying(programme, {}) if e.above == row.session.plan]
    return papers_of(desk, programme, cohort, taken), file_of(desk, programme)


def _led_into(
    exercise: Callable[[str], Exercise | None], used: Iterable[str], instead: Iterable[str]
) -> tuple[Exercise, ...]:
    """The exercises that may be done instead, and those that doors lead into, each once."""
    known = {key: exercise(key) for key in used}
    others = {key: exercise(key) for key in instead if key and key not in known}
    beside = {key: other for key, other in others.items() if other}
    ahead = [*(held for held in known.values() if held), *beside.values()]
    # What is led into may lead on: the list grows while it is gone through.
    for held in ahead:
        for key in used_by(held):
            if key not in known and key not in beside and (other := exercise(key)):
                beside[key] = other
                ahead.append(other)
    return tuple(beside.values())


def _own_values(exercises: Iterable[Exercise]) -> dict[str, Mapping[str, str]]:
    """What the variables of exercises stand for that no plan speaks of."""
    return {each.id: dict(each.variables) for each in exercises}


def _filled(exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
    return tuple(filled(each, dict(each.variables)) for each in exercises)


def name_of(row: SessionRow) -> str:
    """What the files of a session are called by: its day, and how its id ends."""
    return "-".join(filter(None, (row.session.date, short(row.session.id))))


def _script(desk: Desk, model: Model, file: Path, cohort: str = "") -> Found:
    if isinstance(model, Programme):
        return of_programme(desk, model, file, find_cohort(desk, cohort) if cohort else None)
    if cohort:
        raise refusal(
            f"“{model.id}” is no programme, so that it has no cohort.", "Leave --cohort out."
        )
    if isinstance(model, Exercise):
        own = {model.id: dict(model.variables)}
        told = partial(told_of, desk)
        return Found(model.id, model.title, {model.id: model}, {model.id: file}, own, told)
    keys = dict.fromkeys(item.exercise for item in model.items if item.exercise)
    found = {key: held for key in keys if (held := models.exercise(desk, key))}
    if not found:
        raise refusal(
            f"No exercise of “{model.id}” is in the library.", "l4pc check says which it names."
        )
    people = model.people or max(each.usual_people for each in found.values())
    values = {"facilitator": ", ".join(model.lead), "cohort": model.cohort, "venue": model.venue,
              "date": day(model.date)}  # fmt: skip
    given = {name: told for name, told in values.items() if told}
    laid = lay_out(model, found, Occasion(float, people, given))
    instead = [item.plan_b for item in model.items]
    beside = _led_into(partial(models.exercise, desk), found, instead)
    return Found(
        model.id, model.title, found,
        {key: _file_of(desk, key) for key in (*found, *(each.id for each in beside))},
        {item.exercise.id: item.values for item in laid.items if item.exercise} | _own_values(beside),
        partial(told_of, desk),
        tuple(filter(None, (model.cohort, day(model.date), model.venue))),
        # Seconds after midnight, read as if midnight were that of the first day of all clocks.
        Planned(laid, people or _PEOPLE, UTC, beside=_filled(beside)), language=model.language,
        beside=beside,
    )  # fmt: skip


def _file_of(desk: Desk, key: str) -> Path:
    content = desk.store.content("exercise", key)
    return Path(content.path) if content else Path()


def _from_file(path: Path) -> tuple[Model, Path]:
    file = one_file(path)
    with said_kindly():
        script = read_file(file, path.name)
    if script.model is None:
        raise refusal(f"“{clean_name(path.name)}” has errors.", f"“l4pc check {path}” says which.")
    return script.model, file.path


def _from_library(desk: Desk, key: str) -> tuple[Model, Path]:
    heads = [head for head in desk.store.contents() if head.id == key and head.sha256]
    for head in heads:
        if model := models.model(desk, head):
            return model, Path(head.path)
    raise refusal(
        f"There is nothing called “{clean_name(key, 80)}” in the library.",
        "l4pc library list shows what there is, and l4pc session list the sessions.",
    )
