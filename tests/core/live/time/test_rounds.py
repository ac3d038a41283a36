"""Timed rounds with a bell between, doors that are offered, and times that go by who is here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from support.live import NINE, PLAN, RULES, ZONE, Table, fixed, item, lay, step

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.sheet.replan import recount, replan
from l4pc_tui.core.live.time import time_changes
from l4pc_tui.core.live.time.rounds import bells, round_now
from l4pc_tui.core.live.view.head_count import counted
from l4pc_tui.core.live.view.parts import public
from l4pc_tui.core.live.view.public import from_json, to_json
from l4pc_tui.core.live.view.view import Heading, view
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import Time
from l4pc_tui.core.script.model.model import Block, Door, Trigger


def pairs() -> Table:
    """A session on a step of two rounds of six minutes, just begun."""
    rounds = Time(300, 360, 420, rounds=2, stated=True)
    exercise = replace(RULES, steps=(step("Follow it", rounds),), sides=())
    items = (item("Exercise", None, exercise="whose-rule"), item("Talk", fixed(20)))
    held = Table(plan=lay(replace(PLAN, items=items), exercise))
    held.start()
    return held


def told(held: Table) -> tuple[int, str, str]:
    seen = round_now(held.sheet.stop(held.run.at), held.run, held.now)
    assert seen is not None
    return seen.rung, seen.told, seen.bell


def test_the_bell_rings_between_the_rounds_and_at_the_end() -> None:
    held = pairs()
    assert told(held) == (0, "round 1 of 2", "bell in 6:00")
    held.now += 160
    assert told(held) == (0, "round 1 of 2", "bell in 3:20")
    held.now += 200
    assert told(held) == (1, "round 2 of 2", "bell in 6:00")
    held.now += 360
    assert told(held) == (2, "round 2 of 2", "the last bell has rung")


def test_the_room_s_bells_are_clock_times_that_only_a_pause_moves() -> None:
    held = pairs()
    stop = held.sheet.stop(held.run.at)
    assert bells(stop, held.run, held.now) == (NINE + 360, NINE + 720)
    assert public(held.sheet, held.run, held.now).rang is None
    held.now += 400
    assert bells(stop, held.run, held.now) == (NINE + 720,)
    room = public(held.sheet, held.run, held.now)
    assert (room.rang, room.rounds) == (NINE + 360, 2)
    held.do(rules.pause(held.sheet, held.run))
    held.now += 100
    held.do(rules.pause(held.sheet, held.run))
    assert bells(stop, held.run, held.now) == (NINE + 820,)
    picture = public(held.sheet, held.run, held.now)
    data = to_json(picture, session="s1", beat=1.0, rehearsal=False)
    assert from_json(data) == (picture, 1.0)


def test_a_minute_more_is_shared_by_the_rounds() -> None:
    held = pairs()
    held.do(time_changes.adjust(held.sheet, held.run, 60))
    assert told(held)[2] == "bell in 6:30"


def test_a_step_without_rounds_has_no_bell(started: Table) -> None:
    stop = started.sheet.stop(started.run.at)
    assert round_now(stop, started.run, started.now) is None
    assert bells(stop, started.run, started.now) == ()


@pytest.mark.parametrize(
    ("kind", "number", "minutes", "offered"),
    [
        ("short of time", 0, 0, False), ("short of time", 0, 40, True),
        ("time to spare", 0, 0, True), ("time to spare", 0, 40, False),
        ("more than", 2, 0, True), ("more than", 3, 0, False),
        ("fewer than", 4, 0, True), ("fewer than", 3, 0, False),
        ("online", 0, 0, True), ("stuck", 0, 0, False), ("upset", 0, 0, False),
    ],
)  # fmt: skip
def test_a_door_is_offered_when_its_condition_is_seen_to_hold(
    kind: Any, number: int, minutes: int, offered: bool
) -> None:
    door = Door("so it is", Trigger(kind, number), "advice", None, 1, "Do this.")
    exercise = replace(RULES, steps=(step("Only", fixed(20), doors=(door,)),))
    items = (
        item("Exercise", None, exercise="whose-rule"),
        item("Break", fixed(15), 9 * 3600 + 1800),
        item("Return", fixed(15), place=Place.RETURN),
    )
    held = Table(plan=lay(replace(PLAN, items=items), exercise))
    held.start()
    held.enrol("Ann", "Bo", "Cy", "Di")
    for name, mark in (("ann", "here"), ("bo", "online"), ("cy", "late"), ("di", "sorry")):
        held.put(f"mark:s1/{name}", session="s1", person=name, mark=mark)
    held.now += minutes * 60
    seen = view(held.sheet, held.room, held.now, heading=Heading("t", "w"), zone=ZONE)
    assert [line.offered for line in seen.doors] == [offered]


def test_people_who_are_not_here_do_not_count_and_walk_ins_do(started: Table) -> None:
    started.enrol("Ann", "Bo", "Cy", "Di")
    assert counted(started.room, 4) == 4, "whoever is not marked is still expected"
    for name, mark in (("ann", "here"), ("bo", "sorry"), ("cy", "left-early")):
        started.put(f"mark:s1/{name}", session="s1", person=name, mark=mark)
    assert counted(started.room, 4) == 2
    first = started.room.enrolled[0]
    walked = replace(
        first, person=replace(first.person, id=PersonId("eve"), walk_in=SessionId("s1"))
    )
    started.room = replace(started.room, enrolled=(*started.room.enrolled, walked))
    assert counted(started.room, 4) == 2, "not marked as here"
    started.put("mark:s1/eve", session="s1", person="eve", mark="here")
    assert counted(started.room, 4) == 3
    started.room = replace(started.room, enrolled=(walked,))
    assert counted(started.room, 18) == 1, "a try-out has those who came"


def test_times_per_person_go_by_who_is_here_while_planned_times_stay() -> None:
    each = Time(45, 60, 75, per="person", stated=True)
    exercise = replace(RULES, steps=(step("Hear it", each), step("Name it", fixed(5))))
    plan = replace(PLAN, items=(item("Exercise", None, exercise="whose-rule"),))
    twelve, ten = lay(plan, exercise), lay(plan, exercise, people=10)
    now = recount(twelve, ten)
    assert [stop.span.ideal for stop in now.stops] == [600, 300]
    assert now.stops[0].span.least == 450
    assert [stop.starts for stop in now.stops] == [NINE, NINE + 720]
    held = Table(plan=now)
    held.start()
    assert held.times.late == -120
    squeezed = time_changes.adjust(held.sheet, held.run, -60)
    assert isinstance(squeezed, rules.Accepted)
    held.do(squeezed)
    assert (
        replan(recount(twelve, lay(plan, exercise, people=11)), held.run.changes)
        .stops[0]
        .span.ideal
        == 540
    )


def test_the_minutes_in_a_text_are_those_that_hold_now() -> None:
    blocks = (Block("Show", "room", "You have {minutes} minutes.", 1),)
    exercise = replace(RULES, steps=(step("Hear it", fixed(8, 12, 15), blocks=blocks),))
    plan = replace(PLAN, items=(item("Exercise", None, exercise="whose-rule"),))
    held = Table(plan=lay(plan, exercise))
    held.start()
    assert public(held.sheet, held.run, held.now).shown == ("You have 12 minutes.",)
    held.do(time_changes.adjust(held.sheet, held.run, -180))
    assert public(held.sheet, held.run, held.now).shown == ("You have 9 minutes.",)
    seen = view(held.sheet, held.room, held.now, heading=Heading("t", "w"), zone=ZONE)
    assert seen.parts[0].text == "You have 9 minutes."
