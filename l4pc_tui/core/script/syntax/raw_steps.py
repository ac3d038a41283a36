"""Steps in the making: what the lines say, before references and inheritance are settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.messages.report import Span
from l4pc_tui.core.script.model.model import Audience, Block
from l4pc_tui.core.script.syntax.doors import RawDoor
from l4pc_tui.core.script.syntax.rows import Row, inside, prose, tidy


@dataclass(slots=True)
class DraftProbe:
    """A probe. depth: None where it names no place that is known, which is an error."""

    depth: Place | None
    text: str
    at: Span
    subs: list[Block | RawDoor] = field(default_factory=list)


@dataclass(slots=True)
class DraftBlock:
    """A block that is still growing.

    own: the words on the label's own line. item: the columns before it where it is an item of a
    list, else -1.
    """

    label: str
    audience: Audience
    at: Span
    own: str = ""
    item: int = -1
    rows: list[Row] = field(default_factory=list)
    probes: list[DraftProbe] = field(default_factory=list)

    @property
    def public(self) -> bool:
        return self.audience == "room"

    def text(self) -> str:
        """The words of the block, for the room line by line."""
        if not self.public:
            return prose(self.rows)
        quote = prose((inside(row) for row in self.rows), keep_lines=True)
        return "\n".join(part for part in (tidy(self.own), quote) if part)


@dataclass(slots=True)
class Fact:
    """A fact as written and where its value stands."""

    value: str
    at: Span


@dataclass(slots=True)
class DraftStep:
    """A step as read from its lines; references and inheritance are settled later."""

    name: str
    kind: Literal["step", "side"]
    at: Span
    id: str = ""
    blocks: list[DraftBlock] = field(default_factory=list)
    doors: list[RawDoor] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    next: Fact | None = None
