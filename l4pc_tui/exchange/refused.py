"""What a reader or writer of files answers when it cannot: words for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class FileRefused(Exception):
    """A file that cannot be read or written as asked. Nothing was changed.

    sentence: what is the matter, with the place. hint: what to do next.
    """

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


@contextmanager
def not_stumbling() -> Iterator[None]:
    """Within it, whatever a reader of ours did not expect is a refusal too: of a strange file a
    person gets one sentence."""
    try:
        yield
    except FileRefused:
        raise
    except Exception as error:
        raise FileRefused(
            "This file holds something that l4pc stumbles over, which is a fault of l4pc.",
            "Save it anew, or take out what is unusual, and tell whoever looks after l4pc.",
        ) from error


def reason(error: OSError | ValueError) -> str:
    """The system's reason in the middle of a sentence: ``no space left on device``.

    Python raises ValueError for a path that no system can have.
    """
    if isinstance(error, ValueError):
        return "that is no name for a file"
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
