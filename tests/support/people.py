"""A table of people, as a file gives it."""

from __future__ import annotations

from collections.abc import Callable

from l4pc_tui.core.people.headers import RosterLine

Tabled = Callable[..., list[RosterLine]]
"""Lines of a table from rows written with bars."""
