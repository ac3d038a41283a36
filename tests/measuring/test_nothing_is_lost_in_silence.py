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
MISSING = {"A809", "A810", "D601", "H201", "H211", "S304", "S330", "S331", "V703"}
"""What says that something is not on the page: it stands where that is needed, and may come before
the line in which it was lost."""
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


def test_no_message_stands_before_the_line_of_its_cause(outcomes: tuple[Outcome, ...]) -> None:
    """But for a page that is another kind of thing as a whole: there the page is the cause."""
    early = []
    for each in outcomes:
        own = [m for m in (*each.told, *each.elsewhere) if m.path == each.change.page.path]
        pairs = zip(each.change.page.lines, each.change.lines, strict=False)
        cause = next((n for n, (was, now) in enumerate(pairs, start=1) if was != now), 1)
        own = [m for m in own if m.code not in MISSING]
        first = min(own, key=lambda message: message.line, default=None)
        if first is None or each.change.kind.startswith("whole page"):
            continue
        # A line that has gone is seen from the one before it; a gap from the line above.
        if first.line < cause - 2 and any(m.line >= cause - 2 for m in own):
            early.append(f"{first.code} in line {first.line}: {each.change}")
    assert not early, "\n".join(early)
