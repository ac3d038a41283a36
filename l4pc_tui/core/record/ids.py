"""Random ids that sort by time: UUID version 7 with a hybrid clock (RFC 9562, section 5.7).

The clock part is never earlier than any id seen before, so a jump of the wall clock cannot
put one laptop's entries in another order than they were made in.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
LAST = "0699e991-a800-7000-8000-000000000000"
"""Where the year 2200 begins. An id beyond it is nobody's, and would make the clock wrap."""
_COUNTER_BITS = 12
_COUNTER_END = 1 << _COUNTER_BITS


class IdClock:
    """Gives ids, each greater than every id given or seen before.

    ``entropy(n)`` returns n random bytes; it comes from outside, so that tests can repeat ids.
    """

    def __init__(self, entropy: Callable[[int], bytes]) -> None:
        self._entropy = entropy
        self._millis = 0
        self._counter = 0

    def next(self, now: float) -> str:
        """A new id at wall time ``now`` (seconds since the epoch)."""
        millis = int(now * 1000)
        if millis > self._millis:
            self._millis, self._counter = millis, 0
        else:
            self._counter += 1
            if self._counter == _COUNTER_END:
                self._millis, self._counter = self._millis + 1, 0
        return _uuid7(self._millis, self._counter, self._entropy(8))

    def see(self, event_id: str) -> None:
        """Take note of an id from elsewhere: the next one sorts after it.

        What is no id, or lies beyond the year 2200, is passed over.
        """
        if not is_id(event_id):
            return
        clock = int(event_id[:8] + event_id[9:13], 16)
        counter = int(event_id[15:18], 16)
        if (clock, counter) > (self._millis, self._counter):
            self._millis, self._counter = clock, counter


def is_id(text: str) -> bool:
    """True for an id that such a clock may have given before the year 2200."""
    return _ID.fullmatch(text) is not None and text < LAST


def _uuid7(millis: int, counter: int, noise: bytes) -> str:
    tail = int.from_bytes(noise, "big") & ((1 << 62) - 1) | (1 << 63)
    digits = f"{millis & ((1 << 48) - 1):012x}7{counter:03x}{tail:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
