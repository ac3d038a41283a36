"""Sharing seconds out among steps, in whole seconds and without a remainder."""

from __future__ import annotations

from collections.abc import Sequence


def share_out(rooms: Sequence[int], amount: int) -> list[int]:
    """What each gives of ``amount`` seconds, in proportion to its room (0 or more).

    Together they give exactly the amount, or all their rooms if that is less; none gives more
    than its room. What one rounds off the next makes up for, so the order decides the seconds.
    """
    total = sum(rooms)
    amount = max(0, min(amount, total))
    shares, so_far, given = [], 0, 0
    for room in rooms:
        so_far += room
        due = amount * so_far // total if total else 0
        shares.append(due - given)
        given = due
    return shares
