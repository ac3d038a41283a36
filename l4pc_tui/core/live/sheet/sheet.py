"""The run sheet: a plan and its exercises laid out as a line of stops with planned times.

``layout`` makes it from pinned versions when a session opens; ``replan`` brings in what was
changed while it ran; what happens live is in ``run``. All times are seconds; points in time
are seconds since the epoch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Asking, Block, Cut, Exercise, Trigger

MINUTES = "\ufdd0"
"""What stands for ``{minutes}`` in the texts of a stop until they are shown: its length may
change while the session runs. It is no character, so no text from a file holds it."""


Aside = Literal["", "room", "some"]
"""Whom a side step is for: the whole room, or some of it while the step goes on. "" for a step of
the main line of its exercise, also where another exercise uses that one."""

RESTS = ("Break", "Lunch")
"""The kinds of item in which the group rests."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long something may take, in seconds: least, planned, most."""

    least: int
    ideal: int
    most: int


@dataclass(frozen=True, slots=True)
class Door:
    """A door of a stop as it stands on the sheet: where it leads is settled.

    to:       the stop it leads to; empty for advice, which moves nobody.
    aside:    True when the facilitator comes back from there to where the door was opened.
    again:    True for ``repeat``: the stop's clock starts anew.
    leaves:   True for ``end``: the exercise is left for the next item.
    trigger:  what the app knows of the condition, if anything.
    """

    condition: str
    words: str
    to: str = ""
    aside: bool = False
    again: bool = False
    leaves: bool = False
    trigger: Trigger | None = None


@dataclass(frozen=True, slots=True)
class Probe:
    """A probe as it stands on the sheet: the place, the question, what goes with it."""

    place: Place
    text: str
    remarks: tuple[Block, ...] = ()
    ways: tuple[Door, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """The smallest thing one can stand on: a step of an exercise, or an item without steps.

    id:      "4" for the fourth item, "4/sort-them-twice" for a step of it.
    item:    index of its item in the sheet.
    span:    least, most by the script; ideal is the length that holds now.
    starts:  planned start; 0 for a side step, which is in no plan.
    planned: seconds that the plan gave it; 0 for an item that the plan did not have.
    group:   the group format in words ("trios"), empty for an item without steps.
    show:    the plan's own text for the room.
    queries: the probes of all its Ask lines, in order.
    """

    id: str
    item: int
    name: str
    place: Place
    span: Lengths
    starts: float
    planned: int
    group: str = ""
    rounds: int = 1
    side: bool = False
    onward: str = ""
    """Where Next leads when it is not the following stop (or, from a side step, the opener):
    a stop, or ``END`` for out of the exercise."""
    show: str = ""
    blocks: tuple[Block, ...] = ()
    """The step's labelled text, variables filled."""
    inherits: tuple[str, ...] = ()
    """Of a side step, whether it takes "depth" or "group" from the stop that opened it. A break
    or lunch takes its depth from where the group is."""
    ways: tuple[Door, ...] = ()
    queries: tuple[Probe, ...] = ()
    cut: Cut = "never"
    """Whether a squeeze may drop the step; of an item without steps the item says so."""
    out: bool = False
    """True while it is left out: Next goes past it."""
    put_in: int = 0
    """Seconds that it was given when it was put in live; 0 for what the plan had."""
    aside: Aside = ""
    pulse: Asking = ""
    """How its pulse is asked, by its step or by the plan."""

    @property
    def given(self) -> int:
        """Seconds that it was given, by the plan or when it was put in: what it is judged by. Only
        what the plan gave moves planned times."""
        return self.planned or self.put_in

    @property
    def around(self) -> str:
        """How the ids of all steps of its exercise begin: "4/", or "4/+other-one/" when another
        exercise uses it."""
        return self.id.rpartition("/")[0] + "/"

    @property
    def ends(self) -> float:
        """The planned end."""
        return self.starts + self.planned

    def said(self, text: str) -> str:
        """One of its texts as it is to be read, with the minutes that hold now."""
        return text.replace(MINUTES, str(self.span.ideal // 60))


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One line of the agenda.

    kind:    Exercise, Break, Lunch, Talk … as the plan says.
    starts:  planned start; ``ends`` the planned end.
    lock:    the clock time it is anchored to, or None when it follows on.
    stops:   indices of its first stop and one past its last in ``Sheet.stops``.
    length:  seconds that its stops take now, those left out aside.
    cut:     whether a squeeze may drop it whole.
    fixed:   True when its stops are neither shortened nor stretched.
    limits:  the plan's own range for the item, when it has one.
    out:     True while all of it is left out.
    """

    id: str
    kind: str
    name: str
    starts: float
    ends: float
    lock: float | None
    stops: tuple[int, int]
    length: int
    exercise: Exercise | None = None
    lead: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    """The plan's private settings in order, as (label, text)."""
    cut: Cut = "never"
    fixed: bool = False
    limits: Lengths | None = None
    inserted: bool = False
    out: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    """What the variables of its texts stand for, all but the minutes of a step."""
    plan_b: str = ""
    """The exercise that is done instead when the group is not to go so far down, by its id."""

    @property
    def rests(self) -> bool:
        """True for a break or lunch."""
        return self.kind in RESTS

    @property
    def room_name(self) -> str:
        """What the room may read of it: the exercise's title, or the kind."""
        return self.exercise.title if self.exercise else self.kind


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A whole session as planned. ``sides`` holds the side steps by stop id.

    Two sheets are never equal but themselves, so that what is worked out from one can be
    remembered by it.
    """

    title: str
    starts: float
    finish: float
    items: tuple[SheetItem, ...]
    stops: tuple[Stop, ...]
    sides: Mapping[str, Stop]
    index: Mapping[str, int]
    """Stop id → its index in ``stops``, main line only."""
    at: Callable[[float], float]
    """Seconds after midnight by the plan's clock → that moment on the day that it holds on."""
    ceiling: Place | None = None
    """The deepest place that the plan allows, when it says so."""

    @property
    def first(self) -> Stop:
        """The stop that a session begins with: the first that is not left out."""
        return next((stop for stop in self.stops if not stop.out), self.stops[0])

    def clock(self, moment: float) -> float:
        """A moment of its day by the plan's clock: seconds after midnight."""
        seconds = moment - self.at(0)
        # Where the clocks are changed that day, what is read is what is meant.
        return seconds - (self.at(seconds) - moment)

    def stop(self, stop_id: str) -> Stop:
        """The stop of that id. Raises KeyError when the sheet has none."""
        found = self.index.get(stop_id)
        return self.stops[found] if found is not None else self.sides[stop_id]

    def item_of(self, stop: Stop) -> SheetItem:
        """The agenda item that a stop belongs to."""
        return self.items[stop.item]

    def stops_of(self, item: SheetItem) -> tuple[Stop, ...]:
        """The main-line stops of an agenda item."""
        return self.stops[item.stops[0] : item.stops[1]]
