"""The canonical files: each gives exactly the model and the messages that stand beside it."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

CANONICAL = Path(__file__).parents[3] / "canonical"
FILES = sorted(CANONICAL.glob("*.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_canonical_file_reads_as_it_always_has(path: Path, renewing: ModuleType) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert json.loads(json.dumps(renewing.told(path))) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_canonical_file_has_no_errors(path: Path, renewing: ModuleType) -> None:
    assert renewing.told(path)["model"] is not None


def test_what_other_programs_write_strangely_gets_no_message(renewing: ModuleType) -> None:
    path = CANONICAL / "strange-but-right.md"
    assert renewing.told(path)["diagnostics"] == []
