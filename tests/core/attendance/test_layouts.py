"""Layouts in other languages, with other words, and with none that is known."""

from __future__ import annotations

import pytest
from support.workbooks import workbook

from l4pc_tui.core.attendance.moments import words
from l4pc_tui.core.attendance.reading import read
from l4pc_tui.core.attendance.values import Came, Given, Outcome, Reading
from l4pc_tui.exchange.table_file import read_sheets

SUMMER = Given("2025-06-19", "10:00", "12:30")


def of(text: str | bytes, given: Given = Given(), name: str = "a.csv", **answers: str) -> Reading:  # noqa: B008
    data = text if isinstance(text, bytes) else text.encode()
    told = {key.replace("_", "-"): value for key, value in answers.items()}
    return read(read_sheets(data, name), given, told, name)


def spans(found: Reading) -> dict[str, list[str]]:
    return {
        person.name: [
            f"{str(words(a))[5:16] if a else '?'} {str(words(b))[11:16] if b else '?'}"
            for a, b in person.intervals
        ]
        for person in found.people
    }


def teams(title: str, first: str, then: str, *rows: str) -> str:
    """Three sections: the headings of the second and the third, and rows of one person."""
    second, third = rows
    return "\r\n".join(
        ["1. Summary", f"{title}\tSession", "", "2. Participants", first, second, "", "3. More", then, third, ""]
    )  # fmt: skip


PERSON = "Ann Lee\t{0}\t{1}\t1 h\tann@example.org\tann@example.org\t{2}"
JOIN = "Ann Lee\t{0}\t{1}\t40 min\tann@example.org\t{2}"


@pytest.mark.parametrize(
    ("first", "then", "role", "role_word"),
    [
        ("Nome\tPrimeiro ingresso\tÚltima saída\tDuração da\u00a0reunião\tEmail\tID do participante (UPN)\tFunção",
         "Nome\tHorário de Entrada\tHorário de Saída\tDuração\tEmail\tFunção", "organiser", "Organizador"),
        ("Nombre\tPrimera entrada\tÚltima salida\tDuración de la reunión\tCorreo electrónico\tId. de participante (UPN)\tRol",
         "Nombre\tHora de entrada\tHora de salida\tDuración\tCorreo electrónico\tRol", "presenter", "Moderador"),
        ("Nom\tPremière participation\tDernier départ\tDurée de la réunion\tE-mail\tID de participant (UPN)\tRôle",
         "Nom\tHeure d’arrivée\tHeure de départ\tDurée\tE-mail\tRôle", "attendee", "Participant"),
        ("Nome\tPrima partecipazione\tUltima uscita\tDurata riunione\tPosta elettronica\tID partecipante (UPN)\tRuolo",
         "Nome\tOra di partecipazione\tOra di uscita\tDurata\tPosta elettronica\tRuolo", "organiser", "Organizzatore"),
    ],
)  # fmt: skip
def test_teams_in_other_languages_has_its_hours(
    first: str, then: str, role: str, role_word: str
) -> None:
    row = PERSON.format("27/03/2025 08:00:00", "27/03/2025 09:00:00", role_word)
    join = JOIN.format("27/03/2025 08:00:00", "27/03/2025 08:40:00", role_word)
    found = of(teams("x", first, then, row, join))
    assert (found.outcome, found.service) == (Outcome.READ, "teams")
    assert spans(found) == {"Ann Lee": ["03-27T08:00 08:40"]}
    assert found.people[0].role == role


def test_headings_that_nobody_knows_are_told_by_their_shape_and_asked_about() -> None:
    first = "Nimi\tEnsin\tViimeksi\tKesto\tSähköposti\tTunnus\tAsema"
    then = "Nimi\tAlkoi\tLoppui\tKesto\tSähköposti\tAsema"
    row = PERSON.format("27.3.2025 8:00", "27.3.2025 9:00", "Osallistuja")
    joins = "\r\n".join(
        JOIN.format(f"27.3.2025 {a}", f"27.3.2025 {b}", "Osallistuja")
        for a, b in (("8:00", "8:20"), ("8:40", "9:00"))
    )
    text = teams("x", first, then, row, joins)
    asked = of(text)
    assert asked.outcome is Outcome.ASK
    assert [each.key for each in asked.questions] == ["columns"]
    assert "“Alkoi” as time of joining" in asked.questions[0].text
    assert spans(of(text, columns="yes")) == {"Ann Lee": ["03-27T08:00 08:20", "03-27T08:40 09:00"]}
    assert of(text, columns="no").outcome is Outcome.REFUSE


