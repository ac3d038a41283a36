"""Entries of the first format are sealed anew, and every copy of a file tells the same events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.first_format import id_of, old, redacted

from l4pc_tui.core.record import format_one
from l4pc_tui.core.record.entry import FORMAT, Entry, Event, intact
from l4pc_tui.core.record.format_one import OldEvent, remade, reseal
from l4pc_tui.core.record.ids import is_id


def by_entity(events: Sequence[Event]) -> dict[str, Event]:
    return {event.entity: event for event in events}


def note(number: int, session: str = "s1", name: str = "n1", **more: str) -> OldEvent:
    data = {"session": session, "kind": "note", "text": "words"}
    return old(number, f"note:{name}", data, **more)  # type: ignore[arg-type]


def test_what_was_said_stays_as_it_was() -> None:
    before = note(2)
    after = by_entity(reseal([old(1, "cohort:c1", {"name": "Oak"}), before]))["note:n1"]
    same = ("id", "device", "seq", "at", "base", "nonce", "kind", "subject", "data", "data_digest")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    assert (after.format, after.session, after.taken) == (FORMAT, "s1", before.at)
    assert intact(after)


def test_each_name_is_told_by_one_entry_of_a_device_of_its_own() -> None:
    told = reseal([note(3, actor="Ada"), note(1, actor="Mo"), note(2, actor="Mo")])
    actors = {e.entity: e for e in told if e.entity.startswith("actor:")}
    assert {name: e.data for name, e in actors.items()} == {
        f"actor:{id_of(1)}": {"name": "Mo"}, f"actor:{id_of(3)}": {"name": "Ada"},
    }  # fmt: skip
    for event in actors.values():
        actor = event.entity.partition(":")[2]
        assert (event.device, event.seq, event.actor) == (f"actor-{actor}", 1, actor)
        assert event.subject is None
        assert is_id(event.id)
        assert event.id != actor
    assert [e.actor for e in told[2:]] == [id_of(1), id_of(1), id_of(3)]
    assert all(map(intact, told))


def test_runs_marks_and_follow_ups_take_their_session_from_their_name() -> None:
    told = reseal(
        [old(1, "run:s1", {"verb": "start"}, kind="move"), old(2, "mark:s1/p1", {}),
         old(3, "follow:s2/n1", {}), old(4, "person:p1", {}), old(5, "hologram:h1", {})]
    )  # fmt: skip
    found = {event.entity: event.session for event in told[1:]}
    assert found == {
        "run:s1": "s1", "mark:s1/p1": "s1", "follow:s2/n1": "s2", "person:p1": "", "hologram:h1": "",
    }  # fmt: skip


def test_every_version_of_a_note_takes_the_session_that_one_of_them_names() -> None:
    told = reseal([redacted(note(1)), note(2), old(3, "note:n1", None, kind="del")])
    assert [event.session for event in told[1:]] == ["s1"] * 3


def test_a_struck_note_is_of_the_session_that_its_laptop_was_in() -> None:
    start = old(1, "run:s1", {"verb": "start"}, kind="move")
    elsewhere = old(2, "run:s2", {"verb": "start"}, kind="move", device="d2")
    strike = old(4, "note:n1", None, kind="erase")
    whole = reseal([start, elsewhere, redacted(note(3)), strike])
    assert [event.session for event in whole[-2:]] == ["s1", "s1"]
    assert reseal([start, elsewhere, note(3)])[-1].digest == whole[-2].digest


def test_a_struck_note_that_nothing_was_before_is_of_no_session() -> None:
    told = reseal([redacted(note(1)), old(2, "run:s1", {}, kind="move"),
                   old(3, "note:n1", None, kind="erase")])  # fmt: skip
    assert {event.session for event in told if event.entity == "note:n1"} == {""}


def test_a_redacted_entry_is_sealed_anew_and_verifies() -> None:
    before = redacted(note(1))
    after = reseal([before])[-1]
    assert (after.nonce, after.data, after.data_digest) == (None, None, before.data_digest)
    assert intact(after)


def test_a_remembered_row_is_named_by_its_first_event_and_keeps_its_print() -> None:
    rows = [
        old(n, "row:c1/abc", {"cohort": "c1", "person": p}, subject=p, base=b)
        for n, p, b in ((4, "p1", ()), (7, "p2", (4,)))
    ]
    told = reseal(rows)[1:]
    assert {event.entity for event in told} == {f"row:{id_of(4)}"}
    assert [event.data for event in told] == [
        {"cohort": "c1", "person": "p1", "print": "abc"},
        {"cohort": "c1", "person": "p2", "print": "abc"},
    ]
    assert [(event.subject, event.base) for event in told] == [("p1", ()), ("p2", (id_of(4),))]
    assert all(map(intact, told))


names = st.sampled_from(["Mo", "Ada", ""])
things = st.sampled_from(
    ["note:n1", "note:n2", "run:s1", "mark:s2/p1", "follow:s1/n1", "row:c1/abc", "person:p1",
     "hologram:h1", "odd", "note:", ":"]
)  # fmt: skip
values = st.none() | st.fixed_dictionaries(
    {}, optional={"session": st.sampled_from(["s1", "s2"]) | st.integers(), "person": st.just("p1")}
)


@st.composite
def journals(draw: st.DrawFn) -> list[OldEvent]:
    numbers = draw(st.lists(st.integers(1, 200), unique=True, max_size=12).map(sorted))
    return [
        old(number, draw(things), draw(values), actor=draw(names),
            device=draw(st.sampled_from(["d1", "d2"])))
        for number in numbers
    ]  # fmt: skip


@given(journals(), st.data())
def test_whole_and_shortened_and_in_any_order_a_file_tells_the_same(
    held: list[OldEvent], data: st.DataObject
) -> None:
    whole = reseal(held)
    assert reseal(data.draw(st.permutations(held))) == whole
    assert len({event.id for event in whole}) == len(whole)
    assert all(map(intact, whole))
    first: dict[str, OldEvent] = {}
    for event in held:
        first.setdefault(event.entity, event)
    # A note that learns its session only from a later version is made by no version of ours.
    plain = [
        e
        for e in held
        if not e.entity.startswith("note")
        or isinstance((first[e.entity].data or {}).get("session"), str)
    ]
    shorter = plain[: data.draw(st.integers(0, len(plain)))]
    assert set(map(key, reseal(shorter))) <= set(map(key, reseal(plain)))


def key(event: Event) -> tuple[str, int, str]:
    return event.device, event.seq, event.digest


def test_entries_that_were_never_sealed_are_said_anew_in_the_same_way() -> None:
    said = [
        Entry("put", "note:n1", {"session": "s1"}, id_of(1), "2026-11-23T09:00:00+00:00", "Mo"),
        Entry("move", "run:s1", {"verb": "next"}, id_of(2), "2026-11-23T09:00:00+00:00", "Mo"),
        Entry("erase", "note:n1", None, id_of(3), "2026-11-23T09:00:00+00:00", "Ada"),
    ]
    told = remade(said, {"Mo": "a1", "Ada": "a2"}.__getitem__)
    assert [(entry.actor, entry.session) for entry in told] == [
        ("a1", "s1"), ("a1", "s1"), ("a2", "s1")
    ]  # fmt: skip
    assert [replace(e, actor="", session="") for e in told] == [replace(e, actor="") for e in said]


@pytest.mark.parametrize(
    "change",
    [{"data": {"text": "as it wasn't"}}, {"device": "d2"}, {"seq": 9}, {"actor": "Bo"},
     {"kind": "del"}, {"entity": "note:2"}, {"subject": "p1"}, {"base": ("x",)}, {"nonce": "ab"},
     {"nonce": None}, {"at": "2026-11-25T09:00:01+00:00"}, {"id": "id2"}, {"data_digest": "0"}],
)  # fmt: skip
def test_any_changed_field_of_the_first_format_is_seen(change: dict[str, Any]) -> None:
    assert format_one.intact(note(1))
    assert format_one.intact(redacted(note(1)))
    assert not format_one.intact(replace(note(1), **change))
