"""No shipped exercise says that it was run with people where no kept file of that run is.

``l4pc library tested ID --json`` gives, for each run, what ``exercises/_runs/SESSION.json`` holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from library.figures import ROOT
from library.shelf import shelf

from l4pc_tui.core.script.model.model import Exercise, PeopleRun

RUNS = ROOT / "exercises" / "_runs"
RUN = PeopleRun("0196a0de-5c00-4000-8000-000000000001", "2027-04-20", 18, "step 2 is longer")
KEPT = {
    "exercise": "side-by-side", "session": RUN.session, "date": RUN.date, "people": RUN.people,
    "version": "0" * 64,
}  # fmt: skip


def unproven(exercises: Iterable[Exercise], folder: Path) -> list[str]:
    """What is said of runs that no kept file bears out."""
    found = []
    for exercise in exercises:
        for run in exercise.tested:
            file = folder / f"{run.session}.json"
            kept = json.loads(file.read_text("utf-8")) if file.exists() else {}
            kept = kept if isinstance(kept, list) else [kept]
            if not any(_bears_out(each, exercise, run) for each in kept):
                found.append(f"{exercise.id}: {run.session}")
        if exercise.status == "ready" and not exercise.tested:
            found.append(f"{exercise.id}: ready, and never run")
    return found


def _bears_out(kept: dict[str, object], exercise: Exercise, run: PeopleRun) -> bool:
    told = (kept.get("session"), kept.get("date"), kept.get("people"))
    same = told == (run.session, run.date, run.people)
    version = re.fullmatch("[0-9a-f]{64}", str(kept.get("version")))
    return same and kept.get("exercise") in (exercise.id, *exercise.was) and bool(version)


def test_every_run_that_a_shipped_exercise_names_has_its_file() -> None:
    assert unproven(shelf().exercises.values(), RUNS) == []


def test_every_kept_run_is_named_by_an_exercise() -> None:
    named = {run.session for each in shelf().exercises.values() for run in each.tested}
    assert {file.stem for file in RUNS.glob("*")} == named


def test_an_invented_run_is_found(tmp_path: Path) -> None:
    invented = replace(shelf().exercises["side-by-side"], tested=(RUN,))
    assert unproven([invented], tmp_path) == [f"side-by-side: {RUN.session}"]
    ready = replace(invented, tested=(), status="ready")
    assert unproven([ready], tmp_path) == ["side-by-side: ready, and never run"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("exercise", "you-may-pass"), ("session", "another"), ("date", "2027-04-21"), ("people", 17),
     ("version", ""), ("version", None)],
)  # fmt: skip
def test_a_run_is_borne_out_by_its_own_file_alone(
    tmp_path: Path, field: str, value: object
) -> None:
    held = [replace(shelf().exercises["side-by-side"], tested=(RUN,), status="ready")]
    file = tmp_path / f"{RUN.session}.json"
    file.write_text(json.dumps([KEPT]), "utf-8")
    assert unproven(held, tmp_path) == []
    file.write_text(json.dumps(KEPT | {field: value}), "utf-8")
    assert unproven(held, tmp_path) == [f"side-by-side: {RUN.session}"]
