"""Wishes are accepted with their result, or refused in words."""

from __future__ import annotations

from support.live import Table

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place


def refused(answer: rules.Ruling) -> str:
    assert isinstance(answer, rules.Refused)
    return answer.words


def test_nothing_moves_before_the_start(table: Table) -> None:
    wishes = (rules.next_step, rules.back, rules.reveal, rules.cover, rules.pause)
    for wish in wishes:
        assert "has not started" in refused(wish(table.sheet, table.room.run))
    assert table.room.run.state is State.PLANNED


def test_a_session_starts_once_on_its_first_stop(started: Table) -> None:
    assert started.room.run.at == "1"
    assert started.room.run.place is Place.ARRIVE
    assert "running already" in refused(rules.start(started.sheet, started.room.run, {}))


def test_next_walks_through_items_and_steps_in_order(started: Table) -> None:
    seen = [started.room.run.at]
    while isinstance(started.next(1), rules.Accepted):
        seen.append(started.room.run.at)
    steps = ["2/pick-one", "2/trace-it", "2/hear-it", "2/name-it"]
    assert seen == ["1", *steps, "3", "4", "5"]


def test_the_last_step_says_how_to_close(started: Table) -> None:
    while isinstance(answer := started.next(1), rules.Accepted):
        pass
    assert refused(answer) == "This is the last step. c closes the session."


def test_back_goes_to_the_step_before_and_stops_at_the_first(tracing: Table) -> None:
    tracing.do(rules.back(tracing.sheet, tracing.room.run))
    assert tracing.room.run.at == "2/pick-one"
    tracing.do(rules.back(tracing.sheet, tracing.room.run))
    assert refused(rules.back(tracing.sheet, tracing.room.run)) == "This is the first step."


def test_a_side_step_is_entered_by_its_door_and_left_to_its_opener(tracing: Table) -> None:
    tracing.do(rules.door(tracing.sheet, tracing.room.run, 1))
    assert tracing.room.run.at == "2/slow-it-down"
    assert tracing.room.run.place is Place.FEEL, "it has no place of its own"
    tracing.next(4)
    assert tracing.room.run.at == "2/trace-it"
    assert tracing.room.run.openers == ()


def test_skip_to_leads_to_the_later_step(tracing: Table) -> None:
    tracing.do(rules.door(tracing.sheet, tracing.room.run, 2))
    assert tracing.room.run.at == "2/name-it"


def test_repeat_gives_the_step_its_whole_time_again(tracing: Table) -> None:
    tracing.now += 600
    tracing.do(rules.door(tracing.sheet, tracing.room.run, 3))
    assert tracing.room.run.at == "2/trace-it"
    assert tracing.room.run.used(tracing.now) == 0


def test_end_leaves_the_exercise_for_the_next_item(tracing: Table) -> None:
    tracing.do(rules.door(tracing.sheet, tracing.room.run, 4))
    assert tracing.room.run.at == "3"


def test_doors_of_an_open_probe_follow_those_of_the_step(tracing: Table) -> None:
    assert len(rules.ways(tracing.sheet, tracing.room.run)) == 4
    tracing.do(rules.reveal(tracing.sheet, tracing.room.run))
    tracing.do(rules.reveal(tracing.sheet, tracing.room.run))
    answer = tracing.do(rules.door(tracing.sheet, tracing.room.run, 5))
    assert isinstance(answer, rules.Accepted)
    assert answer.data["advice"] == "Swap sides."
    assert tracing.room.run.at == "2/trace-it", "advice moves nobody"


def test_a_door_that_is_not_there_is_refused(tracing: Table) -> None:
    assert refused(rules.door(tracing.sheet, tracing.room.run, 9)) == "There is no door 9 here."


def test_revealing_goes_down_and_covering_comes_up(tracing: Table) -> None:
    def place() -> Place | None:
        return tracing.room.run.place

    tracing.do(rules.reveal(tracing.sheet, tracing.room.run))
    assert place() is Place.FEEL
    tracing.do(rules.reveal(tracing.sheet, tracing.room.run))
    assert place() is Place.QUESTION
    assert "deepest" in refused(rules.reveal(tracing.sheet, tracing.room.run))
    tracing.do(rules.cover(tracing.sheet, tracing.room.run))
    assert place() is Place.FEEL
    tracing.do(rules.cover(tracing.sheet, tracing.room.run))
    assert "Nothing is open" in refused(rules.cover(tracing.sheet, tracing.room.run))


def test_coming_back_to_a_step_comes_back_to_its_open_probe(tracing: Table) -> None:
    tracing.do(rules.reveal(tracing.sheet, tracing.room.run))
    tracing.do(rules.reveal(tracing.sheet, tracing.room.run))
    tracing.next(5)
    places = [tracing.room.run.place]
    tracing.do(rules.back(tracing.sheet, tracing.room.run))
    places.append(tracing.room.run.place)
    assert places == [Place.SURFACE, Place.QUESTION]


def test_while_paused_only_going_on_and_closing_are_possible(tracing: Table) -> None:
    tracing.do(rules.pause(tracing.sheet, tracing.room.run))
    assert refused(rules.next_step(tracing.sheet, tracing.room.run)).startswith("The clock is")
    assert isinstance(rules.close(tracing.room.run), rules.Accepted)
    tracing.do(rules.pause(tracing.sheet, tracing.room.run))
    assert tracing.room.run.state is State.RUNNING


def test_a_closed_session_can_be_reopened_where_it_stood(tracing: Table) -> None:
    tracing.do(rules.close(tracing.room.run))
    assert "closed" in refused(rules.next_step(tracing.sheet, tracing.room.run))
    tracing.now += 3600
    tracing.do(rules.reopen(tracing.room.run))
    assert tracing.room.run.at == "2/trace-it"
    assert tracing.room.run.used(tracing.now) == 0, "the closed hour is not counted"


def test_going_to_a_step_takes_only_steps_of_the_sheet(tracing: Table) -> None:
    tracing.do(rules.goto(tracing.sheet, tracing.room.run, "5"))
    assert tracing.room.run.at == "5"
    assert "no such step" in refused(rules.goto(tracing.sheet, tracing.room.run, "2/slow-it-down"))
