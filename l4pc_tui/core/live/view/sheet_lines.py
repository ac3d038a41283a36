"""The run sheet as it is drawn: signs, times and names, with the steps of the current item."""

from __future__ import annotations

from datetime import tzinfo
from functools import lru_cache

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem, Stop
from l4pc_tui.core.live.time.ends import item_end
from l4pc_tui.core.live.time.timeline import Timeline
from l4pc_tui.core.live.view_model import Progress, SheetLine
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.toned import Tone

_SIGNS: dict[Progress, str] = {
    "done": "✓", "now": "▶", "passed": "–", "ahead": "·", "left out": "–",
}  # fmt: skip


def sheet_lines(
    sheet: Sheet, run: Run, times: Timeline, zone: tzinfo | None
) -> tuple[SheetLine, ...]:
    """The agenda, each item with the time it began or is expected to begin."""
    here = sheet.index.get(run.openers[0] if run.openers else run.at, -1)
    lines: list[SheetLine] = []
    for item in sheet.items:
        progress = _progress(sheet, item, run, here)
        lines.append(_item_line(sheet, item, progress, run, times, zone))
        first, after = item.stops
        if progress == "now" and after - first > 1:
            for number in range(first, after):
                lines.append(_step_line(sheet.stops[number], number, here, run))
    return tuple(lines)


def _progress(sheet: Sheet, item: SheetItem, run: Run, here: int) -> Progress:
    first, after = item.stops
    if first <= here < after and run.state is not State.CLOSED:
        return "now"
    if any(stop.id in run.began for stop in sheet.stops[first:after]):
        return "done"
    if here >= after or run.state is State.CLOSED:
        return "passed"
    return "left out" if item.out else "ahead"


def _item_line(
    sheet: Sheet, item: SheetItem, progress: Progress, run: Run,
    times: Timeline, zone: tzinfo | None,
) -> SheetLine:  # fmt: skip
    first, after = item.stops
    opening = next((stop for stop in sheet.stops_of(item) if not stop.out), sheet.stops[first])
    expected = next((at for at in times.starts[first:after] if at is not None), item.starts)
    when = run.began.get(opening.id, expected)
    sign, length = _SIGNS[progress], item.length
    told, tone = _stands(item, opening, progress, times, zone)
    if progress == "left out":
        # How long it would have been.
        length = sum(stop.span.ideal for stop in sheet.stops_of(item))
    elif progress == "ahead" and tone == "behind":
        sign = "▲"
    elif progress == "ahead" and item.rests:
        sign = "■"
    elif progress == "ahead" and opening.place is Place.RETURN:
        sign = "⌂"
    return SheetLine(
        opening.id, sign, "" if progress == "left out" else amounts.hhmm(when, zone, times.now), item.name, _minutes(length), 0,
        progress, opening.place, told, tone,
    )  # fmt: skip


def _stands(
    item: SheetItem, opening: Stop, progress: Progress, times: Timeline, zone: tzinfo | None
) -> tuple[str, Tone]:
    """How an item stands against the plan, where that says something, and in which tone."""
    if progress == "left out":
        return progress, "muted"
    if progress != "ahead":
        return "", ""
    if end := item_end(item, times, zone):
        # How late or early is told once, in the header; here that it is.
        return (
            "late" if end.tone == "behind" else "early" if end.told.endswith("early") else end.told
        ), end.tone
    return ("kept", "kept") if opening.place is Place.RETURN else ("", "")


def _step_line(stop: Stop, number: int, here: int, run: Run) -> SheetLine:
    progress: Progress = "now" if number == here else "ahead"
    if number != here and stop.id in run.began:
        progress = "done"
    elif number < here:
        progress = "passed"
    elif stop.out and number != here:
        progress = "left out"
    return _step(stop.id, stop.name, stop.span.ideal, stop.place, progress)


@lru_cache(maxsize=1024)
def _step(id: str, name: str, length: float, place: Place, progress: Progress) -> SheetLine:
    """Remembered, because a view is drawn every second and most steps stay as they are."""
    sign = {"now": "●", "ahead": "○"}.get(progress, _SIGNS[progress])
    return SheetLine(id, sign, "", name, _minutes(length), 1, progress, place)


def _minutes(seconds: float) -> str:
    return str(max(1, round(seconds / 60))) if seconds else ""
