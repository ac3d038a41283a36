"""What a plan does instead, when the group is not to go to Power."""

from __future__ import annotations

import pytest

from l4pc_tui.core.script.checking.cross_check import cross_check
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.pointers import Checked
from l4pc_tui.core.script.reading.script import read


def exercise(
    name: str, place: str, length: str, status: str = "trial", people: str = "6-24"
) -> Checked:
    return file(
        f"---\nformat: exercise/1\npeople: {people}\nstatus: {status}\n---\n# Of {name}\nS.\n\n"
        f"## Go down\n- Time: {length}\n- Depth: {place}\nSay: go\n\n"
        "## Come back\n- Time: 20 min\n- Depth: Return\nSay: come\n\n## Access\nFor all.\n",
        f"exercises/{name}.md",
    )


def file(text: str, path: str) -> Checked:
    found = read(text.encode(), path=path, kind="plan" if path.startswith("s") else "exercise")
    assert found.model is not None, found.diagnostics
    return Checked(path, found.model, text)


SHELF = (
    exercise("power", "Power", "30-40 min"), exercise("deeper", "Power", "30 min"),
    exercise("fits", "Question", "30 min"), exercise("long", "Feel", "45 min"),
    exercise("short", "Feel", "5 min"), exercise("each", "Feel", "2 min per person"),
    exercise("sketch", "Feel", "30 min", status="draft"),
    exercise("few", "Feel", "30 min", people="6-8"),
)  # fmt: skip


def told(lines: str, people: str = "12") -> list[Diagnostic]:
    day = f"---\nformat: session/1\nstart: 09:00\npeople: {people}\n---\n# Day\nS.\n\n{lines}\n"
    found = cross_check([*SHELF, file(day, "sessions/day.md")])
    return [message for message in found if message.path == "sessions/day.md"]


@pytest.mark.parametrize(
    ("plan_b", "codes"),
    [
        ("fits", []), ("each", []), ("deeper", ["P945"]), ("long", ["P946"]), ("short", ["P946"]),
        ("power", ["P947"]), ("nowhere", ["P903"]), ("day", ["P923"]), ("sketch", ["P905"]),
    ],
)  # fmt: skip
def test_a_plan_b_is_there_goes_less_far_and_fits_the_minutes(
    plan_b: str, codes: list[str]
) -> None:
    found = told(f"- Exercise: power\n  - Plan B: {plan_b}")
    assert [message.code for message in found] == codes
    assert all((message.line, message.col) == (10, 13) for message in found)


def test_the_minutes_are_of_the_people_that_the_plan_expects() -> None:
    lines = "- Exercise: power\n  - Plan B: each"
    assert not told(lines, "16")
    assert [message.code for message in told(lines, "22")] == ["P946"]


def test_a_plan_b_is_for_as_many_as_the_plan() -> None:
    assert [m.code for m in told("- Exercise: power\n  - Plan B: few", "6-24")] == ["P906"]


def test_an_exercise_that_goes_to_power_without_one_gets_advice() -> None:
    (found,) = told("- Exercise: power")
    assert (found.code, found.severity) == ("P948", "advice")
    assert not told("- Exercise: power\n  - Skip step: Go down")
    assert not told("- Exercise: fits")


def test_of_an_item_with_a_time_of_its_own_that_time_counts() -> None:
    codes = [message.code for message in told("- Exercise: power (48 min)\n  - Plan B: fits")]
    assert "P946" in codes
