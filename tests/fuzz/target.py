"""What is fuzzed: a parser of ours that takes bytes from outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOON = 1_795_608_000.0
"""25 November 2026, 12:00 UTC."""


@dataclass(frozen=True)
class Target:
    """made: the bytes of a seed. read: gives them to the parser, and lets nothing pass but the
    refusal that it promises. tries: in a quick run. slowest: seconds of work for one input, many
    times what the worst known one takes, for machines that are busy."""

    name: str
    made: Callable[[str], bytes]
    read: Callable[[bytes], object]
    tries: int = 150
    slowest: float = 5.0
