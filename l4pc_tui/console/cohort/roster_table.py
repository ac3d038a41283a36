"""The roster and who was at which session, as one table: what stands in it at which width.

A column is there only where its longest value is whole. Sessions that do not fit are gone through
with ← and →.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, LABEL, fit, pad
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.live.view.register_view import DRAWN
from l4pc_tui.core.people.attendance import Cell, Gap, Standing, cell_in_words, used
from l4pc_tui.core.people.hours import in_minutes
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.nouns import Presence
from l4pc_tui.core.text.toned import Tone
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.desk.cohort.view import CohortView, Meeting, PersonLine
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

MOST_NAME = 26
SIGN, DATED, WORDED = 4, 8, 9
"""Cells of a session's column: a sign; a sign below its day; a sign and a word."""
MET, OPEN = 5, 6
BETWEEN = 2
LEAST_HOURS = 7
_GAPS: dict[Gap, tuple[str, str, Tone]] = locked(
    Gap,
    {
        Gap.UNMARKED: ("?", "", "behind"),
        Gap.AHEAD: ("·", "", "muted"),
        Gap.OUTSIDE: (" ", "", "muted"),
    },
)
_STANDS: dict[Standing, str] = locked(
    Standing,
    {
        Standing.MEMBER: "", Standing.FACILITATES: "", Standing.WALKED_IN: "+", Standing.LEFT: "–",
    },
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide each column is; 0 for one that is not there. sessions: of each session in the window.
    first: which of them is the first there. dated: whether their days stand above them."""

    name: int
    organisation: int = 0
    roles: int = 0
    sessions: tuple[int, ...] = ()
    first: int = 0
    dated: bool = False
    hours: int = 0
    met: int = 0
    open: int = 0

    @property
    def shown(self) -> int:
        """How many sessions are in the window."""
        return len(self.sessions)


def columns(view: CohortView, width: int, first: int) -> Columns:
    """What fits into so many cells. first: the first session that is to be in the window.

    What says least goes first: roles, what is open, the words of the marks, where people are from,
    whom they met; the name never does.
    """
    people, meetings = view.people, view.meetings
    longest = max((cell_width(_called(line)) for line in people), default=8)
    name = min(longest, MOST_NAME, max(8, width - 4 * SIGN)) + BETWEEN
    left = width - name
    hours = _hours(view) if left >= _hours(view) + SIGN * min(len(meetings), 3) else 0
    left -= hours
    shown = min(len(meetings), max(0, left // SIGN))
    left -= shown * SIGN
    first = max(0, min(first, len(meetings) - shown))
    met = MET if view.connections.over_time and left >= MET else 0
    left -= met
    organisation = max((cell_width(_place(line)) for line in people), default=0)
    organisation = organisation + BETWEEN if organisation and left >= organisation + BETWEEN else 0
    left -= organisation
    sessions, dated = (SIGN,) * shown, False
    if shown == len(meetings):
        dates = any(each.day for each in meetings)
        for wider in _wider(view, dates=dates):
            if left >= sum(wider) - sum(sessions):
                left -= sum(wider) - sum(sessions)
                sessions, dated = wider, dates
                break
    wants = OPEN if any(line.open for line in people) else 0
    open_ones = wants if left >= wants else 0
    left -= open_ones
    roles = max((cell_width(_roles(line)) for line in people), default=0)
    roles = roles + BETWEEN if roles and left >= roles + BETWEEN else 0
    return Columns(name, organisation, roles, sessions, first, dated, hours, met, open_ones)


def whole(view: CohortView) -> int:
    """The cells in which every column is whole, but roles, and the days of sessions to come."""
    widest = next(_wider(view, dates=False), ())
    people = view.people
    name = min(max((cell_width(_called(line)) for line in people), default=8), MOST_NAME) + BETWEEN
    place = max((cell_width(_place(line)) for line in people), default=0)
    met = MET if view.connections.over_time else 0
    return name + (place + BETWEEN if place else 0) + sum(widest) + _hours(view) + met


def _wider(view: CohortView, *, dates: bool) -> Iterator[tuple[int, ...]]:
    """How wide the sessions' columns can be, the widest first: with words where somebody has a
    mark, and with days; a session to come needs its sign alone."""
    told = [
        any(isinstance(line.cells[n], Presence) for line in view.people)
        for n in range(len(view.meetings))
    ]
    ahead = DATED if dates else SIGN
    yield tuple(WORDED if each else ahead for each in told)
    yield tuple(WORDED if each else SIGN for each in told)
    if dates:
        yield (DATED,) * len(told)


def _hours(view: CohortView) -> int:
    if not view.hours:
        return 0
    return max(LEAST_HOURS, len(_clock(in_minutes(view.hours))) + BETWEEN)


def heads(view: CohortView, at: Columns, width: int) -> list[Content]:
    """A row or two above the list."""
    meetings = view.meetings[at.first : at.first + at.shown]
    more = (at.first > 0, at.first + at.shown < len(view.meetings))
    upper = [_label("PEOPLE", at.name), _label("ORGANISATION", at.organisation),
             _label("ROLES", at.roles)]  # fmt: skip
    heading = zip(meetings, at.sessions, strict=True)
    upper += [_label(str(each.number), wide) for each, wide in heading]
    upper += [_right("HOURS", at.hours), _right("MET", at.met), _right("OPEN", at.open)]
    rows = [upper]
    if any(more):
        told = f"sessions {at.first + 1}–{at.first + at.shown} of {len(view.meetings)}, ← →"
        rows.append([pad(Content(""), at.name), text(told, "$muted")])
    elif at.dated:
        rows.append(
            [
                Content(" " * (at.name + at.organisation + at.roles)),
                *(
                    pad(text(each.day if cell_width(each.day) < wide else "", "$muted"), wide)
                    for each, wide in zip(meetings, at.sessions, strict=True)
                ),
            ]
        )
    return [fit(Content("").join(row), width) for row in rows]


def line(person: PersonLine, at: Columns, width: int) -> ListLine:
    """Somebody's row."""
    there = person.standing in (Standing.MEMBER, Standing.WALKED_IN)
    style = "bold $foreground" if there else "$muted"
    parts = [
        pad(text(_called(person), style), at.name - BETWEEN) + Content(" " * BETWEEN),
        pad(text(_place(person), "$behind" if person.standing is Standing.WALKED_IN else "$muted"),
            at.organisation),
        pad(text(_roles(person), "$muted"), at.roles),
    ]  # fmt: skip
    cells = zip(person.cells[at.first : at.first + at.shown], at.sessions, strict=True)
    parts += [_cell(each, wide) for each, wide in cells]
    parts += [
        _right(_clock(person.minutes) if person.hours else "", at.hours, "$foreground"),
        _right("" if person.met is None else str(person.met), at.met, "$foreground"),
        _right(str(person.open or ""), at.open, "$foreground"),
    ]
    return ListLine(person.person.id, fit(Content("").join(parts), width))


def foot(view: CohortView, at: Columns, width: int, *, roomy: bool) -> list[Content]:
    """Below the list: who came of how many, and what the signs mean. roomy: with space between."""
    meetings = view.meetings[at.first : at.first + at.shown]
    lead = at.name + at.organisation + at.roles
    of = next((each.of for each in view.meetings if each.here is not None), 0)
    came = [pad(text(f"came, of {of}" if of else "came", "$muted"), lead)]
    came += [
        pad(text(_came(each, wide, of), "bold $foreground"), wide)
        for each, wide in zip(meetings, at.sessions, strict=True)
    ]
    came.append(_right(_clock(in_minutes(view.hours)) if view.hours else "", at.hours, "bold"))
    drawn = Content("").join(came)
    lines = [drawn, legend(view)]
    if roomy:
        lines = [Content.styled("─" * min(width, max(lead, drawn.cell_length + at.met + at.open)), "$faint"),
                 drawn, GAP, legend(view)]  # fmt: skip
    return [fit(line, width) for line in lines]


def legend(view: CohortView) -> Content:
    """Each sign that stands in the table, with its words."""
    told = [
        Content.styled(f"{_drawn(cell)[0]} {cell_in_words(cell)}", tone_style(_drawn(cell)[2]))
        for cell in used(line.cells for line in view.people)
    ]
    stand = {line.standing for line in view.people}
    told += [text(f"{sign} {each}", "$muted") for each, sign in _STANDS.items()
             if sign and each in stand]  # fmt: skip
    return Content("  ").join(told)


def _came(meeting: Meeting, width: int, of: int) -> str:
    """How many; of how many where it is not as everywhere, and there is room."""
    if meeting.here is None:
        return ""
    other = meeting.of != of and width >= DATED
    return f"{meeting.here}/{meeting.of}" if other else str(meeting.here)


def _cell(cell: Cell, width: int) -> Content:
    sign, word, tone = _drawn(cell)
    told = f"{sign} {word}" if width >= WORDED else sign
    return pad(Content.styled(told, tone_style(tone)), width)


def _drawn(cell: Cell) -> tuple[str, str, Tone]:
    return _GAPS[cell] if isinstance(cell, Gap) else DRAWN[cell]


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _called(person: PersonLine) -> str:
    """The name, behind a sign where there may be no column that says how somebody stands."""
    return " ".join(filter(None, (_STANDS[person.standing], person.name)))


def _place(person: PersonLine) -> str:
    return person.about or person.person.organisation


def _roles(person: PersonLine) -> str:
    return ", ".join(person.roles)


def _label(words: str, width: int) -> Content:
    return pad(Content.styled(words, LABEL), width)


def _right(words: str, width: int, style: str = LABEL) -> Content:
    return pad(text(words.rjust(width), style), width) if width else Content("")
