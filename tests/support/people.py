"""A table of people, as a file gives it."""

from __future__ import annotations

from collections.abc import Callable

from l4pc_tui.core.people.headers import Line

Tabled = Callable[..., list[Line]]
"""Lines of a table from rows written with bars."""
