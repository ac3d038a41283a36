"""What one file says about another: references, times that must fit, places and people.

Each file is read by itself first; here they are held against each other. One that has errors is
looked at as far as it could be read, so that a broken line hides nothing but itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import relpath

from l4pc_tui.core.script.checking.care import Attachment
from l4pc_tui.core.script.checking.fit import check_fit
from l4pc_tui.core.script.checking.plan_b import check_plan_b
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.pointers import Checked, Pointing
from l4pc_tui.core.script.messages.report import FIRST, Report, Span, diagnose, in_order, stumbled
from l4pc_tui.core.script.model.model import (
    Door,
    Exercise,
    Item,
    Model,
    Programme,
    SessionPlan,
    Step,
)
from l4pc_tui.core.script.model.step_names import find_step, plan_step
from l4pc_tui.core.script.model.sums import steps_of
from l4pc_tui.core.script.model.words import KIND_NAMES, VARIABLES
from l4pc_tui.core.text.folding import fold


@dataclass(slots=True)
class Shelf:
    """The whole library by kind and id, and older ids of exercises and of plans."""

    exercises: dict[str, Exercise] = field(default_factory=dict)
    plans: dict[str, SessionPlan] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    was: dict[str, str] = field(default_factory=dict)
    were: dict[str, str] = field(default_factory=dict)
    untimed: set[str] = field(default_factory=set)
    """Exercises whose times are not to be relied on, for errors in them."""

    def exercise(self, name: str) -> Exercise | None:
        """The exercise of that id, or of that id in earlier days."""
        return self.exercises.get(name) or self.exercises.get(self.was.get(name, ""))

    def plan(self, name: str) -> SessionPlan | None:
        """The session plan of that id, or of that id in earlier days."""
        return self.plans.get(name) or self.plans.get(self.were.get(name, ""))


def cross_check(files: Iterable[Checked], *, also: Iterable[Model] = ()) -> tuple[Diagnostic, ...]:
    """The messages on what the files say about each other, by path and line.

    also: models that are in the library already; they can be referred to and are not checked.
    An id that stands in both is the file's.
    """
    held = list(files)
    shelf = _shelf([*also, *(file.model for file in held)])
    shelf.untimed = {f.model.id for f in held if isinstance(f.model, Exercise) and not f.timed}
    found: list[Diagnostic] = []
    found += _same_ids(held)
    for file in held:
        try:
            found += _on(file, shelf)
        except Exception:
            # As in ``read``: one page never keeps the others from being looked at.
            found.append(stumbled(file.path))
    return tuple(found)


def _on(file: Checked, shelf: Shelf) -> tuple[Diagnostic, ...]:
    """The messages on one file."""
    report = Pointing(file)
    if isinstance(file.model, Exercise):
        _check_exercise(file.model, shelf, report)
    elif isinstance(file.model, SessionPlan):
        _check_plan(file.model, shelf, report, timed=file.timed)
    else:
        _check_programme(file.model, shelf, report)
    return in_order(report.found)


def _shelf(models: Iterable[Model]) -> Shelf:
    shelf = Shelf()
    for model in models:
        if isinstance(model, Exercise):
            shelf.exercises[model.id] = model
            shelf.was.update(dict.fromkeys(model.was, model.id))
        elif isinstance(model, SessionPlan):
            shelf.plans[model.id] = model
            shelf.were.update(dict.fromkeys(model.was, model.id))
        else:
            shelf.programmes[model.id] = model
    return shelf


def _same_ids(files: Sequence[Checked]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    first: dict[tuple[type, str], str] = {}
    for file in files:
        other = first.setdefault((type(file.model), file.model.id), file.path)
        if other != file.path:
            report = Report(file.path)
            report.add("F118", FIRST, id=file.model.id, path=other)
            found += report.found
    return found


def outside(path: str, *, lies_at: str, root: str) -> tuple[Diagnostic, ...]:
    """The message on a file that is reached by a link and does not lie in the library.

    lies_at, root: the whole paths of the file and of the library, with all links followed.
    """
    parts, whole = (text.replace("\\", "/").rstrip("/").split("/") for text in (root, lies_at))
    return () if whole[: len(parts)] == parts else (diagnose("F119", path, FIRST),)


def missing_files(
    path: str, attachments: Iterable[Attachment], known: Collection[str]
) -> tuple[Diagnostic, ...]:
    """The attachments of a page that are not in the library.

    path: of the page, from the library's root; known: the paths of all files, likewise.
    """
    report = Report(path)
    folder = path.replace("\\", "/").split("/")[:-1]
    for attachment in attachments:
        parts: list[str] = []
        target = attachment.target.split("#")[0].split("?")[0].replace("%20", " ")
        for part in (*folder, *target.replace("\\", "/").split("/")):
            if part == ".." and parts:
                parts.pop()
            elif part not in ("", "."):
                parts.append(part)
        wanted = "/".join(parts)
        if target and wanted not in known:
            close = report.closest(wanted, known)
            there = relpath(close, "/".join(folder) or ".") if close else None
            report.add("V705", attachment.at, x=attachment.target, y=close, there=there)
    return in_order(report.found)


# Exercises --------------------------------------------------------------------------------


def _check_exercise(exercise: Exercise, shelf: Shelf, report: Pointing) -> None:
    for door in used_doors(exercise):
        target = door.target or ""
        if shelf.exercise(target) is None:
            close = report.closest(target, shelf.exercises)
            report.add("D607", report.at(door.line, target), id=target, x=close)
        elif circle := _circle(exercise.id, target, shelf):
            report.add("D611", report.at(door.line, target), list=", ".join(circle))


def used_doors(exercise: Exercise) -> tuple[Door, ...]:
    """The doors that lead into another exercise, those of probes too."""

    def doors(step: Step) -> Iterable[Door]:
        yield from step.doors
        for probe in step.probes:
            yield from probe.doors

    steps = (*exercise.steps, *exercise.sides)
    return tuple(d for step in steps for d in doors(step) if d.verb == "use exercise")


def _circle(start: str, target: str, shelf: Shelf) -> list[str] | None:
    """The way from a used exercise back to the one that uses it, None when there is none."""
    waiting: list[list[str]] = [[start, target]]
    seen = {target}
    while waiting:
        way = waiting.pop()
        if way[-1] == start:
            return way
        exercise = shelf.exercise(way[-1])
        for door in used_doors(exercise) if exercise else ():
            following = door.target or ""
            if following == start or following not in seen:
                seen.add(following)
                waiting.append([*way, following])
    return None


# Plans ------------------------------------------------------------------------------------


def _check_plan(plan: SessionPlan, shelf: Shelf, report: Pointing, *, timed: bool) -> None:
    known = timed and not any(
        item.exercise in shelf.untimed or _unknown_steps(item, shelf) for item in plan.items
    )
    for item in plan.items:
        if item.exercise:
            _check_item(item, plan, shelf, report)
        if exercise := shelf.exercise(item.exercise):
            check_plan_b(item, exercise, plan, shelf.exercise, report, timed=known)
    if plan.programme and plan.programme not in shelf.programmes:
        at = report.field_at("programme")
        _missing(plan.programme, "programme", shelf.programmes, report, at)
    elif plan.programme and all(
        entry.session != plan.id for entry in shelf.programmes[plan.programme].sessions
    ):
        report.add("P942", report.field_at("programme"), x=plan.programme)
    if plan.people is None:
        _check_people(plan, shelf, report)
    if known:
        check_fit(plan, shelf.exercises, _number_in_programme(plan, shelf), report)


def _check_people(plan: SessionPlan, shelf: Shelf, report: Pointing) -> None:
    """Say when times hang on how many people come, and neither plan nor programme says it."""
    programme = shelf.programmes.get(plan.programme)
    if programme is not None and programme.people is not None:
        return
    for item in plan.items:
        exercise = shelf.exercise(item.exercise)
        steps = steps_of(item, exercise) if exercise and item.time is None else ()
        if exercise and any(step.time.per for step in steps):
            n = _people_words(exercise.people)
            report.add("P941", report.field_at("start"), x=exercise.title, n=n)
            return


def _check_item(item: Item, plan: SessionPlan, shelf: Shelf, report: Pointing) -> None:
    if item.plan_b:
        _check_named(item.plan_b, report.at(item.plan_b_line, item.plan_b), plan, shelf, report)
    at = report.at(item.line, item.exercise)
    exercise = _check_named(item.exercise, at, plan, shelf, report)
    if exercise is None:
        return
    names = [step.name for step in exercise.steps]
    for name, line in _unknown_steps(item, shelf):
        begun = find_step(name, exercise.steps)
        close = None if begun else report.closest(name, names)
        whole = names[begun.index] if begun else None
        report.add(
            "P904", report.at(line, name), exercise=exercise.title, x=name, y=close, whole=whole
        )
    known = {name for name, _ in exercise.variables}
    for name, _, line in item.variables:
        if name not in known and name not in VARIABLES:
            close = report.closest(name, (*known, *VARIABLES))
            report.add("V701", report.at(line, name), x=name, y=close, word=close)


def _unknown_steps(item: Item, shelf: Shelf) -> list[tuple[str, int]]:
    """Steps that an item leaves out or times and its exercise has not, each with its line: what
    the item takes is not known while one is there."""
    exercise = shelf.exercise(item.exercise)
    named = [*item.skip, *((name, line) for name, _, line in item.step_times)]
    steps = exercise.steps if exercise is not None else ()
    return [(n, line) for n, line in named if exercise and plan_step(n, steps) is None]


def _check_named(
    key: str, at: Span, plan: SessionPlan, shelf: Shelf, report: Pointing
) -> Exercise | None:
    """An exercise that a plan names; None where it is not there."""
    exercise = shelf.exercise(key)
    if exercise is None:
        if key in shelf.plans or key in shelf.programmes:
            kind = "session" if key in shelf.plans else "programme"
            report.add("P923", at, kind=(KIND_NAMES[kind], "exercise"))
        else:
            _missing(key, "exercise", shelf.exercises, report, at)
        return None
    if exercise.status in ("draft", "retired"):
        report.add("P905", at, x=exercise.title, draft=exercise.status)
    low, high = exercise.people
    if plan.people_range and not (low <= plan.people_range[0] and plan.people_range[1] <= high):
        n = _people_words(plan.people_range)
        report.add("P906", at, n=n, x=exercise.title, range=_people_words(exercise.people))
    return exercise


def _missing(name: str, kind: str, known: Mapping[str, Model], report: Pointing, at: Span) -> None:
    report.add("P903", at, exercise=kind, x=name, y=report.closest(name, known))


def _people_words(people: tuple[int, int]) -> str:
    return str(people[0]) if people[0] == people[1] else f"{people[0]}-{people[1]}"


def _number_in_programme(plan: SessionPlan, shelf: Shelf) -> int | None:
    """Which session of its programme a plan is, from 0; None when it is in none."""
    for programme in shelf.programmes.values():
        for number, entry in enumerate(programme.sessions):
            if entry.session in (plan.id, *plan.was):
                return number
    return None


# Programmes -------------------------------------------------------------------------------


def _check_programme(programme: Programme, shelf: Shelf, report: Pointing) -> None:
    for entry in programme.sessions:
        at = report.at(entry.line, entry.session)
        plan = shelf.plan(entry.session)
        if plan is None:
            if entry.session in shelf.exercises:
                report.add("P923", at, kind=("exercise", "session plan"))
            else:
                _missing(entry.session, "session", shelf.plans, report, at)
        elif plan.date and entry.date and plan.date != entry.date:
            report.add("P920", report.at(entry.line, entry.date), x=plan.date)
    own = [paper.name for paper in programme.handouts]
    for entry in (each for module in programme.modules for each in module.entries):
        if not entry.exercise:
            continue
        used = shelf.exercise(entry.exercise)
        if used is None:
            _missing(
                entry.exercise,
                "exercise",
                shelf.exercises,
                report,
                report.at(entry.line, entry.text),
            )
            continue
        known = [*own, *(paper.name for paper in used.handouts)]
        for name in entry.handouts:
            if fold(name) not in map(fold, known):
                close = report.closest(name, known)
                report.add("V703", report.at(entry.line, entry.text), x=name[:80], y=close)
