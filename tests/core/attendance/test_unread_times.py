"""What stands where a time should be is read, or it is said and asked about."""

from __future__ import annotations

import pytest
from support.attendance import spans_of, told_by

from l4pc_tui.core.attendance.moments import Moments, Order, words
from l4pc_tui.core.attendance.values import Reading

ZOOM = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
DAY = ("2025-06-19", "10:00", "12:30")


def by_hand(came: str, went: str, **answers: str) -> Reading:
    told = {key.replace("__", ":").replace("_", "-"): said for key, said in answers.items()}
    file = f"Name,Organisation,Time in,Time out\nAda Bee,X,{came},{went}\nCy Dee,X,10:00,12:30\n"
    return told_by(file, *DAY, answers=told)


def zoom(came: str, went: str, **answers: str) -> Reading:
    told = {key.replace("__", ":").replace("_", "-"): said for key, said in answers.items()}
    rows = f"Ada Bee,,{came},{went},1,No\nCy Dee,,06/19/2025 10:00:00,06/19/2025 12:30:00,1,No\n"
    return told_by(ZOOM + rows, *DAY, answers=told)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("10.30 (late)", "10:30"), ("12.3", "12:30"), (12.3, "12:30"), (0.41667, "10:00"),
        ("27-Jun-25 10:00", "2025-06-27T10:00"), ("27 June 2025 at 12:00", "2025-06-27T12:00"),
        ("3 Jun 25 9:30 AM", "2025-06-03T09:30"),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_and_sheets_of_numbers_write_it(
    cell: str | float, meant: str
) -> None:
    moment = Moments()[cell]
    assert moment.seconds is not None
    day = moment.day(Order.DAY_FIRST)
    told = (f"{day}T" if day else "") + (words(moment.seconds + 86_400) or "")[11:16]
    assert told == meant


def test_a_remark_behind_a_time_is_heard() -> None:
    ada = by_hand("10.30 (late)", "12.3").people[0]
    assert (spans_of(ada), "late" in ada.flags) == (["10:30–12:30"], True)


@pytest.mark.parametrize("cell", ["A/L", "noon", "=NOW()", "25:00", "10:00am - 12:00pm"])
def test_by_hand_what_is_no_time_is_asked_about_and_the_row_is_not_called_empty(cell: str) -> None:
    found = by_hand(cell, "")
    (question,) = found.questions
    assert question.key == "time-in:2"
    assert question.text.startswith(f"“{cell}” is no time of coming that can be read, of Ada Bee.")
    assert (found.people[0].came, found.people[0].intervals) == ("unknown", ())
    assert spans_of(by_hand(cell, "", time_in__2="10:15").people[0]) == ["10:15–…"]
    assert by_hand(cell, "", time_in__2="absent").people[0].came == "not"
    (again,) = by_hand(cell, "", time_in__2="banana").questions
    assert again.text.startswith("“banana” is no answer")


@pytest.mark.parametrize("cell", ["99/99/2025 12:00:00", "06/31/2025 10:00:00", "tea"])
def test_a_service_s_time_that_cannot_be_read_is_never_the_session_s_own(cell: str) -> None:
    found = zoom(cell, "06/19/2025 12:00:00")
    (question,) = found.questions
    assert question.key == "time-in:2"
    assert "Write it as 06/19/2025 10:00:00" in question.text
    assert "unread_time" in found.people[0].flags
    told = zoom(cell, "06/19/2025 12:00:00", time_in__2="06/19/2025 10:20:00")
    assert (told.questions, spans_of(told.people[0])) == ((), ["10:20–12:00"])
    assert zoom(cell, "06/19/2025 12:00:00", time_in__2="10:20").questions  # of which day?
    both = zoom(cell, cell)
    assert [each.key for each in both.questions] == ["time-in:2", "time-out:2"]
    assert both.people[0].came != "not"
    assert both.people[0].intervals == ()


@pytest.mark.parametrize(
    "found",
    [by_hand("12:30", "10:00"), zoom("06/19/2025 12:30:00", "06/19/2025 10:00:00")],
    ids=["by hand", "of a service"],
)
def test_a_going_before_its_coming_invents_no_time(found: Reading) -> None:
    (question,) = found.questions
    assert (question.key, question.answers) == ("turned:2", ("yes", "no"))
    ada, cy = found.people
    assert (ada.came, ada.intervals, spans_of(cy)) == ("here", (), ["10:00–12:30"])


def test_a_going_before_its_coming_is_turned_round_where_somebody_says_so() -> None:
    assert spans_of(by_hand("12:30", "10:00", turned__2="yes").people[0]) == ["10:00–12:30"]
    assert by_hand("12:30", "10:00", turned__2="no").people[0].intervals == ()


def test_an_answer_of_a_form_whose_time_cannot_be_read_is_no_lost_person() -> None:
    file = "Timestamp,Email Address,Name\n27/03/2025 09:58:12,a@x.org,Ada\n27/13/2025 09:58:12,b@x.org,Bo\n"
    found = told_by(file, "2025-03-27")
    assert [(person.name, person.came) for person in found.people] == [
        ("Ada", "here"),
        ("Bo", "here"),
    ]
    assert [each.key for each in found.questions] == ["time:3"]


def test_dates_that_contradict_each_other_each_say_their_own_day() -> None:
    found = zoom("19/06/2025 10:05:00", "19/06/2025 12:00:00")
    assert (found.questions, spans_of(found.people[0])) == ((), ["10:05–12:00"])


@pytest.mark.parametrize(
    ("zone", "day", "came"),
    [("UTC", "27/06", "11:00"), ("UTC+1", "27/06", "10:00"), ("GMT+1", "27/03", "09:00"),
     ("UTC-05:00", "27/03", "15:00")],
)  # fmt: skip
def test_a_heading_says_how_far_its_times_are_ahead(zone: str, day: str, came: str) -> None:
    head = f"Name,Email,Join Time ({zone}),Leave Time ({zone})\n"
    found = told_by(head + f"Ada,,{day}/2025 10:00,{day}/2025 11:00\n")
    assert spans_of(found.people[0])[0].startswith(came)


def test_seconds_with_a_sign_of_thousands_are_thousands() -> None:
    head = (
        "Date,Event name,Meeting code,Participant identifier,Participant name,Duration (seconds)\n"
    )
    row = '2025-03-27T12:30:00Z,Endpoint left,abc,a@x.org,Ada,"5,400"\n'
    assert spans_of(told_by(head + row).people[0]) == ["11:00–12:30"]


def test_a_form_is_read_by_addresses_alone_and_by_a_name_that_it_asks_for() -> None:
    (ada,) = told_by("Timestamp,Email Address\n27/03/2025 09:58:12,a@x.org\n").people
    assert (ada.email, ada.came) == ("a@x.org", "here")
    head = "ID,Start time,Completion time,Email,Name,Your name\n"
    (bo,) = told_by(head + "1,2025-03-27 9:50,2025-03-27 9:58,anonymous,,Bo Lee\n").people
    assert bo.name == "Bo Lee"
