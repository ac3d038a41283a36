"""A calendar out (iCalendar, RFC 5545), as Outlook, Apple and Google read it from a file.

It publishes and invites nobody. Each zone that a time names stands before the first event, and in
it the rules of its clock changes; where nobody knows the zone's name the times are in UTC.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from l4pc_tui.core.text.cleaning import clean_name, clean_text

if TYPE_CHECKING:
    from icalendar import Calendar, Component, Event

PRODUCT = "-//l4pc//l4pc calendar//EN"
LONDON = "Europe/London"
_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)
_BRITISH = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE
"""
"""The British rules, which hold since 1996: of other zones only the years that are needed are told."""


@dataclass(frozen=True, slots=True)
class Entered:
    """One event of a calendar.

    uid: its name for ever. sequence: grows with every change. changed: when it was changed last,
    in seconds since the epoch. day: the day it is on; starts, ends: its moments in seconds since
    the epoch; without a start it takes the whole day, without an end nobody knows how long it is.
    busy: whether it takes up the time of whoever has it. cancelled: it is not to be, after all.
    """

    uid: str
    sequence: int
    changed: float
    title: str
    day: date
    starts: float | None = None
    ends: float | None = None
    place: str = ""
    words: str = ""
    busy: bool = True
    cancelled: bool = False


def zone_called(name: str) -> ZoneInfo | None:
    """The zone of a name as the time zone database or Windows has it; None for no such zone, and for
    UTC, which needs no rules."""
    from icalendar.timezone import tzid_from_tzinfo
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    try:
        found = ZoneInfo(WINDOWS_TO_OLSON.get(name, name)) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return None if found is None or tzid_from_tzinfo(found) == "UTC" else found


def to_calendar(events: Sequence[Entered], zone: ZoneInfo | None) -> bytes:
    """The file, byte for byte the same for the same events."""
    from icalendar import Calendar

    told = Calendar()
    told.add("prodid", PRODUCT)
    told.add("version", "2.0")
    told.add("method", "PUBLISH")
    told.add("calscale", "GREGORIAN")
    if zone is not None and any(each.starts is not None for each in events):
        told.add_component(_rules(zone, events))
    for each in events:
        told.add_component(_event(each, zone))
    return _as_bytes(told)


def _rules(zone: ZoneInfo, events: Sequence[Entered]) -> Component:
    """When the clocks of a zone change: the British ones by their rule, others in the years of the
    events, each change by itself."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    if zone.key == LONDON:
        rules: Component = Timezone.from_ical(_BRITISH)
        return rules
    rules = Timezone()
    rules.add("tzid", zone.key)
    first, last = min(each.day for each in events), max(each.day for each in events)
    since, until = (datetime(year, 1, 1, tzinfo=UTC) for year in (first.year, last.year + 1))
    for at in (since - timedelta(days=1), *_changes(zone, since, until)):
        before, after = (at - _SECOND).astimezone(zone), at.astimezone(zone)
        # The library's own rules begin in summer time an hour late, and others do not read them.
        rule = TimezoneDaylight() if after.dst() else TimezoneStandard()
        rule.add("dtstart", (at.replace(tzinfo=None) + (before.utcoffset() or timedelta())))
        rule.add("tzname", after.tzname() or zone.key)
        rule.add("tzoffsetfrom", before.utcoffset() or timedelta())
        rule.add("tzoffsetto", after.utcoffset() or timedelta())
        rules.add_component(rule)
    return rules


def _changes(zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[datetime]:
    """The moments between two at which the clocks of a zone change, to the minute."""
    at = since
    while at < until:
        on = at + timedelta(days=1)
        if on.astimezone(zone).utcoffset() != at.astimezone(zone).utcoffset():
            low, high = at, on
            while high - low > _MINUTE:
                middle = low + (high - low) // _MINUTE // 2 * _MINUTE
                same = middle.astimezone(zone).utcoffset() == low.astimezone(zone).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            yield high
        at = on


def _event(each: Entered, zone: ZoneInfo | None) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", each.uid)
    event.add("sequence", each.sequence)
    event.add("dtstamp", datetime.fromtimestamp(int(each.changed), UTC))
    event.add("summary", clean_name(each.title))
    if each.starts is None:
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
    else:
        event.add("dtstart", datetime.fromtimestamp(each.starts, zone or UTC))
        if each.ends is not None and each.ends > each.starts:
            event.add("dtend", datetime.fromtimestamp(each.ends, zone or UTC))
    if place := clean_name(each.place):
        event.add("location", place)
    if words := clean_text(each.words).strip():
        event.add("description", words)
    event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
    free = each.cancelled or not each.busy
    event.add("transp", "TRANSPARENT" if free else "OPAQUE")
    return event


def _as_bytes(told: Calendar) -> bytes:
    made: bytes = told.to_ical()
    return made
