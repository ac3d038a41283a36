"""A page that another Markdown formatter has been over says what it said before."""

from __future__ import annotations

from pathlib import Path

import mdformat
import pytest

from l4pc_tui.core.script.model.sameness import without_lines
from l4pc_tui.core.script.reading.script import Folder, read
from l4pc_tui.core.script.writing.formatter import format_text

ROOT = Path(__file__).parents[4]
FILES = [
    *sorted(p for f in ("exercises", "sessions") for p in (ROOT / f).glob("[!R_]*.md")),
    # The strange one has what other tools take for code.
    *sorted((ROOT / "tests" / "canonical").glob("[!s]*.md")),
]


@pytest.mark.parametrize("number", [False, True])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mdformat_leaves_the_meaning_alone(path: Path, number: bool) -> None:
    data = path.read_bytes()
    kind: Folder = "plan" if path.parent.name == "sessions" or b"session/1" in data else "exercise"
    kind = "plan" if b"programme/1" in data else kind
    name = f"x/{path.name}"
    ours = format_text(data, path=name, kind=kind).text
    assert ours is not None
    theirs = mdformat.text(ours, extensions={"frontmatter"}, options={"number": number})
    before, after = (read(t.encode(), path=name, kind=kind) for t in (ours, theirs))
    assert before.model is not None
    assert after.model is not None, after.diagnostics
    assert without_lines(after.model) == without_lines(before.model)
    assert {m.code for m in after.diagnostics} == {m.code for m in before.diagnostics}
