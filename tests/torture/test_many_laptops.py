"""Three to five laptops, whatever way their files take: at the end one record on all of them.

Each number is a history: entries, erasures, joins, clocks that jump, restarts, older files that
are restored, collects of partial, repeated, split and late files, some undone. A few dozen in every
run, 20,000 with L4PC_TORTURE=long; by hand, in parts:

    python tests/torture/test_many_laptops.py FIRST LAST
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pytest
from support.sealed import AT
from support.stores import NINE
from support.stores import Bench as Laptop

from l4pc_tui.core.record.entry import Data, EntryKind, Event, intact
from l4pc_tui.core.record.erased import ERASED_NAME
from l4pc_tui.core.record.resolve import resolve
from l4pc_tui.exchange.bundle.header import Header
from l4pc_tui.exchange.bundle.reading import read_bundle
from l4pc_tui.exchange.bundle.writing import write_bundle
from l4pc_tui.store.backups.restore import restore
from l4pc_tui.store.collecting import About, File
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store
from l4pc_tui.store.tables.projected import TABLES

HISTORIES = 20_000 if os.environ.get("L4PC_TORTURE") == "long" else 6
STEPS = 26
DAY = 86_400.0
SECRET = "Zanzibar"


class House:
    """The laptops of one history, and every file that was ever sent between them."""

    def __init__(self, folder: Path, chance: random.Random, blank: Path) -> None:
        self.folder, self.chance = folder, chance
        self.sent: list[Path] = []
        self.told: dict[str, Event] = {}
        """Whatever left a laptop, by digest: it must be on all of them at the end."""
        self.laptops: list[tuple[Laptop, Store]] = []
        for number in range(chance.randint(3, 5)):
            laptop = Laptop(folder / str(number))
            laptop.path.parent.mkdir(parents=True)
            shutil.copy(blank, laptop.path)
            laptop.time = NINE + chance.choice([0.0, 0.4, -DAY, 400 * DAY])
            self.laptops.append((laptop, laptop.open()))

    def step(self) -> None:
        number = self.chance.randrange(len(self.laptops))
        laptop, store = self.laptops[number]
        laptop.time += self.chance.choice([0.0, 0.001, 1.0, 60.0])
        match self.chance.choices(
            ["write", "send", "collect", "undo", "jump", "restart", "restore", "word"],
            [9, 5, 6, 2, 1, 1, 1, 2],
        )[0]:
            case "write":
                self._write(store)
            case "send":
                self._send(store)
            case "collect":
                self._collect(store)
            case "undo":
                self._undo(store)
            case "jump":
                laptop.time += self.chance.choice([-30 * DAY, -1.0, 30 * DAY])
            case "restart":
                self._again(number)
            case "restore":
                backup = store.backup()
                for _ in range(self.chance.randint(0, 2)):
                    self._write(store)
                if self.chance.random() < 0.5:
                    self._send(store)
                store.close()
                restore(backup, laptop.path, now=laptop.now)
                self._again(number)
            case "word":
                if self.chance.random() < 0.7:
                    store.confirm_waiting([matter.event for matter in store.waiting()])
                else:
                    store.refuse_waiting([matter.event for matter in store.waiting()])

    def _again(self, number: int) -> None:
        laptop, store = self.laptops[number]
        store.close()
        self.laptops[number] = laptop, laptop.open()

    def _write(self, store: Store) -> None:
        chance = self.chance
        name, data = chance.choice(
            [
                ("person:p1", {"name": f"Amina Test {SECRET}"}), ("person:p2", {"name": "Amina Test"}),
                ("person:p3", {"name": "Bo Test"}), ("cohort:c1", {"name": "Oak"}),
                ("session:s1", {"plan": "morning", "date": "2026-11-25", "cohort": "c1"}),
                ("session:s2", {"plan": "morning", "date": "2026-11-25"}),
                ("mark:s1/p1", {"session": "s1", "person": "p1", "mark": "here"}),
                ("mark:s2/p2", {"session": "s2", "person": "p2", "mark": "late"}),
                ("note:n1", {"session": "s1", "kind": "commitment", "text": f"{SECRET} one"}),
                ("note:n2", {"session": "s1", "kind": "note", "text": "two"}),
                ("follow:s2/n1", {"session": "s2", "note": "n1", "outcome": "done"}),
                ("same:j1", {"kind": "person", "one": "p1", "other": "p2"}),
                ("same:j2", {"kind": "session", "one": "s1", "other": "s2"}),
                ("run:s1", {"verb": chance.choice(["start", "next", "close"])}),
                ("hologram:h", {"of": "a newer version"}),
            ]
        )  # fmt: skip
        kinds: list[EntryKind] = ["put", "del", "erase", "redact"]
        how = chance.choices(kinds, [10, 1, 1, 1])[0]
        if how == "redact" and name.startswith("note:"):
            base = tuple(event.id for event in store.events(name)[:-1])
            entry = store.entry(how, name, None, actor="Mo Test", session="s1")
            store.write([replace(entry, base=base)])
            return
        how = "put" if how == "redact" else how
        if name.startswith("run:"):
            moves = store.events(name)
            base = (moves[-1].id,) if moves and chance.random() < 0.8 else ()
            entry = store.entry("move", name, data, actor="Mo Test", session="s1")
            store.write([replace(entry, base=base)])
            return
        said: Data | None = data | (
            {"name": f"{data['name']} {chance.randint(1, 3)}"} if "name" in data else {}
        )
        subject = "p1" if name == "note:n1" and chance.random() < 0.5 else None
        if how == "erase" and name.startswith("person:"):
            said = {"name": ERASED_NAME}
        elif how != "put":
            said = None
        session = str(data.get("session", ""))
        entry = store.entry(how, name, said, actor="Mo Test", session=session)
        store.write([replace(entry, subject=subject)])

    def _send(self, store: Store) -> None:
        """A file of all of it or of a part, some of its words withheld."""
        events = list(store.all_events())
        if not events:
            return
        if self.chance.random() < 0.5:
            events = self.chance.sample(events, self.chance.randint(1, len(events)))
        out = [
            replace(event, nonce=None, data=None) if self.chance.random() < 0.1 else event
            for event in events
        ]
        path = self.folder / f"{len(self.sent)}.jsonl"
        write_bundle(path, _header(store.device), out, ())
        self.told |= {event.digest: event for event in out}
        self.sent.append(path)

    def _collect(self, store: Store) -> None:
        if self.sent:
            files = self.chance.choices(self.sent, k=self.chance.randint(1, 2))
            store.collect([_file(path) for path in files], actor="Mo Test")

    def _undo(self, store: Store) -> None:
        rows = [row for row in store.collects() if not row.undone]
        if not rows:
            return
        before = [len(store.after(("", 0, ""), 9_999, passed=True)), _tables(store)]
        try:
            store.undo_collect(self.chance.choice(rows).id)
        except Trouble as refused:
            if refused.kind not in ("built-on", "erased"):
                raise
            assert _tables(store) == before[1]
        assert len(store.after(("", 0, ""), 9_999, passed=True)) == before[0], "nothing is lost"

    def becomes_one(self) -> None:
        """Everybody collects from everybody and confirms what waits, until nothing is new."""
        news = True
        while news:
            news = False
            for _, store in self.laptops:
                others = [_told(other) for _, other in self.laptops if other is not store]
                late = [_file(path) for path in self.sent]
                self.chance.shuffle(late)
                done = store.collect([*others, *late], actor="Mo Test")
                matters = store.waiting()
                store.confirm_waiting([matter.event for matter in matters])
                news |= bool(matters) or any(
                    taken.new or taken.filled or taken.struck for _, taken in done.files
                )
                assert not any(taken.quarantined for _, taken in done.files)

    def close(self) -> None:
        for laptop, _ in self.laptops:
            laptop.close()


def _header(device: str) -> Header:
    return Header("0", device, "Mo Test", "bundle", "", "", "", AT, 0, 0, "")


def _file(path: Path) -> File:
    def events() -> Iterator[Event]:
        with closing(read_bundle(path)) as bundle:
            for line in bundle.lines():
                assert isinstance(line, Event), line
                yield line

    return About(path.name, "", "", "", "", ""), events(), ()


def _told(store: Store) -> File:
    return About("", "", store.device, "", "", ""), list(store.all_events()), ()


def _tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(store.path)) as db:
        found = {}
        for table in (*TABLES, "note_fts"):
            names = [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")]
            listed = ", ".join(f'"{name}"' for name in names if name != "rid")
            found[table] = sorted(db.execute(f"SELECT {listed} FROM {table}").fetchall(), key=repr)
    return found


def lives(seed: int, blank: Path) -> None:
    """One history from its beginning to its end, in which everything must fit."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=blank.parent) as folder:
        house = House(Path(folder), chance, blank)
        try:
            for _ in range(STEPS):
                house.step()
            house.becomes_one()
            _is_one(house)
        finally:
            house.close()


