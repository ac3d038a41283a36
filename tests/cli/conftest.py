"""A machine of its own for each test of a command; and one command, run in this process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from support.commands import Done, Run
from support.homes import of_others, put, settle

from l4pc_tui.__main__ import main


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every folder of the program lies in the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    settle(monkeypatch, home)
    put(monkeypatch, of_others(home))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home / "documents"))
    monkeypatch.setenv("L4PC_RUNTIME", str(home / "runtime"))
    monkeypatch.delenv("L4PC_DB", raising=False)
    monkeypatch.chdir(tmp_path)
    return home


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs ``l4pc`` with some words, as the console script does."""

    def run_words(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["l4pc", *map(str, words)])
        capfd.readouterr()
        code = main()
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return run_words


@pytest.fixture
def cohort(run: Run) -> dict[str, Any]:
    """A cohort called Lantern, with nobody in it."""
    made: dict[str, Any] = run("cohort", "new", "Lantern", "--json").json
    return made
