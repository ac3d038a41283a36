"""The demo is made, and the library read, in a process that ends when that is done."""

from __future__ import annotations

import ast
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.desk import House

import l4pc_tui
from l4pc_tui.desk.library.library import listing, load, load_apart
from l4pc_tui.desk.own_process import WORK, answer_once
from l4pc_tui.desk.practice.demo import demo_path, open_demo
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.store.file.trouble import reads_to_its_end

pytestmark = pytest.mark.slow

DEMO = "from l4pc_tui.desk.practice.demo import open_demo; desk = open_demo()"
LIBRARY = (
    "from l4pc_tui.desk.desk import open_desk; from l4pc_tui.desk.library.library import load_apart;"
    "desk = open_desk(); assert load_apart(desk).loaded > 20"
)
HEAVY = (
    "; desk.close(); import sys; print(sorted({'pydantic', 'yaml', 'l4pc_tui.desk.session.conductor'}"
    " & set(sys.modules)))"
)


def program(folder: Path, says: str) -> Path:
    """What a machine may start in the place of ours."""
    file = folder / "stand-in"
    file.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.mark.parametrize("work", [DEMO, LIBRARY])
def test_what_only_the_work_needs_does_not_stay_in_memory(
    bare: House, tmp_path: Path, work: str
) -> None:
    ours = {**os.environ, "PYTHONPATH": str(Path(l4pc_tui.__file__).absolute().parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", work + HEAVY], capture_output=True, encoding="utf-8", check=False,
        cwd=tmp_path, env=ours,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("[]\n", "")
    assert bare


def test_the_library_that_is_read_apart_is_the_one_that_is_read_here(bare: House) -> None:
    desk = bare.desk()
    first = load_apart(desk)
    read = listing(desk)
    assert first.loaded == len(read) > 20
    assert load_apart(desk).loaded == 0
    assert load_apart(desk) == load(desk)
    desk.close()


def test_a_file_that_is_refused_apart_is_named(bare: House) -> None:
    desk = bare.desk()
    folder = desk.places.own_library / "exercises"
    folder.mkdir(parents=True)
    (folder / "broken.md").write_text("---\nformat: nonsense/9\n---\n", encoding="utf-8")
    report = load_apart(desk)
    assert report.refused_files == 1
    assert any("broken.md" in told for told in report.refused)
    desk.close()


def test_where_no_process_can_be_started_the_work_is_done_here(
    bare: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    desk = open_demo(clock=bare.clock)
    assert len(desk.store.sessions()) == 4
    desk.close()


@pytest.mark.parametrize("says", ["exit 0", "exit 3", "echo usage; exit 2", "echo '[1]'"])
def test_where_another_program_answers_the_work_is_done_here(
    bare: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, says: str
) -> None:
    monkeypatch.setattr(sys, "executable", str(program(tmp_path, says)))
    desk = open_demo(clock=bare.clock)
    assert len(desk.store.sessions()) == 4
    desk.close()


def test_work_that_the_system_ended_is_told_in_a_sentence_and_not_done_here(
    bare: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(program(tmp_path, "kill -9 $$")))
    with pytest.raises(Trouble) as raised:
        open_demo(clock=bare.clock)
    assert raised.value.told == (
        "The demo could not be made. Nothing of yours was touched. Try it again."
    )
    desk = bare.desk()
    with pytest.raises(Trouble, match="was not read to its end"):
        load_apart(desk)
    desk.close()


def test_a_demo_that_is_refused_a_place_says_why(bare: House) -> None:
    folder = demo_path().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(Trouble) as raised:
        open_demo(clock=bare.clock)
    assert raised.value.sentence
    assert folder.read_text(encoding="utf-8") == "in the way"


def test_a_stranger_cannot_have_a_program_started_by_the_helper(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    given = {"words": ["touch"], "file": str(made), "system": "linux"}
    asked = json.dumps(["l4pc_tui.machine.editors:start_beside", given])
    started: list[object] = []
    monkeypatch.setattr("subprocess.Popen", lambda *words, **_: started.append(words))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(asked.encode()), encoding="utf-8"))
    assert (answer_once(), started, made.exists()) == (2, [], False)


def test_the_list_of_what_is_done_apart_is_what_is_asked_for() -> None:
    asked = {
        call.args[0].value
        for file in Path(l4pc_tui.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "apart"
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    by_the_store = f"{reads_to_its_end.__module__}:{reads_to_its_end.__name__}"
    assert asked | {by_the_store} == WORK
