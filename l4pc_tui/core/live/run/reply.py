"""The answer to a wish, for a face to show."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Reply:
    """Whether it was done, and what to tell; no words when the picture tells it already."""

    ok: bool
    words: str = ""

    def and_also(self, told: str) -> Reply:
        """The same answer, saying this too; "" for nothing. A refusal stays as it is."""
        return replace(self, words=f"{self.words} {told}".strip()) if self.ok and told else self


DONE = Reply(True)
