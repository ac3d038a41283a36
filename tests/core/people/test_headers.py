from __future__ import annotations

import pytest
from support.people import Tabled

from l4pc_tui.core.people.columns import SPELLINGS, Column
from l4pc_tui.core.people.headers import RosterLine, find_header, fitted
from l4pc_tui.core.people.headings import column_of
from l4pc_tui.core.text import fold


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Name", Column.NAME),
        (" FULL  NAME: ", Column.NAME),
        ("First name*", Column.FIRST),
        ("Surname", Column.SURNAME),
        ("Employer", Column.ORGANISATION),
        ("Organisation / Employer", Column.ORGANISATION),
        ("Organisation (or employer)", Column.ORGANISATION),
        ("Role(s)", Column.ROLES),
        ("Role 2", Column.ROLES),
        ("E-mail address (optional)", Column.EMAIL),
        ("Email", Column.EMAIL),
        ("Display name", Column.DISPLAY),
        ("Supporter of", Column.SUPPORTER_OF),
        ("Keep apart from …", Column.KEEP_APART),
        ("Date of birth", None),
        ("", None),
        ("Ann [/x] Lee", None),
        ("N" * 10_000, None),
    ],
)
def test_a_heading_names_its_column(heading: str, column: Column | None) -> None:
    assert column_of(heading) is column


def test_every_spelling_is_its_own_key_and_belongs_to_one_column() -> None:
    spellings = [spelling for known in SPELLINGS.values() for spelling in known]
    assert [fold(spelling) for spelling in spellings] == spellings
    assert len(set(spellings)) == len(spellings)


def test_the_header_row_is_found_under_title_lines(table: Tabled) -> None:
    lines = table(
        "Somewhere leadership cohort", "", "Name of venue||", "Name|Employer|Shoe size", "Ann|A|4"
    )
    header = find_header(lines)
    assert header is not None
    assert header.line == 4
    assert header.columns == (Column.NAME, Column.ORGANISATION, None)
    assert header.unread == ("Shoe size",)


def test_a_table_without_a_naming_heading_has_no_header(table: Tabled) -> None:
    assert find_header(table("Employer|Email", "Ann|a@example.org")) is None
    assert find_header([]) is None
    assert find_header([RosterLine(1, ())]) is None


def test_the_row_with_most_columns_is_the_header(table: Tabled) -> None:
    header = find_header(table("Names|of everybody", "First name|Surname|Role", "Ann|Lee|Nurse"))
    assert header is not None
    assert header.line == 2


HEADED = """
Forename=First name|Given names=First name|First=First name|FIRST\nNAME=First name|FirstName=First name
Last=Surname|Family name=Surname|last_name=Surname|Delegate surname=Surname
Participants=Name|Learner=Name|Staff name=Name|Name of delegate=Name|Learner’s name=Name
Member of staff=Name|What is your full name?=Name|Please enter your name (required)=Name
User Email=E-mail|Work e-mail=E-mail|Participant email address=E-mail|E-\nmail=E-mail
Your email address=E-mail|Attendee e-mail=E-mail
Trust=Organisation|Name of employer=Organisation|Health board=Organisation|Council=Organisation
Which organisation do you work for?=Organisation|Department=Organisation|Team=Organisation
Job title=Roles|Position Title=Roles|Staff group=Roles|Role(s) in group=Roles
Known as=Display name|What would you like to be called?=Display name
Pair with=Keep together with|Keep together with=Keep together with|Do not pair with=Keep apart from
Name of supporter=Supporter|PA to=Supporter of|Lived experience (Y/N)=Lived experience
Enw=Name|Enw’r dysgwr=Name|Enw cyntaf=First name|Cyfenw=Surname|Sefydliad=Organisation
E-bost=E-mail|Cyfeiriad e-bost=E-mail|Rôl=Roles|Swydd=Roles|Sectorau=Sector|Cefnogwr=Supporter
Cadw ar wahân i=Keep apart from|Cadw gyda’i gilydd=Keep together with|Nodiadau=Notes
Enw / Name=Name|E-bost | E-mail=E-mail|Name – as you would like it on your badge=Name
Name of your organisation=Organisation|Your organisation’s name=Organisation|Email ID=E-mail
Beth yw eich enw llawn?=Name|Lived experience (Yes/No)=Lived experience|Facilitator: yes/no=Facilitates
Name – line manager=|Name of participant: please print=Name
Line manager=|Line manager email=|Manager’s name=|Buyer First Name=|Next of kin=|Emergency contact=
Course name=|Venue name=|Employee Number=|Attendee #=|Participant ID (UPN)=|Supporter email=
Contact number=|Name and organisation=|Attendee Status=|Pronouns=|Nominated by=
"""
PAIRS = [
    tuple(pair.rsplit("=", 1))
    for line in HEADED.replace("FIRST\n", "FIRST\r").replace("E-\n", "E-\r").strip().split("\n")
    for pair in line.replace("E-bost | E-mail", "E-bost ¦ E-mail").split("|")
]


