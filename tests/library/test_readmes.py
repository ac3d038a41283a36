"""The two pages that say what is there tell the truth."""

from __future__ import annotations

import re

import pytest
from library.figures import ROOT
from library.shelf import deepest_step, minutes, shelf

from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.text.clock_times import clock_words
from l4pc_tui.desk.library.coverage_page import filled, page

EXERCISES = (ROOT / "exercises" / "README.md").read_text("utf-8")
SESSIONS = (ROOT / "sessions" / "README.md").read_text("utf-8")
ROW = re.compile(r"^\| \[.*$", re.MULTILINE)


def exercise_row(exercise: Exercise) -> str:
    """The line that the table should have."""
    step, questions = deepest_step(exercise), exercise.ceiling
    down = f"{step} · {questions}" if questions.depth > step.depth else str(step)
    least, most = minutes(exercise)
    low, high = exercise.people
    link = f"[{exercise.title}]({exercise.id}.md)"
    cells = (link, down, f"{least}–{most}", f"{low}–{high}", exercise.shape, exercise.ending,
             ", ".join(exercise.themes))  # fmt: skip
    return f"| {' | '.join(cells)} |"


def plan_row(plan: SessionPlan) -> str:
    """The line that the table of its programme should have."""
    assert plan.finish is not None
    assert plan.people_range is not None
    low, high = plan.people_range
    held = [shelf().exercises[item.exercise].title for item in plan.items if item.exercise]
    times = f"{clock_words(plan.start)}–{clock_words(plan.finish)}"
    link = f"[{plan.title}]({plan.id}.md)"
    return f"| {link} | {times} | {plan.ceiling} | {low}–{high} | {' · '.join(held)} |"


def test_the_table_has_each_exercise_once_with_all_that_a_facilitator_looks_for() -> None:
    rows = [exercise_row(exercise) for exercise in shelf().exercises.values()]
    assert sorted(ROW.findall(EXERCISES)) == sorted(rows)


def test_the_tables_are_those_that_the_command_writes() -> None:
    """``l4pc library coverage exercises --write exercises/README.md``, as ``make pages`` does."""
    links = {key: f"{key}.md" for key in shelf().exercises}
    assert filled(EXERCISES, page(shelf().exercises.values(), links)) == EXERCISES


def test_the_tables_have_each_plan_once_in_the_order_of_its_programme() -> None:
    sections = SESSIONS.split("\n## ")
    for programme in shelf().programmes.values():
        section = next(each for each in sections if each.startswith(programme.title))
        assert f"({programme.id}.md)" in section
        plans = [shelf().plans[entry.session] for entry in programme.sessions]
        assert ROW.findall(section) == [plan_row(plan) for plan in plans if plan.programme]
        assert all(f"({plan.id}.md)" in section for plan in plans)
    alone = next(each for each in sections if each.startswith("By themselves"))
    by_themselves = [plan_row(plan) for plan in shelf().plans.values() if not plan.programme]
    assert sorted(ROW.findall(alone)) == sorted(by_themselves)
    assert len(ROW.findall(SESSIONS)) == len(shelf().plans)


def test_everybody_whose_method_is_named_in_an_exercise_is_thanked() -> None:
    thanks = EXERCISES.split("## Where ideas come from")[1]
    for exercise in shelf().exercises.values():
        if exercise.source:
            assert f"*{exercise.title}*" in thanks


@pytest.mark.parametrize("text", [EXERCISES, SESSIONS], ids=["exercises", "sessions"])
def test_each_piece_of_advice_names_a_title_and_each_page_its_commands(text: str) -> None:
    choosing = text.split("## How to choose")[1].split("\n## ")[0]
    titles = [exercise.title for exercise in shelf().exercises.values()]
    titles += [plan.title for plan in shelf().plans.values()]
    for line in choosing.splitlines():
        if line.startswith("- "):
            said = line.split(":**", 1)[1]
            assert any(title.split(":")[0].casefold() in said.casefold() for title in titles), line
    for command in ("l4pc where", "l4pc library load", "pytest tests/library"):
        assert f"`{command}`" in text
