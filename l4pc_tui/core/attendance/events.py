"""Tables with a row an event: joined, left; and logs with a row when somebody leaves."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import groupby

from l4pc_tui.core.attendance.headings import Col
from l4pc_tui.core.attendance.joins import Rows
from l4pc_tui.core.attendance.lengths import Length
from l4pc_tui.core.attendance.moments import Moment
from l4pc_tui.core.attendance.names import address, named
from l4pc_tui.core.attendance.rows import said, who
from l4pc_tui.core.attendance.table import Table
from l4pc_tui.core.attendance.values import Came
from l4pc_tui.core.text import fold

_LEFT = (
    "left", "leave", "leav", "verlass", "salio", "sale", "abandon", "a quitte", "quitte", "parti",
    "opusci", "saiu", "deixou", "ha abbandon", "verlaten", "vertrok", "uscit", "wyszed", "wyszl",
    "gadael", "gadaw", "disconnect", "exit", "salida", "saida", "abgemeldet",
)  # fmt: skip
_JOINED = (
    "join", "beigetreten", "bereits", "se unio", "unido", "unio", "ingres", "entr", "rejoin",
    "a rejoint", "deelgenomen", "deelnam", "reeds", "dolacz", "partecip", "ha partecip",
    "ymuno", "connect", "angemeldet", "particip",
)  # fmt: skip
_BEFORE = (
    "before",
    "bereits",
    "antes",
    "avant",
    "wczesniej",
    "eerder",
    "reeds",
    "prima",
    "already",
    "deja",
)


def from_events(tables: Sequence[Table]) -> Rows:
    """The people of tables whose rows are events, paired by connection where there is one."""
    found = Rows([], [])
    for table in tables:
        when, what = table.moves(Col.TIMESTAMP, Col.LEFT_AT), table.moves(Col.ACTION)
        if when is None or what is None:
            continue
        kinds = _kinds(table, when, what)
        for card in table.cards:
            seen = who(table, card)
            connection = said(table, card, Col.CONNECTION)
            if not seen.name and not seen.email:
                if not connection:
                    continue
                seen.apart = connection
            events = [(visit[when], kinds.get(visit[what], "")) for visit in card.visits]
            if any(kind == "before" for _, kind in events):
                seen.flags.add("joined_before")
            seen.times = paired(
                (moment, kind != "left")
                for moment, kind in events
                if kind and moment.at is not None
            )
            if seen.times:
                seen.came = Came.HERE
                found.seen.append(seen)
    return found


def _kinds(table: Table, when: int, what: int) -> dict[str, str]:
    """What each word for an event means; of words that are not known, a person's first is a joining."""
    words = {visit[what] for card in table.cards for visit in card.visits}
    kinds = {word: kind_of(word) for word in words}
    if any(kinds.values()):
        return kinds
    firsts = [
        min(card.visits, key=lambda visit: visit[when].at or 0)[what]
        for card in table.cards
        if card.visits
    ]
    joined = max(sorted(set(firsts)), key=firsts.count, default="")
    return {word: "joined" if word == joined else "left" for word in words if word}


def kind_of(word: str) -> str:
    """``joined``, ``before``, ``left``, or "" for something else that happened."""
    key = fold(word)
    if any(part.startswith(_LEFT) for part in (key, *key.split())):
        return "left"
    if any(part.startswith(_JOINED) for part in (key, *key.split())):
        return "before" if any(part in _BEFORE for part in key.split()) else "joined"
    return ""


def paired(events: Iterable[tuple[Moment, bool]]) -> list[Moment]:
    """Joinings and leavings as times, from and to by turns. A leaving ends the joining that has waited longest; what is
    not ended stays open, and a leaving without a joining has no beginning."""
    nothing = Moment()
    times: list[Moment] = []
    inside: deque[Moment] = deque()
    ordered = sorted(events, key=lambda event: event[0].at or 0)
    for _, alike in groupby(ordered, key=lambda event: event[0].at):
        joinings: deque[Moment] = deque()
        leavings: deque[Moment] = deque()
        for moment, joined in alike:
            (joinings if joined else leavings).append(moment)
        # At the same second, whoever is in leaves first and whoever is out joins first.
        while joinings or leavings:
            if leavings and (inside or not joinings):
                times += (inside.popleft() if inside else nothing, leavings.popleft())
            else:
                inside.append(joinings.popleft())
    return times + [each for moment in inside for each in (moment, nothing)]


def from_log(tables: Sequence[Table]) -> Rows:
    """The people of a log with a row when an endpoint leaves: it came as long before as it says."""
    found = Rows([], [])
    for table in tables:
        when = table.moves(Col.LEFT_AT, Col.TIMESTAMP)
        what, length = table.moves(Col.ACTION), table.moves(Col.SECONDS, Col.DURATION)
        if when is None or length is None:
            continue
        for card in table.cards:
            seen = who(table, card)
            if not seen.name and not seen.email:
                caller = named(said(table, card, Col.EMAIL))
                if not caller.name or "@" in caller.name:
                    continue
                seen.name, seen.names, seen.apart = (
                    caller.name,
                    {caller.name},
                    said(table, card, Col.EMAIL),
                )
                seen.flags |= caller.flags
            organiser, _ = address(said(table, card, Col.HOST))
            if organiser and organiser == seen.email:
                seen.role = "organiser"
            for visit in card.visits:
                moment, lasted = visit[when], visit[length]
                left = what is None or kind_of(visit[what]) == "left"
                if left and moment.at is not None and isinstance(lasted, Length):
                    seen.times += (Moment(at=moment.at - lasted.seconds), moment)
            if seen.times:
                seen.came = Came.HERE
                found.seen.append(seen)
    return found
