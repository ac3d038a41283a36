"""What a bundle and a pack carry: whole, as a stub, not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from support.first_format import id_of

from l4pc_tui.core.between.carried import (
    Carried,
    FileKind,
    as_carried,
    carried,
    notes_of,
)
from l4pc_tui.core.between.scope import scope_of
from l4pc_tui.core.record.entry import Entry, Event, seal
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.resolve import resolve

AT = "2026-11-23T09:00:00.000+00:00"


def told(entity: str, data: dict[str, Any] | None, kind: str = "put", session: str = "") -> Event:
    entry = Entry(kind, entity, data, id_of(1), AT, id_of(9), None, (), session)  # type: ignore[arg-type]
    return seal(entry, device="d1", seq=1, base=(), nonce="0" * 32, taken=AT)


def note(id: str, kind: str) -> Event:
    return told(f"note:{id}", {"session": "s1", "kind": kind, "text": "words"}, session="s1")


NOTES = [note("a", "note"), note("b", "commitment"), note("c", "story"), note("d", "restricted"),
         note("e", "restricted"), note("e", "commitment")]  # fmt: skip


def pulse(*counts: int) -> Event:
    return told("run:s1", {"verb": "pulse", "counts": list(counts)}, "move", "s1")


@pytest.mark.parametrize(
    ("event", "bundle", "pack"),
    [
        (note("a", "note"), "whole", "left out"),
        (note("b", "commitment"), "whole", "whole"),
        (note("c", "story"), "whole", "whole"),
        (note("d", "restricted"), "stub", "left out"),
        # It is a commitment now, and was restricted once.
        (note("e", "commitment"), "stub", "left out"),
        (told("note:e", None, "erase", "s1"), "whole", "whole"),
        (pulse(1, 1, 1, 1, 0), "stub", "stub"),
        (pulse(1, 1, 1, 1, 1), "whole", "whole"),
        (pulse(), "whole", "whole"),
        (told("run:s1", {"verb": "next", "stop": "x", "place": "door"}, "move", "s1"), "whole", "whole"),
        (told("run:s1", {"verb": "next", "reason": "Bo wept"}, "move", "s1"), "whole", "stub"),
        # A name was taken out of its reason; the rest of that still tells of somebody.
        (told("run:s1", {"verb": "next", "reason": "█ wept"}, "redact", "s1"), "whole", "stub"),
        (told("run:s1", {"verb": "pulse", "counts": [1, 1]}, "redact", "s1"), "stub", "stub"),
        (told("run:s1", {"verb": "next"}, "redact", "s1"), "whole", "whole"),
        (told("note:d", None, "redact", "s1"), "whole", "whole"),
        (told("note:a", {"text": "words"}, "redact", "s1"), "whole", "stub"),
        (told("mark:s1/p1", {"remark": "late again"}, "amend", "s1"), "whole", "left out"),
        (told("person:p1", {"name": "Amina Test"}), "whole", "whole"),
        (told("handed:h1", {"session": "s1"}, session="s1"), "whole", "left out"),
        (told("row:r1", {"cohort": "c1"}), "whole", "left out"),
        (told("hologram:x", {"of": "a newer version"}), "whole", "left out"),
    ],
)  # fmt: skip
def test_what_goes_and_how(event: Event, bundle: str, pack: str) -> None:
    notes = notes_of(NOTES)
    assert carried(event, FileKind.BUNDLE, notes) == bundle
    assert carried(event, FileKind.PACK, notes) == pack


def test_a_stub_keeps_everything_but_the_words() -> None:
    stub = as_carried(NOTES[3], Carried.STUB)
    assert stub is not None
    assert (stub.nonce, stub.data, stub.digest) == (None, None, NOTES[3].digest)
    assert as_carried(NOTES[3], Carried.LEFT_OUT) is None


def test_a_cohorts_record_holds_its_sessions_its_people_and_who_walked_in() -> None:
    events = [
        told("cohort:c1", {"name": "Oak"}), told("cohort:c2", {"name": "Elm"}),
        told("session:s1", {"cohort": "c1"}), told("session:s2", {"cohort": "c2"}),
        told("member:c1/p1", {"cohort": "c1", "person": "p1"}),
        told("member:c2/p2", {"cohort": "c2", "person": "p2"}),
        told("person:p1", {"name": "A"}), told("person:p2", {"name": "B"}),
        told("person:p3", {"name": "C", "walk_in": "s1"}),
        told("same:j", {"kind": "person", "one": "p1", "other": "p4"}),
        told("person:p4", {"name": "A"}),
        told("note:n1", {"text": "words"}, session="s1"),
        told("note:n2", {"text": "words"}, session="s2"), told("actor:x", {"name": "Mo"}),
    ]  # fmt: skip
    scope = scope_of(events, frozenset({"c1"}))
    assert [event.entity for event in events if scope.holds(event)] == [
        "cohort:c1", "session:s1", "member:c1/p1", "person:p1", "person:p3", "same:j", "person:p4",
        "note:n1", "actor:x",
    ]  # fmt: skip


def test_what_takes_back_a_join_a_rule_or_a_row_goes_with_what_it_takes_back() -> None:
    things = {
        "same:j": {"kind": "person", "one": "p1", "other": "p4"},
        "different:d": {"kind": "person", "one": "p1", "other": "p5"},
        "link:l": {"cohort": "c1", "person": "p1"}, "row:r": {"cohort": "c1", "person": "p1"},
        "same:elsewhere": {"kind": "person", "one": "p8", "other": "p9"},
    }  # fmt: skip
    said = [told(entity, data) for entity, data in things.items()]
    back = [told(entity, None, "del") for entity in things]
    member = told("member:c1/p1", {"cohort": "c1", "person": "p1"})
    scope = scope_of([member, *said, *back], frozenset({"c1"}))
    assert [event.entity for event in back if scope.holds(event)] == list(things)[:-1]


def version(number: int, consent: str, *base: int, text: str = "a door") -> Event:
    data = {"session": "s1", "kind": "story", "text": text, "consent": consent}
    entry = Entry("put", "note:w", data, id_of(number), AT, id_of(9), None, (), "s1")
    return seal(
        entry, device="d1", seq=number, base=tuple(map(id_of, base)), nonce="0" * 32, taken=AT
    )


def test_a_pack_has_no_words_of_a_story_whose_consent_is_withdrawn_and_a_bundle_says_so() -> None:
    withdrawn = [version(1, "anon"), version(2, "withdrawn", 1)]
    # Mended on another laptop, which had not heard of it.
    beside = [*withdrawn, version(3, "anon", 1, text="a gate")]
    for events in (withdrawn, beside):
        notes = notes_of(events)
        assert {str(carried(each, FileKind.PACK, notes)) for each in events} == {"stub"}
        assert {str(carried(each, FileKind.BUNDLE, notes)) for each in events} == {"whole"}
        sent = [as_carried(each, carried(each, FileKind.PACK, notes)) for each in events]
        # Whoever was packed its words before stands without them once the stubs are there.
        held = [each for each in (*sent[1:], events[0]) if each is not None]
        assert Kind.NOTE not in resolve(held).things
    again = [*beside, version(4, "named", 2, 3)]
    assert str(carried(again[-1], FileKind.PACK, notes_of(again))) == "whole"


def test_a_restricted_note_that_came_after_the_others_were_looked_at_stays_too() -> None:
    late = note("late", "restricted")
    assert carried(late, FileKind.BUNDLE, notes_of(NOTES)) == "stub"
    assert carried(late, FileKind.PACK, notes_of(NOTES)) == "left out"


def test_of_a_promise_only_what_stands_of_it_goes_in_a_pack() -> None:
    plain = note("b", "note")
    first = told("note:b", {"session": "s1", "kind": "commitment", "text": "x"}, session="s1")
    second = replace(first, id=id_of(3), base=(first.id,))
    seen = notes_of([plain, first, second])
    ways = [carried(each, FileKind.PACK, seen) for each in (plain, first, second)]
    assert ways == ["stub", "stub", "whole"]
    undone = replace(told("note:b", None, "del", "s1"), id=id_of(4), base=(second.id,))
    seen = notes_of([plain, first, second, undone])
    assert carried(second, FileKind.PACK, seen) == "left out"
