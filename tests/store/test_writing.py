from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.events import but_names
from support.stores import Bench

from l4pc_tui.core.record.entry import Entry, intact
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store

S1 = SessionId("s1")

NO_TEXT: Any = object()


def entry_of(
    store: Store, text: str = "two forms", base: tuple[str, ...] | None = None, id: str = "n1"
) -> Entry:
    data = {"session": "s1", "kind": "note", "text": text}
    return store.entry("put", f"note:{id}", data, actor="Mo Test", base=base, session="s1")


def test_an_entry_is_stamped_at_once_and_touches_no_disk(bench: Bench, store: Store) -> None:
    before = bench.path.read_bytes()
    first, second = entry_of(store), entry_of(store)
    assert first.id < second.id
    assert first.at.startswith("2026-11-23T")
    assert bench.path.read_bytes() == before


def test_what_is_written_is_in_the_file_when_write_returns(bench: Bench, store: Store) -> None:
    (event,) = store.write([entry_of(store, "“silo” — two forms")])
    assert bench.rows("SELECT device, seq, digest, kind, entity FROM event")[1:] == [
        (store.device, 2, event.digest, "put", "note:n1")
    ]
    assert intact(event)
    assert store.events("note:n1") == (event,)


def test_a_batch_is_written_whole_or_not_at_all(bench: Bench, store: Store) -> None:
    good, bad = entry_of(store), replace(entry_of(store, id="n2"), subject=NO_TEXT)
    with pytest.raises(Trouble):
        store.write([good, bad])
    assert bench.rows("SELECT count(*) FROM event") == [(0,)]
    assert store.notes(S1) == ()


def test_a_write_whose_end_is_unknown_can_be_tried_again(store: Store) -> None:
    batch = [entry_of(store), entry_of(store, id="n2")]
    written = store.write(batch)
    assert store.write(batch) == written
    assert store.write([*batch, entry_of(store, id="n3")])[:2] == written
    assert [event.seq for event in but_names(store)] == [2, 3, 4]


def test_an_edit_replaces_what_counts_now(store: Store) -> None:
    (first,) = store.write([entry_of(store, "one")])
    (second,) = store.write([entry_of(store, "two")])
    assert second.base == (first.id,)
    assert store.heads("note:n1") == (second.id,)
    assert [note.text for note in store.notes(S1)] == ["two"]


def test_two_edits_of_one_version_both_stay_until_a_third(store: Store) -> None:
    (first,) = store.write([entry_of(store, "one")])
    (left,) = store.write([entry_of(store, "left", base=(first.id,))])
    (right,) = store.write([entry_of(store, "right", base=(first.id,))])
    assert store.heads("note:n1") == (left.id, right.id)
    assert [note.text for note in store.notes(S1)] == ["right"]
    (third,) = store.write([entry_of(store, "both")])
    assert third.base == (left.id, right.id)
    assert store.heads("note:n1") == (third.id,)


def test_a_batch_may_edit_what_it_has_just_said(store: Store) -> None:
    first, second = store.write([entry_of(store, "one"), entry_of(store, "two")])
    assert second.base == (first.id,)


def test_two_stores_on_one_file_number_their_entries_in_one_row(bench: Bench, store: Store) -> None:
    other = bench.open()
    for number in range(5):
        store.write([entry_of(store, id=f"a{number}")])
        other.write([entry_of(other, id=f"b{number}")])
    assert [event.seq for event in store.all_events()] == list(range(1, 12))


def test_a_store_goes_on_after_the_newest_id_in_the_file_whatever_the_clock_says(
    bench: Bench, store: Store
) -> None:
    (event,) = store.write([entry_of(store)])
    store.close()
    bench.time -= 86_400
    assert bench.open().entry("del", "note:n1", None, actor="Mo", session="s1").id > event.id


def test_the_data_version_tells_of_another_process(bench: Bench, store: Store) -> None:
    other = bench.open()
    before = store.data_version()
    store.write([entry_of(store)])
    assert store.data_version() == before
    other.write([entry_of(other, id="n2")])
    assert store.data_version() != before


