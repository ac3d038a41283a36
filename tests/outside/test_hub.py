"""The hub on a real PostgreSQL server, which the tests start on a socket in a temporary folder."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from outside.hub_server import Relay, Server, running
from support.events import as_sealed
from support.first_format import id_of
from support.laptops import written
from support.sandbox import environment, l4pc, l4pc_json
from support.stores import Said

from l4pc_tui.core.record.entry import Entry, Event, seal
from l4pc_tui.desk.between import collect
from l4pc_tui.desk.between import hub as desk_hub
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.exchange.bundle.lines import Kept
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.hub.hub import Hub, begin, open_hub

CHILD = Path(__file__).with_name("hub_child.py")
AT = "2026-11-23T09:00:00.000+00:00"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture
def url(server: Server) -> str:
    """An empty hub."""
    server.psql("-c", "DROP SCHEMA IF EXISTS l4pc CASCADE")
    begin(server.url())
    return server.url()


@pytest.fixture
def hub(url: str) -> Iterator[Hub]:
    with open_hub(url) as hub:
        yield hub


class Laptops:
    """Desks of several laptops, each with a file and an id of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: list[Desk] = []

    def new(self, name: str) -> Desk:
        here = self._folder / name
        desk = open_desk(here / "data" / "l4pc.db", actor=name, state=here / "state")
        self._open.append(desk)
        return desk

    def close(self) -> None:
        for desk in self._open:
            desk.close()


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    laptops = Laptops(tmp_path)
    yield laptops
    laptops.close()


def event(number: int, name: str, data: dict[str, Any] | None, **more: Any) -> Event:
    """An event of a laptop that is not here."""
    told = {"kind": "put", "device": "d1", "subject": None, "base": ()} | more
    entry = Entry(
        told["kind"], name, data, id_of(number), AT, id_of(9_999), told["subject"], told["base"], "s1"
    )  # fmt: skip
    return seal(
        entry, device=told["device"], seq=number, base=entry.base or (), nonce=f"{number:032x}",
        taken=AT,
    )  # fmt: skip


def note(number: int, text: str = "words", name: str = "n1", **more: Any) -> Event:
    return event(number, f"note:{name}", {"session": "s1", "kind": "note", "text": text}, **more)


def erased(number: int, name: str) -> Event:
    return event(number, name, None, kind="erase")


def redacted(number: int, name: str, *ids: str) -> Event:
    return event(number, name, None, kind="redact", base=ids)


def stub(told: Event) -> Event:
    return replace(told, nonce=None, data=None)


def everything(hub: Hub) -> list[Event]:
    """All that the hub holds, page by page, in the order of its keys."""
    found: list[Event] = []
    cursor = hub.beginning
    while (page := hub.after(cursor, 7))[0]:
        found += page[0]
        cursor = page[1]
    return sorted(found, key=lambda each: (each.device, each.seq, each.digest))


def wordless(hub: Hub) -> set[int]:
    return {each.seq for each in everything(hub) if each.nonce is None}


def test_what_one_laptop_pushes_another_pulls_as_it_was_written(url: str, laptops: Laptops) -> None:
    ann, bo = laptops.new("Ann"), laptops.new("Bo")
    said = Said(ann.store)
    session = said.session(said.cohort("Lantern"))
    said.notes(session, *(f"a plan with \t tabs \\ and “signs” \x00 {n}" for n in range(40)))
    sent = desk_hub.push(ann, url)
    assert (sent.new, sent.known, sent.withheld) == (len(list(ann.store.all_events())), 0, 0)
    desk_hub.pull(bo, url)
    assert as_sealed(bo.store.all_events()) == as_sealed(ann.store.all_events())
    assert [each.text for each in bo.store.notes(session)] == [
        each.text for each in ann.store.notes(session)
    ]
    assert desk_hub.pull(bo, url).known == 0, "it goes on where it was"
    sent = desk_hub.push(ann, url)
    assert (sent.new, sent.known) == (0, 0), "what stands as it stood is not sent again"
    again = desk_hub.push(ann, url, again=True)
    assert (again.new, again.known) == (0, len(list(ann.store.all_events())))


