"""A speaker takes the consent back: from then on no file has the words, and who had them is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import House
from support.read_back import said_in

from l4pc_tui.core.live.notes.left_open import consent
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.consent import who_had_it
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.formats import FORMATS
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session.any_notes import give_consent, mend_words
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.versions import choose_version, versions_of
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.desk.workbooks.writing import export_scope
from l4pc_tui.store.collecting import SentRow

QUOTE = "they said no so nicely"


@pytest.fixture
def held(started: Conductor, house: House) -> Conductor:
    """A session with a quote and a story that may leave, and a note."""
    started.note(f'" {QUOTE} (anon)')
    started.note("~ a door: closed to open, because somebody knocked")
    started.note("a plain zebrafinch")
    assert started.consent(NoteId(note_of(started, "a door")), "anon").ok
    house.clock.now += 60
    started.close()
    assert started.drain(5)
    return started


def note_of(conductor: Conductor, words: str) -> str:
    return next(note.id for note in conductor.room.notes if words in note.text)


def words_of(path: Path) -> str:
    return said_in(path)


@pytest.mark.parametrize(
    ("how", "profile"),
    [
        (how, of)
        for how, form in FORMATS.items()
        for of, row in PROFILES.items()
        if row.names or form.nameless
    ],
)
def test_no_export_has_the_words_until_the_consent_is_given_again(
    desk: Desk, held: Conductor, house: House, tmp_path: Path, how: str, profile: Profile
) -> None:
    row = find_session(desk, held.session)

    def exported(name: str) -> str:
        house.clock.now += 60
        return words_of(export(desk, row, how, tmp_path / name, profile).path)

    quote, story = (NoteId(note_of(held, words)) for words in (QUOTE, "a door"))
    before = exported("before")
    assert QUOTE in before
    assert "a door" in before
    for note in (quote, story):
        give_consent(desk, held.session, note, "withdrawn")
    told = exported("at once")
    assert QUOTE not in told
    assert "a door" not in told
    # Other words do not bring it back, nor does “(named)” behind them.
    mend_words(desk, held.room.notes[0], "other words (named)")
    told = exported("without")
    for words in (QUOTE, "a door", "other words"):
        assert words not in told
    # Where nobody is named it is not told either that somebody took a consent back.
    assert ("withdrawn" in told) == PROFILES[profile].names
    assert "zebrafinch" in told
    for note in (quote, story):
        give_consent(desk, held.session, note, "named")
    again = exported("again")
    assert "other words" in again
    assert "a door" in again


def test_whoever_was_given_the_words_is_named_and_nobody_else(
    desk: Desk, started: Conductor, house: House, tmp_path: Path
) -> None:
    row = find_session(desk, started.session)
    export(desk, row, "md", tmp_path / "before.md", to="nobody yet")
    started.note(f'" {QUOTE}')
    note = started.last_note()
    assert started.drain(5)
    export(desk, row, "md", tmp_path / "unasked.md", to="without consent")
    export(desk, row, "csv", tmp_path / "own", Profile.FACILITATOR)
    give_consent(desk, started.session, note, "anon")
    house.clock.now += 60
    export(desk, row, "jsonl", tmp_path / "with.jsonl", to="the council")
    scope = scope_of(desk, session=started.session)
    for profile in (Profile.HANDOVER, Profile.FACILITATOR):
        export_scope(desk, scope, "ics", profile, out=tmp_path / f"{profile}.ics")
    upto = desk.store.known()
    for what in ("bundle", "pack"):
        desk.store.keep_sent(
            SentRow("2026-11-25T12:00:00+00:00", what, f"a.{what}", "", "", "0", 9, 0, upto)
        )
    give_consent(desk, started.session, note, "withdrawn")
    export(desk, row, "md", tmp_path / "after.md", to="nobody more")
    told = who_had_it(desk, started.session, note)
    assert [line.split(": ", 1)[1] for line in told[1:]] == [
        "own", "with.jsonl, to the council", "a.bundle, a bundle for another laptop",
    ]  # fmt: skip


def test_each_time_it_is_an_entry_with_its_author_and_one_key_takes_it_back(
    desk: Desk, held: Conductor
) -> None:
    note = NoteId(note_of(held, QUOTE))
    for given in ("withdrawn", "anon", "withdrawn"):
        assert held.consent(note, given).ok
    assert held.drain(5)
    said = [event for event in desk.store.events(f"note:{note}") if event.data]
    assert [event.data["consent"] for event in said if event.data] == [
        "", "withdrawn", "anon", "withdrawn"
    ]  # fmt: skip
    assert {desk.store.actors()[event.actor] for event in said} == {"Joss Wayfarer"}
    assert held.undo().ok
    (quote,) = (each for each in held.room.notes if each.id == note)
    assert consent(quote) == "anon"


def test_whoever_chooses_among_two_versions_brings_no_consent_back(
    desk: Desk, held: Conductor
) -> None:
    name = f"note:{note_of(held, QUOTE)}"
    (first,) = desk.store.events(name)
    give_consent(desk, held.session, NoteId(note_of(held, QUOTE)), "withdrawn")
    # Mended on a laptop that had not heard of it.
    mended = {**(first.data or {}), "text": f"{QUOTE}!", "consent": "named"}
    desk.store.write([desk.store.entry(
        "put", name, mended, actor="Rowan Ash", base=(first.id,), session=held.session
    )])  # fmt: skip
    row = find_session(desk, held.session)
    (found,) = versions_of(desk, row)
    number = 1 + next(at for at, each in enumerate(found.versions) if "!" in each.told)
    choose_version(desk, row, number)
    (quote,) = (note for note in desk.store.notes(held.session) if QUOTE in note.text)
    assert (quote.text, quote.consent) == (f"{QUOTE}!", "withdrawn")
    assert versions_of(desk, row) == ()


def test_only_a_quote_or_a_story_is_asked_about(desk: Desk, held: Conductor) -> None:
    with pytest.raises(Trouble, match="quote or a story only"):
        give_consent(desk, held.session, NoteId(note_of(held, "zebrafinch")), "withdrawn")
