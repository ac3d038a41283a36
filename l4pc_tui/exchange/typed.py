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


def is_folder(path: Path) -> bool:
    """Whether a folder stands there that can be seen; where nothing may be looked at, none does."""
    try:
        return path.is_dir()
    except OSError:
        return False
