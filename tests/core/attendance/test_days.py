"""Several days or meetings in one file: those of the session are read, and nobody else's."""

from __future__ import annotations

import pytest
from support.attendance import spans_of, told_by
from support.workbooks import workbook

from l4pc_tui.core.attendance.values import Reading

ZOOM = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
JOINS = ZOOM + (
    "Ada,,03/20/2025 10:00:00 AM,03/20/2025 12:00:00 PM,1,No\n"
    "Only Before,,03/20/2025 10:00:00 AM,03/20/2025 12:00:00 PM,1,No\n"
    "Ada,,03/27/2025 10:00:00 AM,03/27/2025 11:00:00 AM,1,No\n"
)
EVENTS = (
    "Full Name\tUser Action\tTimestamp\nAda\tJoined\t20/03/2025, 10:00:00\n"
    "Ada\tLeft\t20/03/2025, 12:00:00\nOnly Before\tJoined\t20/03/2025, 10:00:00\n"
    "Only Before\tLeft\t20/03/2025, 12:00:00\nAda\tJoined\t27/03/2025, 10:00:00\n"
    "Ada\tLeft\t27/03/2025, 11:00:00\n"
)
DATED = (
    "Date,Name,Time in,Time out\n20/03/2025,Ada,10:00,12:00\n"
    "20/03/2025,Only Before,10:00,12:00\n27/03/2025,Ada,10:00,11:00\n"
)
HEAD = ["Name", "Email", "Join time", "Leave time"]
SHEETS = workbook(
    [HEAD, ["Ada", "", "2025-03-20 10:00", "2025-03-20 12:00"],
     ["Only Before", "", "2025-03-20 10:00", "2025-03-20 12:00"]],
    [HEAD, ["Ada", "", "2025-03-27 10:00", "2025-03-27 11:00"]],
)  # fmt: skip
FILES: dict[str, str | bytes] = {"joins": JOINS, "events": EVENTS, "dated": DATED, "sheets": SHEETS}


def told(name: str, date: str, start: str = "10:00", end: str = "12:30") -> Reading:
    suffix = "xlsx" if name == "sheets" else "csv"
    return told_by(FILES[name], date, start, end, name=f"a.{suffix}")


def names(found: Reading) -> dict[str, list[str]]:
    return {person.name: spans_of(person) for person in found.people}


@pytest.mark.parametrize("name", FILES)
def test_of_several_days_the_session_s_own_counts(name: str) -> None:
    found = told(name, "2025-03-27")
    assert (found.outcome, found.questions) == ("read", ())
    assert names(found) == {"Ada": ["10:00–11:00"]}
    assert names(told(name, "2025-03-20")) == {
        "Ada": ["10:00–12:00"], "Only Before": ["10:00–12:00"],
    }  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("date", ["", "2025-03-21"])
def test_where_no_day_is_the_session_s_it_is_asked_once(name: str, date: str) -> None:
    found = told(name, date)
    (question,) = found.questions
    assert question.key == "which-meeting"
    assert question.answers == ("2025-03-20T10:00:00", "2025-03-27T10:00:00")


USAGE = (
    "Topic,Meeting ID,Host,Start Time,End Time,Name (Original Name),Email,Join Time,Leave Time\n"
    "X,852,Ho,06/19/2025 09:55:00,06/19/2025 11:00:00,Ada,,06/19/2025 09:55:00,06/19/2025 11:00:00\n"
    "X,{},Ho,06/19/2025 {}:05:00,06/19/2025 15:30:00,Bo,,06/19/2025 {}:05:00,06/19/2025 15:30:00\n"
)


@pytest.mark.parametrize(
    ("code", "hour", "start", "end", "people"),
    [
        ("852", 11, "10:00", "12:30", ["Ada", "Bo"]),  # begun anew
        ("852", 14, "14:00", "15:30", ["Bo"]),
        ("852", 14, "10:00", "11:30", ["Ada"]),
        ("777", 14, "14:00", "15:30", ["Bo"]),
    ],
)
def test_of_the_meetings_of_a_day_those_of_the_session_s_hours_count(
    code: str, hour: int, start: str, end: str, people: list[str]
) -> None:
    found = told_by(USAGE.format(code, hour, hour), "2025-06-19", start, end)
    assert [person.name for person in found.people] == people
    assert not found.questions


