"""A clock that is set, a laptop that sleeps, nights on which the clocks change, midnight."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.live import ZONE, Table
from support.plans import CLOCK, WISHES, Found, Wish, do, plans, wishes

from l4pc_tui.core.live.depth.trace import trace
from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.run import replay
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out
from l4pc_tui.core.live.view.view import Heading, view
from l4pc_tui.core.live.view_model import SessionView
from l4pc_tui.core.record.life import State
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.text.amounts import local

NIGHTS = ("2026-03-28", "2026-10-24", "2026-11-24", "2026-12-31")
"""Into spring, into autumn, any night, New Year's."""


def begins_at(found: tuple[SessionPlan, tuple[Exercise, ...]], night: str, minutes: int) -> Table:
    """A random plan that begins so long before midnight, by the wall clock of that night."""
    plan, held = found
    first = datetime.fromisoformat(night) + timedelta(days=1, minutes=-minutes)

    def at(seconds: float) -> float:
        wall = first + timedelta(seconds=seconds - plan.start)
        return wall.replace(tzinfo=ZONE).timestamp()

    exercises = {exercise.id: exercise for exercise in held}
    table = Table(plan=lay_out(plan, exercises, Occasion(at, 12, {})), now=at(plan.start))
    table.start()
    return table


def look(table: Table, **more: object) -> SessionView:
    return view(table.sheet, table.room, table.now, heading=Heading("A", ""), zone=ZONE, **more)  # type: ignore[arg-type]


def told(seen: SessionView) -> list[str]:
    """Everything on view that holds a time or an amount."""
    card = seen.card
    lines = [seen.clock, card.timer, card.told, card.meta, card.next, card.until, card.due]
    lines += ["".join(word.text for word in form) for form in (seen.standing, *seen.shorter)]
    lines += ["".join(word.text for word in seen.deeper)]
    lines += [end.text for end in seen.ends]
    lines += [f"{line.minutes} {line.note}" for line in seen.depth]
    lines += [f"{line.time} {line.minutes}" for line in seen.sheet]
    lines += [light.words for light in seen.lights.all] if seen.lights else []
    lines += [seen.round.bell] if seen.round else []
    lines += [seen.away.went_on, seen.away.waited] if seen.away else []
    return lines


def wall(told: str, now: float) -> datetime:
    """The wall-clock time that is told at ``now``; of another day it has its date."""
    today = local(now, ZONE)
    words = told.split()
    dated = words if len(words) == 4 else [*words[:-1], str(today.year), words[-1]]
    if len(words) == 1:
        dated = [str(today.day), f"{today:%b}", str(today.year), told]
    found = datetime.strptime(" ".join(dated), "%d %b %Y %H:%M")
    assert (found.date() == today.date()) is (len(words) == 1), "a date stands beside another day"
    return found


def after(clock: str, later: str, now: float, night: str) -> bool:
    """Whether a clock time is not before another; 01:10 may follow 01:50 on one night a year.

    What is late by less than a minute is shown as planned.
    """
    slack = timedelta(minutes=61 if night == "2026-10-24" else 1)
    return wall(later, now) >= wall(clock, now) - slack


@settings(max_examples=examples(300), deadline=None)
@given(
    plans(), st.sampled_from(NIGHTS), st.integers(0, 240),
    wishes((*WISHES, *CLOCK, *CLOCK), back=600), st.integers(0, 4000),
)  # fmt: skip
def test_no_negative_time_is_ever_shown(
    found: Found, night: str, before: int, wished: list[Wish], absent: int
) -> None:
    held = begins_at(found, night, before)
    for wish in wished:
        do(held, wish)
        run, now = held.run, held.now
        seen = look(held, away=float(absent) if run.state is State.RUNNING else None)
        assert not [line for line in told(seen) if re.search(r"[-−–]\s*\d|None|nan", line)]
        used = run.used(now)
        assert used >= 0
        length = held.sheet.stop(run.at).span.ideal
        assert held.times.left <= length
        if (left := seen.card.timer) and not left.startswith("+"):
            whole, rest = left.split(":")
            assert int(whole) * 60 + int(rest) <= length
        for line in trace(run, now, ZONE):
            assert not line.minutes.startswith("-")
        shown = {end.what: end.expected for end in seen.ends}
        for at in shown.values() if run.state is not State.CLOSED else ():
            assert after(seen.clock, at, now, night), "what is still to come is not before now"
        if "this step" in shown:
            assert after(shown["this step"], shown["finish"], now, night)
    starts = [at for at in held.times.starts if at is not None]
    assert all(at >= held.now for at in starts), "nothing to come begins before now"


@settings(max_examples=examples(400), deadline=None)
@given(plans(), wishes((*WISHES, *CLOCK)), st.integers(60, 7200), st.booleans())
def test_a_clock_that_is_put_back_changes_nothing_of_the_step(
    found: Found, wished: list[Wish], by: int, paused: bool
) -> None:
    held = begins_at(found, NIGHTS[2], 60)
    for wish in wished:
        do(held, wish)
    if held.run.state is State.CLOSED:
        held.do(rules.reopen(held.run))
    if paused is not (held.run.state is State.PAUSED):
        held.do(rules.pause(held.sheet, held.run))
    held.now += 40
    used, stayed = held.run.used(held.now), look(held).depth
    held.now -= by
    held.do(rules.put_back(held.run, by))
    assert held.run.used(held.now) == pytest.approx(used, abs=0.01)
    assert [line.minutes for line in look(held).depth] == [line.minutes for line in stayed]
    held.now += 30
    assert held.run.used(held.now) == pytest.approx(used if paused else used + 30, abs=0.01)
    if paused:
        held.do(rules.pause(held.sheet, held.run))
        assert held.run.used(held.now) == pytest.approx(used, abs=0.01)
    moves = held.room.moves
    assert replay(moves) == held.run


@settings(max_examples=examples(400), deadline=None)
@given(plans(), wishes(), st.integers(30, 4000), st.booleans())
def test_both_outcomes_of_an_absence_are_what_their_answers_bring(
    found: Found, wished: list[Wish], seconds: int, waited: bool
) -> None:
    held = begins_at(found, NIGHTS[2], 60)
    for wish in wished:
        do(held, wish)
    if held.run.state is State.CLOSED:
        held.do(rules.reopen(held.run))
    if held.run.state is State.PAUSED:
        held.do(rules.pause(held.sheet, held.run))
    held.now += seconds
    question = look(held, away=seconds).away
    assert question is not None
    held.do(rules.away(held.run, seconds, waited=waited))
    after_it = look(held, away=0.0).away
    assert after_it is not None
    outcome = question.waited if waited else question.went_on
    assert outcome.partition(": ")[2] == after_it.went_on.partition(": ")[2]


def test_a_room_cannot_have_waited_before_it_came_to_the_step(tracing: Table) -> None:
    tracing.now += 60
    question = look(tracing, away=3600.0).away
    assert question is not None
    assert question.waited == "It waited: this step has 12:00 left."


def test_a_clock_put_forward_is_asked_about_in_other_words(tracing: Table) -> None:
    tracing.now += 3600 + 60
    question = look(tracing, away=3600.0, clock_changed=True).away
    assert question is not None
    assert question.asked == (
        "This laptop’s clock went forward by 1 h while l4pc was open. It may have been changed."
    )
    assert question.went_on == "The time did pass: this step is 49:00 over."
    assert question.waited == "Only the clock was changed: this step has 11:00 left."
