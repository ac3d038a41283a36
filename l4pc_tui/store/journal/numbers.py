"""Numbers of devices, kept as stretches without a gap: a million of them in a row are one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

_LOOSE = 4_096
"""So many numbers at least wait to be put among the stretches in one go."""

Stretch = tuple[str, int, int]
"""A device, and its numbers from first to last."""


def stretches(numbers: Iterable[tuple[str, int]]) -> Iterator[Stretch]:
    """Numbers of devices as stretches, in the order in which they come."""
    device, first, last = "", 0, -1
    for whose, number in numbers:
        if number == last + 1 and whose == device:
            last = number
            continue
        if first <= last:
            yield device, first, last
        device, first, last = whose, number, number
    if first <= last:
        yield device, first, last


class Numbers:
    """A set of (device, number). What comes in the order of its numbers takes hardly any room."""

    def __init__(self, told: Iterable[Stretch] = ()) -> None:
        self._of: dict[str, _Stretches] = defaultdict(_Stretches)
        for device, first, last in sorted(told):
            self._of[device].put(first, last)

    def add(self, device: str, number: int) -> None:
        """Put one more in; a second time changes nothing."""
        self._of[device].add(number)

    def add_all(self, device: str, first: int, last: int) -> None:
        """Put a stretch in."""
        self._of[device].add_all(first, last)

    def has(self, device: str, number: int) -> bool:
        """Whether it was put in."""
        return device in self._of and self._of[device].has(number)

    def __bool__(self) -> bool:
        return bool(self._of)

    def __iter__(self) -> Iterator[Stretch]:
        """The stretches, by device and number."""
        for device in sorted(self._of):
            for first, last in self._of[device].all():
                yield device, first, last


class _Stretches:
    """Those of one device: sorted, none touching another, and some loose numbers besides."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        self._loose: set[int] = set()

    def put(self, first: int, last: int) -> None:
        """A stretch that begins behind the beginnings of all others."""
        if self._lasts and first <= self._lasts[-1] + 1:
            self._lasts[-1] = max(self._lasts[-1], last)
        else:
            self._firsts.append(first)
            self._lasts.append(last)

    def add(self, number: int) -> None:
        if not self._lasts or number > self._lasts[-1]:
            self.put(number, number)
        elif not self._among(number):
            self._loose.add(number)
            # The more stretches there are, the rarer they are made anew.
            if len(self._loose) > max(_LOOSE, len(self._firsts)):
                self._tidy()

    def add_all(self, first: int, last: int) -> None:
        if not self._lasts or first > self._lasts[-1]:
            self.put(first, last)
        else:
            for number in range(first, last + 1):
                self.add(number)

    def has(self, number: int) -> bool:
        return number in self._loose or self._among(number)

    def all(self) -> Iterator[tuple[int, int]]:
        self._tidy()
        return zip(self._firsts, self._lasts, strict=True)

    def _among(self, number: int) -> bool:
        at = bisect_right(self._firsts, number) - 1
        return at >= 0 and number <= self._lasts[at]

    def _tidy(self) -> None:
        if not self._loose:
            return
        held = [*zip(self._firsts, self._lasts, strict=True), *((n, n) for n in self._loose)]
        self._firsts, self._lasts, self._loose = [], [], set()
        for first, last in sorted(held):
            self.put(first, last)