def test_what_a_newer_version_says_is_kept_and_carried(store: Store) -> None:
    hologram = store.entry("put", "hologram:h1", {"shape": ["round"]}, actor="Mo")
    odd = store.entry("put", "note:n1", {"colour": "green"}, actor="Mo", session="s1")
    more = store.entry("put", "cohort:c1", {"name": "Oak", "colour": "green"}, actor="Mo")
    store.write([hologram, odd, more])
    assert store.events("hologram:h1")[0].data == {"shape": ["round"]}
    assert store.events("note:n1")[0].data == {"colour": "green"}
    assert [cohort.name for cohort in store.cohorts()] == ["Oak"]
    assert store.events("cohort:c1")[0].data == {"name": "Oak", "colour": "green"}
    assert store.aside() == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ann [/x] Lee",
        "[bold",
        "x" * 10_000,
        "👩‍👩‍👧",
        "'; DROP TABLE event",
    ],
)
def test_any_text_comes_back_as_it_went_in(bench: Bench, store: Store, text: str) -> None:
    store.write([entry_of(store, text)])
    store.close()
    again = bench.open()
    assert [note.text for note in again.notes(S1)] == [text]
    assert again.verify().broken == 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [("\x1b[31mred", "�[31mred"), ("\u202edrow", "�drow"), ("a\0b", "a�b")],
)
def test_what_could_harm_a_terminal_is_kept_as_it_came_and_read_without_its_teeth(
    bench: Bench, store: Store, text: str, shown: str
) -> None:
    store.write([entry_of(store, text)])
    store.close()
    again = bench.open()
    assert [note.text for note in again.notes(S1)] == [shown]
    assert [(each.data or {})["text"] for each in again.events("note:n1")] == [text]
    assert again.verify().broken == 0


@pytest.mark.parametrize("value", ["\ud800", object(), {1, 2}])
def test_what_can_never_be_kept_is_refused_where_it_is_said(store: Store, value: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        store.entry("put", "note:n1", {"text": value}, actor="Mo", session="s1")


def test_saving_the_note_deletes_its_draft_with_it(store: Store) -> None:
    store.keep_draft(S1, "two fo", actor="Mo Test")
    store.keep_draft(SessionId("s2"), "another", actor="Mo Test")
    store.write([entry_of(store)], clears_draft="s1")
    assert store.draft(S1) == ""
    assert store.draft(SessionId("s2")) == "another"


def test_a_draft_stays_when_its_note_could_not_be_written(store: Store) -> None:
    store.keep_draft(S1, "two fo", actor="Mo Test")
    with pytest.raises(Trouble):
        store.write([replace(entry_of(store), subject=NO_TEXT)], clears_draft="s1")
    assert store.draft(S1) == "two fo"


@pytest.mark.parametrize("line", ["\\ told Priya", "  \\", "\\"])
def test_a_restricted_line_is_never_drafted(bench: Bench, store: Store, line: str) -> None:
    store.keep_draft(S1, "harmless", actor="Mo Test")
    store.keep_draft(S1, line, actor="Mo Test")
    assert store.draft(S1) == ""
    assert b"harmless" not in bench.path.read_bytes()


def test_a_draft_of_another_laptop_is_there_when_there_is_none_of_this(
    bench: Bench, store: Store, tmp_path: Path
) -> None:
    store.keep_draft(S1, "from the one that died", actor="Mo Test")
    store.close()
    bench.state = tmp_path / "borrowed"
    borrowed = bench.open()
    assert borrowed.draft(S1) == "from the one that died"
    bench.time += 1
    borrowed.keep_draft(S1, "and on", actor="Mo Test")
    assert borrowed.draft(S1) == "and on"


def test_the_beat_is_the_last_moment_known_alive(bench: Bench, store: Store) -> None:
    assert store.last_beat(S1) is None
    store.beat(S1)
    bench.time += 5
    store.beat(S1)
    assert store.last_beat(S1) == bench.time
    store.forget_beat(S1)
    assert store.last_beat(S1) is None


def test_later_does_not_wait(store: Store) -> None:
    promise = store.later(store.keep_draft, S1, "half", actor="Mo")
    assert promise.result() is None
    assert store.later(store.draft, S1).result() == "half"


def test_closing_twice_is_harmless(store: Store) -> None:
    store.close()
    store.close()
