"""What the facilitator's faces draw: one picture of a session as frozen values, words included.

Faces never compute: every time, amount and sign stands here as it is to be read. ``tone``
names a meaning that a theme turns into a colour; the words alone must do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from l4pc_tui.core.record.moves import State
from l4pc_tui.core.record.place import Place

Tone = Literal["", "muted", "strong", "behind", "kept", "act", "place", "online"]

Progress = Literal["done", "now", "ahead", "passed"]
"""Of a line of the run sheet; "passed": left out, the group went by it."""


class Word(NamedTuple):
    """A run of text in one tone."""

    text: str
    tone: Tone = ""


Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class EndLine:
    """An end that is always on view: this step, the next break, the next lock, the finish.

    planned, expected:  clock times, "12:30"; ``planned`` is empty when the plan knows none.
    told:               how they agree: "holds", "as planned", "6 min late", "2 min early".
    """

    what: str
    planned: str
    expected: str
    told: str
    tone: Tone

    @property
    def text(self) -> str:
        """The end in a line: "Lunch 12:36, 6 min late (planned 12:30)"."""
        if self.planned in ("", self.expected):
            return f"{self.what} {self.expected} {self.told}".strip()
        return f"{self.what} {self.expected}, {self.told} (planned {self.planned})"


@dataclass(frozen=True, slots=True)
class Card:
    """The head of the middle column: the step that the group is on.

    timer:  "7:40" left, "+1:20" over, empty when no clock runs.
    tone:   "" while there is time, "behind" when the warning is due, "act" when it is over.
    told:   the timer in words: "7 min 40 sec left", "1 min over", "paused at 10:42".
    done:   share of the step's time that is used, 0 to 1.
    """

    name: str
    place: Place
    timer: str
    tone: Tone
    told: str
    done: float
    meta: str
    next: str


@dataclass(frozen=True, slots=True)
class Part:
    """One labelled thought of the step. ``label`` is upper case; spoken words carry none.

    look: "say" and "ask" stand out with a bar; "safety" is highlighted; "plain" has the gutter.
    """

    label: str
    text: str
    look: Literal["say", "ask", "show", "safety", "plain"] = "plain"


@dataclass(frozen=True, slots=True)
class Probe:
    """A question further down: its place, and whether the room has been asked it."""

    place: Place
    text: str
    open: bool
    remarks: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class DoorLine:
    """A door with its key: "1", "IF STUCK", what to do, and the step it leads to, if any."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the run sheet.

    sign: done ✓, now ▶ (the item) or ● (the step), ahead · or ○, break ■, return ⌂, passed –.
    stop: the id to go to, for ``goto``.
    """

    stop: str
    sign: str
    time: str
    name: str
    minutes: str
    indent: int
    state: Progress
    place: Place


@dataclass(frozen=True, slots=True)
class DepthLine:
    """A place on the way down: minutes spent there so far, and whether the group is there."""

    place: Place
    minutes: str
    now: bool
    been: bool


@dataclass(frozen=True, slots=True)
class RollLine:
    """Names under one mark, in register order: ("late", "Chidi 09:38")."""

    mark: str
    names: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A captured note as listed: time, mark, words; ``id`` to mend or strike it."""

    id: str
    time: str
    mark: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class AwayQuestion:
    """Time passed with nobody at the console: what each answer would mean, in words."""

    seconds: float
    asked: str
    went_on: str
    waited: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """Everything on view in a session at one moment.

    standing:  the second line of the header: against the clock, next break, finish.
    can:       the verbs that would be accepted now; faces show only their keys.
    """

    session: str
    state: State
    title: str
    where: str
    clock: str
    standing: Words
    card: Card
    parts: tuple[Part, ...]
    probes: tuple[Probe, ...]
    doors: tuple[DoorLine, ...]
    sheet: tuple[SheetLine, ...]
    depth: tuple[DepthLine, ...]
    in_room: int
    expected: int
    roll: tuple[RollLine, ...]
    notes: tuple[NoteLine, ...]
    note_count: int
    away: AwayQuestion | None = None
    can: frozenset[str] = field(default_factory=frozenset)
