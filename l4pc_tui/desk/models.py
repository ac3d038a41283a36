"""Scripts and plans read back from the library as models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.script.model import Exercise, Model, Programme, SessionPlan
from l4pc_tui.core.script.stored import from_json

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.library import Content, ContentHead


def read_back(content: Content | None) -> Model | None:
    """The model of a version in the library."""
    return from_json(dict(content.model)) if content else None


def model(desk: Desk, head: ContentHead) -> Model | None:
    """The model of a line of the library's list; None when there never was a good version."""
    return read_back(desk.store.content(head.kind, head.id)) if head.sha256 else None


def exercise(desk: Desk, key: str) -> Exercise | None:
    """The last good version of an exercise, by id."""
    found = read_back(desk.store.content("exercise", key))
    return found if isinstance(found, Exercise) else None


def plan(desk: Desk, key: str) -> SessionPlan | None:
    """The last good version of a session plan, by id."""
    found = read_back(desk.store.content("session", key))
    return found if isinstance(found, SessionPlan) else None


def programme(desk: Desk, key: str) -> Programme | None:
    """The last good version of a programme, by id."""
    found = read_back(desk.store.content("programme", key))
    return found if isinstance(found, Programme) else None


def exercises_of(desk: Desk, held: Model) -> dict[str, Exercise]:
    """The exercises that a plan names and the library has, by the id that the plan gives."""
    if not isinstance(held, SessionPlan):
        return {}
    named = {item.exercise for item in held.items if item.exercise}
    return {key: found for key in named if (found := exercise(desk, key))}
