"""Is it right? ``check`` and ``fmt``, for files and folders of scripts."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import ANY_PATH, Context, as_json, context
from l4pc_tui.cli.output import say, say_json, warn, working

if TYPE_CHECKING:
    from l4pc_tui.core.script.model.model import Model
    from l4pc_tui.desk.library.checkup import Checkup

paths = click.argument("paths", metavar="[PATH]…", nargs=-1, type=ANY_PATH)
LOOK_EVERY = 0.3
"""Seconds between two looks at the files' times."""
CLEAR = "\x1b[H\x1b[2J\x1b[3J"


@click.command()
@paths
@click.option("--fix", is_flag=True, help="Mend in the files what can be mended without you.")
@click.option("--watch", is_flag=True, help="Look again whenever a file is saved; Ctrl-C leaves.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors do.")
@as_json
@context
def check(
    held: Context, paths: tuple[Path, ...], fix: bool, watch: bool, strict: bool, as_json: bool
) -> int:
    """Say whether exercises, plans and programmes are right.

    A folder means all scripts below it; without a PATH it is the library. The exit code is 1
    when something has errors, and 2 when a file could not be read.
    """
    if watch:
        if as_json:
            raise click.UsageError("--watch draws for a person, --json for a program: choose one.")
        return _watch(held, paths, fix=fix)
    found = _look(held, paths, fix=fix)
    if as_json:
        from l4pc_tui.desk.out import shapes

        say_json([shapes.message(each) for each in found.found])
        warn(*found.troubles)
    else:
        _tell(found)
    if found.troubles:
        return 2
    return 1 if found.count("error") or (strict and found.count("warning")) else 0


@click.command()
@paths
@click.option("--check", "only_check", is_flag=True, help="Say what would change; change nothing.")
@context
def fmt(held: Context, paths: tuple[Path, ...], only_check: bool) -> int:
    """Tidy scripts in place, and bring older ones up to date.

    What a script says stays the same. A file with errors in it is left as it is. With --check
    the exit code is 1 when something would change.
    """
    from l4pc_tui.desk.library.checkup import named
    from l4pc_tui.desk.library.tidy import tidy

    with working("Tidying …"):
        files = named(paths, held.places().own_library)
        done = tidy(files, base=Path.cwd(), only_look=only_check)
    say(*done.changed)
    warn(
        *(
            f"{path} has errors and was left as it is. “l4pc check” says which."
            for path in done.left
        )
    )
    warn(*done.troubles)
    others = len(files) - len(done.changed)
    both = ("would change", "would not") if only_check else ("changed", "unchanged")
    say(f"{len(done.changed)} {both[0]}, {others} {both[1]}.")
    if done.troubles:
        return 2
    return 1 if done.left or (only_check and done.changed) else 0


def _look(
    held: Context, paths: tuple[Path, ...], *, fix: bool, before: Checkup | None = None
) -> Checkup:
    """Look at the files; mend first what can be mended, when asked to."""
    # The language brings pydantic and YAML (0.2 s), which help and completion do without.
    from l4pc_tui.desk.library.checkup import check, named

    base, own = Path.cwd(), held.places().own_library
    with working("Reading …"):
        files = named(paths, own)
        if fix:
            from l4pc_tui.desk.library.tidy import mend

            mended = mend(files, base=base)
            warn(*(f"Mended: {path}" for path in mended.changed), *mended.troubles)
            files = named(paths, own)
        found = check(files, lambda: library_models(held), base=base, before=before)
        return with_runs(held, found)


def with_runs(held: Context, found: Checkup) -> Checkup:
    """What was found, and what the person's own file of sessions knows otherwise of runs."""
    from l4pc_tui.desk.backups import is_there
    from l4pc_tui.desk.library.checkup import and_more, says_runs
    from l4pc_tui.desk.trouble import Trouble

    if not says_runs(found.scripts) or not is_there(held.places().db):
        return found
    from l4pc_tui.desk.library.people_runs import runs_in_doubt

    try:
        with held.desk() as desk:
            return and_more(found, runs_in_doubt(desk, found.scripts))
    except Trouble:
        return found


def library_models(held: Context) -> Iterable[Model]:
    """What is in the library, with what has changed in its folders read first.

    Where no database is, or none that can be opened, what lies in the folders.
    """
    from l4pc_tui.desk.backups import is_there
    from l4pc_tui.desk.library.checkup import in_the_folders
    from l4pc_tui.desk.library.library import everything
    from l4pc_tui.desk.trouble import Trouble

    if not is_there(held.places().db):
        return in_the_folders(held.places().own_library)
    try:
        with held.desk() as desk:
            return everything(desk)
    except Trouble:
        return in_the_folders(held.places().own_library)


def _tell(found: Checkup) -> None:
    for page in found.pages():
        say(page, "")
    warn(*found.troubles)
    say(found.told)


def _watch(held: Context, paths: tuple[Path, ...], *, fix: bool) -> int:
    """Tell, and tell again whenever something was saved, until Ctrl-C."""
    from l4pc_tui.desk.library.checkup import named
    from l4pc_tui.desk.trouble import Trouble

    own = held.places().own_library
    before: Checkup | None = None
    seen: object = None
    try:
        while True:
            try:
                now: object = named(paths, own)
                if now != seen:
                    before = _look(held, paths, fix=fix, before=before)
                    _clear()
                    _tell(before)
                    now = named(paths, own) if fix else now
            except Trouble as trouble:
                # An editor that saves by moving files about leaves none for a moment.
                now = f"{trouble.sentence} {trouble.hint}".strip()
                if now != seen:
                    _clear()
                    say(str(now))
            if now != seen:
                say("Watching. Ctrl-C leaves.")
                seen = now
            time.sleep(LOOK_EVERY)
    except KeyboardInterrupt:
        return 0


def _clear() -> None:
    if sys.stdout.isatty():
        click.echo(CLEAR, nl=False)