def test_a_pull_that_was_undone_comes_again_with_the_next(url: str, laptops: Laptops) -> None:
    ann, bo = laptops.new("Ann"), laptops.new("Bo")
    Said(ann.store).note(Said(ann.store).session(), "a plan")
    desk_hub.push(ann, url)
    first = desk_hub.pull(bo, url)
    collect.undo(bo)
    assert bo.store.sessions() == ()
    assert desk_hub.pull(bo, url).new == first.new
    assert as_sealed(bo.store.all_events()) == as_sealed(ann.store.all_events())


def test_what_a_laptop_keeps_to_itself_goes_as_a_stub_and_its_own_words_stay(
    url: str, hub: Hub, laptops: Laptops
) -> None:
    ann = laptops.new("Ann")
    said = Said(ann.store)
    session = said.session()
    said.note(session, "told in private", kind="restricted")
    said.move(session, "pulse", counts=[0, 1, 1, 1, 0])
    said.note(session, "for the team")
    before = list(ann.store.all_events())
    assert desk_hub.push(ann, url).withheld == 2
    assert sum(each.nonce is None for each in everything(hub)) == 2
    assert b"told in private" not in _raw(hub)
    desk_hub.pull(ann, url)
    assert list(ann.store.all_events()) == before


def _raw(hub: Hub) -> bytes:
    return repr(everything(hub)).encode()


