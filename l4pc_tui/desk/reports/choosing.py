"""A page for somebody else as it is chosen on a screen: what it is about, for whom, as what; shown,
then written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from l4pc_tui.core.document.model import Document, Grid, Look
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.text.amounts import as_date, count, listed
from l4pc_tui.desk.out.formats import any_format, must_suit
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.people.sessions import in_order, today
from l4pc_tui.desk.reports.as_of import as_of, as_of_in_words, moment_of
from l4pc_tui.desk.reports.leaving_out import LeftOut, left_out
from l4pc_tui.desk.reports.report import report_of
from l4pc_tui.desk.reports.writing import write_report
from l4pc_tui.desk.settings_file import logs_folder
from l4pc_tui.desk.trouble import said_kindly
from l4pc_tui.desk.workbooks.book import book_of
from l4pc_tui.desk.workbooks.writing import export_scope

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.out.writing import Written
    from l4pc_tui.desk.people.scope import Scope
    from l4pc_tui.exchange.sheets.book import Book

_NAMED = 2
"""Cohorts that a heading names; of more it tells how many."""


class Makes(StrEnum):
    """What can be made of a scope."""

    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def called(self) -> str:
        """As people call it."""
        return _CALLED[self][0]

    @property
    def use(self) -> str:
        """What it is, in few words."""
        return _CALLED[self][1]


_CALLED: dict[Makes, tuple[str, str]] = locked(
    Makes,
    {
        Makes.HTML: ("page", "a report, in any browser"),
        Makes.DOCX: ("Word", "a report to go on with"),
        Makes.XLSX: ("workbook", "its tables, for Excel"),
    },
)


@dataclass(frozen=True, slots=True)
class Offers:
    """cohorts: id, name and how many sessions, of each that has any. first: what is offered at
    first: the cohort that met last."""

    cohorts: tuple[tuple[str, str, int], ...]
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What is chosen. cohorts: ids. first, last: ISO days, "" for an open side. as_of: as somebody
    typed it, "" for now."""

    cohorts: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    profile: Profile = Profile.COMMISSIONER
    form: Makes = Makes.HTML
    as_of: str = ""

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
    return Offers(cohorts, (newest.session.cohort,) if newest else ())


def about_in_words(found: Offers, wish: ReportWish) -> str:
    """ "Lantern Valley cohort · 1 Nov to 30 Nov 2026 · for the commissioner"."""
    names = [name for id, name, _ in found.cohorts if id in wish.cohorts]
    cohorts = listed(names) if len(names) <= _NAMED else count(len(names), "cohort")
    days = wish.days_in_words if wish.first else ""
    whom = PROFILES[wish.profile].words.partition(":")[0]
    return " · ".join(filter(None, (cohorts, days, whom)))


def page_of(desk: Desk, wish: ReportWish) -> Document:
    """What the file would say; of a workbook which sheets it has. Raises Trouble in words."""
    return looked_at(desk, wish)[0]


def looked_at(desk: Desk, wish: ReportWish) -> tuple[Document, tuple[LeftOut, ...]]:
    """What the file would say, and what a report leaves out, which a workbook's first sheet tells.
    Raises Trouble in words."""
    scope = _scope(desk, wish)
    moment = moment_of(wish.as_of, desk) if wish.as_of else None
    if wish.form is not Makes.XLSX:
        made = report_of(desk, scope, wish.profile, as_of=moment)
        return made.document, left_out(desk, made)
    must_suit(any_format(wish.form), wish.profile)
    with _telling(desk, moment) as (read, when):
        book = book_of(read, _scope(read, wish), wish.profile, as_of=when)
        return _sheets(book, wish.profile), ()


def write_page(desk: Desk, wish: ReportWish, to: str = "") -> Written:
    """Write it into the folder for logs, and remember for whom. Raises Trouble in words."""
    scope = _scope(desk, wish)
    moment = moment_of(wish.as_of, desk) if wish.as_of else None
    with said_kindly():
        folder = logs_folder(desk)
    if wish.form is not Makes.XLSX:
        made = report_of(desk, scope, wish.profile, as_of=moment, to=to)
        return write_report(desk, made, wish.form, to=to, folder=folder)
    with _telling(desk, moment) as (read, when):
        return export_scope(
            desk, _scope(read, wish), wish.form, wish.profile, to=to, folder=folder,
            past=read, as_of=when,
        )  # fmt: skip


def _scope(desk: Desk, wish: ReportWish) -> Scope:
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
