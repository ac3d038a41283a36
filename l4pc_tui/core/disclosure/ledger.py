"""All numbers of one document by name, and how they hang together, so that none can be subtracted.

One document has one ledger: a number that stands in two tables has one name in both, and a sum
holds across tables. Rates are made of numbers that the ledger knows; they never tell more than
those do, for they are printed only where those are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the numbers that make it up.

    times: how often each counts, all of them once where it is left out: five people who said 4
    are 20 points.
    """

    total: str
    parts: tuple[str, ...]
    times: tuple[int, ...] = ()

    def terms(self) -> tuple[tuple[str, int], ...]:
        """The same as terms that add up to nothing: the parts, and minus the total. What
        counts no times tells nothing: a session that has just begun gave nobody a minute."""
        counted = zip(self.parts, self.times or (1,) * len(self.parts), strict=True)
        return (
            *((part, times) for part, times in counted if times),
            (self.total, -1),
        )


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many people, as a percentage or as “7 of 9”. part and whole: numbers."""

    name: str
    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Named numbers of people, and what holds between them.

    counts: name → whole number, not below 0. A slice of a name that two tables share is one name.
    sums: also those that nobody prints, if a reader could work them out.
    sizes: an amount → the number of people that it is of. Whatever is not here counts people.
    tables: numbers that are one table: where hardly any of them can be shown, none is.
    within: (a, b): whoever is counted in a is counted in b too, as a reader knows.
    unsaid: what stands on no page and may be anything: the rest where an amount is at most so
    much for each person.

    Raises ValueError in words where a sum does not hold or a name is not known.
    """

    counts: Mapping[str, int]
    sums: tuple[Sum, ...] = ()
    rates: tuple[Rate, ...] = ()
    sizes: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[tuple[str, ...], ...] = ()
    within: tuple[tuple[str, str], ...] = ()
    unsaid: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        named = [name for each in self.sums for name in (each.total, *each.parts)]
        named += [name for rate in self.rates for name in (rate.part, rate.whole)]
        named += [name for table in (*self.tables, *self.within) for name in table]
        named += [*self.sizes, *self.sizes.values(), *self.unsaid]
        if odd := sorted({*named} - self.counts.keys()):
            raise ValueError(f"No number is named {', '.join(odd)}.")
        if odd := sorted(name for name, number in self.counts.items() if number < 0):
            raise ValueError(f"Below nothing: {', '.join(odd)}.")
        for each in self.sums:
            if sum(times * self.counts[name] for name, times in each.terms()):
                raise ValueError(f"{each.total} is not the sum of {', '.join(each.parts)}.")
        if odd := [a for a, b in self.within if self.counts[a] > self.counts[b]]:
            raise ValueError(f"More than all: {', '.join(odd)}.")
