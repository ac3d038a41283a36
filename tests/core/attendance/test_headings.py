"""A time column is never missed in silence, and who is on a list is not who came."""

from __future__ import annotations

import pytest
from support.attendance import spans_of, told_by

PAIRS = [
    "Check in,Check out", "Start time,End time", "Clock in,Clock out", "From,To", "Entry,Exit",
    "Arrive,Leave", "Amser i mewn,Amser allan", "Arrival time,Departure time",
    "Arrival time,Leaving time", "Joined,Left", "Time entered,Time exited", "Ankunft,Abgang",
    "Llegada,Salida", "Check in time,Check out time", "Time joined,Left",
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("signed", [True, False])
def test_times_of_coming_and_going_are_known_by_many_names(pair: str, signed: bool) -> None:
    more = (",Signature", ",AB") if signed else ("", "")
    file = f"Name,Organisation,{pair}{more[0]}\nAda Bee,X,10:05,12:00{more[1]}\n"
    found = told_by(file, "2025-03-27", "10:00", "12:30")
    assert (found.service, found.questions) == ("signin", ())
    assert [spans_of(person) for person in found.people] == [["10:05–12:00"]]


@pytest.mark.parametrize(
    "pair", ["Ruppelt,Zuppelt", "Arrived,Zuppelt", "Ruppelt,Left", "Arrival time,Zuppelt"]
)
def test_times_below_unknown_headings_are_asked_about_and_then_read(pair: str) -> None:
    file = (
        f"Name,Organisation,{pair},Signature\nAda Bee,X,10:05,12:00,AB\nCy Dee,X,10:00,11:00,CD\n"
    )
    found = told_by(file, "2025-03-27", "10:00", "12:30")
    assert [question.key for question in found.questions] == ["columns"]
    yes = told_by(file, "2025-03-27", "10:00", "12:30", answers={"columns": "yes"})
    assert [spans_of(person) for person in yes.people] == [["10:05–12:00"], ["10:00–11:00"]]


def test_a_service_s_own_pair_of_times_stays_whole() -> None:
    file = (
        "Display Name,Attendee Email,Joined,Leave Time,Attendance Duration\n"
        "Ada,a@x.org,2025-03-27 10:01:12,2025-03-27 12:00:00,119 mins\n"
    )
    (ada,) = told_by(file, "2025-03-27", "10:00", "12:30").people
    assert spans_of(ada) == ["10:01–12:00"]


def came(file: str, **answers: str) -> list[str]:
    told = {key.replace("_", "-"): answer for key, answer in answers.items()}
    found = told_by(file, "2025-03-27", "10:00", "12:30", answers=told)
    assert not found.questions
    return [person.came.value for person in found.people]


def test_a_column_with_a_day_says_who_came_on_it() -> None:
    assert came("Name,06/03/2025,27/03/2025\nAda Bee,P,A\nBo Cy,A,P\n") == ["not", "here"]


@pytest.mark.parametrize("file", [
    "Name,Session 1,Session 2\nAda Bee,P,A\nBo Cy,A,P\n",
    "Name,AM,PM\nAda Bee,Y,N\nBo Cy,N,Y\n",
])  # fmt: skip
def test_columns_with_yes_and_no_are_asked_about(file: str) -> None:
    (question,) = told_by(file).questions
    first, second, _ = question.answers
    assert came(file, which_session=first) == ["here", "not"]
    assert came(file, which_session=second) == ["not", "here"]
    assert came(file, which_session="none of them", came="nobody is marked") == ["unknown"] * 2


@pytest.mark.parametrize(
    ("file", "after"),
    [
        ("Name,Organisation,Job title,Email\nAda Bee,X,nurse,a@x.org\nBo Cy,Y,,b@x.org\n", ["here"] * 2),
        ("Name,Email,RSVP\nAda Bee,a@x.org,Yes\nBo Cy,b@x.org,No\n", ["here", "not"]),
        ("Name,Email,Response status\nAda Bee,a@x.org,Accepted\nBo Cy,b@x.org,Declined\n", ["here", "not"]),
        ("Name\nAda Bee\nBo Cy\n", ["here"] * 2),
    ],
)  # fmt: skip
def test_who_is_invited_or_listed_is_not_here_before_somebody_says_so(
    file: str, after: list[str]
) -> None:
    found = told_by(file, "2025-03-27", "10:00", "12:30")
    (question,) = found.questions
    assert (found.outcome, question.key) == ("ask", "came")
    assert not [person for person in found.people if person.came == "here"]
    assert came(file, came=question.answers[1]) == after


REPORT = (
    "1. Summary\nMeeting title\tX\nAttended participants\t2\n\n2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole{0}\n"
    "Ada\t\t\t\ta@x.org\ta@x.org\tOrganizer{1}\nBo\t\t\t\t\t\t{2}{1}\n"
)


def test_who_is_in_a_report_that_keeps_its_times_was_there() -> None:
    assert came(REPORT.format("", "", "Attendee")) == ["here", "here"]
    more = "\tRegistration Email\tRegistration Time", "\tr@x.org\t3/4/25, 10:00:00 AM"
    assert came(REPORT.format(*more, "Attendee")) == ["not"]
    bare = REPORT.format(*more, "").replace("First Join\tLast Leave\tIn-Meeting Duration\t", "")
    assert came(bare.replace("\t\t\t\t", "\t").replace("r@x.org\t", "b@x.org\t", 2)) == ["here"]


def test_a_ticket_without_a_name_is_nobody_s_by_name_and_not_its_buyer_s() -> None:
    file = (
        "Order #,Order Date,First Name,Last Name,Email,Attendee #,Attendee Status\n"
        "1,3/1/25,Ada,Bee,a@x.org,1,Checked In\n"
        "1,3/1/25,Info Requested,Info Requested,a@x.org,2,Attending\n"
    )
    people = told_by(file).people
    assert [(each.name, each.email) for each in people] == [
        ("Ada Bee", "a@x.org"),
        ("Anonymous 1", ""),
    ]
