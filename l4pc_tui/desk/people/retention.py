"""How long the record of each cohort is kept: listed, agreed, reviewed; nothing goes by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from l4pc_tui.core.people.retention import (
    KEPT,
    Kept,
    Period,
    agreed_months,
    due,
    last_days,
    months_in_words,
    periods,
)
from l4pc_tui.core.record.names import CohortId, short
from l4pc_tui.core.record.nouns import Cohort, entity
from l4pc_tui.core.text.amounts import count, day, local
from l4pc_tui.core.text.cleaning import keep_name
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.sessions import today
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Event
    from l4pc_tui.desk.desk import Desk

MOST_MONTHS = 1200
WHY_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long the record of a cohort is kept. ended: its last session's day, None without one.

    due: what a person must say something about now. by: who agreed last; "" while nobody did.
    """

    cohort: Cohort
    ended: date | None
    periods: tuple[Period, ...]
    due: tuple[Kept, ...]
    by: str


def keepings(desk: Desk) -> tuple[Keeping, ...]:
    """Every cohort, by name, with how long its record is kept."""
    ends = last_days((r.session.cohort, r.session.date) for r in desk.store.sessions())
    now = local(desk.now(), desk.zone).date()
    return tuple(_keeping(desk, each, ends.get(each.id), now) for each in desk.store.cohorts())


def agree(
    desk: Desk, key: str, *, register: int | None = None, notes: int | None = None, why: str = ""
) -> tuple[str, ...]:
    """Agree how many months after the last session a cohort's record is kept; what is so, in words.

    What is not named stays as it was agreed. Raises Trouble for no such cohort, and for a time
    that is none.
    """
    found = find_cohort(desk, key)
    for months in (register, notes):
        if months is not None and not 1 <= months <= MOST_MONTHS:
            raise refusal(f"{months} months is no time to keep anything for.",
                          f"It is 1 to {MOST_MONTHS:,} months after the last session.")  # fmt: skip
    reason, cut = keep_name(why, WHY_LIMIT, "Why")
    agreed = replace(
        found, register_months=register or found.register_months,
        notes_months=notes or found.notes_months, kept_because=reason or found.kept_because,
        kept_reviewed=today(desk),
    )  # fmt: skip
    _write(desk, agreed)
    return tuple(filter(None, (*_told(desk, agreed.id), cut)))


def as_proposed(desk: Desk, key: str) -> tuple[str, ...]:
    """Agree to what is proposed, for whatever nothing was agreed; what is so, in words."""
    found = find_cohort(desk, key)
    return agree(
        desk, key,
        register=agreed_months(found, Kept.REGISTER) or KEPT[Kept.REGISTER].proposed,
        notes=agreed_months(found, Kept.NOTES) or KEPT[Kept.NOTES].proposed,
    )  # fmt: skip


def review(desk: Desk, key: str) -> tuple[str, ...]:
    """Keep that somebody looked at it today, and that it stays so; what is so, and due, in words.

    Raises Trouble where nothing was agreed yet.
    """
    found = find_cohort(desk, key)
    if not all(agreed_months(found, kept) for kept in Kept):
        raise refusal(f"Not everything is agreed for “{found.name}” yet.",
                      f'l4pc retention set "{found.name}" --as-proposed agrees to what is proposed.')  # fmt: skip
    _write(desk, replace(found, kept_reviewed=today(desk)))
    return _told(desk, found.id)


def what_to_do(desk: Desk, keeping: Keeping) -> tuple[str, ...]:
    """What is due of a cohort and the commands that take it out of the file, a line each.

    Somebody who is in a cohort whose time is not over stays, and is named.
    """
    lines: list[str] = []
    agreed = {each.kept for each in keeping.periods if each.agreed}
    for kept in keeping.due:
        if kept not in agreed:
            lines.append(
                f"Nothing is agreed about {KEPT[kept].what}: "
                f'l4pc retention set "{keeping.cohort.name}" --as-proposed'
            )
        elif kept is Kept.NOTES:
            lines += _notes_to_strike(desk, keeping.cohort)
        else:
            lines += _people_to_erase(desk, keeping.cohort)
    return tuple(lines)


