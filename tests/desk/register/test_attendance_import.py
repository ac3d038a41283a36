"""Files of attendance on their way into a register: whose marks they are, and what stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import House, fresh

from l4pc_tui.core.attendance.values import Outcome
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Mark
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.persons import Particulars, add_person
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.register.any_register import AnyRegister
from l4pc_tui.desk.register.attendance_import import AttendanceReport, import_attendance
from l4pc_tui.desk.session.conductor import Conductor

HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"


def zoom(folder: Path, name: str, *rows: tuple[str, str, str, str]) -> Path:
    """A file of Zoom on the session's day: name, e-mail, from, to."""
    lines = (
        f"{who},{mail},11/25/2026 {begins}:00 AM,11/25/2026 {ends}:00 AM,1,Yes\n"
        for who, mail, begins, ends in rows
    )
    (folder / name).write_text(HEAD + "".join(lines), encoding="utf-8")
    return folder / name


FIRST = (
    ("Ben Thimble", "ben@example.org", "09:31", "10:10"),
    ("Acorn Carys", "", "09:40", "10:10"),
    ("Wren Testcase", "wren@example.org", "09:35", "10:10"),
)
SECOND = (
    ("Ben Thimble", "ben@example.org", "10:12", "11:25"),
    ("Wren Testcase", "wren@example.org", "10:12", "11:20"),
)


def taken(desk: Desk, *files: Path, dry_run: bool = False, **answers: str) -> AttendanceReport:
    row = find_session(desk, "Lantern Valley/2026-11-25")
    told = {key.replace("_", ":"): value for key, value in answers.items()}
    return import_attendance(desk, row, files, answers=told, dry_run=dry_run)


def marks(desk: Desk) -> dict[str, Mark]:
    names = {person.id: person.name for person in desk.store.people()}
    session = find_session(desk, "Lantern Valley/2026-11-25").session.id
    return {names[mark.person]: mark for mark in desk.store.marks(session)}


def clocks(mark: Mark) -> list[str]:
    return ["-".join(side[11:16] for side in span.split("/")) for span in mark.spans]


def test_a_file_becomes_marks_with_times_and_who_is_not_on_the_roster_walks_in(
    desk: Desk, tmp_path: Path
) -> None:
    report = taken(desk, zoom(tmp_path, "a.csv", *FIRST))
    assert report.reading.outcome is Outcome.READ
    found = marks(desk)
    assert {name: (mark.mark, clocks(mark)) for name, mark in found.items()} == {
        "Ben Thimble": ("online", ["09:31-10:10"]),
        "Carys Acorn": ("online", ["09:40-10:10"]),
        "Wren Testcase": ("online", ["09:35-10:10"]),
    }
    assert "Dev Kettle" not in found  # not named is not absent
    wren = next(person for person in desk.store.people() if person.name == "Wren Testcase")
    assert wren.walk_in
    assert len(found["Ben Thimble"].sources[0]) == 64


def test_order_and_repetition_of_files_change_nothing(furnished: Path, tmp_path: Path) -> None:
    files = (zoom(tmp_path, "a.csv", *FIRST), zoom(tmp_path, "b.csv", *SECOND))
    told = []
    first, second = files
    orders: tuple[tuple[tuple[Path, ...], ...], ...] = (
        ((first,), (second,)), ((second,), (first,)), (files,), ((second, first),),
        ((first,), files, (second,), files),
    )  # fmt: skip
    for order in orders:
        with fresh(furnished) as house:
            desk = house.desk()
            for together in order:
                taken(desk, *together)
            again = taken(desk, *files)
            assert again.changes == 0
            told.append({name: (m.mark, clocks(m), m.sources) for name, m in marks(desk).items()})
    assert told[0]["Ben Thimble"][1] == ["09:31-10:10", "10:12-11:25"]
    assert all(each == told[0] for each in told)


def test_what_somebody_marked_by_hand_stays_and_the_difference_is_said(
    desk: Desk, tmp_path: Path
) -> None:
    register = AnyRegister(desk, find_session(desk, "Lantern Valley/2026-11-25"))
    register.change(register.who("ben"), "here", "09:50", "11:00", "bus")
    register.change(register.who("carys"), "sorry", "", "", None)
    report = taken(desk, zoom(tmp_path, "a.csv", *FIRST))
    found = marks(desk)
    ben, carys = found["Ben Thimble"], found["Carys Acorn"]
    assert (ben.mark, ben.arrived[11:16], ben.left[11:16], ben.spans, ben.remark) == (
        "here", "09:50", "11:00", (), "bus",
    )  # fmt: skip
    assert (carys.mark, carys.spans) == ("sorry", ())
    said = " ".join(report.lines)
    assert "Ben Thimble stays here, as somebody marked by hand; the file says online." in said
    assert "Carys Acorn is marked sorry by hand and stays so; the file says online." in said


