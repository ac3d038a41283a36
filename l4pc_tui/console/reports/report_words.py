"""What leaves, for whom and of what, as lines to choose from; and the page as it will be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content

from l4pc_tui.console.reports.preview import preview
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, ends, hang, label, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.paths import told_path
from l4pc_tui.desk.reports.choosing import What, sessions_of
from l4pc_tui.look.content import on_paper, text
from l4pc_tui.look.palettes import CONTRAST, PLAIN

if TYPE_CHECKING:
    from l4pc_tui.core.document.model import Document
    from l4pc_tui.desk.reports.choosing import Looked, Offers, ReportWish
    from l4pc_tui.desk.reports.leaving_out import LeftOut

MOST_PAGE = 92
"""Cells beyond which a page is not read more easily."""
_MARGIN = 3
"""Cells of paper at each side of what is written on it."""
_NAMES, _WHATS = 14, 20
"""Cells of the names, before what is told of each; of what leaves."""
LIES = "lies"
"""The key of the line that says where the file will lie."""
_LEFT_OUT = 44
"""Cells of a line of what is left out."""


class Row(StrEnum):
    """What a line chooses."""

    WHAT = "what"
    PROFILE = "profile"
    FORM = "form"
    COHORT = "cohort"
    SESSION = "session"
    DAYS = "days"
    AS_OF = "as of"


HEADS: dict[Row, str] = locked(
    Row,
    {
        Row.WHAT: "WHAT", Row.PROFILE: "FOR WHOM", Row.FORM: "AS", Row.COHORT: "OF WHICH COHORTS",
        Row.SESSION: "WHICH SESSION", Row.DAYS: "", Row.AS_OF: "",
    },
)  # fmt: skip
"""What stands above the lines of each; "" for those that stand below the ones before."""
WHOM: dict[Profile, str] = locked(
    Profile,
    {
        Profile.HANDOVER: "shareable words, the rest counted",
        Profile.FACILITATOR: "your own, not to be passed on",
        Profile.COMMISSIONER: "no names, small numbers hidden",
        Profile.PUBLICATION: "no names, numbers rounded to five",
    },
)
"""What those for whom it is are given, in few words."""


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


def picks(offers: Offers, wish: ReportWish, looked: Looked | None = None) -> list[Line]:
    """Everything that can be chosen, with what is; below it what the file leaves out, and where it
    will lie. looked: None as long as nobody knows."""
    of_one = wish.what is What.LOG
    rows: dict[Row, list[Line]] = locked(
        Row,
        {
            Row.WHAT: [
                Line(f"what:{each}", Row.WHAT, each, each.called, each.use, each == wish.what)
                for each in What
            ],
            Row.PROFILE: [
                Line(f"profile:{each}", Row.PROFILE, each, each, WHOM[each], each == wish.profile)
                for each in Profile
            ],
            Row.FORM: [
                Line(f"form:{each}", Row.FORM, each, each.called, each.use, each == wish.form)
                for each in wish.forms
            ],
            Row.COHORT: [
                Line(f"cohort:{id}", Row.COHORT, id, name, count(sessions, "session"), id in wish.cohorts)
                for id, name, sessions in offers.cohorts
            ],
            Row.SESSION: [
                Line(f"session:{each.session}", Row.SESSION, each.session, each.day, each.title,
                     each.session == wish.session)
                for each in (sessions_of(offers, wish) if of_one else ())
            ],
            Row.DAYS: [Line("days", Row.DAYS, "", "days", wish.days_in_words)],
            Row.AS_OF: [Line("as of", Row.AS_OF, "", "as of", wish.as_of or "now")],
        },
    )  # fmt: skip
    lines = [*_headed(rows)]
    if looked is not None:
        lines += [
            *_left_out(looked.left),
            Line("", None, "", ""),
            Line(LIES, None, "", told_path(looked.lies)),
        ]
    return lines


def _left_out(left: Sequence[LeftOut]) -> Iterator[Line]:
    if left:
        yield Line("", None, "", "")
        yield Line("", None, "", "THIS LEAVES OUT")
    wide = max((len(str(each.number)) for each in left), default=0)
    for each in left:
        yield Line("", None, each.sign, each.what, f"{each.number:>{wide}}")


def _headed(rows: dict[Row, list[Line]]) -> Iterator[Line]:
    for row, lines in rows.items():
        if HEADS[row] and lines:
            if row is not Row.WHAT:
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
    if line.key == LIES:
        return ListLine("", stack(hang(text("to", "$muted"), 3, text(line.name), width)))
    if line.row is None and line.told:
        words = Content.assemble(text(line.told, "bold $foreground"), " ", text(line.name, "$soft"))
        # Its sign stands where what is told of the choices begins to end.
        sign = pad(text(line.value, "$muted"), 3)
        return ListLine("", ends(words, sign, min(width, _LEFT_OUT)))
    if line.row is None:
        return ListLine("", label(line.name) if line.name else GAP)
    signs = {True: ("● ", "$kept"), False: ("○ ", "$muted"), None: ("  ", "$muted")}
    sign = Content.assemble(signs[line.chosen])
    style = "bold $foreground" if line.chosen or line.chosen is None else "$foreground"
    name, told = text(line.name, style), text(line.told, "$muted")
    column = _WHATS if line.row is Row.WHAT else _NAMES
    for wide in (max(column, name.cell_length + 2), name.cell_length + 2):
        if sign.cell_length + wide + told.cell_length <= width:
            return ListLine(line.key, sign + pad(name, wide) + told)
    # What is only told of a choice is whole or not there; what was typed stands below its name.
    lines = hang(sign, sign.cell_length, name, width)
    if line.chosen is None and told:
        lines += hang(GAP, sign.cell_length + 1, told, width)
    return ListLine(line.key, stack(lines))


class Page(Drawn):
    """The document, as wide as it is easily read, on paper; or why there is none.

    The plain theme has no paper, and the one of high contrast keeps its own.
    """

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
        if self._document is None:
            return stack([lead, GAP, *text(self._says, "$muted").wrap(max(4, width))])
        if self.app.theme in (PLAIN, CONTRAST) or self.app.current_theme.ansi:
            return stack([lead, GAP, *preview(self._document, min(width, MOST_PAGE))])
        wide = min(width, MOST_PAGE + 2 * _MARGIN)
        page = preview(self._document, wide - 2 * _MARGIN)
        return stack([lead, GAP, *(on_paper(line, wide, _MARGIN) for line in (GAP, *page, GAP))])
