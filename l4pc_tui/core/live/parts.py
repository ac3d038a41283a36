"""The words of a stop: what the facilitator reads, and what of it the room may see."""

from __future__ import annotations

import re

from l4pc_tui.core.live.public import PublicView
from l4pc_tui.core.live.run import Run
from l4pc_tui.core.live.session_view import DoorLine, Part, Probe
from l4pc_tui.core.live.sheet import Sheet, Stop, Way
from l4pc_tui.core.record.moves import State

_LOOKS = {"Say": "say", "Ask": "ask", "Show": "show", "Safety": "safety"}
_WHO = re.compile(
    r"(?:the |a |some)?(?:group|room|circle|people|pairs?|trios?|fours?|one|body|anyone|anybody)"
    r"\s+(?:is|are|gets?|becomes?|feels?)\s+",
    re.IGNORECASE,
)
"""Whom a condition is about: "the group is stuck" is short for STUCK in the gutter."""

_UNSHOWN = ("Deeper", "Todo", "Next")
_LABELS = {"Handout": "GIVE OUT"}


def parts(sheet: Sheet, stop: Stop) -> tuple[Part, ...]:
    """The labelled thoughts of a stop in the script's order."""
    item = sheet.item_of(stop)
    found: list[Part] = []
    first = sheet.stops[item.stops[0]] is stop
    if first:
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
        found.append(Part(words, block.text, look))  # type: ignore[arg-type]
    return tuple(found)


def probes(run: Run, stop: Stop) -> tuple[Probe, ...]:
    """The stop's questions further down, and which the room has been asked."""
    shown = run.revealed.get(stop.id, ())
    return tuple(
        Probe(
            query.place,
            query.text,
            number in shown,
            tuple(Part(remark.label.upper(), remark.text) for remark in query.remarks),
        )
        for number, query in enumerate(stop.queries)
    )


def door_lines(open_ways: tuple[Way, ...]) -> tuple[DoorLine, ...]:
    """The doors with their keys, 1 to 9, in order."""
    return tuple(
        DoorLine(str(number), f"IF {_bare(way.condition)}", way.words)
        for number, way in enumerate(open_ways, 1)
    )


def _bare(condition: str) -> str:
    """The condition short enough for the gutter: "the group is stuck" → "STUCK"."""
    words = _WHO.sub("", condition.strip())
    return words.removesuffix(" of time").upper()


def public(sheet: Sheet, run: Run, now: float) -> PublicView:
    """What the room may see now: only text that the script marks for it, and a clock.

    Texts come from Show, Ask, the plan's Show setting and revealed probes; nothing else is
    read here.
    """
    if run.state is State.PLANNED or not run.at:
        return PublicView()
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
        tuple(text for text in shown if text),
        asked,
        float(stop.span.ideal),
        ends,
        run.paused_at,
        (run.place or stop.place).value,
    )
