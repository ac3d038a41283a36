"""What is said of time can be said in a room, and adds up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.live import ZONE, Table, in_seconds
from support.plans import Found, Wish, do, plans, table, wishes

from l4pc_tui.core.live.time import time_changes
from l4pc_tui.core.live.time.preview import Preview, preview
from l4pc_tui.core.live.time.time_changes import Proposal
from l4pc_tui.core.text.rounding import HALF, adding_up, length_said, said


@pytest.mark.parametrize(
    ("exact", "amount", "length"),
    [
        (12, "under half a minute", "under half a minute"), (20, "under half a minute", "30 sec"),
        (60, "1 min", "1 min"), (160, "2 min 30 sec", "2 min 30 sec"),
        (299, "4 min 30 sec", "5 min"), (13 * 60 + 55, "13 min", "14 min"),
        (5029, "1 h 23 min", "1 h 24 min"),
    ],
)  # fmt: skip
def test_amounts_and_lengths_are_said_in_minutes(exact: int, amount: str, length: str) -> None:
    assert (said(exact), length_said(exact)) == (amount, length)


@given(st.lists(st.integers(-4000, 4000), max_size=12))
def test_what_is_said_of_each_adds_up_to_what_is_said_of_all(changes: list[int]) -> None:
    shares = adding_up(changes)
    assert abs(sum(shares)) * HALF == in_seconds(said(abs(sum(changes))))
    for change, share in zip(changes, shares, strict=True):
        assert abs(share * HALF - change) < 60


@given(plans(), wishes(), st.integers(0, 1500), st.sampled_from(("squeeze", "stretch")))
def test_a_preview_adds_up_line_by_line_and_in_all(
    found: Found, wished: list[Wish], after: int, how: str
) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
    held.now += after
    answer = getattr(time_changes, how)(held.sheet, held.run, held.now, ZONE)
    if not isinstance(answer, Proposal):
        return
    seen = preview(held.lay, held.run, held.now, ZONE, answer.answer, answer.title, answer.rest)
    moved = 0
    for line in seen.lines:
        change = in_seconds(line.change.removeprefix("wins ").removeprefix("takes "))
        before = in_seconds(line.before)
        kept = 0 if line.after == "left out" else in_seconds(line.after)
        moved += change
        if kept:
            assert before - kept == (change if line.change.startswith("wins") else -change)
    exact = sum(abs(n) for n in lengths(seen, held))
    assert moved == in_seconds(said(exact))


def lengths(seen: Preview, held: Table) -> list[int]:
    """By how much each step would really change."""
    new = held.lay(held.run.changes), seen.answer.data
    changes = []
    for line in seen.lines:
        stop = new[0].stop(line.stop)
        gone = line.stop in seen.answer.data["dropped"]
        changes.append(
            0 - stop.span.ideal if gone else new[1]["spans"][line.stop] - stop.span.ideal
        )
    return changes


@given(plans(), wishes(), st.integers(60, 3000))
def test_a_shift_tells_what_stays_late_as_the_ends_do(
    found: Found, wished: list[Wish], after: int
) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
    held.now += after
    answer = time_changes.shift(held.sheet, held.run, held.now)
    if not isinstance(answer, Proposal):
        return
    seen = preview(held.lay, held.run, held.now, ZONE, answer.answer, answer.title, answer.rest)
    if answer.rest:
        told = answer.rest.partition(" would still be ")[2].removesuffix(".")
        assert told in [end.told for end in seen.before]


def test_five_seconds_are_not_counted_out_to_a_room(tracing: Table) -> None:
    tracing.now += 12 * 60 + 15 * 60 + 13 * 60 + 47
    answer = time_changes.squeeze(tracing.sheet, tracing.run, tracing.now, ZONE)
    assert isinstance(answer, Proposal)
    assert "sec" not in answer.title
