"""What the last session leaves to know, for Home."""

from __future__ import annotations

from support.desk import House

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.last_time import last_time
from l4pc_tui.desk.out.exports import write_log
from l4pc_tui.desk.session.conductor import Conductor


def run_over(house: House, conductor: Conductor, counts: tuple[int, ...]) -> None:
    """A session whose first step takes half an hour, with a pulse, then closed."""
    conductor.take_pulse(counts)
    house.clock.now += 30 * 60
    assert conductor.next().ok
    assert conductor.close().ok
    assert conductor.drain(5)


def told(desk: Desk) -> tuple[str, ...]:
    found = last_time(desk)
    assert found is not None
    assert last_time(desk, found.key) is None
    return found.lines


def test_nothing_is_told_before_a_session_was_closed(desk: Desk, started: Conductor) -> None:
    assert started.drain(5)
    assert last_time(desk) is None


def test_the_step_that_ran_over_the_depth_and_the_pulse_are_told(
    house: House, desk: Desk, started: Conductor
) -> None:
    name = started.view().card.name
    run_over(house, started, (0, 0, 1, 4, 1))
    over, depth = told(desk)
    assert over.startswith(f"{name}: planned ")
    assert over.endswith(", took 30")
    assert depth.startswith("Depth reached: ")
    assert depth.endswith(" · pulse 4")


def test_a_pulse_of_few_people_is_not_told(house: House, desk: Desk, started: Conductor) -> None:
    run_over(house, started, (0, 0, 1, 1, 0))
    assert "pulse" not in told(desk)[-1]


def test_what_was_handed_over_of_it_is_told_as_soon_as_it_was(
    house: House, desk: Desk, started: Conductor
) -> None:
    run_over(house, started, (0, 0, 1, 4, 1))
    found = last_time(desk)
    assert found is not None
    assert not any("Handed over" in line for line in found.lines)
    write_log(started, "md", to="Dora")
    assert started.drain(5)
    again = last_time(desk, found.key)
    assert again is not None
    assert again.lines[-1].startswith("Handed over ")
    assert again.lines[-1].endswith(" to Dora, Markdown.")
