"""Of many cases of one kind, those that the normal run takes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

LONG = os.environ.get("L4PC_TORTURE") == "long"


def portion(cases: Sequence[T], every: int = 5) -> Sequence[T]:
    """Every fifth of them, or every ``every``-th, from the first; L4PC_TORTURE=long takes all.

    For cases that start the whole program and differ in a word or a value only: each of them
    has found a fault once, and all together take minutes.
    """
    return cases if LONG else cases[::every]
