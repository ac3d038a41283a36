"""The card on Home: the session that Enter opens, what its day needs, and what comes after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.needs import SUPPORTS
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.paper.bring_list import Thing, to_bring
from l4pc_tui.core.text.amounts import as_date, count, hhmm, listed, local, minutes
from l4pc_tui.core.text.toned import Word, Words
from l4pc_tui.desk.people.enrolment import enrolled, where
from l4pc_tui.desk.people.sessions import in_order
from l4pc_tui.desk.session.planned import Planned, planned
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from datetime import date

    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

OPENS = {
    State.PLANNED: "Begin", State.RUNNING: "Go on", State.PAUSED: "Go on", State.CLOSED: "Open",
}  # fmt: skip
"""What Enter does with a session, in a word."""
_GOES = (State.RUNNING, State.PAUSED)
ELSEWHERE = "Running now at another console"
_LEADERS = 3
"""How many who lead are named."""
_AHEAD = 8
"""How many sessions that come are listed."""
USUAL_PEOPLE = 12
"""People that a day is counted for while nobody stands on the roster."""


@dataclass(frozen=True, slots=True)
class TodayCard:
    """The session that Enter opens. ``problem``: why it cannot be opened, or empty. ``planned``: its
    plan can be changed, for it has not begun. deepest: the deepest place of its plan, or empty.
    plan: what it was planned from. bring, room: what is to be brought, and to be there."""

    session: SessionId
    when: str
    title: str
    where: str
    facts: tuple[Words, ...]
    action: str
    problem: str = ""
    planned: bool = False
    deepest: str = ""
    plan: str = ""
    people: int = 0
    bring: tuple[Thing, ...] = ()
    room: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextLine:
    """A session that comes after the card's: "Thu 3 Dec", its title, its cohort and place."""

    session: SessionId
    when: str
    title: str
    where: str


def today_card(desk: Desk, row: SessionRow) -> TodayCard:
    """The card of a session."""
    place = [part for part in (where(row), row.session.venue) if part]
    try:
        on_it = enrolled(desk, row.session)
        people = sum(not person.facilitates for person in on_it)
        found = planned(desk, row, people or USUAL_PEOPLE)
    except Trouble as trouble:
        return TodayCard(
            row.session.id, _date_words(desk, row), row.session.title, " · ".join(place), (), "Open",
            f"{trouble.sentence} {trouble.hint}",
        )  # fmt: skip
    # Whoever opens it here would read along.
    elsewhere = row.state in _GOES and desk.store.is_led_elsewhere(row.session.id)
    leads = [person.person.name for person in on_it if person.facilitates]
    used = [found.exercises[item.exercise] for item in found.plan.items
            if item.exercise in found.exercises]  # fmt: skip
    # What a plan B takes is packed too; whether it is taken shows only on the day.
    packed = [found.exercises[key] for key in found.plan.named if key in found.exercises]
    deepest = _deepest(found.sheet)
    return TodayCard(
        row.session.id,
        ELSEWHERE if elsewhere else _when(desk, row, found.sheet),
        row.session.title or found.plan.title,
        " · ".join([*place, *_soon(desk, row, found.sheet)]),
        _facts(desk, found, people, leads, deepest),
        "Open" if desk.reads_only else "Read along" if elsewhere else OPENS[row.state],
        planned=row.state is State.PLANNED and not desk.reads_only,
        deepest=deepest.value if deepest else "",
        plan=row.session.plan,
        people=people,
        bring=to_bring(packed, people or USUAL_PEOPLE),
        room=tuple(_room(desk, found, (need for each in used for need in each.needs))),
    )


def coming(rows: Sequence[SessionRow], today: date, but: SessionRow | None) -> tuple[NextLine, ...]:
    """The planned sessions from today on, in order, without the card's."""
    held = [
        row for row in rows
        if row.state is State.PLANNED and row.session.date >= today.isoformat()
        and (but is None or row.session.id != but.session.id)
    ]  # fmt: skip
    return tuple(_next(row, today) for row in sorted(held, key=in_order)[:_AHEAD])


def _next(row: SessionRow, today: date) -> NextLine:
    on = as_date(row.session.date)
    year = f" {on.year}" if on and on.year != today.year else ""
    when = f"{on:%a} {on.day} {on:%b}{year}" if on else ""
    place = " · ".join(filter(None, (where(row), row.session.venue)))
    return NextLine(row.session.id, when, row.session.title or row.session.plan, place)


def _when(desk: Desk, row: SessionRow, sheet: Sheet) -> str:
    if row.state in _GOES:
        return f"Unfinished · since {hhmm(epoch(row.started), desk.zone, desk.now())}"
    today = local(desk.now(), desk.zone).date().isoformat()
    if row.session.date == today:
        return f"Today · {hhmm(sheet.starts, desk.zone, desk.now())}"
    return _date_words(desk, row)


def _soon(desk: Desk, row: SessionRow, sheet: Sheet) -> tuple[str, ...]:
    """How long until it begins, on its day."""
    left = sheet.starts - desk.now()
    today = local(desk.now(), desk.zone).date().isoformat()
    if row.state is not State.PLANNED or row.session.date != today or left < 60:
        return ()
    return (f"in {minutes(left // 60 * 60)}",)


def _date_words(desk: Desk, row: SessionRow) -> str:
    on = as_date(row.session.date)
    if on is None:
        return "Next"
    lead = "Next" if on >= local(desk.now(), desk.zone).date() else "Not yet held"
    return f"{lead} · {on:%a} {on.day} {on:%B %Y}"


def _deepest(sheet: Sheet) -> Place | None:
    held = [
        stop.place for stop in sheet.stops if not stop.out and not sheet.item_of(stop).rests
        and stop.place is not Place.RETURN
    ]  # fmt: skip
    return max(held, key=lambda place: place.depth, default=None)


def _facts(
    desk: Desk, found: Planned, people: int, leads: Sequence[str], deepest: Place | None
) -> tuple[Words, ...]:
    sheet = found.sheet
    kept = sum(
        stop.span.ideal
        for stop in sheet.stops
        if stop.place is Place.RETURN and not stop.out and not sheet.item_of(stop).rests
    )
    items, length = count(len(found.plan.items), "item"), minutes(sheet.finish - sheet.starts)
    until = hhmm(sheet.finish, desk.zone, sheet.starts)
    told: list[Words] = [
        (Word(count(people, "person", "people") if people else "nobody on the roster yet"),),
        (Word(f"{items}, {length}, until {until}"),),
    ]
    if found.changed:
        told.append((Word("plan changed"),))
    if deepest:
        told.append((Word("at the deepest "), Word(f"◆ {deepest.value}", "place")))
    if kept:
        told.append((Word(f"⌂ Return {minutes(kept)} kept", "kept"),))
    if leads:
        verb = "lead" if len(leads) > 1 else "leads"
        told.append((Word(f"{listed(leads[:_LEADERS])} {verb}"),))
    return tuple(told)


def _room(desk: Desk, found: Planned, needs: Iterable[str]) -> Iterable[str]:
    """What must be there that nobody brings, and when the room rests."""
    yield from (SUPPORTS[need] for need in dict.fromkeys(needs))
    sheet = found.sheet
    for stop in sheet.stops:
        item = sheet.item_of(stop)
        if item.rests and not item.out:
            at = hhmm(stop.starts, desk.zone, sheet.starts)
            yield f"{item.room_name} at {at}, {minutes(stop.span.ideal)}"
