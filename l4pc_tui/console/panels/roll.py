"""Who is here: the count, and everyone who is not simply here; everyone where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, ends, fit, hang, hint, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.view_model import RollName, SessionView
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

NAMES_AT = 8
MOST_LINES = 3
"""Lines that the names under one mark get; the register has them all."""
NOBODY = "Nobody yet. r takes the register."
STYLES = {
    "late": "$behind", "online": "$online", "sorry": "$muted", "absent": "$muted",
    "left": "$behind", "to come": "$muted", "leads": "$muted",
}  # fmt: skip
_BETWEEN = 2
_WORD = 7
"""Cells of the longest word beside a name and the space before it."""


class Roll(Drawn):
    """The register in short, or every name with its sign."""

    DEFAULT_CSS = "Roll { height: auto; max-height: 50%; }"

    def __init__(self) -> None:
        super().__init__(id="roll")
        self._shown: tuple[object, ...] = ()
        self._view: SessionView | None = None
        self._rows = 0

    def show(self, view: SessionView, *, rows: int = 0) -> None:
        """Draw who is here, unless it is drawn already.

        rows: how many there are for the names, each with its sign; 0: who is simply here is
        only counted.
        """
        shown = (view.in_room, view.expected, view.roll, view.people, rows)
        if shown != self._shown:
            self._shown, self._view, self._rows = shown, view, rows
            self.redraw()

    def draw(self, width: int) -> Content:
        view = self._view
        if view is None:
            return GAP
        head = Content.assemble(
            ("REGISTER  ", "bold $muted"),
            (str(view.in_room), "bold $kept" if view.in_room else "bold $muted"),
            (f" of {view.expected} here" if view.expected else "", "$muted"),
        )
        if self._rows and view.people:
            return stack([head, GAP, *self._by_name(view, width)])
        lines = [head, GAP]
        for roll in view.roll:
            lead = Content.styled(roll.mark, STYLES[roll.mark])
            named = hang(lead, NAMES_AT, text(roll.names, "$soft"), width)
            if len(named) > MOST_LINES:
                named = [*named[: MOST_LINES - 1], fit(named[MOST_LINES - 1] + " …", width)]
            lines += named
        if not view.roll and not view.expected:
            lines += hint(NOBODY).wrap(max(4, width))
        return stack(lines)

    def _by_name(self, view: SessionView, width: int) -> list[Content]:
        """Everyone down two columns where all names are whole in them, else down one."""
        half = (width - _BETWEEN) // 2
        longest = max(2 + cell_width(one.name) + (_WORD if one.word else 0) for one in view.people)
        two = longest <= half
        most = self._rows * (2 if two else 1)
        shown = view.people if len(view.people) <= most else view.people[: most - (2 if two else 1)]
        left = view.people[len(shown) :]
        lines = _two_columns(shown, half) if two else [_person(one, width) for one in shown]
        if left:
            more = f"and {amounts.count(len(left), 'other', 'others')}; r has them all"
            lines.append(text(more, "$muted"))
        leads = next((line.names for line in view.roll if line.mark == "leads"), "")
        if leads:
            lines += [GAP, *_leads(leads).wrap(max(4, width))]
        return lines


def _two_columns(people: Sequence[RollName], half: int) -> list[Content]:
    rows = -(-len(people) // 2)
    lines = []
    for number in range(rows):
        line = pad(_person(people[number], half), half)
        if number + rows < len(people):
            line += " " * _BETWEEN + _person(people[number + rows], half)
        lines.append(line)
    return lines


def _person(one: RollName, width: int) -> Content:
    style = tone_style(one.tone)
    named = Content.assemble((one.sign, style), " ") + text(
        one.name, "$muted" if one.tone == "muted" else "$foreground"
    )
    return ends(named, text(one.word, style), width) if one.word else fit(named, width)


def _leads(names: str) -> Content:
    return text(f"{names} {'lead' if ', ' in names else 'leads'}", "$muted")
