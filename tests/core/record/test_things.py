"""Versions side by side, erasures that win, and joins that reach everyone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.record.entry import Entry, EntryKind, Event, seal
from l4pc_tui.core.record.things import heads, joined


def event(id: str, *base: str, kind: EntryKind = "put", text: str = "") -> Event:
    data = {"text": text or id} if kind == "put" else None
    entry = Entry(kind, "note:1", data, id, "2026-11-25T09:00:00+00:00", "Joss")
    return seal(entry, device="d", seq=1, base=base, nonce="n", taken="")


def test_the_version_that_nothing_replaces_counts() -> None:
    assert [head.id for head in heads([event("1"), event("2", "1"), event("3", "2")])] == ["3"]


def test_two_edits_of_one_version_stay_side_by_side_until_a_third() -> None:
    both = [event("1"), event("2", "1"), event("3", "1")]
    assert [head.id for head in heads(both)] == ["2", "3"]
    assert [head.id for head in heads([*both, event("4", "2", "3")])] == ["4"]


def test_an_edit_that_did_not_see_the_erasure_does_not_bring_it_back() -> None:
    held = [event("1"), event("2", "1", kind="erase"), event("3", "1")]
    assert [head.kind for head in heads(held)] == ["erase"]


@given(st.permutations([event("1"), event("2", "1"), event("3", "1"), event("4", "3")]))
def test_the_order_in_which_events_arrive_does_not_matter(held: list[Event]) -> None:
    assert [head.id for head in heads(held)] == ["2", "4"]


ids = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(ids, ids), max_size=12))
def test_everyone_who_is_linked_goes_by_the_smallest_id(pairs: list[tuple[str, str]]) -> None:
    found = joined(pairs)
    for one, other in pairs:
        assert found[one] == found[other]
    for name, smallest in found.items():
        assert smallest <= name
        assert found[smallest] == smallest
    assert set(found) == {name for pair in pairs for name in pair}
