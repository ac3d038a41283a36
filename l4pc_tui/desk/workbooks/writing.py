"""Everything that is exported of a scope, in every format: which maker writes it, and what it is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.desk.out.calendar import OUTLOOK, calendar_of
from l4pc_tui.desk.out.exports import content_of, export
from l4pc_tui.desk.out.formats import (
    CALENDAR,
    FORMATS,
    WORKBOOK,
    any_format,
    file_name,
    scope_name,
)
from l4pc_tui.desk.out.writing import Content, Holds, Written, write_out
from l4pc_tui.desk.workbooks.book import book_from
from l4pc_tui.desk.workbooks.gathering import gathered

if TYPE_CHECKING:
    from l4pc_tui.core.record.names import SessionId
    from l4pc_tui.core.record.profiles import Profile
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.out.formats import Format
    from l4pc_tui.desk.people.scope import Scope


def export_scope(
    desk: Desk, scope: Scope, how: str, profile: Profile, *, to: str = "", out: Path | None = None,
    folder: Path | None = None, past: Desk | None = None, as_of: str = "",
) -> Written:  # fmt: skip
    """Write what a scope is about, in a format, for a profile, and record that it was written.

    Of one session: its log, or a workbook. Of cohorts: a workbook, a folder of its sheets as CSV, a
    folder with the log of each session, or a calendar. out, folder, to: as of ``write_out``. past:
    the desk whose record is told, where it is an earlier one, and ``as_of`` when that was, in
    words; the scope is then of that desk. Raises Trouble.
    """
    form, read = any_format(how), past or desk
    if scope.single and form.name in FORMATS:
        return export(desk, scope.sessions[0], how, out, profile, to=to, folder=folder, past=past)
    beside: tuple[str, ...] = ()
    if form is CALENDAR:
        what, content, beside = "calendar", _calendar(read, scope, profile), (OUTLOOK,)
    elif form is WORKBOOK or form.name == "csv":
        what, content = "workbook", _workbook(read, scope, form, profile, as_of)
    else:
        what, content = "logs", _logs(read, scope, form, profile)
    name = scope_name(scope, what, profile, form.name if "" in content.files else "")
    written = write_out(
        desk, scope.sessions, content, form=form.name, name=name, profile=profile, to=to, out=out,
        folder=folder,
    )  # fmt: skip
    return replace(written, lines=(*written.lines, *beside))


def _workbook(desk: Desk, scope: Scope, form: Format, profile: Profile, as_of: str) -> Content:
    from l4pc_tui.exchange.sheets.csv_folder import to_csv_folder
    from l4pc_tui.exchange.sheets.xlsx import to_xlsx

    found = gathered(desk, scope, profile)
    book = book_from(desk, found, as_of=as_of)
    holds = {
        each.row.session.id: Holds(len(each.log.register), len(each.log.notes))
        for each in found.sessions
    }
    files = to_csv_folder(book) if form.folder else {"": to_xlsx(book)}
    return Content(files, holds)


def _calendar(desk: Desk, scope: Scope, profile: Profile) -> Content:
    files = {"": calendar_of(desk, scope, profile)}
    return Content(files, {row.session.id: Holds() for row in scope.sessions})


def _logs(desk: Desk, scope: Scope, form: Format, profile: Profile) -> Content:
    """A log of each session, in a folder."""
    files: dict[str, bytes] = {}
    holds: dict[SessionId, Holds] = {}
    for row in scope.sessions:
        content = content_of(desk, row, form, profile)
        others = (each for each in scope.sessions if each.session.id != row.session.id)
        files |= {file_name(row, form, profile, others): content.files[""]}
        holds |= content.holds
    return Content(files, holds)
