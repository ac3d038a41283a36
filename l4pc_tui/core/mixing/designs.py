"""Several rounds in which nobody meets twice, for groups that are all of one size.

Two ways are known to work often. *Lines of a finite field*: people are pairs (column, value), and
a group of round r holds the points of a line of that slope. *Turning*: people stand in rings of m
with some in the middle; one round is found in which no distance between two rings comes twice, and
turned m times. Where as many rings stand as a group has seats, lines across all rings make rounds
of their own, with the distances that the first round left over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from random import Random

from l4pc_tui.core.mixing.seating import Groups, tidy

Rounds = list[Groups]

_POWERS = {4: (2, 2), 8: (2, 3), 9: (3, 2), 16: (2, 4), 25: (5, 2), 27: (3, 3)}
"""Sizes of fields that are no primes: the prime, and how often."""
_MODULI = {4: (1, 1), 8: (1, 1, 0), 9: (2, 0), 16: (1, 1, 0, 0), 25: (3, 0), 27: (1, 1, 0)}
"""x to the field's degree, in lower powers of x, the lowest first."""


def rounds_without_meeting_twice(
    groups: int, size: int, rounds: int, chance: Random, steps: int
) -> Rounds | None:
    """People 0 … groups × size − 1 in so many rounds, or None where no way was found."""
    if groups < size and rounds > 1:
        return None  # a group's people would not find as many different groups
    by_lines = _lines(groups, size, rounds)
    if by_lines is not None:
        return by_lines
    for ring in _rings(groups * size, groups, size, rounds):
        found = _turned(groups, size, rounds, ring, chance, steps)
        if found is not None:
            return found
    return None


# Lines of a finite field


def _lines(groups: int, size: int, rounds: int) -> Rounds | None:
    field = _Field.of(groups)
    if field is None or size > groups:
        return None
    found = [
        tidy(
            [
                [column * groups + field.line(slope, column, at) for column in range(size)]
                for at in range(groups)
            ]
        )
        for slope in range(min(groups, rounds))
    ]
    if len(found) < rounds and groups % size == 0:
        columns = [list(range(column * groups, (column + 1) * groups)) for column in range(size)]
        found.append(
            tidy([column[at : at + size] for column in columns for at in range(0, groups, size)])
        )
    return found if len(found) == rounds else None


class _Field:
    """A finite field, its elements numbered from 0."""

    def __init__(self, size: int, prime: int, degree: int, modulus: Sequence[int]) -> None:
        self.size, self._prime, self._degree, self._modulus = size, prime, degree, modulus

    @classmethod
    def of(cls, size: int) -> _Field | None:
        if size > 1 and all(size % each for each in range(2, size)):
            return cls(size, size, 1, (0,))
        if size in _POWERS:
            return cls(size, *_POWERS[size], _MODULI[size])
        return None

    def line(self, slope: int, at: int, offset: int) -> int:
        """slope × at + offset."""
        return self._plus(self._times(slope, at), offset)

    def _digits(self, element: int) -> list[int]:
        digits = []
        for _ in range(self._degree):
            element, digit = divmod(element, self._prime)
            digits.append(digit)
        return digits

    def _element(self, digits: Sequence[int]) -> int:
        return sum(digit * self._prime**at for at, digit in enumerate(digits))

    def _plus(self, one: int, other: int) -> int:
        both = zip(self._digits(one), self._digits(other), strict=True)
        return self._element([(x + y) % self._prime for x, y in both])

    def _times(self, one: int, other: int) -> int:
        left, found = self._digits(one), [0] * self._degree
        for digit in self._digits(other):
            found = [(x + digit * y) % self._prime for x, y in zip(found, left, strict=True)]
            carry = left[-1]
            left = [0, *left[:-1]]
            left = [(x + carry * y) % self._prime for x, y in zip(left, self._modulus, strict=True)]
        return self._element(found)


# Turning

_SURE = 1_000_000
_TAKEN = (1_000_000, 18_300, 335, 6, 0)
"""How often, of a million, a swap is taken that makes so many more distances come twice: a heat
at which the search neither runs about nor freezes."""


