"""The record as this laptop held it at a moment, read like any other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta

from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.text.amounts import count, local, moment_in_words, stamp
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.pseudonyms import kept_key
from l4pc_tui.desk.trouble import refusal

_FIRST = 1971
"""The first year of which clocks of every zone can tell."""


@dataclass(frozen=True, slots=True)
class Past(Desk):
    """A desk on what was; nothing can be written there, and its clock stands at that moment.

    moment: seconds since the epoch. erased: how many of its entries lost words since.
    """

    moment: float = 0.0
    erased: int = 0


@contextmanager
def as_of(desk: Desk, moment: float) -> Iterator[Past]:
    """What this laptop had taken in by a moment, seconds since the epoch, and what stood then.

    It lives in memory, and is gone with the block. Raises Trouble for a moment before the first
    cohort, of which nothing can be told.
    """
    from l4pc_tui.store.past import open_past

    kept_key(desk)  # The past has the same one, and can keep none of its own.
    past = open_past(desk.store, moment)
    told = {each.name: getattr(desk, each.name) for each in fields(Desk)}
    told |= {
        "store": past.store,
        "clock": lambda: moment,
        "steady": None,
        "outlines": past.outlines,
    }
    try:
        if not past.store.cohorts() and desk.store.cohorts():
            raise refusal(
                f"No cohort was in this file yet on {moment_in_words(stamp(moment, desk.zone))}.",
                "Name a later day or time.",
            )
        yield Past(**told, moment=moment, erased=past.erased)
    finally:
        past.store.close()


def as_of_in_words(past: Past) -> str:
    """ "1 November 2026, 23:59", and how much lost its words since."""
    when = f"{moment_in_words(stamp(past.moment, past.zone))}{which_of_two(past.moment, past)}"
    lost = count(past.erased, "entry has", "entries have")
    return f"{when}; {lost} lost words since, by an erasure" if past.erased else when


def which_of_two(moment: float, desk: Desk) -> str:
    """ " GMT" behind a time that a wall clock shows twice, in the night when summer time ends."""
    wall = local(moment, desk.zone)
    one, other = (wall.replace(fold=fold).astimezone(desk.zone) for fold in (0, 1))
    return "" if one.utcoffset() == other.utcoffset() else f" {wall.astimezone(desk.zone):%Z}"


def moment_of(text: str, desk: Desk) -> float:
    """The moment that somebody writes: a day, which is its end, or a day and a time. Seconds since
    the epoch. Raises Trouble in words, for one to come too."""
    try:
        said = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise refusal(
            f"“{text}” is no day and no time.",
            "Write 2026-11-01, or 2026-11-01 16:00.",
        ) from error
    if said.year < _FIRST:
        raise refusal(f"Nothing was kept yet on {text}.", "Name a later day or time.")
    if _is_a_day(text.strip()) and said.date() < date.max:
        said = datetime.combine(said.date(), time()) + timedelta(days=1, milliseconds=-1)
    if said.tzinfo is None:
        said = said.replace(tzinfo=desk.zone) if desk.zone else said.astimezone()
    now = desk.now()
    today = local(now, desk.zone).date()
    # The far end of the calendar has no moment in every zone.
    moment = epoch(said.isoformat()) if said.year <= today.year + 1 else math.inf
    if moment > now and said.date() > today:
        raise refusal(f"{text} is still to come.", "Name a day or a time that was.")
    return min(moment, now)


def _is_a_day(text: str) -> bool:
    """Whether it is one and no time, however it is written: 2026-11-01, 20261101."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
