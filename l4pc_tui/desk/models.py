"""Scripts and plans read back from the library as models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.script.model import Exercise, Programme, SessionPlan
from l4pc_tui.core.script.stored import from_json

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


def exercise(desk: Desk, key: str) -> Exercise | None:
    """The last good version of an exercise, by id; older names of it work too."""
    found = desk.store.content("exercise", key)
    model = from_json(found.model) if found else None
    return model if isinstance(model, Exercise) else None


def plan(desk: Desk, key: str) -> SessionPlan | None:
    """The last good version of a session plan, by id."""
    found = desk.store.content("session", key)
    model = from_json(found.model) if found else None
    return model if isinstance(model, SessionPlan) else None


def programme(desk: Desk, key: str) -> Programme | None:
    """The last good version of a programme, by id."""
    found = desk.store.content("programme", key)
    model = from_json(found.model) if found else None
    return model if isinstance(model, Programme) else None
