"""Opening the console, and what is still to be said once it is left."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.console.app import Console
from l4pc_tui.core.text import clean_text
from l4pc_tui.machine.closing import closing

if TYPE_CHECKING:
    from l4pc_tui.desk.practice.rehearsal import Rehearsal


def run_console(
    db: Path | None = None, actor: str = "", session: str | None = None, demo: bool = False
) -> int:
    """Open the console and stay until it is left; the exit code."""
    return _stay_until_left(Console(db, actor, session=session, demo=demo))


def rehearse_on_console(rehearsal: Rehearsal) -> int:
    """Rehearse on the console until it is left; the exit code."""
    return _stay_until_left(
        Console(
            rehearsal.db,
            rehearsal.actor,
            session=rehearsal.session,
            pretends="rehearsal",
            pace=rehearsal.pace,
            clock=rehearsal.clock,
            zone=rehearsal.zone,
        )
    )


def _stay_until_left(app: Console) -> int:
    with closing(app.ask_to_go):
        try:
            code = app.run()
            damage = next((desk.store.damage for desk in app.desks if desk.store.damage), None)
        finally:
            app.close_desks()
    app.raise_crash()
    if app.last_words:
        print(clean_text(app.last_words), file=sys.stderr)
    if damage is not None:
        # On the terminal the command can be copied.
        print(clean_text(damage.told), file=sys.stderr)
    return app.return_code or code or 0
