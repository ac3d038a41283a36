"""What is printed as JSON of certificates and sheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from l4pc_tui.core.certificates.who import Attended, Somebody
    from l4pc_tui.desk.certificates.issuing import Certified, Decided
    from l4pc_tui.desk.out.writing import Written

Shape = dict[str, Any]


def certificates(told: Decided, written: Written | None) -> Shape:
    """Who gets a certificate, and who gets none and why. at_least: in hundredths of the hours that
    were delivered. written: the folder, "" where nothing was written."""
    return {
        "programme": told.course.programme, "provider": told.course.provider,
        "at_least": round(told.at_least * 100, 2),
        "minutes_delivered": int(told.seconds / 60 + 0.5),
        "certificates": [_certificate(each) for each in told.gets],
        "none": [
            {"person": each.who.person, "name": each.who.name, "why": str(each.why),
             "told": each.told}
            for each in told.none
        ],
        "written": str(written.path) if written else "",
    }  # fmt: skip


def sheets(people: Iterable[Somebody], written: Written | None) -> Shape:
    """Whose hours were looked at for a sheet, and where the sheets lie."""
    return {
        "people": [
            {"person": each.person, "name": each.name, **_hours(each)} for each in people
        ],
        "written": str(written.path) if written else "",
    }  # fmt: skip


def _certificate(each: Certified) -> Shape:
    return {
        "person": each.who.person, "name": each.who.name, "reference": each.issue.reference,
        "issued": each.issue.day, "first_reference": each.issue.first,
        "first_issued": each.issue.first_day, **_hours(each.who),
    }  # fmt: skip


def _hours(who: Somebody) -> Shape:
    """hours: rounded to a quarter; hours_with_others: None where nobody knows."""
    return {
        "hours": who.hours, "hours_with_others": who.together,
        "sessions": [_session(line) for line in who.lines],
    }  # fmt: skip


def _session(line: Attended) -> Shape:
    together = None if line.together is None else int(line.together / 60 + 0.5)
    return {
        "session": line.given.session, "date": line.given.day, "title": line.given.title,
        "minutes": int(line.hours.seconds / 60 + 0.5), "minutes_with_others": together,
        "ways": list(line.ways), "basis": line.basis,
    }  # fmt: skip
