"""How large the groups are, from what somebody wishes.

As equal as can be, and nobody alone. Where a size does not divide, groups are one smaller rather
than one larger (threes and fours, not a five), but pairs and trios one larger: a trio that lacks
its third is a different exercise.
"""

from __future__ import annotations

LEAST = 2
"""Nobody sits alone."""


def sizes_of(people: int, size: int) -> tuple[int, ...]:
    """Groups of about a size, larger ones first; () when there are fewer than two people."""
    if people < LEAST:
        return ()
    size = max(LEAST, size)
    least = size if size <= 3 else size - 1
    more, fewer = -(-people // size), people // size
    for groups in (more, fewer):
        found = _dealt(people, groups) if groups > 1 else (people,)
        if found[-1] >= least and found[0] <= size + 1 and (groups > 1 or people <= size):
            return found
    found = _dealt(people, more)
    return found if found[-1] >= LEAST else _dealt(people, max(1, fewer))


def sizes_within(people: int, least: int, most: int) -> tuple[int, ...]:
    """Groups of ``least`` to ``most``, as few as can be; where no number of groups has all of them
    within, of about ``most``."""
    fewest = max(1, -(-people // max(LEAST, most)))
    if people >= LEAST and fewest <= people // max(LEAST, least):
        return _dealt(people, fewest)
    return sizes_of(people, most)


def sizes_for(people: int, groups: int) -> tuple[int, ...]:
    """So many groups; fewer where somebody would sit alone."""
    if people < LEAST:
        return ()
    return _dealt(people, max(1, min(groups, people // LEAST)))


def _dealt(people: int, groups: int) -> tuple[int, ...]:
    each, more = divmod(people, groups)
    return (each + 1,) * more + (each,) * (groups - more)
