"""Whatever slips on a page, what it says stays the same or its author is told so where it happened.

Slips are made of every shipped page, by rules and with a seed: keys, signs, lines, and the habits of
Word and of other Markdown. What a page says is compared as a model, never by its messages. The
normal run takes some of each sort; L4PC_TORTURE=long takes thousands, with a seed of the day.
"""

from __future__ import annotations

import os
import time
from collections import Counter

import pytest
from measuring.measure import Library, Outcome
from measuring.slips import drawn
from measuring.unknowable import UNKNOWABLE, unknowable

LONG = os.environ.get("L4PC_TORTURE") == "long"
LEAST = 300
"""Slips that a run tries at least."""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


@pytest.fixture(scope="module")
def outcomes(library: Library) -> tuple[Outcome, ...]:
    """What became of each slip of this run."""
    seed = f"{time.time() // 86400}" if LONG else "every day"
    of_each, on = (12, None) if LONG else (1, 4)
    changes = drawn(library.pages, seed, of_each=of_each, on=on)
    return tuple(library.measured(change) for change in changes)


def test_the_shipped_pages_say_all_that_they_say_without_a_message(library: Library) -> None:
    assert not [each for page in library.pages for each in library.read(page).found]


def test_a_slip_that_changes_what_a_page_says_is_told_where_it_was_made(
    outcomes: tuple[Outcome, ...],
) -> None:
    assert len(outcomes) >= LEAST
    silent = [str(each.change) for each in outcomes if each.silent and unknowable(each) is None]
    assert not silent, "\n".join(silent)


def test_most_slips_do_change_what_a_page_says(outcomes: tuple[Outcome, ...]) -> None:
    """The oracle has something to compare: else nothing above could fail."""
    assert sum(bool(each.said) for each in outcomes) > len(outcomes) // 2


def test_what_no_checker_can_know_is_of_ten_kinds_at_most_and_seldom(
    outcomes: tuple[Outcome, ...],
) -> None:
    assert len(UNKNOWABLE) <= 10
    let_go = Counter(name for each in outcomes if each.silent and (name := unknowable(each)))
    assert sum(let_go.values()) < len(outcomes) // 10, let_go
