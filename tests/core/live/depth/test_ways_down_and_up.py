"""Deeper never leads up, what lies below the ceiling can be had, and the way up is told in minutes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from support.live import NINE, PLAN, RULES, ZONE, Table, ask, fixed, item, lay, step
from support.plans import Found, Wish, do, plans, table, wishes

from l4pc_tui.core.live.depth import last_safe_moment
from l4pc_tui.core.live.depth.lights import lights
from l4pc_tui.core.live.depth.way_up import way_up
from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.descent import (
    Ceiling,
    Down,
    askable,
    asking,
    ceiling,
    moving,
    next_down,
    way_down,
)
from l4pc_tui.core.live.run.onward import Standing
from l4pc_tui.core.live.view.view import Heading, view
from l4pc_tui.core.live.view_model import SessionView
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Probe
from l4pc_tui.core.text.toned import Words

QUESTIONS = (Place.SURFACE, Place.FEEL, Place.QUESTION, Place.POWER, Place.RETURN)


def look(held: Table, number: int = 0) -> SessionView:
    return view(held.sheet, held.room, held.now, heading=Heading("t", "w", number), zone=ZONE)


def said(words: Words) -> str:
    return "".join(word.text for word in words)


def one_step(place: Place, *probes: Place, after: Place = Place.RETURN) -> Table:
    """A session of one exercise: a step at that place with probes, and one after it."""
    queries = tuple(Probe(at, f"Question {n}", 1) for n, at in enumerate(probes))
    first = step("First", fixed(10), depth=place, blocks=(ask("Why?", *queries),))
    exercise = replace(RULES, steps=(first, step("Second", fixed(10), depth=after)), sides=())
    held = Table(
        plan=lay(replace(PLAN, items=(item("Exercise", None, exercise="whose-rule"),)), exercise)
    )
    held.start()
    return held


# Deeper never leads up


def test_a_question_shallower_than_the_group_leaves_it_where_it_is() -> None:
    held = one_step(Place.FEEL, Place.SURFACE, Place.FEEL, Place.QUESTION)
    places, descents = [], []
    for _ in range(3):
        (n, *_more) = askable(held.sheet.stop(held.run.at), held.run, Ceiling(None))
        descents.append(asking(held.sheet, held.run, Ceiling(None), n) is not None)
        held.do(rules.reveal(held.sheet, held.run))
        places.append(held.run.place)
    assert places == [Place.FEEL, Place.FEEL, Place.QUESTION]
    assert descents == [False, False, True]
    for place in (Place.FEEL, Place.FEEL, Place.FEEL):
        held.do(rules.up(held.sheet, held.run))
        assert held.run.place is place
    held.do(rules.up(held.sheet, held.run))
    assert held.run.place is Place.SURFACE


@given(
    st.sampled_from(list(Place)),
    st.lists(st.sampled_from(QUESTIONS), max_size=6),
    st.lists(st.sampled_from(["reveal", "reveal", "up", "cover", "next", "back"]), max_size=12),
)
def test_asking_never_comes_up_and_coming_up_never_goes_down(
    place: Place, probes: list[Place], wished: list[str]
) -> None:
    held = one_step(place, *probes)
    for wish in wished:
        before = held.run.place
        assert before is not None
        act = {"reveal": rules.reveal, "up": rules.up, "cover": rules.cover,
               "next": rules.next_step, "back": rules.back}[wish]  # fmt: skip
        answer = held.do(act(held.sheet, held.run))
        after = held.run.place
        assert after is not None
        if not isinstance(answer, rules.Accepted):
            assert after is before
        elif wish == "reveal":
            event("asked")
            assert after.depth >= before.depth
            assert after is before or after.depth > before.depth
        elif wish in ("up", "cover"):
            event("came up")
            assert after.depth <= before.depth


def test_coming_back_to_a_step_is_to_be_where_its_deepest_open_question_is() -> None:
    held = one_step(Place.FEEL, Place.SURFACE)
    held.do(rules.reveal(held.sheet, held.run))
    held.next()
    held.do(rules.back(held.sheet, held.run))
    assert held.run.place is Place.FEEL


def test_from_the_bank_to_the_edge_is_no_descent(table: Table) -> None:
    table.start()
    assert table.run.place is Place.ARRIVE
    assert next_down(table.sheet, table.run) is None, "on to the surface"
    table.next(15)
    down = next_down(table.sheet, table.run)
    assert down is not None
    assert down.place is Place.FEEL


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place.ARRIVE, "The group is at Arrive. It has not gone down."),
        (Place.SURFACE, "The group is at the surface."),
        (Place.RETURN, "The group is in the Return. It is back up."),
    ],
)
def test_where_there_is_no_further_up_the_truth_is_told(place: Place, words: str) -> None:
    held = one_step(place)
    assert rules.up(held.sheet, held.run) == rules.Refused(words)


# Below the ceiling


def test_what_is_below_the_ceiling_comes_last_and_the_lights_say_why_there_is_one(
    tracing: Table,
) -> None:
    limit = ceiling(tracing.sheet, tracing.run, 1)
    stop = tracing.sheet.stop(tracing.run.at)
    assert askable(stop, tracing.run, limit) == (0,)
    tracing.do(rules.reveal(tracing.sheet, tracing.run, limit=limit))
    assert askable(stop, tracing.run, limit) == (1,)
    tracing.do(rules.pulse(tracing.run, (0, 0, 0, 6, 6)))
    tracing.do(rules.need(tracing.run))
    down = asking(tracing.sheet, tracing.run, limit, 1)
    seen = lights(tracing.sheet, tracing.run, tracing.times, down, tracing.now, ZONE, limit=limit)
    assert [str(light.colour) for light in seen.all] == ["green"] * 4
    assert (seen.reasoned, seen.told) == (True, "Deeper is open, with a reason.")
    assert seen.advised == (
        "Below today’s ceiling: session 1 goes no deeper than Feel. Deeper is open, with a reason."
    )
    assert seen.kept()["below"] == "session 1 goes no deeper than Feel"
    free = lights(tracing.sheet, tracing.run, tracing.times, down, tracing.now, ZONE)
    assert (free.reasoned, free.below, "below" in free.kept()) == (False, "", False)


def test_below_the_ceiling_takes_a_reason_although_the_group_is_there_already() -> None:
    held = one_step(Place.QUESTION, Place.QUESTION)
    limit = ceiling(held.sheet, held.run, 1)
    assert asking(held.sheet, held.run, limit, 0) is not None
    assert asking(held.sheet, held.run, Ceiling(None), 0) is None
    assert isinstance(rules.reveal(held.sheet, held.run, limit=limit), rules.Refused)
    given_one = rules.reveal(held.sheet, held.run, limit=limit, reason="We are there")
    assert isinstance(given_one, rules.Accepted)


# Until when


def test_until_when_is_told_for_a_deeper_place_that_is_still_some_steps_away() -> None:
    steps = (
        step("One", fixed(10)), step("Two", fixed(10)),
        step("Three", fixed(10), depth=Place.FEEL), step("Four", fixed(10), depth=Place.RETURN),
    )  # fmt: skip
    exercise = replace(RULES, steps=steps, sides=())
    items = (item("Exercise", None, exercise="whose-rule"), item("Break", fixed(15), 10 * 3600))
    held = Table(plan=lay(replace(PLAN, items=items, finish=11 * 3600), exercise))
    held.start()
    assert way_down(held.sheet, held.run, Ceiling(None)) is None
    three = Down(held.sheet.stops[2], Place.FEEL, None)
    last = last_safe_moment.safe_moment(held.sheet, held.run, held.times, three, held.now).last
    assert last == NINE + 45 * 60, "ten minutes there and five to land before the break at 10:00"
    assert said(look(held).deeper) == "deeper until 09:45"
    held.now = NINE + 46 * 60
    assert said(look(held).deeper) == "", "told when it is the next move"
    held.next()
    assert said(look(held).deeper) == "too late to go deeper"


def test_until_when_is_told_though_only_a_question_of_the_next_step_leads_there() -> None:
    shy = step("One", fixed(10))
    deep = step("Two", fixed(10), blocks=(ask("Why?", Probe(Place.FEEL, "Like?", 1)),))
    exercise = replace(RULES, steps=(shy, deep), sides=())
    held = Table(
        plan=lay(replace(PLAN, items=(item("Exercise", None, exercise="whose-rule"),)), exercise)
    )
    held.start()
    assert said(look(held).deeper).startswith("deeper until ")
    assert look(held, 0).lights is not None


# The way up


def deep_down(least: int, ideal: int) -> Table:
    """At Feel for up to half an hour of an hour; then a Return of that length."""
    items = (
        item("Talk", fixed(30), place=Place.FEEL),
        item("Return", fixed(least, ideal), place=Place.RETURN),
    )
    held = Table(plan=lay(replace(PLAN, items=items, finish=10 * 3600)))
    held.start()
    return held


@pytest.mark.parametrize(
    ("at", "words", "short"),
    [
        (30, "the Return: 25 min", False), (35, "the Return: 25 min", False),
        (36, "the Return in its short form: 15 min", True),
        (45, "the Return in its short form: 15 min", True),
        (49, "the Return in its short form: 15 min, finish 4 min late", True),
    ],
)  # fmt: skip
def test_the_return_is_told_in_minutes_in_its_short_form_when_time_is_short(
    at: int, words: str, short: bool
) -> None:
    held = deep_down(15, 25)
    held.now = NINE + at * 60
    up = way_up(held.sheet, held.run, held.now)
    assert up is not None
    assert (up.words, up.short) == (words, short)


def test_a_return_that_has_no_short_form_says_what_would_be_late() -> None:
    held = deep_down(25, 25)
    held.now = NINE + 40 * 60
    up = way_up(held.sheet, held.run, held.now)
    assert up is not None
    assert (up.words, up.short) == ("the Return: 25 min, finish 5 min late", False)


def test_the_way_up_is_on_view_while_the_advice_is_to_come_up() -> None:
    held = deep_down(15, 25)
    assert look(held).way_up == "", "nothing says that yet"
    held.do(rules.pulse(held.run, (1, 0, 0, 5, 5)))
    assert look(held).way_up == "the Return: 25 min"
    held.now += 40 * 60
    assert look(held).way_up == "the Return in its short form: 15 min"
    held.do(rules.come_up(held.sheet, held.run))
    assert look(held).way_up == "", "the group is on it"
    assert way_up(held.sheet, held.run, held.now) is None


def test_where_the_group_has_not_gone_down_late_is_no_reason_to_come_up(started: Table) -> None:
    started.next(15)
    started.now += 50 * 60
    seen = look(started)
    assert seen.lights is not None
    assert seen.lights.advice == "up"
    assert seen.way_up == "", "nobody is down there"
    started.do(rules.pulse(started.run, (1, 0, 0, 5, 5)))
    assert look(started).way_up.startswith("the Return")


def test_a_plan_without_a_return_offers_no_way_to_it() -> None:
    items = (item("Talk", fixed(30), place=Place.FEEL),)
    held = Table(plan=lay(replace(PLAN, items=items, finish=10 * 3600)))
    assert way_up(held.sheet, held.run, held.now) is None
    held.start()
    held.do(rules.pulse(held.run, (1, 0, 0, 5, 5)))
    assert look(held).way_up == ""


def around_a_break(first: int = 10) -> Table:
    """At Feel for up to half an hour; a Return of 10 to 15 minutes, a break at 09:45, and a
    Return of 20 to 24 more up to the finish at 10:20."""
    items = (
        item("Talk", fixed(30), place=Place.FEEL),
        item("Return", fixed(first, 15), place=Place.RETURN),
        item("Break", fixed(10), 9 * 3600 + 45 * 60),
        item("Return", fixed(20, 24), place=Place.RETURN),
    )
    held = Table(plan=lay(replace(PLAN, items=items, finish=10 * 3600 + 20 * 60)))
    held.start()
    return held


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (30, "the Return: 15 min now, 24 min after the break"),
        (34, "the Return in its short form: 10 min now, 24 min after the break"),
        (37, "the Return in its short form: 10 min now, 20 min after the break, Break 2 min late"),
    ],
)
def test_a_return_that_goes_around_a_break_is_told_whole(at: int, words: str) -> None:
    held = around_a_break()
    held.now = NINE + at * 60
    up = way_up(held.sheet, held.run, held.now)
    assert up is not None
    kept = [line.note for line in look(held).depth if line.place is Place.RETURN]
    assert (up.words, kept) == (words, ["39 min kept"])


def test_who_rests_in_the_return_is_not_told_to_come_up() -> None:
    held = around_a_break()
    held.do(rules.pulse(held.run, (), "red card"))
    held.do(rules.come_up(held.sheet, held.run))
    held.next(15)
    seen = look(held)
    assert (seen.card.name, seen.card.place, seen.way_up) == ("Break", Place.RETURN, "")
    assert seen.lights is not None


def test_until_when_deeper_is_not_told_while_the_advice_is_to_come_up(started: Table) -> None:
    started.next(15)
    assert said(look(started).deeper) == "deeper until 09:37"
    started.do(rules.pulse(started.run, (), "red card"))
    assert look(started).way_up
    assert said(look(started).deeper) == ""


# A rest


MOVES = ("next", "next", "next", "back", "goto", "goto", "door", "reveal", "up", "come up", "move")


@given(plans(), wishes(MOVES, most=20))
def test_a_break_keeps_the_place_wherever_one_comes_to_it_from(
    found: Found, wished: list[Wish]
) -> None:
    held = table(found)
    for wish in wished:
        before = held.run
        rests = [s for s in held.sheet.stops if held.sheet.item_of(s).rests and s.id != before.at]
        assert not any(moving(held.sheet, before, Standing(stop)) for stop in rests)
        do(held, wish)
        if held.run.at != before.at and held.sheet.item_of(held.sheet.stop(held.run.at)).rests:
            event("came to a rest")
            assert held.run.place is before.place


def test_a_break_asks_for_nothing_to_be_caught() -> None:
    held = Table()
    held.start()
    held.do(rules.goto(held.sheet, held.run, "5"))
    assert look(held).captures
    held.do(rules.back(held.sheet, held.run))
    held.do(rules.goto(held.sheet, held.run, "3"))
    seen = look(held)
    assert (seen.card.name, seen.card.place, seen.captures) == ("Break", Place.SURFACE, ())
    held.next(15)
    assert look(held).captures
