"""A page of the library is read once in a worker: what keeps the cost of a test run where it is."""

from __future__ import annotations

from pathlib import Path

from support.desk import House
from support.read_once import remembered

from l4pc_tui.desk.library import checkup, library


def test_a_second_desk_reads_no_page_of_the_shipped_library_again(tmp_path: Path) -> None:
    assert vars(checkup)["read"] is remembered
    desks = House(tmp_path / "one"), House(tmp_path / "two")
    first = library.load(desks[0].desk())
    before = remembered.cache_info().misses
    second = library.load(desks[1].desk())
    for house in desks:
        house.close()
    assert first.loaded == second.loaded > 0
    assert remembered.cache_info().misses == before


def test_a_page_with_another_word_is_read_anew() -> None:
    page = Path(__file__).parent.parent / "exercises" / "a-different-conversation.md"
    data = page.read_bytes()
    one = remembered(data, path=page.name, kind="exercise")
    other = remembered(data + b"\n## Bogus\n", path=page.name, kind="exercise")
    assert one is remembered(data, path=page.name, kind="exercise")
    assert other.diagnostics != one.diagnostics
