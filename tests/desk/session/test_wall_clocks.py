"""Wall clocks: the days they change, nights that are crossed, evenings before."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from support.desk import COHORT, PLAN, House, picture, said

from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session


def planned(house: House, on: str, starts: str = "") -> Conductor:
    desk = house.desk()
    return open_session(desk, new_session(desk, COHORT, PLAN, on, starts=starts).session.id)


def times(conductor: Conductor) -> list[str]:
    return [line.time for line in conductor.view().sheet if not line.indent]


def reopened(house: House, conductor: Conductor) -> Conductor:
    conductor.drain(5)
    return open_session(house.desk(), conductor.session)


@pytest.mark.parametrize("on", ["2026-03-29", "2026-10-25"])
def test_half_past_nine_is_half_past_nine_on_the_day_the_clocks_change(
    house: House, on: str
) -> None:
    house.clock.to(f"{on}T09:30")
    conductor = planned(house, on)
    conductor.start()
    assert said(conductor.view().standing).startswith("● on time")
    assert times(conductor) == ["09:30", "09:45", "10:30", "10:45", "11:05"]
    house.clock.now += 15 * 60
    conductor.next()
    assert picture(reopened(house, conductor)) == picture(conductor)


@pytest.mark.parametrize(
    ("on", "seen"),
    [
        # In spring an hour is missing after one; in autumn one comes twice.
        ("2026-03-29", ["00:30", "00:45", "02:30", "02:45", "03:05"]),
        ("2026-10-25", ["00:30", "00:45", "01:30", "01:45", "01:05"]),
    ],
)
def test_through_the_hour_that_changes(house: House, on: str, seen: list[str]) -> None:
    house.clock.to(f"{on}T00:30")
    conductor = planned(house, on, "00:30")
    conductor.start()
    house.clock.now += 3 * 3600
    conductor.tick()
    assert conductor.view().card.timer == "+165:00"
    conductor.undo()
    house.clock.to(f"{on}T00:30")
    assert times(conductor) == seen


def test_a_session_past_midnight_is_the_same_session(house: House) -> None:
    house.clock.to("2026-11-25T23:00")
    conductor = planned(house, "2026-11-25", "23:00")
    conductor.start()
    for _ in range(3):
        house.clock.now += 25 * 60
        conductor.tick()
        conductor.next()
    view = conductor.view()
    assert view.clock == "00:15"
    assert times(conductor)[2:] == ["00:28", "00:43", "01:03"]
    assert picture(reopened(house, conductor)) == picture(conductor)


def test_the_evening_before_the_day_is_told(house: House) -> None:
    house.clock.to("2026-11-24T20:00")
    conductor = planned(house, "2026-11-25")
    assert said(conductor.view().standing).startswith(
        "starts on Wednesday 25 November 2026 at 09:30"
    )


def test_a_session_left_open_over_night_starts_on_its_own_day(house: House) -> None:
    house.clock.to("2026-11-24T20:00")
    conductor = planned(house, "2026-11-24")
    assert "ago" in said(conductor.view().standing)
    house.clock.to("2026-11-25T09:25")
    assert conductor.tick()
    assert said(conductor.view().standing).startswith("starts at 09:30 · in 5 min")
    house.clock.to("2026-11-26T09:31")
    assert conductor.start().ok
    assert said(conductor.view().standing).startswith("▲ 1 min behind")
    assert picture(reopened(house, conductor)) == picture(conductor)


def test_a_session_held_before_its_day_holds_on_the_day_it_is_held(house: House) -> None:
    house.clock.to("2026-11-20T09:30")
    conductor = planned(house, "2026-11-25")
    conductor.start()
    assert said(conductor.view().standing).startswith("● on time")
    conductor.undo()
    assert said(conductor.view().standing).startswith("starts on Wednesday 25 November")
    assert picture(reopened(house, conductor)) == picture(conductor)


def test_a_laptop_in_another_zone_shows_its_own_clock(house: House, started: Conductor) -> None:
    started.drain(5)
    abroad = open_session(house.desk(zone=ZoneInfo("Asia/Kolkata")), started.session)
    assert abroad.view().clock == "15:00"
    assert abroad.view().card.timer == started.view().card.timer
