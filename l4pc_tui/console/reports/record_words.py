"""How sessions of the past are drawn in a list, and what of one was handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, GUTTER, by_parts, ends, hang, hint, label, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.toned import Tone
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.desk.reports.records import HandedLine, RecordLine
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

STATES: dict[State, tuple[str, str, Tone]] = locked(
    State,
    {
        State.PLANNED: ("·", "to come", "muted"), State.RUNNING: ("▶", "running", "behind"),
        State.PAUSED: ("▶", "paused", "behind"), State.CLOSED: ("✓", "closed", "kept"),
    },
)  # fmt: skip
_Cell = Callable[[RecordLine], str]
"""A cell of a session's row, in words."""
_UNLED: tuple[str, str, Tone] = ("●", "held, not led here", "muted")
"""A session with a register, which nobody led with l4pc."""
_HANDED, _WAITS = "→", "▲"
_DAY = 15
"""Cells of the state's sign and the day."""
_TITLE, _COHORT = 24, 26
"""Cells that a title keeps before any column is drawn; the most that a cohort's name has."""
_CUT = 12
"""Cells to which a cohort's name and a title give way so that who came can be read."""
_BETWEEN = 2


class RecordList(Choices[RecordLine]):
    """The sessions, the newest first; of whichever cohort, where not all are of one."""

    def __init__(self, *, id: str) -> None:
        super().__init__(self._drawn_line, "Open", "Open this session and its record", id=id)
        self._of_one = False
        self._at = _Columns(0, ())

    def show_lines(self, lines: Sequence[RecordLine], *, of_one: bool) -> None:
        """Draw these, the cursor at first on the newest that is over. of_one: all are of one cohort,
        which need not be said of each."""
        self._of_one = of_one
        self.show(lines, first=next((line.session for line in lines if line.over), ""))

    @property
    def line(self) -> RecordLine | None:
        """The session under the cursor."""
        return self.item

    def lines(self, width: int) -> list[ListLine]:
        # Every row has the same columns.
        self._at = _columns(self.shown, width, of_one=self._of_one)
        return super().lines(width)

    def _drawn_line(self, line: RecordLine, width: int) -> ListLine:
        return ListLine(line.session, _record_line(line, width, self._at))


@dataclass(frozen=True, slots=True)
class _Columns:
    """cohort: cells of its name, 0 for none. cells: what stands at the end, each with its cells."""

    cohort: int
    cells: tuple[tuple[_Cell, int], ...]


def _columns(lines: Sequence[RecordLine], width: int, *, of_one: bool) -> _Columns:
    """What fits beside the titles. A column is there only where all of it is whole: first who came,
    then what each session came to."""
    wide = {cell: max((cell_width(cell(line)) for line in lines), default=0) for cell in _CELLS}
    longest = max((cell_width(line.title) for line in lines), default=0)
    people = wide[_people] + _BETWEEN if wide[_people] else 0
    cohort = 0
    if not of_one and lines:
        name = min(_COHORT, max(cell_width(line.cohort_name) for line in lines))
        room = width - _DAY - _SIGN - people - _BETWEEN - min(_TITLE, longest)
        cohort = max(min(name, _CUT), min(name, room)) + _BETWEEN
    left, found = width - _DAY - cohort - _SIGN, set[_Cell]()
    for cell in _FIRST:
        keeps = min(_CUT, longest) if cell is _people else longest
        more = wide[cell] + _BETWEEN - (_SIGN if cell is _words else 0)
        if wide[cell] and left - more >= keeps:
            found.add(cell)
            left -= more
    sign = () if _words in found else ((_sign, _SIGN),)
    return _Columns(
        cohort, (*((cell, wide[cell] + _BETWEEN) for cell in _CELLS if cell in found), *sign)
    )


def _record_line(line: RecordLine, width: int, at: _Columns) -> Content:
    sign, _, tone = _state(line)
    lead = Content.assemble(
        text(f"{sign} ", tone_style(tone)), text(line.day.ljust(_DAY - 2), "$muted"),
        pad(text(line.cohort_name, "$muted"), at.cohort - _BETWEEN), " " * (at.cohort and _BETWEEN),
        text(line.title, "bold $foreground" if line.over else "$foreground"),
    )  # fmt: skip
    cells = [
        text(" " * (wide - cell_width(told)) + told, _told_style(cell, line))
        for cell, wide in at.cells
        for told in (cell(line),)
    ]
    # Cells in which nothing stands are the title's.
    right = Content("").join(cells)
    blank = len(right.plain) - len(right.plain.lstrip())
    return ends(lead, right[blank:], width)


