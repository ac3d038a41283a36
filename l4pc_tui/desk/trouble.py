"""The one exception that a face must be ready to show: a sentence and what to do next."""

from __future__ import annotations

from l4pc_tui.store.trouble import Trouble

__all__ = ["Trouble", "refusal"]


def refusal(sentence: str, hint: str = "") -> Trouble:
    """A wish that cannot be granted, for a person to read; nothing was changed."""
    return Trouble("other", sentence, hint)
