"""The one thread that owns the connection: everybody else asks it and waits, or does not wait."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Owner:
    """Runs what it is given on one thread, in order. Safe to ask from that thread itself."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="l4pc-store")
        self._thread = self._executor.submit(threading.get_ident).result()

    def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of ``fn``, when it is its turn."""
        if threading.get_ident() == self._thread:
            return fn(*args, **kwargs)
        return self._executor.submit(fn, *args, **kwargs).result()

    def later(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The promise of a result; does not wait."""
        return self._executor.submit(fn, *args, **kwargs)

    def stop(self) -> None:
        """Finish what was asked, then end the thread."""
        self._executor.shutdown(wait=threading.get_ident() != self._thread)