def _rings(people: int, groups: int, size: int, rounds: int) -> Iterator[tuple[int, int]]:
    """(length of a ring, how many rings) worth trying: enough distances for one round's pairs."""
    pairs = groups * size * (size - 1) // 2
    if groups < rounds and groups in _PERFECT and len(_PERFECT[groups]) == size:
        yield groups, size  # with lines across all rings for the rounds that are more
    for length in range(rounds, people + 1):
        count, middle = divmod(people, length)
        for rings in range(count, max(0, count - 2), -1):
            inside = people - rings * length
            if inside > groups and inside != middle:
                continue
            distances = (
                rings * ((length - 1) // 2) + rings * (rings - 1) // 2 * length + inside * rings
            )
            if distances >= pairs and inside <= groups:
                yield length, rings


def _turned(
    groups: int, size: int, rounds: int, ring: tuple[int, int], chance: Random, steps: int
) -> Rounds | None:
    length, rings = ring
    across = max(0, rounds - length)
    for _ in range(40 if across else 3):
        base = (
            _crossed_round(size, length, chance, steps // 40)
            if across
            else _base_round(groups, size, length, rings, chance, steps // 3)
        )
        if base is None:
            continue
        turned = [
            tidy([[_turn(one, length, rings, by) for one in group] for group in base])
            for by in range(min(length, rounds))
        ]
        if not across:
            return turned
        lines = _across(base, length, rings, across)
        if lines is not None:
            return turned + lines
    return None


def _turn(one: int, length: int, rings: int, by: int) -> int:
    ring, at = divmod(one, length)
    return ring * length + (at + by) % length if ring < rings else one


def _distance(one: int, other: int, length: int, rings: int) -> tuple[int, int, int] | None:
    """What stays the same of a pair when it is turned; None where it never turns, or meets itself."""
    if one > other:
        one, other = other, one
    first, at = divmod(one, length)
    second, there = divmod(other, length)
    if first >= rings:
        return None
    if second >= rings:
        return first, other, 0
    apart = (there - at) % length
    if first == second:
        apart = min(apart, length - apart)
        return None if 2 * apart == length else (first, second, apart)
    return first, second, apart


def _base_round(
    groups: int, size: int, length: int, rings: int, chance: Random, steps: int
) -> list[list[int]] | None:
    """One round in which no distance comes twice."""
    order = _shuffled(range(groups * size), chance)
    seated = [order[at * size : (at + 1) * size] for at in range(groups)]
    times, kind = _distances(groups * size, length, rings)
    return _without_repeats(seated, times, kind, chance, steps)


def _crossed_round(size: int, length: int, chance: Random, steps: int) -> list[list[int]] | None:
    """One round of which a group in each ring holds every distance of that ring once, and every
    other group somebody of each ring."""
    inside = [[ring * length + at for at in _PERFECT[length]] for ring in range(size)]
    seated_inside = {one for group in inside for one in group}
    columns = [
        _shuffled(
            [one for at in range(length) if (one := ring * length + at) not in seated_inside],
            chance,
        )
        for ring in range(size)
    ]
    seated = [list(group) for group in zip(*columns, strict=True)]
    times, kind = _distances(size * length, length, size)
    for group in inside:
        _join(times, kind, group)
    found = _without_repeats(seated, times, kind, chance, steps, within=True)
    return None if found is None else [*inside, *found]


_PERFECT = {7: (0, 1, 3), 13: (0, 1, 3, 9), 21: (0, 1, 4, 14, 16)}
"""Rings on which one group holds every distance once (perfect difference sets)."""


def _shuffled(people: Iterable[int], chance: Random) -> list[int]:
    order = list(people)
    for at in range(len(order) - 1, 0, -1):
        other = int(chance.random() * (at + 1))
        order[at], order[other] = order[other], order[at]
    return order


def _distances(people: int, length: int, rings: int) -> tuple[list[int], list[list[int]]]:
    """How often each distance came so far (never), and which distance a pair has."""
    table: dict[tuple[int, int, int], int] = {}
    kind = [[0] * people for _ in range(people)]
    for one in range(people):
        for other in range(people):
            if one != other:
                found = _distance(one, other, length, rings)
                kind[one][other] = -1 if found is None else table.setdefault(found, len(table))
    # The last one, which −1 names, is of pairs that may not be.
    return [*[0] * len(table), 3], kind


def _without_repeats(
    seated: list[list[int]], times: list[int], kind: Sequence[Sequence[int]],
    chance: Random, steps: int, within: bool = False,
) -> list[list[int]] | None:  # fmt: skip
    """The groups with people swapped until no distance comes twice. within: only for others of
    the same place in their group."""
    groups, size = len(seated), len(seated[0])
    cost = sum(_join(times, kind, group) for group in seated)
    for _ in range(steps):
        if not cost:
            return seated
        here, there = int(chance.random() * groups), int(chance.random() * groups)
        if here == there:
            continue
        mine, theirs = seated[here], seated[there]
        i = int(chance.random() * size)
        j = i if within else int(chance.random() * size)
        before = _leave(times, kind, mine, i) + _leave(times, kind, theirs, j)
        mine[i], theirs[j] = theirs[j], mine[i]
        after = _come(times, kind, mine, i) + _come(times, kind, theirs, j)
        worse = after - before
        if worse > 0 and chance.random() * _SURE >= _TAKEN[min(worse, len(_TAKEN) - 1)]:
            _leave(times, kind, mine, i)
            _leave(times, kind, theirs, j)
            mine[i], theirs[j] = theirs[j], mine[i]
            _come(times, kind, mine, i)
            _come(times, kind, theirs, j)
        else:
            cost += worse
    return None


def _join(times: list[int], kind: Sequence[Sequence[int]], group: Sequence[int]) -> int:
    cost = 0
    for at, one in enumerate(group):
        for other in group[:at]:
            which = kind[one][other]
            cost += times[which]
            if which >= 0:
                times[which] += 1
    return cost


def _leave(times: list[int], kind: Sequence[Sequence[int]], group: Sequence[int], at: int) -> int:
    row, cost = kind[group[at]], 0
    for place, other in enumerate(group):
        if place != at:
            which = row[other]
            if which >= 0:
                times[which] -= 1
            cost += times[which]
    return cost


def _come(times: list[int], kind: Sequence[Sequence[int]], group: Sequence[int], at: int) -> int:
    row, cost = kind[group[at]], 0
    for place, other in enumerate(group):
        if place != at:
            which = row[other]
            cost += times[which]
            if which >= 0:
                times[which] += 1
    return cost


def _across(base: Sequence[Sequence[int]], length: int, rings: int, more: int) -> Rounds | None:
    """Rounds of lines through all rings, of distances that the base round does not use."""
    used = {
        _distance(one, other, length, rings)
        for group in base for at, one in enumerate(group) for other in group[:at]
    }  # fmt: skip
    found: list[tuple[int, ...]] = []

    def fits(offsets: tuple[int, ...]) -> bool:
        mine = _line_distances(offsets, length)
        return used.isdisjoint(mine) and all(
            mine.isdisjoint(_line_distances(each, length)) for each in found
        )

    def search(lines: list[tuple[int, ...]]) -> bool:
        if len(found) == more:
            return True
        for at, each in enumerate(lines):
            if fits(each):
                found.append(each)
                if search(lines[at + 1 :]):
                    return True
                found.pop()
        return False

    if len(base[0]) != rings or not search(
        [(0, *rest) for rest in product(range(length), repeat=rings - 1)]
    ):
        return None
    return [
        tidy(
            [
                [ring * length + (at + offset) % length for ring, offset in enumerate(offsets)]
                for at in range(length)
            ]
        )
        for offsets in found
    ]


def _line_distances(offsets: Sequence[int], length: int) -> set[tuple[int, int, int]]:
    return {
        (ring, other, (offsets[other] - offsets[ring]) % length)
        for other in range(len(offsets))
        for ring in range(other)
    }
