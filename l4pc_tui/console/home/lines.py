"""How the lines of Home's lists are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from l4pc_tui.console.widgets.columns import Column, fit_columns, longest_of, row
from l4pc_tui.console.widgets.draw import by_parts, hang, stack
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

if TYPE_CHECKING:
    from l4pc_tui.core.script.paper.bring_list import Thing
    from l4pc_tui.desk.home.between import BetweenLine
    from l4pc_tui.desk.home.card import NextLine
    from l4pc_tui.desk.home.home import CohortLine
    from l4pc_tui.desk.home.tidying import TidyLine

_DOT = Content.styled(" · ", "$muted")
MOST_BOXES = 12
"""Sessions for which a box each is drawn."""


def cohort_lines(cohorts: Sequence[CohortLine], width: int) -> list[ListLine]:
    """Each cohort with a box for each session, filled when it is over."""
    names = [text(each.name, "bold $foreground") for each in cohorts]
    boxes = [_boxes(each) for each in cohorts]
    told = [_done(each) for each in cohorts]
    columns = (Column(longest_of(names)), Column(longest_of(boxes), 1), Column(longest_of(told), 2))
    widths = fit_columns(columns, width)
    return [
        ListLine(
            cohort.id,
            stack(
                [row(columns, widths, cells), *_parts(cohort.told, width)]
            ),
        )
        for cohort, *cells in zip(cohorts, names, boxes, told, strict=True)
    ]  # fmt: skip


def _parts(told: str, width: int) -> list[Content]:
    return by_parts((text(part, "$muted") for part in told.split(" · ")), width, _DOT)


def _boxes(cohort: CohortLine) -> Content:
    if not 0 < cohort.of <= MOST_BOXES:
        return Content("")
    return Content.styled(f"{'■' * cohort.done}{'□' * (cohort.of - cohort.done)}", "$accent")


def _done(cohort: CohortLine) -> Content:
    if not cohort.of:
        return Content.styled("no sessions yet", "$muted")
    return Content(f"{cohort.done} of {cohort.of}")


def coming_lines(coming: Sequence[NextLine], width: int) -> list[ListLine]:
    """Each session that comes: its day and title, and below them where it is."""
    days = [text(each.when, "$accent") for each in coming]
    gutter = longest_of(days) + 2
    return [
        ListLine(
            each.session,
            stack(
                [
                    *hang(day, gutter, text(each.title, "$foreground"), width),
                    *(" " * gutter + line for line in _parts(each.where, width - gutter)),
                ]
            ),
        )
        for each, day in zip(coming, days, strict=True)
    ]


def tidy_lines(tidy: Sequence[TidyLine], width: int) -> list[ListLine]:
    """Count and thing; below them what to do next."""
    wide = max((len(str(each.count)) for each in tidy), default=0)
    lines = []
    for each in tidy:
        style = tone_style(each.tone)
        sign = "×" if each.tone == "act" else "▲"
        lead = Content.assemble((f"{sign} ", style), (f"{each.count:>{wide}}", style), " ")
        told = hang(lead, wide + 3, text(each.text, "bold $foreground"), width)
        told += hang(Content(""), wide + 3, text(each.act, "$muted"), width)
        lines.append(ListLine(each.about, stack(told)))
    return lines


def between_lines(lines: Sequence[BetweenLine], width: int) -> list[ListLine]:
    """What lies between sessions: its day and what it is, and below that who does it."""
    several = len({each.cohort for each in lines}) > 1
    days = [f"was due {e.when}" if e.stands == "late" else e.when for e in lines]
    drawn = []
    for each, day in zip(lines, days, strict=True):
        done = each.stands == "done"
        style = "$muted" if done else tone_style("behind") if each.stands == "late" else "$accent"
        sign = (
            ("✓ ", "$kept")
            if done
            else ("▲ ", style)
            if each.stands == "late"
            else ("○ ", "$muted")
        )
        told = text(each.told, "$muted" if done else "$foreground")
        about = filter(None, (day, each.about, each.cohort_name if several else ""))
        below = _parts(" · ".join(about), width - 2)
        below[0] = below[0].stylize(style, 0, len(day))
        lead = Content.styled(*sign)
        drawn.append(
            ListLine(
                f"{each.cohort} {each.key}",
                stack([*hang(lead, 2, told, width), *("  " + line for line in below)]),
            )
        )
    return drawn


def bring_lines(things: Sequence[Thing], packed: frozenset[str], width: int) -> list[ListLine]:
    """How many of what; what it is for stands beside it where every word of both is whole."""
    numbers = [text(f"{each.number} ×" if each.number else "") for each in things]
    names = [text(each.what) for each in things]
    uses = [text(each.of[0] if len(each.of) == 1 else "", "$muted") for each in things]
    count = longest_of(numbers)
    gutter = 2 + count + bool(count)
    whole = (Column(longest_of(names)), Column(longest_of(uses), 1))
    room = width - gutter
    widths = fit_columns(whole, room) if whole[0].longest <= room else (room, 0)
    lines = []
    for each, number, name, use in zip(things, numbers, names, uses, strict=True):
        done = each.told in packed
        sign = Content.styled("✓ " if done else "○ ", "$kept" if done else "$muted")
        lead = sign + " " * (count - number.cell_length) + number
        name = name.stylize("$muted" if done else "$foreground")
        body = (
            [row(whole, widths, (name, use))] if widths[1] else [*hang(Content(""), 0, name, room)]
        )
        drawn = [*hang(lead, gutter, body[0], width), *(" " * gutter + line for line in body[1:])]
        lines.append(ListLine(each.told, stack(drawn)))
    return lines  # fmt: skip
