"""The library: scripts, plans and programmes read from files into the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.layout import Occasion, lay_out
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model import Exercise, Model, SessionPlan
from l4pc_tui.desk import models
from l4pc_tui.desk.trouble import said_kindly

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.exchange.library_files import LibraryFile

KINDS = ("exercise", "session", "programme")


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading did. ``refused``: a sentence for each error, with file, line and place."""

    loaded: int
    unchanged: int
    refused: tuple[str, ...]
    refused_files: int

    def and_then(self, other: LoadReport) -> LoadReport:
        """Both together."""
        return LoadReport(
            self.loaded + other.loaded,
            self.unchanged + other.unchanged,
            self.refused + other.refused,
            self.refused_files + other.refused_files,
        )

    @property
    def told(self) -> str:
        """In a sentence."""
        words = f"{self.loaded} read, {self.unchanged} unchanged"
        return f"{words}, {self.refused_files} refused." if self.refused_files else f"{words}."


@dataclass(frozen=True, slots=True)
class LibraryLine:
    """One entry of the library's list; times in minutes. ``errors``, ``warnings``: counts.

    setting: room, online or either; needs: what must be in place; access: whether it says how
    everybody can take part. Of a plan the last two are those of all its exercises.
    """

    id: str
    kind: str
    title: str
    status: str
    minutes: tuple[int, int, int]
    depth: str
    people: tuple[int, int]
    themes: tuple[str, ...]
    errors: int
    warnings: int
    summary: str
    setting: str = ""
    needs: tuple[str, ...] = ()
    access: bool = False

    @property
    def runs(self) -> bool:
        """Whether it can be run: an exercise or a plan of which there is a good version."""
        return self.kind != "programme" and bool(self.minutes[1])


def load(desk: Desk, paths: Sequence[Path] = ()) -> LoadReport:
    """Read what has changed in the library's folders, and the files and folders named.

    A file with errors is refused and named; its last good version stays. Raises Trouble when
    a named path is not there.
    """
    from l4pc_tui.exchange.library_files import files_at, library_files, library_roots

    with said_kindly():
        named = [file for path in paths for file in files_at(path)]
    layers = [library_files(root) for root in library_roots(desk.places.own_library)]
    known = desk.store.file_states()
    # What was refused may have become right, now that what it speaks of has come.
    wrong = {head.id for head in desk.store.contents() if head.errors}
    report = LoadReport(0, 0, (), 0)
    renewed: set[tuple[str, str]] = set()
    for files in (*layers, tuple(named)):
        # A later layer wins by id: what a person keeps in their own folder is theirs, also after
        # the one below has changed. A file with errors leaves the one below as it is.
        fresh = [
            file
            for file in files
            if known.get(str(file.path), (0, 0))[:2] != (file.mtime_ns, file.size)
            or file.path.stem in wrong
            or _name(file) in renewed
        ]
        renewed |= {_name(file) for file in fresh}
        report = report.and_then(_read_in(desk, fresh, unchanged=len(files) - len(fresh)))
    return report


def _read_in(desk: Desk, fresh: Sequence[LibraryFile], *, unchanged: int) -> LoadReport:
    if not fresh:
        return LoadReport(0, unchanged, (), 0)
    # The language brings pydantic and YAML (0.2 s); an unchanged library needs neither.
    from l4pc_tui.desk.reading_in import read_in

    return read_in(desk, fresh, unchanged=unchanged)


def in_folders(own: Path) -> dict[tuple[str, str], LibraryFile]:
    """The files of the library's folders by kind and id. own: the person's own folder."""
    from l4pc_tui.exchange.library_files import library_files, library_roots

    # A later root wins by id: what a person keeps in their own folder is theirs.
    return {_name(file): file for root in library_roots(own) for file in library_files(root)}


def everything(desk: Desk) -> tuple[Model, ...]:
    """The last good version of all that is in the library, with what has changed read first."""
    load(desk)
    heads = desk.store.contents()
    return tuple(model for head in heads if (model := models.model(desk, head)))


