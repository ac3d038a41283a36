"""What Close asks next: one question, each answer with where it leads; the rest can wait."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.panels.notes import SIGNS
from l4pc_tui.console.widgets.draw import (
    GAP,
    bar,
    barred,
    fit,
    hang,
    key,
    label,
    pad,
    pressing,
    stack,
)
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.notes.destinations import GOES, Goes
from l4pc_tui.desk.session.close import AskedLine, CloseView
from l4pc_tui.desk.session.close_answers import Way
from l4pc_tui.look.content import text

BAR = 16
_SAYS, _GOES = 22, 12
ASKS_AT, GOES_AT = 24, 10
"""Cells of the last two columns of the list below."""
COLUMNS_FROM = 64
"""Cells from which on what is asked has a column of its own there."""
ACCENTS = {Goes.LOG: "$kept", Goes.TEAM: "$muted", Goes.YOURS: "$behind",
            Goes.RESTRICTED: "$behind", Goes.GONE: "$muted"}  # fmt: skip


def where(to: Goes | None, *, strong: bool = True) -> Content:
    """A destination: its sign and its word."""
    if to is None:
        return GAP
    return Content.assemble(
        (GOES[to].sign, ACCENTS[to]), " ", (str(to), "bold $foreground" if strong else "$muted")
    )


class CloseQuestion(Drawn):
    """The line under the cursor in full, what is asked about it, and every answer."""

    DEFAULT_CSS = "CloseQuestion { height: auto; }"

    def __init__(self) -> None:
        super().__init__(id="question")
        self._view: CloseView | None = None
        self._line: AskedLine | None = None
        self._tinted = self._airy = False

    def show(
        self, view: CloseView, line: AskedLine | None, *, tinted: bool, airy: bool
    ) -> None:  # fmt: skip
        """Draw it. line: the one under the cursor. tinted: Enter takes the first of its answers.
        airy: there are rows for air between."""
        shown = (view, line, tinted, airy)
        if shown != (self._view, self._line, self._tinted, self._airy):
            self._view, self._line, self._tinted, self._airy = shown
            self.redraw()

    def draw(self, width: int) -> Content:
        view, line = self._view, self._line
        if view is None:
            return GAP
        air = [GAP] if self._airy else []
        lines = [_head(view, line, width), GAP]
        if line is not None:
            lines += [*_in_full(line, width), GAP]
            lines += [*text(line.question[0], "bold $foreground").wrap(max(4, width)), *air]
            for number, way in enumerate(line.ways if line.open or line.asks else ()):
                lines.append(_answer(way, width, tinted=self._tinted and number == 0))
        return stack(lines)


def _head(view: CloseView, line: AskedLine | None, width: int) -> Content:
    """ "QUESTION 1 OF 10   ✓ 7 ready   ━━━╌╌╌   about 3 min"."""
    asked, ready = view.questions, len(view.ready)
    told = Content.styled(f"✓ {ready} ready", "$kept")
    if not asked:
        return fit(label("NOTHING IS ASKED ANY MORE   ") + told, width)
    at = next((n for n, each in enumerate(asked, 1) if line and each.note == line.note), 0)
    head = label(f"QUESTION {at} OF {len(asked)}   " if at else f"{len(asked)} QUESTIONS   ")
    done = bar(ready / (ready + len(asked)), BAR, "$foreground")
    full = head + told + "   " + done + Content.styled(f"   {view.takes}", "$muted")
    return full if full.cell_length <= width else fit(head + told, width)


def _in_full(line: AskedLine, width: int) -> list[Content]:
    """The words beside a bar, and below them what they are, when and where they were said."""
    style = SIGNS[line.mark][1] if line.mark else "$faint"
    quoted = f"“{line.text}”" if line.asks == "consent" else line.text
    lacks = line.lacks if line.uncaught else ""
    told = " · ".join(filter(None, (line.kind, line.said, line.answer, lacks)))
    return [
        *barred(style, text(quoted, "bold $foreground"), width),
        *barred(style, text(told, "$muted"), width),
    ]


def _answer(way: Way, width: int, *, tinted: bool) -> Content:
    """One answer: its letter, what it says, where that leads, and what else there is to know."""
    row = Content.assemble(
        ("▸ " if tinted else "  ", "$kept"), key(way.letter, style="bold $foreground"), "  "
    )
    row = pad(row + text(way.says, "$foreground"), 5 + _SAYS)
    row += pad(where(way.goes), _GOES)
    if width - row.cell_length >= len(way.told):
        row += text(way.told, "$muted")
    row = fit(row, width).stylize(pressing(way.letter))
    return pad(row, width).stylize("on $kept 18%") if tinted else row


def list_head(width: int) -> Content:
    """What the columns of the list below tell; two cells before its lines are the cursor's."""
    if width < COLUMNS_FROM:
        return label("QUESTIONS")
    room = width - ASKS_AT - GOES_AT
    return pad(label("QUESTIONS"), room) + pad(label("ASKS"), ASKS_AT) + label("GOES TO")


