"""Certificates issued: who gets one, each written, and remembered with its reference.

Whoever had one before gets it as a reissue, on any laptop that has heard of the first. The same
hours on the same day are the same one, in however many formats it is wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.certificates.certificate import (
    Course,
    Issue,
    certificate,
    for_printing,
)
from l4pc_tui.core.certificates.tables import (
    CERTIFICATES,
    NONE,
    SESSIONS,
    AttendedRow,
    CertificateRow,
)
from l4pc_tui.core.certificates.who import Refused, Somebody, Why, decide, with_one_out
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.nouns import Issued, entity
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.desk.certificates.files import Form, files_of, tables_of, write_files
from l4pc_tui.desk.people.sessions import today
from l4pc_tui.desk.settings_file import preferences

if TYPE_CHECKING:
    from pathlib import Path

    from l4pc_tui.core.record.entry import Entry
    from l4pc_tui.core.record.names import PersonId
    from l4pc_tui.desk.certificates.reading import CourseRead
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.out.writing import Written

LETTERS = "BCDFGHJKLMNPRSTVWXZ23456789"
"""What a reference is made of: nothing that is misread, and no vowels, so that it is no word."""
_LONG = 4
"""Letters in each of its two halves."""


@dataclass(frozen=True, slots=True)
class Certified:
    """Somebody who gets a certificate. new: whether it is not one that stands already; such a one
    has no reference until it is issued."""

    who: Somebody
    issue: Issue
    new: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """Who gets one and who gets none. at_least: the share of the delivered hours that is asked for.
    seconds: how much was delivered."""

    course: Course
    gets: tuple[Certified, ...]
    none: tuple[Refused, ...]
    at_least: float
    seconds: float


def decided(
    desk: Desk, read: CourseRead, people: Iterable[Somebody], at_least: float | None = None
) -> Decided:
    """Who of some people of a course gets a certificate now, and who gets none and why.

    at_least: from 0 to 1; None for what the settings say.
    """
    least = preferences(desk).settings.certificate_share if at_least is None else at_least
    gets, none = decide(people, read.given, least)
    before: dict[PersonId, list[Issued]] = {}
    for each in desk.store.issued(read.cohort.id):
        before.setdefault(each.person, []).append(each)
    none = tuple(_out(each, before.get(each.who.person, ())) for each in none)
    certified = tuple(_certified(desk, each, before.get(each.person, ())) for each in gets)
    seconds = sum(each.seconds for each in read.given)
    return Decided(read.course, certified, none, least, seconds)


def issue(
    desk: Desk, read: CourseRead, told: Decided, form: Form, *, out: Path | None = None, to: str = ""
) -> tuple[Decided, Written]:  # fmt: skip
    """Write the certificates, each with its reference, and remember them in the same step as that
    they were written."""
    told = replace(told, gets=tuple(_with_reference(desk, each) for each in told.gets))
    entries = [_entry(desk, read, each) for each in told.gets if each.new]
    held = [(each.who, each.issue) for each in told.gets]
    if form is Form.CSV:
        files = _tables(told)
    else:
        pages = {(who.name, one.reference): certificate(told.course, who, one) for who, one in held}
        together = for_printing(told.course, held, told.none)
        files = files_of(form, pages, together, listed=bool(told.none))
    # Whoever gets none is on the list.
    listed = [*(each.who for each in told.gets), *(each.who for each in told.none)]
    return told, write_files(
        desk, read, files, listed, form="certificate",
        name="certificates", out=out, to=to, besides=entries,
    )  # fmt: skip


def _out(none: Refused, before: Sequence[Issued]) -> Refused:
    if not before or none.why is Why.ERASED:
        return none
    last = before[-1]
    return with_one_out(none, last.reference, last.at[:10], last.minutes / 60)


def _with_reference(desk: Desk, each: Certified) -> Certified:
    if not each.new:
        return each
    return replace(each, issue=replace(each.issue, reference=_reference(desk)))


def _certified(desk: Desk, who: Somebody, before: Sequence[Issued]) -> Certified:
    on, minutes = today(desk), int(who.hours * 60)
    if not before:
        return Certified(who, Issue("", on), True)
    last = before[-1]
    if last.at[:10] == on and last.minutes == minutes:
        first = next((each for each in before if each.reference == last.first), None)
        return Certified(who, _issue(last.reference, on, first), False)
    return Certified(who, _issue("", on, before[0]), True)


def _issue(reference: str, on: str, first: Issued | None) -> Issue:
    if first is None:
        return Issue(reference, on)
    return Issue(reference, on, first.reference, first.at[:10], first.minutes / 60)


def _reference(desk: Desk) -> str:
    number = int(desk.new_id().replace("-", ""), 16)
    letters = [LETTERS[number // len(LETTERS) ** at % len(LETTERS)] for at in range(2 * _LONG)]
    return f"{''.join(letters[:_LONG])}-{''.join(letters[_LONG:])}"


def _entry(desk: Desk, read: CourseRead, each: Certified) -> Entry:
    issued = Issued(
        desk.new_id(), read.cohort.id, each.who.person, stamp(desk.now(), desk.zone),
        each.issue.reference, int(each.who.hours * 60), each.issue.first,
    )  # fmt: skip
    return desk.store.entry(
        "put", entity(Kind.ISSUED, issued.id), issued.data(), actor=desk.actor,
        subject=each.who.person,
    )  # fmt: skip


def _tables(told: Decided) -> Mapping[str, bytes]:
    """The same as tables: a line a certificate, and a line a session of each; and who gets none."""
    return tables_of(
        (CERTIFICATES, [CertificateRow(told.course, each.who, each.issue) for each in told.gets]),
        (SESSIONS, [AttendedRow(each.who, line, each.issue.reference)
                    for each in told.gets for line in each.who.lines]),
        (NONE, told.none),
    )  # fmt: skip
