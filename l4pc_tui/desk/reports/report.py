"""The report to a commissioner: gathered, hidden where numbers are small, and laid out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from l4pc_tui.core.disclosure.hiding import shown
from l4pc_tui.core.disclosure.rules import RULES
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.report.cells import ledger_of
from l4pc_tui.core.report.page import Frame, page
from l4pc_tui.core.report.since import Since, changed, lines
from l4pc_tui.core.text.amounts import local
from l4pc_tui.desk.out.pseudonyms import kept_key
from l4pc_tui.desk.people.scope import cohorts_in_words, days_in_words, scope_of
from l4pc_tui.desk.reports.as_of import as_of as the_record_as_of
from l4pc_tui.desk.reports.as_of import which_of_two
from l4pc_tui.desk.reports.gathering import figures_of
from l4pc_tui.desk.reports.memory import Key, key_of, last_before
from l4pc_tui.desk.reports.reasons import reasons
from l4pc_tui.desk.settings_file import preferences
from l4pc_tui.desk.trouble import refusal
from l4pc_tui.machine.command_line import command_line

if TYPE_CHECKING:
    from l4pc_tui.core.disclosure.rules import Printed
    from l4pc_tui.core.document.model import Document
    from l4pc_tui.core.report.figures import Figures
    from l4pc_tui.core.report.since import Line
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.scope import Scope


@dataclass(frozen=True, slots=True)
class Report:
    """A report that is not written yet. moment: seconds since the epoch; key: what it is known by;
    scope: of that moment."""

    document: Document
    figures: Figures
    printed: Printed
    lines: tuple[Line, ...]
    since: Since | None
    scope: Scope
    profile: Profile
    moment: float
    key: Key


def report_of(
    desk: Desk, scope: Scope, profile: Profile = Profile.COMMISSIONER, *,
    as_of: float | None = None, to: str = "", at_least: int | None = None,
) -> Report:  # fmt: skip
    """The report on a scope, as of now or of an earlier moment, in seconds since the epoch.

    The same scope, profile, percentage and moment give the same figures again, whatever came into
    the record since. at_least: percent of the delivered hours from which on somebody has completed;
    None for what a certificate asks for. Raises Trouble where nothing of it was there yet at that moment.
    """
    written = desk.now()
    least = share(desk) if at_least is None else at_least
    if as_of is None:
        # A whole second, so that it can be typed: what is written within it is in it.
        return _report(desk, scope, profile, math.ceil(written), written, to, least)
    kept_key(desk)  # The past has the same one, and can keep none of its own.
    with the_record_as_of(desk, as_of) as past:
        then = _as_it_was(past, scope)
        return _report(past, then, profile, as_of, written, to, least, past.erased)


def share(desk: Desk) -> int:
    """Percent of the delivered hours that a certificate asks for, and so a report."""
    return round(preferences(desk).settings.certificate_share * 100)


def _as_it_was(past: Desk, scope: Scope) -> Scope:
    """The same cohorts or session as they were known then."""
    known = {each.id for each in past.store.cohorts()}
    there = past.store.session(scope.sessions[0].session.id) is not None
    if not (there if scope.single else all(each.id in known for each in scope.cohorts)):
        raise refusal(
            f"Nothing was kept yet of {cohorts_in_words(scope) or 'this session'} at that moment.",
            "Name a later day or time.",
        )
    if scope.single:
        return scope_of(past, session=scope.sessions[0].session.id)
    return scope_of(
        past, cohorts=[each.id for each in scope.cohorts], first=scope.first, last=scope.last
    )


def _report(
    desk: Desk, scope: Scope, profile: Profile, moment: float, written: float, to: str,
    at_least: int, erased: int = 0,
) -> Report:  # fmt: skip
    rule = RULES[PROFILES[profile].hides]
    key = key_of(scope, profile, at_least)
    about = f"report {key.whole} {moment:.3f}"
    figures = figures_of(desk, scope, at_least=at_least, erased=erased, about=about)
    ledger = ledger_of(figures, rule)
    names = {*ledger.counts, *(rate.name for rate in ledger.rates)}
    last = last_before(desk, key, moment, names)
    printed = shown(ledger, rule, last.printed if last else None)
    told = lines(figures, printed)
    since = None
    if last is not None:
        why = reasons(desk, figures, last.as_of)
        found = changed(last.told(told), told, why, whole=last.whole)
        since = Since(when_in_words(last.as_of, desk), found, last.whole)
    frame = Frame(
        cohorts_in_words(scope) or "a try-out", days_in_words(scope) or "no day yet",
        when_in_words(moment, desk), _day(local(written, desk.zone)), PROFILES[profile].notice, to,
        preferences(desk).settings.provider, _again(desk, scope, profile, moment, at_least),
    )  # fmt: skip
    document = page(figures, printed, frame, rule, since)
    return Report(document, figures, printed, told, since, scope, profile, moment, key)


def when_in_words(moment: float, desk: Desk) -> str:
    """ "1 November 2026, 16:00:23"; a day's end as that day."""
    wall = local(moment, desk.zone)
    if wall.strftime("%H:%M:%S") == "23:59:59":
        return f"the end of {_day(wall)}"
    seconds = f":{wall:%S}" if wall.second else ""
    return f"{_day(wall)}, {wall:%H:%M}{seconds}{which_of_two(moment, desk)}"


def _day(wall: datetime) -> str:
    return f"{wall.day} {wall:%B %Y}"


def _again(desk: Desk, scope: Scope, profile: Profile, moment: float, at_least: int) -> str:
    """What is typed to get the same figures once more."""
    wall = local(moment, desk.zone)
    if wall.tzinfo is None:
        wall = wall.astimezone()
    when = wall.isoformat(timespec="milliseconds" if wall.microsecond else "seconds")
    words = ["l4pc", "report"]
    if scope.single:
        words.append(scope.sessions[0].session.id)
    else:
        words += [word for each in scope.cohorts for word in ("--cohort", each.name)]
    for name, value in (("--from", scope.first), ("--until", scope.last)):
        words += [name, value] if value else []
    words += ["--at-least", str(at_least)]
    return command_line([*words, "--profile", str(profile), "--as-of", when])
