"""Bits that flip on the disk: how many of the harmful ones SQLite sees, and how many we do.

The normal run is short; L4PC_TORTURE=long asks for the long one. The figures are told at its end.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from l4pc_tui.core.record.kinds import IN_A_LOG
from l4pc_tui.core.record.names import NO_COHORT, NO_NOTE, NO_SESSION, CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import Cohort, Mark, Member, Note, Noun, Person, Session, entity
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store, open_store
from l4pc_tui.store.tables.library import Content

S1, C1 = SessionId("s1"), CohortId("c1")

LONG = os.environ.get("L4PC_TORTURE") == "long"
FLIPS = 4_000 if LONG else 120
SEEDS = range(3 if LONG else 1)


def opened(path: Path) -> Store:
    return open_store(path, state=path.parent / "state", now=time.time)


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a file with a cohort, its people, a session, marks and notes."""
    path = tmp_path_factory.mktemp("healthy") / "l4pc.db"
    with closing(opened(path)) as store:

        def put(kind: str, *ids: str, of: Noun) -> None:
            session = "s1" if kind in IN_A_LOG else ""
            data = of.data()
            entry = store.entry("put", entity(kind, *ids), data, actor="Mo", session=session)
            store.write([entry])

        put("cohort", "c1", of=Cohort(NO_COHORT, "Lantern"))
        put("session", "s1", of=Session(NO_SESSION, "morning", "2026-11-25", C1))
        for verb in ("start", "next", "next"):
            store.write([store.entry("move", "run:s1", {"verb": verb}, actor="Mo", session="s1")])
        for number in range(30):
            put("person", f"p{number}", of=Person(PersonId(""), f"Invented Person {number}"))
            put("member", "c1", f"p{number}", of=Member("", C1, PersonId(f"p{number}")))
            put("mark", "s1", f"p{number}", of=Mark("", S1, PersonId(f"p{number}"), "here"))
        for number in range(120):
            words = " ".join(f"w{(number * 7 + place) % 90}" for place in range(25))
            put("note", f"n{number}", of=Note(NO_NOTE, S1, "note", f"note {number} {words}"))
        store.put_content([script(number) for number in range(12)])
    return path.read_bytes()


def script(number: int) -> Content:
    """A script as the library keeps it: as it was read, and what was read from it."""
    lines = (f"Say: sentence {number}-{line}, for the room to read." for line in range(60))
    source = "\n\n".join((f"# Script {number}", *lines))
    sha256 = hashlib.sha256(source.encode()).hexdigest()
    return Content(
        sha256, "exercise", f"script-{number}", f"Script {number}", f"/gone/{number}.md", "/gone",
        "ready", "2026-11-23T09:00:00+00:00", source, {"model": source.split("\n\n")},
        {"minutes": [1, 2, 3], "summary": f"summary {number}"},
    )  # fmt: skip


def told(path: Path) -> tuple[object, ...]:
    """Everything that a person can be shown of a file, the journal first; empty when refused.

    But for what is the file's own: when it took an entry in, and what the files of the library
    were when they were read, of which one that seems another is read again.
    """
    try:
        with closing(opened(path)) as store:
            return (
                tuple(replace(event, taken="") for event in store.all_events()), store.cohorts(), store.people(), store.people(C1), store.members(C1),
                store.sessions(), store.marks(S1), store.notes(S1), store.line(S1),
                store.tallies(),
                [store.search(f"w{number}") for number in range(0, 90, 6)],
                [(head.sha256, head.kind, head.id, head.title, head.facts) for head in store.contents()],
                [kept(store.content_by_sha(script(number).sha256)) for number in range(12)],
            )  # fmt: skip
    except Trouble:
        return ()


def kept(found: Content | None) -> Content | None:
    """A script without where its file lies."""
    return found and replace(found, path="", root="", loaded_at="", mtime_ns=0, size=0)


def sqlite_sees(path: Path) -> bool:
    """Whether SQLite's own checks find anything."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            return db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
    except (sqlite3.Error, UnicodeDecodeError):
        return True


def digests_see(path: Path) -> bool:
    """Whether opening and a look at every entry find anything: what is done in the background."""
    try:
        with closing(opened(path)) as store:
            store.verify()
            return store.damage is not None
    except Trouble:
        return True


def backup_sees_or_mends(path: Path, healthy: tuple[object, ...]) -> bool:
    """Whether a backup is refused, or has made all that is shown right again, or says what it
    could not; and whether what was kept as verified is what is then shown."""
    try:
        with closing(opened(path)) as store:
            kept = store.backup()
            lost = [title for title, out_of in store.remade if out_of in ("model", "nothing")]
    except Trouble:
        return True
    shown = told(path)
    again = path.with_name("again.db")
    shutil.copyfile(kept, again)
    same = told(again) == shown
    kept.unlink()
    return same and (shown == healthy or bool(lost))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_sqlite_misses_the_digests_see_and_a_backup_never_keeps(
    healthy: bytes, tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "l4pc.db"
    path.write_bytes(healthy)
    right = told(path)
    chance = random.Random(20261123 + seed)
    count: Counter[str] = Counter()
    for _ in range(FLIPS):
        spoilt = bytearray(healthy)
        spoilt[chance.randrange(len(healthy))] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        with suppress(FileNotFoundError):
            path.with_name("l4pc.db-journal").unlink()
        shown = told(path)
        if shown == right:
            continue
        count["harmful"] += 1
        path.write_bytes(spoilt)
        count["missed by SQLite"] += not sqlite_sees(path)
        if shown and shown[:1] != right[:1]:
            count["entries changed in silence"] += 1
            count["missed by the digests"] += not digests_see(path)
        path.write_bytes(spoilt)
        kept = backup_sees_or_mends(path, right)
        count["kept by a backup"] += not kept
    print(f"\n{FLIPS} flipped bits: {dict(count)}")
    assert count["harmful"] > FLIPS / 10
    assert count["missed by SQLite"] > count["harmful"] / 3, "else digests were not worth while"
    assert count["missed by the digests"] <= FLIPS / 500
    assert count["kept by a backup"] == 0
