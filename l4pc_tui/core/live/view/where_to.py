"""Where a wish would lead the room, as a question: for what may have been a slip of the hand."""

from __future__ import annotations

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.text.amounts import count


def where_to(sheet: Sheet, run: Run, answer: rules.Ruling) -> str:
    """The question; "" where nothing would move."""
    if isinstance(answer, rules.Refused):
        return ""
    data = answer.data
    if answer.verb is Verb.REVEAL:
        stop = sheet.stop(run.at)
        return f"Ask the room “{stop.said(stop.queries[data['probe']].text)}”?"
    if "stop" not in data or answer.verb is Verb.COVER:
        return f"Come up to {data['place']}?" if data.get("place") else ""
    to = sheet.stop(data["stop"])
    item = sheet.item_of(to)
    named = f"“{to.name}”" if to.name == item.name else f"“{to.name}” of “{item.name}”"
    if answer.verb is Verb.START:
        return f"Start the session with {named}?"
    return f"Go to {named}?{_passed_over(sheet, run, to.id)}"


def _passed_over(sheet: Sheet, run: Run, to: str) -> str:
    """How many steps would not be done for it."""
    here, there = sheet.index.get(run.openers[0] if run.openers else run.at), sheet.index.get(to)
    if here is None or there is None:
        return ""
    between = sheet.stops[here + 1 : there]
    left = sum(not stop.out and stop.id not in run.began for stop in between)
    return f" {count(left, 'step')} in between would be passed over." if left else ""
