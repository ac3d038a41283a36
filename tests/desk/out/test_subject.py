"""Everything that is held about somebody, with others taken out."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from support.desk import COHORT, House, person
from support.first_format import id_of
from support.laptops import written
from support.sealed import event

from l4pc_tui.core.record.entry import seal
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.between import collect, settling
from l4pc_tui.desk.between.basket import basket
from l4pc_tui.desk.between.packs import look_at_pack, write_pack
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.subject import subject
from l4pc_tui.desk.out.subject_file import write_subject
from l4pc_tui.desk.people.persons import Particulars, add_person, mend_person
from l4pc_tui.desk.people.same_person import same_person
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.people.ties import set_rule
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.exchange.paper.subject_model import SubjectRecord
from l4pc_tui.exchange.paper.subject_page import subject_page
from l4pc_tui.store.collecting import About

OTHERS = ("Ben", "Thimble", "Carys", "Acorn", "Dev", "Kettle", "Joss", "Wayfarer", "Harriet")
TOLD = "the safeguarding lead on the second floor"


@pytest.fixture
def held(started: Conductor, desk: Desk, house: House) -> Conductor:
    """A session that was held, in which Amina and others are named."""
    mend_person(desk, "Amina Marigold", Particulars(email="old@lantern.example"))
    mend_person(desk, "Amina Marigold", Particulars(email="amina@lantern.example"))
    set_rule(desk, COHORT, "Amina Marigold", "keep apart from", "Ben Thimble")
    started.rest_here()
    started.mark(PersonId(person(started, "Amina Marigold")), "late")
    started.next()
    started.note("! @Amina phone the chair with @Harriet by Friday")
    started.note('" Ben and Carys told Amina that it hurts (named)')
    started.note("? Dev owns transport")
    started.restricted(TOLD)
    house.clock.now += 600
    started.close()
    assert started.drain(5)
    return started


pytestmark = pytest.mark.usefixtures("held")


def words(told: SubjectRecord) -> str:
    return json.dumps(asdict(told), ensure_ascii=False)


def part(told: SubjectRecord, heading: str) -> list[dict[str, str]]:
    return [
        dict(item.fields) for each in told.parts if each.heading == heading for item in each.items
    ]


def test_everything_is_given_earlier_versions_too_and_each_says_where_it_is_from(
    desk: Desk,
) -> None:
    told = subject(desk, "Amina Marigold")
    assert [each.get("E-mail", "") for each in part(told, "Who you are")] == [
        "", "old@lantern.example", "amina@lantern.example"
    ]  # fmt: skip
    (who,) = (each for each in told.parts if each.heading == "Who you are")
    assert [each.standing for each in who.items] == ["earlier", "earlier", "now"]
    first, *_, last = (each.source for each in who.items)
    assert {first.by, last.by} == {"Joss Wayfarer"}
    assert (first.laptop[:7], last.laptop) == ("laptop ", "this laptop")
    assert [each["Mark"] for each in part(told, "The register")] == ["here", "late"]
    assert [(each.mark, each.minutes) for each in told.hours] == [("late", 10)]
    assert part(told, "Rules for groups that name you") == [
        {"Cohort": COHORT, "Of": "you", "Rule": "keep apart from", "To": "[another person]"}
    ]
    notes = part(told, "Notes that name you or are yours")
    assert [each["Words"] for each in notes] == [
        "@Amina phone the chair with [another person] by Friday",
        "[another person] and [another person] told Amina that it hurts (named)",
    ]
    assert told.restricted == 1


def test_nobody_else_is_named_in_it_but_who_typed(desk: Desk, tmp_path: Path) -> None:
    told = subject(desk, "Amina Marigold")
    page = write_subject(told, "html", out=None, here=tmp_path).read_text(encoding="utf-8")
    for text in (page, words(told)):
        typed = text.replace("Typed by Joss Wayfarer", "").replace('"by": "Joss Wayfarer"', "")
        assert not [name for name in OTHERS if name in typed]
        assert TOLD not in text
        assert "owns transport" not in text


def test_a_text_that_may_name_another_of_that_name_is_told_of_and_not_shown(
    desk: Desk,
) -> None:
    add_person(desk, COHORT, Particulars(name="Amina Zephyr"), new=True)
    told = subject(desk, "Amina Marigold")
    assert "phone the chair" not in words(told)
    assert told.unclear == ("A morning, Wednesday 25 November 2026",) * 2


def test_whoever_was_typed_twice_is_told_as_one(desk: Desk) -> None:
    add_person(desk, COHORT, Particulars(name="Amina Marigold", sector="Council"), new=True)
    one, other = sorted(p.id for p in desk.store.people() if p.name == "Amina Marigold")
    same_person(desk, one, other)
    told = subject(desk, one)
    assert told.ids == (one, other)
    assert "Council" in [each.get("Sector") for each in part(told, "Who you are")]
    assert part(told, "Joined records of you") == [{"One id": one, "Other id": other}]


def test_it_names_every_file_that_left_with_something_of_hers(
    desk: Desk, held: Conductor, tmp_path: Path
) -> None:
    row = find_session(desk, held.session)
    export(desk, row, "md", tmp_path / "a.md", Profile.HANDOVER, to="the council")
    told = subject(desk, "Amina Marigold")
    assert [(each.to, each.file) for each in told.recipients] == [("the council", "a.md")]
    assert "register" in told.recipients[0].what


def test_what_was_collected_and_undone_is_still_held_and_so_is_told(
    desk: Desk, house: House
) -> None:
    amina = next(each for each in desk.store.people() if each.name == "Amina Marigold")
    entry = desk.store.entry(
        "put", f"person:{amina.id}", {**amina.data(), "email": "elsewhere@lantern.example"},
        actor="Rowan Ash", base=(),
    )  # fmt: skip
    taken = "2026-11-25T10:00:00+00:00"
    event = seal(entry, device="rowans", seq=1, base=(), nonce="0" * 32, taken=taken)
    about = About("rowan.jsonl", "0", "rowans", "Rowan Ash", "", "2026-11-26T10:00:00+00:00")
    collected = desk.store.collect([(about, [event], [])], actor=desk.actor)

    def theirs() -> list[tuple[str, tuple[str, ...]]]:
        return [
            (item.standing, item.source.files)
            for part in subject(desk, amina.id).parts for item in part.items
            if item.source.laptop == "laptop rowans"
        ]  # fmt: skip

    assert theirs() == [("now", ("rowan.jsonl",))]
    house.clock.now += 60
    desk.store.undo_collect(collected.id)
    assert theirs() == [("undone", ("rowan.jsonl",))]


def taken(desk: Desk, file: Path) -> None:
    with basket((file,)) as opened:
        collect.take(desk, opened, collect.look(desk, opened))


@pytest.fixture
def joined(desk: Desk, held: Conductor, tmp_path: Path) -> Desk:
    """The same session with Amina from a laptop that typed it all under smaller ids, joined; before
    that a pack of the cohort went to Mo, and one says that she is absent."""
    write_pack(desk, look_at_pack(desk, COHORT), tmp_path / "mo.jsonl", to="Mo")
    row = find_session(desk, held.session).session
    data = {**row.data(), "cohort": "0c"}
    told = [
        event(1, "cohort:0c", {"name": COHORT}, session=""),
        event(2, "person:0p", {"name": "Amina Marigold"}, session=""),
        event(3, "member:0c/0p", {"cohort": "0c", "person": "0p"}, session=""),
        event(4, "session:0s", data, session=""),
        event(5, "mark:0s/0p", {"session": "0s", "person": "0p", "mark": "absent"},
              session="0s", subject="0p"),
    ]  # fmt: skip
    taken(desk, written(tmp_path / "dana.jsonl", told))
    while open_now := settling.proposals(desk):
        settling.join(desk, open_now[0])
    return desk


def test_after_joins_it_still_knows_her_cohort_her_session_and_who_was_given_a_file(
    joined: Desk,
) -> None:
    told = subject(joined, "Amina Marigold")
    assert [(each.to, Path(each.file).name) for each in told.recipients] == [("Mo", "mo.jsonl")]
    assert "not held here" not in words(told)
    assert {each["Cohort"] for each in part(told, "The cohorts you are in")} == {COHORT}


def register(desk: Desk) -> list[tuple[str, str, str]]:
    return [
        (dict(item.fields)["Mark"], item.source.laptop, item.standing)
        for each in subject(desk, "Amina Marigold").parts
        if each.heading == "The register" for item in each.items
    ]  # fmt: skip


def test_of_marks_under_ids_that_were_joined_only_the_settled_one_stands(joined: Desk) -> None:
    settling.choose(joined, id_of(5))
    assert sorted(register(joined)) == [
        ("absent", "laptop d1", "earlier"), ("absent", "this laptop", "now"),
        ("here", "this laptop", "earlier"), ("late", "this laptop", "earlier"),
    ]  # fmt: skip


def test_what_was_settled_with_a_collect_that_was_undone_came_in_no_file(
    desk: Desk, held: Conductor, tmp_path: Path
) -> None:
    amina, session = person(held, "Amina Marigold"), held.session
    said = {"session": session, "person": amina, "mark": "absent"}
    told = event(5, f"mark:{session}/{amina}", said, session=session, subject=amina)
    taken(desk, written(tmp_path / "dana.jsonl", [told]))
    settling.choose(desk, id_of(5))
    collect.undo(desk)
    assert register(desk)[-1] == ("absent", "this laptop", "unsettled")
    assert ("absent", "laptop d1", "undone") in register(desk)
    page = subject_page(subject(desk, "Amina Marigold")).decode()
    assert page.count("Settled with a collect that was undone; still kept.") == 1