def test_until_it_is_said_which_meeting_is_meant_its_hours_are_not_asked_about() -> None:
    file = USAGE.format("852", 14, 14)
    found = told_by(file, "2025-06-19", "17:00", "19:00")
    (question,) = found.questions
    assert question.answers[-1] == "all of them"
    assert spans_of(found.people[0]) == ["09:55–11:00"]
    everybody = told_by(file, "2025-06-19", answers={"which-meeting": "all of them"})
    assert [person.name for person in everybody.people] == ["Ada", "Bo"]


def test_a_meeting_over_midnight_is_one() -> None:
    rows = "Name,Email,Join time,Leave time\nAda,,2025-03-27 23:00,2025-03-28 01:00\nBo,,2025-03-28 00:15,2025-03-28 00:45\n"
    assert len(told_by(rows, "2025-03-27", "23:00", "01:00").people) == 2
    meet = "First name,Last name,Email,Duration,Time joined,Time exited\nBo,Cy,,30 min,12:15 AM,12:45 AM\n"
    (bo,) = told_by(meet, "2025-03-27", "23:00", "01:00").people
    assert bo.intervals[0][0] == told_by(rows).people[1].intervals[0][0]


def test_a_report_that_withholds_its_times_asks_for_no_day() -> None:
    file = (
        "1. Summary\nMeeting title\tX\nAttended participants\t2\n\n2. Participants\n"
        "Name\tEmail\tParticipant ID (UPN)\tRole\nAda\ta@x.org\ta@x.org\tOrganizer\n"
    )
    found = told_by(file)
    assert (found.outcome, found.questions) == ("read", ())
    assert [(person.came, person.intervals) for person in found.people] == [("here", ())]


TITLED = (
    "1. Summary\nMeeting title\tSession 25/12/2025\nStart time\t{0}:00 AM\n\n2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Ada\t{0}:00 AM\t{0}:30 AM\t30s\ta@x.org\ta@x.org\tOrganizer\n"
)


def test_a_day_in_a_title_says_nothing_of_the_order_of_the_dates() -> None:
    file = TITLED.format("3/4/25, 10:00")
    (ada,) = told_by(file, "2025-03-04", "10:00", "12:00").people
    assert str(told_by(file, "2025-03-04").questions) == "()"
    assert ada.intervals == told_by(TITLED.format("4 March 2025, 10:00")).people[0].intervals
    (question,) = told_by(file).questions
    assert question.key == "date-order"


def test_a_date_in_a_column_that_is_not_read_decides_the_order_for_its_file() -> None:
    head = "Topic,Meeting ID,Creation Time,Name (Original Name),Email,Join Time,Leave Time\n"
    row = "X,852,25/01/2025 09:00:00,Ada,,03/04/2025 10:00:00,03/04/2025 11:00:00\n"
    found = told_by(head + row)
    assert (found.questions, found.people[0].intervals[0][0]) == (
        (), told_by(head + row.replace("03/04/2025", "2025-04-03")).people[0].intervals[0][0],
    )  # fmt: skip


def test_the_session_s_day_decides_over_midnight_too() -> None:
    head = "Name,Email,Join time,Leave time\n"
    found = told_by(head + "Ada,,2/2/2025 23:00,2/3/2025 00:30\n", "2025-02-02", "23:00", "00:30")
    assert (found.questions, spans_of(found.people[0])) == ((), ["23:00–00:30"])
    ((start, end),) = found.people[0].intervals
    assert (end or 0) - (start or 0) == 5400


@pytest.mark.parametrize("name", ["Źródło Łucja", "Święta Źdźbło", "Anna Źrebiec"])
def test_polish_letters_that_the_west_has_not_are_read(name: str) -> None:
    file = f"Name;Organisation;Time in;Time out\nŁucja Żak;X;10:00;12:00\n{name};Y;10:00;12:00\n"
    found = told_by(file.encode("cp1250"), "2025-03-27", "10:00", "12:00")
    assert [person.name for person in found.people] == ["Łucja Żak", name]
