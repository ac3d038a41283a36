"""The facilitator's sheets of a session: each item of its plan, and each exercise as it uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo

from l4pc_tui.core.live.paper.counted import groups_in_words, length_in_words
from l4pc_tui.core.live.run.descent import Ceiling, ceiling
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem, Stop
from l4pc_tui.core.live.time.timeline import Timeline, timeline
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.paper.packing import filled
from l4pc_tui.core.script.paper.paper import (
    LabelledText,
    PaperLook,
    PaperSheet,
    StepUse,
    Use,
    sheet,
)
from l4pc_tui.core.text.amounts import hhmm, minutes

_LOOKS: Mapping[str, PaperLook] = {"SAY FIRST": "say"}


@dataclass(frozen=True, slots=True)
class Planned:
    """A run sheet that is to be printed before its day.

    people: how many it is counted for. zone: of its clock. dated: whether its clock times are
    those of a day; an exercise alone has none. number: which of its cohort's sessions it is, from
    1; 0 of a plan. beside: exercises that only a door leads into, with their words filled in.
    """

    sheet: Sheet
    people: int
    zone: tzinfo | None
    dated: bool = True
    number: int = 0
    settings: Settings = DEFAULTS
    beside: tuple[Exercise, ...] = ()

    def times(self) -> Timeline:
        """When everything begins, if it begins on time and every lock holds, whatever happens."""
        found = timeline(self.sheet, Run(), self.sheet.starts)
        starts, late = list(found.starts), 0.0
        for item in self.sheet.items:
            at = begins(item, found)
            if item.lock is not None and at is not None:
                late = at - item.lock
            for stop in range(*item.stops):
                if (expected := starts[stop]) is not None:
                    starts[stop] = expected - late
        return replace(found, starts=tuple(starts), finish=found.finish - late)

    def limit(self) -> Ceiling:
        """How deep its day may go, before any pulse."""
        return ceiling(self.sheet, Run(), self.number, self.settings)

    def clock(self, at: float | None) -> str:
        """A moment of the day as it is read from a clock; "" for what has none."""
        if at is None or not self.dated:
            return ""
        return hhmm(at, self.zone, self.sheet.starts)


def exercises_of(planned: Planned) -> tuple[Exercise, ...]:
    """The exercises that it uses, each once and in order, with the words of their sections filled
    in; those that are left out have nothing to bring."""
    used = {
        item.exercise.id: item for item in planned.sheet.items if item.exercise and not item.out
    }
    return tuple(filled(item.exercise, item.values) for item in used.values() if item.exercise)


Told = Mapping[str, tuple[str, ...]]
"""By exercise, what is known of it from earlier times."""


def sheets(planned: Planned, told: Told) -> tuple[tuple[SheetItem, PaperSheet], ...]:
    """Each item with its sheet, in order; those that are left out have none."""
    times = planned.times()
    return tuple(
        (
            item,
            _exercise(planned, item, times, told) if item.exercise else _item(planned, item, times),
        )
        for item in planned.sheet.items
        if not item.out
    )


def begins(item: SheetItem, times: Timeline) -> float | None:
    """When an item is expected to begin; None where all of it is left out."""
    return next((at for at in times.starts[slice(*item.stops)] if at is not None), None)


def _exercise(planned: Planned, item: SheetItem, times: Timeline, told: Told) -> PaperSheet:
    assert item.exercise is not None
    use = Use(
        planned.people, item.values, tuple(_facts(planned, item, times)),
        tuple(_first(planned.sheet, item)), _steps(planned, item, times),
    )  # fmt: skip
    known = told.get(item.exercise.id, ())
    return sheet(item.exercise, use=use, told=known, limit=planned.limit().place)


def _item(planned: Planned, item: SheetItem, times: Timeline) -> PaperSheet:
    """An item without an exercise: what the plan says of it."""
    return PaperSheet(
        item.name, "", tuple(_facts(planned, item, times)), "", (), (), (), (),
        first=tuple(_first(planned.sheet, item)),
    )  # fmt: skip


def _facts(planned: Planned, item: SheetItem, times: Timeline) -> Iterable[str]:
    at = begins(item, times)
    if clock := planned.clock(at):
        assert at is not None
        yield f"{clock} to {planned.clock(at + item.length)}"
    if item.length:
        yield minutes(item.length)
    if item.lead:
        yield f"{item.lead} leads"


def _first(laid: Sheet, item: SheetItem) -> Iterable[LabelledText]:
    """What the plan itself says of an item. Who leads stands among the facts."""
    shown = next((stop.show for stop in laid.stops_of(item) if stop.show), "")
    if shown:
        yield LabelledText("Show", shown, "room")
    for label, text in item.notes:
        if label != "LEAD":
            yield LabelledText(label.capitalize(), text, _LOOKS.get(label, "plain"))


def _steps(planned: Planned, item: SheetItem, times: Timeline) -> dict[str, StepUse]:
    assert item.exercise is not None
    laid, size = planned.sheet, None
    found: dict[str, StepUse] = {}
    by_id = {stop.id.rpartition("/")[2]: stop for stop in laid.stops_of(item) if not stop.out}
    for step in item.exercise.steps:
        stop = by_id.get(step.id)
        if stop is None:
            continue
        length = length_in_words(step.time, stop.span.ideal, planned.people, size)
        clock = planned.clock(times.starts[laid.index[stop.id]])
        groups = groups_in_words(step.group, planned.people)
        facts = tuple(filter(None, (clock, length, groups)))
        found[step.id] = StepUse(facts, _minutes(stop))
        size = step.group.size or size
    return found


def _minutes(stop: Stop) -> str:
    return str(stop.span.ideal // 60)