def test_a_column_of_times_that_is_missed_is_never_a_report_without_hours() -> None:
    text = "Name,Email,Role,Kommen,Gehen\nAnn,ann@example.org,Attendee,2025-03-27 10:00:00,2025-03-27 11:00:00\n"
    assert of(text).outcome is Outcome.ASK
    assert spans(of(text, columns="yes")) == {"Ann": ["03-27T10:00 11:00"]}


def test_times_that_are_withheld_are_presence_without_hours() -> None:
    found = of(
        "Name\tEmail\tParticipant ID (UPN)\tRole\nAnn\tann@example.org\tann@example.org\tOrganizer\n"
    )
    assert found.people[0].came is Came.HERE
    assert found.people[0].flags == {"no_times"}


def test_utc_in_a_heading_and_in_services_that_write_it() -> None:
    rows = 'Ann,"6/19/25, 9:00:00 AM","6/19/25, 11:30:00 AM",2h 30m,ann@example.org,ann@example.org,Organizer\n'
    head = "Name,First Join (UTC),Last Leave (UTC),In-Meeting Duration,Email,Participant ID (UPN),Role\n"
    assert spans(of(head + rows, SUMMER)) == {"Ann": ["06-19T10:00 12:30"]}
    collaborate = (
        "NameOfAttendee,AttendeeRole,AttendeeFirstJoinTime,AttendeeLastLeaveTime,AttendeeTotalTimeInSession\n"
        "Ann,Moderator,06/19/2025 09:00,06/19/2025 11:30,02:30:00\n"
    )
    assert spans(of(collaborate)) == {"Ann": ["06-19T10:00 12:30"]}


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Nom (nom original);Adresse e-mail de l’utilisateur;Heure d’arrivée;Heure de départ;Durée (minutes);Invité;Salle d’attente", "19/06/2025"),
        ("Name (ursprünglicher Name);Benutzer-E-Mail;Beitrittszeit;Austrittszeit;Dauer (Minuten);Gast;Warteraum", "19.06.2025"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_zoom_in_other_languages_and_code_pages(head: str, day: str, encoding: str) -> None:
    yes = "Oui" if "Nom" in head else "Ja"
    text = f"{head}\nZoé (Zoé B),zoe@example.org\n".replace(",", ";") + (
        f"Zoé (Zoé B);zoe@example.org;{day} 10:00:00;{day} 11:00:00;60;{yes};Non\n"
        f"Bo;;{day} 09:50:00;{day} 09:55:00;5;{yes};{yes}\n"
    )
    found = of(text.encode(encoding))
    assert [(p.name, str(p.came)) for p in found.people] == [("Zoé", "here"), ("Bo", "not")]


USAGE = (
    "Topic,Meeting ID,User Name,User Email,Start Time,End Time,Duration (Minutes),Participants,"
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
) + "".join(
    f"S{m},852 {m},Ann Host,host@example.org,0{m}/13/2025 09:55:00 AM,0{m}/13/2025 12:30:00 PM,155,1,"
    f"Bo Ash,,0{m}/13/2025 10:0{m}:00 AM,0{m}/13/2025 12:30:00 PM,150,No\n"
    for m in (2, 3)
)


def test_of_several_meetings_the_session_s_day_decides_or_somebody_is_asked() -> None:
    assert spans(of(USAGE, Given("2025-03-13"))) == {"Bo Ash": ["03-13T10:03 12:30"]}
    asked = of(USAGE)
    (question,) = asked.questions
    assert (question.key, question.answers) == (
        "which-meeting", ("2025-02-13T09:55:00", "2025-03-13T09:55:00"),
    )  # fmt: skip
    assert spans(of(USAGE, which_meeting=question.answers[0])) == {"Bo Ash": ["02-13T10:02 12:30"]}


def test_events_of_teams_in_german_and_what_was_joined_before() -> None:
    text = (
        "Vollständiger Name\tBenutzeraktion\tZeitstempel\n"
        "Ann\tBeigetreten\t27.1.2021, 09:52:19\nAnn\tVerlassen\t27.1.2021, 10:52:19\n"
        "Bo\tBereits beigetreten\t27.1.2021, 09:50:00\n"
    )
    found = of(text.encode("utf-16"))
    assert spans(found) == {"Ann": ["01-27T09:52 10:52"], "Bo": ["01-27T09:50 ?"]}
    assert "joined_before" in found.people[1].flags


def test_times_without_a_day_ask_for_it_and_the_file_s_name_only_proposes() -> None:
    text = '"Name","Joined at","Left at","Time in call","Status"\n"Bo","10:05:00","11:00:00","00:20:00","Left"\n'
    asked = of(text, name="meet 2025-03-27.csv")
    assert asked.outcome is Outcome.ASK
    assert (asked.questions[0].key, asked.questions[0].proposed) == ("date", "2025-03-27")
    found = of(text, date="2025-03-28")
    assert spans(found) == {"Bo": ["03-28T10:05 11:00"]}
    assert found.people[0].stated == 20 * 60


def test_a_list_of_tickets_of_which_none_was_shown_says_nothing_of_who_came() -> None:
    text = "Order #,First Name,Surname,Email,Attendee #,Attendee Status\n1,Ann,Lee,ann@example.org,1,Attending\n"
    asked = of(text)
    assert (asked.outcome, asked.questions[0].key) == (Outcome.ASK, "came")
    assert str(of(text, came="nobody is marked").people[0].came) == "unknown"
    assert str(of(text, came="everybody with a ticket came").people[0].came) == "here"


def test_true_dates_of_a_workbook_are_read() -> None:
    head = ["Name", "Join time", "Leave time", "Email"]
    cells = "".join(f'<c t="inlineStr"><is><t>{each}</t></is></c>' for each in head)
    book = workbook(
        f'<row>{cells}</row><row><c t="str"><v>Ann</v></c><c s="1"><v>45743.416666</v></c>'
        '<c s="1"><v>45743.5</v></c></row>'
    )
    assert spans(of(book, name="a.xlsx")) == {"Ann": ["03-27T10:00 12:00"]}


def test_a_file_of_another_day_is_asked_about() -> None:
    text = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\nAnn,,06/19/2025 10:00:00 AM,06/19/2025 11:00:00 AM,60,No\n"
    assert [each.key for each in of(text, Given("2025-04-02", "10:00", "12:00")).questions] == [
        "other-day"
    ]
    assert of(text, SUMMER).outcome is Outcome.READ


def test_a_sheet_that_somebody_typed_in_is_read_as_it_is_meant() -> None:
    text = (
        "Register for session 2;;;;\n19/06/2025;;;;\nName;Org;Arrived;Departed;Signed\n"
        "Ann Lee;Trust;09.55;12.15;AL\nBo Ash;Trust;✓;;\nCai Dun;Trust;Apols;;\nDee + 1;;10am;12;D\n"
        "No. present;4;;;\n"
    )
    found = of(text, Given("2025-06-19", "10:00", "12:30"))
    assert found.service == "signin"
    assert spans(found) == {
        "Ann Lee": ["06-19T09:55 12:15"], "Bo Ash": [], "Cai Dun": [], "Dee": ["06-19T10:00 12:00"],
    }  # fmt: skip
    assert [str(person.came) for person in found.people] == ["here", "here", "not", "here"]
    assert [each.key for each in found.questions] == ["plus-guest:7"]
    assert len(found.ignored) == 1


def test_a_quarter_past_one_in_the_afternoon_is_written_as_one_fifteen() -> None:
    text = "Name,Time in,Time out,Signature\nEve,1.15,2.30,E\n"
    found = of(text, Given("2025-06-19", "13:00", "15:00"))
    assert spans(found) == {"Eve": ["06-19T13:15 14:30"]}
