"""A question without its place, in a version that was read when it took the place before it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from support.desk import RULES, House

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Exercise, Step
from l4pc_tui.core.script.model.stored import to_json
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import models
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.session.pinned_scripts import Scripts

QUESTION = "What would have to be true for it to be wrong?"


@pytest.fixture
def read_before(desk: Desk) -> Desk:
    """The library as an earlier version left it: the second probe is one of Feel, like the first."""
    text = RULES.replace(f"2. Question: {QUESTION}", f"2. {QUESTION}")
    assert text != RULES
    held = desk.store.content("exercise", "whose-rule")
    told = models.exercise(desk, "whose-rule")
    assert held is not None
    assert told is not None
    steps = tuple(_at_feel(told, index) for index in range(len(told.steps)))
    old = to_json(replace(told, steps=steps))
    sha = hashlib.sha256(text.encode()).hexdigest()
    desk.store.put_content([replace(held, sha256=sha, source=text.encode(), model=old)])
    return desk


def _at_feel(told: Exercise, index: int) -> Step:
    step = told.steps[index]
    blocks = tuple(
        replace(b, probes=tuple(replace(p, depth=Place.FEEL) for p in b.probes))
        for b in step.blocks
    )
    return replace(step, blocks=blocks)


def asked(conductor: Conductor) -> list[str]:
    """Go to the step with the questions and ask them all, for as long as nothing is said to it."""
    stop = next(stop for stop in conductor.sheet.stops if stop.name == "Trace it")
    went = conductor.goto(stop.id)
    assert went.ok or went.words == "You are on this step."
    found = []
    while conductor.reveal().ok:
        found.append(conductor.public().asked)
    return found


def test_what_is_yet_to_be_run_has_it_at_power(read_before: Desk) -> None:
    told = models.exercise(read_before, "whose-rule")
    assert told is not None
    places = [probe.depth for step in told.steps for probe in step.probes]
    assert places == [Place.FEEL, Place.POWER]


def test_a_session_under_a_ceiling_of_feel_does_not_ask_it(
    read_before: Desk, session: SessionId, house: House
) -> None:
    conductor = open_session(read_before, session)
    house.clock.to("2026-11-25T09:30")
    conductor.tick()
    assert conductor.start().ok
    assert QUESTION not in asked(conductor)
    assert "goes no deeper than Feel" in conductor.reveal().words
    conductor.leave(goes_on=True)
    assert conductor.drain(5)
    again = open_session(read_before, session)
    assert QUESTION not in asked(again)


def test_a_session_keeps_what_it_ran(
    read_before: Desk, session: SessionId, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As it was started before: nothing was kept of how its questions are to be read.
    monkeypatch.setattr(
        Scripts, "pins", lambda self: {"plan": self.plan_sha, "exercises": dict(self.shas)}
    )
    conductor = open_session(read_before, session)
    house.clock.to("2026-11-25T09:30")
    conductor.tick()
    assert conductor.start().ok
    conductor.leave(goes_on=True)
    assert conductor.drain(5)
    assert QUESTION in asked(open_session(read_before, session))
