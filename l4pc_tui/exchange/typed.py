"""Paths as people type them."""

from __future__ import annotations

from pathlib import Path


def at_home(path: Path) -> Path:
    """A path with ``~`` and ``~name`` led to the home that it means. Where there is no such home
    it stays as it was typed: then it is a name that nothing has, and is said to be."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path
