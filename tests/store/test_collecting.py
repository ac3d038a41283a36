"""Files of other laptops are collected in one step, tried before, and undone as one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.sealed import event, note, pools, struck, tables
from support.stores import Bench

from l4pc_tui.core.record.entry import TAKES_WORDS, Event, as_one_act
from l4pc_tui.core.record.names import CohortId, SessionId
from l4pc_tui.store.collecting import About, File, SentRow
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store, open_store
from l4pc_tui.store.tables.library import Content

MO = "Mo Test"
S1 = SessionId("s1")
SESSION = event(
    20, "session:s1", {"plan": "morning", "date": "2026-11-25"}, session="", device="d2"
)


def file(*events: Event, name: str = "x.jsonl") -> File:
    return About(name, "0" * 64, "d1", "Bo", "", "2026-11-23T16:04:00+00:00"), events, ()


def texts(store: Store) -> list[str]:
    return [each.text for each in store.notes(S1)]


def test_what_was_erased_stays_erased_though_the_collect_that_brought_it_is_undone(
    store: Store,
) -> None:
    told, erasure = note(2, "Zanzibar"), event(3, "note:n1", None, kind="erase")
    store.collect([file(told, erasure)], actor="Mo Test")
    store.undo_collect(store.collects()[0].id)
    store.collect([file(told)], actor="Mo Test")
    assert "Zanzibar" not in str(list(store.all_events(passed=True)))


def test_files_are_taken_in_one_step_and_remembered(store: Store) -> None:
    bad = struck(note(3))
    done = store.collect(
        [file(SESSION, note(1)), file(note(1), bad, note(4, seq=0), name="y.jsonl")], actor=MO
    )
    first, second = (admitted for _, admitted in done.files)
    assert (len(first.new), first.known) == (2, 0)
    assert (len(second.new), second.known, len(second.quarantined)) == (1, 1, 1)
    (row,) = store.collects()
    assert (row.id, row.actor, row.undone) == (done.id, "Mo Test", "")
    assert [about.file for about in row.files] == ["x.jsonl", "y.jsonl"]
    assert store.known() == {"d1": 3, "d2": 20}
    assert store.since({"d1": 2}) == 2


def test_a_trial_shows_what_would_be_and_keeps_nothing(bench: Bench, store: Store) -> None:
    before = bench.tables()
    done, seen = store.trial([file(SESSION, note(1))], lambda reads: len(reads.notes(S1)))
    assert (len(done.files[0][1].new), seen) == (2, 1)
    assert (store.collects(), list(store.all_events()), bench.tables()) == ((), [], before)


def test_an_undone_collect_is_passed_over_until_another_brings_it(
    bench: Bench, store: Store
) -> None:
    store.collect([file(SESSION)], actor=MO)
    before = bench.tables()
    done = store.collect([file(note(1))], actor=MO)
    assert store.undo_collect(done.id).passed == 1
    assert (texts(store), bench.tables()) == ([], before)
    assert store.events("note:n1") == ()
    assert store.verify().events == 2, "its events stay"
    assert len(store.after(("", 0, ""), 9, passed=True)) == 2
    assert len(store.after(("", 0, ""), 9)) == 1
    store.rebuild()
    assert bench.tables() == before
    with pytest.raises(Trouble, match="undone already"):
        store.undo_collect(done.id)
    again = store.collect([file(note(1))], actor=MO)
    assert len(again.files[0][1].new) == 1
    assert texts(store) == ["words"]


def test_what_another_collect_brought_too_stays(store: Store) -> None:
    one = store.collect([file(SESSION, note(1))], actor=MO)
    two = store.collect([file(note(1))], actor=MO)
    assert store.undo_collect(one.id).passed == 1
    assert texts(store) == ["words"]
    assert store.undo_collect(two.id).passed == 1
    assert texts(store) == []


def test_own_words_that_come_back_are_never_undone(store: Store) -> None:
    own = store.entry("put", "cohort:c1", {"name": "Oak"}, actor=MO)
    store.write([own])
    done = store.collect([file(*store.all_events())], actor=MO)
    assert store.undo_collect(done.id).passed == 0
    assert [each.name for each in store.cohorts()] == ["Oak"]


@pytest.mark.parametrize(
    ("entity", "data"),
    [
        ("note:n1", {"session": "s1", "kind": "note", "text": "mended"}),
        ("mark:s1/p1", {"session": "s1", "person": "p1", "mark": "here"}),
    ],
)
def test_a_collect_on_which_something_rests_is_not_undone(
    bench: Bench, store: Store, entity: str, data: dict[str, str]
) -> None:
    done = store.collect([file(SESSION, note(1))], actor=MO)
    store.write([store.entry("put", entity, data, session="s1", actor=MO)])
    before = bench.tables()
    with pytest.raises(Trouble) as refused:
        store.undo_collect(done.id)
    assert refused.value.kind == "built-on"
    assert (bench.tables(), store.collects()[0].undone) == (before, "")


def test_what_was_settled_with_a_collect_goes_with_it(bench: Bench, store: Store) -> None:
    store.write([store.entry("put", "person:p1", {"name": "Amina Test"}, actor=MO)])
    done = store.collect(
        [file(event(1, "person:p2", {"name": "Amina Test"}, session=""))], actor=MO
    )  # fmt: skip
    join = {"kind": "person", "one": "p1", "other": "p2"}
    act = as_one_act(
        [
            store.entry("put", "same:j1", join, actor=MO),
            store.entry("put", "person:p1", {"name": "Amina T. Test"}, actor=MO),
            store.entry("put", "member:c1/p2", {"cohort": "c1", "person": "p2"}, actor=MO),
        ]
    )
    store.keep_with(done.id, [act[0].id])
    store.write(act)
    assert [each.name for each in store.people()] == ["Amina T. Test"]
    assert store.undo_collect(done.id).passed == 1
    assert [(each.id, each.name) for each in store.people()] == [("p1", "Amina Test")]
    assert bench.rows("SELECT * FROM joined") == []
    assert bench.rows("SELECT id FROM member") == []


def test_what_was_built_on_what_was_settled_with_a_collect_keeps_it(store: Store) -> None:
    done = store.collect([file(SESSION, note(1))], actor=MO)
    mended = {"session": "s1", "kind": "note", "text": "mended"}
    entry = store.entry("put", "note:n1", mended, session="s1", actor=MO)
    store.keep_with(done.id, [entry.id])
    store.write([entry])
    store.write([store.entry("put", "note:n1", mended, session="s1", actor=MO)])
    with pytest.raises(Trouble) as refused:
        store.undo_collect(done.id)
    assert refused.value.kind == "built-on"


def test_an_erasure_that_would_take_words_from_here_waits(bench: Bench, store: Store) -> None:
    store.collect([file(SESSION, note(1, "Zanzibar"))], actor=MO)
    erasure = event(2, "note:n1", None, kind="erase")
    done = store.collect([file(erasure)], actor=MO)
    assert done.files[0][1].waiting == (erasure,)
    assert texts(store) == ["Zanzibar"]
    (matter,) = store.waiting()
    assert (matter.event, len(matter.losing)) == (erasure, 1)
    store.refuse_waiting([erasure])
    assert store.waiting() == ()
    done = store.collect([file(erasure)], actor=MO)
    assert len(store.confirm_waiting([erasure]).struck) == 1
    assert (store.waiting(), texts(store)) == ((), [])
    assert b"Zanzibar" not in bench.path.read_bytes()
    with pytest.raises(Trouble) as refused:
        store.undo_collect(done.id)
    assert refused.value.kind == "erased"


def test_an_erasure_that_another_collect_brought_too_waits_on_when_one_is_undone(
    store: Store,
) -> None:
    store.collect([file(SESSION, note(1))], actor=MO)
    erasure = event(2, "note:n1", None, kind="erase")
    first, second = (store.collect([file(erasure)], actor=MO).id for _ in range(2))
    assert store.undo_collect(first).let_go == 0
    assert [matter.event for matter in store.waiting()] == [erasure]
    third = store.collect([file(erasure)], actor=MO).id
    assert store.undo_collect(second).let_go == 0
    assert store.undo_collect(third).let_go == 1
    assert store.waiting() == ()


def test_an_erasure_takes_the_words_of_what_is_passed_over_too(bench: Bench, store: Store) -> None:
    brought = store.collect([file(SESSION, note(1, "Zanzibar"))], actor=MO)
    store.undo_collect(brought.id)
    erasure = event(2, "note:n1", None, kind="erase")
    store.collect([file(erasure)], actor=MO)
    store.confirm_waiting([matter.event for matter in store.waiting()])
    assert b"Zanzibar" not in bench.path.read_bytes()
    store.collect([file(SESSION, note(1, "Zanzibar"))], actor=MO)
    assert (texts(store), store.verify().broken) == ([], 0)
    assert b"Zanzibar" not in bench.path.read_bytes()


def test_an_erasure_that_comes_with_its_words_takes_nothing_from_here(store: Store) -> None:
    done = store.collect([file(note(1), event(2, "note:n1", None, kind="erase"))], actor=MO)
    assert (store.waiting(), len(done.files[0][1].new), texts(store)) == ((), 2, [])


def test_versions_of_the_library_come_with_a_file(store: Store) -> None:
    kept = Content("5" * 64, "exercise", "tea", "Tea", "tea.md", "own", "", "", b"# Tea", {})
    about, events, _ = file(SESSION)
    store.trial([(about, events, [kept])], lambda _: None)
    assert store.content_by_sha("5" * 64) is None
    store.collect([(about, events, [kept])], actor=MO)
    held = store.content_by_sha("5" * 64)
    assert held is not None
    assert held.title == "Tea"


def test_what_was_sent_is_remembered_newest_first(store: Store) -> None:
    rows = [
        SentRow("2026-11-23T16:04", "bundle", f"{n}.jsonl", "", "", "", 38, 2, {"d1": n})
        for n in (1, 2)
    ]
    for row in rows:
        store.keep_sent(row)
    assert store.sent() == (rows[1], rows[0])


@settings(deadline=None, max_examples=30)
@given(pools(), st.data())
def test_an_undone_collect_is_as_if_it_had_never_been(
    pool: list[Event], data: st.DataObject
) -> None:
    told = [each for each in pool if each.nonce is not None and each.kind not in TAKES_WORDS]
    cuts = sorted(data.draw(st.integers(0, len(told))) for _ in range(2))
    parts = [told[: cuts[0]], told[cuts[0] : cuts[1]], told[cuts[1] :]]
    parts[2] = [*parts[2], *data.draw(st.lists(st.sampled_from(told), max_size=3))] if told else []
    gone = data.draw(st.integers(0, 2))
    with tempfile.TemporaryDirectory() as folder:
        seen = []
        for way in ("all", "but one"):
            store = open_store(Path(folder) / f"{way}.db", state=Path(folder), now=lambda: 1.8e9)
            ids = [
                store.collect([file(*part)], actor=MO).id
                for number, part in enumerate(parts)
                if way == "all" or number != gone
            ]
            if way == "all":
                store.undo_collect(ids[gone])
            seen.append((tables(store), {each.id for each in store.all_events()}))
            store.rebuild()
            assert tables(store) == seen[-1][0]
            store.close()
        assert seen[0] == seen[1]


def test_a_collect_that_breaks_off_in_the_middle_takes_nothing(bench: Bench, store: Store) -> None:
    def breaking() -> Iterator[Event]:
        yield from (SESSION, note(1))
        raise OSError("the stick was pulled out")

    about, events, _ = file(SESSION)
    before = bench.tables()
    with pytest.raises(Trouble):
        store.collect([(about, events, ()), (about, breaking(), ())], actor=MO)
    assert (list(store.all_events()), store.collects(), bench.tables()) == ([], (), before)


def test_what_came_since_is_counted_of_a_cohort_alone(store: Store) -> None:
    told = [
        event(1, "cohort:c1", {"name": "Oak"}, session=""),
        event(2, "cohort:c2", {"name": "Elm"}, session=""),
        event(3, "session:s1", {"plan": "p", "date": "2026-11-25", "cohort": "c1"}, session=""),
        event(4, "member:c2/p1", {"cohort": "c2", "person": "p1"}, session=""),
        event(5, "person:p1", {"name": "Amina Test"}, session=""),
        event(6, "mark:s1/p2", {"session": "s1", "person": "p2", "mark": "here"}),
        event(7, "person:p2", {"name": "Bo Test"}, session=""),
        event(8, "note:n1", {"session": "s1", "kind": "note", "text": "a"}),
        event(9, "note:n2", {"session": "s1", "kind": "note", "text": "a"}, device="d2"),
    ]
    store.collect([file(*told)], actor=MO)
    c1, c2 = CohortId("c1"), CohortId("c2")
    assert (store.since({}), store.since({}, c1), store.since({}, c2)) == (9, 6, 3)
    assert (store.since({"d1": 7}), store.since({"d1": 7}, c1), store.since({"d1": 7}, c2)) == (
        2,
        2,
        0,
    )
    assert store.since({"d1": 8, "d2": 9}, c1) == 0
    row = event(10, "row:r1", {"cohort": "c1", "person": "p9"}, session="")
    store.collect([file(row, event(11, "row:r1", None, kind="del", session=""))], actor=MO)
    assert store.since({"d1": 10, "d2": 9}, c1) == 1, "what takes a row back tells of its cohort"
    assert store.since({"d1": 10, "d2": 9}, c2) == 0
    store.write([store.entry("put", "member:c1/p1", {"cohort": "c1", "person": "p1"}, actor=MO)])
    c1_here = store.since({}, c1, here=True)
    assert (c1_here, store.since({}, c2, here=True)) == (2, 1), "the entry, and who wrote it"
    assert store.since({}, here=True) == 2, "what a collect brought was not written here"
