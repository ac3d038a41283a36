"""Pages to read: a whole small file round the few lines that a test is about."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from l4pc_tui.core.script.model.model import Exercise, Programme, SessionPlan, Step
from l4pc_tui.core.script.reading.script import Reading, read

CANONICAL = Path(__file__).parents[2] / "canonical"

HEADER = "---\nformat: exercise/1\npeople: 6-24\n---\n"
TOP = "# A small page\nOne sentence of summary.\n\n"
STEP = "## First step\n- Time: 5-8 min\n- Group: pairs\n\n"
HOME = "\n\n## And home\n- Time: 5 min\n- Depth: Return\n\nSay: bye\n"


def whole(lines: str) -> str:
    """An exercise with those lines in its first step, and a way back."""
    return f"{HEADER}{TOP}{STEP}{lines}{HOME}"


@pytest.fixture
def reading() -> Callable[[str], Reading]:
    """Read a whole exercise file."""
    return lambda text: read(text.encode(), path="exercises/page.md", kind="exercise")


@pytest.fixture
def step() -> Callable[[str], Step]:
    """The first step of an exercise that holds those lines. It must have no errors."""

    def of(lines: str) -> Step:
        found = read(whole(lines).encode(), path="exercises/page.md", kind="exercise")
        assert isinstance(found.model, Exercise), found.diagnostics
        return found.model.steps[0]

    return of


@pytest.fixture
def codes() -> Callable[[str], list[str]]:
    """The codes of the messages on a step with those lines."""

    def of(lines: str) -> list[str]:
        found = read(whole(lines).encode(), path="exercises/page.md", kind="exercise")
        return [message.code for message in found.diagnostics]

    return of


@pytest.fixture
def exercise() -> Callable[[str], Exercise]:
    """The exercise of a whole file without errors."""

    def of(text: str) -> Exercise:
        found = read(text.encode(), path="exercises/page.md", kind="exercise")
        assert isinstance(found.model, Exercise), found.diagnostics
        return found.model

    return of


@pytest.fixture
def plan() -> Callable[[str], SessionPlan]:
    """The session plan with those agenda lines."""

    def of(lines: str, header: str = "start: 09:30") -> SessionPlan:
        text = f"---\nformat: session/1\n{header}\n---\n# A day\nSummary.\n\n## Morning\n{lines}\n"
        found = read(text.encode(), path="sessions/day.md", kind="plan")
        assert isinstance(found.model, SessionPlan), found.diagnostics
        return found.model

    return of


@pytest.fixture
def programme() -> Callable[[str], Programme]:
    """The programme with those lines."""

    def of(lines: str) -> Programme:
        text = f"---\nformat: programme/1\n---\n# A year\nSummary.\n\n## Module 1\n{lines}\n"
        found = read(text.encode(), path="sessions/year.md", kind="plan")
        assert isinstance(found.model, Programme), found.diagnostics
        return found.model

    return of


@pytest.fixture(scope="session")
def canonical() -> dict[str, str]:
    """The canonical files by name."""
    return {path.stem: path.read_text("utf-8") for path in sorted(CANONICAL.glob("*.md"))}


@pytest.fixture(scope="session")
def renewing() -> ModuleType:
    """The script that writes the conformance files' answers."""
    spec = importlib.util.spec_from_file_location("renew", CANONICAL / "renew.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks for its own module while it is made.
    sys.modules["renew"] = module
    spec.loader.exec_module(module)
    return module
