"""The sheets of a session: each exercise as its plan uses it, with the numbers of its cohort."""

from __future__ import annotations

from dataclasses import replace

from support.live import NINE, PLAN, RULES, ZONE, fixed, item, lay

from l4pc_tui.core.live.paper.as_planned import Planned, sheets
from l4pc_tui.core.live.paper.counted import groups_in_words, length_in_words
from l4pc_tui.core.live.paper.day_sheet import DaySheet, day_sheet
from l4pc_tui.core.live.sheet.changes import Changes, Inserted
from l4pc_tui.core.live.sheet.replan import replan
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.script.model.measures import ALONE, WHOLE_CIRCLE, Group, Time
from l4pc_tui.core.script.model.model import SessionPlan
from l4pc_tui.core.script.paper.paper import PaperSheet
from l4pc_tui.exchange.paper.sheet_page import sheet_page

AS_USED = replace(
    PLAN,
    items=(
        PLAN.items[0],
        item(
            "Exercise", None, exercise="whose-rule", lead="Amina", say_first="Now rules.",
            skip=(("Name it", 1),), step_times=(("Hear it", fixed(9), 1),),
            variables=(("partner", "your neighbour", 1),),
        ),
        *PLAN.items[2:],
    ),
)  # fmt: skip


def planned(plan: SessionPlan = PLAN, people: int = 12) -> Planned:
    return Planned(lay(plan, people=people), people, ZONE)


def day(sheet: Sheet) -> DaySheet:
    return day_sheet(Planned(sheet, 12, ZONE), "A morning", ("Lantern",))


def exercise(plan: SessionPlan = AS_USED, people: int = 12) -> PaperSheet:
    (found,) = (made for held, made in sheets(planned(plan, people), {}) if held.exercise)
    return found


def test_a_step_that_the_plan_leaves_out_is_struck_and_a_door_to_it_says_so() -> None:
    pick, trace, hear, name, _ = exercise().steps
    assert [step.out for step in (pick, trace, hear, name)] == [False, False, False, True]
    assert (name.name, name.words) == ("Name it", ())
    (short,) = (words.text for words in trace.words if words.label == "If short of time")
    assert short == "skip to “Name it” (left out)"


def test_a_step_has_the_time_of_this_plan_and_the_groups_of_this_cohort() -> None:
    pick, trace, hear, *_ = exercise(people=13).steps
    assert pick.facts[:3] == ("09:15", "5 min", "whole circle")
    assert trace.facts[:3] == ("09:20", "12 min (8-15 min)", "4 groups: 3 of 3, 1 of 4")
    assert hear.facts[:2] == ("09:32", "9 min")


def test_what_the_plan_says_of_an_exercise_stands_before_it() -> None:
    found = exercise()
    assert "Amina leads" in found.facts
    assert "09:15 to 09:41" in found.facts
    assert [(words.label, words.text) for words in found.first] == [("Say first", "Now rules.")]
    (say,) = (words.text for words in found.steps[0].words if words.label == "Say")
    assert say == "Pick one, your neighbour."


def test_lengths_say_how_they_come_about() -> None:
    each = Time(45, 45, 45, per="person")
    assert length_in_words(each, 13 * 60, 18, None) == "13 min"
    assert length_in_words(each, 810, 18, None) == "13 min 30 sec: 45 sec per person, 18 people"
    rounds = Time(300, 360, 420, rounds=2, stated=True)
    assert length_in_words(rounds, 720, 18, None) == "12 min: 2 x 5-7 min"
    groups = Time(60, 60, 60, per="group")
    assert length_in_words(groups, 300, 18, 4) == "5 min: 1 min per group, 5 groups"


def test_groups_are_counted_as_they_will_be_dealt() -> None:
    told = [groups_in_words(Group(size, size), 17) for size in (2, 3)]
    assert told == ["8 groups: 7 of 2, 1 of 3", "5 groups: 3 of 3, 2 of 4"]
    assert groups_in_words(Group(2, 2), 18) == "9 pairs"
    assert [groups_in_words(group, 17) for group in (ALONE, WHOLE_CIRCLE)] == [
        "alone", "whole circle",
    ]  # fmt: skip


def test_the_day_has_clock_times_locks_breaks_and_what_is_left_out() -> None:
    told = day(lay(AS_USED))
    assert [(line.clock, line.name, line.length) for line in told.lines] == [
        ("09:00", "Arrivals", "15 min"), ("09:15", "Whose rule?", "26 min"),
        ("10:00", "Break", "15 min"), ("10:15", "Who decides", "20 min"), ("10:35", "Return", "25 min"),
    ]  # fmt: skip
    rest = told.lines[2]
    assert rest.rests
    assert rest.remarks == ("begins at 10:00, whatever happens", "back at 10:15")
    assert [(step.clock, step.name) for step in told.lines[1].steps if step.out] == [
        ("", "Name it")
    ]
    assert told.finish == ("11:00", "")


def test_what_was_changed_before_the_day_is_printed_as_changed() -> None:
    added = Inserted("n1", "Stretch our legs", 300)
    changes = Changes(
        lengths={"1": 20 * 60}, out=frozenset({"4"}), order=("1", "2", "n1", "3", "4", "5"),
        inserted=(added,), locks={"3": NINE + 70 * 60},
    )  # fmt: skip
    told = day(replan(lay(), changes))
    assert [(line.clock, line.name) for line in told.lines] == [
        ("09:00", "Arrivals"), ("09:20", "Whose rule?"), ("09:50", "Stretch our legs"),
        ("10:10", "Break"), ("", "Who decides"), ("10:25", "Return"),
    ]  # fmt: skip
    assert told.lines[4].remarks == ("left out",)


def test_a_plan_that_runs_over_says_where_its_lengths_lead_to() -> None:
    told = day(replan(lay(), Changes(lengths={"5": 40 * 60})))
    assert told.finish == ("11:00", "these lengths lead to 11:15")


def test_a_lock_holds_on_paper_and_what_reaches_over_it_says_so() -> None:
    told = day(replan(lay(), Changes(lengths={"1": 40 * 60})))
    over, rest, after = told.lines[1:4]
    assert (rest.clock, rest.remarks[-1], after.clock) == ("10:00", "back at 10:15", "10:15")
    assert over.remarks[-1] == "10 min over: shorten it or something before it"
    assert told.finish == ("11:00", "")


def test_an_exercise_of_the_plan_is_the_one_that_stands_in_the_library() -> None:
    assert [step.name for step in exercise(PLAN).steps] == [
        step.name for step in (*RULES.steps, *RULES.sides)
    ]


def test_what_its_steps_usually_took_stands_on_its_sheet() -> None:
    known = ("Step 2, Trace it: planned 12, usually 17 min (5 runs, 2 remarks).",)
    (found,) = (made for held, made in sheets(planned(), {"whose-rule": known}) if held.exercise)
    assert found.told == known
    assert known[0] in sheet_page(found).decode()
