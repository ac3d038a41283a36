"""The register of a session on paper, as it is printed: to be filled in and typed in later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.answers import MARKS
from l4pc_tui.core.text.amounts import day
from l4pc_tui.desk.people.enrolment import enrolled, where
from l4pc_tui.desk.register.look import register_of
from l4pc_tui.desk.session.open import read_session
from l4pc_tui.exchange.paper.register_page import PaperRegister, PaperRow

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


def paper_register(desk: Desk, row: SessionRow) -> PaperRegister:
    """The register of a session, each row with the code that it keeps."""
    session = row.session
    # Paper lies about: that somebody is here for what they have lived stays on the laptop.
    organisation = {each.person.id: each.person.organisation for each in enrolled(desk, session)}
    rows = tuple(
        PaperRow(
            line.code, line.name, "facilitates" if line.facilitates else organisation[line.person]
        )
        for line in register_of(desk, row).lines
    )
    title = session.title or read_session(desk, row, to_tell=True).scripts.plan.title
    marks = tuple((each.letter, each.word.lower()) for each in MARKS)
    return PaperRegister(title, where(row), day(session.date) if session.date else "", rows, marks)
