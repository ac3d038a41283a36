"""Which session a person means by a word, or by none; which scripts by what they must be."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.amounts import local
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.folding import fold
from l4pc_tui.desk.library import models
from l4pc_tui.desk.people.sessions import find_session, new_session, next_session
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.exchange.typed import at_home
from l4pc_tui.machine.command_line import command_line

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.library.library import LibraryLine
    from l4pc_tui.store.tables.rowsets import SessionRow


ACCESS: dict[str, Callable[[LibraryLine], bool]] = {
    "described": lambda line: line.access,
    "online": lambda line: line.setting in ("online", "either"),
    "unaided": lambda line: line.kind != "programme" and not line.needs,
}
"""What can be asked of access: that a script says how everybody can take part; that it can be
done online; that nothing special (a co-facilitator, a quiet space) must be in place."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What scripts must be to be listed; what is empty or 0 does not matter.

    depth: the deepest place. minutes: the most that it may usually take. people: how many
    must be able to take part. access: one of ``ACCESS``. shape: an exercise's.
    """

    kind: str = ""
    depth: str = ""
    theme: str = ""
    minutes: int = 0
    people: int = 0
    access: str = ""
    shape: str = ""

    def fits(self, line: LibraryLine) -> bool:
        """Whether a line of the library is what is wanted; unknown figures never are."""
        low, high = line.people
        return (
            self.kind in ("", line.kind)
            and fold(self.depth) in ("", fold(line.depth))
            and (not self.theme or fold(self.theme) in map(fold, line.themes))
            and (not self.minutes or 0 < line.minutes[1] <= self.minutes)
            and (not self.people or low <= self.people <= high)
            and self.shape in ("", line.shape)
            and (not self.access or ACCESS[self.access](line))
        )


def sift(lines: Iterable[LibraryLine], wanted: Wanted) -> tuple[LibraryLine, ...]:
    """The lines that are what is wanted, in their order."""
    return tuple(line for line in lines if wanted.fits(line))


def choose(desk: Desk, word: str) -> SessionRow:
    """The session of a bare word: tried as session, then plan, then exercise.

    A plan or an exercise is tried out: in the try-out of it that is not closed yet, or in a
    new one. A file is rehearsed, where nothing of it stays; it is not run. Without a word it is
    the session that Home offers. Raises Trouble when there is nothing to run.
    """
    if not word:
        return _offered(desk)
    if _is_file(path := at_home(Path(word))):
        return _of_a_file(desk, path)
    if "/" in word or desk.store.session_ids_like(word):
        return find_session(desk, word)
    if models.plan(desk, word) is None and models.exercise(desk, word) is None:
        raise refusal(
            f"There is no session, plan or exercise called “{clean_name(word, 80)}”.",
            "l4pc session list and l4pc library list show what there is.",
        )
    return trial(desk, word)


def trial(desk: Desk, key: str) -> SessionRow:
    """The try-out of a plan or exercise that is not closed yet, or a new one. Raises Trouble."""
    tried = [
        row
        for row in desk.store.sessions()
        if not row.session.cohort and row.session.plan == key and row.state is not State.CLOSED
    ]
    return tried[-1] if tried else new_session(desk, "", key)


def _is_file(path: Path) -> bool:
    """Whether a word means a file: by its ending, or because it is a path and something is there."""
    there = len(path.parts) > 1 and os.path.lexists(path) and not path.is_dir()
    return path.suffix.casefold() == ".md" or there


def _of_a_file(desk: Desk, path: Path) -> SessionRow:
    """The try-out of a script that stands in a file, where only rehearsals are."""
    from l4pc_tui.desk.library.library import load
    from l4pc_tui.desk.library.scripts import one_file
    from l4pc_tui.exchange.library_files import read_script

    with said_kindly():
        source = read_script(one_file(path))
    file, shown = command_line([str(path)]), clean_name(path.name, 80)
    if desk.pretends != "rehearsal":
        raise refusal(
            f"“{shown}” is a file, and what is run stands in the library.",
            f"“l4pc run --rehearse {file}” rehearses it; “l4pc library load {file}” brings it "
            f"in, and then “l4pc run {command_line([path.stem])}” runs it.",
        )
    load(desk, [path])
    sha = hashlib.sha256(source).hexdigest()
    if all(head.sha256 != sha or head.id != path.stem for head in desk.store.contents()):
        raise refusal(f"“{shown}” has errors.", f"“l4pc check {file}” says which.")
    return trial(desk, path.stem)


def _offered(desk: Desk) -> SessionRow:
    row = next_session(desk.store.sessions(), local(desk.now(), desk.zone).date())
    if row is None:
        raise refusal(
            "There is no session to run.",
            "l4pc session new plans one; “l4pc run” and the name of a plan tries it out.",
        )
    return row
