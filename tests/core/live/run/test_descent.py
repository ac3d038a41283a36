"""A descent with a way back: ceilings, pulses, lights, and the last safe moment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.live import NINE, PLAN, RULES, ZONE, Table, ask, fixed, item, lay, step
from support.plans import Found, Wish, alone, do, plans, table, wishes

from l4pc_tui.core.live.depth import last_safe_moment
from l4pc_tui.core.live.depth.lights import lights
from l4pc_tui.core.live.depth.trace import trace
from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.descent import Ceiling, Down, ceiling, further_down, next_down, way_down
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.safety_pulse import Colour, Pulse
from l4pc_tui.core.live.run.the_return import reserve, the_return
from l4pc_tui.core.live.settings.numbers import DEFAULTS
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.sheet.layout import try_out
from l4pc_tui.core.live.sheet.sheet import Stop
from l4pc_tui.core.live.time import plan_changes, time_changes
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.live.view.view import Heading, view
from l4pc_tui.core.live.view_model import Lights, SessionView
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Probe

OPEN = Ceiling(None)


def look(held: Table, number: int = 0) -> SessionView:
    return view(held.sheet, held.room, held.now, heading=Heading("t", "w", number), zone=ZONE)


def shown(held: Table, limit: Ceiling = OPEN) -> Lights:
    down = way_down(held.sheet, held.run, limit)
    return lights(held.sheet, held.run, held.times, down, held.now, ZONE)


def pulse(held: Table, *counts: int, flag: str = "") -> rules.Ruling:
    return held.do(rules.pulse(held.run, counts, flag))


# Ceilings


@pytest.mark.parametrize(
    ("number", "plan", "place"),
    [
        (0, None, None), (0, Place.QUESTION, Place.QUESTION), (1, None, Place.FEEL),
        (2, None, Place.QUESTION), (3, None, Place.POWER), (7, None, Place.POWER),
        (1, Place.POWER, Place.FEEL), (3, Place.FEEL, Place.FEEL),
    ],
)  # fmt: skip
def test_the_ceiling_is_the_lowest_of_what_number_and_plan_allow(
    number: int, plan: Place | None, place: Place | None
) -> None:
    sheet = lay(replace(PLAN, ceiling=plan))
    assert ceiling(sheet, Run(), number).place is place


def test_a_red_pulse_lowers_the_ceiling_until_a_better_one(tracing: Table) -> None:
    pulse(tracing, 1, 0, 2, 4, 5)
    assert ceiling(tracing.sheet, tracing.run, 3).place is Place.FEEL
    pulse(tracing, 0, 0, 2, 4, 5)
    assert ceiling(tracing.sheet, tracing.run, 3).place is Place.POWER


def test_probes_below_the_ceiling_are_folded_away_behind_one_line(tracing: Table) -> None:
    seen = look(tracing, 1)
    assert [probe.place for probe in seen.probes] == [Place.FEEL]
    assert seen.ceiling == "1 more below today’s ceiling, then d"
    assert [(line.place, line.note) for line in seen.depth if line.note] == [
        (Place.QUESTION, "from session 2"), (Place.POWER, "from session 3"),
        (Place.RETURN, "25 min kept"),
    ]  # fmt: skip
    assert [probe.place for probe in look(tracing, 2).probes] == [Place.FEEL, Place.QUESTION]
    assert look(tracing, 2).ceiling == ""


def test_below_the_ceiling_takes_a_reason_and_is_never_locked(tracing: Table) -> None:
    limit = ceiling(tracing.sheet, tracing.run, 1)
    tracing.do(rules.reveal(tracing.sheet, tracing.run, limit=limit))
    refused = rules.reveal(tracing.sheet, tracing.run, limit=limit)
    assert refused == rules.Refused(
        "That is below today’s ceiling: session 1 goes no deeper than Feel. It takes a reason."
    )
    assert look(tracing, 1).ceiling == "1 more below today’s ceiling, with a reason"
    assert "reveal" in look(tracing, 1).can
    asked = rules.reveal(tracing.sheet, tracing.run, limit=limit, reason="They asked for it")
    assert isinstance(tracing.do(asked), rules.Accepted)
    assert tracing.run.place is Place.QUESTION
    assert [probe.open for probe in look(tracing, 1).probes] == [True, True], "asked, so on view"


def test_it_goes_down_one_place_at_a_time() -> None:
    steep = (
        Probe(Place.SURFACE, "a", 1),
        Probe(Place.QUESTION, "b", 1),
        Probe(Place.POWER, "c", 1),
    )
    only = step("Only", fixed(10), blocks=(ask("Why?", *steep),))
    exercise = replace(RULES, steps=(only,), sides=())
    held = Table(
        plan=lay(replace(PLAN, items=(item("Exercise", None, exercise="whose-rule"),)), exercise)
    )
    held.start()
    held.do(rules.reveal(held.sheet, held.run))
    refused = rules.reveal(held.sheet, held.run, 2)
    assert refused == rules.Refused("One place at a time: a question in between comes first.")
    assert isinstance(held.do(rules.reveal(held.sheet, held.run)), rules.Accepted)
    assert held.run.place is Place.QUESTION, "the script itself leaves Feel out"


def test_up_comes_up_one_place_and_straight_to_the_return(tracing: Table) -> None:
    tracing.do(rules.reveal(tracing.sheet, tracing.run))
    tracing.do(rules.reveal(tracing.sheet, tracing.run))
    for place in (Place.FEEL, Place.FEEL, Place.SURFACE):
        tracing.do(rules.up(tracing.sheet, tracing.run))
        assert tracing.run.place is place
    assert rules.up(tracing.sheet, tracing.run) == rules.Refused("The group is at the surface.")
    tracing.do(rules.come_up(tracing.sheet, tracing.run))
    assert (tracing.run.at, tracing.run.place) == ("5", Place.RETURN)
    assert rules.come_up(tracing.sheet, tracing.run) == rules.Refused("The group is in the Return.")


# The pulse


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5))
def test_a_pulse_is_judged_by_its_median_its_ones_and_its_twos(counts: list[int]) -> None:
    held = Pulse(0.0, tuple(counts))
    fingers = sorted(finger for finger, n in enumerate(counts, 1) for _ in range(n))
    if not fingers:
        assert held.colour() is Colour.AMBER
        return
    half = len(fingers) // 2
    median = fingers[half] if len(fingers) % 2 else (fingers[half - 1] + fingers[half]) / 2
    assert held.median == median
    if median < 3 or 1 in fingers:
        assert held.colour() is Colour.RED
    elif median < 4 or 2 in fingers:
        assert held.colour() is Colour.AMBER
    else:
        assert held.colour() is Colour.GREEN
    assert held.is_private() is (len(fingers) < 5)


@pytest.mark.parametrize(
    ("counts", "felt"),
    [
        ((0, 0, 0, 3, 5), "all feel safe"), ((0, 0, 1, 5, 2), "most feel safe; nobody feels unsafe"),
        ((0, 2, 0, 5, 2), "most feel safe; not everybody"), ((1, 0, 0, 5, 2), "most feel safe; not everybody"),
        ((1, 1, 1, 1, 0), "one feels safe; not everybody"), ((2, 3, 1, 0, 0), "nobody feels safe"),
        ((0, 0, 4, 0, 0), "all are in between; nobody feels unsafe"), ((0, 0, 4, 2, 0), "two feel safe; nobody feels unsafe"),
    ],
)  # fmt: skip
def test_a_pulse_says_at_a_glance_what_it_comes_to(
    started: Table, counts: tuple[int, ...], felt: str
) -> None:
    pulse(started, *counts)
    seen = look(started).pulse
    assert seen is not None
    assert seen.felt == felt


@pytest.mark.parametrize(
    ("counts", "flag", "words"),
    [
        ((0, 0, 1, 5, 2), "", "median 4, nobody below 3"), ((1, 0, 1, 5, 2), "", "median 4, not all at 3 or more"),
        ((0, 2, 1, 1, 1), "", "median 3, not all at 3 or more"), ((0, 0, 0, 1, 1), "", "median 4.5, nobody below 3"),
        ((), "red card", "a red card"), ((0, 0, 0, 0, 9), "disclosure", "a disclosure"),
    ],
)  # fmt: skip
def test_a_pulse_is_told_in_words(
    started: Table, counts: tuple[int, ...], flag: str, words: str
) -> None:
    assert isinstance(pulse(started, *counts, flag=flag), rules.Accepted)
    seen = look(started).pulse
    assert seen is not None
    assert seen.words == words
    assert seen.private is (sum(counts) < 5)


@pytest.mark.parametrize(
    ("counts", "flag"),
    [((), ""), ((0,) * 5, ""), ((1, 2), ""), ((1, 1, 1, 1, -1), ""), ((9999, 0, 0, 0, 0), ""),
     ((1, 1, 1, 1, 1), "green card")],
)  # fmt: skip
def test_a_pulse_of_nobody_or_nonsense_is_refused(
    started: Table, counts: tuple[int, ...], flag: str
) -> None:
    assert isinstance(rules.pulse(started.run, counts, flag), rules.Refused)


# The lights


def ready(held: Table) -> None:
    """Everything that makes a light green but the time."""
    pulse(held, 0, 0, 0, 6, 6)
    held.do(rules.need(held.run))


def test_deeper_when_all_are_green_and_with_a_reason_when_one_is_amber(tracing: Table) -> None:
    tracing.do(rules.reveal(tracing.sheet, tracing.run))
    ready(tracing)
    seen = shown(tracing)
    assert [str(light.colour) for light in seen.all] == ["green"] * 4
    assert (seen.place, seen.advice, seen.reasoned) == (Place.QUESTION, "deeper", False)
    assert seen.told == "Deeper is open."
    pulse(tracing, 0, 1, 0, 6, 6)
    seen = shown(tracing)
    assert (seen.advice, seen.reasoned, seen.safety.words) == (
        "deeper",
        True,
        "most feel safe; not everybody",
    )
    assert seen.told == "Deeper is open, with a reason."


def test_hold_on_two_ambers_and_up_on_any_red(tracing: Table) -> None:
    tracing.do(rules.reveal(tracing.sheet, tracing.run))
    seen = shown(tracing)
    assert (seen.need.words, seen.safety.words) == ("still fresh", "not asked")
    assert seen.support.words == "Question needs none", "the plan may need more elsewhere"
    assert (seen.advice, seen.reasoned) == ("hold", True)
    ready(tracing)
    pulse(tracing, flag="red card")
    seen = shown(tracing)
    assert (seen.advice, seen.safety.words) == ("up", "a red card")
    assert seen.told.startswith("Come up")


def test_the_need_goes_round_with_one_key_and_is_fresh_again_at_another_place(
    tracing: Table,
) -> None:
    said = []
    for _ in range(3):
        tracing.do(rules.need(tracing.run))
        said.append(tracing.run.need)
    assert said == ["repeating", "moved", "fresh"]
    tracing.do(rules.need(tracing.run))
    tracing.do(rules.reveal(tracing.sheet, tracing.run, 1))
    assert tracing.run.need == "fresh"


def test_what_an_exercise_needs_is_ticked_before_the_start_too(table: Table) -> None:
    exercise = replace(RULES, needs=("co-facilitator", "quiet-space"))
    held = Table(plan=lay(PLAN, exercise))
    held.do(rules.support(held.run, "co-facilitator", ok=True))
    held.start()
    held.next(15)
    held.next(5)
    ready(held)
    assert shown(held).support.words == "not ticked: quiet space"
    assert shown(held).support.colour is Colour.AMBER
    held.do(rules.support(held.run, "quiet-space", ok=False))
    assert shown(held).support.words == "missing: quiet space"
    assert shown(held).advice == "up"
    held.do(rules.support(held.run, "quiet-space", ok=True))
    assert shown(held).support.colour is Colour.GREEN
    assert isinstance(rules.support(held.run, "a lift", ok=True), rules.Refused)
    assert [(line.what, line.ok) for line in look(held).supports] == [
        ("co-facilitator", True), ("quiet-space", True),
    ]  # fmt: skip
    assert table.run.support == {}


def test_one_finger_at_question_says_come_up_and_the_return_still_fits(tracing: Table) -> None:
    tracing.do(rules.reveal(tracing.sheet, tracing.run))
    tracing.do(rules.reveal(tracing.sheet, tracing.run))
    tracing.now += 240
    pulse(tracing, 1, 0, 3, 5, 3)
    seen = look(tracing, 3)
    assert seen.lights is not None
    assert seen.lights.advice == "up"
    assert "".join(word.text for word in seen.deeper) == "at today’s deepest"
    tracing.do(rules.come_up(tracing.sheet, tracing.run))
    assert tracing.run.place is Place.RETURN
    assert tracing.times.finish <= tracing.sheet.finish


# The last safe moment


def test_the_last_safe_moment_is_a_clock_time_and_passes(tracing: Table) -> None:
    # Two steps of 10 minutes at least come before the break at 10:00, and a landing of 5.
    assert shown(tracing).last is None, "the step is at Feel already, and its first probe too"
    assert "".join(word.text for word in look(tracing).deeper) == "deeper until 09:45"
    tracing.do(rules.reveal(tracing.sheet, tracing.run))
    assert shown(tracing).last == NINE + 45 * 60
    assert shown(tracing).time.words == "40 min to Break"
    text = "".join(word.text for word in look(tracing).deeper)
    assert text == "deeper until 09:45"
    tracing.now = NINE + 45 * 60 + 1
    seen = shown(tracing)
    assert seen.last is None
    assert (seen.time.colour, seen.time.words) == (Colour.RED, "too late for the finish 11:00")


def test_a_break_that_should_have_been_already_is_told_as_due_and_never_green() -> None:
    held = Table(now=NINE + 3 * 3600)
    held.start()
    seen = shown(held)
    assert (seen.time.colour, seen.time.words) == (Colour.AMBER, "Break was due 10:00")
    assert seen.overdue == "lock", "counting from now leaves a lock where it is"
    held.next(15)
    ready(held)
    seen = shown(held)
    assert (seen.time.colour, seen.time.words) == (Colour.RED, "Break was due 10:00: too late")
    for key, at in (("3", 14), (FINISH, 16)):
        held.do(
            time_changes.lock(held.sheet, held.run, key, NINE + (at - 9) * 3600, held.now, ZONE)
        )
    seen = shown(held)
    assert (seen.time.colour, seen.overdue) == (Colour.GREEN, ""), seen.time


def test_a_break_without_a_clock_time_is_put_right_by_counting_from_now() -> None:
    items = tuple(replace(each, clock=None) for each in PLAN.items)
    held = Table(plan=lay(replace(PLAN, items=items, finish=13 * 3600)), now=NINE + 3600)
    held.start()
    held.do(rules.goto(held.sheet, held.run, "2/pick-one"))
    assert (shown(held).overdue, shown(held).time.words[:13]) == ("plan", "Break was due")
    held.do(time_changes.count_from_now(held.sheet, held.run, held.now))
    assert (shown(held).overdue, shown(held).time.colour) == ("", Colour.GREEN)


def test_a_break_that_is_late_by_a_little_comes_when_it_is_expected(started: Table) -> None:
    started.do(rules.goto(started.sheet, started.run, "2/hear-it"))
    started.now = NINE + 62 * 60
    name_it = Down(started.sheet.stop("2/name-it"), Place.FEEL, None)
    limit = last_safe_moment.next_limit(started.sheet, started.times, name_it, started.now)
    assert (limit.due, limit.at) == (NINE + 3600, started.times.starts[5])


@given(plans(), wishes(("next", "next", "goto", "pause", "count"), most=8))
def test_the_time_light_is_never_green_with_no_time_left(found: Found, wished: list[Wish]) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
        seen = look(held).lights
        if seen is not None and seen.time.colour is Colour.GREEN:
            assert seen.overdue == ""
            assert not seen.time.words.startswith("0 min")
            assert " sec " not in seen.time.words


def test_one_exercise_alone_keeps_the_return_that_it_plans_and_no_more() -> None:
    held = Table(plan=lay(replace(try_out(RULES), start=9 * 3600)))
    held.start()
    assert reserve(held.sheet, held.run) == 0
    held.next(5)
    assert shown(held).time.words == "25 min to the finish"
    held.do(plan_changes.insert(held.sheet, held.run, "Stretch our legs", 120))
    assert reserve(held.sheet, held.run) == 0, "what is put in makes no session of it"
    two = Table(
        plan=lay(replace(try_out(RULES), items=(*try_out(RULES).items, item("Return", fixed(5)))))
    )
    assert reserve(two.sheet, two.run) == DEFAULTS.return_least


def fits(held: Table, down: Down, now: float) -> bool:
    """Whether down, landing and Return still fit at that moment, step by step with the clock."""
    sheet, run = held.sheet, held.run
    back = the_return(sheet)
    times = timeline(sheet, run, now)
    ids = [stop.id for stop in times.onward]
    after = 0 if down.choice is not None else ids.index(down.stop.id) + 1
    rest = list(times.onward[after:])

    def takes(stop: Stop) -> float:
        used = run.used(now) if stop.id == run.at else run.spent.get(stop.id, 0.0)
        least = stop.span.ideal if stop.id in back else min(stop.span.least, stop.span.ideal)
        return max(0.0, least - used)

    clock = now + takes(down.stop) + DEFAULTS.landing
    limit, here = sheet.finish, down.stop.item
    for stop in rest:
        entry = sheet.items[stop.item]
        if stop.item != here and (entry.rests or entry.lock is not None):
            limit = entry.lock if entry.lock is not None else entry.starts
            starts = held.times.starts[sheet.index[stop.id]] if stop.id in sheet.index else None
            if limit <= held.now and starts is not None:
                limit = starts
            break
        here = stop.item
    else:
        limit = max(limit, held.times.finish) if limit <= held.now else limit
    if clock > limit:
        return False
    done, here, kept = {down.stop.id}, down.stop.item, 0.0
    for stop in rest:
        entry = sheet.items[stop.item]
        if stop.item != here and entry.lock is not None:
            clock = max(clock, entry.lock)
        here = stop.item
        clock += takes(stop) if stop.id not in done else 0.0
        done.add(stop.id)
        kept += max(0.0, takes(stop)) if stop.id in back else 0.0
    return clock + max(0.0, reserve(sheet, run) - kept) <= sheet.finish


@settings(max_examples=examples(250), deadline=None)
@given(
    st.one_of(plans(), alone()),
    wishes(("next", "next", "skip", "adjust", "pause", "door", "insert"), most=6),
)
def test_the_last_safe_moment_is_the_latest_at_which_everything_still_fits(
    found: Found, wished: list[Wish]
) -> None:
    held = table(found)
    for wish in wished:
        do(held, replace(wish, after=wish.after // 3))
    if held.run.state not in (State.RUNNING, State.PAUSED):
        return
    run = held.run
    here = held.sheet.stop(run.at)
    downs = [Down(here, Place.POWER, 0), next_down(held.sheet, run),
             further_down(held.sheet, run, OPEN, held.times.onward)]  # fmt: skip
    for down in filter(None, downs):
        last = last_safe_moment.safe_moment(held.sheet, run, held.times, down, held.now).last
        moments = [held.now + minute * 60 for minute in range(240)]
        good = [moment for moment in moments if fits(held, down, moment)]
        if last is None:
            event("too late")
            assert good == []
        else:
            event("in time")
            assert good
            assert good == [moment for moment in moments if moment <= last]
            assert fits(held, down, last)
            assert not fits(held, down, last + 1)


def test_the_descent_is_told_as_a_trace_beside_the_pulses(tracing: Table) -> None:
    tracing.now += 60
    tracing.do(rules.reveal(tracing.sheet, tracing.run))
    tracing.do(rules.reveal(tracing.sheet, tracing.run))
    tracing.now += 120
    pulse(tracing, 0, 0, 0, 6, 6)
    told = [
        (line.time, line.place, line.depth, line.minutes, line.pulse)
        for line in trace(tracing.run, tracing.now + 60, ZONE)
    ]
    assert told == [
        ("09:00", Place.ARRIVE, 0, "15 min", ""), ("09:15", Place.SURFACE, 1, "5 min", ""),
        ("09:20", Place.FEEL, 2, "1 min", ""), ("09:21", Place.QUESTION, 3, "3 min", ""),
        ("09:23", Place.QUESTION, 3, "", "median 4.5, nobody below 3"),
    ]  # fmt: skip
    assert trace(Run(), NINE, ZONE) == ()
