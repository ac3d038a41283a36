"""A session resumed from the file is the session as it was."""

from __future__ import annotations

from support.desk import House, person, picture

from l4pc_tui.desk.conduct import Conductor
from l4pc_tui.desk.opening import open_session


def test_smoke(house: House, started: Conductor) -> None:
    started.mark(person(started, "Ben Thimble"), "late")
    started.note("! @Ben phone the chair")
    started.next()
    started.next()
    assert started.view().card.name == "Trace it"
    assert started.drain(5)
    again = open_session(house.desk(), started.session)
    assert picture(again) == picture(started)
