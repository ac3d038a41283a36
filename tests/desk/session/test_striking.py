"""What somebody asked not to be written is gone from the file, not only from view."""

from __future__ import annotations

from support.desk import House

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.search import search
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session

WORDS = "zebrafinch umbrella confession"


def test_the_words_are_in_no_byte_of_the_file(house: House, desk: Desk, started: Conductor) -> None:
    started.keep_draft(WORDS)
    started.note(WORDS)
    started.mend(started.last_note(), f"* {WORDS} mended")
    started.note("something else")
    assert started.drain(5)
    assert WORDS.encode() in house.db.read_bytes()
    struck = started.room.notes[0].id
    assert started.strike(struck).words.startswith("Struck")
    assert started.drain(5)
    assert search(desk, "zebrafinch") == ()
    assert not started.strike(struck).ok
    assert started.note_line(struck) == ""
    assert [note.text for note in started.room.notes] == ["something else"]
    desk.close()
    for file in house.db.parent.iterdir():
        if file.is_file():
            assert b"zebrafinch" not in file.read_bytes(), file.name
    house.clock.now += 20
    again = open_session(house.desk(), started.session)
    assert [note.text for note in again.room.notes] == ["something else"]
