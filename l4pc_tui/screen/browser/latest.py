"""The newest picture, for any number of windows that wait for it, each at its own pace.

Only the newest is held: a window that is slow misses what was between, and nothing piles up.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition


@dataclass(frozen=True, slots=True)
class Told:
    """What a window is told. number: of the picture, from 1; over: the Screen has been closed."""

    number: int = 0
    words: str = ""
    over: bool = False


@dataclass(slots=True)
class Latest:
    """The newest picture. Every method may be called from any thread."""

    _told: Told = Told()
    _windows: int = 0
    _changed: Condition = field(default_factory=Condition)

    def tell(self, words: str) -> None:
        """This is the picture now."""
        with self._changed:
            if words != self._told.words:
                self._told = Told(self._told.number + 1, words, self._told.over)
                self._changed.notify_all()

    def end(self) -> None:
        """There will be no other."""
        with self._changed:
            self._told = Told(self._told.number, self._told.words, over=True)
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> Told:
        """What there is to tell whoever has seen the picture of that number; the same again
        when nothing came within so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._told.over or self._told.number != seen, seconds)
            return self._told

    @contextmanager
    def window(self) -> Iterator[None]:
        """As long as somebody looks."""
        with self._changed:
            self._windows += 1
        try:
            yield
        finally:
            with self._changed:
                self._windows -= 1
                self._changed.notify_all()

    @property
    def windows(self) -> int:
        """How many look."""
        with self._changed:
            return self._windows

    def wait_until_all_have_gone(self, seconds: float) -> bool:
        """Give the windows time to be told that it is over, so many seconds at most; whether that
        was enough for all of them."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._windows, seconds)
