"""What a file for another laptop holds, counted: what is said before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from l4pc_tui.core.between.carried import Why
from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.nouns import Note
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.core.record.travel import FIELDS, MOVE_FIELDS, kept_back


@dataclass(frozen=True, slots=True)
class Contents:
    """A file in figures.

    entries: all of them. people, sessions, notes, rounds, pulses: of how many it tells in words.
    commitments, stories: those of the notes. team: the notes that are for the team alone, in any
    version that goes. inside: other entries that say what no log hands over. why: of those that go
    without their words, how many stay for what.
    """

    entries: int
    people: int
    sessions: int
    notes: int
    commitments: int
    stories: int
    team: int
    inside: int
    rounds: int
    pulses: int
    why: Mapping[Why, int]

    @property
    def withheld(self) -> int:
        """How many entries go without their words."""
        return sum(self.why.values())


@dataclass(slots=True)
class Counting:
    """Sees each entry as it goes. is_team: whether a note is for the team alone."""

    is_team: Callable[[Note], bool]
    _entries: int = 0
    _inside: int = 0
    _pulses: int = 0
    _why: Counter[Why] = field(default_factory=Counter)
    _team: set[str] = field(default_factory=set)
    _kinds: dict[str, str] = field(default_factory=dict)
    """Each note → its kind, as it was told last."""
    _things: dict[Kind, set[str]] = field(default_factory=lambda: {each: set() for each in Kind})
    _sessions: set[str] = field(default_factory=set)
    _rounds: set[str] = field(default_factory=set)

    def see(self, event: Event, why: Why | None) -> None:
        """One entry of the file; ``event`` as it is here. why: its words stay here."""
        self._entries += 1
        kind, name, id = kind_of(event.entity), *event.entity.partition(":")[::2]
        self._sessions |= {event.session} - {""}
        if event.nonce is None:
            return
        if why is not None:
            self._why[why] += 1
            return
        if event.data is None:
            return
        if name == RUN:
            self._pulses += _is_pulse(event)
            self._inside += bool(kept_back(MOVE_FIELDS, event.data, shared=False))
        elif kind is Kind.NOTE:
            self._see_note(event)
        elif kind is not None:
            self._things[kind].add(id)
            self._inside += bool(kept_back(FIELDS[kind], event.data, shared=False))
            if kind is Kind.SEAT:
                self._rounds.add(id.rpartition("/")[0])

    def _see_note(self, event: Event) -> None:
        note = noun(event.entity, event.data)
        if isinstance(note, Note):
            self._kinds[event.entity] = note.kind
            if self.is_team(note):
                self._team.add(event.entity)

    def told(self) -> Contents:
        """What was seen."""
        kinds = list(self._kinds.values())
        return Contents(
            self._entries, len(self._things[Kind.PERSON]),
            len(self._sessions | self._things[Kind.SESSION]), len(kinds),
            kinds.count("commitment"), kinds.count("story"), len(self._team), self._inside,
            len(self._rounds), self._pulses, dict(self._why),
        )  # fmt: skip


def _is_pulse(event: Event) -> bool:
    return event.kind == "move" and (event.data or {}).get("verb") == Verb.PULSE
