"""Time with nobody at the console is asked about, and a half-typed line comes back."""

from __future__ import annotations

import pytest
from support.desk import House, settle

from l4pc_tui.desk.conduct import Conductor
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.opening import open_session


@pytest.fixture
def killed(house: House, started: Conductor) -> Conductor:
    """A session left by a power cut 8 min 12 s into a step of 20 minutes, four minutes ago."""
    started.goto("4")  # Talk: 20 min
    for _ in range(41):
        house.clock.now += 12
        started.tick()
    assert started.drain(5)
    settle(started, lambda: started.desk.store.last_beat(started.session) == house.clock.now)
    house.clock.now += 240
    return started


def test_the_question_tells_both_outcomes(house: House, killed: Conductor) -> None:
    again = open_session(house.desk(), killed.session)
    question = again.view().away
    assert question is not None
    assert question.asked == "Away for 4 min."
    assert question.went_on == "The room went on: this step has 7:48 left."
    assert question.waited == "It waited: this step has 11:48 left."
    assert again.view().card.timer == "7:48", "until it is answered the room went on"


@pytest.mark.parametrize(("waited", "timer"), [(True, "11:48"), (False, "7:48")])
def test_either_answer_is_kept(house: House, killed: Conductor, waited: bool, timer: str) -> None:
    again = open_session(house.desk(), killed.session)
    assert again.answer_away(waited=waited).ok
    assert again.view().card.timer == timer
    assert again.view().away is None
    assert not again.answer_away(waited=True).ok
    again.tick()
    assert again.drain(5)
    assert open_session(house.desk(), killed.session).view().card.timer == timer


def test_while_it_is_not_answered_another_power_cut_loses_nothing_of_it(
    house: House, killed: Conductor
) -> None:
    again = open_session(house.desk(), killed.session)
    for _ in range(12):
        house.clock.now += 1
        again.tick()
    again.desk.close()
    house.clock.now += 60
    third = open_session(house.desk(), killed.session).view().away
    assert third is not None
    assert third.seconds == 240 + 12 + 60


def test_a_move_before_the_answer_says_that_the_room_went_on(
    house: House, killed: Conductor
) -> None:
    again = open_session(house.desk(), killed.session)
    assert again.next().ok
    assert again.view().away is None


def test_undoing_the_answer_undoes_what_it_did(house: House, killed: Conductor) -> None:
    again = open_session(house.desk(), killed.session)
    again.answer_away(waited=True)
    assert again.undo().words == "Undone: what the room did while you were away."
    assert again.view().card.timer == "7:48"


def test_a_short_absence_is_not_asked_about(house: House, started: Conductor) -> None:
    started.tick()
    started.drain(5)
    started.desk.close()
    house.clock.now += 9
    assert open_session(house.desk(), started.session).view().away is None


def test_a_session_left_waiting_waits_and_is_not_asked_about(
    house: House, started: Conductor
) -> None:
    house.clock.now += 60
    started.tick()
    started.leave(goes_on=False)
    started.desk.close()
    house.clock.now += 3600
    again = open_session(house.desk(), started.session)
    assert again.view().away is None
    assert again.view().card.timer == "14:00"
    assert again.view().card.told == "paused at 09:31"


def test_a_session_left_going_on_goes_on_and_is_not_asked_about(
    house: House, started: Conductor
) -> None:
    started.tick()
    started.leave(goes_on=True)
    for _ in range(10):
        house.clock.now += 1
        started.tick()
    started.desk.close()
    house.clock.now += 60
    again = open_session(house.desk(), started.session)
    assert again.view().away is None
    assert again.view().card.timer == "13:50"


def test_a_session_let_go_of_in_its_midst_is_asked_about(house: House, started: Conductor) -> None:
    started.tick()
    started.let_go()
    started.desk.close()
    house.clock.now += 60
    again = open_session(house.desk(), started.session)
    assert again.view().away is not None


def test_a_closed_lid_is_noticed_when_it_opens(house: House, started: Conductor) -> None:
    started.tick()
    house.clock.now += 300
    assert started.tick()
    assert started.view().away.asked == "Away for 5 min."  # type: ignore[union-attr]
    house.clock.now += 100
    started.tick()
    assert started.view().away.seconds == 400  # type: ignore[union-attr]


def test_a_closed_lid_before_the_start_asks_nothing(house: House, conductor: Conductor) -> None:
    house.clock.now += 300
    conductor.tick()
    assert conductor.view().away is None


def test_the_half_typed_line_comes_back(house: House, started: Conductor) -> None:
    for number in range(1, 8):
        started.keep_draft("! @Amina phone the chair"[: number * 3])
    house.clock.now += 1
    started.tick()
    started.desk.close()
    house.clock.now += 20
    assert open_session(house.desk(), started.session).draft() == "! @Amina phone the ch"


def test_a_restricted_line_is_never_drafted(desk: Desk, started: Conductor) -> None:
    started.keep_draft("he sai")
    started.keep_draft("\\ he said that")
    started.tick()
    started.settle_draft(5)
    assert started.draft() == ""
    assert desk.store.draft(started.session) == ""


def test_saving_a_note_takes_its_draft_away(house: House, started: Conductor) -> None:
    started.keep_draft("words")
    started.note("words")
    started.drain(5)
    started.tick()
    started.desk.close()
    house.clock.now += 20
    again = open_session(house.desk(), started.session)
    assert again.draft() == ""
    again.keep_draft("mended words")
    again.mend(again.last_note(), "mended words")
    again.drain(5)
    again.tick()
    again.desk.close()
    assert house.desk().store.draft(started.session) == ""


def test_words_typed_while_a_note_is_being_saved_are_not_lost(
    house: House, started: Conductor
) -> None:
    for number in range(30):
        started.keep_draft(f"note {number}")
        started.note(f"note {number}")
        started.keep_draft(f"after {number}")
    started.drain(5)
    started.desk.close()
    assert house.desk().store.draft(started.session) == "after 29"
