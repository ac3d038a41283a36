"""A file as a journal among others: three functions, and nothing lost between two of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from support.events import as_sealed
from support.stores import Bench, Said

from l4pc_tui.store.hub.hub import cannot_keep
from l4pc_tui.store.hub.interface import Cursor, Journal
from l4pc_tui.store.hub.of_file import OfFile
from l4pc_tui.store.store import Store


def carry(one: Journal[Cursor], other: OfFile) -> int:
    """All of a journal into another; how many were new there."""
    cursor, new = one.beginning, 0
    while (page := one.after(cursor, 3))[0]:
        new += other.admit(page[0]).new
        cursor = page[1]
    return new


def test_read_to_its_end_and_admitted_a_file_is_the_other(
    bench: Bench, store: Store, said: Said, tmp_path: Path
) -> None:
    said.notes(said.session(), *(f"note {n}" for n in range(10)))
    other = bench.open(tmp_path / "other" / "l4pc.db")
    one, two = OfFile(store), OfFile(other)
    assert carry(one, two) == len(list(store.all_events()))
    assert as_sealed(other.all_events()) == as_sealed(store.all_events())
    assert carry(one, two) == 0
    assert two.known() == one.known()


def test_what_was_withheld_from_the_other_takes_no_words_away_here(
    store: Store, said: Said
) -> None:
    session = said.session()
    said.note(session, "stays")
    stubs = [replace(each, nonce=None, data=None) for each in store.all_events()]
    assert OfFile(store).admit(stubs).struck == 0
    assert [each.text for each in store.notes(session)] == ["stays"]


def test_what_only_an_undone_collect_brought_is_told_to_nobody(
    bench: Bench, store: Store, said: Said
) -> None:
    said.note(said.session(), "stays")
    held = store.standing()[store.device]
    bench.change("UPDATE event SET passed = 1 WHERE entity LIKE 'note:%'")
    file = OfFile(store)
    assert not any(each.entity.startswith("note:") for each in file.after(file.beginning, 99)[0])
    assert store.standing()[store.device].entries == held.entries - 1


def test_a_character_that_postgresql_has_no_room_for_is_named(store: Store, said: Said) -> None:
    (event, *_) = store.events(f"session:{said.session()}")
    assert cannot_keep(event) == ""
    assert cannot_keep(replace(event, session="s\0")) == "has a character that no hub can keep"