class ListHead(Drawn):
    """The heading of the list."""

    DEFAULT_CSS = "ListHead { height: auto; }"

    def draw(self, width: int) -> Content:
        return list_head(width)


class CloseFoot(Drawn):
    """What is ready, in one line; and what closing now would leave."""

    DEFAULT_CSS = "CloseFoot { height: auto; }"

    def __init__(self) -> None:
        super().__init__(id="ready")
        self._shown: tuple[CloseView, bool, str] | None = None

    def show(self, view: CloseView, *, all_shown: bool, told: str, brief: bool) -> None:
        """Draw it. all_shown: the list has the ready ones too. told: what comes next, in words;
        brief: where rows are few it is left to the keys while something is asked."""
        self._shown = (view, all_shown, "" if brief and view.questions else told)
        self.redraw()

    def draw(self, width: int) -> Content:
        if self._shown is None:
            return GAP
        view, all_shown, told = self._shown
        lines: list[Content] = []
        if view.ready:
            parts = [Content.styled(f"✓ {len(view.ready)} ready  ", "$kept")]
            counts = [(to, sum(each.goes is to for each in view.ready)) for to in Goes]
            parts += [
                Content(" · ").join(
                    [Content.styled(f"{n} ", "$foreground") + where(to) for to, n in counts if n]
                )
            ]
            v = "shows only what is asked" if all_shown else f"shows all {len(view.asked)}"
            shows = (key("v") + text(f" {v}", "$muted")).stylize(pressing("v"))
            lines += [fit(Content("").join([*parts, Content("   "), shows]), width)]
        if told:
            lines += [*([GAP] if lines else []), *text(told, "$soft").wrap(max(4, width))]
        return stack(lines)


def asked_row(line: AskedLine, width: int) -> Content:
    """A line of the list: its words, what is asked of them, where they go so far."""
    sign = Content.assemble(SIGNS[line.mark] if line.mark else ("·", "$muted"), "  ")
    told = text(line.text, "$foreground" if line.open else "$muted")
    if line.uncaught and line.lacks:
        told += text(f" · {line.lacks}", "$muted")
    if width < COLUMNS_FROM:
        room = width - GOES_AT
        first, *more = hang(sign, 3, told, room)
        return stack([pad(first, room) + where(line.goes, strong=not line.open), *more])
    room = width - ASKS_AT - GOES_AT
    short = line.question[1] if line.open else line.answer
    words = hang(sign, 3, told, room - 2)
    asks = text(short, "$muted").wrap(ASKS_AT - 2) or [GAP]
    rows = max(len(words), len(asks))
    drawn = []
    for number in range(rows):
        row = pad(words[number] if number < len(words) else GAP, room)
        row += pad(asks[number].rstrip() if number < len(asks) else GAP, ASKS_AT)
        drawn.append(row + where(line.goes, strong=not line.open) if number == 0 else row.rstrip())
    return stack(drawn)
