"""Paper: the day of a session at a glance, to lie on the table and be read from a step away."""

from __future__ import annotations

from collections.abc import Iterable

from l4pc_tui.core.live.paper.day_sheet import DayLine, DaySheet, DayStep
from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.sheet_page import facts, ticks
from l4pc_tui.exchange.paper.words import plain

_HEADINGS = ("Begins", "What", "How long")


def day_page(sheet: DaySheet) -> bytes:
    """The day as an HTML file."""
    heads = "".join(f"<th>{head}</th>" for head in _HEADINGS)
    body = [
        f"<h1>{plain(sheet.title)}</h1>", facts(sheet.where), facts(sheet.facts),
        f'<table class="day"><thead><tr>{heads}</tr></thead>{"".join(map(_line, sheet.lines))}{_finish(*sheet.finish)}</table>',
    ]  # fmt: skip
    if sheet.bring:
        body += [f'<section class="bring"><h2>To bring</h2>{ticks(sheet.bring)}</section>']
    return page(sheet.title, body, sheet.language, look="day-sheet")


def _line(line: DayLine) -> str:
    """An item with its steps: one body of the table, so that no page break parts them."""
    lead = f"{line.lead} leads" if line.lead else ""
    told = " · ".join(map(plain, filter(None, (lead, line.room, *line.remarks))))
    name = f"<s>{plain(line.name)}</s>" if line.out else plain(line.name)
    kind = "out" if line.out else "rests" if line.rests else "item"
    beside = f" <i>{plain(line.place)}</i>" if line.place else ""
    below = f"<small>{told}</small>" if told else ""
    first = (
        f'<tr class="{kind}"><td>{line.clock}</td><td><b>{name}</b>{beside}{below}</td>'
        f"<td>{line.length}</td></tr>"
    )
    return f"<tbody>{first}{''.join(map(_step, line.steps))}</tbody>"


def _finish(clock: str, told: str) -> str:
    below = f"<small>{plain(told)}</small>" if told else ""
    return f'<tbody><tr class="item"><td>{clock}</td><td><b>Finish</b>{below}</td><td></td></tr></tbody>'


def _step(step: DayStep) -> str:
    told = _told((step.groups, step.place, *step.remarks))
    name = f"<s>{plain(step.name)}</s>" if step.out else plain(step.name)
    return f'<tr class="step"><td>{step.clock}</td><td>{name}{told}</td><td>{step.length}</td></tr>'


def _told(words: Iterable[str]) -> str:
    held = " · ".join(map(plain, filter(None, words)))
    return f" <small>{held}</small>" if held else ""
