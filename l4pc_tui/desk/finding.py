"""Search in all notes."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.rowsets import Hit


def search(desk: Desk, text: str) -> tuple[Hit, ...]:
    """Notes that hold every word, newest first; restricted ones are never found."""
    return desk.store.search(text)


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit in the shape that product.md promises."""
    return asdict(hit)
