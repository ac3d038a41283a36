from __future__ import annotations

from support.stores import Bench

from l4pc_tui.core.live.notes.half_typed import Half, kept, read
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import NoteId, SessionId
from l4pc_tui.store.store import Store

S1 = SessionId("s1")


def note(store: Store, actor: str) -> Entry:
    data = {"session": "s1", "kind": "note", "text": "words"}
    return store.entry("put", "note:n1", data, actor=actor, session="s1")


def test_two_people_on_one_laptop_have_a_line_each(bench: Bench, store: Store) -> None:
    store.keep_draft(S1, "of Mo", actor="Mo")
    bench.time += 1
    store.keep_draft(S1, "of Ada", actor="Ada")
    assert store.draft(S1, "Mo") == "of Mo"
    assert store.draft(S1, "Ada") == "of Ada"
    assert store.draft(S1, "Mo", others=True) == "of Ada"
    assert store.draft(S1, "Somebody Else") == store.draft(S1) == "of Ada"


def test_saving_a_note_forgets_the_line_of_who_says_it_alone(store: Store) -> None:
    store.keep_draft(S1, "of Mo", actor="Mo")
    store.keep_draft(S1, "of Ada", actor="Ada")
    store.write([note(store, "Mo")], clears_draft="s1")
    assert store.draft(S1, "Ada", others=True) == "of Ada"


def test_who_goes_on_with_a_line_has_it_from_then_on(bench: Bench, store: Store) -> None:
    store.keep_draft(S1, "of Mo", actor="Mo")
    assert store.take_draft(S1, actor="Ada") == "of Mo"
    assert bench.rows("SELECT text FROM draft") == [("of Mo",)]
    store.write([note(store, "Ada")], clears_draft="s1")
    assert store.draft(S1, "Mo") == ""


def test_lines_of_several_are_joined_when_one_goes_on_with_them(bench: Bench, store: Store) -> None:
    for actor, text in (("Mo", "half a"), ("Bo", "half a line"), ("Ada", "of her own")):
        bench.time += 1
        store.keep_draft(S1, text, actor=actor)
    assert store.take_draft(S1, actor="Ada") == "half a line of her own"
    assert bench.rows("SELECT count(*) FROM draft") == [(1,)]


def test_a_restricted_line_is_not_taken_from_anywhere(store: Store) -> None:
    store.keep_draft(S1, "\\ he said", actor="Mo")
    assert store.take_draft(S1, actor="Ada") == ""


def test_several_lines_are_kept_and_restricted_ones_among_them_never(
    bench: Bench, store: Store
) -> None:
    lines = (Half("waits"), Half("\\ he said"), Half("new words", NoteId("n1")), Half("! Ben"))
    store.keep_draft(S1, kept(lines), actor="Mo")
    told = read(store.draft(S1, "Mo"))
    assert told == (Half("waits"), Half("new words", NoteId("n1")), Half("! Ben"))
    assert bench.rows("SELECT count(*) FROM draft") == [(1,)]


def test_a_line_that_is_saved_leaves_those_that_wait(store: Store) -> None:
    store.keep_draft(S1, "waits\nwords", actor="Mo")
    store.outbox.put([note(store, "Mo")], "s1", "waits")
    assert store.outbox.drain(5)
    assert store.draft(S1, "Mo") == "waits"


def test_whoever_takes_over_has_every_line_of_both_and_a_mend_is_glued_to_none(
    store: Store,
) -> None:
    store.keep_draft(S1, kept([Half("theirs"), Half("new words", NoteId("n1"))]), actor="Mo")
    store.keep_draft(S1, kept([Half("her own")]), actor="Ada")
    assert read(store.take_draft(S1, actor="Ada")) == (
        Half("theirs"), Half("new words", NoteId("n1")), Half("her own"),
    )  # fmt: skip


def test_a_strike_forgets_every_mend_of_its_note_and_no_other_line(store: Store) -> None:
    store.write([note(store, "Mo")])
    store.keep_draft(S1, kept([Half("waits"), Half("new words", NoteId("n1"))]), actor="Mo")
    store.keep_draft(S1, kept([Half("other words", NoteId("n1"))]), actor="Ada")
    store.write([store.entry("erase", "note:n1", None, actor="Bo", session="s1")])
    assert store.draft(S1, "Mo") == store.draft(S1, "Ada") == "waits"
