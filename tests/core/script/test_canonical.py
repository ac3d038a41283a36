"""The canonical files: each gives exactly the model and the messages that stand beside it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

CANONICAL = Path(__file__).parents[2] / "canonical"
FILES = sorted(CANONICAL.glob("*.md"))


def renewing() -> ModuleType:
    """The script that writes the files' answers, as a module."""
    spec = importlib.util.spec_from_file_location("renew", CANONICAL / "renew.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RENEW = renewing()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_canonical_file_reads_as_it_always_has(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert json.loads(json.dumps(RENEW.told(path))) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_canonical_file_has_no_errors(path: Path) -> None:
    assert RENEW.told(path)["model"] is not None


def test_what_other_programs_write_strangely_gets_no_message() -> None:
    path = CANONICAL / "strange-but-right.md"
    assert RENEW.told(path)["diagnostics"] == []
