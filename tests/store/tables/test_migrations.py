"""What a file of an older version has once it is brought up to date."""

from __future__ import annotations

from support.stores import Bench

from l4pc_tui.core.record.names import CohortId
from l4pc_tui.store.tables.library import Content

NEWER = {
    13: ("link", "seat", "attendance", "final"),
    14: ("collect", "brought", "waiting", "sent", "copy"),
    15: ("different",),
    16: ("asked", "rating", "change", "chosen"),
    17: ("outline",),
    18: ("issued",),
}
"""The version of the schema → the tables that came with it."""


def made_as_of(bench: Bench, version: int, after: str) -> None:
    """Make the file one of an older version, to which the last migrations did not come."""
    (first,) = bench.rows("SELECT rowid FROM _sqlite_migrations WHERE name = ?", after)[0]
    bench.change("DELETE FROM _sqlite_migrations WHERE rowid >= ?", first)
    for table in (name for came, names in NEWER.items() if came > version for name in names):
        bench.change(f"DROP TABLE {table}")
    bench.change("ALTER TABLE event DROP COLUMN passed")
    bench.change(f"PRAGMA user_version = {version}")


def test_the_library_is_read_once_more_by_a_checker_that_sees_more(bench: Bench) -> None:
    walk = Content(
        "0" * 64, "exercise", "walk", "A walk", "/lib/walk.md", "/lib", "ready",
        "2026-11-23T09:00:00+00:00", "# A walk\n", {"id": "walk"}, mtime_ns=5, size=9,
    )  # fmt: skip
    bench.open().put_content([walk])
    bench.close()
    made_as_of(bench, 11, "files_read_again")
    assert bench.open().file_states() == {"/lib/walk.md": (0, 9, walk.sha256)}


def test_ties_that_a_roster_told_of_before_are_read_now(bench: Bench) -> None:
    store = bench.open()
    told = {"cohort": "c1", "person": "p1", "kind": "supporter of", "name": "Gwen", "offered": True}
    cohort = store.entry("put", "cohort:c1", {"name": "Oak"}, actor="Mo Test")
    store.write([cohort, store.entry("put", "link:c1/p1/0", told, actor="Mo Test")])
    before = store.links(CohortId("c1"))
    bench.close()
    made_as_of(bench, 12, "people_and_groups")
    bench.change("INSERT INTO aside (event, entity, session) VALUES (?, 'link:c1/p1/0', '')", "e")
    again = bench.open()
    assert [(each.kind, each.name, each.holds) for each in before] == [
        ("supporter of", "Gwen", False)
    ]
    assert again.links(CohortId("c1")) == before
    assert again.aside() == 0


def test_an_older_file_gets_what_laptops_tell_each_other_and_keeps_every_entry(
    bench: Bench,
) -> None:
    store = bench.open()
    store.write([store.entry("put", "cohort:c1", {"name": "Oak"}, actor="Mo Test")])
    before = tuple(store.all_events())
    bench.close()
    made_as_of(bench, 13, "between_laptops")
    assert tuple(bench.open().all_events()) == before
    assert bench.rows("SELECT sum(passed) FROM event") == [(0,)]
    assert bench.rows("SELECT count(*) FROM collect") == [(0,)]
