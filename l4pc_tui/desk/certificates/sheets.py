"""Sheets for people to fill in: what they learnt, and hours of involvement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.certificates.involvement import involvement, involvements
from l4pc_tui.core.certificates.reflection import reflection, reflections
from l4pc_tui.core.certificates.regulators import Regulator
from l4pc_tui.core.certificates.tables import INVOLVED, LEARNT, AttendedRow, InvolvedRow
from l4pc_tui.core.record.names import short
from l4pc_tui.desk.certificates.files import Form, files_of, tables_of, write_files
from l4pc_tui.desk.settings_file import preferences
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from l4pc_tui.core.certificates.who import Somebody
    from l4pc_tui.core.record.names import PersonId
    from l4pc_tui.desk.certificates.reading import CourseRead
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.out.writing import Written


def write_reflections(
    desk: Desk, read: CourseRead, people: Iterable[Somebody], regulator: Regulator, form: Form, *,
    out: Path | None = None, to: str = "",
) -> Written:  # fmt: skip
    """Write the sheets of a regulator for those of some people who were there and take part.
    Raises Trouble where nobody was."""
    there = _there(people)
    if form is Form.CSV:
        files = tables_of(
            (LEARNT, [AttendedRow(each, line) for each in there for line in each.lines])
        )
    else:
        pages = {(each.name, f"{regulator}-{short(each.person)}"):
                 reflection(read.course, each, regulator) for each in there}  # fmt: skip
        files = files_of(form, pages, reflections(read.course, there, regulator))
    return write_files(
        desk, read, files, there, form="reflection", name=f"reflection-{regulator}", out=out, to=to
    )


def write_involvement(
    desk: Desk, read: CourseRead, people: Iterable[Somebody], declines: frozenset[PersonId],
    form: Form, *, out: Path | None = None, to: str = "",
) -> Written:  # fmt: skip
    """Write the hours of involvement of some people. declines: who of them declines payment. Raises
    Trouble where nobody was there."""
    there = _there(people)
    bands = preferences(desk).settings.involvement_bands
    told = [(each, each.person in declines) for each in there]
    if form is Form.CSV:
        files = tables_of(
            (
                INVOLVED,
                [InvolvedRow(each, line, bands, no) for each, no in told for line in each.lines],
            )
        )
    else:
        pages = {(each.name, short(each.person)): involvement(read.course, each, bands, declines=no)
                 for each, no in told}  # fmt: skip
        files = files_of(form, pages, involvements(read.course, told, bands))
    return write_files(
        desk, read, files, there, form="involvement", name="involvement", out=out, to=to
    )


def _there(people: Iterable[Somebody]) -> Sequence[Somebody]:
    found = [each for each in people if each.lines and each.bars is None]
    if not found:
        raise refusal("None of these people was at any of these sessions.", "Nothing was written.")
    return found
