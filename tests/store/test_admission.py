"""Events of other laptops: taken as they are, in any order, or left outside with a reason."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.events import as_sealed
from support.sealed import ACTOR, event, note, pools, struck, tables
from support.stores import Bench

from l4pc_tui.core.record.entry import Event, intact
from l4pc_tui.core.record.ids import LAST
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.store import Store, open_store


def of_any_sort(**fields: Any) -> Event:
    """A note whose fields may be of any sort, as they come from a file."""
    return replace(note(1), **fields)


def test_what_comes_from_elsewhere_is_taken_as_it_is(store: Store) -> None:
    name = event(1, f"actor:{ACTOR}", {"name": "Bo"}, session="")
    done = store.admit([name, note(2)])
    assert (done.new.kinds, done.known, done.struck) == ({"actor": 1, "note": 1}, 0, ())
    assert (done.quarantined, list(store.all_events())) == ((), [name, note(2)])
    assert store.events("note:n1") == (note(2),)
    assert [each.text for each in store.notes(SessionId("s1"))] == ["words"]
    assert store.actors() == {ACTOR: "Bo"}
    assert store.verify().sound


def test_a_second_time_nothing_changes(bench: Bench, store: Store) -> None:
    store.admit([note(1)])
    before = bench.path.read_bytes()
    assert store.admit([note(1, taken=""), note(1)]).known == 2
    assert store.events("note:n1") == (note(1),)
    assert len(bench.path.read_bytes()) == len(before)


def test_what_says_no_arrival_arrives_now(store: Store, bench: Bench) -> None:
    bench.time += 60
    assert len(store.admit([note(1, taken="")]).new) == 1
    (new,) = store.events("note:n1")
    assert new.taken.startswith("2026-11-23T09:01")


def test_what_is_written_here_afterwards_comes_after_it(store: Store) -> None:
    far = note(1, id=f"{LAST[:6]}00{LAST[8:]}")
    assert far.id < LAST
    store.admit([far])
    (own,) = store.write([store.entry("del", "note:n1", None, actor="Mo", session="s1")])
    assert own.id > far.id
    assert own.base == (far.id,)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_strike_takes_the_words_whichever_comes_first(
    bench: Bench, store: Store, order: tuple[int, int]
) -> None:
    told = [note(1, "Zanzibar quetzal"), event(2, "note:n1", None, kind="erase")]
    for number in order:
        done = store.admit([told[number]])
    assert done.struck == ((struck(told[0]),) if order == (0, 1) else ())
    assert store.events("note:n1") == (struck(told[0]), told[1])
    assert store.notes(SessionId("s1")) == ()
    assert b"Zanzibar" not in bench.path.read_bytes()
    assert store.verify().sound


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (1, 0, 1)])
def test_an_event_without_its_words_is_a_stub_and_is_filled_when_they_come(
    store: Store, order: tuple[int, ...]
) -> None:
    told = [note(1, "Zanzibar quetzal"), struck(note(1, "Zanzibar quetzal"))]
    done = [store.admit([told[number]]) for number in order]
    assert store.events("note:n1") == (told[0],)
    assert [each.text for each in store.notes(SessionId("s1"))] == ["Zanzibar quetzal"]
    assert store.search("quetzal")
    assert [len(each.filled) for each in done] == [0, order[0], 0][: len(order)]
    assert store.verify().sound


def test_a_stub_is_not_filled_with_what_was_struck(bench: Bench, store: Store) -> None:
    told = note(1, "Zanzibar quetzal")
    store.admit([struck(told), event(2, "note:n1", None, kind="erase")])
    assert not store.admit([told]).filled
    assert store.events("note:n1")[0] == struck(told)
    assert b"Zanzibar" not in bench.path.read_bytes()


MALFORMED = {
    "is not what was written": [
        replace(note(1), digest="0" * 64), replace(note(1), data={"text": "others"}),
        replace(note(1), session="s2"), replace(note(1), nonce=None),
    ],
    "an id that no clock gives": [
        note(1, id="id1"), note(1, id=LAST), note(1, id="ffffffff-ffff-7fff-bfff-ffffffffffff"),
        note(1, actor="Joss Wayfarer"), note(1, base=("x",)), note(1, id=note(1).id.upper()),
    ],
    "of format": [note(1, format=1), note(1, format=3)],
    "that no clock gives": [
        note(1, at="2026-11-23T09:00:00"), note(1, at="today"), note(1, taken="yesterday"),
    ],
    "another sort": [
        note(1, seq=0), note(1, seq=1 << 63), note(1, seq=True), note(1, entity="note"),
        of_any_sort(subject=5), of_any_sort(data=[]), of_any_sort(session=None),
        replace(note(1), actor="\ud800"), note(1, device=""),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "spoilt"), [(r, s) for r, all in MALFORMED.items() for s in all]
)
def test_what_is_malformed_stays_outside_with_a_reason_and_nothing_else_does(
    store: Store, reason: str, spoilt: Event
) -> None:
    good = note(5)
    done = store.admit([spoilt, good])
    assert len(done.new) == 1
    (left,) = done.quarantined
    assert left.event is spoilt
    assert reason in left.reason
    assert tuple(store.all_events()) == (good,)


def test_somebody_of_the_same_name_elsewhere_is_somebody_else(store: Store) -> None:
    own = store.actor_id("Bo")
    store.write([store.entry("put", "cohort:c1", {"name": "Oak"}, actor="Bo")])
    store.admit([event(1, f"actor:{ACTOR}", {"name": "Bo"}, session="")])
    store.admit([event(2, f"actor:{ACTOR}", {"name": "Bo"}, session="")])
    assert store.actor_id("Bo") == own
    assert sorted(store.actors().values()) == ["Bo", "Bo"]


def test_who_comes_new_to_a_file_with_others_in_it_gets_an_own_id(
    bench: Bench, store: Store
) -> None:
    store.admit([event(1, f"actor:{ACTOR}", {"name": "Bo"}, session="")])
    assert store.actor_id("Bo") != ACTOR
    store.write([store.entry("put", "cohort:c1", {"name": "Oak"}, actor="Bo")])
    own = store.actor_id("Bo")
    store.close()
    assert bench.open().actor_id("Bo") == own


@settings(deadline=None, max_examples=60)
@given(pools(), st.data())
def test_order_repetition_and_splitting_do_not_matter(
    pool: list[Event], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        told = []
        for way in ("one", "other"):
            arriving = data.draw(
                st.permutations([*pool, *data.draw(st.lists(st.sampled_from(pool)))])
            )
            cut = data.draw(st.integers(0, len(arriving)))
            store = open_store(Path(folder) / f"{way}.db", state=Path(folder), now=lambda: 1.8e9)
            for part in (arriving[:cut], arriving[cut:]):
                assert store.admit(part).quarantined == ()
            told.append((as_sealed(store.all_events()), tables(store)))
            store.rebuild()
            assert tables(store) == told[-1][1], "refreshed tables differ from rebuilt ones"
            assert store.verify().broken == 0
            store.close()
        assert told[0] == told[1]
        assert all(intact(event) for event in told[0][0])
        assert {key(event) for event in told[0][0]} == {key(event) for event in pool}


def key(event: Event) -> tuple[str, int, str]:
    return event.device, event.seq, event.digest
