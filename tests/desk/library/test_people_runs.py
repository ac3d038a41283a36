"""Where an exercise was run with people, and the line for it in one's own copy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.desk import COHORT, House, person, write_library
from support.ran import stand_on

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Presence
from l4pc_tui.core.script.model.model import Exercise, PeopleRun
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library, models
from l4pc_tui.desk.library.checkup import check, named
from l4pc_tui.desk.library.people_runs import Ran, note_run, runs_in_doubt, where_it_ran
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.session.which import trial
from l4pc_tui.desk.trouble import Trouble

HERE = ("Ben Thimble", "Carys Acorn", "Dev Kettle")
SHIPPED = "by-friday-with-whom"


def held(
    desk: Desk, house: House, session: SessionId, *, here: tuple[str, ...] = HERE,
    minutes: float = 9, closes: bool = True,
) -> None:  # fmt: skip
    """A session in which “Trace it” took so long, with these people on the register."""
    conductor = open_session(desk, session)
    assert conductor.start().ok
    for name in here:
        assert conductor.mark(person(conductor, name), Presence.HERE).ok
    stand_on(conductor, "Trace it", house, minutes)
    stand_on(conductor, "Hear it", house, 0.1)
    if closes:
        assert conductor.close().ok
    assert conductor.leave(goes_on=False).ok
    assert conductor.drain(5)


def runs_of(desk: Desk, key: str) -> tuple[PeopleRun, ...]:
    found = models.exercise(desk, key)
    assert isinstance(found, Exercise)
    return found.tested


@pytest.fixture
def own(desk: Desk) -> Path:
    """The exercise in the person's own library."""
    write_library(desk.places.own_library)
    library.load(desk)
    return desk.places.own_library / "exercises" / "whose-rule.md"


def test_a_closed_session_with_people_is_a_run(
    desk: Desk, house: House, session: SessionId, own: Path
) -> None:
    assert where_it_ran(desk, "whose-rule") == ()
    held(desk, house, session)
    (ran,) = where_it_ran(desk, "whose-rule")
    content = desk.store.content("exercise", "whose-rule")
    assert content is not None
    assert own.exists()
    assert ran == Ran(session, "2026-11-25", 3, content.sha256, written=False)


@pytest.mark.parametrize(
    "how", [{"here": ()}, {"here": ("Joss Wayfarer",)}, {"minutes": 0.1}, {"closes": False}],
    ids=["nobody marked", "only who facilitates", "passed through", "not closed"],
)  # fmt: skip
def test_what_was_not_run_with_people_is_no_run(
    desk: Desk, house: House, session: SessionId, how: dict[str, object]
) -> None:
    held(desk, house, session, **how)  # type: ignore[arg-type]
    assert where_it_ran(desk, "whose-rule") == ()


def test_a_try_out_is_no_run(desk: Desk, house: House) -> None:
    held(desk, house, trial(desk, "whose-rule").session.id, here=())
    assert where_it_ran(desk, "whose-rule") == ()


def test_in_a_demo_nothing_was_run(desk: Desk, house: House, session: SessionId) -> None:
    held(desk, house, session)
    with pytest.raises(Trouble, match="nothing in it was run with people"):
        where_it_ran(replace(desk, pretends="demo"), "whose-rule")


def test_a_run_is_written_into_the_person_s_own_file(
    desk: Desk, house: House, session: SessionId, own: Path
) -> None:
    held(desk, house, session)
    before = own.read_text("utf-8")
    looked = note_run(desk, "whose-rule", session[:30], "step 2 is longer", only_look=True)
    assert own.read_text("utf-8") == before
    done = note_run(desk, "whose-rule", session[:30], " step 2  is longer\n")
    run = PeopleRun(session, "2026-11-25", 3, "step 2 is longer")
    assert (looked.run, done.run, done.path, done.copied_from) == (run, run, own, None)
    assert own.read_text("utf-8") == before.replace(
        "ceiling: Question\n",
        f"ceiling: Question\ntested:\n  - {session}, 2026-11-25, 3 people, step 2 is longer\n", 1,
    )  # fmt: skip
    assert runs_of(desk, "whose-rule") == (run,)
    assert [ran.written for ran in where_it_ran(desk, "whose-rule")] == [True]
    with pytest.raises(Trouble, match="says so of that session already"):
        note_run(desk, "whose-rule", session, "again")


