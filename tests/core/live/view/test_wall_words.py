"""What the room reads at a moment, whichever window shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l4pc_tui.core.live.groups.on_the_wall import Seated
from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.core.live.view.wall_words import WallWords, wall_words

NOON = 1_795_608_000.0
ASKED = PublicView(
    "running",
    "Right / right",
    "trios",
    (),
    "Whose rule is it?",
    720.0,
    NOON + 460,
    None,
    "Question",
)
PLANNED = PublicView(begins=NOON + 480, sign="Things right · Lantern Valley · Riverside Hall")
BREAK = PublicView(
    "running", "Break", "", ("Tea is by the window.",), "", 900.0, NOON + 780, back_at=NOON + 780
)


def test_before_the_start_it_says_when_it_begins_and_what_a_sign_at_the_door_would_say() -> None:
    said = wall_words(PLANNED, NOON)
    assert (said.kind, said.headline, said.texts) == ("start", "We begin at 12:08", ("Welcome",))
    assert said.clock is not None
    assert said.clock.words == "in about 8 minutes"
    assert said.foot == PLANNED.sign
    own = wall_words(replace(PLANNED, greeting="Take a drink."), NOON)
    assert own.texts == ("Take a drink.",)


@pytest.mark.parametrize(
    ("later", "headline"),
    [(-86_400, "Welcome"), (470, "We begin at 12:08"), (481, "We begin soon")],
)
def test_a_time_that_is_not_to_come_today_is_not_told(later: float, headline: str) -> None:
    assert wall_words(PLANNED, NOON + later).headline == headline


def test_a_break_says_when_to_be_back_by_the_consoles_own_wall_clock() -> None:
    said = wall_words(replace(BREAK, offset=3600.0), NOON)
    assert (said.lead, said.headline, said.texts) == ("Back at", "13:13", BREAK.shown)
    assert said.clock is not None
    assert said.clock.words == "about 13 minutes"
    assert said.foot == "it is 13:00"
    assert wall_words(BREAK, NOON + 59).foot == "it is 12:00"


def test_a_break_that_is_over_or_stands_still_promises_no_time() -> None:
    over = wall_words(BREAK, NOON + 900)
    assert (over.lead, over.headline) == ("", "Break")
    assert over.clock is not None
    assert over.clock.words == "starting again soon"
    stands = wall_words(replace(BREAK, phase="paused", paused_at=NOON), NOON)
    assert (stands.kind, stands.lead) == ("question", "")


def test_a_message_stands_instead_of_all_else_until_its_time_is_over() -> None:
    view = replace(ASKED, message="Two more minutes", message_until=NOON + 120, message_length=120)
    said = wall_words(view, NOON + 60)
    assert (said.kind, said.headline, said.texts, said.group) == ("message", view.message, (), "")
    assert said.clock is not None
    assert (said.clock.words, said.clock.used) == ("about a minute", 0.5)
    assert wall_words(view, NOON + 120).headline == "Whose rule is it?"
    assert wall_words(replace(ASKED, message="Lunch is here"), NOON + 9e5).kind == "message"


def test_a_dark_wall_says_nothing_at_all() -> None:
    full = replace(BREAK, blank=True, message="x", tables=((Seated("Ann"),),), rang=NOON)
    assert wall_words(full, NOON) == WallWords("blank")


def test_a_bell_is_seen_for_a_few_seconds_with_or_without_news_of_the_console() -> None:
    view = replace(ASKED, bells=(NOON + 230, NOON + 460), rounds=2)
    assert wall_words(view, NOON + 229).bell == ""
    rung = wall_words(view, NOON + 231)
    assert (rung.bell, rung.rang) == ("Change over · round 2 of 2", NOON + 230)
    told = replace(view, bells=(NOON + 460,), rang=NOON + 230)
    assert wall_words(told, NOON + 231) == rung
    assert wall_words(view, NOON + 240).bell == ""
    assert wall_words(view, NOON + 461).bell == "Time"
    assert wall_words(replace(told, paused_at=NOON + 231), NOON + 232).bell == ""


def test_easy_read_stands_where_the_question_stood_for_whoever_wants_it() -> None:
    view = replace(ASKED, easy=("Who made this rule?",))
    assert wall_words(view, NOON).headline == "Whose rule is it?"
    easy = wall_words(view, NOON, easy=True)
    assert (easy.headline, easy.texts, easy.easy) == ("", view.easy, True)
    assert wall_words(ASKED, NOON, easy=True).headline == "Whose rule is it?"


def test_the_end_is_thanks_with_the_facilitators_own_words() -> None:
    said = wall_words(PublicView("closed", greeting="Tea is still hot."), NOON)
    assert (said.kind, said.headline, said.texts) == ("end", "Thank you.", ("Tea is still hot.",))


def test_groups_have_a_headline_their_tables_and_their_size() -> None:
    view = replace(ASKED, tables=((Seated("Ann"),), (Seated("Ben", online=True),)))
    said = wall_words(view, NOON)
    assert (said.headline, said.tables, said.foot) == ("Find your table", view.tables, "in trios")
