"""What goes to a hub: nothing that was undone, nothing that it has no room for."""

from __future__ import annotations

from dataclasses import replace

from support.stores import Bench, Said

from l4pc_tui.store.hub.hub import cannot_keep
from l4pc_tui.store.journal.journal import BEFORE_ALL
from l4pc_tui.store.store import Store


def test_what_only_an_undone_collect_brought_is_told_to_nobody(
    bench: Bench, store: Store, said: Said
) -> None:
    said.note(said.session(), "stays")
    held = store.standing()[store.device]
    bench.change("UPDATE event SET passed = 1 WHERE entity LIKE 'note:%'")
    assert not any(each.entity.startswith("note:") for each in store.after(BEFORE_ALL, 99))
    assert store.standing()[store.device].entries == held.entries - 1


def test_a_character_that_postgresql_has_no_room_for_is_named(store: Store, said: Said) -> None:
    (event, *_) = store.events(f"session:{said.session()}")
    assert cannot_keep(event) == ""
    assert cannot_keep(replace(event, session="s\0")) == "has a character that no hub can keep"
