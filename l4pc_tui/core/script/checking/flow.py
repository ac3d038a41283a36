"""Where the steps lead: is every step reached, and does every way come to the end?

Each step has one way on, its ``Next`` or the step below it; doors are the facilitator's own
choice. A side step without a ``Next`` leads back to whoever opened it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.model import END, Door
from l4pc_tui.core.text import fold

_KINDS = {True: "side step", False: "step"}


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A step as the flow check sees it.

    at: its heading. next: the id that its ``Next`` names, ``END``, or None; next_at: that line.
    doors: all of its doors, those of its probes too, each with its place.
    place: its own; deepest: of it and its probes.
    """

    id: str
    name: str
    side: bool
    at: Span
    next: str | None
    next_at: Span
    doors: tuple[tuple[Door, Span], ...]
    place: Place
    deepest: Place


def check_flow(stops: Sequence[FlowStep], nearly: Collection[str], report: Report) -> Flow | None:
    """Report steps that nothing leads to, circles, and steps without a way to the end. What they
    make as a graph is given back; None where there are none.

    stops: the steps of the main line in order, then the side steps.
    nearly: names of steps that a misspelt door or Next probably means; they count as reached.
    """
    if not stops:
        return None
    flow = Flow(stops)
    flow.report(nearly, report)
    return flow


class Flow:
    """The steps as a graph. Sets of steps are whole numbers with a bit for each; one bit more
    stands for the end."""

    def __init__(self, stops: Sequence[FlowStep]) -> None:
        self.stops = stops
        self.end = len(stops)
        self.number = {stop.id: number for number, stop in enumerate(stops)}
        self.on = [self._on(here) for here in range(len(stops))]
        self.doors = [self._doors(stop) for stop in stops]
        self.forward = self._reach()
        """For each step all that can be come to from it, without returning to an opener."""

    def _on(self, here: int) -> int | None:
        """The step that always follows; None for a side step that returns to its opener."""
        stop = self.stops[here]
        if stop.next is not None:
            return self.end if stop.next == END else self.number[stop.next]
        if stop.side:
            return None
        below = here + 1
        return below if below < self.end and not self.stops[below].side else self.end

    def _doors(self, stop: FlowStep) -> dict[int, Span]:
        """Where its doors lead, and the first door that leads there."""
        ways: dict[int, Span] = {}
        for door, at in stop.doors:
            if door.verb == "end":
                ways.setdefault(self.end, at)
            elif door.verb in ("go to", "skip to") and door.target is not None:
                ways.setdefault(self.number[door.target], at)
        return ways

    @property
    def reached(self) -> int:
        """The steps that the first one leads to, itself too."""
        return 1 | self.forward[0]

    def report(self, nearly: Collection[str], report: Report) -> None:
        forward, reached = self.forward, self.reached
        self._unreached(reached | self._meant(nearly, forward), report)
        self._endless(reached, forward, self._circles(report), report)
        self._going_back(reached, forward, report)

    def _reach(self) -> list[int]:
        """For each step all that can be come to from it, without returning to an opener."""
        reach = [0] * self.end
        for here, ways in enumerate(self.doors):
            on = self.on[here]
            for there in ways if on is None else (*ways, on):
                reach[here] |= 1 << there
        for via in range(self.end):
            for here in range(self.end):
                if reach[here] >> via & 1:
                    reach[here] |= reach[via]
        return reach

    def _meant(self, nearly: Collection[str], forward: list[int]) -> int:
        """The steps of those names, and what they lead to."""
        meant = 0
        for here, stop in enumerate(self.stops):
            if stop.name in nearly:
                meant |= 1 << here | forward[here]
        return meant

    def _unreached(self, reached: int, report: Report) -> None:
        names = {fold(s.name) for n, s in enumerate(self.stops) if reached >> n & 1}
        for here, stop in enumerate(self.stops):
            # Of two steps with one name, S305 says what there is to say.
            if not reached >> here & 1 and fold(stop.name) not in names:
                report.add("D602", stop.at, kind=_KINDS[stop.side], name=stop.name)

    def _circles(self, report: Report) -> int:
        """Report the circles of Next lines alone; return the steps that stand in one."""
        standing, done = 0, 0
        for start in range(self.end):
            way: list[int] = []
            here: int | None = start
            while here is not None and here < self.end and not done >> here & 1:
                done |= 1 << here
                way.append(here)
                here = self.on[here]
            if here in way:
                circle = sorted(way[way.index(here) :])
                standing |= sum(1 << n for n in circle)
                last = max(n for n in circle if self.stops[n].next is not None)
                report.add("D603", self.stops[last].next_at, name=self.stops[circle[0]].name)
        return standing

    def _endless(self, reached: int, forward: list[int], round_in: int, report: Report) -> None:
        """Report each trap once, on its first step.

        A side step that returns ends where its opener ends, so only the others are asked. What
        leads into a trap, or into a circle that is reported already, needs no message.
        """
        stuck = sum(
            1 << here
            for here in range(self.end)
            if reached >> here & 1 and self.on[here] is not None and not forward[here] >> self.end
        )
        told = round_in
        for here in _members(stuck):
            inmost = all(forward[n] >> here & 1 for n in _members(forward[here] & stuck))
            if inmost and not (forward[here] | 1 << here) & told:
                report.add("D614", self.stops[here].at, name=self.stops[here].name)
                told |= 1 << here

    def _going_back(self, reached: int, forward: list[int], report: Report) -> None:
        for here, ways in enumerate(self.doors):
            for there, at in ways.items():
                back = there < self.end and there != here and forward[there] >> here & 1
                if back and reached >> here & 1 and not report.found_at(at, ("D604",)):
                    report.add("D613", at)


def _members(among: int) -> list[int]:
    return [n for n in range(among.bit_length()) if among >> n & 1]
