"""Stories of change: kept with consent, chosen with a reason, struck for good."""

from __future__ import annotations

import pytest
from support.desk import COHORT

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.outcomes import stories, taking
from l4pc_tui.desk.outcomes.finding import everything as told
from l4pc_tui.desk.outcomes.stories import Story
from l4pc_tui.desk.outcomes.whom import Whom, whom
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble

STORY = Story("The key safe", "forty days", "one call", "nobody waits", consent="anon")


@pytest.fixture
def group(desk: Desk) -> Whom:
    return whom(desk, session=f"{COHORT}/2026-11-25")


def test_a_story_is_chosen_only_with_who_from_how_many_and_why(desk: Desk, group: Whom) -> None:
    (story,) = stories.add_story(desk, group, STORY).ids
    for by, out_of, because in (("", 7, "why"), ("us", 0, "why"), ("us", 7, " ")):
        with pytest.raises(Trouble, match="needs who chose, from how many stories"):
            stories.choose(desk, group, change=story, by=by, out_of=out_of, because=because)
    (choice,) = stories.choose(
        desk, group, change=story, by="the cohort", out_of=7, because="it is simple"
    ).ids
    stories.fed_back(desk, choice, "to the cohort, 2 December")
    (one,) = told(desk).stories
    (round,) = one.rounds
    assert round.words == "1 of 7, chosen by the cohort, because it is simple"
    assert round.fed_back == "to the cohort, 2 December"
    assert (one.may_leave, one.may_be_named, one.written_by) == (True, False, "Joss Wayfarer")


def test_a_story_whose_consent_was_never_asked_or_was_withdrawn_stays(
    desk: Desk, group: Whom
) -> None:
    (story,) = stories.add_story(desk, group, Story("The door", after="it opens")).ids
    assert not told(desk).stories[0].may_leave
    stories.consent_to(desk, story, "named")
    assert told(desk).stories[0].may_be_named
    stories.consent_to(desk, story, "withdrawn")
    assert not told(desk).stories[0].may_leave
    with pytest.raises(Trouble, match="“gladly” is no consent"):
        stories.consent_to(desk, story, "gladly")


def test_a_captured_story_is_one_of_the_stories_until_it_is_made_into_one(
    desk: Desk, group: Whom
) -> None:
    conductor = open_session(desk, group.session)
    conductor.start()
    conductor.note("~ the key safe: forty days → one call")
    conductor.drain(10)
    (note,) = told(desk).stories
    assert (note.of_note, note.title, note.before, note.after) == (
        True, "the key safe", "forty days", "one call",
    )  # fmt: skip
    stories.choose(desk, group, note=conductor.room.notes[-1].id, by="us", out_of=3, because="so")
    assert len(told(desk).stories[0].rounds) == 1
    stories.add_story(desk, group, Story("The key safe", after="one call",
                                        note=conductor.room.notes[-1].id))  # fmt: skip
    (story,) = told(desk).stories
    assert not story.of_note


def test_a_struck_story_is_gone_from_the_file_and_no_undo_brings_it_back(
    desk: Desk, group: Whom
) -> None:
    (story,) = stories.add_story(desk, group, STORY).ids
    stories.strike_story(desk, story)
    assert told(desk).stories == ()
    assert b"forty days" not in desk.path.read_bytes()
    with pytest.raises(Trouble, match="nothing to take back"):
        taking.undo(desk)
