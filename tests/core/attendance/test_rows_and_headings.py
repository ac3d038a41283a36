"""Below a header stand people, whatever they are called and whatever another row says."""

from __future__ import annotations

import pytest
from support.attendance import spans_of, told_by

from l4pc_tui.core.attendance.tables import SECTIONS
from l4pc_tui.core.text import fold

TEAMS = (
    "1. Summary\nMeeting title\tX\n\n2. Participants\n"
    "Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Ada Okoro\t27/03/25, 10:00:00\t27/03/25, 12:00:00\t2h\ta@x.org\ta@x.org\tOrganiser\n"
    "{0}\t27/03/25, 10:05:00\t27/03/25, 12:00:00\t1h 55m\t\t\tAttendee\n\n"
    "3. In-Meeting activities\nName\tJoin time\tLeave time\tDuration\tEmail\tRole\n"
    "Ada Okoro\t27/03/25, 10:00:00\t27/03/25, 12:00:00\t2h\ta@x.org\tOrganiser\n"
    "{0}\t27/03/25, 10:05:00\t27/03/25, 12:00:00\t1h 55m\t\tAttendee\n"
)
SUMMARY = (
    "Meeting Summary\nTotal Number of Participants\t2\n\n"
    "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\n"
    "Ada Okoro\t3/27/2022, 9:58:11 AM\t3/27/2022, 12:16:29 PM\t2h 18m\ta@x.org\tOrganizer\ta@x.org\n"
    "{0}\t3/27/2022, 9:58:11 AM\t3/27/2022, 10:16:29 AM\t18m\t\tAttendee\t\n"
)


@pytest.mark.parametrize("layout", [TEAMS, SUMMARY])
@pytest.mark.parametrize(
    "name", ["Guest", "Guest (Guest)", "Gast", "Invité", "Role", "Email", "Present", "Notes"]
)
def test_somebody_called_as_a_heading_is_a_person(layout: str, name: str) -> None:
    found = told_by(layout.format(name))
    assert (found.outcome, found.questions) == ("read", ())
    assert [person.name for person in found.people] == ["Ada Okoro", name.removesuffix(" (Guest)")]
    assert all(len(person.intervals) == 1 for person in found.people)


def test_a_header_that_stands_once_more_below_is_no_person() -> None:
    head = "Name,Email,Join time,Leave time\n"
    row = "{},{}@x.org,27/03/2025 10:00,27/03/2025 12:00\n"
    found = told_by(head + row.format("Ada", "a") + head + row.format("Bo", "b"))
    assert [person.name for person in found.people] == ["Ada", "Bo"]


def test_a_table_in_a_language_of_its_own_below_an_empty_line_is_another_table() -> None:
    found = told_by(TEAMS.format("Bo Lee").replace("3. In-Meeting activities\n", ""))
    assert [len(person.intervals) for person in found.people] == [1, 1]
    assert [person.name for person in found.people] == ["Ada Okoro", "Bo Lee"]


def test_the_times_of_one_person_never_move_those_of_another() -> None:
    rows = "Name,Time in,Time out\nAda,1.15,3.00\nBo,12:30,10:00\nCy,10:00,12:30\nDi,10:00,12:30\n"
    found = told_by(rows, "2025-03-27", "10:00", "12:30")
    assert [spans_of(person) for person in found.people[2:]] == [["10:00–12:30"]] * 2


@pytest.mark.parametrize("name", ["", "Anonymous"])
def test_whoever_has_no_name_is_one_person_in_both_tables(name: str) -> None:
    found = told_by(TEAMS.format(name))
    assert [person.name for person in found.people] == ["Ada Okoro", "Anonymous 1"]
    assert [spans_of(person) for person in found.people] == [["10:00–12:00"], ["10:05–12:00"]]


def test_titles_of_sections_are_written_as_they_are_looked_for() -> None:
    assert {fold(title) for title in SECTIONS} == SECTIONS
