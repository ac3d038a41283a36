"""What the script language says, as frozen values: exercises, session plans, programmes.

Lengths of time are whole seconds; times of the clock are seconds after midnight. Texts keep
their inline marks (``*em*``, ``{partner}``); ``variables.fill`` gives the words to show.
Lines count from 1 in the file that was read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.between import Due, EntryKind, Who
from l4pc_tui.core.script.model.measures import Group, Time, middle

Audience = Literal["room", "facilitator", "author"]
Cut = Literal["never", "if needed", "first"]
Asking = Literal["", "slips", "cards", "eyes closed", "chat", "fingers"]
"""How a pulse is asked: as a ``How`` of the record, "" where the script names no way."""
DoorVerb = Literal["advice", "go to", "skip to", "repeat", "end", "use exercise"]
Shape = Literal[
    "circle", "fishbowl", "cafe", "walkabout", "drawing", "data", "letters", "silence", "objects",
    "visit", "sorting", "rounds", "open-space", "rehearsal",
]  # fmt: skip
Ending = Literal["promise", "letter", "board", "question", "object", "sheet"]

MOST_CHANGED = 200
"""Characters of what was changed in an exercise after it was run with people."""
END = "*"
"""What ``Step.next`` holds for ``Next: end``. It is no slug, so no step can be called so."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A condition that the app knows about.

    kind:   "short of time", "time to spare", "online", "more than", "fewer than": offered by
            the app when true; "stuck", "upset": listed first, never raised by the app.
    number: people, for "more than" and "fewer than"; else 0.
    """

    kind: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Door:
    """The facilitator's way aside: ``If CONDITION: RESPONSE``.

    target: the step's id for "go to" and "skip to", the exercise for "use exercise", else None.
    advice: the response as text for "advice", and what stands behind a target; else empty.
    """

    condition: str
    trigger: Trigger | None
    verb: DoorVerb
    target: str | None
    line: int
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One labelled piece of a step. ``label`` is the canonical word; text without one is a Note."""

    label: str
    audience: Audience
    text: str
    line: int
    probes: tuple[Probe, ...] = ()


@dataclass(frozen=True, slots=True)
class Probe:
    """A question further down. The room sees ``text`` alone, and only when it is revealed."""

    depth: Place
    text: str
    line: int
    subs: tuple[Block | Door, ...] = ()

    @property
    def doors(self) -> tuple[Door, ...]:
        """Its doors, in order."""
        return tuple(sub for sub in self.subs if isinstance(sub, Door))

    @property
    def remarks(self) -> tuple[Block, ...]:
        """Its Listen for and Note lines, in order; private."""
        return tuple(sub for sub in self.subs if isinstance(sub, Block))


@dataclass(frozen=True, slots=True)
class Step:
    """One part of an exercise.

    kind:     "side" is outside the main line and entered only through a door.
    next:     id of the step that always follows, ``END``, or None: the next one on the page;
              after a side step the one that opened it.
    pulse:    how its pulse is asked.
    inherits: of a side step, which of "depth" and "group" it takes from its opener; what
              stands here for them is the first opener's (see ``opened_from``).
    whole_room: of a side step, whether the whole room does it. Otherwise it concerns some of the
              room only: the step goes on meanwhile, and the Screen stays as it is.
    """

    id: str
    name: str
    kind: Literal["step", "side"]
    depth: Place
    group: Group
    cut: Cut
    lead: str
    room: str
    time: Time
    blocks: tuple[Block, ...]
    doors: tuple[Door, ...]
    next: str | None
    line: int
    inherits: tuple[str, ...] = ()
    whole_room: bool = False
    pulse: Asking = ""

    def opened_from(self, opener: Step) -> Step:
        """The side step as it is when that step opens it."""
        depth = opener.depth if "depth" in self.inherits else self.depth
        group = opener.group if "group" in self.inherits else self.group
        return replace(self, depth=depth, group=group)

    @property
    def probes(self) -> tuple[Probe, ...]:
        """The probes of all its Ask lines, in order."""
        return tuple(probe for block in self.blocks for probe in block.probes)


