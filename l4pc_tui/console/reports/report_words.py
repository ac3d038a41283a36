"""What a report is about and for whom, as lines to choose from; and the page as it will be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content

from l4pc_tui.console.reports.preview import preview
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, fit, label, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.look.content import text

if TYPE_CHECKING:
    from l4pc_tui.core.document.model import Document
    from l4pc_tui.desk.reports.choosing import Offers, ReportWish

MOST_PAGE = 92
"""Cells beyond which a page is not read more easily."""
_NAMES = 14


class Row(StrEnum):
    """What a line chooses."""

    COHORT = "cohort"
    DAYS = "days"
    AS_OF = "as of"
    PROFILE = "profile"
    FORM = "form"


HEADS: dict[Row, str] = locked(
    Row,
    {
        Row.COHORT: "OF WHICH COHORTS", Row.DAYS: "WHEN", Row.AS_OF: "", Row.PROFILE: "FOR WHOM",
        Row.FORM: "AS",
    },
)  # fmt: skip
"""What stands above the lines of each; "" for those that stand below the ones before."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. row: None for a heading or a gap. value: what it chooses. chosen: whether it is;
    None for one that asks."""

    key: str
    row: Row | None
    value: str
    name: str
    told: str = ""
    chosen: bool | None = None


def picks(offers: Offers, wish: ReportWish) -> list[Line]:
    """Everything that can be chosen, with what is."""
    rows: dict[Row, list[Line]] = locked(
        Row,
        {
            Row.COHORT: [
                Line(f"cohort:{id}", Row.COHORT, id, name, count(sessions, "session"), id in wish.cohorts)
                for id, name, sessions in offers.cohorts
            ],
            Row.DAYS: [Line("days", Row.DAYS, "", "days", wish.days_in_words)],
            Row.AS_OF: [Line("as of", Row.AS_OF, "", "as of", wish.as_of or "now")],
            Row.PROFILE: [
                Line(f"profile:{each}", Row.PROFILE, each, each, PROFILES[each].words.rpartition(": ")[2],
                     each == wish.profile)
                for each in Profile
            ],
            Row.FORM: [
                Line(f"form:{each}", Row.FORM, each, each.called, each.use, each == wish.form)
                for each in type(wish.form)
            ],
        },
    )  # fmt: skip
    return list(_headed(rows))


def _headed(rows: dict[Row, list[Line]]) -> Iterator[Line]:
    for row, lines in rows.items():
        if HEADS[row]:
            if row is not Row.COHORT:
                yield Line("", None, "", "")
            yield Line("", None, "", HEADS[row])
        yield from lines


class Picks(Choices[Line]):
    """Space chooses the line under the cursor; Enter is the screen's, and writes."""

    def __init__(self, *, id: str) -> None:
        super().__init__(_pick_line, "Choose", "Choose the line under the cursor", id=id)
        self._bindings.key_to_bindings.pop("enter")
        self._bindings.key_to_bindings["space"] = [
            Binding("space", "select", "Choose", id=f"{id}.space",
                    tooltip="Choose the line under the cursor, or change it")
        ]  # fmt: skip


def _pick_line(line: Line, width: int) -> ListLine:
    if line.row is None:
        return ListLine("", label(line.name) if line.name else GAP)
    signs = {True: ("● ", "$kept"), False: ("○ ", "$muted"), None: ("  ", "$muted")}
    sign = Content.assemble(signs[line.chosen])
    style = "bold $foreground" if line.chosen or line.chosen is None else "$foreground"
    wide = max(_NAMES, cell_width(line.name) + 2)
    name = pad(text(line.name, style), wide)
    whole = sign.cell_length + wide + cell_width(line.told) <= width
    # What is only told of a choice is whole or not there; what was typed is there in any case.
    told = line.told if whole or line.chosen is None else ""
    return ListLine(line.key, fit(Content.assemble(sign, name, text(told, "$muted")), width))


class Page(Drawn):
    """The document, as wide as it is easily read; or why there is none."""

    def __init__(self) -> None:
        super().__init__(id="page-words")
        self._document: Document | None = None
        self._says = ""
        self._reads = True

    def show(self, document: Document) -> None:
        """Draw this one."""
        self._document, self._says, self._reads = document, "", False
        self.redraw()

    def say(self, words: str) -> None:
        """Say why there is none."""
        self._document, self._says, self._reads = None, words, False
        self.redraw()

    def reads(self) -> None:
        """Another one is being read; the one before stays until then."""
        self._reads = True
        self.redraw()

    def draw(self, width: int) -> Content:
        lead = label("PREVIEW") + text("  reading …" if self._reads else "", "$muted")
        if self._document is not None:
            return stack([lead, GAP, *preview(self._document, min(width, MOST_PAGE))])
        return stack([lead, GAP, *text(self._says, "$muted").wrap(max(4, width))])
