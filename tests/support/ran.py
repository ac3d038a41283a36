"""An exercise of the small library that was run, for so long and with remarks to its trainer."""

from __future__ import annotations

from support.desk import House

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session


def stand_on(conductor: Conductor, name: str, house: House, minutes: float) -> None:
    """Go to a step and stay there."""
    stops = (*conductor.sheet.stops, *conductor.sheet.sides.values())
    stop = next(stop for stop in stops if stop.name == name)
    assert conductor.goto(stop.id).ok
    house.clock.now += minutes * 60


def run_once(desk: Desk, house: House, session: SessionId, minutes: float, *remarks: str) -> None:
    """Run “Trace it” for so long, with remarks to the trainer, and close."""
    conductor = open_session(desk, session)
    assert conductor.start().ok
    stand_on(conductor, "Trace it", house, minutes)
    for remark in remarks:
        assert conductor.note(f"% {remark}").ok
        house.clock.now += 1
    stand_on(conductor, "Hear it", house, 0.1)
    assert conductor.close().ok
    assert conductor.leave(goes_on=False).ok
    assert conductor.drain(5)
