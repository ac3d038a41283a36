"""Do two models say the same? Where in the file something stands is not what it says."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")

_WITH_LINES = ("step_times", "skip", "variables")
"""Fields of an agenda item whose rows end with their line."""


def without_lines(value: T) -> T:
    """A model, or a part of one, with every line number at nought."""
    changed: dict[str, Any] = {}
    for field in fields(value):  # type: ignore[arg-type]
        held = getattr(value, field.name)
        if field.name in ("line", "plan_b_line"):
            changed[field.name] = 0
        elif not isinstance(held, tuple):
            continue
        elif field.name in _WITH_LINES and hasattr(value, "skip"):
            changed[field.name] = tuple((*row[:-1], 0) for row in held)
        elif held and is_dataclass(held[0]):
            changed[field.name] = tuple(without_lines(part) for part in held)
    return replace(value, **changed)  # type: ignore[type-var]
