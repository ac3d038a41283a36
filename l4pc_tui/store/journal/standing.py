"""What the journal holds of each device, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from sqlite3 import Connection
from typing import NamedTuple

from l4pc_tui.store.file.connection import rows

_HELD = (
    "SELECT count(*), ifnull(max(seq), 0), total(CASE WHEN nonce IS NULL THEN 0 ELSE seq END)"
    " FROM event WHERE device = ? AND seq <= ? AND passed = 0"
)
_LARGEST = (1 << 63) - 1


class Held(NamedTuple):
    """What is held of a device. Two that are alike are the same entries with the same words.

    upto: the highest number. words: the sum of the numbers of those that have their words.
    """

    entries: int
    upto: int
    words: int


def standing(db: Connection, upto: Mapping[str, int] | None) -> dict[str, Held]:
    """What is held of each device, or of some up to a number."""
    if upto is None:
        upto = {device: _LARGEST for (device,) in rows(db, "SELECT DISTINCT device FROM event")}
    found = {}
    for device, last in upto.items():
        entries, highest, words = rows(db, _HELD, device, last)[0]
        found[device] = Held(entries, highest, int(words))
    return found
