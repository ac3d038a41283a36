"""The one exception that a face must be ready to show: a sentence and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.store.file.trouble import Trouble

__all__ = ["Trouble", "refusal", "said_kindly"]


def refusal(sentence: str, hint: str = "") -> Trouble:
    """A wish that cannot be granted, for a person to read; nothing was changed."""
    return Trouble("other", sentence, hint)


@contextmanager
def said_kindly() -> Iterator[None]:
    """Within it, a file that cannot be read or written becomes Trouble as all else does."""
    try:
        yield
    except FileRefused as refused:
        raise refusal(refused.sentence, refused.hint) from refused
