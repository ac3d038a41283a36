from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.live.notes.travel import Around
from l4pc_tui.core.record.entry import Entry, EntryKind, Event, intact, seal
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.text.cleaning import HARMFUL
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.exchange.session_log.jsonl import FORMAT, from_jsonl, to_jsonl

texts = st.text(st.characters(codec="utf-8"), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def sealed(draw: st.DrawFn) -> Event:
    kind: EntryKind = draw(st.sampled_from(["put", "del", "erase", "move"]))
    data = draw(st.dictionaries(texts, values, max_size=3)) if kind in ("put", "move") else None
    named = draw(st.sampled_from(["note:1", "note:2", "run:s", "mark:s/p"]) | texts)
    entry = Entry(
        kind,
        named,
        data,
        draw(texts),
        draw(texts),
        draw(texts),
        draw(st.none() | texts),
        session=draw(texts),
    )
    event = seal(
        entry, device=draw(texts), seq=draw(st.integers(0, 2**40)),
        base=tuple(draw(st.lists(texts, max_size=2))), nonce=draw(texts), taken=draw(texts),
    )  # fmt: skip
    return replace(event, nonce=None, data=None) if draw(st.booleans()) else event


def note(number: int, kind: str, text: str, *, entity: str = "") -> Event:
    data = {"session": "s", "kind": kind, "text": text}
    entry = Entry("put", entity or f"note:{number}", data, f"id{number}", "2026-10-06", "Joe")
    return seal(entry, device="d", seq=number, base=(), nonce="n", taken="")


def written(*events: Event) -> list[str]:
    return list(to_jsonl(events, "s", Profile.FACILITATOR, lambda _session: Around()))


@given(st.lists(sealed(), max_size=5))
def test_what_is_written_is_read_back_to_the_last_digit(events: Sequence[Event]) -> None:
    lines = written(*events)
    log = from_jsonl(lines)
    assert log.events == tuple(events)
    assert (log.session, log.left_out) == ("s", 0)
    assert all(intact(event) for event in log.events)
    assert from_jsonl("".join(lines).splitlines(keepends=True)) == log


@given(st.lists(sealed(), max_size=3))
def test_no_line_can_drive_a_terminal_or_break_in_two(events: Sequence[Event]) -> None:
    for line in written(*events):
        assert not HARMFUL.search(line)
        assert line.count("\n") == 1
        assert line.encode().decode() == line


def test_the_first_line_says_what_follows() -> None:
    lines = written(note(1, "insight", "Zoë [/x] \x1b[2J \u202e"))
    header = json.loads(lines[0])
    assert (header["format"], header["session"], header["count"]) == (FORMAT, "s", 1)
    assert lines[0].startswith(f'{{"format":"{FORMAT}"')
    assert "Zoë [/x] \\u001b[2J \\u202e" in lines[1]


def test_a_note_that_was_ever_restricted_is_left_out_with_all_its_versions() -> None:
    events = [
        note(1, "note", "words typed before the mark", entity="note:1"),
        note(2, "restricted", "", entity="note:1"),
        replace(note(3, "note", ""), entity="note:1", kind="del", data=None, nonce=None),
        note(4, "insight", "kept"),
    ]
    lines = written(*events)
    assert json.loads(lines[0])["left_out"] == 3
    assert "typed before" not in "".join(lines)
    assert [event.id for event in from_jsonl(lines).events] == ["id4"]


def test_only_notes_are_restricted() -> None:
    event = note(1, "restricted", "a cohort of that name", entity="cohort:1")
    assert from_jsonl(written(event)).events == (event,)


def test_a_long_text_is_kept_whole() -> None:
    event = note(1, "story", "x" * 10_000)
    assert from_jsonl(written(event)).events == (event,)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda lines: lines[:0], "Line 1 is not an entry"),
        (lambda lines: ["nonsense\n", *lines[1:]], "Line 1 is not an entry"),
        (lambda lines: ["{}\n", *lines[1:]], "Line 1 does not say"),
        (lambda lines: [lines[0].replace("/2", "/1"), *lines[1:]], "Line 1 does not say"),
        (lambda lines: lines[:-1], "The file is not whole"),
        (lambda lines: [*lines, lines[1]], "The file is not whole"),
        (lambda lines: [lines[0], lines[2], lines[1]], "The file is not whole"),
        (lambda lines: [lines[0].replace('"s"', "5"), *lines[1:]], "Line 1 is not an entry"),
        (lambda lines: [lines[0], lines[1].replace("first", "worst"), lines[2]], "Line 2 was chang"),
        (lambda lines: [lines[0], "\n", lines[2]], "Line 2 is not an entry"),
        (lambda lines: [lines[0], "[]\n", lines[2]], "Line 2 is not an entry"),
        (lambda lines: [lines[0], "[" * 100_000, lines[2]], "Line 2 is not an entry"),
        (lambda lines: [lines[0], '{"a":' * 30 + "1" + "}" * 30, lines[2]], "Line 2 is not an ent"),
        (lambda lines: [lines[0], "9" * 5_000, lines[2]], "Line 2 is not an entry"),
        (lambda lines: [lines[0], " " * 2_000_000, lines[2]], "Line 2 has more than 1,000,000"),
        (lambda lines: [lines[0], lines[1].replace('"seq":1', '"seq":true'), ""], "Line 2 is not"),
        (lambda lines: [lines[0], lines[1].replace('"put"', '"drop"'), ""], "Line 2 is not an"),
        (lambda lines: [lines[0], lines[1].replace('"base":[]', '"base":[1]'), ""], "Line 2 is not"),
        (lambda lines: [lines[0], lines[1].replace('"d"', r'"\ud800"'), ""], "Line 2 is not an"),
        (lambda lines: [lines[0], lines[1].replace('"seq"', '"sequence"'), ""], "Line 2 is not"),
    ],
)  # fmt: skip
def test_a_spoilt_file_is_one_sentence_with_its_line(spoil: Any, sentence: str) -> None:
    lines = written(note(1, "insight", "first"), note(2, "insight", "second"))
    with pytest.raises(FileRefused) as refused:
        from_jsonl(spoil(lines))
    assert refused.value.sentence.startswith(sentence)
    assert refused.value.hint


@given(st.lists(st.text(max_size=30), max_size=4))
def test_no_lines_at_all_give_a_traceback(lines: list[str]) -> None:
    with pytest.raises(FileRefused):
        from_jsonl(lines)
