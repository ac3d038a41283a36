from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support.stores import Bench, Said

from l4pc_tui.core.record.entry import Event, intact
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.store.store import Store

S1 = SessionId("s1")

SECRET = "Zanzibar quetzal xylophone"
SEEDS = (73, 74, 153, 172, 192, 233)


def words_in(path: Path, words: str) -> list[str]:
    """Which of the words stand anywhere in the file or beside it, as any case or piece of one."""
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file()).lower()
    pieces = [word[:5] for word in words.lower().split()] + [
        word[-5:] for word in words.lower().split()
    ]
    return [piece for piece in pieces if piece.encode() in raw]


def strike(store: Store, note: str) -> tuple[Event, ...]:
    return store.write([store.entry("erase", f"note:{note}", None, actor="Mo Test", session="s1")])


def test_the_words_of_a_struck_note_are_gone_from_the_file(
    bench: Bench, store: Store, said: Said
) -> None:
    for number in range(200):
        said.note(S1, f"line {number} about transport and forms")
        if number == 100:
            note = said.note(S1, SECRET)
            said.mark(S1, PersonId("p1"))
    assert len(words_in(bench.path, SECRET)) >= 3
    strike(store, note)
    assert words_in(bench.path, SECRET) == []
    assert store.search("zanzibar") == ()
    assert note not in [each.id for each in store.notes(S1)]
    assert len(store.notes(S1)) == 200


def test_every_version_of_a_struck_note_is_gone_and_still_verifies(
    bench: Bench, store: Store, said: Said
) -> None:
    note = said.note(S1, SECRET)
    data = {"session": "s1", "kind": "quote", "text": f"{SECRET}, she said"}
    store.write([store.entry("put", f"note:{note}", data, actor="Mo", session="s1")])
    strike(store, note)
    assert words_in(bench.path, SECRET) == []
    *redacted, erasure = store.events(f"note:{note}")
    assert [(event.nonce, event.data) for event in redacted] == [(None, None)] * 2
    assert erasure.kind == "erase"
    assert all(map(intact, (*redacted, erasure)))
    assert store.verify().broken == 0
    assert store.heads(f"note:{note}") == (erasure.id,)


def test_a_version_that_arrives_after_the_strike_arrives_without_words(
    bench: Bench, store: Store, said: Said
) -> None:
    note = said.note(S1, "first")
    late = store.entry(
        "put",
        f"note:{note}",
        {"session": "s1", "kind": "note", "text": SECRET},
        actor="Mo",
        session="s1",
    )
    strike(store, note)
    (event,) = store.write([late])
    assert (event.nonce, event.data) == (None, None)
    assert intact(event)
    assert words_in(bench.path, SECRET) == []
    assert store.notes(S1) == ()


def test_the_draft_of_a_struck_line_is_gone_from_the_file_too(
    bench: Bench, store: Store, said: Said
) -> None:
    store.keep_draft(S1, SECRET, actor="Mo")
    note = said.note(S1, "other")
    store.keep_draft(S1, "", actor="Mo")
    strike(store, note)
    assert words_in(bench.path, SECRET) == []


def test_a_person_erased_is_gone_and_the_marks_stay(store: Store, said: Said) -> None:
    person = said.person("Quetzal Xylophone")
    said.mark(S1, person)
    said.erase("person", person)
    assert store.people() == ()
    assert len(store.marks(S1)) == 1


def test_wiping_that_cannot_be_done_now_is_done_after_a_later_write(
    bench: Bench, store: Store, said: Said
) -> None:
    note = said.note(S1, SECRET)
    with closing(sqlite3.connect(bench.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM event").fetchall()
        store._run(lambda db: db.execute("PRAGMA busy_timeout = 20").fetchall())
        pending = store.entry("erase", f"note:{note}", None, actor="Mo", session="s1")
        with pytest.raises(Exception, match="Another program"):
            store.write([pending])
        reader.execute("COMMIT")
    store.write([pending])
    assert words_in(bench.path, SECRET) == []
    assert bench.rows("SELECT name FROM fact WHERE name = 'wipe'") == []


@pytest.mark.usefixtures("store")
def test_a_wipe_that_was_left_undone_is_done_at_the_next_write(bench: Bench, said: Said) -> None:
    bench.change("INSERT INTO fact (name, value) VALUES ('wipe', '')")
    said.note(S1, "anything")
    assert bench.rows("SELECT name FROM fact WHERE name = 'wipe'") == []


def live_through(store: Store, chance: random.Random) -> str:
    """Notes long and short, edits and deletions; the id of the one that holds the secret."""

    def put(note: int, text: str) -> None:
        data = {"session": "s1", "kind": "note", "text": text}
        store.write([store.entry("put", f"note:{note}", data, actor="Mo", session="s1")])

    secret = SECRET * chance.choice([1, 7, 60, 200])
    hidden = chance.randrange(40)
    for note in range(40):
        put(note, secret if note == hidden else "lorem " * chance.choice([1, 5, 50, 300, 900]))
        if chance.random() < 0.3:
            put(chance.randrange(note + 1), "edit " * chance.choice([1, 50, 600]))
        if note > hidden and chance.random() < 0.3:
            put(hidden, secret + " again" * chance.choice([1, 100]))
        if chance.random() < 0.1:
            gone = f"note:{chance.randrange(note + 1)}"
            store.write([store.entry("del", gone, None, actor="Mo", session="s1")])
    return str(hidden)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_page_keeps_an_echo_of_struck_words(bench: Bench, seed: int) -> None:
    """Wiping what is deleted is not enough: each of these left one before the file was made anew."""
    bench.state.mkdir()
    (bench.state / "device").write_text("0123456789abcdef\n", encoding="utf-8")
    store = bench.open(entropy=random.Random(seed).randbytes)
    note = live_through(store, random.Random(seed))
    strike(store, note)
    assert words_in(bench.path, SECRET) == []
