"""A page for somebody else as it is chosen on a screen: what it is about, for whom, as what; shown,
then written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from l4pc_tui.core.document.model import Document, Grid, Look
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.text.amounts import as_date, count, listed
from l4pc_tui.desk.out.exports import document_of
from l4pc_tui.desk.out.formats import any_format, file_name, must_suit, scope_name
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.people.sessions import in_order, today
from l4pc_tui.desk.reports.as_of import as_of, as_of_in_words, moment_of
from l4pc_tui.desk.reports.leaving_out import LeftOut, left_out, logs_leave_out
from l4pc_tui.desk.reports.report import report_of
from l4pc_tui.desk.reports.writing import write_report
from l4pc_tui.desk.settings_file import logs_at, logs_folder
from l4pc_tui.desk.trouble import said_kindly
from l4pc_tui.desk.workbooks.book import book_from
from l4pc_tui.desk.workbooks.gathering import gathered
from l4pc_tui.desk.workbooks.writing import export_scope

if TYPE_CHECKING:
    from pathlib import Path

    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.out.writing import Written
    from l4pc_tui.desk.people.scope import Scope
    from l4pc_tui.exchange.sheets.book import Book

_NAMED = 2
"""Cohorts that a heading names; of more it tells how many."""


class What(StrEnum):
    """What leaves: of some cohorts, or of one session."""

    REPORT = "report"
    LOG = "log"
    BOOK = "register"

    @property
    def called(self) -> str:
        """As people call it."""
        return _WHATS[self][0]

    @property
    def use(self) -> str:
        """What it is, in few words."""
        return _WHATS[self][1]


class Makes(StrEnum):
    """The files that can be made of it."""

    HTML = "html"
    DOCX = "docx"
    MD = "md"
    XLSX = "xlsx"

    @property
    def called(self) -> str:
        """As people call it."""
        return _CALLED[self][0]

    @property
    def use(self) -> str:
        """What it is, in few words."""
        return _CALLED[self][1]


_WHATS: dict[What, tuple[str, str, tuple[Makes, ...]]] = locked(
    What,
    {
        What.REPORT: ("Report", "figures, outcomes, method", (Makes.HTML, Makes.DOCX)),
        What.LOG: ("Session log", "one session, in order", (Makes.HTML, Makes.DOCX, Makes.MD)),
        What.BOOK: ("Register and hours", "with every other table", (Makes.XLSX,)),
    },
)
_CALLED: dict[Makes, tuple[str, str]] = locked(
    Makes,
    {
        Makes.HTML: ("page", "in any browser"),
        Makes.DOCX: ("Word", "to go on with"),
        Makes.MD: ("text", "to read (Markdown)"),
        Makes.XLSX: ("workbook", "its tables, for Excel"),
    },
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A session whose log can leave. date: ISO, "" for none; day: in words. over: that day is not
    to come."""

    session: str
    cohort: str
    date: str
    day: str
    title: str
    over: bool


