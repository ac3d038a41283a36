"""What the facilitator's faces draw: one picture of a session as frozen values, words included.

Faces never compute: every time, amount and sign stands here as it is to be read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from l4pc_tui.core.live.run.safety_pulse import Colour
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import NoteId, SessionId
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.toned import Tone, Words

Progress = Literal["done", "now", "ahead", "passed", "left out"]
"""Of a line of the run sheet; "passed": the group went by it; "left out": it will go by it."""
Look = Literal["say", "ask", "show", "safety", "plain"]
"""How a part of a step stands out."""

Advice = Literal["deeper", "hold", "up"]
"""What the four lights come to."""
Overdue = Literal["", "lock", "plan"]
"""What helps when the next break or lock should have been already."""


@dataclass(frozen=True, slots=True)
class EndLine:
    """An end that is always on view: this step, the next break, the next lock, the finish.

    planned, expected:  clock times, "12:30"; ``planned`` is empty when the plan knows none.
    told:               how they agree: "holds", "as planned", "6 min late", "2 min early".
    item:               id of the item that it is the start of; empty for the other ends.
    """

    what: str
    planned: str
    expected: str
    told: str
    tone: Tone
    item: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Tells one end from another: two items may have one name."""
        return self.what, self.item

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
    sign:   what stands for the tone where there is no colour: "", "!" or "!!".
    until:  when it ends: "until 10:55", "was due 10:55" once it is over; empty without a clock.
    due:    "planned 10:50", where that is another time; else empty.
    usual:  what earlier runs took: "planned 12, usually 17 (5 runs)"; empty when there are none.
    usually: the same without what was planned: "usually 17 (5 runs)".
    """

    name: str
    place: Place
    timer: str
    tone: Tone
    told: str
    done: float
    meta: str
    next: str
    sign: str = ""
    until: str = ""
    due: str = ""
    story: str = ""
    """The story's name of the place, where the cohort has those."""
    usual: str = ""
    usually: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One labelled thought of the step. ``label`` is upper case; spoken words carry none.

    look: "say" and "ask" stand out with a bar; "safety" is highlighted; "plain" has the gutter.
    """

    label: str
    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Beside:
    """A side step that is not for the whole room, beside the step that goes on.

    told: since when, for how long, and what was planned. back: where Next leads back to.
    """

    name: str
    told: str
    parts: tuple[Part, ...]
    back: str


@dataclass(frozen=True, slots=True)
class ProbeLine:
    """A question further down: its place, and whether the room has been asked it."""

    place: Place
    text: str
    open: bool
    remarks: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class DoorLine:
    """A door with its key: "1", "IF STUCK", what to do, and the step it leads to, if any.

    offered: True when the app sees by itself that the condition holds.
    """

    key: str
    label: str
    text: str
    offered: bool = False


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the run sheet.

    sign: done ✓, now ▶ (the item) or ● (the step), ahead · or ○, break ■, return ⌂, passed or left
    out –, a time to hold that is missed ▲. time: empty for what is left out.
    stop: the id to go to, for ``goto``.
    told: how it stands, where that says something: "left out", "holds", "late", "kept".
    """

    stop: str
    sign: str
    time: str
    name: str
    minutes: str
    indent: int
    state: Progress
    place: Place
    told: str = ""
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class DepthLine:
    """A place on the way down: minutes spent there so far, and whether the group is there.

    note: "from session 3", "below today’s ceiling", "25 min kept" (the Return).
    """

    place: Place
    minutes: str
    now: bool
    been: bool
    note: str = ""
    story: str = ""
    """The story's name of the place, where the cohort has those."""
    kept: str = ""
    """Minutes that are kept for it: of the Return, "25"."""


ROLL = ("late", "online", "sorry", "absent", "left", "to come", "leads")
"""What names stand under on the roll, in this order; who is simply here is not named."""


