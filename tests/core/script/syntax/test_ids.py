"""Every step of a page and every item of a plan has an id of its own."""

from __future__ import annotations

from support.scripts import GOOD, PLAN

from l4pc_tui.core.script.comparing.comparison import compare
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.script.reading.script import read


def test_a_name_that_another_was_given_by_its_number_is_not_given_twice() -> None:
    items = "- Talk 2 (5 min)\n- Talk (5 min)\n- Talk (5 min)\n- Close: one word"
    plan = read(PLAN.replace("- Close: one word", items).encode(), path="a.md", kind="plan").so_far
    assert isinstance(plan, SessionPlan)
    ids = [item.id for item in plan.items]
    assert len(set(ids)) == len(ids)
    assert compare(plan, plan) == ()
    step = "\n- Time: 5 min\n\nSay: yes\n\n## "
    text = GOOD.replace("## Ask it", f"## Talk 2{step}Talk{step}Talk{step}Ask it")
    exercise = read(text.encode(), path="a.md", kind="exercise").so_far
    assert isinstance(exercise, Exercise)
    ids = [each.id for each in exercise.steps]
    assert len(set(ids)) == len(ids)
