"""Asking as a value: what a file leaves open is asked alike by every face, and answered by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Answers = Mapping[str, str]
"""The key of a question → the answer, as it is typed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. value: as it is typed. words: what it means, for a person."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can decide.

    key: by which it is answered; ``code``, or ``code:LINE`` where one row asks. text: the question,
    in a sentence. about: the row as it stands in the file, "" where the whole file asks. choices:
    the answers there are, the likeliest first; none where any words may be one.
    """

    key: str
    text: str
    choices: tuple[Choice, ...] = ()
    about: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """The values of the choices."""
        return tuple(choice.value for choice in self.choices)
