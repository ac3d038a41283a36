"""What steps really took comes back to whoever runs them next, and the log tells every change."""

from __future__ import annotations

from support.desk import COHORT, PLAN, House, settle

from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session


def held(conductor: Conductor, house: House, minutes: float) -> None:
    """Run a session to its end, so many minutes a step."""
    while True:
        house.clock.now += minutes * 60
        if not conductor.next().ok:
            break
    assert conductor.close().ok
    conductor.leave(goes_on=False)
    assert conductor.drain(10)


def test_what_a_step_usually_takes_stands_on_its_card(started: Conductor, house: House) -> None:
    held(started, house, 11)
    desk = house.desk()
    row = new_session(desk, COHORT, PLAN, "2026-11-26")
    house.clock.to("2026-11-26T09:30")
    after = open_session(desk, row.session.id)
    settle(after, lambda: bool(after.usual))
    after.start()
    assert after.view().card.usual == "", "an item without steps"
    after.next()
    assert after.view().card.usual == "planned 5, usually 11 (1 run)"


def test_the_log_tells_every_change_in_words(started: Conductor, house: House) -> None:
    def accept(found: object) -> None:
        assert isinstance(found, Preview), found
        assert started.accept(found).ok

    started.adjust(120)
    accept(started.preview_insert("Walk [/x] round", "10"))
    accept(started.preview_skip("4"))
    accept(started.preview_lock("3", "10:40"))
    started.take_pulse((0, 0, 1, 4, 3))
    started.take_pulse((0, 0, 0, 1, 1))
    started.need()
    started.support("quiet-space", ok=True)
    held(started, house, 9)
    desk = house.desk()
    row = desk.store.session(started.session)
    assert row is not None
    log = session_log(desk, row, Profile.FACILITATOR)
    told = [move.told for move in log.moves]
    assert told[1:9] == [
        "changed: “Arrivals” to 17 min", "put in “Walk [/x] round” (10 min)",
        "left out “Who decides”", "locked: “Break” at 10:40", "pulse: median 4, nobody below 3", "a pulse was taken", "the need: repeating",
        "a quiet space is known",
    ]  # fmt: skip
    assert "on to “Trace it” (the lights said deeper; as planned)" in told
    lines = {line.item: line for line in log.timeline}
    assert lines["Who decides"].skipped
    walk = lines["Walk [/x] round"]
    assert (walk.planned_minutes, walk.actual_minutes) == (10, 9)
    assert lines["Arrivals"].planned_minutes == 15
