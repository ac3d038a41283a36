"""Notes of any session are listed, mended and struck, by the beginning of their ids."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from support.commands import Run
from support.desk import settle
from support.private import PASSPHRASE, set_here

from l4pc_tui.core.record.names import NoteId, SessionId
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.private import sealing_key
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session

PLAN = "half-day-1-ordinary-days"
FIRST = "zebrafinch who owns the form"


@contextmanager
def opened(session: str) -> Iterator[Conductor]:
    """The session on a console of its own, left again at the end."""
    desk = open_desk()
    conductor = open_session(desk, SessionId(session))
    try:
        yield conductor
    finally:
        conductor.leave(goes_on=False)
        desk.close()


@pytest.fixture
def session(run: Run, cohort: dict[str, Any]) -> str:
    """A session that was run and closed: sixty notes and a restricted one."""
    made = run(
        "session", "new", "--cohort", cohort["name"], "--plan", PLAN, "--date", "2026-12-03",
        "--json",
    ).json  # fmt: skip
    with opened(made["id"]) as conductor:
        conductor.start()
        conductor.note(f"? {FIRST}")
        for number in range(2, 61):
            conductor.note(f"note number {number}")
        conductor.restricted("the lead of the form")
        conductor.close()
    return str(made["id"])


def listed(run: Run, session: str) -> Any:
    return run("note", "list", "--session", session, "--json").json


def test_every_note_of_a_session_is_listed_with_its_class_but_restricted_ones(
    run: Run, session: str
) -> None:
    notes = listed(run, session)
    assert [note["text"] for note in notes] == [
        FIRST, *(f"note number {number}" for number in range(2, 61))
    ]  # fmt: skip
    assert {note["class"] for note in notes} == {"shareable"}
    told = run("note", "list", "--session", session).out
    assert "shareable" in told
    assert "lead of the form" not in told
    for note in notes:
        assert note["id"][:8] in told


def test_a_note_of_a_closed_session_is_mended_and_keeps_its_kind(run: Run, session: str) -> None:
    first = listed(run, session)[0]
    done = run("note", "mend", "--session", session, first["id"][:8], "who owns the keys")
    assert (done.code, done.out) == (0, "Mended: the parked item “who owns the keys”.\n")
    now = listed(run, session)[0]
    assert now == first | {"text": "who owns the keys"}
    done = run("note", "mend", "--session", session, first["id"], "* it was ours", "--json")
    assert done.json["kind"] == "insight"
    assert done.json == listed(run, session)[0]


def test_a_note_struck_after_the_close_is_in_no_byte_of_the_file(run: Run, session: str) -> None:
    first = listed(run, session)[0]["id"]
    refused = run("note", "strike", "--session", session, first[:8])
    assert refused.code == 1
    assert "Add --yes to strike it." in refused.err
    assert len(listed(run, session)) == 60
    done = run("note", "strike", "--session", session, first[:8], "--yes")
    assert done.code == 0
    assert done.out.startswith("Struck: the parked item of ")
    assert len(listed(run, session)) == 59
    desk = open_desk()
    path = desk.path
    desk.close()
    assert b"zebrafinch" not in path.read_bytes()
    again = run("note", "strike", "--session", session, first[:8], "--yes")
    assert again.code == 2
    assert again.err.strip() == "That note is struck already: its words are gone."
    mended = run("note", "mend", "--session", session, first, "back again")
    assert mended.err.strip() == "That note is struck already: its words are gone."


def test_a_strike_tells_a_program_which_note_it_was(run: Run, session: str) -> None:
    second = listed(run, session)[1]["id"]
    done = run("note", "strike", "--session", session, second, "--yes", "--json")
    assert done.json == {"id": second, "session": session, "struck": True}


def test_what_is_no_note_or_more_than_one_is_said_in_a_sentence(run: Run, session: str) -> None:
    notes = listed(run, session)
    with opened(session) as conductor:
        # The restricted note's is one of them.
        beginnings = [note.id[0] for note in conductor.room.notes]
    twice = next(letter for letter in beginnings if beginnings.count(letter) > 1)
    said = run("note", "strike", "--session", session, twice, "--yes").err
    assert said.strip() == (
        f"“{twice}” begins the ids of {beginnings.count(twice)} notes. Type one character more."
    )
    said = run("note", "mend", "--session", session, "zz", "words").err
    assert "No note of this session has an id that begins with “zz”." in said
    said = run("note", "mend", "--session", session, "", "words").err
    assert "No note of this session has an id that begins with “”." in said
    said = run("note", "mend", "--session", session, notes[0]["id"], "  ").err
    assert said.strip() == "Nothing is left of it. Striking takes a note out for good."
    assert listed(run, session) == notes


def test_a_restricted_note_is_neither_mended_nor_struck_by_a_command(
    run: Run, session: str
) -> None:
    with opened(session) as conductor:
        restricted = conductor.last_note()
    for words in (("mend", "--session", session, restricted, "words"),
                  ("strike", "--session", session, restricted, "--yes")):  # fmt: skip
        done = run("note", *words)
        assert done.code == 2
        assert "holds no words to mend." in done.err
        assert "lead of the form" not in done.err


def test_a_console_that_runs_the_session_sees_what_a_command_mended_and_struck(
    run: Run, session: str
) -> None:
    with opened(session) as conductor:
        conductor.reopen()
        conductor.note("said just now")
        assert conductor.drain(5)
        first, second = (note.id for note in conductor.room.notes[:2])
        last = conductor.room.notes[-1].id
        run("note", "mend", "--session", session, second, "mended elsewhere")
        run("note", "strike", "--session", session, first, "--yes")
        run("note", "mend", "--session", session, last, "said and mended")
        settle(conductor, lambda: conductor.room.notes[-1].text == "said and mended")
        texts = [note.text for note in conductor.room.notes]
        assert texts[0] == "mended elsewhere"
        assert not conductor.reading
        # What the console says next stands on what the command said: there is one version.
        assert conductor.mend(second, "and once more").ok
        assert conductor.drain(5)
        assert conductor.versions.all() == ()
        assert conductor.mend(NoteId(first), "back").words == (
            "That note is struck already: its words are gone."
        )
    assert listed(run, session)[0]["text"] == "and once more"


def test_what_was_mended_here_and_elsewhere_stands_side_by_side(run: Run, session: str) -> None:
    with opened(session) as conductor:
        conductor.reopen()
        second = conductor.room.notes[1].id
        assert conductor.drain(5)
        run("note", "mend", "--session", session, second, "elsewhere")
        conductor.mend(second, "here")
        assert conductor.drain(5)
        settle(conductor, lambda: bool(conductor.versions.all()))
        told = [version.told for version in conductor.versions.all()[0].versions]
        assert [words.partition(" · ")[0] for words in told] == ["elsewhere", "here"]


def test_search_says_how_many_there_are_and_shows_all_when_asked(run: Run, session: str) -> None:
    with opened(session) as conductor:
        conductor.reopen()
        for number in range(61, 262):
            conductor.note(f"note number {number}")
    told = run("search", "number").out
    assert told.splitlines()[-1] == (
        "260 notes found; these are the 200 newest. --all shows all of them."
    )
    assert "note number 261 " in told
    assert "note number 2 " not in told
    told = run("search", "number", "--all").out
    assert told.splitlines()[-1] == "260 notes found."
    assert "note number 2 " in told
    assert [hit["text"] for hit in run("search", "number", "--json").json] == [
        f"note number {number}" for number in range(261, 1, -1)
    ]
    assert run("search", "zebrafinch").out.splitlines()[-1] == "1 note found."
    assert run("search", "nowhere").out == "No note holds all of these words.\n"


def test_restricted_notes_are_listed_apart_and_one_is_opened_with_the_passphrase(
    run: Run, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    set_here(desk)
    desk.close()
    with opened(session) as conductor:
        conductor.reopen()
        assert conductor.restricted("the lead", "zebrafinch under the stairs").ok
        note = conductor.last_note()
    told = run("note", "open", "--session", session).out
    assert "on paper" in told
    assert "sealed" in told
    assert "zebrafinch under" not in run("note", "list", "--session", session).out
    monkeypatch.setattr(sys, "stdin", io.StringIO("not this one at all\n"))
    refused = run("note", "open", "--session", session, note)
    assert (refused.code, refused.out) == (2, "")
    assert "That is not the passphrase" in refused.err
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert run("note", "open", "--session", session, note).out == "zebrafinch under the stairs\n"


@pytest.mark.slow
def test_a_passphrase_is_set_once_and_what_losing_it_means_is_said(
    run: Run, cohort: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cohort["name"] == "Lantern"
    monkeypatch.setattr(sys, "stdin", io.StringIO("an otter swims upstream\n"))
    done = run("private", "set")
    assert done.out.startswith("From now on the words of restricted notes are sealed. Nobody can")
    assert "whoever loses the passphrase loses the words" in done.out
    desk = open_desk()
    held, key = desk.store.fact("private"), sealing_key(desk)
    desk.close()
    assert key.startswith("age1")
    assert "otter" not in held
    assert "SECRET" not in held


def test_a_consent_is_taken_back_after_the_close_and_who_had_the_words_is_said(
    run: Run, session: str
) -> None:
    with opened(session) as conductor:
        conductor.reopen()
        conductor.note('" it hurts to wait (anon)')
        conductor.close()
    quote = listed(run, session)[-1]["id"][:8]
    run("export", session, "--format", "md", "-o", "log.md", "--to", "the council")
    done = run("note", "consent", "--session", session, quote, "withdrawn")
    assert done.code == 0
    first, asks, had = done.out.splitlines()
    assert first.startswith("Consent is withdrawn: no log and no pack has these words")
    assert asks == "Its words left before. Ask for them back, or to be left out there:"
    assert had.endswith("log.md, to the council")
    assert "consent withdrawn" in run("note", "list", "--session", session).out
    again = run("note", "consent", "--session", session, quote, "named", "--json").json
    assert (again["consent"], again["class"]) == ("named", "shareable")
    assert run("note", "consent", "--session", session, quote, "named").out == (
        "It was so already: named.\n"
    )
