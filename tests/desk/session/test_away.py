"""Time with nobody at the console is asked about, and a half-typed line comes back."""

from __future__ import annotations

import pytest
from support.desk import COHORT, PLAN, House, settle

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session


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


def test_a_step_that_began_after_the_lid_opened_is_not_asked_about(
    house: House, started: Conductor
) -> None:
    started.tick()
    house.clock.now += 300
    assert started.next().ok
    started.tick()
    assert started.view().away is None


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
    again.begin_line("mended words", again.last_note())
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


def test_a_clock_put_back_while_nobody_was_here_is_corrected_and_said(
    house: House, started: Conductor
) -> None:
    house.clock.now += 300
    started.tick()
    started.answer_away(waited=False)
    started.pulse.beat_now()
    settle(started, lambda: started.desk.store.last_beat(started.session) == house.clock.now)
    started.let_go()
    started.desk.close()
    house.clock.change(-3600)
    again = open_session(house.desk(), started.session)
    assert again.view().away is None, "how long one was away cannot be told"
    assert again.notice() == (
        "While nobody was here this laptop’s clock was put back, by 1 h or more."
        " The step goes on from where it was left: this step has 10:00 left."
    )
    assert again.notice() == "", "it is said once"
    house.clock.now += 60
    assert again.view().card.timer == "9:00"
    assert again.drain(5)
    again.desk.close()
    third = open_session(house.desk(), started.session)
    assert third.notice() == "", "it is corrected once"
    assert third.view().card.timer == "9:00"


def test_a_clock_put_back_while_a_session_waits_is_corrected_too(
    house: House, started: Conductor
) -> None:
    house.clock.now += 60
    started.leave(goes_on=False)
    started.desk.close()
    house.clock.change(-3600)
    again = open_session(house.desk(), started.session)
    assert again.notice().endswith("or more. The pause goes on: this step has 14:00 left.")
    house.clock.now += 20
    assert again.pause().ok
    assert again.view().card.timer == "14:00"


def test_a_clock_put_back_is_said_and_undo_passes_it_over(house: House, started: Conductor) -> None:
    started.next()
    house.clock.now += 20
    started.tick()
    house.clock.change(-3600)
    assert started.tick()
    assert started.notice() == (
        "This laptop’s clock was put back by 1 h. Nothing is lost: this step has 4:40 left."
    )
    assert started.undo().words == "Undone: the step forward to “Pick one”."


def test_a_clock_put_back_during_a_pause_leaves_the_step_alone(
    house: House, started: Conductor
) -> None:
    house.clock.now += 20
    started.tick()
    started.pause()
    house.clock.change(-3600)
    assert started.tick()
    assert started.notice().endswith("The pause goes on: this step has 14:40 left.")
    assert started.view().card.told == "paused at 08:30"
    house.clock.now += 20
    started.tick()
    started.pause()
    assert started.view().card.timer == "14:40"


def test_a_clock_put_forward_under_our_eyes_is_told_from_a_sleep(
    house: House, started: Conductor
) -> None:
    started.tick()
    house.clock.now += 20
    started.tick()
    house.clock.change(3600)
    assert started.tick()
    question = started.view().away
    assert question is not None
    assert question.asked.startswith("This laptop’s clock went forward by 1 h while l4pc was open.")
    assert started.answer_away(waited=True).ok
    assert started.view().card.timer == "14:40"
    house.clock.now += 3600
    started.tick()
    assert started.view().away.asked == "Away for 1 h."  # type: ignore[union-attr]


def test_a_clock_put_forward_by_mistake_and_back_again_leaves_nothing_to_ask(
    house: House, started: Conductor
) -> None:
    house.clock.now += 20
    started.tick()
    house.clock.change(3600)
    started.tick()
    house.clock.now += 20
    started.tick()
    house.clock.change(-3600)
    started.tick()
    assert started.view().away is None
    assert started.view().card.timer == "14:20"
    assert started.notice().startswith("This laptop’s clock was put back by 1 h.")


def test_a_sleep_during_which_the_clock_was_put_back_is_still_asked_about(
    house: House, started: Conductor
) -> None:
    house.clock.now += 300
    house.clock.change(-3600)
    started.tick()
    assert started.view().away.asked == "Away for 5 min."  # type: ignore[union-attr]
    assert started.view().away.waited == "It waited: this step has 15:00 left."  # type: ignore[union-attr]
    assert started.view().card.timer == "10:00"


@pytest.mark.parametrize("night", ["2026-03-29T00:45", "2026-10-25T01:45"])
def test_the_night_on_which_the_clocks_change_is_taken_for_neither(
    desk: Desk, house: House, night: str
) -> None:
    row = new_session(desk, COHORT, PLAN, night[:10], starts=night[11:])
    house.clock.to(night)
    conductor = open_session(desk, row.session.id)
    conductor.start()
    for _ in range(100):
        house.clock.now += 20
        conductor.tick()
        assert (conductor.view().away, conductor.notice()) == (None, "")
    assert conductor.view().card.timer == "+18:20"
