"""The day of a session at a glance: what happens when, how long, where to, and who leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from l4pc_tui.core.live.paper.as_planned import Planned, begins, exercises_of
from l4pc_tui.core.live.paper.counted import groups_in_words
from l4pc_tui.core.live.sheet.sheet import SheetItem, Stop
from l4pc_tui.core.live.time.timeline import Timeline
from l4pc_tui.core.script.model.measures import in_words
from l4pc_tui.core.script.model.model import Step
from l4pc_tui.core.script.paper.bring_list import bring
from l4pc_tui.core.text.amounts import count, minutes


@dataclass(frozen=True, slots=True)
class DayStep:
    """A step of an exercise. clock: "10:20", "" for what is left out. groups: "9 pairs"."""

    clock: str
    name: str
    length: str
    groups: str
    place: str
    remarks: tuple[str, ...] = ()
    out: bool = False


@dataclass(frozen=True, slots=True)
class DayLine:
    """An item of the plan. name: what the facilitator calls it. place: of an item without steps.
    remarks: locks, and what may go. rests: a break or lunch."""

    clock: str
    name: str
    length: str
    place: str
    lead: str
    room: str
    remarks: tuple[str, ...]
    steps: tuple[DayStep, ...]
    out: bool = False
    rests: bool = False


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The whole day. where: of whom and where. facts: in short words. finish: when it must be over, and
    what is to be said of that. bring: what to bring."""

    title: str
    where: tuple[str, ...]
    facts: tuple[str, ...]
    lines: tuple[DayLine, ...]
    finish: tuple[str, str]
    bring: tuple[str, ...]
    language: str = "en"


def day_sheet(
    planned: Planned, title: str, where: tuple[str, ...], language: str = "en"
) -> DaySheet:
    """The day of a run sheet. where: the cohort, the day and the place, as far as they are known."""
    laid, times = planned.sheet, planned.times()
    used = exercises_of(planned)
    needs = dict.fromkeys(need for exercise in used for need in exercise.needs)
    limit = planned.limit()
    # From some session on a cohort may go wherever it wants; that is no limit to be told.
    told_of = laid.ceiling or limit.why
    facts = [
        f"{planned.clock(laid.starts)} to {planned.clock(laid.finish)}",
        f"counted for {count(planned.people, 'person', 'people')}",
        *([f"no deeper than {limit.place.value}"] if limit.place and told_of else []),
        *([f"needs {', '.join(needs)}"] if needs else []),
    ]
    lines = tuple(_line(planned, item, times) for item in laid.items)
    ends, finish = planned.clock(times.finish), planned.clock(laid.finish)
    over = f"these lengths lead to {ends}" if times.finish > laid.finish else ""
    things = bring((*used, *planned.beside), planned.people)
    return DaySheet(title, where, tuple(facts), lines, (finish, over), things, language)


def _line(planned: Planned, item: SheetItem, times: Timeline) -> DayLine:
    stops = planned.sheet.stops_of(item)
    steps = tuple(_steps(planned, item, stops, times)) if item.exercise else ()
    room = next((text for label, text in item.notes if label == "ROOM"), "")
    placed = not (item.exercise or item.rests or item.out)
    place = stops[0].place.value if placed else ""
    return DayLine(
        planned.clock(begins(item, times)), item.name, minutes(item.length) if item.length else "",
        place, item.lead, room, tuple(_remarks(planned, item, times)), () if item.out else steps,
        item.out, item.rests,
    )  # fmt: skip


def _remarks(planned: Planned, item: SheetItem, times: Timeline) -> Iterable[str]:
    if item.out:
        yield "left out"
        return
    if item.lock is not None:
        yield f"begins at {planned.clock(item.lock)}, whatever happens"
    if item.fixed:
        yield "neither shorter nor longer"
    if item.cut != "never":
        yield "goes first when time is short" if item.cut == "first" else "may go if time is short"
    at = begins(item, times)
    if item.rests and at is not None:
        yield f"back at {planned.clock(at + item.length)}"
    if at is not None and (over := _over(planned, item, at)) > 0:
        yield f"{minutes(over)} over: shorten it or something before it"


def _over(planned: Planned, item: SheetItem, at: float) -> float:
    """Seconds that an item reaches over the lock behind it."""
    items = planned.sheet.items
    behind = next((each for each in items[items.index(item) + 1 :] if not each.out), None)
    return at + item.length - behind.lock if behind and behind.lock is not None else 0.0


def _steps(
    planned: Planned, item: SheetItem, stops: tuple[Stop, ...], times: Timeline
) -> Iterable[DayStep]:
    assert item.exercise is not None
    by_id = {stop.id.rpartition("/")[2]: stop for stop in stops}
    for step in item.exercise.steps:
        stop = by_id.get(step.id)
        if stop is None or stop.out:
            yield DayStep("", step.name, "", "", "", ("left out",), out=True)
        else:
            at = times.starts[planned.sheet.index[stop.id]]
            yield _step(planned, step, stop, planned.clock(at))


def _step(planned: Planned, step: Step, stop: Stop, clock: str) -> DayStep:
    told = []
    if stop.cut != "never":
        told.append("goes first" if stop.cut == "first" else "may go")
    told += [words for words in (step.lead and f"{step.lead} leads", step.room) if words]
    return DayStep(
        clock, step.name, in_words(stop.span.ideal) if stop.span.ideal else "",
        groups_in_words(step.group, planned.people), stop.place.value, tuple(told),
    )  # fmt: skip
