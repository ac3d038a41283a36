"""The two pages that say what is there tell the truth."""

from __future__ import annotations

import re

import pytest
from library.figures import ROOT
from library.shelf import deepest_step, minutes, shelf

from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.text.clock_times import clock_words

EXERCISES = (ROOT / "exercises" / "README.md").read_text("utf-8")
SESSIONS = (ROOT / "sessions" / "README.md").read_text("utf-8")
ROW = re.compile(r"^\| \[.*$", re.MULTILINE)


def exercise_row(exercise: Exercise) -> str:
    """The line that the table should have, ready to be pasted."""
    step, questions = deepest_step(exercise), exercise.ceiling
    down = f"{step} · {questions}" if questions.depth > step.depth else str(step)
    least, most = minutes(exercise)
    low, high = exercise.people
    themes = ", ".join(theme.replace("-", " ").replace("co p", "co-p") for theme in exercise.themes)
    link = f"[{exercise.title}]({exercise.id}.md)"
    return f"| {link} | {down} | {least}–{most} | {low}–{high} | {themes} |"


def plan_row(plan: SessionPlan) -> str:
    """The line that the table of its programme should have."""
    assert plan.finish is not None
    assert plan.people_range is not None
    low, high = plan.people_range
    held = [shelf().exercises[item.exercise].title for item in plan.items if item.exercise]
    times = f"{clock_words(plan.start)}–{clock_words(plan.finish)}"
    link = f"[{plan.title}]({plan.id}.md)"
    return f"| {link} | {times} | {plan.ceiling} | {low}–{high} | {' · '.join(held)} |"


def test_the_table_has_each_exercise_once_with_its_place_times_people_and_themes() -> None:
    rows = [exercise_row(exercise) for exercise in shelf().exercises.values()]
    assert sorted(ROW.findall(EXERCISES)) == sorted(rows)


def test_the_tables_have_each_plan_once_in_the_order_of_its_programme() -> None:
    sections = SESSIONS.split("\n## ")
    for programme in shelf().programmes.values():
        section = next(each for each in sections if each.startswith(programme.title))
        assert f"({programme.id}.md)" in section
        plans = [shelf().plans[entry.session] for entry in programme.sessions]
        assert ROW.findall(section) == [plan_row(plan) for plan in plans]
    alone = next(each for each in sections if each.startswith("By themselves"))
    by_themselves = [plan_row(plan) for plan in shelf().plans.values() if not plan.programme]
    assert sorted(ROW.findall(alone)) == sorted(by_themselves)
    assert len(ROW.findall(SESSIONS)) == len(shelf().plans)


def test_everybody_whose_method_is_named_in_an_exercise_is_thanked() -> None:
    thanks = EXERCISES.split("## Where ideas come from")[1]
    for exercise in shelf().exercises.values():
        if exercise.source:
            assert f"*{exercise.title}*" in thanks


@pytest.mark.parametrize("page", [EXERCISES, SESSIONS], ids=["exercises", "sessions"])
def test_each_piece_of_advice_names_a_title_and_each_page_its_commands(page: str) -> None:
    choosing = page.split("## How to choose")[1].split("\n## ")[0]
    titles = [exercise.title for exercise in shelf().exercises.values()]
    titles += [plan.title for plan in shelf().plans.values()]
    for line in choosing.splitlines():
        if line.startswith("- "):
            said = line.split(":**", 1)[1]
            assert any(title.split(":")[0].casefold() in said.casefold() for title in titles), line
    for command in ("l4pc where", "l4pc library load", "pytest tests/library"):
        assert f"`{command}`" in page
