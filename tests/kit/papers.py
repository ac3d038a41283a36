"""The two papers that go with the kits."""

from __future__ import annotations

from pathlib import Path


def write(out: Path) -> None:
    """The IT department's sheet and the stick's card."""