def _told_style(cell: _Cell, line: RecordLine) -> str:
    if cell not in (_sign, _words):
        return "$muted"
    return "$behind" if line.waits else "$kept"


def _state(line: RecordLine) -> tuple[str, str, Tone]:
    return _UNLED if line.over and line.state is State.PLANNED else STATES[line.state]


def _people(line: RecordLine) -> str:
    return line.people_in_words


def _notes(line: RecordLine) -> str:
    return count(line.notes, "note") if line.notes else ""


def _hours(line: RecordLine) -> str:
    return line.hours_in_words


def _sign(line: RecordLine) -> str:
    if line.waits:
        return _WAITS
    return _HANDED if line.over and any(each.over for each in line.handed) else ""


def _words(line: RecordLine) -> str:
    return f"{_sign(line)} {line.waits or 'handed over'}" if _sign(line) else ""


_SIGN = 3
_CELLS: tuple[_Cell, ...] = (_notes, _hours, _people, _words)
"""The columns in their order."""
_FIRST: tuple[_Cell, ...] = (_people, _words, _hours, _notes)
"""The same, as they are given room."""


class RecordWords(Drawn):
    """The session under the cursor: what it came to, and everything of it that left."""

    def __init__(self) -> None:
        super().__init__(id="record-words")
        self._line: RecordLine | None = None

    def show(self, line: RecordLine | None) -> None:
        """Draw this one; None: nothing is chosen."""
        if line != self._line:
            self._line = line
            self.redraw()

    def draw(self, width: int) -> Content:
        return GAP if self._line is None else stack(_told(self._line, width))


def _told(line: RecordLine, width: int) -> Iterator[Content]:
    yield from text(line.title, "bold $foreground").wrap(max(4, width))
    yield from by_parts((text(line.cohort_name, "$muted"), text(line.day, "$muted")), width)
    yield GAP
    sign, word, tone = _state(line)
    yield from _fact("STATE", text(f"{sign} {word}", tone_style(tone)), width)
    facts = (
        ("PEOPLE", f"{line.people_in_words} came" if line.came is not None
         else f"{line.of} expected" if line.of else "nobody on the register"),
        ("HOURS", f"{line.hours_in_words}, of everybody together" if line.minutes else ""),
        ("NOTES", str(line.notes) if line.notes else ""),
    )  # fmt: skip
    for name, told in facts:
        if told:
            yield from _fact(name, text(told), width)
    yield GAP
    yield label("HANDED OVER")
    yield from _left(line, width)


def _left(line: RecordLine, width: int) -> Iterator[Content]:
    if line.waits:
        yield from hang(text(_WAITS, "$behind"), 2, text(line.waits, "$behind"), width)
    for each in line.handed:
        yield GAP
        yield from _handed(each, width)
    if not line.handed:
        told = (
            "Nothing was written of it. e writes its log; r a report of its cohort."
            if line.over else "Nothing yet: it is still to come."
        )  # fmt: skip
        yield from hint(told).wrap(max(4, width))


def _handed(each: HandedLine, width: int) -> Iterator[Content]:
    sign, style = (_HANDED, "$kept") if each.over else ("◇", "$muted")
    whom = f"to {each.to}" if each.to else "to nobody by name"
    if not each.over:
        # It left nothing to whoever leads next: the session still waits.
        whom = "your own" if each.own else f"written for {each.to}" if each.to else "written"
    first = Content.assemble(text(each.when), "  ", text(whom, "bold $foreground"))
    yield from hang(text(sign, style), 2, first, width)
    yield from hang(GAP, 2, text(each.what, "$muted"), width)
    yield from hang(GAP, 2, text(each.file, "$muted"), width)


def _fact(name: str, told: Content, width: int) -> list[Content]:
    return hang(label(name), GUTTER, told, width)
