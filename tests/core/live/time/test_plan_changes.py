"""The plan is changed while it runs, and each change says first what it does."""

from __future__ import annotations

from support.live import NINE, RULES, ZONE, Table

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.rules import Refused
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.time import plan_changes, time_changes
from l4pc_tui.core.live.time.preview import Preview, preview
from l4pc_tui.core.live.time.time_changes import Proposal
from l4pc_tui.core.live.view.sheet_lines import sheet_lines


def seen(table: Table, found: Proposal | Refused) -> Preview:
    assert isinstance(found, Proposal), found
    return preview(table.lay, table.run, table.now, ZONE, found.answer, found.title, found.rest)


def refused(found: Proposal | Refused) -> str:
    assert isinstance(found, Refused)
    return found.words


def names(table: Table) -> list[str]:
    return [item.name for item in table.sheet.items if not item.out]


def test_an_item_that_is_left_out_is_gone_past_and_can_be_brought_back(tracing: Table) -> None:
    found = plan_changes.skip(tracing.sheet, tracing.run, "4")
    told = seen(tracing, found)
    assert told.title == "Who decides is left out."
    assert told.lines[0].after == "left out"
    assert told.told == (
        "Break 10:00 holds",
        "finish 10:40, 20 min early (planned 11:00); now finish 11:00 as planned",
    )
    tracing.do(found)
    tracing.do(rules.goto(tracing.sheet, tracing.run, "3"))
    assert tracing.do(rules.next_step(tracing.sheet, tracing.run)).data["stop"] == "5"  # type: ignore[union-attr]
    tracing.undo()
    tracing.do(plan_changes.restore(tracing.sheet, tracing.run, "4"))
    assert "Who decides" in names(tracing)
    assert (
        refused(plan_changes.restore(tracing.sheet, tracing.run, "4"))
        == "Who decides is not left out."
    )


def test_leaving_out_the_item_that_runs_leaves_out_what_is_still_to_come_of_it(
    tracing: Table,
) -> None:
    found = plan_changes.skip(tracing.sheet, tracing.run, "2")
    assert seen(tracing, found).title == "The rest of Whose rule? is left out."
    tracing.do(found)
    assert tracing.run.at == "2/trace-it"
    tracing.next(12)
    assert tracing.run.at == "3"
    assert refused(plan_changes.restore(tracing.sheet, tracing.run, "2/hear-it")).startswith(
        "The group"
    )


def test_what_has_begun_cannot_be_left_out_and_the_return_is_named(tracing: Table) -> None:
    assert "has begun" in refused(plan_changes.skip(tracing.sheet, tracing.run, "1"))
    assert "no such" in refused(plan_changes.skip(tracing.sheet, tracing.run, "nowhere"))
    assert seen(tracing, plan_changes.skip(tracing.sheet, tracing.run, "5")).rest == (
        "That is part of the Return."
    )


def test_words_are_inserted_after_the_item_that_runs(tracing: Table) -> None:
    found = plan_changes.insert(tracing.sheet, tracing.run, "Walk [/x] round\x1b[2J", 600)
    told = seen(tracing, found)
    assert told.title.endswith("(10 min) comes after Whose rule?.")
    assert told.moved == 0, "the quarter of an hour before the break takes it"
    tracing.do(found)
    assert names(tracing)[2].startswith("Walk [/x] round")
    tracing.next(12)
    tracing.next(6)
    tracing.next(7)
    assert tracing.run.at == "n1"
    tracing.undo()
    tracing.do(plan_changes.insert(tracing.sheet, tracing.run, "Stretch", 60, after="4"))
    assert names(tracing)[-2:] == ["Stretch", "Return"]
    assert tracing.sheet.items[-2].id == "n2"


def test_an_exercise_is_inserted_with_its_steps_doors_and_side_steps(started: Table) -> None:
    found = plan_changes.insert(
        started.sheet, started.run, RULES.title, 0, after="4", exercise="whose-rule", sha="abc"
    )
    assert seen(started, found).moved == -30 * 60
    started.do(found)
    assert [stop.planned for stop in started.sheet.stops[-5:-1]] == [0, 0, 0, 0]
    started.do(rules.goto(started.sheet, started.run, "n1/trace-it"))
    started.do(rules.door(started.sheet, started.run, 1))
    assert started.run.at == "n1/slow-it-down"
    started.next(5)
    started.next(12)
    started.next(6)
    started.next(7)
    assert started.run.at == "5"


def test_an_inserted_exercise_takes_the_length_it_is_given(started: Table) -> None:
    found = plan_changes.insert(
        started.sheet, started.run, RULES.title, 27 * 60, exercise="whose-rule", sha="abc"
    )
    started.do(found)
    lengths = [stop.span.ideal for stop in started.sheet.stops if stop.id.startswith("n1/")]
    assert sum(lengths) == 27 * 60, "three less than its steps say, from those that can give"
    assert (lengths[0], lengths[2]) == (5 * 60, 6 * 60)


def test_an_insertion_needs_words_and_a_length(tracing: Table) -> None:
    assert "Say in a word" in refused(plan_changes.insert(tracing.sheet, tracing.run, " ", 60))
    assert "how long" in refused(plan_changes.insert(tracing.sheet, tracing.run, "Walk", 0))
    assert "gone by" in refused(
        plan_changes.insert(tracing.sheet, tracing.run, "Walk", 60, after="1")
    )


