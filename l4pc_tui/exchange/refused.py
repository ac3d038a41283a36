"""What a reader or writer of files answers when it cannot: words for a person."""

from __future__ import annotations


class FileRefused(Exception):
    """A file that cannot be read or written as asked. Nothing was changed.

    sentence: what is the matter, with the place. hint: what to do next.
    """

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


def reason(error: OSError | ValueError) -> str:
    """The system's reason in the middle of a sentence: ``no space left on device``.

    Python raises ValueError for a path that no system can have.
    """
    if isinstance(error, ValueError):
        return "that is no name for a file"
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
