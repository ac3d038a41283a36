"""The register of a session on paper, to be filled in where there is no laptop and typed in later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.answers import MARKS
from l4pc_tui.core.record.names import short
from l4pc_tui.core.text.amounts import day
from l4pc_tui.desk.library.printouts import write_pages
from l4pc_tui.desk.people.enrolment import where
from l4pc_tui.desk.register.look import register_of
from l4pc_tui.desk.session.open import read_session
from l4pc_tui.exchange.print_register import PaperRegister, PaperRow, register_page

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


def print_register(
    desk: Desk, row: SessionRow, *, out: Path | None, here: Path
) -> tuple[Path, ...]:
    """Write the register of a session as an HTML page, each row with the code that it keeps.

    out: the file, or the folder when the name has no ending; otherwise a name of its own in
    ``here``. An earlier printout of the same register is replaced, and nothing else. Raises Trouble.
    """
    session = row.session
    rows = tuple(
        PaperRow(line.code, line.name, "facilitates" if line.facilitates else line.about)
        for line in register_of(desk, row).lines
    )
    title = session.title or read_session(desk, row, to_tell=True).scripts.plan.title
    marks = tuple((each.letter, each.word.lower()) for each in MARKS)
    page = register_page(
        PaperRegister(title, where(row), day(session.date) if session.date else "", rows, marks)
    )
    name = "-".join(filter(None, ("register", session.date, short(session.id))))
    return write_pages({f"{name}.html": page}, out=out, here=here, what="register")
