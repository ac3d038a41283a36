"""A side step that is not for the whole room: the facilitator goes, and the room goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.live import NINE, PLAN, RULES, ZONE, Table, ask, fixed, item, lay, step
from support.plans import WISHES, Found, do, plans, table, wishes

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.view.log_words import in_words
from l4pc_tui.core.live.view.parts import public
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import Group, Time
from l4pc_tui.core.script.model.model import END, Block, Door, Probe

UPSET = Door("someone is upset", None, "go to", "quiet", 1)
ROUNDS = Time(300, 360, 420, rounds=2, stated=True)
SIDES = (
    step("Quiet", fixed(3, 5, 10), kind="side", depth=Place.POWER, group=Group(2, 2),
         blocks=(Block("Show", "room", "You may go.", 1), ask("What now?", Probe(Place.POWER, "Who?", 1))),
         doors=(
             Door("it helps", None, "go to", "farther", 1),
             Door("all of them", None, "go to", "swap", 1),
             Door("it is late", None, "skip to", "hear-it", 1),
             Door("once more", None, "repeat", None, 1),
             Door("it is enough", None, "end", None, 1),
         )),
    step("Farther", fixed(2), kind="side", doors=(Door("back", None, "go to", "quiet", 1),)),
    step("Swap", fixed(5), kind="side", whole_room=True, blocks=(ask("What is there?"),), doors=(UPSET,)),
    step("Onward", fixed(2), kind="side", next="hear-it"),
)  # fmt: skip
EXERCISE = replace(
    RULES,
    steps=(
        step("Trace it", ROUNDS, depth=Place.FEEL, group=Group(3, 3), blocks=(ask("Whose rule is it?"),),
             doors=(UPSET, Door("time to spare", None, "go to", "swap", 1),
                    Door("it is done", None, "go to", "onward", 1))),
        step("Hear it", fixed(6)),
    ),
    sides=SIDES,
)  # fmt: skip
QUIET, FARTHER, SWAP = "1/quiet", "1/farther", "1/swap"


@pytest.fixture
def tracing() -> Table:
    plan = replace(PLAN, items=(item("Exercise", None, exercise=RULES.id), item("Talk", fixed(20))))
    found = Table(lay(plan, EXERCISE))
    found.start()
    found.now += 120
    return found


def door(found: Table, number: int) -> tuple[str, ...]:
    answer = found.do(rules.door(found.sheet, found.run, number))
    assert isinstance(answer, rules.Accepted), answer
    return beside(found)


def beside(found: Table) -> tuple[str, ...]:
    return tuple(visit.stop for visit in found.run.beside)


def wall(found: Table, now: float | None = None) -> object:
    return public(found.sheet, found.run, found.now if now is None else now)


def test_what_concerns_one_pair_leaves_question_format_timer_and_bell_on_the_wall(
    tracing: Table,
) -> None:
    later = (tracing.now, tracing.now + 60, tracing.now + 1000)
    before = [wall(tracing, now) for now in later]
    assert door(tracing, 1) == (QUIET,)
    assert [wall(tracing, now) for now in later] == before
    assert tracing.run.at == "1/trace-it"


def test_the_steps_clock_goes_on_meanwhile_and_one_key_goes_back(tracing: Table) -> None:
    door(tracing, 1)
    tracing.now += 180
    assert tracing.run.used(tracing.now) == 300
    tracing.next()
    assert (tracing.run.at, tracing.run.beside) == ("1/trace-it", ())
    assert tracing.run.used(tracing.now) == 300
    assert [(v.stop, v.spent(tracing.now)) for v in tracing.run.aside] == [(QUIET, 180)]


def test_back_is_the_same_way_and_the_run_sheets_own_step_too(tracing: Table) -> None:
    door(tracing, 1)
    tracing.do(rules.back(tracing.sheet, tracing.run))
    assert beside(tracing) == ()
    door(tracing, 1)
    tracing.do(rules.goto(tracing.sheet, tracing.run, "1/trace-it"))
    assert (beside(tracing), tracing.run.at) == ((), "1/trace-it")


def test_the_group_stays_where_it_is_however_deep_the_side_step_is(tracing: Table) -> None:
    door(tracing, 1)
    assert tracing.run.place is Place.FEEL


def test_a_side_step_for_the_whole_room_takes_the_room_with_it(tracing: Table) -> None:
    door(tracing, 2)
    assert (tracing.run.at, tracing.run.openers) == (SWAP, ("1/trace-it",))
    assert wall(tracing) == public(tracing.sheet, tracing.run, tracing.now)
    assert "What is there?" in str(wall(tracing))
    assert door(tracing, 1) == (QUIET,), "and one may step beside that, too"
    assert "What is there?" in str(wall(tracing))
    tracing.next()
    assert tracing.run.at == SWAP
    tracing.next()
    assert tracing.run.at == "1/trace-it"


def test_from_beside_the_whole_room_can_be_taken_aside_onward_and_out(tracing: Table) -> None:
    door(tracing, 1)
    assert door(tracing, 2) == ()
    assert (tracing.run.at, tracing.run.openers) == (SWAP, ("1/trace-it",))
    tracing.next()
    door(tracing, 1)
    assert door(tracing, 3) == ()
    assert tracing.run.at == "1/hear-it"
    tracing.do(rules.back(tracing.sheet, tracing.run))
    door(tracing, 1)
    assert door(tracing, 5) == ()
    assert tracing.run.at == "2"


def test_side_steps_beside_lead_into_each_other_and_never_round(tracing: Table) -> None:
    door(tracing, 1)
    assert door(tracing, 1) == (QUIET, FARTHER)
    assert door(tracing, 1) == (QUIET,), "the door back is the way back"
    assert door(tracing, 1) == (QUIET, FARTHER)
    tracing.next()
    assert beside(tracing) == (QUIET,)
    tracing.next()
    assert beside(tracing) == ()


def test_repeating_beside_begins_the_side_step_again_and_leaves_the_room(tracing: Table) -> None:
    door(tracing, 1)
    tracing.now += 100
    used = tracing.run.used(tracing.now)
    assert door(tracing, 4) == (QUIET,)
    assert tracing.run.beside[0].spent(tracing.now) == 0
    assert tracing.run.used(tracing.now) == used


def test_a_next_of_the_side_steps_own_moves_the_room(tracing: Table) -> None:
    door(tracing, 3)
    assert beside(tracing) == ("1/onward",)
    tracing.next()
    assert (beside(tracing), tracing.run.at) == ((), "1/hear-it")


def test_somebody_may_be_looked_after_while_the_clock_is_paused(tracing: Table) -> None:
    tracing.do(rules.pause(tracing.sheet, tracing.run))
    assert door(tracing, 1) == (QUIET,)
    assert tracing.run.state is State.PAUSED
    tracing.next()
    assert (beside(tracing), tracing.run.state) == ((), State.PAUSED)
    refused = rules.door(tracing.sheet, tracing.run, 2)
    assert refused == rules.Refused("The clock is paused. Space goes on.")


def test_what_is_asked_further_down_is_asked_of_the_room_and_never_from_beside(
    tracing: Table,
) -> None:
    door(tracing, 1)
    refused = rules.reveal(tracing.sheet, tracing.run)
    assert refused == rules.Refused("This step has no deeper question.")


def test_the_log_tells_when_it_began_and_when_it_was_over(tracing: Table) -> None:
    door(tracing, 1)
    door(tracing, 1)
    tracing.next()
    tracing.next()
    told = [in_words(move, tracing.sheet, ZONE) for move in tracing.room.moves[1:]]
    assert told == [
        "door, someone is upset: to “Quiet”, while the step went on",
        "door, it helps: to “Farther”, while the step went on",
        "back from “Farther” to “Quiet”", "back from “Quiet”, to the step",
    ]  # fmt: skip


def test_closing_and_moving_on_end_what_was_beside(tracing: Table) -> None:
    door(tracing, 1)
    tracing.now += 60
    tracing.do(rules.goto(tracing.sheet, tracing.run, "2"))
    assert beside(tracing) == ()
    tracing.do(rules.back(tracing.sheet, tracing.run))
    tracing.do(rules.back(tracing.sheet, tracing.run))
    door(tracing, 1)
    tracing.do(rules.close(tracing.run))
    assert beside(tracing) == ()
    assert [visit.ended is not None for visit in tracing.run.aside] == [True, True]


def test_undo_takes_the_door_back_and_the_way_back_again(tracing: Table) -> None:
    before = tracing.run
    door(tracing, 1)
    inside = tracing.run
    tracing.next()
    tracing.undo()
    assert tracing.run == inside
    tracing.undo()
    assert tracing.run == before


@settings(max_examples=examples(200), deadline=None)
@given(plans(), wishes(WISHES, most=10), st.integers(0, 3000))
def test_no_door_that_is_not_for_the_whole_room_changes_the_wall(
    found: Found, wished: list[object], later: int
) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)  # type: ignore[arg-type]
        for number, way in enumerate(rules.ways(held.sheet, held.run), 1):
            if not way.to or held.sheet.stop(way.to).aside != "some":
                continue
            answer = rules.door(held.sheet, held.run, number)
            if not isinstance(answer, rules.Accepted):
                assert held.run.state is State.CLOSED
                continue
            copy = Table(held.plan, held.now, held.room, held.count)
            moments = (held.now, held.now + later)
            before = [public(held.sheet, held.run, now) for now in moments]
            times = [held.times, held.run.used(held.now + later)]
            copy.do(answer)
            assert copy.run.beside
            assert [public(copy.sheet, copy.run, now) for now in moments] == before
            assert [copy.times, copy.run.used(held.now + later)] == times
            copy.next()
            assert [public(copy.sheet, copy.run, now) for now in moments] == before


def test_a_side_step_that_next_leads_to_is_everybodys_way() -> None:
    led = replace(
        RULES,
        steps=(step("One", fixed(5), next="a"), step("Two", fixed(5))),
        sides=(step("A", fixed(5), kind="side", next=END),),
    )
    plan = replace(PLAN, items=(item("Exercise", None, exercise=RULES.id),))
    found = Table(lay(plan, led), NINE)
    found.start()
    found.next()
    assert (found.run.at, found.run.beside) == ("1/a", ())
