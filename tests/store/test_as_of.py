"""The record as of a moment: the same, whatever came after it."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.sealed import event, note, pools, tables
from support.stores import Bench

from l4pc_tui.core.live.notes.sorts import sort
from l4pc_tui.core.record.entry import TAKES_WORDS, Event, as_one_act
from l4pc_tui.core.record.names import CohortId, SessionId
from l4pc_tui.core.record.nouns import Mark, Member, Note, NoteKind, Person
from l4pc_tui.store.collecting import About, File
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.past import Past, open_past
from l4pc_tui.store.store import Store

MO = "Mo Test"
S1 = SessionId("s1")
SESSION = event(
    20, "session:s1", {"plan": "morning", "date": "2026-11-25"}, session="", device="d2", taken=""
)


def file(*events: Event) -> File:
    # As from a bundle: when it came into another file is no matter of this one.
    told = [replace(each, taken="") for each in events]
    return About("x.jsonl", "0" * 64, "d1", "Bo", "", "2026-11-23T16:04:00+00:00"), told, ()


def figures(store: Store) -> str:
    """All that a report counts, and no word of it."""
    marks = sorted((mark.person, mark.mark, mark.arrived) for mark in store.marks(S1))
    notes = sorted(Counter((note.kind, sort(note), note.due) for note in store.notes(S1)).items())
    members = sorted((each.person, each.left) for each in store.members(CohortId("c1")))
    rows = [(row.session.id, str(row.state), row.started) for row in store.sessions()]
    return str((rows, len(store.people()), marks, notes, members, len(store.cohorts())))


@contextmanager
def back(store: Store, moment: float) -> Iterator[Past]:
    past = open_past(store, moment)
    try:
        yield past
    finally:
        past.store.close()


def seen(store: Store, moment: float, how: Callable[[Store], str] = tables) -> str:
    with back(store, moment) as past:
        return how(past.store)


@settings(deadline=None, max_examples=examples(30))
@given(pools(), st.data())
def test_what_stood_at_a_moment_is_told_again_whatever_came_after(
    pool: list[Event], data: st.DataObject
) -> None:
    told = [each for each in pool if each.nonce is not None and each.kind not in TAKES_WORDS]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        store = bench.open()
        stood = [(bench.time, tables(store))]
        for step in data.draw(st.lists(st.sampled_from("cccuuwj"), min_size=2, max_size=9)):
            bench.time += data.draw(st.sampled_from([0.001, 60.0, 86_400.0]))
            _do(step, store, told, data)
            stood.append((bench.time, tables(store)))
        bench.time += 60.0
        # Of several steps at one moment the last counts, and there are none here.
        for moment, before in stood:
            assert seen(store, moment) == before
        bench.close()


def _do(step: str, store: Store, told: list[Event], data: st.DataObject) -> None:
    if step == "c" and told:
        store.collect([file(*data.draw(st.lists(st.sampled_from(told), max_size=6)))], actor=MO)
    elif step == "w":
        name = data.draw(st.sampled_from(["note:a", "person:p1", "person:p3"]))
        said = {"name": "Bo"} if name[0] == "p" else {"session": "s1", "kind": "quote", "text": "w"}
        session = "s1" if name[0] == "n" else ""
        store.write([store.entry("put", name, said, actor=MO, session=session)])
    elif standing := [each.id for each in store.collects() if not each.undone]:
        number = data.draw(st.sampled_from(standing))
        if step == "j":
            join = {"kind": "person", "one": "p1", "other": "p2"}
            act = as_one_act(
                [store.entry("put", f"same:j{number}", join, actor=MO),
                 store.entry("put", "person:p2", {"name": "Joined"}, actor=MO)]
            )  # fmt: skip
            store.keep_with(number, [act[0].id])
            store.write(act)
        else:
            with suppress(Trouble):  # something rests on it
                store.undo_collect(number)


def test_what_a_collect_brought_stood_until_it_was_undone_and_stands_when_it_comes_again(
    bench: Bench, store: Store
) -> None:
    at = {}
    for name in ("before", "brought", "undone", "again", "undone again", "now"):
        bench.time += 60
        at[name] = bench.time
        if name in ("brought", "again"):
            done = store.collect([file(SESSION, note(1))], actor=MO)
        elif name.startswith("undone"):
            store.undo_collect(done.id)
    found = {name: seen(store, moment, lambda past: str(len(past.notes(S1))))
             for name, moment in at.items()}  # fmt: skip
    assert found == {
        "before": "0", "brought": "1", "undone": "0", "again": "1", "undone again": "0", "now": "0",
    }  # fmt: skip


def test_an_own_entry_that_went_with_a_collect_and_came_back_stood_as_it_did(
    bench: Bench, store: Store
) -> None:
    done = store.collect([file(SESSION)], actor=MO)
    own = as_one_act([store.entry("put", "cohort:c1", {"name": "Oak"}, actor=MO)])
    store.keep_with(done.id, [own[0].id])
    (written,) = store.write(own)
    stood = []
    other = {"name": "Elm", "restores": own[0].id}
    for step in (lambda: None, lambda: store.undo_collect(done.id),
                 lambda: store.collect([file(written)], actor=MO),
                 lambda: store.write([store.entry("put", "cohort:c2", other, actor=MO)]),
                 lambda: store.undo_collect(store.collects()[0].id)):  # fmt: skip
        bench.time += 60
        step()
        stood.append((bench.time, len(store.cohorts())))
    assert [many for _, many in stood] == [1, 0, 1, 2, 1]
    assert [
        (moment, int(seen(store, moment, lambda past: str(len(past.cohorts())))))
        for moment, _ in stood
    ] == stood


def test_the_wall_clock_of_an_entry_says_nothing_of_when_it_came(
    bench: Bench, store: Store
) -> None:
    moment = bench.time
    bench.time += 60
    store.collect([file(SESSION, note(1))], actor=MO)
    assert note(1).at < "2026-11-23T09:00:01", "it was written before that moment"
    assert "words" not in seen(store, moment)
    assert "words" in seen(store, bench.time)


def test_summer_and_winter_time_are_one_line(bench: Bench, store: Store) -> None:
    store.write([store.entry("put", "cohort:c1", {"name": "Oak"}, actor=MO)])
    # 01:30 came twice that night; the second was an hour later.
    bench.change("UPDATE event SET taken = '2026-10-25T01:30:00.000+00:00'")
    first = 1_792_888_200.0
    assert "Oak" not in seen(store, first)
    assert "Oak" in seen(store, first + 3_600)


def _recorded(bench: Bench, store: Store) -> float:
    """Somebody with marks, a place and notes, then corrected; the moment before that."""
    store.collect([file(SESSION)], actor=MO)

    def put(name: str, noun: Mark | Note | Member | Person, session: str = "s1") -> None:
        subject = "p1" if name.startswith("note:") else None
        store.write(
            [store.entry("put", name, noun.data(), actor=MO, session=session, subject=subject)]
        )

    put("person:p1", Person("p1", "Zebedee Quill"), "")  # type: ignore[arg-type]
    put("member:c1/p1", Member("", "c1", "p1", roles=("carer",)), "")  # type: ignore[arg-type]
    put("mark:s1/p1", Mark("", S1, "p1", "late", remark="Zebedee rang"))  # type: ignore[arg-type]
    barrier = Note("n1", S1, NoteKind.BARRIER, "time Zebedee has none")  # type: ignore[arg-type]
    put("note:n1", barrier)
    moment = bench.time
    bench.time += 60
    put("mark:s1/p1", Mark("", S1, "p1", "here"))  # type: ignore[arg-type]
    put("note:n1", replace(barrier, kind=NoteKind.NOTE))
    bench.time += 60
    return moment


def _erase(store: Store) -> None:
    """Erase them, as the desk does."""
    stays = {
        "person:p1": Person("p1", "somebody erased").data(),  # type: ignore[arg-type]
        "member:c1/p1": Member("", "c1", "p1").data(),  # type: ignore[arg-type]
        "mark:s1/p1": Mark("", S1, "p1", "here").data(),  # type: ignore[arg-type]
        "note:n1": None,
    }
    store.write([
        store.entry("erase", name, data, actor=MO, subject="p1",
                    session="s1" if name[0] in "mn" and name[1] != "e" else "")
        for name, data in stays.items()
    ])  # fmt: skip


def test_an_erasure_takes_the_words_and_leaves_the_figures_of_every_moment_before(
    bench: Bench, store: Store
) -> None:
    moment = _recorded(bench, store)
    later = bench.time - 60
    before, corrected = seen(store, moment, figures), seen(store, later, figures)
    assert before != corrected
    _erase(store)
    with back(store, moment) as past:
        assert figures(past.store) == before
        assert past.erased == 4
        assert "Zebedee" not in str(list(past.store.all_events()))
    with back(store, later) as past:
        assert (figures(past.store), past.erased) == (corrected, 6)
    erased_at = bench.time
    bench.time += 60
    store.write([store.entry("erase", "note:n1", None, actor=MO, session="s1", subject="p1")])
    with back(store, erased_at) as past:
        assert past.erased == 0, "at this moment it was erased already"
    assert b"Zebedee" not in bench.path.read_bytes()


def test_a_backup_that_is_brought_up_counts_an_earlier_moment_the_same(
    bench: Bench, store: Store
) -> None:
    moment = _recorded(bench, store)
    before = seen(store, moment, figures)
    kept = store.backup()
    _erase(store)
    store.redact_what_is_left(urgent=True)
    copy = bench.path.with_name("brought-up.db")
    shutil.copyfile(kept, copy)
    assert b"Zebedee" not in copy.read_bytes()
    assert seen(bench.open(copy), moment, figures) == before


def test_what_was_struck_leaves_its_figures_too(bench: Bench, store: Store) -> None:
    moment = _recorded(bench, store)
    before = seen(store, moment, figures)
    store.write([store.entry("erase", "note:n1", None, actor=MO, session="s1")])
    with back(store, moment) as past:
        assert (figures(past.store), past.erased) == (before, 1)
        assert [(each.text, each.sort) for each in past.store.notes(S1)] == [("", "time")]


def test_a_name_that_went_from_the_words_of_others_is_in_no_earlier_moment(
    bench: Bench, store: Store
) -> None:
    store.collect([file(SESSION, note(1, "Ask Zebedee"))], actor=MO)
    moment = bench.time
    bench.time += 60
    (event,) = store.events("note:n1")
    without = {**(event.data or {}), "text": "Ask [erased]"}
    store.write(as_one_act([
        store.entry("redact", "note:n1", None, actor=MO, session="s1", base=(event.id,)),
        store.entry("put", "note:n1", without, actor=MO, session="s1", base=(event.id,)),
    ]))  # fmt: skip
    with back(store, moment) as past:
        assert [each.text for each in past.store.notes(S1)] == ["Ask [erased]"]
        assert past.erased == 1


def test_a_move_from_which_a_name_went_still_happened_then(bench: Bench, store: Store) -> None:
    move = event(1, "run:s1", {"verb": "start", "stop": "1", "place": "Arrive"}, kind="move")
    store.collect([file(SESSION, move)], actor=MO)
    moment, before = bench.time, seen(store, bench.time, figures)
    assert "running" in before
    bench.time += 60
    store.write(
        [store.entry("redact", "run:s1", dict(move.data or {}), actor=MO, session="s1",
                     base=(move.id,))]
    )  # fmt: skip
    with back(store, moment) as past:
        assert (figures(past.store), past.erased) == (before, 1)


def test_the_past_is_on_no_disk_and_cannot_be_written(bench: Bench, store: Store) -> None:
    store.write([store.entry("put", "cohort:c1", {"name": "Oak"}, actor=MO)])
    before = sorted(path.name for path in bench.path.parent.rglob("*"))
    with back(store, bench.time) as past:
        assert [each.name for each in past.store.cohorts()] == ["Oak"]
        assert sorted(path.name for path in bench.path.parent.rglob("*")) == before
        with pytest.raises(Trouble, match="only read"):
            past.store.write([past.store.entry("put", "cohort:c2", {"name": "Elm"}, actor=MO)])
        with pytest.raises(Trouble, match="only read"):
            past.store.keep_fact("a", "b")
    assert [each.name for each in store.cohorts()] == ["Oak"]