@dataclass(frozen=True, slots=True)
class Offers:
    """cohorts: id, name and how many sessions, of each that has any. first: what is offered at
    first: the cohort that met last. sessions: of these cohorts, the newest first."""

    cohorts: tuple[tuple[str, str, int], ...]
    first: tuple[str, ...]
    sessions: tuple[Offered, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What is chosen. cohorts: ids. first, last: ISO days, "" for an open side. as_of: as somebody
    typed it, "" for now. session: the id of the one whose log is meant, where that is."""

    cohorts: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    profile: Profile = Profile.COMMISSIONER
    form: Makes = Makes.HTML
    as_of: str = ""
    what: What = What.REPORT
    session: str = ""

    @property
    def forms(self) -> tuple[Makes, ...]:
        """As what it can be written for whom it is: what names people is not for everybody."""
        nameless = not PROFILES[self.profile].names
        return tuple(
            form for form in _WHATS[self.what][2] if not nameless or any_format(form).nameless
        )

    @property
    def suited(self) -> ReportWish:
        """The same as a file that can be had of it."""
        return self if self.form in self.forms else replace(self, form=self.forms[0])

    @property
    def days_in_words(self) -> str:
        """ "1 Nov to 30 Nov 2026", "all of them"."""
        if not self.first:
            return "all of them"
        first, last = as_date(self.first), as_date(self.last)
        if first is None or last is None or first == last:
            return _short(first or last)
        return f"{_short(first)} to {_short(last)}"


def offers(desk: Desk) -> Offers:
    """What can be chosen from."""
    cohorts = tuple(
        (each.cohort.id, each.cohort.name, each.sessions) for each in desk.store.tallies()
        if each.sessions
    )  # fmt: skip
    known, now = {id for id, _, _ in cohorts}, today(desk)
    rows = [row for row in desk.store.sessions() if row.session.cohort in known]
    met = [row for row in rows if "" < row.session.date <= now] or rows
    newest = max(met, key=in_order, default=None)
    sessions = tuple(
        Offered(row.session.id, row.session.cohort, row.session.date,
                _short(as_date(row.session.date)) or "no day", row.session.title or row.session.plan,
                "" < row.session.date <= now)
        for row in sorted(rows, key=in_order, reverse=True)
    )  # fmt: skip
    return Offers(cohorts, (newest.session.cohort,) if newest else (), sessions)


def sessions_of(found: Offers, wish: ReportWish) -> tuple[Offered, ...]:
    """Those of the chosen cohorts and days."""
    return tuple(
        each for each in found.sessions
        if each.cohort in wish.cohorts and wish.first <= each.date
        and (not wish.last or each.date <= wish.last)
    )  # fmt: skip


def with_session(found: Offers, wish: ReportWish) -> ReportWish:
    """The same with a session that is one of those, the newest that is over where none is."""
    there = sessions_of(found, wish)
    if any(each.session == wish.session for each in there):
        return wish
    first = next((each for each in there if each.over), there[0] if there else None)
    return replace(wish, session=first.session if first else "")


def about_in_words(found: Offers, wish: ReportWish) -> str:
    """ "Lantern Valley cohort · 1 Nov to 30 Nov 2026"; of a log which session it is of."""
    if wish.what is What.LOG:
        told = next((each for each in found.sessions if each.session == wish.session), None)
        return f"{told.day} · {told.title}" if told else ""
    names = [name for id, name, _ in found.cohorts if id in wish.cohorts]
    cohorts = listed(names) if len(names) <= _NAMED else count(len(names), "cohort")
    days = wish.days_in_words if wish.first else ""
    return " · ".join(filter(None, (cohorts, days)))


def whom_in_words(wish: ReportWish) -> str:
    """ "for a commissioner · as page"."""
    return f"{PROFILES[wish.profile].words.partition(':')[0]} · as {wish.form.called}"


@dataclass(frozen=True, slots=True)
class Looked:
    """What the file would say; of a workbook which sheets it has. left: what it leaves out. lies:
    where it would lie; one that is there already and says something else stays beside it."""

    document: Document
    left: tuple[LeftOut, ...]
    lies: Path


def looked_at(desk: Desk, wish: ReportWish) -> Looked:
    """What there would be, and nothing is written. Raises Trouble in words."""
    moment = moment_of(wish.as_of, desk) if wish.as_of else None
    folder = logs_at(desk)
    if wish.what is What.REPORT:
        made = report_of(desk, _scope(desk, wish), wish.profile, as_of=moment)
        name = scope_name(made.scope, "report", wish.profile, wish.form)
        return Looked(made.document, left_out(desk, made), folder / name)
    form = any_format(wish.form)
    must_suit(form, wish.profile)
    with _telling(desk, moment) as (read, when):
        scope = _scope(read, wish)
        if wish.what is What.LOG:
            row = scope.sessions[0]
            document, _ = document_of(read, row, wish.profile)
            log = session_log(read, row, wish.profile if _names(wish) else Profile.HANDOVER)
            left = logs_leave_out(read, (row,), (log,), wish.profile)
            others = (each for each in read.store.sessions() if each.session.id != row.session.id)
            return Looked(document, left, folder / file_name(row, form, wish.profile, others))
        found = gathered(read, scope, wish.profile)
        logs = [each.log for each in found.sessions] if _names(wish) else []
        left = logs_leave_out(read, scope.sessions, logs, wish.profile)
        sheets = _sheets(book_from(read, found, as_of=when), wish.profile)
        return Looked(sheets, left, folder / scope_name(scope, "workbook", wish.profile, wish.form))


def write_page(desk: Desk, wish: ReportWish, to: str = "") -> Written:
    """Write it into the folder for logs, and remember for whom. Raises Trouble in words."""
    scope = _scope(desk, wish)
    moment = moment_of(wish.as_of, desk) if wish.as_of else None
    with said_kindly():
        folder = logs_folder(desk)
    if wish.what is What.REPORT:
        made = report_of(desk, scope, wish.profile, as_of=moment, to=to)
        return write_report(desk, made, wish.form, to=to, folder=folder)
    with _telling(desk, moment) as (read, when):
        return export_scope(
            desk, _scope(read, wish), wish.form, wish.profile, to=to, folder=folder,
            past=read, as_of=when,
        )  # fmt: skip


def _names(wish: ReportWish) -> bool:
    return PROFILES[wish.profile].names


def _scope(desk: Desk, wish: ReportWish) -> Scope:
    if wish.what is What.LOG:
        return scope_of(desk, session=wish.session)
    return scope_of(desk, cohorts=wish.cohorts, first=wish.first, last=wish.last)


@contextmanager
def _telling(desk: Desk, moment: float | None) -> Iterator[tuple[Desk, str]]:
    """The desk whose record is told, and the moment in words; "" for now."""
    if moment is None:
        yield desk, ""
        return
    with as_of(desk, moment) as past:
        yield past, as_of_in_words(past)


def _sheets(book: Book, profile: Profile) -> Document:
    """Which sheets a workbook has, and how much is in each."""
    rows = tuple(
        (sheet.name, sheet.meaning, str(len(sheet.rows)) if sheet.rows else sheet.empty)
        for sheet in book.sheets
    )
    grid = Grid("Its sheets", ("sheet", "what one row is", "rows"), rows, frozenset((2,)))
    return Document(
        book.title, Look.SHEET, notice=PROFILES[profile].notice, blocks=(grid,), author=book.author
    )


def _short(on: date | None) -> str:
    return f"{on.day} {on:%b %Y}" if on else ""
