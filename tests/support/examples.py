"""How many examples a property is tried with: all of them in a long run, a fifth in a whole one, a
tenth in the quick loop."""

from __future__ import annotations

from hypothesis import settings
from support.there import there


def examples(number: int) -> int:
    """So many in a long run. The profile says what part of it: see ``tests/conftest.py``."""
    return max(1, number * there(settings.default).max_examples // 100)
