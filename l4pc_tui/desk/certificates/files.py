"""What certificates and sheets are written as: a file for each person, and one with all to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.text.file_names import file_stem, in_one_folder
from l4pc_tui.desk.out.formats import scope_name
from l4pc_tui.desk.out.writing import Content, Holds, Written, write_out
from l4pc_tui.desk.people.scope import Scope

if TYPE_CHECKING:
    from pathlib import Path

    from l4pc_tui.core.certificates.who import Somebody
    from l4pc_tui.core.document.model import Document
    from l4pc_tui.core.record.entry import Entry
    from l4pc_tui.core.record.tables import Table
    from l4pc_tui.desk.certificates.reading import CourseRead
    from l4pc_tui.desk.desk import Desk


class Form(StrEnum):
    """What they are written as."""

    HTML = "html"
    DOCX = "docx"
    CSV = "csv"


def files_of(
    form: Form,
    pages: Mapping[tuple[str, str], Document],
    together: Document,
    *,
    listed: bool = False,
) -> Mapping[str, bytes]:
    """File name → content. pages: each by a person's name and what tells it from one of the same
    name. together: all of them, for one print; written where there is more than one, and where its
    list tells more than they do (listed)."""
    write = _writer(form)
    # The one with all comes first, so that nobody of that name takes its own.
    stems = ["all-for-printing", *(file_stem(*key) for key in pages)]
    names = in_one_folder((stem, f".{form}") for stem in stems)
    files = {name: write(page) for name, page in zip(names[1:], pages.values(), strict=True)}
    if len(pages) > 1 or listed:
        files[names[0]] = write(together)
    return files


def tables_of(*told: tuple[Table[Any], Sequence[Any]]) -> Mapping[str, bytes]:
    """File name → content: each table with its rows."""
    from l4pc_tui.exchange.session_log.tables import csv_text

    return {
        f"{table.name}.csv": csv_text(
            [column.name for column in table.columns], table.cells(rows, Profile.HANDOVER)
        ).encode()
        for table, rows in told
    }  # fmt: skip


def write_files(
    desk: Desk, read: CourseRead, files: Mapping[str, bytes], people: Iterable[Somebody], *,
    form: str, name: str, out: Path | None, to: str, besides: Sequence[Entry] = (),
) -> Written:  # fmt: skip
    """Write files about people of a course into a folder, and remember that.

    besides: entries that are kept in the same step, or not at all.
    """
    there = [{line.given.session for line in each.lines} for each in people]
    holds = {
        row.session.id: Holds(people=sum(row.session.id in ids for ids in there))
        for row in read.rows
    }
    called = scope_name(Scope((read.cohort,), read.rows), name, Profile.HANDOVER)
    return write_out(
        desk, read.rows, Content(files, holds), form=form, name=called, profile=Profile.HANDOVER,
        to=to, out=out, keep=lambda entries: desk.store.write([*besides, *entries]),
    )  # fmt: skip


def _writer(form: Form) -> Callable[[Document], bytes]:
    if form is Form.DOCX:
        from l4pc_tui.exchange.document.docx import as_docx

        return as_docx
    from l4pc_tui.exchange.document.html import as_html

    return as_html
