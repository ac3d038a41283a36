"""A paper of another program from the library: named, made a page, and what became of its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.desk.library.importing import Brought, bring_in
from l4pc_tui.desk.library.library import LoadReport, load
from l4pc_tui.desk.paths import typed_path

if TYPE_CHECKING:
    from l4pc_tui.console.frame.full_screen import Face

ASKED = "Which paper becomes a page of your library?"
TOLD = (
    "Of Word or Google Docs (.docx), LibreOffice (.odt), Markdown (.md), or an export of Notion "
    "(.zip). It stays as it is; nothing that is there is replaced."
)
_MOST = 4
"""How many things to mend are told of the page."""


def bring_paper(face: Face, then: Callable[[], None]) -> None:
    """Ask for the file, make a page of it, tell what became of it; then do the rest."""
    desk, console = face.desk, face.console

    def work(typed: str) -> tuple[Brought, LoadReport]:
        return bring_in(typed_path(typed), own=desk.places.own_library), load(desk)

    def made(found: tuple[Brought, LoadReport]) -> None:
        from l4pc_tui.console.questions.verdict import Verdict

        brought, report = found
        then()
        console.push_screen(
            Verdict(_lines(brought, report), f"A page of your {brought.source}: {brought.path}")
        )

    def named(typed: str | None) -> None:
        if typed:
            face.tell("Reading the paper …")
            console.at_desk(lambda: work(typed), made, leads=True)

    console.push_screen(Ask(ASKED, TOLD, needed=True, enter="Bring it in"), named)


def _lines(brought: Brought, report: LoadReport) -> tuple[str, ...]:
    account = f"Every one of them, with its words: {brought.account}" if brought.account else ""
    wrong = report.refused[:_MOST]
    mend = "To be mended in it, with e:" if wrong else "Nothing in it is wrong."
    return tuple(filter(None, (brought.summed, *brought.counted, account, mend, *wrong)))
