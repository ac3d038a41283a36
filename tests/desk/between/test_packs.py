"""A pack: what a colleague with an empty laptop can do with it, and what is not in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.desk import COHORT, PLAN, House, person
from support.homes import state_in

from l4pc_tui.core.live.groups.shapes import PAIRS
from l4pc_tui.desk.between.basket import basket
from l4pc_tui.desk.between.collect import look, take
from l4pc_tui.desk.between.packs import look_at_pack, write_pack
from l4pc_tui.desk.between.sent import last_sent
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.home.last_time import last_time
from l4pc_tui.desk.people.connections import cohort_connections
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble

SECRETS = ("quetzal", "zebrafinch", "wolverine", "mongoose", "pangolin", "1, 1, 1]", "0, 2, 2]")


@pytest.fixture
def held(desk: Desk, started: Conductor) -> Conductor:
    """A session that was held, of which the next facilitator may know some."""
    started.rest_here()
    assert started.remark(person(started, "Ben Thimble"), "wolverine").ok
    assert started.note("! @Amina phones the chair by next session").ok
    assert started.note("~ the door that opened").ok
    assert started.note("quetzal").ok
    assert started.note("pangolin").ok
    assert started.mend(started.room.notes[-1].id, "! hire a bus").ok
    assert started.note("! mongoose").ok
    started.undo()
    assert started.restricted("zebrafinch").ok
    assert started.take_pulse([0, 0, 1, 1, 1], "").ok
    assert started.take_pulse([0, 0, 2, 1, 3], "").ok
    assert started.take_pulse([0, 1, 0, 2, 2], "red card").ok
    started.groups.read()
    assert started.groups.solved(started.groups.open(PAIRS)), started.groups.clash
    assert started.groups.accept().ok
    started.close()
    started.leave(goes_on=False)
    assert started.drain(5)
    new_session(desk, COHORT, PLAN, "2026-12-02")
    return started


@pytest.fixture
def colleague(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A laptop of somebody else, with nothing on it."""
    state_in(monkeypatch, tmp_path / "colleague" / "state")
    house = House(tmp_path / "colleague")
    house.clock.to("2026-12-02T08:30")
    yield house
    house.close()


def pack_of(desk: Desk, folder: Path) -> Path:
    return write_pack(desk, look_at_pack(desk, COHORT), folder).path


def taken_in(desk: Desk, *files: Path) -> None:
    with basket(files) as held:
        take(desk, held, look(desk, held))


def test_a_colleague_with_an_empty_laptop_opens_the_next_session_at_once(
    desk: Desk, held: Conductor, colleague: House, tmp_path: Path
) -> None:
    path = pack_of(desk, tmp_path)
    theirs = colleague.desk("Bo Fennel")
    taken_in(theirs, path)
    assert theirs.store.device != desk.store.device
    assert [each.id for each in theirs.store.people()] == [each.id for each in desk.store.people()]
    assert theirs.store.aside() == 0
    view = home(theirs)
    assert view.today is not None
    assert (view.today.title, view.today.problem) == ("A morning", "")
    assert [each.count for each in view.tidy] == [2], "commitments alone"
    told = last_time(theirs)
    assert told is not None
    assert any("pulse" in line for line in told.lines)
    conductor = open_session(theirs, view.today.session)
    lines = {line.text for line in conductor.returning()}
    assert lines == {"phones the chair", "hire a bus"}
    cohort = theirs.store.cohorts()[0].id
    assert cohort_connections(theirs, cohort) == cohort_connections(desk, cohort)
    assert conductor.start().ok
    assert conductor.drain(5)
    assert held.session in {row.session.id for row in theirs.store.sessions()}


@pytest.mark.usefixtures("held")
def test_no_words_of_notes_are_in_it_but_commitments_and_stories_of_change(
    desk: Desk, tmp_path: Path
) -> None:
    pack = look_at_pack(desk, COHORT)
    assert pack.lines[:2] == (
        "A pack of “Lantern Valley”: 5 people, 2 sessions, 2 plans and exercises, 1 round of groups "
        "and 1 pulse.",
        "The words of 2 commitments and 1 story of change go with it, and no other note’s.",
    )
    assert pack.lines[2] == (
        "4 entries go without words, which stay here: 1 of a pulse of fewer than five, 1 of a move "
        "that tells of somebody, 1 of a mark with a remark and 1 of a note as it was before."
    )
    path = write_pack(desk, pack, tmp_path, to="Bo").path
    assert path.name.startswith("pack-lantern-valley-")
    text = path.read_text(encoding="utf-8").replace(",", ", ").replace(",  ", ", ")
    for word in SECRETS:
        assert word not in text, word
    for word in ("phones the chair", "the door that opened", "hire a bus", "2, 1, 3]"):
        assert word in text, word
    assert json.loads(text.partition("\n")[0])["kind"] == "pack"
    (row,) = desk.store.sent()
    assert (row.what, row.to) == ("pack", "Bo")
    assert last_sent(desk) == "", "a pack hands nothing over to the coordinator"


def test_the_words_that_stayed_come_with_the_coordinators_bundle(
    desk: Desk, colleague: House, held: Conductor, tmp_path: Path
) -> None:
    from l4pc_tui.desk.between.bundles import look_at_bundle, write_bundle

    theirs = colleague.desk("Bo Fennel")
    taken_in(theirs, pack_of(desk, tmp_path))
    ben = person(held, "Ben Thimble")
    assert ben not in {each.person for each in theirs.store.marks(held.session)}
    taken_in(theirs, write_bundle(desk, look_at_bundle(desk), tmp_path).path)
    assert [each.data() for each in theirs.store.marks(held.session)] == [
        each.data() for each in desk.store.marks(held.session)
    ]
    kinds = {note.kind for note in theirs.store.notes(held.session)}
    assert "restricted" not in kinds
    assert "note" in kinds


def test_a_plan_of_ones_own_that_is_not_there_is_said(desk: Desk) -> None:
    new_session(desk, COHORT, PLAN, "2026-12-02")
    row = desk.store.sessions()[-1].session
    entry = desk.store.entry(
        "put", f"session:{row.id}", {**row.data(), "plan": "of-my-own"}, actor=desk.actor
    )
    desk.store.write([entry])
    told = look_at_pack(desk, COHORT).lines[-1]
    assert told == "The plan “of-my-own” is not in the library here, and does not go with it."
    with pytest.raises(Trouble, match="no cohort called"):
        look_at_pack(desk, "Oak")