def test_a_mark_by_hand_without_times_gains_those_of_the_file(desk: Desk, tmp_path: Path) -> None:
    register = AnyRegister(desk, find_session(desk, "Lantern Valley/2026-11-25"))
    register.change(register.who("ben"), "late", "", "", None)
    assert not marks(desk)["Ben Thimble"].left
    report = taken(desk, zoom(tmp_path, "a.csv", *FIRST))
    found = marks(desk)["Ben Thimble"]
    assert (found.mark, clocks(found)) == ("late", ["09:31-10:10"])
    assert (
        "Ben Thimble stays late, as somebody marked by hand; the file says online." in report.lines
    )


def test_all_of_a_file_is_one_act(started: Conductor, house: House, tmp_path: Path) -> None:
    """What a console has not seen of it yet is one piece when it comes."""
    desk = house.desk()
    taken(desk, zoom(tmp_path, "a.csv", *FIRST))
    session: SessionId = started.session
    entries = [each for each in desk.store.record_of(session) if "sources" in (each.data or {})]
    acts = {(each.data or {}).get("act", each.id) for each in entries}
    assert len(entries) == 3
    assert len(acts) == 1


def test_while_a_file_asks_nothing_is_taken_in(desk: Desk, tmp_path: Path) -> None:
    rows = tuple((who, mail, f"0{8}:{at[3:]}", f"0{8}:59") for who, mail, at, _ in FIRST)
    file = zoom(tmp_path, "a.csv", *rows)
    report = taken(desk, file)
    assert [each.key for each in report.questions] == ["zone"]
    assert marks(desk) == {}
    assert taken(desk, file, zone="as written").reading.outcome is Outcome.READ
    assert marks(desk)


def test_who_is_near_is_asked_about_once_and_a_dry_run_writes_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    row = ("Benn Thimble", "ben@example.org", "09:31", "10:10")
    file = zoom(tmp_path, "a.csv", row, FIRST[2])
    assert taken(desk, file, dry_run=True).changes == 1
    assert marks(desk) == {}
    report = taken(desk, file)
    assert [(each.key, each.answers) for each in report.questions] == [
        ("who:2", ("Ben Thimble", "new"))
    ]
    assert set(marks(desk)) == {"Wren Testcase"}
    assert not taken(desk, file, who_2="Ben Thimble").questions
    assert set(marks(desk)) == {"Wren Testcase", "Ben Thimble"}
    later = zoom(tmp_path, "b.csv", ("Benn Thimble", "ben@example.org", "10:12", "11:00"))
    assert not taken(desk, later).questions  # the answer is remembered
    assert clocks(marks(desk)["Ben Thimble"]) == ["09:31-10:10", "10:12-11:00"]


def test_a_device_is_offered_and_never_matched_by_itself(desk: Desk, tmp_path: Path) -> None:
    file = zoom(tmp_path, "a.csv", ("Ben's iPad", "", "09:31", "10:10"))
    report = taken(desk, file)
    assert [each.answers for each in report.questions] == [("Ben Thimble", "new")]
    assert marks(desk) == {}


@pytest.mark.parametrize("state", ["running", "closed"])
def test_a_session_that_runs_and_one_that_is_over_take_files_in(
    started: Conductor, house: House, tmp_path: Path, state: str
) -> None:
    house.clock.to("2026-11-25T11:30")
    if state == "closed":
        started.close()
    assert started.drain(10)
    taken(house.desk(), zoom(tmp_path, "a.csv", *FIRST))
    assert clocks(marks(house.desk())["Ben Thimble"]) == ["09:31-10:10"]


def test_a_file_that_cannot_be_read_takes_nothing_in_of_the_others(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "notes.csv").write_text("Some words, and no table.\n", encoding="utf-8")
    report = taken(desk, zoom(tmp_path, "a.csv", *FIRST), tmp_path / "notes.csv")
    assert report.reading.outcome is Outcome.REFUSE
    assert report.reading.why.startswith("notes.csv: There is no table of people")
    assert marks(desk) == {}


