"""Certificates of a session that was led, written and remembered."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support.collects import taken
from support.crowd import crowd
from support.desk import COHORT, PLAN, House, person
from support.laptops import bundle

from l4pc_tui.core.certificates.regulators import Regulator
from l4pc_tui.core.certificates.who import Somebody, Why
from l4pc_tui.core.document.model import Document, Look
from l4pc_tui.core.people.hours import in_minutes
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Presence
from l4pc_tui.desk.certificates.chosen import chosen
from l4pc_tui.desk.certificates.files import Form, files_of
from l4pc_tui.desk.certificates.issuing import Decided, decided, issue
from l4pc_tui.desk.certificates.reading import CourseRead, Wished, read_course
from l4pc_tui.desk.certificates.sheets import write_involvement, write_reflections
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.handed import handed_of
from l4pc_tui.desk.out.subject import subject
from l4pc_tui.desk.people.erasing import erase
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.register.any_register import AnyRegister
from l4pc_tui.desk.register.hours import hours_of
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.settings_file import set_setting
from l4pc_tui.desk.trouble import Trouble


@pytest.fixture
def held(started: Conductor, house: House) -> SessionId:
    """A session from 09:30 to 11:30 with twelve minutes in threes; Ben came an hour late, Carys was
    not there. It is the 28th now."""
    started.mark(person(started, "Carys Acorn"), Presence.ABSENT)
    started.rest_here()
    for wall in ("09:45", "09:50", "10:02", "10:08", "10:15", "10:30"):
        house.clock.to(f"2026-11-25T{wall}")
        assert started.next().ok
    house.clock.to("2026-11-25T11:30")
    started.close()
    assert started.drain(10)
    ben = person(started, "Ben Thimble")
    register = AnyRegister(started.desk, find_session(started.desk, started.session))
    assert register.mark(ben, Presence.LATE, "10:30").ok
    house.clock.to("2026-11-28T15:00")
    return started.session


PLAIN = Wished()


def course(desk: Desk, wished: Wished = PLAIN) -> CourseRead:
    return read_course(desk, scope_of(desk, cohorts=[COHORT]), wished)


def certified(desk: Desk, at_least: float = 0.8) -> Decided:
    read = course(desk)
    return decided(desk, read, read.people, at_least)


def written(desk: Desk, out: Path, form: Form = Form.HTML) -> Decided:
    told, _ = issue(desk, course(desk), certified(desk), form, out=out)
    return told


def of(read: CourseRead, name: str) -> Somebody:
    return next(each for each in read.people if each.name == name)


def test_hours_are_those_of_the_register_and_time_together_is_that_of_the_run(
    desk: Desk, held: SessionId
) -> None:
    read, told = course(desk), hours_of(desk, find_session(desk, held))
    for each in read.people:
        assert in_minutes(line.hours for line in each.lines) == in_minutes([told[each.person]])
    amina, ben = of(read, "Amina Marigold"), of(read, "Ben Thimble")
    (line,) = amina.lines
    assert (line.came, line.left) == ("09:30", "11:30")
    assert "in small groups" in line.ways
    assert 0 < (line.together or 0) < line.hours.seconds
    assert (ben.lines[0].together or 0) < (line.together or 0)
    assert read.course.programme == "A morning"
    assert COHORT not in str(read.course)


@pytest.mark.usefixtures("held")
def test_who_gets_none_is_listed_with_the_reason(desk: Desk) -> None:
    told = certified(desk)
    assert [each.who.name for each in told.gets] == ["Amina Marigold", "Dev Kettle"]
    assert {each.who.name: each.why for each in told.none} == {
        "Ben Thimble": Why.UNDER, "Carys Acorn": Why.NEVER, "Joss Wayfarer": Why.FACILITATES,
    }  # fmt: skip


@pytest.mark.usefixtures("held")
def test_each_is_a_file_and_all_are_one_to_print_and_none_says_what_nobody_should_read(
    desk: Desk, tmp_path: Path
) -> None:
    told = written(desk, tmp_path / "out")
    files = {each.name: each.read_text("utf-8") for each in (tmp_path / "out").iterdir()}
    assert len(files) == 3
    assert all(each.issue.reference in files["all-for-printing.html"] for each in told.gets)
    for text in files.values():
        for word in ("social worker", "lived experience", "Lantern Valley Council", COHORT):
            assert word not in text


@pytest.mark.usefixtures("held")
def test_who_gets_none_and_why_stands_on_the_list_to_keep_and_in_a_table(
    desk: Desk, tmp_path: Path
) -> None:
    written(desk, tmp_path / "out")
    page = (tmp_path / "out" / "all-for-printing.html").read_text("utf-8")
    assert "Was there for 1 h of 1 h 45 min, 57 %; 80 % is asked for." in page
    written(desk, tmp_path / "tables", Form.CSV)
    rows = (tmp_path / "tables" / "no-certificate.csv").read_text("utf-8-sig").splitlines()
    assert rows[0] == "name,why,minutes,told"
    assert [row.split(",")[:3] for row in rows[1:]] == [
        ["Ben Thimble", "under", "60"], ["Carys Acorn", "never", "0"],
        ["Joss Wayfarer", "facilitates", "0"],
    ]  # fmt: skip
    (one, _) = subject(desk, "Carys Acorn").recipients
    assert one.what.endswith(
        "your certificate, if one was issued to you, and the list of who got none and why"
    )


def test_where_a_correction_takes_somebody_under_it_says_which_one_is_out(
    desk: Desk, held: SessionId, tmp_path: Path
) -> None:
    first = written(desk, tmp_path / "one")
    assert AnyRegister(desk, find_session(desk, held)).mark(
        first.gets[0].who.person, Presence.LATE, "10:45"
    ).ok  # fmt: skip
    told = {each.who.name: each.told for each in certified(desk).none}
    reference = first.gets[0].issue.reference
    assert told["Amina Marigold"].endswith(
        f"; certificate {reference} of 28 November 2026 is out, for up to 1.75 hours, which these "
        "sessions do not bear out any more"
    )
    assert "is out" not in told["Ben Thimble"]


@pytest.mark.usefixtures("held")
def test_certificates_of_two_cohorts_with_one_plan_lie_in_two_folders(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    crowd(desk, tmp_path, "Ash", 3)
    session = new_session(desk, "Ash", PLAN, "2026-11-26")
    register = AnyRegister(desk, session)
    for line in register.register().lines:
        register.mark(line.person, Presence.HERE)
    for name in (COHORT, "Ash"):
        read = read_course(desk, scope_of(desk, cohorts=[name]), PLAIN)
        issue(desk, read, decided(desk, read, read.people), Form.HTML)
    assert sorted(each.name for each in tmp_path.glob("*certificates*")) == [
        "ash-2026-11-26-certificates", "lantern-valley-2026-11-25-certificates",
    ]  # fmt: skip


def test_what_was_issued_is_remembered_and_the_same_day_and_hours_are_the_same_one(
    desk: Desk, held: SessionId, tmp_path: Path, house: House
) -> None:
    first = written(desk, tmp_path / "one")
    again = written(desk, tmp_path / "two", Form.DOCX)
    assert [each.issue for each in again.gets] == [each.issue for each in first.gets]
    (cohort,) = (each for each in desk.store.cohorts() if each.name == COHORT)
    assert [each.reference for each in desk.store.issued(cohort.id)] == [
        each.issue.reference for each in first.gets
    ]  # fmt: skip
    assert [each.format for each in handed_of(desk, held)] == ["certificate"] * 2
    house.clock.to("2026-12-04T10:00")
    later = written(desk, tmp_path / "three")
    for one, other in zip(first.gets, later.gets, strict=True):
        assert other.issue.first == one.issue.reference != other.issue.reference
        assert other.issue.first_day == "2026-11-28"


@pytest.mark.usefixtures("held")
def test_a_look_invents_no_reference_and_keeps_nothing(desk: Desk) -> None:
    before = len(list(desk.store.all_events()))
    assert all(each.new and not each.issue.reference for each in certified(desk).gets)
    assert len(list(desk.store.all_events())) == before


@pytest.mark.usefixtures("held")
def test_another_laptop_that_collected_the_first_knows_a_reissue(
    desk: Desk, tmp_path: Path
) -> None:
    first = written(desk, tmp_path / "one")
    other = House(tmp_path / "other", tmp_path / "other-state")
    try:
        other.clock.to("2026-12-04T10:00")
        theirs = other.desk("Dana Price")
        taken(theirs, bundle(desk, tmp_path / "joss.jsonl"))
        again = certified(theirs)
        assert [each.issue.first for each in again.gets] == [
            each.issue.reference for each in first.gets
        ]  # fmt: skip
    finally:
        other.close()


@pytest.mark.usefixtures("held")
def test_what_was_issued_to_somebody_stays_when_they_are_erased_and_they_get_no_other(
    desk: Desk, tmp_path: Path
) -> None:
    first = written(desk, tmp_path / "one")
    amina = first.gets[0].who.person
    erase(desk, look(desk, amina))
    told = certified(desk)
    assert [each.who.name for each in told.gets] == ["Dev Kettle"]
    assert Why.ERASED in {each.why for each in told.none}
    (cohort,) = (each for each in desk.store.cohorts() if each.name == COHORT)
    assert amina in {each.person for each in desk.store.issued(cohort.id)}


@pytest.mark.usefixtures("held")
def test_sheets_are_for_who_was_there_and_lie_beside_nobody_elses(
    desk: Desk, tmp_path: Path
) -> None:
    read = course(desk)
    told = write_reflections(desk, read, read.people, Regulator.NMC, Form.HTML, out=tmp_path / "n")
    names = sorted(each.name.partition("-nmc")[0] for each in told.path.iterdir())
    assert names == ["all-for-printing.html", "amina-marigold", "ben-thimble", "dev-kettle"]
    dev = chosen(desk, read, ["Dev Kettle"])
    sheet = write_involvement(desk, read, dev, frozenset(), Form.CSV, out=tmp_path / "i")
    lines = (sheet.path / "involvement.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("person,date,session,title,start,end,minutes,preparation_hours,")
    assert lines[1].startswith("Dev Kettle,2026-11-25,,A morning,09:30,11:30,")
    with pytest.raises(Trouble, match="None of these people"):
        write_involvement(desk, read, chosen(desk, read, ["Carys Acorn"]), frozenset(), Form.HTML)


def test_what_it_was_is_asked_for_where_nothing_tells_and_the_cohorts_name_never_does(
    desk: Desk, held: SessionId
) -> None:
    wished = Wished("Rules, traced", "Puddleby College", (), ("The Puddleby College", "7"))
    read = course(desk, wished)
    assert read.course.programme == "Rules, traced"
    assert read.course.facilitators == ()
    assert course(desk).course.facilitators == ("Joss Wayfarer",)
    early = scope_of(desk, cohorts=[COHORT])
    row = find_session(desk, held)
    assert row in read.rows
    with pytest.raises(Trouble, match="one cohort"):
        read_course(desk, type(early)((), early.sessions), Wished())


@pytest.mark.usefixtures("held")
def test_the_share_that_is_asked_for_is_a_setting(desk: Desk) -> None:
    read = course(desk)
    assert decided(desk, read, read.people).at_least == 0.8
    set_setting(desk, "certificate-share", "10")
    told = decided(desk, read, read.people)
    assert told.at_least == 0.1
    assert "Ben Thimble" in {each.who.name for each in told.gets}


def test_a_session_of_which_nobody_knows_how_long_it_was_is_told(desk: Desk, house: House) -> None:
    row = desk.store.sessions()[0]
    register = AnyRegister(desk, row)
    house.clock.to("2026-11-28T15:00")
    amina = next(each.person for each in register.register().lines if each.name == "Amina Marigold")
    assert register.mark(amina, Presence.HERE).ok
    desk.close()
    # What was planned by a plan that another laptop had.
    with closing(sqlite3.connect(house.db)) as db, db:
        db.execute("DELETE FROM shelf")
        db.execute("DELETE FROM content")
    read = course(house.desk())
    assert read.unknown_in_words.startswith("How long “A morning” was is not known")
    assert not of(read, "Amina Marigold").lines


def test_each_person_has_a_file_of_their_own_whatever_a_system_takes_for_one_name() -> None:
    names = ("Zoë Lee", "Zoe\u0301 Lee", "ZOE LEE", "All for printing", "Con")
    pages = {(name, ""): Document(name, Look.CERTIFICATE) for name in names}
    files = files_of(Form.HTML, pages, Document("Everybody", Look.CERTIFICATE))
    assert list(files) == [
        "zoe-lee.html", "zoe-lee-2.html", "zoe-lee-3.html", "all-for-printing-2.html", "con-1.html",
        "all-for-printing.html",
    ]  # fmt: skip
    assert b"Everybody" in files["all-for-printing.html"]
