"""The roster and who was at which session, as one table: what stands in it at which width.

A column is there only where its longest value is whole. Sessions that do not fit are gone through
with ← and →.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from l4pc_tui.console.widgets.draw import LABEL, fit, pad
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.live.view.register_view import DRAWN
from l4pc_tui.core.people.attendance import Cell, Gap, Standing, cell_in_words, used
from l4pc_tui.core.people.hours import in_minutes
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.text.toned import Tone
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.desk.cohort.view import CohortView, Meeting, PersonLine
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

MOST_NAME = 26
SIGN, DATED, WORDED = 4, 7, 9
"""Cells of a session's column: a sign; a sign below its day; a sign and a word."""
HOURS, MET, OPEN = 8, 5, 6
BETWEEN = 2
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
    """How wide each column is; 0 for one that is not there. session: of each session's. first,
    shown: which sessions stand in the window, and how many."""

    name: int
    organisation: int = 0
    roles: int = 0
    session: int = SIGN
    first: int = 0
    shown: int = 0
    hours: int = 0
    met: int = 0
    open: int = 0


def columns(view: CohortView, width: int, first: int) -> Columns:
    """What fits into so many cells. first: the first session that is to be in the window."""
    people, sessions = view.people, len(view.meetings)
    longest = max((cell_width(_called(line)) for line in people), default=8)
    name = min(longest, MOST_NAME, max(8, width - 4 * SIGN)) + BETWEEN
    left = width - name
    has_hours = bool(view.hours)
    hours = HOURS if has_hours and left >= HOURS + SIGN * min(sessions, 3) else 0
    left -= hours
    shown = min(sessions, max(0, left // SIGN))
    left -= shown * SIGN
    first = max(0, min(first, sessions - shown))
    met = MET if view.connections.over_time and left >= MET else 0
    left -= met
    wants = OPEN if any(line.open for line in people) else 0
    open_ones = wants if left >= wants else 0
    left -= open_ones
    organisation = max((cell_width(_place(line)) for line in people), default=0)
    organisation = organisation + BETWEEN if organisation and left >= organisation + BETWEEN else 0
    left -= organisation
    session = SIGN
    for wider in (WORDED, DATED):
        if sessions and shown == sessions and left >= (wider - SIGN) * sessions:
            session = wider
            left -= (wider - SIGN) * sessions
            break
    roles = max((cell_width(_roles(line)) for line in people), default=0)
    roles = roles + BETWEEN if roles and left >= roles + BETWEEN else 0
    return Columns(name, organisation, roles, session, first, shown, hours, met, open_ones)


def heads(view: CohortView, at: Columns, width: int) -> list[Content]:
    """Two rows above the list."""
    meetings = view.meetings[at.first : at.first + at.shown]
    more = (at.first > 0, at.first + at.shown < len(view.meetings))
    upper = [_label("PEOPLE", at.name), _label("ORGANISATION", at.organisation),
             _label("ROLES", at.roles)]  # fmt: skip
    upper += [_label(str(each.number), at.session) for each in meetings]
    lower = [Content(" " * (at.name + at.organisation + at.roles))]
    dated = at.session >= DATED
    lower += [pad(text(each.day if dated else "", "$muted"), at.session) for each in meetings]
    upper += [_right("HOURS", at.hours), _right("MET", at.met), _right("OPEN", at.open)]
    if any(more):
        told = f"sessions {at.first + 1}–{at.first + at.shown} of {len(view.meetings)}, ← →"
        lower = [pad(Content(""), at.name), text(told, "$muted")]
    return [fit(Content("").join(row), width) for row in (upper, lower)]


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
    parts += [_cell(each, at.session) for each in person.cells[at.first : at.first + at.shown]]
    parts += [
        _right(_clock(person.minutes) if person.hours else "", at.hours, "$foreground"),
        _right("" if person.met is None else str(person.met), at.met, "$foreground"),
        _right(str(person.open or ""), at.open, "$foreground"),
    ]
    return ListLine(person.person.id, fit(Content("").join(parts), width))


def foot(view: CohortView, at: Columns, width: int) -> list[Content]:
    """Below the list: who came of how many, and what the signs mean."""
    meetings = view.meetings[at.first : at.first + at.shown]
    came = [pad(text("came", "$muted"), at.name + at.organisation + at.roles)]
    came += [
        pad(text(_came(each, at.session), "bold $foreground"), at.session) for each in meetings
    ]
    came.append(_right(_clock(in_minutes(view.hours)) if view.hours else "", at.hours, "bold"))
    return [fit(Content("").join(came), width), fit(legend(view), width)]


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


def _came(meeting: Meeting, width: int) -> str:
    if meeting.here is None:
        return ""
    return f"{meeting.here}/{meeting.of}" if width >= DATED else str(meeting.here)


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
