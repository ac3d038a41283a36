"""What earlier versions wrote is taken in by this one, and by every later one."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest
from support.laptops import written
from support.stores import Bench

from l4pc_tui.core.between.carried import FileKind, as_carried, carried, notes_of
from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.resolve import resolve
from l4pc_tui.exchange.bundle.lines import Kept
from l4pc_tui.exchange.bundle.reading import read_bundle
from l4pc_tui.store.admission import Admitted
from l4pc_tui.store.collecting import About
from l4pc_tui.store.store import Store
from l4pc_tui.store.tables.library import Content

FIXTURES = Path(__file__).parents[2] / "store" / "fixtures"


def taken(store: Store, path: Path) -> Admitted:
    with closing(read_bundle(path)) as held:
        lines = list(held.lines())
    about = About(path.name, held.header.sha256, held.header.device, "", "", held.header.at)
    events = [line for line in lines if isinstance(line, Event)]
    kept = [Content(**asdict(line)) for line in lines if isinstance(line, Kept)]
    assert len(events) + len(kept) == len(lines), "no line is bad"
    ((_, admitted),) = store.collect([(about, events, kept)], actor="Mo Test").files
    assert admitted.quarantined == ()
    return admitted


def test_a_bundle_of_the_first_version_that_wrote_any_is_taken_in(tmp_path: Path) -> None:
    store = Bench(tmp_path).open()
    admitted = taken(store, FIXTURES / "bundle-1.jsonl")
    assert len(admitted.new) == 70
    assert store.verify().sound
    assert [len(store.sessions()), len(store.people()), len(store.cohorts())] == [2, 6, 1]
    assert (
        store.content_by_sha("ce9ddb9b061e233cfd5ead3db48ad7f6c66ebaf36e6c84242e63a534d3da2afc")
        is not None
    )
    again = taken(store, FIXTURES / "bundle-1.jsonl")
    assert (len(again.new), again.known) == (0, 70)
    store.close()


@pytest.mark.parametrize("name", ["before-the-strikes", "led", "restored"])
def test_a_file_of_the_first_format_is_handed_over_whole(name: str, tmp_path: Path) -> None:
    theirs, ours = Bench(tmp_path / "theirs"), Bench(tmp_path / "ours")
    theirs.path.parent.mkdir(parents=True)
    shutil.copy(FIXTURES / f"{name}.db", theirs.path)
    there, here = theirs.open(), ours.open()
    events = list(there.all_events())
    notes = notes_of(events)
    going = [as_carried(each, carried(each, FileKind.BUNDLE, notes)) for each in events]
    path = written(tmp_path / "x.jsonl", [each for each in going if each is not None])
    admitted = taken(here, path)
    assert len(admitted.new) == len(events)
    told, held = resolve(events), resolve(here.all_events())
    for kind in Kind:
        if kind is not Kind.NOTE:
            assert held.of(kind).keys() == told.of(kind).keys()
    assert set(held.of(Kind.NOTE)) <= set(told.of(Kind.NOTE))
    assert held.runs.keys() == told.runs.keys()
    theirs.close()
    ours.close()
