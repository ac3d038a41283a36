"""Paper from the console: which pages, into which folder, and where they lie then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.core.record.locked import locked
from l4pc_tui.desk.paper.printing import FOLDER, OF_PEOPLE, Paper, Printed, print_out, print_page
from l4pc_tui.desk.paths import typed_path
from l4pc_tui.desk.people.cohorts import find_cohort

if TYPE_CHECKING:
    from l4pc_tui.console.frame.full_screen import Face
    from l4pc_tui.desk.home.between import BetweenLine
    from l4pc_tui.desk.library.library import LibraryLine

KINDS: Mapping[Paper, tuple[str, str]] = locked(
    Paper,
    {
        Paper.DAY: ("d", "The day"),
        Paper.SHEET: ("s", "Sheets"),
        Paper.SIGN_IN: ("i", "Sign-in"),
        Paper.REGISTER: ("r", "Register"),
        Paper.PACKING: ("b", "What to bring"),
        Paper.HANDOUTS: ("h", "Handouts"),
        Paper.LARGE_PRINT: ("l", "Large print"),
        Paper.EASY_READ: ("e", "Easy read"),
        Paper.COMMITMENTS: ("c", "Commitments"),
    },
)
"""The key of each kind of page, and its words."""
_ALL = "all"


def print_session(face: Face, session: str) -> None:
    """Ask what of a session's paper is to be written, and where to; Enter is all of it."""
    _ask_what(face, session, tuple(Paper), every=True)


def print_script(face: Face, line: LibraryLine) -> None:
    """The same of an exercise or a plan, which have no people; an exercise has no day."""
    without = OF_PEOPLE if line.kind == "session" else (*OF_PEOPLE, Paper.DAY)
    _ask_what(face, line.id, [paper for paper in Paper if paper not in without], every=False)


def print_between(face: Face, line: BetweenLine) -> None:
    """Write the pages of something that lies between sessions, into the usual folder."""
    desk, here = face.desk, Path.cwd()

    def write() -> Printed:
        return print_page(
            desk, find_cohort(desk, line.cohort), line.entry, out=here / FOLDER, here=here
        )

    face.console.at_desk(write, lambda done: _tell(face, done))


def _ask_what(face: Face, word: str, offered: Sequence[Paper], *, every: bool) -> None:
    choices = [Choice("enter", _ALL, "Everything")] if every else []
    choices += [Choice(KINDS[paper][0], paper.value, KINDS[paper][1]) for paper in offered]

    def chosen(answer: str | None) -> None:
        if answer:
            _ask_where(face, word, None if answer == _ALL else Paper(answer))

    leave = Choice("escape", "", "Nothing")
    face.app.push_screen(Choose("Print what?", (*choices, leave)), chosen)


def _ask_where(face: Face, word: str, what: Paper | None) -> None:
    desk, here = face.desk, Path.cwd()

    def named(folder: str | None) -> None:
        if folder is not None:
            out = typed_path(folder) if folder else here / FOLDER
            face.console.at_desk(
                lambda: print_out(desk, word, what, out=out, here=here),
                lambda done: _tell(face, done),
            )

    told = f"Enter alone: the folder “{FOLDER}” here. Earlier pages of the same are replaced."
    face.app.push_screen(Ask("Into which folder?", told, enter="Write"), named)


def _tell(face: Face, done: Printed) -> None:
    face.tell(" ".join(done.lines))