@pytest.mark.parametrize(("heading", "column"), PAIRS)
def test_headings_are_taken_as_people_write_them(heading: str, column: str) -> None:
    heading = heading.replace("¦", "|").replace("\r", "\n")
    assert column_of(heading) == (Column(column) if column else None)


def headed(table: Tabled, *rows: str) -> tuple[list[str], tuple[str, ...]]:
    """What the columns of a table are, once its cells were looked at, and what is said of it."""
    lines = table(*rows)
    header = find_header(lines)
    assert header is not None
    header = fitted(header, lines)
    return [column or "" for column in header.columns], header.told


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (("Name|Surname", "Ada|Okoro"), "First name|Surname"),
        (("Name|Surname", "Ada Okoro|Okoro"), "Name|Surname"),
        (("Name|Forename", "Okoro|Ada"), "Surname|First name"),
        (("Name||Trust", "Ada|Okoro|Exmoor"), "First name|Surname|Organisation"),
        (("Name|Title", "Ada Okoro|Mrs", "Bran Moss|Dr."), "Name|"),
        (("Name|Title", "Ada Okoro|Porter", "Bran Moss|Dr."), "Name|"),
        (("Name|Title", "Ada Okoro|Porter", "Bran Moss|Ward manager"), "Name|Roles"),
        (("Name|Contact", "Ada|07700 900123"), "Name|"),
        (("Name|Contact", "Ada|ada@example.org"), "Name|E-mail"),
        (("Staff|Team|Line manager", "Ada|North|Bran"), "Name|Organisation|"),
        (("Name|Team|Trust", "Ada|North|Exmoor"), "Name||Organisation"),
        (("Name|Guest", "Ada|No"), "Name|"),
        (("First|Last|Contact name", "Ada|Okoro|Bran"), "First name|Surname|"),
        (("Display name|Department", "Ada|North"), "Name|Organisation"),
        (("Name||Trust|Email", "First|Last||", "Ada|Okoro|A|a@x.org"),
         "First name|Surname|Organisation|E-mail"),
        (("Participant||Contact", "Forename|Surname|", "Ada|Okoro|a@x.org"),
         "First name|Surname|E-mail"),
    ],
)  # fmt: skip
def test_what_stands_below_a_heading_says_what_it_is(
    table: Tabled, rows: tuple[str, ...], columns: str
) -> None:
    assert "|".join(headed(table, *rows)[0]) == columns


def test_what_is_not_plain_about_the_columns_is_said(table: Tabled) -> None:
    told = headed(table, "Name|Surname|Department|Email|E-mail", "Ada|Okoro|North|a@x.org||stray")[
        1
    ]
    assert told == (
        "The column “Department” is taken for the organisation.",
        "The column “Name” is taken for the first name.",
        "1 column has no heading and is not kept.",
        "2 columns are headed as e-mail; the first that is filled counts.",
    )