def test_the_shipped_file_stays_and_a_copy_of_one_s_own_has_the_line(
    desk: Desk, house: House
) -> None:
    library.load(desk)
    session = new_session(desk, COHORT, SHIPPED, "2026-11-26").session.id
    conductor = open_session(desk, session)
    assert conductor.start().ok
    assert conductor.mark(person(conductor, "Dev Kettle"), Presence.LATE, "").ok
    house.clock.now += 240
    assert conductor.next().ok
    assert conductor.close().ok
    assert conductor.leave(goes_on=False).ok
    assert conductor.drain(5)
    looked = note_run(desk, SHIPPED, session, "", only_look=True)
    assert looked.copied_from is not None
    assert not looked.path.exists()
    shipped = looked.copied_from.read_bytes()
    done = note_run(desk, SHIPPED, session, "")
    assert done == looked
    assert done.copied_from is not None
    assert done.copied_from.read_bytes() == shipped
    assert done.path == desk.places.own_library / "exercises" / f"{SHIPPED}.md"
    assert runs_of(desk, SHIPPED) == (PeopleRun(session, "2026-11-26", 1, "nothing"),)


@pytest.mark.parametrize(
    "changed", ["Ben wanted more time", "as Carys Acorn said", "longer, for Kettle"]
)
def test_a_name_from_a_roster_is_refused_and_nothing_is_written(
    desk: Desk, house: House, session: SessionId, own: Path, changed: str
) -> None:
    held(desk, house, session)
    before = own.read_bytes()
    with pytest.raises(Trouble, match="may be the name of somebody on a roster"):
        note_run(desk, "whose-rule", session, changed)
    assert own.read_bytes() == before


def test_a_session_in_which_it_was_not_run_and_a_long_story_are_refused(
    desk: Desk, house: House, session: SessionId
) -> None:
    with pytest.raises(Trouble, match="was not run with people in a session"):
        note_run(desk, "whose-rule", session, "")
    held(desk, house, session)
    with pytest.raises(Trouble, match="characters"):
        note_run(desk, "whose-rule", session, "longer " * 40)
    with pytest.raises(Trouble, match="no exercise called"):
        where_it_ran(desk, "no-such-thing")


def test_a_file_with_errors_is_left_as_it_is(
    desk: Desk, house: House, session: SessionId, own: Path
) -> None:
    held(desk, house, session)
    broken = own.read_text("utf-8").replace("- Time: 5 min", "- Time: soonish")
    own.write_text(broken, "utf-8")
    with pytest.raises(Trouble, match="left as it is"):
        note_run(desk, "whose-rule", session, "")
    assert own.read_text("utf-8") == broken


def doubts(desk: Desk, own: Path) -> list[tuple[str, str]]:
    found = check(named([own], desk.places.own_library), list, base=own.parent)
    return [(each.code, each.message) for each in runs_in_doubt(desk, found.scripts)]


def test_a_run_that_one_s_own_file_does_not_know_is_doubted(
    desk: Desk, house: House, session: SessionId, own: Path
) -> None:
    held(desk, house, session)
    note_run(desk, "whose-rule", session, "")
    assert doubts(desk, own) == []
    written = own.read_text("utf-8")
    own.write_text(written.replace("3 people", "30 people"), "utf-8")
    assert doubts(desk, own) == [("H223", "That session was on 2026-11-25, with 3 people.")]
    other = "0196a0de-5c00-7000-8000-000000000001"
    own.write_text(written.replace(session, other), "utf-8")
    ((code, told),) = doubts(desk, own)
    assert (code, other in told) == ("H221", True)
    away = own.with_name("another-rule.md")
    away.write_text(written, "utf-8")
    assert doubts(desk, away) == [
        ("H222", "“Whose rule?” was not run in the session of 2026-11-25.")
    ]
    elsewhere = house.folder / "elsewhere.md"
    elsewhere.write_text(written.replace(session, other), "utf-8")
    assert doubts(desk, elsewhere) == []
