"""Runs with people, written into a header that stays as it is otherwise."""

from __future__ import annotations

import pytest

from l4pc_tui.core.script.model.model import Exercise, PeopleRun
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.core.script.writing.run_lines import run_line, with_runs

ONE = PeopleRun("0196a0de-5c00-7000-8000-000000000001", "2027-04-20", 18, "step 2 is longer")
ALONE = PeopleRun("0196a0de-5c00-7000-8000-000000000002", "2027-05-04", 1, "now: shorter # by half")
BODY = "# T\n\nS.\n\n## A\n- Time: 5-6 min\n- Depth: Return\nSay: tested: no\n"


def page(*header: str) -> str:
    return "\n".join(["---", "format: exercise/1", *header, "---", "", BODY])


def runs_of(text: str) -> tuple[PeopleRun, ...]:
    found = read(text.encode(), path="exercises/t.md", kind="exercise")
    assert isinstance(found.model, Exercise), found.diagnostics
    return found.model.tested


@pytest.mark.parametrize(
    "header",
    [
        ("status: trial",), ("status: trial", f"tested: {run_line(ONE)}"),
        ("tested:", f"  - {run_line(ONE)}", "status: trial"),
        ("tested:", "", f"- {run_line(ONE)}", "status: trial"),
        ("Tested:", f"  - {run_line(ONE)}", f"  - {run_line(ONE)}", "status: trial"),
    ],
)  # fmt: skip
def test_the_runs_stand_in_the_header_once_and_all_else_stays(header: tuple[str, ...]) -> None:
    written = with_runs(page(*header), (ONE, ALONE))
    assert written is not None
    assert runs_of(written) == (ONE, ALONE)
    assert [line for line in written.split("\n") if line.startswith("  - ")] == [
        f"  - {run_line(ONE)}", f"  - '{run_line(ALONE)}'",
    ]  # fmt: skip
    assert with_runs(written, ()) == page("status: trial")


def test_windows_lines_stay_windows_lines() -> None:
    written = with_runs(page("status: trial").replace("\n", "\r\n"), (ONE,))
    assert written is not None
    assert written.count("\r\n") == written.count("\n")
    assert runs_of(written) == (ONE,)


@pytest.mark.parametrize("text", [BODY, "---\nformat: exercise/1\n\n" + BODY, ""])
def test_a_page_without_a_header_that_ends_is_not_written_into(text: str) -> None:
    assert with_runs(text, (ONE,)) is None