@dataclass(frozen=True, slots=True)
class RollLine:
    """Names under one mark of ``ROLL``, in register order: ("late", "Chidi 09:38").

    count: how many they are.
    """

    mark: str
    names: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class RollName:
    """One person on the roll with the register's sign and, where it tells something, its word."""

    name: str
    sign: str
    word: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A captured note as listed: time, mark, words; ``id`` to mend or strike it."""

    id: NoteId
    time: str
    mark: str
    text: str
    kind: str
    versions: str = ""
    """ "2 versions", where two laptops wrote something else."""
    withdrawn: str = ""
    """That its speaker took the consent back, in words; its own words may still say otherwise."""
    told: str = ""
    """What kind it is and what became of it: "quote · anonymous", "parked · no owner yet"."""


@dataclass(frozen=True, slots=True)
class PulseLine:
    """The latest pulse: "10:42", "median 4, not all at 3 or more", green. The counts are those of 1
    to 5. felt: what it comes to, "most feel safe; not everybody".

    private: True when so few answered that the counts are shown on the console alone.
    """

    time: str
    counts: tuple[int, ...]
    words: str
    colour: str
    private: bool
    felt: str = ""


@dataclass(frozen=True, slots=True)
class SupportLine:
    """Something that is needed here, and whether it was ticked as there; None when not yet."""

    what: str
    words: str
    ok: bool | None


@dataclass(frozen=True, slots=True)
class AwayQuestion:
    """Time passed with nobody at the console: what each answer would mean, in words."""

    seconds: float
    asked: str
    went_on: str
    waited: str

    def told(self, means: str) -> str:
        """What one of the answers ("on", "waited") would mean."""
        return {"on": self.went_on, "waited": self.waited}[means]


@dataclass(frozen=True, slots=True)
class SessionView:
    """Everything on view in a session at one moment.

    standing:  the second line of the header: against the clock, next break, next lock, finish;
               ``shorter`` the same in shorter forms, the longest first, for where it does not fit.
    can:       the verbs that would be accepted now; faces show only their keys.
    ends:      this step, the next break, the next lock, the finish; planned and expected.
    deeper:    until when one can go to the next deeper place, or that this is today's deepest;
               empty when none is to come.
    lights:    the four lights for the next way down; None before the start and after the close.
    ceiling:   "2 more below today’s ceiling, then d", or empty.
    way_up:    while the advice is to come up: how, and how long it takes; else empty.
    round:     the timed round that runs, when the step has several.
    pulse:     the latest pulse in words, and whether its counts must stay on this laptop.
    supports:  what the exercise needs, to be ticked.
    captures:  what this place asks to be caught, while the session goes.
    beside:    the side step that the facilitator is in while the step goes on; ``doors`` are its
               own then, and everything else is the step's.
    people:    everyone who is expected, in register order.
    """

    session: SessionId
    state: State
    title: str
    where: str
    clock: str
    standing: Words
    card: Card
    parts: tuple[Part, ...]
    probes: tuple[ProbeLine, ...]
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
    ends: tuple[EndLine, ...] = ()
    deeper: Words = ()
    lights: Lights | None = None
    ceiling: str = ""
    way_up: str = ""
    round: RoundLine | None = None
    pulse: PulseLine | None = None
    supports: tuple[SupportLine, ...] = ()
    shorter: tuple[Words, ...] = ()
    captures: tuple[CaptureLine, ...] = ()
    beside: Beside | None = None
    people: tuple[RollName, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundLine:
    """The round that runs: "round 1 of 2", "bell in 3:20".

    rung: how many bells have rung in this step; a face rings when the number grows.
    """

    number: int
    of: int
    rung: int
    told: str
    bell: str


@dataclass(frozen=True, slots=True)
class CaptureLine:
    """One thing to be caught, for the step's quiet line. caught: None for a caution.

    short: what is written behind ``how``: "… (its kind)"; elsewhere it goes by its name.
    """

    name: str
    how: str
    caught: bool | None
    short: str


@dataclass(frozen=True, slots=True)
class Light:
    """One light: "safety", green, "●", "median 4, nobody below 3". known: False while it only
    says that nobody was asked."""

    name: str
    colour: Colour
    sign: str
    words: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Lights:
    """The four lights for one way down.

    place:    where it leads; None while there is no way down from here.
    overdue:  what helps when the next break or lock should have been already: "lock", to move it
              to another time; "plan", to count from now; else "".
    below:    why that is below today's ceiling, or "".
    advice:   deeper, hold or up; ``told`` says so in a sentence.
    reasoned: True when going deeper all the same takes a reason.
    planned:  True when the plan itself leads there: that is the reason where none is asked for.
    last:     the last safe moment to go deeper, epoch; None when it is over or there is none.
    """

    place: Place | None
    need: Light
    safety: Light
    time: Light
    support: Light
    advice: Advice
    told: str
    reasoned: bool
    last: float | None
    below: str = ""
    overdue: Overdue = ""
    planned: bool = False

    @property
    def all(self) -> tuple[Light, ...]:
        """The four in their order."""
        return (self.need, self.safety, self.time, self.support)

    @property
    def told_below(self) -> str:
        """That it is below today's ceiling and why there is one, in a sentence; or ""."""
        return f"Below today’s ceiling: {self.below}." if self.below else ""

    @property
    def advised(self) -> str:
        """That, and the advice."""
        return f"{self.told_below} {self.told}".strip()

    def kept(self) -> dict[str, str]:
        """What the log keeps of them: each light's colour, the advice, and the ceiling that was
        not held to."""
        kept = {light.name: str(light.colour) for light in self.all} | {"advice": self.advice}
        return kept | ({"below": self.below} if self.below else {})


def step_of(view: SessionView) -> tuple[object, ...]:
    """Tells one step from another."""
    return (tuple(line.stop for line in view.sheet if line.state == "now"), view.card.name)


def bell(before: SessionView, now: SessionView) -> str:
    """What is said when a round of a step is over since ``before``; "" when none is."""
    was, is_now = before.round, now.round
    if was is None or is_now is None or is_now.rung <= was.rung or step_of(before) != step_of(now):
        return ""
    return f"Bell: {is_now.told if is_now.rung < is_now.of else is_now.bell}."
