"""Backups, bringing one up, and where everything lies."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from l4pc_tui.cli.context import Context, context
from l4pc_tui.cli.output import say, table, warn, working


@click.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
    default=None, help="Where to write it: a stick, for example. Otherwise beside the database.",
)  # fmt: skip
@context
def backup(held: Context, folder: Path | None) -> None:
    """Write a verified backup of the database."""
    from l4pc_tui.desk import backups

    backups.must_be_there(held.places(), named=False)
    with held.desk() as desk, working("Writing and checking a backup …"):
        written = backups.backup(desk, folder)
    say(f"Backed up and verified: {written}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
@context
def restore(held: Context, file: Path, yes: bool) -> int:
    """Bring a backup up as the database.

    It says first what the backup holds and what it would replace, which is kept under another
    name. A file of entries that could not be saved (l4pc-not-saved-….jsonl) is taken in and
    replaces nothing.
    """
    from l4pc_tui.desk import backups
    from l4pc_tui.desk.paths import places

    if backups.is_rescue(file):
        with held.desk(begins=True) as desk:
            say(backups.take_in(desk, file))
        return 0
    there = places(held.db)
    comes = backups.inspect(file)
    say(f"“{file.name}” holds {comes.in_words}.", *backups.replaced(there, comes))
    if not yes and not _confirmed():
        warn("Nothing was changed. Add --yes to bring it up.")
        return 1
    with working("Bringing the backup up …"):
        done = backups.restore(there, file, time.time)
    say(backups.restored(done))
    return 0


@click.command()
@context
def where(held: Context) -> None:
    """Say where everything lies."""
    from l4pc_tui.desk.backups import where as places

    table(("what", "where"), places(held.places(), None))


def _confirmed() -> bool:
    """Asked of a person only: a script that does not say --yes has not said yes."""
    return sys.stdin.isatty() and click.confirm("Bring it up?", default=False)
