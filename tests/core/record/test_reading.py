"""What one entry says, whatever stands in it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.there import there

from l4pc_tui.core.record.entry import Data
from l4pc_tui.core.record.nouns import Note, Person
from l4pc_tui.core.record.reading import move_of, noun
from l4pc_tui.core.text.cleaning import HARMFUL

anything = st.text(st.characters(exclude_categories=[]), max_size=20)


@dataclass(frozen=True)
class Said:
    data: Data | None
    kind: str = "move"
    id: str = "m1"
    entity: str = "run:s1"
    at: str = "2026-11-28T09:00:00.000+00:00"
    actor: str = "a1"
    base: tuple[str, ...] = ()


@given(anything, anything)
def test_no_thing_that_is_read_can_drive_a_terminal(name: str, role: str) -> None:
    person = noun("person:p1", {"name": name, "roles": [role], "organisation": name})
    assert isinstance(person, Person)
    assert not any(map(HARMFUL.search, (person.name, person.organisation, *person.roles)))
    assert HARMFUL.search(name) or person.name == name


@given(anything)
def test_no_move_that_is_read_can_drive_a_terminal(words: str) -> None:
    said: Any = Said({"verb": "pause", "reason": words, "more": {"names": [words]}})
    move = there(move_of(said))
    assert not HARMFUL.search(move.data["reason"])
    assert not HARMFUL.search(move.data["more"]["names"][0])


def test_an_escape_sequence_is_seen_to_have_been_there() -> None:
    note = noun("note:n1", {"session": "s1", "kind": "note", "text": "a\x1b]0;x\x07\u202eb"})
    assert isinstance(note, Note)
    assert note.text == "a\ufffd]0;x\ufffd\ufffdb"
    assert "text" in {each.name for each in fields(note)}
