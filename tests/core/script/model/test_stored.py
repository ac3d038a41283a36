"""A model kept as JSON comes back as it was, and needs no parser to come back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.script.model.model import (
    Block,
    Door,
    Exercise,
    Model,
    Probe,
    Programme,
    SessionPlan,
    Step,
)
from l4pc_tui.core.script.model.stored import from_json, to_json
from l4pc_tui.core.script.reading.script import read

CANONICAL = sorted((Path(__file__).parents[3] / "canonical").glob("*.md"))

text = st.text(max_size=5)
blocks = st.builds(Block, probes=st.just(()), text=text, label=text)
doors = st.from_type(Door)
probes = st.builds(Probe, text=text, subs=st.lists(blocks | doors, max_size=2).map(tuple))
asks = st.builds(Block, probes=st.lists(probes, max_size=2).map(tuple), text=text)
steps = st.builds(
    Step,
    name=text,
    blocks=st.lists(asks, max_size=2).map(tuple),
    doors=st.lists(doors, max_size=2).map(tuple),
)
few_steps = st.lists(steps, max_size=2).map(tuple)
exercises = st.builds(Exercise, steps=few_steps, sides=few_steps)
models = exercises | st.from_type(SessionPlan) | st.from_type(Programme)


@given(models)
@settings(max_examples=examples(150), deadline=None)
def test_any_model_comes_back_as_it_was(model: Model) -> None:
    assert from_json(json.loads(json.dumps(to_json(model)))) == model


@pytest.mark.parametrize("path", CANONICAL, ids=lambda path: path.stem)
def test_a_file_read_and_stored_comes_back_as_it_was(path: Path) -> None:
    data = path.read_bytes()
    kind = "plan" if b"session/1" in data or b"programme/1" in data else "exercise"
    model = read(data, path=path.name, kind=kind).model  # type: ignore[arg-type]
    assert model is not None
    assert from_json(json.loads(json.dumps(to_json(model)))) == model


def test_a_model_stored_before_side_steps_said_whose_they_are_still_reads() -> None:
    page = next(path for path in CANONICAL if path.stem == "things-right-right-thing")
    model = read(page.read_bytes(), path=page.name, kind="exercise").model
    assert isinstance(model, Exercise)
    stored = json.loads(json.dumps(to_json(model)))
    assert [side.pop("whole_room") for side in stored["sides"]] == [True, True]
    again = from_json(stored)
    assert isinstance(again, Exercise)
    assert [side.whole_room for side in again.sides] == [False, False]
    assert [side.id for side in again.sides] == [side.id for side in model.sides]


def test_what_is_no_model_is_refused() -> None:
    with pytest.raises(ValueError, match="poem"):
        from_json({"model": "poem"})


def test_reading_a_model_back_needs_no_parser() -> None:
    asked = "import sys, l4pc_tui.core.script.model.stored; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True
    ).stdout.split()
    assert not {"pydantic", "yaml", "markdown_it", "textual", "sqlite3"} & set(loaded)


def test_importing_the_reader_does_not_yet_import_the_heavy_parts() -> None:
    asked = "import sys, l4pc_tui.core.script.reading.script; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True
    ).stdout.split()
    assert not {"pydantic", "yaml", "markdown_it", "difflib", "tomllib"} & set(loaded)


def test_a_programme_that_was_kept_before_it_said_when_and_who_comes_back() -> None:
    path = next(path for path in CANONICAL if path.stem == "leading-beyond-the-role")
    model = read(path.read_bytes(), path=path.name, kind="plan").model
    assert model is not None
    told = to_json(model)
    for name in ("thread", "handouts"):
        del told[name]
    for entry in told["modules"][0]["entries"]:
        for name in ("due", "who", "handouts", "exercise", "notes"):
            del entry[name]
    kept = from_json(told)
    assert isinstance(kept, Programme)
    assert [entry.due for entry in kept.modules[0].entries] == [None, None]
    assert kept.sessions == model.sessions  # type: ignore[union-attr]