def test_items_move_up_and_down_among_those_to_come(tracing: Table) -> None:
    found = plan_changes.move(tracing.sheet, tracing.run, "4", -1)
    assert seen(tracing, found).title == "Who decides comes before Break."
    tracing.do(found)
    assert names(tracing) == ["Arrivals", "Whose rule?", "Who decides", "Break", "Return"]
    assert tracing.sheet.items[2].starts == NINE + 45 * 60, "planned times follow the new order"
    assert "the next one already" in refused(plan_changes.move(tracing.sheet, tracing.run, "4", -1))
    assert "begun" in refused(plan_changes.move(tracing.sheet, tracing.run, "2", 1))
    tracing.do(plan_changes.move(tracing.sheet, tracing.run, "5", -1))
    assert names(tracing)[-1] == "Break"
    last = plan_changes.move(tracing.sheet, tracing.run, "3", 1)
    assert refused(last) == "Break is the last one already."
    far = plan_changes.move(tracing.sheet, tracing.run, "4", 999)
    assert refused(far) == "Who decides can come at most 2 places later."
    nowhere = plan_changes.move(tracing.sheet, tracing.run, "4", 0)
    assert refused(nowhere) == "Say by how many places: 1 is later, -1 is earlier."


def test_a_lock_is_set_moved_and_let_go(tracing: Table) -> None:
    found = time_changes.lock(tracing.sheet, tracing.run, "3", NINE + 75 * 60, tracing.now, ZONE)
    told = seen(tracing, found)
    assert told.title == "Break moves from 10:00 to 10:15."
    assert told.told == (
        "Break 10:15 holds; now Break 10:00 holds",
        "finish 11:15, 15 min late (planned 11:00); now finish 11:00 as planned",
    )
    tracing.do(found)
    tracing.do(
        time_changes.lock(tracing.sheet, tracing.run, FINISH, NINE + 150 * 60, tracing.now, ZONE)
    )
    assert tracing.sheet.finish == NINE + 150 * 60
    tracing.do(time_changes.unlock(tracing.sheet, tracing.run, "3"))
    assert tracing.times.starts[5] == NINE + 45 * 60, "the break follows on"
    assert "always held" in refused(time_changes.unlock(tracing.sheet, tracing.run, FINISH))
    assert "not locked" in refused(time_changes.unlock(tracing.sheet, tracing.run, "4"))
    assert "begun" in refused(
        time_changes.lock(tracing.sheet, tracing.run, "1", NINE, tracing.now, ZONE)
    )
    step = time_changes.lock(tracing.sheet, tracing.run, "2/hear-it", NINE, tracing.now, ZONE)
    assert refused(step) == "Only items can be locked. “Hear it” is a step of “Whose rule?”."
    assert refused(time_changes.unlock(tracing.sheet, tracing.run, "2/hear-it")) == refused(step)
    moved = plan_changes.move(tracing.sheet, tracing.run, "2/hear-it", 1)
    assert refused(moved) == "Only items can be moved. “Hear it” is a step of “Whose rule?”."
    same = time_changes.lock(tracing.sheet, tracing.run, FINISH, NINE + 150 * 60, tracing.now, ZONE)
    assert refused(same) == "Finish is locked to 11:30 already."


def test_shifting_moves_planned_times_up_to_the_next_lock_and_no_further(tracing: Table) -> None:
    tracing.now += 20 * 60
    found = time_changes.shift(tracing.sheet, tracing.run, tracing.now)
    told = seen(tracing, found)
    assert told.title == "Everything up to Break is planned 8 min later."
    tracing.do(found)
    assert tracing.times.late == 0
    assert tracing.sheet.stop("2/hear-it").starts == NINE + 40 * 60
    assert tracing.sheet.items[2].starts == NINE + 60 * 60
    assert "on time" in refused(time_changes.shift(tracing.sheet, tracing.run, tracing.now))


def test_time_is_not_changed_before_the_start_and_nothing_after_the_close(table: Table) -> None:
    assert "not started" in refused(time_changes.squeeze(table.sheet, table.run, table.now, ZONE))
    table.start()
    table.do(rules.close(table.run))
    assert "closed" in refused(plan_changes.skip(table.sheet, table.run, "4"))
    assert "closed" in refused(time_changes.squeeze(table.sheet, table.run, table.now, ZONE))


def test_what_is_left_out_stands_so_on_the_run_sheet_at_no_time(tracing: Table) -> None:
    tracing.do(plan_changes.skip(tracing.sheet, tracing.run, "4"))
    tracing.do(plan_changes.skip(tracing.sheet, tracing.run, "2/hear-it"))
    lines = sheet_lines(tracing.sheet, tracing.run, tracing.times, ZONE)
    told = {line.stop: (line.sign, line.time, line.minutes, line.state) for line in lines}
    assert told["4"] == ("–", "", "20", "left out"), "how long it would have been"
    assert told["2/hear-it"][3] == "left out"
    assert told["5"][3] == "ahead"