@dataclass(frozen=True, slots=True)
class Handout:
    """A text for participants; all of it is public. Paragraphs and lists as Markdown."""

    id: str
    name: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """One of the reserved sections, private prose. ``name`` is the canonical name."""

    name: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class PeopleRun:
    """One time that an exercise was run with people. It names nobody.

    session: the session's id; date: ISO; changed: what was changed in the file after it.
    """

    session: str
    date: str
    people: int
    changed: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """A script of steps. ``ceiling`` is the deepest place that it may be taken to."""

    id: str
    title: str
    summary: str
    people: tuple[int, int] = (2, 100)
    intensity: int = 1
    themes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    ceiling: Place = Place.SURFACE
    setting: Literal["room", "online", "either"] = "room"
    status: Literal["draft", "trial", "ready", "retired"] = "draft"
    authors: tuple[str, ...] = ()
    source: str = ""
    licence: str = ""
    version: str = ""
    time: Time | None = None
    language: str = "en"
    rtl: bool = False
    variables: tuple[tuple[str, str], ...] = ()
    was: tuple[str, ...] = ()
    shape: Shape = "circle"
    ending: Ending = "promise"
    tested: tuple[PeopleRun, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    """The ``x-…`` fields, kept as written and never read."""
    format: str = "exercise/1"
    steps: tuple[Step, ...] = ()
    sides: tuple[Step, ...] = ()
    handouts: tuple[Handout, ...] = ()
    sections: tuple[Section, ...] = ()

    def step(self, step_id: str) -> Step:
        """The step or side step of that id. Raises KeyError when there is none."""
        for step in (*self.steps, *self.sides):
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def section(self, name: str) -> Section | None:
        """The reserved section of that canonical name."""
        return next((section for section in self.sections if section.name == name), None)

    @property
    def ran(self) -> tuple[tuple[str, int], ...]:
        """Date and people of each time that it was run with people."""
        return tuple((run.date, run.people) for run in self.tested)

    @property
    def usual_people(self) -> int:
        """The middle of the header's range, rounded up: the number to count with meanwhile."""
        return middle(self.people)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the agenda.

    clock:    seconds after midnight, an anchor; None when it follows on.
    about:    True when the clock is only a hope.
    kind:     Exercise, Break, Lunch … ; Activity when the plan names none. Room-facing.
    what:     the words behind it; private.
    exercise: the exercise's id as the plan gives it; empty for other kinds.
    keep:     not cut; fixed: neither cut nor squeezed; cut: when it may be.
    place:    None where it keeps the place (Break, Lunch) or its steps have their own.
    heading:  the ``##`` block that it stands in, or empty.
    """

    id: str
    clock: int | None
    about: bool
    kind: str
    what: str
    exercise: str
    time: Time | None
    keep: bool
    fixed: bool
    cut: Cut
    place: Place | None
    line: int
    heading: str = ""
    show: str = ""
    lead: str = ""
    room: str = ""
    say_first: str = ""
    notes: tuple[str, ...] = ()
    online: bool = False
    step_times: tuple[tuple[str, Time, int], ...] = ()
    """Step name as written, its time here, the line."""
    skip: tuple[tuple[str, int], ...] = ()
    """Names of the steps left out, as written, with the line."""
    variables: tuple[tuple[str, str, int], ...] = ()
    """Variable, value, line."""
    pulse: Asking = ""
    """How its pulse is asked."""
    plan_b: str = ""
    """The exercise that is done instead when the group is not to go so far down, by its id."""
    plan_b_line: int = 0


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A template for a session. start, finish: seconds after midnight; date: ISO.

    people: how many it is made for, of a range the middle, rounded up.
    """

    id: str
    title: str
    summary: str
    start: int
    items: tuple[Item, ...]
    kind: Literal["workshop", "action-learning", "coaching"] = "workshop"
    ceiling: Place | None = None
    finish: int | None = None
    date: str = ""
    people: int | None = None
    people_range: tuple[int, int] | None = None
    cohort: str = ""
    venue: str = ""
    lead: tuple[str, ...] = ()
    programme: str = ""
    facilitators: tuple[str, ...] = ()
    language: str = "en"
    extra: tuple[tuple[str, str], ...] = ()
    format: str = "session/1"
    was: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of all exercises that it names, each once: those that it does, then each plan B."""
        ids = (*(item.exercise for item in self.items), *(item.plan_b for item in self.items))
        return tuple(dict.fromkeys(filter(None, ids)))


@dataclass(frozen=True, slots=True)
class ModuleLine:
    """One line of a module: a session by date and id, or something that lies between sessions.

    due: when; None for by the session below. who: who does it; "" of a session. handouts: what it
    gives, by name. exercise: the one that it uses, with its handouts. notes: private.
    """

    kind: EntryKind
    date: str
    session: str
    text: str
    time: Time | None
    line: int
    due: Due | None = None
    who: Who | Literal[""] = ""
    handouts: tuple[str, ...] = ()
    exercise: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A part of a programme. The name is empty for entries before the first heading."""

    name: str
    entries: tuple[ModuleLine, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Programme:
    """An ordered set of session plans, and what lies between them. thread: what everybody carries
    through all of them."""

    id: str
    title: str
    summary: str
    modules: tuple[Module, ...]
    cohort: str = ""
    people: int | None = None
    people_range: tuple[int, int] | None = None
    lead: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    format: str = "programme/1"
    thread: str = ""
    handouts: tuple[Handout, ...] = ()

    @property
    def sessions(self) -> tuple[ModuleLine, ...]:
        """Its sessions in order."""
        return tuple(e for m in self.modules for e in m.entries if e.kind == "session")


Model = Exercise | SessionPlan | Programme
