"""Next and doors that lead out of an exercise, into another one and back again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from support.live import PLAN, RULES, Table, fixed, item, lay, step

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.take_back import latest
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.live.view.card import card
from l4pc_tui.core.script.model.model import END, Door, Exercise

OTHER = Exercise(
    "other", "Another", "Used by the first.",
    steps=(
        step("Open", fixed(5), doors=(
            Door("short of time", None, "skip to", "shut", 1),
            Door("it is done", None, "end", None, 1),
            Door("someone is upset", None, "go to", "aside", 1),
        )),
        step("Talk", fixed(5)),
        step("Shut", fixed(5)),
    ),
    sides=(
        step("Aside", fixed(5), kind="side", doors=(Door("it is done", None, "end", None, 1),),
             whole_room=True),
    ),
)  # fmt: skip
USER = replace(
    RULES,
    steps=(
        step("Pick one", fixed(5), doors=(Door("it is slow", None, "use exercise", "other", 1),)),
        step("Hear it", fixed(5)),
    ),
)


def table(exercise: Exercise, *others: Exercise, **more: Any) -> Table:
    """A session of one exercise and a talk, started."""
    plan = replace(
        PLAN,
        items=(
            item("Exercise", None, exercise=exercise.id, **more),
            item("Talk", fixed(20), what="Who decides"),
        ),
    )
    found = Table(lay(plan, exercise, *others))
    found.start()
    return found


def at(found: Table) -> str:
    """The stop it is on; the view's sums must be possible there."""
    stop = found.sheet.stop(found.room.run.at)
    card(found.sheet, found.room.run, stop, timeline(found.sheet, found.room.run, found.now), None)
    return found.room.run.at


def door(found: Table, number: int) -> str:
    found.do(rules.door(found.sheet, found.room.run, number))
    return at(found)


def following(found: Table) -> str:
    found.next()
    return at(found)


def test_next_end_leaves_the_exercise() -> None:
    ends = replace(RULES, steps=(step("Pick one", fixed(5), next=END), step("Hear it", fixed(5))))
    assert following(table(ends)) == "2"


def test_next_leads_back_to_an_earlier_step() -> None:
    round_ = replace(
        RULES,
        steps=(step("One", fixed(5)), step("Two", fixed(5), next="one"), step("Three", fixed(5))),
    )
    found = table(round_)
    assert [following(found), following(found)] == ["1/two", "1/one"]


def test_next_to_a_step_that_the_plan_leaves_out_leads_to_the_one_after_it() -> None:
    jumps = replace(
        RULES,
        steps=(
            step("One", fixed(5), next="three"), step("Two", fixed(5)), step("Three", fixed(5)),
            step("Four", fixed(5)),
        ),
    )  # fmt: skip
    assert following(table(jumps, skip=(("Three", 1),))) == "1/four"
    assert following(table(jumps, skip=(("Three", 1), ("Four", 1)))) == "2"


def test_next_into_a_side_step_goes_on_behind_it() -> None:
    side = replace(RULES, steps=(step("One", fixed(5), next="slow-it-down"), step("Two", fixed(5))))
    found = table(side)
    assert [following(found), following(found), following(found)] == [
        "1/slow-it-down", "1/two", "2",
    ]  # fmt: skip


def test_a_used_exercise_is_walked_to_its_end_and_left_to_its_user() -> None:
    found = table(USER, OTHER)
    assert door(found, 1) == "1/+other/open"
    assert [following(found) for _ in range(3)] == [
        "1/+other/talk", "1/+other/shut", "1/pick-one",
    ]  # fmt: skip


def test_doors_within_a_used_exercise_stay_in_it() -> None:
    found = table(USER, OTHER)
    door(found, 1)
    assert door(found, 1) == "1/+other/shut"
    assert following(found) == "1/pick-one"


def test_ending_a_used_exercise_ends_it_and_not_its_user() -> None:
    found = table(USER, OTHER)
    door(found, 1)
    assert door(found, 2) == "1/pick-one"
    door(found, 1)
    assert door(found, 3) == "1/+other/aside"
    assert door(found, 1) == "1/pick-one"
    assert found.room.run.openers == ()


def test_undo_passes_over_what_is_not_of_this_run(started: Table) -> None:
    started.put("note:n1", session="s1", kind="note", text="words")
    started.put("person:p1", name="Ben Ng")
    found = latest(started.room)
    assert found is not None
    assert [thing.entity for thing in found.things] == ["note:n1"]
