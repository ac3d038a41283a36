"""The library: scripts, plans and programmes read from files into the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.sheet.layout import Occasion, lay_out
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Exercise, Model, SessionPlan
from l4pc_tui.core.script.model.phrases import runs_words
from l4pc_tui.core.text.folding import filed
from l4pc_tui.core.text.inline import unmarked
from l4pc_tui.desk.backups import before_import
from l4pc_tui.desk.library import models
from l4pc_tui.desk.own_process import apart
from l4pc_tui.desk.trouble import said_kindly

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.exchange.library_files import LibraryFile

KINDS = ("exercise", "session", "programme")
_FOLDER = {"programme": "session"}
"""Programmes lie among the plans."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading did. ``refused``: a sentence for each error, with file, line and place.
    ``closed``: why the person's own library was not looked into, where it could not be."""

    loaded: int
    unchanged: int
    refused: tuple[str, ...]
    refused_files: int
    closed: str = ""

    def and_then(self, other: LoadReport) -> LoadReport:
        """Both together."""
        return LoadReport(
            self.loaded + other.loaded,
            self.unchanged + other.unchanged,
            self.refused + other.refused,
            self.refused_files + other.refused_files,
            self.closed or other.closed,
        )

    @property
    def told(self) -> str:
        """In a sentence."""
        words = f"{self.loaded} read, {self.unchanged} unchanged"
        return f"{words}, {self.refused_files} refused." if self.refused_files else f"{words}."


AS_IT_STANDS = LoadReport(0, 0, (), 0)
"""Nothing was looked at."""