def _notes_to_strike(desk: Desk, cohort: Cohort) -> list[str]:
    held = [(row, len(desk.store.notes(row.session.id))) for row in desk.store.sessions(cohort.id)]
    told = desk.store.measured((cohort.id,), [row.session.id for row, _ in held])
    forms, stories = sum(bool(each.evidence) for each in told.ratings), len(told.changes)
    lines = [
        f"{count(forms, 'form')} with lines of evidence: l4pc outcomes strike-evidence --cohort "
        f'"{cohort.name}"'
    ] if forms else []  # fmt: skip
    lines += [
        f"{count(stories, 'story', 'stories')} of change: l4pc outcomes show --cohort "
        f'"{cohort.name}", then l4pc outcomes strike for each that is to go'
    ] if stories else []  # fmt: skip
    return lines + [
        f"{count(number, 'note')} of {day(row.session.date)}: l4pc note list --session "
        f"{short(row.session.id)}, then l4pc note strike for each that is to go"
        for row, number in held if number
    ]  # fmt: skip


def _people_to_erase(desk: Desk, cohort: Cohort) -> list[str]:
    from l4pc_tui.core.record.erased import ERASED_NAME

    going = {k.cohort.id for k in keepings(desk) if Kept.REGISTER in k.due
             and any(p.kept is Kept.REGISTER and p.agreed for p in k.periods)}  # fmt: skip
    elsewhere = {
        member.person: other.name for other in desk.store.cohorts() if other.id not in going
        for member in desk.store.members(other.id)
    }  # fmt: skip
    people = {p.id: p for p in (*desk.store.people(cohort.id), *desk.store.walk_ins(cohort.id))}
    return [
        f"{each.name} stays: “{elsewhere[each.id]}” is still kept" if each.id in elsewhere
        else f"{each.name}: l4pc erase {short(each.id)}"
        for each in people.values() if each.name != ERASED_NAME
    ]  # fmt: skip


def _keeping(desk: Desk, cohort: Cohort, ended: date | None, now: date) -> Keeping:
    found = periods(cohort, ended)
    return Keeping(cohort, ended, found, due(found, ended, now), _agreed_by(desk, cohort))


def _agreed_by(desk: Desk, cohort: Cohort) -> str:
    """Who said last how long it is kept."""
    if not cohort.kept_reviewed:
        return ""
    told = (
        event for name in desk.store.told_by(entity("cohort", cohort.id))
        for event in desk.store.events(name)
    )  # fmt: skip
    said = [each for each in told if _agrees(each, cohort)]
    return desk.store.actors().get(said[0].actor, "") if said else ""


def _agrees(event: Event, cohort: Cohort) -> bool:
    """Whether an entry says of how long it is kept what stands: the first that does said it."""
    fields = ("register_months", "notes_months", "kept_because", "kept_reviewed")
    return all((event.data or {}).get(each) == getattr(cohort, each) for each in fields)


def _told(desk: Desk, cohort: CohortId) -> tuple[str, ...]:
    found = next(each for each in keepings(desk) if each.cohort.id == cohort)
    return (
        *(f"{found.cohort.name}: {in_words(each)}." for each in found.periods),
        *what_to_do(desk, found),
    )


def in_words(period: Period) -> str:
    """ "notes, commitments, answers, pulses, forms and stories: 1 year after the last session, until Friday …"."""
    until = f", until {day(period.until.isoformat())}" if period.until else ""
    agreed = "" if period.agreed else ", proposed and not agreed"
    return (
        f"{KEPT[period.kept].what}: {months_in_words(period.months)} after the last session"
        f"{until}{agreed}"
    )


def _write(desk: Desk, cohort: Cohort) -> None:
    name = entity("cohort", cohort.id)
    desk.store.write([desk.store.entry("put", name, cohort.data(), actor=desk.actor)])
