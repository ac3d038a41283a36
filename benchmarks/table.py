"""Figures as a small table: what, its target, what was measured, and what it was held against."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line. ``target``: the most it may be, in the same unit; None where nothing is asked."""

    name: str
    measured: float
    unit: str
    target: float | None = None
    beside: str = ""


def show(title: str, figures: Sequence[Figure]) -> None:
    """Print the table."""
    print(f"\n{title}\n")
    print(f"{'':34}{'target':>12}{'measured':>14}   held against")
    for figure in figures:
        target = "" if figure.target is None else f"≤ {figure.target:g} {figure.unit}"
        over = " !" if figure.target is not None and figure.measured > figure.target else "  "
        told = f"{figure.measured:.2f} {figure.unit}"
        print(f"{figure.name:34}{target:>12}{told:>14}{over} {figure.beside}")


def high(values: Sequence[float], percent: int = 95) -> float:
    """The percentile: as many per cent of the values are no higher."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def times(call: Callable[[], object], runs: int) -> list[float]:
    """How long each of some calls takes, in milliseconds."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1_000)
    return taken


def milliseconds(call: Callable[[], object], runs: int) -> float:
    """The median of some calls."""
    return statistics.median(times(call, runs))