@dataclass(frozen=True, slots=True)
class LibraryLine:
    """One entry of the library's list; times in minutes. ``errors``, ``warnings``: counts.

    setting: room, online or either; needs: what must be in place; access: whether it says how
    everybody can take part. Of a plan these two are those of all its exercises. shape, ending, and
    tested (date and people of each time that it was run with people) are an exercise's own.
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
    shape: str = ""
    ending: str = ""
    tested: tuple[tuple[str, int], ...] = ()

    @property
    def told_runs(self) -> str:
        """ "not run yet", "run 3 times, last 2027-04-20, 18 people"; "" of what is no exercise."""
        return runs_words(self.tested) if self.kind == "exercise" else ""

    @property
    def runs(self) -> bool:
        """Whether it can be run: an exercise or a plan of which there is a good version."""
        return self.kind != "programme" and bool(self.minutes[1])


def load(desk: Desk, paths: Sequence[Path] = ()) -> LoadReport:
    """Read what has changed in the library's folders, and the files and folders named.

    A file with errors is refused and named; its last good version stays. Of a database that can
    only be read the library is as it stands there. Raises Trouble when a named path is not there.
    """
    if desk.reads_only and not paths:
        return AS_IT_STANDS
    from l4pc_tui.exchange.library_files import closed, files_at

    with said_kindly():
        named = [file for path in paths for file in files_at(path)]
    shelf = _shelf(desk, tuple(named))
    report = LoadReport(0, 0, (), 0, closed(desk.places.own_library))
    for rank, files in enumerate(shelf.layers):
        fresh = shelf.fresh(rank)
        report = report.and_then(_read_in(desk, fresh, unchanged=len(files) - len(fresh)))
    return report


def bring_in(desk: Desk, paths: Sequence[Path] = ()) -> LoadReport:
    """As ``load``, because somebody asked for it: what was there is backed up before."""
    before_import(desk)
    return load(desk, paths)


def load_apart(desk: Desk) -> LoadReport:
    """Read what has changed in the library's folders, as ``load`` does, in another process.

    For a console that stays open for hours: what reading needs does not stay with it.
    """
    if desk.reads_only:
        return AS_IT_STANDS
    shelf = _shelf(desk)
    if not any(shelf.fresh(rank) for rank in range(len(shelf.layers))):
        return LoadReport(0, sum(map(len, shelf.layers)), (), 0)
    told = apart(
        "l4pc_tui.desk.library.library:load_file",
        {"file": str(desk.places.db), "pretends": desk.pretends},
        ("The library was not read to its end.", "What was read before still counts."),
    )
    return LoadReport(**{**told, "refused": tuple(told["refused"])})


def load_file(file: str, pretends: str) -> dict[str, Any]:
    """Read what has changed into that database, opened for this alone: what ``load`` reports."""
    from l4pc_tui.desk.desk import open_desk

    desk = open_desk(Path(file), pretends=pretends)
    try:
        return asdict(load(desk))
    finally:
        desk.close()


def _shelf(desk: Desk, named: tuple[LibraryFile, ...] = ()) -> _Shelf:
    from l4pc_tui.exchange.library_files import closed, library_files, library_roots

    own = desk.places.own_library
    layers = (*(library_files(root) for root in library_roots(own)), named)
    return _Shelf(desk, own, layers, looked=not closed(own))


class _Shelf:
    """Which files are read, layer by layer: a later layer wins by id.

    What a person keeps in their own folder is theirs, also after the one below has changed, and
    also while theirs has errors: then its last good version counts. When it is gone, the one
    below counts again. A file that never was good leaves the one below as it is.
    """

    def __init__(
        self, desk: Desk, own: Path, layers: tuple[tuple[LibraryFile, ...], ...], *, looked: bool
    ) -> None:  # fmt: skip
        self.layers = layers
        self._rank = {str(f.path): rank for rank, files in enumerate(layers) for f in files}
        known = desk.store.file_states()
        # In a folder that cannot be looked into nothing is known to be gone.
        lost = known.keys() - self._rank if looked else ()
        gone = {path for path in lost if Path(path).is_relative_to(own)}
        if gone:
            desk.store.forget_files(sorted(gone))
        self._known = {path: state[:2] for path, state in known.items() if path not in gone}
        self._gone = gone
        # What was refused may have become right, now that what it speaks of has come.
        self._refused = desk.store.refused_files()
        self._held = {
            (_FOLDER.get(head.kind, head.kind), head.id): head.path
            for head in desk.store.contents()
        }
        self._renewed: set[tuple[str, str]] = set()

    def fresh(self, rank: int) -> list[LibraryFile]:
        """The files of a layer that are to be read; asked of each layer in turn."""
        found = [file for file in self.layers[rank] if self._wanted(file, rank)]
        self._renewed |= {_name(file) for file in found}
        return found

    def _wanted(self, file: LibraryFile, rank: int) -> bool:
        path, held = str(file.path), self._held.get(_name(file), "")
        if held != path and self._rank.get(held, rank) > rank:
            return False
        changed = self._known.get(path, (0, 0)) != (file.mtime_ns, file.size)
        again = path in self._refused or _name(file) in self._renewed
        return changed or again or held in self._gone


def _read_in(desk: Desk, fresh: Sequence[LibraryFile], *, unchanged: int) -> LoadReport:
    if not fresh:
        return LoadReport(0, unchanged, (), 0)
    # The language brings pydantic and YAML (0.2 s); an unchanged library needs neither.
    from l4pc_tui.desk.library.intake import read_in

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
    return tuple(sorted(lines, key=lambda line: (KINDS.index(line.kind), filed(line.title))))


_OLDER = {"exercise": ("circle", "promise"), "session": ("", ""), "programme": ("", "")}
"""Shape and ending of what was read before an exercise could say them."""


def _head(head: Any) -> dict[str, Any]:
    facts = head.facts
    return {
        "id": head.id, "kind": head.kind, "title": head.title, "status": head.status,
        "minutes": tuple(facts.get("minutes", (0, 0, 0))), "depth": facts.get("depth", ""),
        "people": tuple(facts.get("people", (0, 0))), "themes": tuple(facts.get("themes", ())),
        "errors": head.errors, "warnings": head.warnings, "summary": facts.get("summary", ""),
        "setting": facts.get("setting", ""), "needs": tuple(facts.get("needs", ())),
        "access": facts.get("access", False),
        "shape": facts.get("shape", _OLDER[head.kind][0]),
        "ending": facts.get("ending", _OLDER[head.kind][1]),
        "tested": tuple((date, people) for date, people in facts.get("tested", ())),
    }  # fmt: skip


def facts(model: Model, exercises: dict[str, Exercise]) -> dict[str, Any]:
    """What lists tell of a script: minutes, deepest place, people, themes, summary."""
    told: dict[str, Any] = {"summary": unmarked(model.summary)}
    if isinstance(model, Exercise):
        spans = _minutes(_lone(model))
        themes = list(model.themes)
        return told | {"minutes": spans, "depth": model.ceiling.value,
                       "people": list(model.people), "themes": themes,
                       "setting": model.setting, "needs": list(model.needs),
                       "access": model.section("Access") is not None,
                       "shape": model.shape, "ending": model.ending,
                       "tested": [list(run) for run in model.ran]}  # fmt: skip
    if isinstance(model, SessionPlan):
        used = [exercises[i.exercise] for i in model.items if i.exercise in exercises]
        places = [exercise.ceiling for exercise in used]
        themes = sorted({theme for e in used for theme in e.themes}, key=filed)
        count = model.people or 0
        people = [count, count] if count else _common(used)
        return told | {"minutes": _minutes_of(model, exercises), "depth": _deepest(places, model.ceiling),
                       "people": people, "themes": themes,
                       "needs": sorted({need for e in used for need in e.needs}, key=filed),
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
    from l4pc_tui.core.live.sheet.layout import try_out

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
