"""What is handed over: shareable words, and of everything else at most how many there are.

Every private text of a random session holds a marker that stands nowhere else. It is shown to be
in what the facilitator keeps, so that it can be found, and then in nothing that is handed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from support.desk import RULES, House, fresh, person, write_library
from support.examples import examples
from support.held import SESSIONS, held
from support.read_back import first_said, said_in

from l4pc_tui.core.live.notes.travel import side_stops
from l4pc_tui.core.record.moves import standing
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.formats import FORMATS
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session.close import asked
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.exchange.session_log.jsonl import from_jsonl


def texts(
    desk: Desk, session: str, profile: Profile, folder: Path, formats: Iterable[str] = FORMATS
) -> dict[str, str]:
    """Every format of a session for a profile, names of files included."""
    row, told = find_session(desk, session), {}
    for how in formats:
        told[how] = said_in(export(desk, row, how, folder / f"{profile}-{how}", profile).path)
    return told


QUICK = tuple(how for how in FORMATS if how != "docx")
"""A Word file is made of the document that the page is made of, and takes the longest to read."""

AGREED_AND_MENDED = ("note", NoteKind.COMMITMENT, "", 1, "", True, "mend")


@given(SESSIONS)
@example([AGREED_AND_MENDED])
@settings(max_examples=examples(30), deadline=None)
def test_no_private_word_of_any_session_is_in_what_is_handed_over(
    furnished: Path, acts: list[tuple[Any, ...]]
) -> None:
    with fresh(furnished) as house:
        session = held(house, acts)
        conductor, desk = session.conductor, session.conductor.desk
        own, handed = (
            texts(desk, conductor.session, profile, house.folder, QUICK)
            for profile in (Profile.FACILITATOR, Profile.HANDOVER)
        )
        notes = {note.id: note for note in conductor.room.notes}
        classes = {line.note_id: line.sharing for line in asked(conductor)}
        open_words = {
            word for word, note in session.words.items() if classes.get(note) == "shareable"
        }
        for word, note in session.words.items():
            spoken = notes[note].kind in ("quote", "story") if note in notes else False
            if spoken and notes[note].consent in ("", "inside"):
                assert word not in open_words
        private = (session.private | session.words.keys()) - open_words

        for word in private:
            assert any(word in text for text in own.values()), word
        for word in private | session.gone:
            for how, text in handed.items():
                assert word not in text, how
        for word in session.gone:
            assert not any(word in text for text in own.values()), word
        for word in open_words:
            aside = session.words[word] in session.aside
            formats = [how for how in QUICK if not (aside and how == "jsonl")]
            assert all(word in handed[how] for how in formats), word

        stay = sum(c == "team" for n, c in classes.items() if n in notes)
        assert _places(handed["md"]) == _places_without_side_steps(conductor)
        lines = handed["jsonl"].splitlines(keepends=True)
        header = json.loads(lines[0])
        log = from_jsonl(lines)
        assert log.left_out == sum(header["withheld"].values()) == header["left_out"]
        assert "restricted" not in header["withheld"]
        assert "not read" not in header["withheld"]
        assert header["withheld"].get("notes", 0) >= stay
        noun = "note stays" if stay == 1 else "notes stay"
        assert (f"- {stay} {noun} with the team: " in handed["md"]) == (stay > 0)


def _places(markdown: str) -> list[str]:
    """The places that a log tells of, in order."""
    told = markdown.partition("## How deep\n\n")[2].partition("\n\n")[0]
    return [line.split()[2] for line in told.splitlines()]


def _places_without_side_steps(conductor: Conductor) -> list[str]:
    """The same as the moves have them that were not made at side steps."""
    moves = conductor.room.moves
    aside = side_stops(moves)
    led = (m.data for m in standing(moves) if "place" in m.data and m.data["stop"] not in aside)
    return [place for place, _ in groupby(data["place"] for data in led)]


def test_a_note_beside_the_step_is_of_the_side_step_whose_name_stays_inside(
    house: House,
) -> None:
    session = held(house, [("door",), ("note", NoteKind.INSIGHT, "", 1, "", False, "")])
    conductor, (word,) = session.conductor, session.words
    (note,), (side,) = conductor.room.notes, conductor.sheet.sides.values()
    assert (side.aside, side.name) == ("some", "Slow it down")
    assert (note.stop, note.step) == (side.id, side.name)
    assert note.item == conductor.sheet.item_of(side).name
    desk, folder = conductor.desk, house.folder
    own = texts(desk, conductor.session, Profile.FACILITATOR, folder)
    assert side.name in own["csv"]
    handed = texts(desk, conductor.session, Profile.HANDOVER, folder)
    assert word in handed["md"]
    assert word in handed["csv"]
    assert word not in handed["jsonl"], "an entry is whole or not there"
    for how, text in handed.items():
        assert side.name not in text, how
        assert side.id not in text, how


def test_the_kinds_of_note_that_stay_are_counted_in_words(house: House) -> None:
    acts: list[tuple[Any, ...]] = [("note", NoteKind.QUOTE, "", 0, "", False, "")] * 2
    acts += [("note", NoteKind.STORY, "inside", 0, "", False, ""), ("restricted",), ("door",)]
    session = held(house, acts)
    folder = house.folder
    told = texts(session.conductor.desk, session.conductor.session, Profile.HANDOVER, folder)
    assert "- 3 notes stay with the team: 2 quotes, 1 story." in told["md"]
    assert "- 1 move to a side step or through a door stays with the team." in told["md"]
    header = json.loads(told["jsonl"].partition("\n")[0])
    assert header["withheld"]["notes"] == 3
    assert header["withheld"]["side steps"] == 1
    assert "restricted" not in told["md"] + told["csv"] + told["jsonl"]


def test_how_deep_a_side_step_went_is_not_handed_over(house: House) -> None:
    shelf = write_library(house.folder / "shelf")
    page = shelf / "exercises" / "whose-rule.md"
    heading = "## Side step: Slow it down\n\n"
    page.write_text(
        RULES.replace(heading, f"{heading}- Whole room: yes\n- Depth: Arrive\n"), encoding="utf-8"
    )
    assert library.load(house.desk(), [shelf]).refused == ()
    session = held(house, [("door",), ("back",)])
    conductor, deep = session.conductor, {}
    assert conductor.room.run.began.keys() & side_stops(conductor.room.moves)
    for profile in (Profile.FACILITATOR, Profile.HANDOVER):
        told = texts(conductor.desk, conductor.session, profile, house.folder)["md"]
        _, _, after = told.partition("## How deep\n\n")
        deep[profile] = [line.split(" ", 2)[2] for line in after.partition("\n\n")[0].splitlines()]
    assert deep[Profile.FACILITATOR][-2:] == ["Arrive (from Feel)", "Feel (from Arrive)"]
    assert deep[Profile.HANDOVER] == deep[Profile.FACILITATOR][:-2]


def test_what_undo_put_back_is_handed_over_like_anything_else(house: House) -> None:
    session = held(house, [
        ("note", NoteKind.NOTE, "", 1, "", False, "mend, undo"), ("mark, mark, undo", 0),
    ])  # fmt: skip
    conductor = session.conductor
    handed = texts(conductor.desk, conductor.session, Profile.HANDOVER, house.folder)["jsonl"]
    header, *entries = map(json.loads, handed.splitlines())
    assert "not read" not in header["withheld"]
    assert any((entry["data"] or {}).get("text") == "zebra001finch" for entry in entries)
    assert any(entry["entity"].startswith("mark:") for entry in entries)


def test_what_is_not_to_be_passed_on_says_so_on_its_first_line_and_in_its_name(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = held(house, [])
    notice = PROFILES[Profile.FACILITATOR].notice
    assert notice.startswith("Not to be passed on")
    monkeypatch.chdir(house.folder)
    desk = session.conductor.desk
    row = find_session(desk, session.conductor.session)
    for how in FORMATS:
        path = export(desk, row, how, profile=Profile.FACILITATOR).path
        assert "not-to-be-passed-on" in path.name
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            assert notice in first_said(file)
        other = export(desk, row, how).path
        assert "not-to-be-passed-on" not in other.name
        assert notice not in said_in(other)


def test_somebody_who_left_the_cohort_is_still_named_by_what_was_said(house: House) -> None:
    session = held(house, [("note", NoteKind.NOTE, "", 0, "Ben", False, "")])
    conductor = session.conductor
    assert conductor.rename(person(conductor, "Ben Thimble"), "Robin Thimble").ok
    assert conductor.drain(5)
    told = texts(conductor.desk, conductor.session, Profile.HANDOVER, house.folder)
    assert not any("zebra001finch" in text for text in told.values())