def test_two_coordinators_who_push_at_once_and_a_third_who_reads_meanwhile_miss_nothing(
    url: str,
) -> None:
    lots = [
        [note(n, f"{device} {n}", f"{device}-{n}", device=device) for n in range(1, 301)]
        for device in ("d1", "d2")
    ]
    seen: dict[tuple[str, int], int] = {}
    done = threading.Event()

    def push(events: list[Event]) -> None:
        with open_hub(url) as hub:
            for start in range(0, 300, 20):
                hub.admit(events[start : start + 20])

    def read() -> None:
        with open_hub(url) as hub:
            cursor, last = hub.beginning, False
            while True:
                last = done.is_set()
                events, cursor = hub.after(cursor, 37)
                for each in events:
                    seen[each.device, each.seq] = seen.get((each.device, each.seq), 0) + 1
                if last and not events:
                    return

    threads = [threading.Thread(target=push, args=(lot,)) for lot in (*lots, lots[0])]
    reader = threading.Thread(target=read)
    for thread in (reader, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    reader.join()
    assert seen == {(each.device, each.seq): 1 for lot in lots for each in lot}


def test_an_erasure_takes_the_same_words_whatever_comes_first(url: str, server: Server) -> None:
    amina = id_of(500)
    events = [
        note(1, "first"), note(2, "second"), erased(3, "note:n1"), note(4, "after it"),
        note(5, "names somebody", "n2"), note(6, "cleaned", "n2"),
        redacted(7, "note:n2", id_of(5)),
        note(8, "of one person", "n3", subject=amina),
        event(9, f"person:{amina}", {"name": "Amina Sample"}, subject=amina),
        event(10, f"mark:s1/{amina}", {"mark": "here"}, subject=amina),
        erased(11, f"person:{amina}"),
        note(12, "withheld once", "n4"), note(13, "of nobody else", "n5"),
    ]  # fmt: skip
    dice = random.Random(20_261_123)
    gone = {1, 2, 4, 5, 8, 9}
    for _ in range(12):
        order = [*events, stub(events[11]), stub(events[12]), *dice.sample(events, 5)]
        dice.shuffle(order)
        server.psql("-c", "TRUNCATE l4pc.event")
        with open_hub(url) as hub:
            while order:
                some = dice.randint(1, 6)
                hub.admit(order[:some])
                order = order[some:]
            assert wordless(hub) == gone
            assert len(everything(hub)) == len(events)


def test_words_that_come_after_their_stub_reach_whoever_has_read_the_stub(hub: Hub) -> None:
    assert hub.admit([stub(note(1)), note(2, name="n2")]).new == 2
    _, cursor = hub.after(hub.beginning, 10)
    done = hub.admit([note(1), stub(note(2, name="n2"))])
    assert (done.new, done.known, done.filled, done.struck) == (0, 2, 1, 0)
    assert hub.after(cursor, 10)[0] == (note(1),)
    assert wordless(hub) == set()


def test_an_erasure_from_either_side_reaches_the_other(
    url: str, hub: Hub, laptops: Laptops
) -> None:
    ann, bo = laptops.new("Ann"), laptops.new("Bo")
    said = Said(ann.store)
    session = said.session()
    one, other = said.note(session, "mine to strike"), said.note(session, "Bo strikes it")
    desk_hub.push(ann, url)
    desk_hub.pull(bo, url)
    Said(bo.store).erase("note", other)
    said.erase("note", one)
    assert desk_hub.push(bo, url).struck == 1
    assert desk_hub.push(ann, url).struck == 1
    assert b"strike" not in _raw(hub)
    for desk in (ann, bo):
        before = len(desk.store.notes(session))
        pulled = desk_hub.pull(desk, url)
        assert (pulled.struck, len(desk.store.notes(session))) == (0, before), "it waits for a word"
        assert pulled.waits == "1 entry would be destroyed: that waits for “l4pc erase --waiting”."
        desk.store.confirm_waiting([each.event for each in desk.store.waiting()])
    assert ann.store.notes(session) == bo.store.notes(session) == ()


def test_an_entry_that_is_not_what_was_written_stays_outside_and_the_others_come_in(
    hub: Hub,
) -> None:
    forged = replace(note(2), data={"text": "forged"})
    odd = note(3, name="n\x00")
    done = hub.admit([note(1), forged, odd, note(4)])
    assert done.new == 2
    assert [each.event.seq for each in done.refused] == [2, 3]
    assert "digest" in done.refused[0].reason
    assert [(row.device, row.highest) for row in hub.rows()] == [("d1", 4)]


@pytest.mark.usefixtures("hub")
def test_a_reader_reads_and_is_told_that_it_may_not_write(server: Server) -> None:
    server.psql("-c", "DROP ROLE IF EXISTS reader, writer; CREATE ROLE reader LOGIN IN ROLE"
                " l4pc_reader; CREATE ROLE writer LOGIN IN ROLE l4pc_writer")  # fmt: skip
    with open_hub(server.url("writer")) as hub:
        assert hub.admit([note(1), note(2), erased(3, "note:n1")]).new == 3
        assert hub.admit([stub(note(4, name="n4"))]).new == 1
        assert hub.admit([note(4, name="n4")]).filled == 1
    with open_hub(server.url("reader")) as hub:
        assert len(everything(hub)) == 4
        with pytest.raises(Trouble, match="lets this login do less"):
            hub.admit([note(5)])
        assert [(row.device, row.highest) for row in hub.rows()] == [("d1", 4)]


def test_killed_in_mid_copy_nothing_of_it_is_there(url: str, hub: Hub) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    child = subprocess.Popen([sys.executable, CHILD, url], stdout=subprocess.PIPE, encoding="utf-8")
    assert child.stdout is not None
    assert child.stdout.readline() == "copying\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert hub.admit([note(1)]).new == 1, "and nobody is kept waiting"
    assert len(everything(hub)) == 1


def test_cut_anywhere_all_of_it_is_there_or_nothing_and_a_second_time_completes_it(
    url: str, server: Server
) -> None:
    events = [note(n, "words " * 20, f"n{n}") for n in range(1, 41)]
    with tempfile.TemporaryDirectory(prefix="l4pc-relay-") as name:
        whole = _through_a_relay(server, Path(name), 1 << 30, events)
        halves = set()
        for most in (*range(200, whole, whole // 12), whole - 40, whole - 8, whole - 1, whole):
            server.psql("-c", "TRUNCATE l4pc.event")
            _through_a_relay(server, Path(name), most, events)
            with open_hub(url) as hub:
                halves.add(len(everything(hub)))
                hub.admit(events)
                assert everything(hub) == events
    assert halves == {0, 40}


def _through_a_relay(server: Server, folder: Path, most: int, events: list[Event]) -> int:
    """How many bytes went to the server before the way to it broke, or all was said."""
    relay = Relay(server, folder, most)
    told = ""
    try:
        with open_hub(server.url(folder=folder)) as hub:
            hub.admit(events)
    except Trouble as trouble:
        told = trouble.sentence
    finally:
        relay.close()
        for path in folder.iterdir():
            path.unlink()
    assert not told or "broke" in told or "No hub answers" in told
    return relay.passed


def test_every_refusal_is_a_sentence_without_the_password(
    url: str, server: Server, tmp_path: Path
) -> None:
    server.psql("-c", "DROP ROLE IF EXISTS guarded; CREATE ROLE guarded LOGIN PASSWORD 'right'")
    server.lets_in_by_password("guarded")
    told = server.url("guarded:wrong-word")
    with pytest.raises(Trouble, match="did not take the password") as wrong, open_hub(told):
        pass
    nobody = f"postgresql://mo:wrong-word@/x?host={tmp_path}"
    with pytest.raises(Trouble, match="No hub answers") as silent, open_hub(nobody):
        pass
    with pytest.raises(Trouble, match="is no address") as odd, open_hub("postgres//mo:wrong-word"):
        pass
    with pytest.raises(Trouble, match="does not exist"), open_hub(server.url(name="elsewhere")):
        pass
    assert "wrong-word" not in "".join(each.value.told for each in (wrong, silent, odd))
    assert desk_hub.begin(url)[0].endswith("already. Nothing was changed.")
    server.psql("-c", "UPDATE l4pc.about SET version = 2")
    with pytest.raises(Trouble, match="of a newer l4pc"), open_hub(url):
        pass
    server.psql("-c", "DROP SCHEMA l4pc CASCADE")
    with pytest.raises(Trouble, match="There is no hub in"), open_hub(url):
        pass
    server.psql("-c", "CREATE SCHEMA l4pc")
    with pytest.raises(Trouble, match="something else than a hub"):
        begin(url)


def test_by_command_from_one_laptop_to_another(url: str, tmp_path: Path) -> None:
    ann, bo = ((tmp_path / name) for name in ("ann", "bo"))
    for folder in (ann, bo):
        folder.mkdir()
    there, here = environment(ann), environment(bo)
    l4pc_json("cohort", "new", "Lantern", env=there)
    sent = l4pc("hub", "push", url, env=there)
    assert sent.returncode == 0, sent.stderr
    assert sent.stdout.startswith(f"Sent to {url}: ")
    assert l4pc_json("hub", "pull", url, env=here)["new"] == 2
    assert [each["name"] for each in l4pc_json("cohort", "list", env=here)] == ["Lantern"]
    shown = l4pc("hub", "show", url, env=here).stdout
    assert f"{url} holds 2 entries of 1 laptop, 0 of them without words." in shown


def test_files_of_laptops_go_into_the_hub_and_one_that_is_none_is_named(
    url: str, tmp_path: Path
) -> None:
    ann, bo = ((tmp_path / name) for name in ("ann", "bo"))
    for folder in (ann, bo):
        folder.mkdir()
    there, here = environment(ann), environment(bo)
    l4pc_json("cohort", "new", "Lantern", env=there)
    (inbox := tmp_path / "inbox").mkdir()
    assert l4pc("bundle", "--yes", "-o", str(inbox), env=there).returncode == 0
    (inbox / "letter.jsonl").write_text("Dear Bo\n", encoding="utf-8")
    tea = b"# Tea"
    kept = Kept(hashlib.sha256(tea).hexdigest(), "exercise", "tea", "Tea", "tea.md", "own", "", AT,
                tea, {}, {}, 0, "")  # fmt: skip
    written(inbox / "scripts.jsonl", [], scripts=[kept])
    done = l4pc("collect", str(inbox), "--into", url, "--yes", env=here)
    assert done.returncode == 1
    assert "2 new" in done.stdout
    assert "“letter.jsonl” is no bundle of l4pc" in done.stderr
    assert "1 plan or exercise of the files did not go: a hub takes none." in done.stderr
    assert l4pc("collect", "--list", env=here).returncode == 0
    assert l4pc_json("cohort", "list", env=here) == [], "the hub took it, not the file here"
    assert l4pc_json("hub", "pull", url, env=here)["new"] == 2
