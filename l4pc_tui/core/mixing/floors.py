"""What no seating can cost less than: where one reaches it, no better exists.

Each kind of cost has a floor of its own (people of one organisation dealt as evenly as can be; the
cheapest others that somebody must sit with), and floors of different kinds add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from l4pc_tui.core.mixing.seating import FORBIDDEN

ASSIGNED = 80
"""Up to so many people the floor for pairs is looked for exactly."""


def spread(counts: Iterable[int], groups: int) -> int:
    """The fewest pairs of a kind in one group, when so many of each are dealt over groups."""
    pairs = 0
    for count in counts:
        each, more = divmod(count, groups)
        pairs += (groups - more) * each * (each - 1) // 2 + more * each * (each + 1) // 2
    return pairs


def kinds_floor(
    kinds: Sequence[Iterable[Hashable]], units: Iterable[Sequence[int]], groups: int
) -> int:
    """The fewest pairs that share a kind (an organisation, a role, a tag). kinds: those of each
    person. Pairs inside a unit are free, and left out."""
    counts = Counter(kind for of_one in kinds for kind in set(of_one))
    free = Counter(
        kind
        for unit in units
        for at, one in enumerate(unit)
        for other in unit[at + 1 :]
        for kind in set(kinds[one]) & set(kinds[other])
    )
    return sum(max(0, spread([count], groups) - free[kind]) for kind, count in counts.items())


def nearest_floor(
    cost: Sequence[Sequence[int]], sizes: Sequence[int], units: Iterable[Sequence[int]] = ()
) -> int:
    """Everybody sits with some others: half of what her cheapest ones cost, summed. Her unit sits
    with her for nothing, and is among them. For pairs the cheapest others must agree, too."""
    free = {(one, other) for unit in units for one in unit for other in unit}
    rows = [
        [0 if (at, other) in free else price for other, price in enumerate(row) if other != at]
        for at, row in enumerate(cost)
    ]
    if max(sizes) == 2 and len(cost) <= ASSIGNED:
        square = [[*row[:at], FORBIDDEN, *row[at:]] for at, row in enumerate(rows)]
        return -(-assignment(square) // 2)
    others = min(sizes) - 1
    return -(-sum(sum(sorted(row)[:others]) for row in rows) // 2)


def assignment(cost: Sequence[Sequence[int]]) -> int:
    """The least that an assignment of rows to columns, one to one, can cost.

    Shortest augmenting paths with potentials (Kuhn 1955; Jonker and Volgenant 1987).
    """
    n = len(cost)
    endless = 1 << 60
    high, wide = [0] * (n + 1), [0] * (n + 1)
    match = [0] * (n + 1)
    for row in range(1, n + 1):
        match[0], at = row, 0
        least = [endless] * (n + 1)
        came = [0] * (n + 1)
        seen = [False] * (n + 1)
        while match[at]:
            seen[at] = True
            here, step, after = match[at], endless, 0
            costs, mine = cost[here - 1], high[here]
            for column in range(1, n + 1):
                if seen[column]:
                    continue
                now = costs[column - 1] - mine - wide[column]
                if now < least[column]:
                    least[column], came[column] = now, at
                if least[column] < step:
                    step, after = least[column], column
            for column in range(n + 1):
                if seen[column]:
                    high[match[column]] += step
                    wide[column] -= step
                else:
                    least[column] -= step
            at = after
        while at:
            match[at], at = match[came[at]], came[at]
    return -wide[0]
