"""An answer has its effect, whichever question it is given to; what is none is asked again."""

from __future__ import annotations

import pytest
from support.attendance import spans_of, told_by

from l4pc_tui.core.attendance.values import Reading

TWICE = "Name,Time in,Time out\nAda Bee,10:00,11:00\nCy Dee,10:00,12:00\nAda Bee,10:30,12:00\n"
BLANK = "Name,Time in,Time out\nAda Bee,,\nWren + 2,10:00,11:00\n"
MEET = "First name,Last name,Email,Duration,Time joined,Time exited\nAda,Bee,a@x.org,2 hr,9:58 AM,12:31 PM\n"
FORM = (
    "Timestamp,Email Address,Your full name,Which session are you here for?\n"
    "2025/03/27 9:58:12 AM GMT,r@x.org,Ro Ex,Session 3\n"
    "2025/03/27 9:59:12 AM GMT,s@x.org,Su Ey,Session 3\n"
    "2025/03/27 9:58:12 AM GMT,k@x.org,Kw Em,Session 2\n"
)
TICKETS = (
    "Order #,Order Date,First Name,Last Name,Email,Attendee #,Attendee Status\n"
    "1,3/1/25,Ada,Bee,a@x.org,1,Attending\n"
)
BBB = (
    "Name,Moderator,Activity Score,Talk Time,Join,Left,Duration\n"
    "Ada Bee,TRUE,0,-,19/06/2025 08:57:00,19/06/2025 11:31:00,02:34:00\n"
)
ASKING = [
    (TWICE, "same-name:2"), (BLANK, "blank:2"), (BLANK, "plus-guest:3"), (MEET, "date"),
    (FORM, "other-session:4"), (TICKETS, "came"), (BBB, "zone"),
]  # fmt: skip


def told(text: str, key: str, answer: str) -> Reading:
    day = "" if text in (MEET, BBB) else "2025-03-27"
    return told_by(text, day, "10:00", "12:30", answers={key: answer} if answer else {})


@pytest.mark.parametrize(("text", "key"), ASKING, ids=[key for _, key in ASKING])
def test_what_is_no_answer_is_asked_again_and_changes_nothing(text: str, key: str) -> None:
    open_now, again = told(text, key, ""), told(text, key, "banana")
    assert key in [question.key for question in open_now.questions]
    (question,) = [question for question in again.questions if question.key == key]
    assert question.text.startswith("“banana” is no answer to this. ")
    assert (again.people, again.outcome) == (open_now.people, open_now.outcome)


@pytest.mark.parametrize(("text", "key"), ASKING, ids=[key for _, key in ASKING])
def test_whatever_is_offered_is_an_answer(text: str, key: str) -> None:
    (question,) = [each for each in told(text, key, "").questions if each.key == key]
    for offered in (*question.answers, *question.usual, *({"date": ["2025-07-01"]}.get(key, []))):
        assert key not in [each.key for each in told(text, key, offered).questions]


@pytest.mark.parametrize(("answer", "came"), [("absent", "not"), ("not marked", "unknown"), ("here", "here")])  # fmt: skip
def test_a_row_without_a_time_is_as_it_is_answered(answer: str, came: str) -> None:
    assert told(BLANK, "blank:2", answer).people[0].came == came


def test_two_people_of_one_name_have_each_their_own_times() -> None:
    found = told(TWICE, "same-name:2", "two people")
    assert [(each.row, each.name, spans_of(each)) for each in found.people] == [
        (2, "Ada Bee", ["10:00–11:00"]),
        (4, "Ada Bee (2)", ["10:30–12:00"]),
        (3, "Cy Dee", ["10:00–12:00"]),
    ]
    assert found.people[1].aka == ("Ada Bee",)
