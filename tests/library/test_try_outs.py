"""Every shipped exercise, tried out once on a real desk, at speed."""

from __future__ import annotations

import pytest
from library.shelf import shelf
from support.desk import House

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.safety_pulse import Colour
from l4pc_tui.core.live.sheet.sheet import Door, Stop
from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.core.record.life import State
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.close import closing
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session

LONGEST_SIDE = 20
"""Steps: more than any exercise has that is used from another."""


@pytest.mark.parametrize("name", shelf().exercises)
def test_it_can_be_walked_with_every_question_and_every_door(
    name: str, desk: Desk, house: House
) -> None:
    row = new_session(desk, "", name)
    conductor = open_session(desk, row.session.id)
    assert conductor.start().ok
    stops = conductor.sheet.stops
    assert len(stops) == len(shelf().exercises[name].steps)
    for number, stop in enumerate(stops):
        assert conductor.room.run.at == stop.id
        _on_view(conductor, stop)
        _every_question(conductor, stop)
        _every_door(conductor, stop, house)
        if number:
            assert conductor.back().ok
            assert conductor.room.run.at == stops[number - 1].id
            assert conductor.next().ok
        house.clock.now += stop.span.ideal
        conductor.tick()
        assert conductor.next().ok == (stop is not stops[-1])
    assert conductor.note("% read it aloud once more").ok
    assert conductor.close().ok
    assert dict(closing(conductor).lines).keys() >= {"TIME", "DEPTH"}
    assert conductor.leave(goes_on=False).ok
    assert conductor.drain(10)
    held = desk.store.session(row.session.id)
    assert held is not None
    assert held.state is State.CLOSED


@pytest.mark.parametrize("name", shelf().exercises)
def test_while_it_is_on_time_it_is_never_too_late_to_go_deeper(
    name: str, desk: Desk, house: House
) -> None:
    conductor = open_session(desk, new_session(desk, "", name).session.id)
    house.clock.now = conductor.sheet.starts
    assert conductor.start().ok
    for stop in conductor.sheet.stops:
        lights = conductor.view().lights
        assert lights is not None
        assert lights.time.colour is not Colour.RED, (stop.name, lights.time.words)
        house.clock.now += stop.span.ideal
        conductor.next()


def _on_view(conductor: Conductor, stop: Stop) -> None:
    """The card is the step's, and the room sees the exercise and nothing that is private."""
    assert conductor.view().card.name == stop.name
    public = conductor.public()
    private = [block.text for block in stop.blocks if block.audience != "room"]
    for text in (*public.shown, public.asked):
        assert text not in private
        assert "{" not in text


def _every_question(conductor: Conductor, stop: Stop) -> None:
    """Down through all of them, and up again."""
    for query in stop.queries:
        assert conductor.reveal().ok
        assert conductor.public().asked == query.text
    for _ in stop.queries:
        assert conductor.cover().ok
    assert not conductor.cover().ok
    assert conductor.room.run.place is not None
    assert conductor.view().card.place is stop.place


def _every_door(conductor: Conductor, stop: Stop, house: House) -> None:
    """Each opened once; from wherever it leads one comes back here."""
    for number, way in enumerate(rules.ways(conductor.sheet, conductor.room.run), 1):
        before = conductor.public()
        said = conductor.door(number)
        if way.leaves:
            # Out of a try-out there is nowhere to go but its end.
            assert said.words == "This is the last step. c closes the session."
            continue
        assert said.ok
        if conductor.room.run.beside:
            _beside(conductor, way, before, house)
        elif way.aside:
            _aside(conductor, stop, house)
        elif way.to:
            assert conductor.room.run.at == way.to
            assert conductor.goto(stop.id).ok
        assert conductor.room.run.at == stop.id


def _beside(conductor: Conductor, way: Door, before: PublicView, house: House) -> None:
    """What is not for the whole room: the wall stays as it is, the step goes on, Enter is back."""
    beside = conductor.view().beside
    assert beside is not None
    assert beside.name == conductor.sheet.sides[way.to].name
    assert conductor.public() == before
    left = conductor.view().card.timer
    house.clock.now += 60
    assert conductor.view().card.timer != left
    assert conductor.next().ok
    assert conductor.public() == before
    house.clock.now -= 60


def _aside(conductor: Conductor, opener: Stop, house: House) -> None:
    for _ in range(LONGEST_SIDE):
        here = conductor.sheet.sides[conductor.room.run.at]
        _on_view(conductor, here)
        house.clock.now += here.span.ideal
        assert conductor.next().ok
        if conductor.room.run.at == opener.id:
            return
    raise AssertionError(f"no way back to {opener.name}")
