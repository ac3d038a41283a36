"""The words of restricted notes: sealed before anything is kept, and in nothing that leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import COHORT, House
from support.private import KEY, PASSPHRASE, set_here
from support.there import there

from l4pc_tui.core.between.carried import Carried, FileKind, as_carried, carried, notes_of
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk import private
from l4pc_tui.desk.backups import backup
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.search import search
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session.any_notes import find_restricted, restricted_notes
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.exchange.locked.sealed import seal
from l4pc_tui.store.journal.journal import BEFORE_ALL

WORDS = "zebrafinch said it was the keeper"


@pytest.fixture
def sealing(desk: Desk, session: SessionId, house: House) -> Conductor:
    set_here(desk)
    conductor = open_session(desk, session)
    house.clock.to("2026-11-25T09:30")
    conductor.tick()
    conductor.start()
    return conductor


def everywhere(folder: Path) -> bytes:
    return b"\n".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_the_words_are_in_no_file_and_only_the_passphrase_opens_them(
    sealing: Conductor, tmp_path: Path
) -> None:
    desk = sealing.desk
    sealing.keep_draft(f"\\ {WORDS}")
    assert sealing.restricted("the lead", WORDS).words == private.KEPT_SEALED
    sealing.tick()
    sealing.drain(5.0)
    assert sealing.view().notes[-1].text == "restricted · told the lead · words sealed"
    row = find_session(desk, f"{COHORT}/2026-11-25")
    logs = tmp_path / "logs"
    logs.mkdir()
    for form in ("md", "csv", "jsonl"):
        export(desk, row, form, profile=Profile.FACILITATOR, folder=logs)
    sealing.rescue(tmp_path / "rescued")
    backup(desk)
    assert search(desk, "zebrafinch") == ()
    (note,) = restricted_notes(desk, row)
    held = everywhere(tmp_path)
    assert b"BEGIN AGE ENCRYPTED FILE" in held
    assert b"zebrafinch" not in held
    out = everywhere(logs)
    assert b"restricted" in out
    assert note.sealed.splitlines()[2].encode() not in out
    assert private.read_words(desk, find_restricted(desk, row, note.id[:8]), PASSPHRASE) == WORDS
    with pytest.raises(Trouble, match="That is not the passphrase"):
        private.read_words(desk, note, f"{PASSPHRASE}.")


def test_sealed_words_leave_in_no_bundle(sealing: Conductor) -> None:
    sealing.restricted("the lead", WORDS)
    sealing.drain(5.0)
    events = sealing.desk.store.after(BEFORE_ALL, 10_000)
    told = notes_of(events)
    (kept,) = (event for event in events if (event.data or {}).get("sealed"))
    for kind in FileKind:
        how = carried(kept, kind, told)
        if how is not Carried.LEFT_OUT:
            assert there(as_carried(kept, how)).data is None


def test_without_a_passphrase_or_without_words_only_the_fact_is_kept(
    started: Conductor, sealing: Conductor
) -> None:
    assert started.restricted("the lead", WORDS).words.startswith("Write the rest on paper")
    assert sealing.restricted("the lead").words.startswith("Write the rest on paper")
    assert [note.sealed for note in (started.room.notes[-1], sealing.room.notes[-1])] == ["", ""]
    desk = sealing.desk
    with pytest.raises(Trouble, match="never kept here"):
        private.read_words(desk, sealing.room.notes[-1], PASSPHRASE)


def test_a_struck_note_s_sealed_words_are_gone_from_the_file(sealing: Conductor) -> None:
    sealing.restricted("the lead", WORDS)
    sealed = sealing.room.notes[-1].sealed
    sealing.drain(5.0)
    line = sealed.splitlines()[2].encode()
    assert line in sealing.desk.path.read_bytes()
    assert sealing.strike(sealing.last_note()).ok
    sealing.drain(5.0)
    assert line not in sealing.desk.path.read_bytes()


def test_words_sealed_with_other_keys_are_said_to_be(desk: Desk, sealing: Conductor) -> None:
    sealing.restricted("the lead", WORDS)
    note = sealing.room.notes[-1]
    other = type(note).read(note.id, note.data() | {"sealed": note.sealed.replace("Y", "Z")})
    with pytest.raises(Trouble, match="cannot be opened"):
        private.read_words(desk, other, PASSPHRASE)


@pytest.mark.slow
def test_a_passphrase_is_changed_by_whoever_knows_it(desk: Desk) -> None:
    set_here(desk)
    with pytest.raises(Trouble, match="12 characters or more"):
        private.set_passphrase(desk, "too short", PASSPHRASE)
    with pytest.raises(Trouble, match="That is not the passphrase"):
        private.set_passphrase(desk, "an otter swims upstream", "guessed at last")
    before = desk.store.fact("private")
    said = private.set_passphrase(desk, "an otter swims upstream", PASSPHRASE)
    assert "Backups made before are opened with the old one" in said
    held = desk.store.fact("private")
    assert held != before
    assert "AGE-SECRET" not in held
    assert "otter" not in held
    assert private.sealing_key(desk) == KEY
    assert seal(WORDS, KEY) != seal(WORDS, KEY)