def _name(file: LibraryFile) -> tuple[str, str]:
    """What tells one script from another: its kind and id, or outside a library its path."""
    return file.kind, file.path.stem if file.kind else str(file.path)


def listing(desk: Desk, kind: str = "") -> tuple[LibraryLine, ...]:
    """Everything in the library, or one kind of it, by kind and title."""
    lines = [LibraryLine(**head) for head in map(_head, desk.store.contents(kind or None))]
    return tuple(sorted(lines, key=lambda line: (KINDS.index(line.kind), line.title.casefold())))


def _head(head: Any) -> dict[str, Any]:
    facts = head.facts
    return {
        "id": head.id, "kind": head.kind, "title": head.title, "status": head.status,
        "minutes": tuple(facts.get("minutes", (0, 0, 0))), "depth": facts.get("depth", ""),
        "people": tuple(facts.get("people", (0, 0))), "themes": tuple(facts.get("themes", ())),
        "errors": head.errors, "warnings": head.warnings, "summary": facts.get("summary", ""),
        "setting": facts.get("setting", ""), "needs": tuple(facts.get("needs", ())),
        "access": facts.get("access", False),
    }  # fmt: skip


def as_json(line: LibraryLine) -> dict[str, Any]:
    """A line in the shape that product.md promises."""
    least, ideal, most = line.minutes
    return {
        "id": line.id, "kind": line.kind, "title": line.title, "status": line.status,
        "minutes": {"min": least, "ideal": ideal, "max": most}, "depth": line.depth,
        "people": list(line.people), "themes": list(line.themes),
        "problems": {"errors": line.errors, "warnings": line.warnings},
    }  # fmt: skip


def facts(model: Model, exercises: dict[str, Exercise]) -> dict[str, Any]:
    """What lists tell of a script: minutes, deepest place, people, themes, summary."""
    told: dict[str, Any] = {"summary": model.summary}
    if isinstance(model, Exercise):
        spans = _minutes(_lone(model))
        themes = list(model.themes)
        return told | {"minutes": spans, "depth": model.ceiling.value,
                       "people": list(model.people), "themes": themes,
                       "setting": model.setting, "needs": list(model.needs),
                       "access": model.section("Access") is not None}  # fmt: skip
    if isinstance(model, SessionPlan):
        used = [exercises[i.exercise] for i in model.items if i.exercise in exercises]
        places = [exercise.ceiling for exercise in used]
        themes = sorted({theme for e in used for theme in e.themes})
        count = model.people or 0
        people = [count, count] if count else _common(used)
        return told | {"minutes": _minutes_of(model, exercises), "depth": _deepest(places, model.ceiling),
                       "people": people, "themes": themes,
                       "needs": sorted({need for e in used for need in e.needs}),
                       "access": bool(used) and all(e.section("Access") for e in used)}  # fmt: skip
    return told


def _common(used: Iterable[Exercise]) -> list[int]:
    ranges = [exercise.people for exercise in used]
    if not ranges:
        return [0, 0]
    return [max(low for low, _ in ranges), min(high for _, high in ranges)]


def _deepest(places: Sequence[Place], ceiling: Place | None) -> str:
    """The deepest of the places, but no deeper than the plan's ceiling."""
    if not places:
        return ""
    deepest = max(places, key=lambda place: place.depth)
    return ceiling.value if ceiling and ceiling.depth < deepest.depth else deepest.value


def _lone(exercise: Exercise) -> Any:
    from l4pc_tui.core.live.layout import try_out

    return lay_out(
        try_out(exercise), {exercise.id: exercise}, Occasion(float, exercise.usual_people, {})
    )


def _minutes_of(plan: SessionPlan, exercises: dict[str, Exercise]) -> list[int]:
    people = plan.people or max((e.usual_people for e in exercises.values()), default=12)
    return _minutes(lay_out(plan, exercises, Occasion(float, people, {})))


def _minutes(sheet: Any) -> list[int]:
    spans = [stop.span for stop in sheet.stops]
    totals = (sum(s.least for s in spans), sum(s.ideal for s in spans), sum(s.most for s in spans))
    return [round(total / 60) for total in totals]
