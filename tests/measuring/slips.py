"""Every sort of slip, and so many of each as a run has time for."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from measuring import habits, keys, lines, signs
from measuring.page import Change, Page

FAMILIES: tuple[Callable[[Page], Iterator[Change]], ...] = (
    keys.of_labels, keys.of_values, keys.of_names, keys.of_capitals, keys.of_digits, signs.of_colons,
    signs.of_beginnings, signs.of_signs, lines.lost, lines.gap_lost, lines.moved, lines.joined,
    lines.broken, lines.doubled, habits.of_emphasis, habits.of_beginnings, habits.of_typing,
    habits.of_words, habits.of_whole_pages,
)  # fmt: skip


def drawn(
    pages: Sequence[Page], seed: str, *, of_each: int, on: int | None = None
) -> Iterator[Change]:
    """So many changes of each kind and folder, the same for a seed on any machine.

    on: how many pages of each folder a family is tried on; None for all of them.
    """
    for family in FAMILIES:
        name = f"{seed} {family.__module__}.{family.__name__}"
        dice = random.Random(name)
        for folder in ("exercise", "plan"):
            there = [page for page in pages if page.folder == folder]
            chosen = there if on is None else dice.sample(there, on)
            kinds: dict[str, list[Change]] = defaultdict(list)
            for page in chosen:
                for change in family(page):
                    kinds[change.kind].append(change)
            for kind in sorted(kinds):
                yield from dice.sample(kinds[kind], min(of_each, len(kinds[kind])))
