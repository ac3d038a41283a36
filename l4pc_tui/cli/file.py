"""Backups, bringing one up, and where everything lies."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, table, warn, working

if TYPE_CHECKING:
    from l4pc_tui.desk.out.doctor import Terminal


@click.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
    default=None, help="Where to write it: a stick, for example. Otherwise beside the database.",
)  # fmt: skip
@context
def backup(held: Context, folder: Path | None) -> None:
    """Write a verified backup of the database.

    Where one was written with --to is remembered: “l4pc where” and “l4pc doctor” tell it.
    """
    from l4pc_tui.desk import backups

    backups.must_be_there(held.places(), named=False)
    with held.desk() as desk, working("Writing and checking a backup …"):
        written = backups.backup(desk, folder)
    say(f"Backed up and verified: {written}")


@click.command()
@click.argument(
    "file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--salvage", is_flag=True,
    help="Of a damaged database: unite all that can still be read in it with its newest good backup.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask.")
@context
def restore(held: Context, file: Path | None, salvage: bool, yes: bool) -> int:
    """Bring a backup up as the database.

    It says first what the backup holds and what it would replace, which is kept under another
    name. A file of entries that could not be saved (l4pc-not-saved-….jsonl) is taken in and
    replaces nothing.

    With --salvage and no FILE a damaged database is kept aside, every entry that can still be read
    in it is verified and united with its newest good backup, and what was recovered is told in
    numbers.
    """
    from l4pc_tui.desk import backups
    from l4pc_tui.desk.paths import places

    if (file is None) != salvage:
        raise click.UsageError("Name a backup as FILE, or say --salvage; not both.")
    if file is None:
        return _salvage(held, yes)
    if backups.is_rescue(file):
        with held.desk(begins=True) as desk:
            say(backups.take_in(desk, file))
        return 0
    there = places(held.db)
    comes = backups.inspect(file)
    say(f"“{file.name}” holds {comes.in_words}.", *backups.replaced(there, comes))
    if not yes and not _confirmed("Bring it up?"):
        warn("Nothing was changed. Add --yes to bring it up.")
        return 1
    with working("Bringing the backup up …"):
        done = backups.restore(there, file, time.time)
    say(backups.restored(done))
    return 0


def _salvage(held: Context, yes: bool) -> int:
    from l4pc_tui.desk import salvaging
    from l4pc_tui.desk.paths import places

    there = places(held.db)
    say(*salvaging.would_salvage(there))
    if not yes and not _confirmed("Go on?"):
        warn("Nothing was changed. Add --yes to go on.")
        return 1
    with working("Reading all that can be read …"):
        done = salvaging.salvage(there, time.time)
    say(*salvaging.salvaged(done))
    return 0


@click.command()
@as_json
@context
def doctor(held: Context, as_json: bool) -> int:
    """Look at the database and what is around it, and say what to do.

    Exit code 0: nothing to do; 1: something to act on. Nothing is changed.
    """
    from l4pc_tui.desk.out import doctor as desk

    with working("Looking at everything …"):
        found = desk.doctor(held.places(), _terminal())
    if as_json:
        from l4pc_tui.desk.out import shapes

        say_json(shapes.findings(found))
    else:
        for each in found:
            say(f"{'●' if each.fine else '▲'} {each.what}: {each.told}")
            if each.next:
                say(f"  → {each.next}")
    return 0 if all(each.fine for each in found) else 1


def _terminal() -> Terminal:
    from l4pc_tui.desk.out.doctor import Terminal
    from l4pc_tui.machine.terminal import terminal, windows_here

    encoding = sys.stdout.encoding or ""
    if not sys.stdout.isatty():
        return Terminal(0, 0, encoding)
    columns, lines = shutil.get_terminal_size()
    letters = codecs.lookup(encoding).name if encoding else "utf-8"
    found = terminal(os.environ, windows=windows_here(), encoding=letters)
    return Terminal(columns, lines, encoding, found)


@click.command()
@context
def where(held: Context) -> None:
    """Say where everything lies."""
    from l4pc_tui.desk.backups import where as places

    table(("what", "where"), places(held.places(), None))


def _confirmed(question: str) -> bool:
    """Asked of a person only: a script that does not say --yes has not said yes."""
    return sys.stdin.isatty() and click.confirm(question, default=False)
