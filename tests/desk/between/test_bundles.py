"""The file for the coordinator: what it holds, what is said of it, what is remembered."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]
import pytest
from support.desk import COHORT, PLAN, House, person
from support.laptops import written
from support.sealed import event

from l4pc_tui.desk.between import collect
from l4pc_tui.desk.between.basket import basket
from l4pc_tui.desk.between.bundles import (
    Bundle,
    bundle_of,
    look_at_bundle,
    write_bundle,
    write_to_folder,
)
from l4pc_tui.desk.between.sent import last_sent, sent, sent_in_words
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.settings_file import set_setting
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.exchange.bundle.reading import read_bundle


@pytest.fixture
def said(started: Conductor) -> Conductor:
    """A session with a note for all, one for the team, a restricted one, a small pulse."""
    started.note("cedarwood")
    started.note("@Amina quetzal")
    assert started.restricted("zebrafinch").ok
    assert started.take_pulse([0, 0, 1, 1, 1], "").ok
    started.mark(person(started, "Ben Thimble"), "here")
    assert started.remark(person(started, "Ben Thimble"), "wolverine").ok
    started.close()
    assert started.drain(5)
    return started


def entries(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def sent_at(desk: Desk, house: House, wall: str, bundle: Bundle, folder: Path) -> Path:
    house.clock.to(wall)
    return write_bundle(desk, bundle, folder).path


@pytest.mark.usefixtures("said")
def test_it_says_what_leaves_and_carries_the_words_of_the_team_and_no_others(
    desk: Desk, tmp_path: Path
) -> None:
    found = look_at_bundle(desk)
    entered = len(list(desk.store.all_events()))
    assert found.lines == (
        f"{entered} entries: 5 people, 1 session and 2 notes.",
        "The words of 1 note that is for the team alone go with it: the coordinator’s record is "
        "whole.",
        "1 other entry says what no log hands over: remarks, reasons, who sat with whom.",
        "2 entries go without words, which stay here: 1 of a restricted note and 1 of a pulse "
        "of fewer than five.",
        "It is not locked: whoever gets the file can read it.",
    )  # fmt: skip
    path = write_bundle(desk, found, tmp_path).path
    text = path.read_text(encoding="utf-8")
    for word in ("cedarwood", "quetzal", "wolverine"):
        assert word in text
    assert "zebrafinch" not in text
    assert "[0, 0, 1, 1, 1]" not in text.replace(",", ", ").replace("  ", " ")
    header = read_bundle(path).header
    assert (header.count, header.withheld, header.kind) == (entered, 2, "bundle")
    assert header.device == desk.store.device
    assert path.name == f"lantern-valley-{desk.store.device[:8]}-2026-11-25.jsonl"
    assert str(tmp_path) not in text, "where scripts lie on this laptop"


@pytest.mark.usefixtures("said")
def test_what_came_from_other_laptops_is_not_told_as_recorded_here_since(
    desk: Desk, house: House, tmp_path: Path
) -> None:
    number = look_at_bundle(desk).found.contents.entries
    sent_at(desk, house, "2026-11-25T16:04", look_at_bundle(desk), tmp_path)
    told = [event(1, "person:p1", {"name": "Dana Fern"}, session="")]
    with basket((written(tmp_path / "dana.jsonl", told),)) as opened:
        collect.take(desk, opened, collect.look(desk, opened))
    found = look_at_bundle(desk)
    assert found.lines[-1] == last_sent(desk) == f"Sent 16:04, {number} entries; nothing since."
    assert not found.is_told_already, "the coordinator may lack what Dana wrote"


@pytest.mark.usefixtures("said")
def test_since_last_names_the_cohort_that_was_handed_over_alone(
    desk: Desk, house: House, tmp_path: Path
) -> None:
    sent_at(desk, house, "2026-11-25T16:04", look_at_bundle(desk, COHORT), tmp_path)
    with pytest.raises(Trouble, match="Only “Lantern Valley” was handed over") as told:
        look_at_bundle(desk, since="last")
    assert "bundle --since last --cohort 'Lantern Valley'" in told.value.hint


@pytest.mark.usefixtures("said")
def test_the_scripts_that_a_session_was_led_with_go_along(desk: Desk, tmp_path: Path) -> None:
    path = write_bundle(desk, look_at_bundle(desk), tmp_path).path
    titles = {each["content"]["title"] for each in entries(path) if "content" in each}
    assert titles == {"A morning", "Whose rule?"}


def test_what_was_handed_over_is_remembered_and_how_much_was_recorded_since(
    desk: Desk, house: House, said: Conductor, tmp_path: Path
) -> None:
    cohort = desk.store.cohorts()[0].id
    assert (last_sent(desk), sent(desk, cohort)) == ("", None)
    number = look_at_bundle(desk).found.contents.entries
    sent_at(desk, house, "2026-11-25T16:04", look_at_bundle(desk), tmp_path)
    assert last_sent(desk) == f"Sent 16:04, {number} entries; nothing since."
    assert look_at_bundle(desk).is_told_already
    said.note("acorn")
    assert said.drain(5)
    assert sent_in_words(desk, cohort) == f"Sent 16:04, {number} entries; 1 since."
    found = look_at_bundle(desk)
    assert not found.is_told_already
    assert found.lines[0].startswith(f"{number + 1} entries")
    assert found.lines[-1] == f"Sent 16:04, {number} entries; 1 since."
    again = look_at_bundle(desk, since="last")
    assert again.found.contents.entries == 1
    sent_at(desk, house, "2026-11-26T09:00", again, tmp_path)
    assert last_sent(desk) == "Sent 09:00, 1 entry; nothing since."


def test_what_only_a_part_told_is_still_to_be_handed_over(
    desk: Desk, house: House, said: Conductor, tmp_path: Path
) -> None:
    house.clock.to("2026-11-25T15:00")
    said.note("acorn")
    assert said.drain(5)
    number = look_at_bundle(desk).found.contents.entries
    part = look_at_bundle(desk, since="14:59")
    assert part.found.contents.entries == 1
    sent_at(desk, house, "2026-11-25T16:04", part, tmp_path)
    assert last_sent(desk) == f"Sent 16:04, 1 entry; {number} since."


def test_one_cohort_is_handed_over_alone_and_the_other_stays(
    desk: Desk, house: House, said: Conductor, tmp_path: Path
) -> None:
    oak = new_cohort(desk, "Oak")
    new_session(desk, "Oak", PLAN, "2026-12-02", venue="elderflower")
    lantern = bundle_of(said)
    assert lantern.lines[0].startswith(f"{lantern.found.contents.entries} entries of “{COHORT}”: ")
    path = sent_at(desk, house, "2026-11-25T16:04", lantern, tmp_path)
    assert "elderflower" not in path.read_text(encoding="utf-8")
    assert sent(desk, oak.id) is None
    assert sent(desk) is None, "everything was not handed over"
    assert last_sent(desk).startswith(f"{COHORT}: Sent 16:04")
    assert last_sent(desk).endswith("nothing since.")
    new_session(desk, "Oak", PLAN, "2026-12-09")
    assert last_sent(desk).endswith("nothing since.")
    sent_at(desk, house, "2026-11-25T17:00", look_at_bundle(desk), tmp_path)
    assert sent_in_words(desk, oak.id).startswith("Sent 17:00")


@pytest.mark.usefixtures("said")
def test_a_write_that_fails_remembers_nothing_and_what_lies_there_stays(
    desk: Desk, tmp_path: Path
) -> None:
    (mine := tmp_path / "mine.jsonl").write_text("mine", encoding="utf-8")
    for target in (mine, tmp_path / "nowhere" / "x.jsonl"):
        with pytest.raises(Trouble):
            write_bundle(desk, look_at_bundle(desk), target)
    assert (desk.store.sent(), mine.read_text(encoding="utf-8")) == ((), "mine")


@pytest.mark.usefixtures("said")
def test_one_of_its_own_name_gets_a_number_where_that_is_taken(desk: Desk, tmp_path: Path) -> None:
    one = write_bundle(desk, look_at_bundle(desk), tmp_path).path
    two = write_bundle(desk, look_at_bundle(desk), tmp_path).path
    assert two.name == f"{one.stem} (2).jsonl"
    entered = [json.dumps(each) for each in entries(one)]
    assert entered == [json.dumps(each) for each in entries(two)]


@pytest.mark.usefixtures("said")
def test_with_the_coordinators_key_only_she_can_open_it(desk: Desk, tmp_path: Path) -> None:
    own = pyrage.x25519.Identity.generate()
    set_setting(desk, "coordinator-key", str(own.to_public()))
    set_setting(desk, "bundles-folder", str(tmp_path / "for Dora"))
    found = look_at_bundle(desk)
    assert "It is locked: only the coordinator can open it." in found.lines
    path = write_to_folder(desk, found).path
    assert (path.parent.name, path.name[-10:]) == ("for Dora", ".jsonl.age")
    assert b"cedarwood" not in path.read_bytes()
    (identity := tmp_path / "key").write_text(str(own), encoding="utf-8")
    assert read_bundle(path, identity=identity).header.count == found.found.contents.entries


@pytest.mark.usefixtures("said")
def test_what_should_be_locked_never_leaves_open(desk: Desk) -> None:
    with pytest.raises(Trouble, match="no public key of age"):
        set_setting(desk, "coordinator-key", "age1nonsense")
    file = desk.places.settings
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('coordinator-key = "age1nonsense"\n', encoding="utf-8")
    with pytest.raises(Trouble, match="no public key of age"):
        write_to_folder(desk, look_at_bundle(desk))
    for text in ("coordinator-key = 5\n", "coordinator-key = \n"):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(Trouble, match="Whether the file is to be locked cannot be told"):
            look_at_bundle(desk)
    file.write_text("landing = 999\n", encoding="utf-8")
    assert look_at_bundle(desk).found.key == ""
    assert desk.store.sent() == ()


def test_what_is_struck_while_somebody_reads_the_preview_does_not_leave(
    desk: Desk, said: Conductor, tmp_path: Path
) -> None:
    found = look_at_bundle(desk)
    note = next(each for each in said.room.notes if each.text == "cedarwood")
    said.strike(note.id)
    assert said.drain(5)
    path = write_bundle(desk, found, tmp_path).path
    assert "cedarwood" not in path.read_text(encoding="utf-8")
    assert sent_in_words(desk).endswith("1 since.")


def test_nothing_invented_goes_to_a_coordinator(desk: Desk) -> None:
    with pytest.raises(Trouble, match="nothing of it goes to a coordinator"):
        look_at_bundle(replace(desk, pretends="demo"))


@pytest.mark.parametrize("when", ["yesterday", "2026-13-01", "25:00", "\x1b["])
def test_what_is_no_moment_is_refused_in_words(desk: Desk, when: str) -> None:
    with pytest.raises(Trouble, match="is no moment"):
        look_at_bundle(desk, since=when)