def test_what_somebody_said_by_hand_stays_after_the_second_file_too(
    desk: Desk, tmp_path: Path
) -> None:
    register = AnyRegister(desk, find_session(desk, "Lantern Valley/2026-11-25"))
    register.change(register.who("carys"), "sorry", "", "", None)
    taken(desk, zoom(tmp_path, "a.csv", *FIRST))
    again = AnyRegister(desk, find_session(desk, "Lantern Valley/2026-11-25"))
    again.change(again.who("ben"), "absent", "", "", None)
    later = ("Acorn Carys", "", "10:12", "11:00")
    report = taken(desk, zoom(tmp_path, "b.csv", *SECOND, later))
    found = marks(desk)
    assert (found["Carys Acorn"].mark, found["Carys Acorn"].spans) == ("sorry", ())
    assert (found["Ben Thimble"].mark, found["Ben Thimble"].spans) == ("absent", ())
    said = " ".join(report.lines)
    assert "Carys Acorn is marked sorry by hand and stays so; the file says online." in said
    assert "Ben Thimble is marked absent by hand and stays so; the file says online." in said


def test_a_row_of_each_file_is_a_question_of_its_own(desk: Desk, tmp_path: Path) -> None:
    files = (
        zoom(tmp_path, "a.csv", ("Benn Thimble", "", "09:31", "10:10")),
        zoom(tmp_path, "b.csv", ("Caris Acorn", "", "09:31", "10:10")),
    )
    report = taken(desk, *files)
    offered = {each.key: each.answers[0] for each in report.questions}
    assert set(offered) == {"who:2", "who:2.2"}
    row = find_session(desk, "Lantern Valley/2026-11-25")
    told = {"who:2": "new", "who:2.2": offered["who:2.2"]}
    report = import_attendance(desk, row, files, answers=told)
    assert not report.questions
    assert offered["who:2.2"] in marks(desk)
    assert offered["who:2"] not in marks(desk)


def test_who_has_a_name_that_two_have_is_told_by_what_is_offered_and_once_and_for_all(
    desk: Desk, tmp_path: Path
) -> None:
    for trust in ("Trust 1", "Trust 2"):
        told = Particulars(name="Siân Testcase", organisation=trust)
        add_person(desk, "Lantern Valley", told, new=True)
    file = zoom(tmp_path, "a.csv", ("Siân Testcase", "", "09:31", "10:10"))
    (question,) = taken(desk, file).questions
    assert sorted(question.answers[:2]) == ["Siân Testcase, Trust 1", "Siân Testcase, Trust 2"]
    (asked,) = taken(desk, file, who_2="Siân Testcase").questions
    assert asked.text.startswith("“Siân Testcase” is no answer to this. ")
    assert not taken(desk, file, who_2="new").questions
    people = len(desk.store.people())
    for again in (taken(desk, file, who_2="new"), taken(desk, file)):
        assert not again.questions
        assert len(desk.store.people()) == people


def test_what_rows_of_one_number_leave_open_is_answered_for_each_file(
    desk: Desk, tmp_path: Path
) -> None:
    files = []
    for name, who in (("a.csv", "Dev Kettle"), ("b.csv", "Carys Acorn")):
        (tmp_path / name).write_text(f"Name,Time in,Time out\n{who},,\n", "utf-8")
        files.append(tmp_path / name)
    row = find_session(desk, "Lantern Valley/2026-11-25")
    asked = {each.key: each.text for each in import_attendance(desk, row, files).questions}
    assert set(asked) == {"blank:2", "blank:2.2"}
    report = import_attendance(desk, row, files, answers={"blank:2.2": "absent"})
    assert [each.key for each in report.questions] == ["blank:2"]
    (absent,) = marks(desk)
    assert asked["blank:2.2"].startswith(absent)


def test_a_name_that_somebody_is_called_by_is_offered(desk: Desk, tmp_path: Path) -> None:
    told = Particulars(name="Mary-Jane Testcase", display_name="MJ")
    add_person(desk, "Lantern Valley", told)
    (question,) = taken(desk, zoom(tmp_path, "a.csv", ("MJ", "", "09:31", "10:10"))).questions
    assert question.answers[0] == "Mary-Jane Testcase"


def test_a_laptop_and_a_telephone_of_one_person_are_her_times_once(
    desk: Desk, tmp_path: Path
) -> None:
    file = zoom(
        tmp_path, "a.csv",
        ("Ben Thimble", "ben@example.org", "09:31", "10:30"), ("Ben's iPhone", "", "10:10", "11:20"),
    )  # fmt: skip
    (question,) = taken(desk, file).questions
    assert question.answers == ("Ben Thimble", "new")
    assert question.key == "who:3"
    assert not taken(desk, file, who_3="Ben Thimble").questions
    found = marks(desk)
    assert "Ben's iPhone" not in found
    (span,) = found["Ben Thimble"].spans
    assert (span[11:16], span.split("/")[1][11:16]) == ("09:31", "11:20")
    again = taken(desk, file)
    assert not again.questions
    assert marks(desk) == found