def _is_one(house: House) -> None:
    records = []
    for _, store in house.laptops:
        events = [replace(event, taken="") for event in store.all_events()]
        tables = _tables(store)
        records.append((events, tables))
        assert all(map(intact, events))
        assert store.verify().broken == 0
        keys = [(event.device, event.seq) for event in events]
        assert len(set(keys)) == len(keys), "two entries have one number: a twin"
        assert len({event.id for event in events}) == len(events), "two entries have one id"
        store.rebuild()
        assert _tables(store) == tables, "the tables are not what the journal makes of them"
        _is_silent(events)
    assert all(record == records[0] for record in records), "two laptops differ"
    assert house.told.keys() <= {event.digest for event in records[0][0]}, "something was lost"
    shuffled = house.chance.sample(records[0][0], len(records[0][0]))
    assert resolve(shuffled) == resolve(records[0][0]), "their order matters"


def _is_silent(events: Iterable[Event]) -> None:
    """What was erased says nothing any more."""
    events = list(events)
    erased = {event.entity for event in events if event.kind == "erase"}
    named = {(e.entity, id) for e in events if e.kind == "redact" for id in e.base}
    for event in events:
        if event.kind != "erase" and (
            event.entity in erased
            or (event.entity, event.id) in named
            or (event.entity == "note:n1" and f"person:{event.subject}" in erased)
        ):
            assert event.nonce is None, event


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_blank(tmp_path_factory.mktemp("laptops"))


def make_blank(folder: Path) -> Path:
    """An empty file, which each laptop begins with."""
    laptop = Laptop(folder / "blank")
    laptop.open().close()
    return laptop.path.rename(folder / "blank.db")


def test_whatever_way_files_take_the_record_is_the_same_on_every_laptop(blank: Path) -> None:
    for seed in range(HISTORIES):
        try:
            lives(seed, blank)
        except Exception as error:
            raise AssertionError(f"history {seed}") from error


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as held:
        empty = make_blank(Path(held))
        for history in range(int(sys.argv[1]), int(sys.argv[2])):
            try:
                lives(history, empty)
            except BaseException:
                print("history", history)
                raise
            if history % 100 == 99:
                print(f"{history + 1} histories", flush=True)
