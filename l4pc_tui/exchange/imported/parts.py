"""A page in the making: its parts in order, their blocks, and the things to bring along."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from l4pc_tui.core.text import fold
from l4pc_tui.exchange.papers.account import Account
from l4pc_tui.exchange.papers.pieces import Runs, marked, one_line

BEFORE = "Before you begin"
_THINGS = re.compile(r"\s*[;•]\s*|\s*,\s+(?!and\b|or\b)")


@dataclass(slots=True)
class Part:
    """A part of the page: its heading and what stands below it."""

    heading: str
    blocks: list[str] = field(default_factory=list)


class Parts:
    """All parts; the last is being written."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._parts = [Part("")]
        self._things: list[str] = []
        self._facts = 0
        """How many blocks the part had when its latest fact was put."""
        self.runs_on = False
        """Whether words without a label would run on in a private block above them."""

    def begin(self, heading: str) -> None:
        """A new part."""
        self._parts.append(Part(f"## {heading}"))
        self._facts = 0
        self.runs_on = False

    def again(self, heading: str) -> bool:
        """Go on with a part that there is already; False where there is none."""
        for part in self._parts:
            if heading and part.heading == f"## {heading}":
                self._parts.remove(part)
                self._parts.append(part)
                self._facts = 0
                self.runs_on = False
                return True
        return False

    def put(self, block: str) -> None:
        """A new block; none for no words."""
        if block:
            self._parts[-1].blocks.append(block)

    def fact(self, name: str, value: str) -> None:
        """A fact of a step. Facts that follow each other are one list."""
        blocks = self._parts[-1].blocks
        if blocks and self._facts == len(blocks):
            blocks[-1] += f"\n- {name}: {value}"
        else:
            blocks.append(f"- {name}: {value}")
        self._facts = len(blocks)
        self.runs_on = False

    def note(self, text: str) -> None:
        """Words that are for nobody but the facilitator."""
        self._account.add("Note")
        self.put(f"Note: {text}")
        self.runs_on = True

    @property
    def asks_nothing(self) -> bool:
        """Whether the latest block is an Ask whose question is still to come."""
        blocks = self._parts[-1].blocks
        return bool(blocks) and blocks[-1] == "Ask:"

    def ask(self, question: str) -> None:
        """Give such an Ask its question."""
        self._parts[-1].blocks[-1] = f"Ask: {question}"

    def unask(self) -> None:
        """Take such an Ask away: its questions have one each."""
        self._parts[-1].blocks.pop()

    def bring(self, lines: Sequence[Runs]) -> None:
        """Things to bring along, with commas or lines between them."""
        for line in lines:
            self._things += [
                thing for thing in _THINGS.split(one_line(marked(line))) if thing.strip(" .")
            ]

    def whole(self) -> list[str]:
        """The page, block by block."""
        if self._things:
            block = "\n".join(f"- {thing.strip().rstrip('.')}" for thing in self._things)
            self._before().blocks.append(block)
        return [block for part in self._parts for block in (part.heading, *part.blocks) if block]

    def _before(self) -> Part:
        for part in self._parts:
            if fold(part.heading) == fold(BEFORE):
                return part
        self._account.add(BEFORE)
        self._parts.insert(1, Part(f"## {BEFORE}"))
        return self._parts[1]
