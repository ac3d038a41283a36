"""The words of a stop: what the facilitator reads, and what of it the room may see."""

from __future__ import annotations

import re
from datetime import timedelta, tzinfo
from typing import NamedTuple

from l4pc_tui.core.live.run.descent import Ceiling, in_reach
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.settings.numbers import Settings
from l4pc_tui.core.live.sheet.sheet import Door, Sheet, SheetItem, Stop
from l4pc_tui.core.live.time.rounds import bells, last_bell
from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.core.live.view_model import DoorLine, Part, ProbeLine
from l4pc_tui.core.record.life import State
from l4pc_tui.core.script.model.easy_read import easy_read_of, is_easy_read_of_step
from l4pc_tui.core.script.model.model import Trigger
from l4pc_tui.core.text.amounts import local

_LOOKS = {"Say": "say", "Ask": "ask", "Show": "show", "Safety": "safety"}
_WHO = re.compile(
    r"(?:the |a |some)?(?:group|room|circle|people|pairs?|trios?|fours?|one|body|anyone|anybody)"
    r"\s+(?:is|are|gets?|becomes?|feels?)\s+",
    re.IGNORECASE,
)
"""Whom a condition is about: "the group is stuck" is short for STUCK in the gutter."""

ARRIVALS = "Arrivals"
"""The kind of item in which people come, find a seat, take a drink."""
_UNSHOWN = ("Deeper", "Todo", "Next")
_LABELS = {"Handout": "GIVE OUT"}


def parts(sheet: Sheet, stop: Stop) -> tuple[Part, ...]:
    """The labelled thoughts of a stop in the script's order."""
    item = sheet.item_of(stop)
    found: list[Part] = []
    if stop is next((held for held in sheet.stops_of(item) if not held.out), None):
        found += [
            Part("", text, "say") if label == "SAY FIRST" else Part(label, text)
            for label, text in item.notes
        ]
    if stop.show:
        found.append(Part("ON SCREEN", stop.show, "show"))
    for block in stop.blocks:
        if block.label in _UNSHOWN or not block.text or block.audience == "author":
            continue
        look = _LOOKS.get(block.label, "plain")
        label = {"say": "", "ask": "", "show": "ON SCREEN"}.get(look)
        words = _LABELS.get(block.label, block.label.upper()) if label is None else label
        found.append(Part(words, stop.said(block.text), look))  # type: ignore[arg-type]
    return tuple(found)


def probes(run: Run, stop: Stop, limit: Ceiling) -> tuple[ProbeLine, ...]:
    """The stop's questions further down that today's ceiling leaves on view, and which of them
    the room has been asked."""
    return tuple(probe(run, stop, number) for number in in_reach(stop, run, limit))


def probe(run: Run, stop: Stop, number: int) -> ProbeLine:
    """The question of that number."""
    query = stop.queries[number]
    remarks = tuple(Part(r.label.upper(), stop.said(r.text)) for r in query.remarks)
    asked = number in run.revealed.get(stop.id, ())
    return ProbeLine(query.place, stop.said(query.text), asked, remarks)


def door_lines(open_ways: tuple[Door, ...], seen: Seen | None = None) -> tuple[DoorLine, ...]:
    """The doors with their keys, 1 to 9, in order; offered where the condition is seen to hold.

    seen: None where nothing runs, as in a preview.
    """
    return tuple(
        DoorLine(
            str(number),
            f"IF {_bare(way.condition)}",
            way.words,
            seen is not None and seen.holds(way.trigger),
        )
        for number, way in enumerate(open_ways, 1)
    )


class Seen(NamedTuple):
    """What the app can see by itself. late: seconds at the next lock, negative when to spare."""

    late: float
    people: int
    online: bool
    settings: Settings

    def holds(self, trigger: Trigger | None) -> bool:
        """Whether a condition is seen to be true."""
        if trigger is None:
            return False
        return {
            "short of time": self.late >= self.settings.short,
            "time to spare": -self.late >= self.settings.spare,
            "online": self.online,
            "more than": self.people > trigger.number,
            "fewer than": 0 < self.people < trigger.number,
        }.get(trigger.kind, False)


def _bare(condition: str) -> str:
    """The condition short enough for the gutter: "the group is stuck" → "STUCK"."""
    words = _WHO.sub("", condition.strip())
    return words.removesuffix(" of time").upper()


def public(
    sheet: Sheet, run: Run, now: float, *, zone: tzinfo | None = None, sign: str = ""
) -> PublicView:
    """What the room may see now: only text that the script marks for it, and a clock.

    Texts come from Show, Ask, the plan's Show setting, revealed probes and handouts in easy read;
    nothing else is read here.

    zone: where the wall clock hangs; None is this machine's. sign: what a sign at the door would say.
    """
    east = (local(now, zone).astimezone(zone).utcoffset() or timedelta()).total_seconds()
    if run.state is State.PLANNED or not run.at:
        return PublicView(begins=sheet.starts, offset=east, sign=sign, shown=_at_the_door(sheet))
    if run.state is State.CLOSED:
        return PublicView("closed")
    stop = sheet.stop(run.at)
    item = sheet.item_of(stop)
    shown = [stop.show] if stop.show else []
    shown += [b.text for b in stop.blocks if b.label == "Show" and b.audience == "room"]
    asks = [b.text for b in stop.blocks if b.label == "Ask" and b.audience == "room"]
    opened = run.revealed.get(stop.id, ())
    asked = stop.queries[opened[-1]].text if opened else "\n".join(asks)
    moment = now if run.paused_at is None else run.paused_at
    ends = round(moment + stop.span.ideal - run.used(moment), 3) if stop.span.ideal else None
    return PublicView(
        "paused" if run.state is State.PAUSED else "running",
        item.room_name,
        stop.group,
        tuple(stop.said(text) for text in shown if text),
        stop.said(asked),
        float(stop.span.ideal),
        ends,
        run.paused_at,
        (run.place or stop.place).value,
        bells(stop, run, now),
        rounds=stop.rounds if stop.rounds > 1 else 0,
        rang=last_bell(stop, run, now),
        back_at=ends if item.rests else None,
        offset=east,
        easy=_easy_read(item, stop),
    )


def _at_the_door(sheet: Sheet) -> tuple[str, ...]:
    """What arrivals have for the room: people come before the start, and read it then."""
    first = sheet.first
    arrives = sheet.item_of(first).kind == ARRIVALS
    return (first.said(first.show),) if arrives and first.show else ()


def _easy_read(item: SheetItem, stop: Stop) -> tuple[str, ...]:
    """The handouts in easy read that belong to the step: by its own name, or by that of a handout
    that it gives out. Handouts are for participants, all of their text."""
    if item.exercise is None:
        return ()
    given = [block.text for block in stop.blocks if block.label == "Handout"]
    return tuple(
        stop.said(each.text)
        for each in item.exercise.handouts
        if is_easy_read_of_step(stop.name, each.name)
        or any(easy_read_of(name, each.name) for name in given if name.strip())
    )
