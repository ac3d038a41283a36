"""Charts as SVG within a page: drawn in one ink, so that paper and both themes have the same.

Each says what it shows by its title and a sentence; its table stands beside it, with every number.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from l4pc_tui.core.document.model import Bars, Reached, Trace
from l4pc_tui.core.text import clean_xml, cut

WIDE = 440
"""Units across. A telephone shows about 340 pixels of it, so that 14 stay readable."""

_TEXT = 14
_LETTER = 7
"""How wide a letter of 14 units is, about."""


def bars_svg(chart: Bars) -> str:
    """A bar a line, its label over it and its words at the right. What is hidden is an empty frame
    that says so."""
    pitch, high = 46, 16
    body = []
    for number, bar in enumerate(chart.bars):
        top = number * pitch + _TEXT
        words = _cut(bar.words, WIDE // 2)
        label = _cut(bar.label, WIDE - len(words) * _LETTER - _TEXT)
        body.append(f'<text x="0" y="{top}">{_words(label)}</text>')
        body.append(
            f'<text class="bold" x="{WIDE}" y="{top}" text-anchor="end">{_words(words)}</text>'
        )
        at = top + 7
        if bar.value is None:
            body.append(_hatched(at, high))
            continue
        share = min(1.0, max(0.0, bar.value / chart.most)) if chart.most > 0 else 0.0
        body.append(
            f'<rect class="frame" x=".5" y="{at + 0.5}" width="{WIDE - 1}" height="{high - 1}"/>'
        )
        body.append(
            f'<rect class="ink" x="0" y="{at}" width="{share * WIDE:.1f}" height="{high}"/>'
        )
    return _svg(chart.title, chart.alt, len(chart.bars) * pitch, body)


def _hatched(top: int, high: int) -> str:
    """An empty bar with strokes in it: nothing is told by its length."""
    strokes = "".join(f"M{x} {top + high}l{high} -{high}" for x in range(0, WIDE - high, 8))
    return (
        f'<rect class="frame" x=".5" y="{top + 0.5}" width="{WIDE - 1}" height="{high - 1}"/>'
        f'<path class="rule" d="{strokes}"/>'
    )


def trace_svg(trace: Trace) -> str:
    """How deep, downwards, over the minutes, to the right. What was asked stands as a letter on the
    line, with its words below."""
    left, top, pitch = 78, 22, 36
    deepest = max((each.level for each in trace.reached), default=0)
    bottom = top + deepest * pitch + 18
    across = WIDE - left - 14
    told = [each.minute for each in trace.reached] + [each.minute for each in trace.asked]
    minutes = max(trace.minutes, 1.0, *told)

    def x(minute: float) -> float:
        return left + across * max(0.0, minute) / minutes

    def y(level: int) -> float:
        return top + level * pitch

    names: dict[int, str] = {}
    for each in trace.reached:
        names.setdefault(each.level, each.name)
    body = []
    for level in range(deepest + 1):
        body.append(f'<path class="rule" d="M{left} {y(level)}H{WIDE}"/>')
        if level in names:
            name = _words(_cut(names[level], left - 8))
            body.append(f'<text x="{left - 8}" y="{y(level) + 5}" text-anchor="end">{name}</text>')
    body.append(f'<path class="axis" d="M{left} {bottom}H{WIDE}"/>')
    for minute in _ticks(minutes):
        body.append(f'<path class="axis" d="M{x(minute):.1f} {bottom}v5"/>')
        body.append(
            f'<text class="soft" x="{x(minute):.1f}" y="{bottom + 19}" text-anchor="middle">{minute}</text>'
        )
    body.append(
        f'<text class="soft" x="{left - 8}" y="{bottom + 19}" text-anchor="end">minutes</text>'
    )
    if trace.reached:
        first, *rest = trace.reached
        steps = "".join(f"H{x(each.minute):.1f}V{y(each.level)}" for each in rest)
        start = f"M{x(first.minute):.1f} {y(first.level)}"
        body.append(f'<path class="line" d="{start}{steps}H{x(minutes):.1f}"/>')
    body += [
        f'<circle class="dot" cx="{x(each.minute):.1f}" cy="{y(each.level)}" r="4.5"/>'
        for each in trace.reached
    ]
    # On the way back the group passes a level that is called otherwise on the way down.
    body += [
        f'<text x="{x(each.minute) + 8:.1f}" y="{y(each.level) - 8}">{_words(_cut(each.name, 90))}</text>'
        for each in trace.reached if each.name != names[each.level]
    ]  # fmt: skip
    for number, asked in enumerate(trace.asked):
        level = level_at(trace.reached, asked.minute)
        here, line = x(asked.minute), bottom + 46 + number * 22
        body.append(f'<path class="dash" d="M{here:.1f} {y(level)}V{bottom}"/>')
        body.append(_letter(here, y(level), number))
        body.append(_letter(left - 16, line - 5, number))
        body.append(f'<text x="{left}" y="{line}">{_words(_cut(asked.words, WIDE - left))}</text>')
    return _svg(trace.title, trace.alt, bottom + 28 + len(trace.asked) * 22, body)


def level_at(reached: tuple[Reached, ...], minute: float) -> int:
    """How deep the group was at a minute."""
    return next((each.level for each in reversed(reached) if each.minute <= minute), 0)


def letter(number: int) -> str:
    """By which something asked is found again below the line: A, B, C."""
    return chr(ord("A") + number % 26)


def _letter(x: float, y: float, number: int) -> str:
    return (
        f'<circle class="ink" cx="{x:.1f}" cy="{y}" r="9"/>'
        f'<text class="in" x="{x:.1f}" y="{y + 4.5}" text-anchor="middle">{letter(number)}</text>'
    )


def _ticks(minutes: float) -> Iterator[int]:
    """Whole minutes at which a mark stands: seven at most."""
    step = next((each for each in (5, 10, 15, 30, 60, 120, 240) if minutes / each <= 7), 480)
    yield from range(0, int(minutes) + 1, step)


def _svg(title: str, alt: str, high: float, body: list[str]) -> str:
    """role, title and desc: what a screen reader says of it."""
    return (
        f'<svg role="img" viewBox="0 0 {WIDE} {high:.0f}" aria-label="{_words(title)}. {_words(alt)}">'
        f"<title>{_words(title)}</title><desc>{_words(alt)}</desc>{''.join(body)}</svg>"
    )


def _cut(text: str, units: int) -> str:
    """As much of the words as stands within so many units; the table has the whole."""
    return cut(clean_xml(text).replace("\n", " "), max(1, units // _LETTER))


def _words(text: str) -> str:
    return escape(clean_xml(text)).replace("\n", " ")
