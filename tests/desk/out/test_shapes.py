"""What programs read: one shape a thing, wherever it is printed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from support.desk import COHORT

from l4pc_tui.cli.app import commands
from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.search import search
from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session.conductor import Conductor

OF_A_HIT = {"session", "at", "item", "step", "place", "kind", "text"}
WRITTEN = tuple(kind for kind in NoteKind if kind is not NoteKind.RESTRICTED)


@pytest.fixture
def held(started: Conductor) -> Conductor:
    """A session with a note of every kind, each with what Close was told of it."""
    started.walk_in("Zoe Fennel")
    started.next()
    for kind in WRITTEN:
        assert started.note(f"{NOTE_KINDS[kind].key} heron {kind} for Zoe Fennel by Friday").ok
    assert started.restricted("the safeguarding lead").ok
    of = {note.kind: note.id for note in started.room.notes}
    assert started.dispose(of["parked"], "taken", "Joss").ok
    assert started.consent(of["quote"], "anon").ok
    assert started.consent(of["story"], "named").ok
    assert started.sort(of["barrier"], "silo").ok
    assert started.share(of["insight"]).ok
    assert started.agree(of["commitment"], "who", "Zoe Fennel").ok
    assert started.drain(5)
    return started


def printed(desk: Desk, *words: str) -> Any:
    """What the command prints, read back."""
    desk.store.close()
    done = CliRunner().invoke(commands, ["--db", str(desk.path), *words, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_note_is_the_same_key_by_key_wherever_it_is_printed(desk: Desk, held: Conductor) -> None:
    shown = printed(desk, "session", "show", held.session)["notes"]
    found = {each["id"]: each for each in printed(desk, "search", "heron")}
    assert {each["kind"] for each in shown} == set(WRITTEN)
    assert len(found) == len(shown)
    for each in shown:
        assert found[each["id"]] == each
        assert set(each) >= OF_A_HIT | {"id"}


def test_a_commitment_is_its_note_and_what_became_of_it(desk: Desk, held: Conductor) -> None:
    (note,) = [
        each for each in shapes.session(desk, find_session(desk, held.session))["notes"]
        if each["kind"] == "commitment"
    ]  # fmt: skip
    (told,) = shapes.cohort(desk, find_cohort(desk, COHORT))["commitments"]
    assert told == note | {"open": True, "last": ""}
    assert (told["who"], told["by"]) == ("Zoe Fennel", "Friday")


def test_a_restricted_note_has_no_shape(desk: Desk, held: Conductor) -> None:
    assert any(note.kind == NoteKind.RESTRICTED for note in held.room.notes)
    assert shapes.found_notes(desk, held.room.notes) == shapes.found_notes(
        desk, [note for note in held.room.notes if note.kind != NoteKind.RESTRICTED]
    )


def test_a_hit_has_the_promised_keys_and_more(desk: Desk, held: Conductor) -> None:
    hits = search(desk, "heron INSIGHT")
    (told,) = shapes.found_notes(desk, hits)
    assert (told["session"], told["kind"], told["class"]) == (held.session, "insight", "shareable")
    assert set(told) >= OF_A_HIT


def test_the_inner_lists_hold_the_promised_keys(desk: Desk, held: Conductor) -> None:
    told = shapes.session(desk, find_session(desk, held.session))
    assert list(told) == [
        "id", "cohort", "plan", "date", "state", "beside", "aside", "register", "notes", "timings",
        "moves", "handed", "plan_changed",
    ]  # fmt: skip
    assert list(told["register"][0]) == [
        "person", "mark", "in", "out", "remark", "intervals", "stated", "name", "code", "corrected",
        "minutes", "basis",
    ]  # fmt: skip
    assert {"id", "at", "actor", "verb"} <= set(told["moves"][0])
    outer = {"id", "cohort", "plan", "date", "state", "beside", "aside"}
    assert set(shapes.session_list(desk)[0]) == outer
