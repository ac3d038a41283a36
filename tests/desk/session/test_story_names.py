"""A cohort may have the story's names of the places beside their own."""

from __future__ import annotations

import pytest
from support.desk import COHORT, House

from l4pc_tui.core.live.view.story import STORY
from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.people.cohorts import find_cohort, set_story_names, turn_story_names
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.plain.conversation import Talk


def test_the_facilitator_reads_them_and_the_room_and_the_record_do_not(house: House) -> None:
    desk = house.desk()
    session = desk.store.sessions()[0].session.id
    plain = open_session(desk, session)
    assert not plain.view().card.story
    assert not any(line.story for line in plain.view().depth)
    assert set_story_names(desk, COHORT, True).endswith("beside the places (Feel · the fall).")
    own = open_session(desk, session)
    own.start()
    view = own.view()
    assert view.card.story == "the bank"
    assert [line.story for line in view.depth] == list(STORY.values())
    assert [line.place for line in view.depth] == list(Place)
    own.note("said at the bank")
    own.drain(10)
    assert own.room.notes[-1].place == "Arrive"
    assert "the bank" not in str(own.public())


def test_plain_mode_says_them_and_they_are_turned_off_again(house: House) -> None:
    desk = house.desk()
    turn_story_names(desk, COHORT)
    told: list[str] = []
    talk = Talk(open_session(desk, desk.store.sessions()[0].session.id), told.append)
    talk.begin()
    talk.hear("")
    assert "Place: Arrive, the bank" in told
    talk.hear("depth")
    assert any(line.startswith("Feel, the fall") for line in told)
    assert turn_story_names(desk, COHORT).endswith("the places have their own names alone.")
    assert find_cohort(desk, COHORT).story is False


def test_a_cohort_that_is_not_there_is_said(house: House) -> None:
    with pytest.raises(Trouble, match="no cohort called"):
        set_story_names(house.desk(), "[bold]", True)
