"""The way back: whoever was led below the Surface comes to a Return before the exercise ends.

A side step that leads back belongs to the step that opened it. What a Next does is certain, so a
way past the Return is an error there; what a door does is the facilitator's choice.
"""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.checking.flow import Flow
from l4pc_tui.core.script.messages.report import Report

_ENDLESS = ("D603", "D614")


def check_way_back(flow: Flow, report: Report) -> None:
    """Report where an exercise that goes below the Surface ends without a Return, once; and one
    that goes no deeper and has none, unless it only arrives."""
    stops = flow.stops
    main = [stop for stop in stops if not stop.side]
    # Of steps that go round in a circle, the way out is to be mended first.
    if not main or any(report.has(code) for code in _ENDLESS):
        return
    ways = _Ways(flow)
    deep = [here for here in range(len(stops)) if ways.deepest[here].depth > Place.SURFACE.depth]
    if lost := [here for here in deep if ways.ends(here)]:
        last = stops[lost[-1]]
        report.add("S330", last.at, name=last.name, place=ways.deepest[lost[-1]].value)
    elif deep:
        _check_doors(ways, deep, report)
    elif ways.surfaces and not any(stop.place is Place.RETURN for stop in main):
        report.add("S331", main[-1].at)


class _Ways:
    """Where each step leads when no door is opened, and how deep people are when it ends.

    Steps that nothing leads to have a message of their own and count for nothing here.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.reached = [flow.reached >> here & 1 for here in range(flow.end)]
        self.deepest = [
            stop.deepest if there else Place.ARRIVE
            for stop, there in zip(flow.stops, self.reached, strict=True)
        ]
        self._with_sides()
        self.surfaces = any(place is not Place.ARRIVE for place in self.deepest)

    def _with_sides(self) -> None:
        """Give each opener the depth of the side steps that lead back to it."""
        for _ in self.flow.stops:
            for here, doors in enumerate(self.flow.doors):
                for there in doors:
                    if there < self.flow.end and self.flow.on[there] is None:
                        both = (self.deepest[here], self.deepest[there])
                        self.deepest[here] = max(both, key=lambda place: place.depth)

    def home(self, here: int) -> bool:
        """True for a step that is a Return."""
        return here < self.flow.end and self.flow.stops[here].place is Place.RETURN

    def ends(self, here: int) -> bool:
        """True when the way on from a step comes to the end past every Return.

        A side step that leads back ends where its opener ends.
        """
        on: int | None = here
        while on is not None and not self.home(on):
            if on == self.flow.end:
                return True
            on = self.flow.on[on]
        return False


def _check_doors(ways: _Ways, deep: Sequence[int], report: Report) -> None:
    """Report the doors through which people leave from below the Surface without a Return."""
    for here in deep:
        if ways.home(here):
            continue
        for there, at in ways.flow.doors[here].items():
            if ways.ends(there):
                report.add("S332", at, place=ways.deepest[here].value)
