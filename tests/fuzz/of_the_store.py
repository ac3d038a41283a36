"""Files for the store: backups to restore, what a full disk left, events of other laptops."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from contextlib import suppress
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path
from typing import Any

from fuzz.mutation import Mutation, as_json, value
from fuzz.target import NOON, ROOT, Target

from l4pc_tui.core.record.entry import Event, data_digest, outer_digest
from l4pc_tui.store.backups.restore import restore
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store, open_store

FIXTURES = ROOT / "tests" / "store" / "fixtures"
RENEWED = 25
"""After so many inputs a store that takes all of them in is begun anew."""


def targets(folder: Path) -> tuple[Target, ...]:
    """All of them. folder: where their files lie."""
    return _restore(folder), _rescue(folder), _events(folder)


def _restore(folder: Path) -> Target:
    good = folder / "good" / "l4pc.db"
    store = open_store(good, state=folder / "state", now=lambda: NOON)
    store.admit(_sealed())
    store.close()
    seeds = (good.read_bytes(), (FIXTURES / "led.db").read_bytes())
    signs = (
        b"SQLite format 3\x00",
        b"\x00" * 512,
        b"CREATE TABLE",
        b"note:",
        b"event",
        b"\xff" * 16,
    )
    how = Mutation(seeds, signs, most=4_000_000)
    file, onto = folder / "backup.db", folder / "onto"

    def read(data: bytes) -> None:
        file.write_bytes(data)
        with suppress(Trouble):
            restore(file, onto / "l4pc.db", now=lambda: NOON)
            open_store(onto / "l4pc.db", state=folder / "state", now=lambda: NOON).close()
        shutil.rmtree(onto, ignore_errors=True)

    return Target("restore", how.made, read, 25)


def _rescue(folder: Path) -> Target:
    store = open_store(folder / "rescue" / "l4pc.db", state=folder / "state", now=lambda: NOON)
    lines = (FIXTURES / "l4pc-not-saved.jsonl").read_bytes()
    signs = (
        b'"entries":',
        b'"id":',
        b"null",
        b'"kind": "put"',
        b'"kind": "erase"',
        b'"format": 2',
        b'"data": {}',
    )
    path = folder / "l4pc-not-saved.jsonl"

    def read(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(Trouble):
            store.take_in(path)

    return Target("rescue", Mutation((lines,), signs).made, read, 100)


def _sealed() -> tuple[Event, ...]:
    """What the fixture's laptop recorded, as events of today's format."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "led.db"
        shutil.copy(FIXTURES / "led.db", copy)
        store = open_store(copy, state=Path(folder), now=lambda: NOON)
        try:
            return tuple(store.all_events())
        finally:
            store.close()


def _events(folder: Path) -> Target:
    told = [asdict(event) for event in _sealed()]
    words = tuple(sorted({key for each in told for key in (*each, *(each["data"] or {}))}))
    asked = count()
    held: list[Store] = []

    def made(seed: str) -> bytes:
        dice = random.Random(seed)
        some = [value(each, dice, words) if dice.random() < 0.4 else each for each in told[-60:]]
        return as_json({"seal": dice.random() < 0.8, "events": some})

    def read(data: bytes) -> None:
        number = next(asked)
        if number % RENEWED == 0:
            where = folder / f"events-{number}" / "l4pc.db"
            for old in held:
                old.close()
            held[:] = [open_store(where, state=folder, now=lambda: NOON)]
        try:
            said = json.loads(data)
            told_events, seal = list(said["events"]), bool(said["seal"])
        except (ValueError, TypeError, KeyError, RecursionError):
            return
        events = (_event(each, seal=seal) for each in told_events)
        store = held[0]
        with suppress(Trouble):
            store.admit([event for event in events if event is not None])
        store.rebuild()
        for row in store.sessions():
            store.notes(row.session.id)
            store.marks(row.session.id)
            store.line(row.session.id)
        store.search("words")
        assert store.verify().sound

    return Target("events", made, read, 20)


def _event(told: Any, *, seal: bool) -> Event | None:
    """The event, with digests that fit where they can be made to; None for what has not its fields."""
    try:
        base = told["base"]
        event = Event(**{**told, "base": tuple(base) if isinstance(base, list) else base})
    except (TypeError, KeyError):
        return None
    # What has no digest at all is given as it is, and must be left outside.
    with suppress(TypeError, ValueError, RecursionError, AttributeError):
        if seal and event.nonce is not None:
            event = replace(event, data_digest=data_digest(event.nonce, event.data))
        if seal:
            event = replace(event, digest=outer_digest(event))
    return event
