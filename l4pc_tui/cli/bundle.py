"""Files for other laptops: the coordinator's, and a colleague's."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, context
from l4pc_tui.cli.output import say, warn, working

if TYPE_CHECKING:
    from l4pc_tui.desk.between.outgoing import Written

_out = click.option(
    "-o", "out", type=click.Path(path_type=Path), metavar="FILE|FOLDER", default=None,
    help="Where to write it. Otherwise it goes into this folder, with a name of its own.",
)  # fmt: skip
_to = click.option("--to", default="", metavar="TEXT", help="For whom it is; that is remembered.")
_yes = click.option("--yes", is_flag=True, help="Do not ask.")
_dry_run = click.option(
    "--dry-run", is_flag=True, help="Say what it would hold, and write nothing."
)


@click.command()
@click.option(
    "--cohort", metavar="NAME", default="", help="Only what tells of this cohort."
)  # fmt: skip
@click.option(
    "--since", metavar="WHEN", default="",
    help="Only what came in since then: 2026-11-25, 16:04, or “last” for since the last bundle.",
)  # fmt: skip
@_out
@_to
@_yes
@_dry_run
@click.option("--resend", is_flag=True, help="Write it though nothing is new since the last one.")
@context
def bundle(
    held: Context, cohort: str, since: str, out: Path | None, to: str, yes: bool, dry_run: bool,
    resend: bool,
) -> int:  # fmt: skip
    """Write the file for the coordinator: all that this laptop may tell.

    It says first what leaves with it. Words for the team go, for the coordinator’s record is whole;
    those of restricted notes and pulses of fewer than five stay here. The setting coordinator-key
    locks it. All of it goes each time: what is there already is not doubled. Without a terminal it
    needs --yes.
    """
    from l4pc_tui.desk.between import bundles

    with held.desk() as desk:
        with working("Looking through the record …"):
            found = bundles.look_at_bundle(desk, cohort, since)
        say(*found.lines)
        if found.is_told_already and not resend and not dry_run:
            say("Nothing was written: the coordinator has it all. --resend writes it again.")
            return 0
        return _write(
            lambda: bundles.write_bundle(desk, found, out, to=to), yes=yes, dry_run=dry_run
        )


@click.command()
@click.option(
    "--cohort", metavar="NAME", required=True, help="The cohort whose next session it is for."
)
@_out
@_to
@_yes
@_dry_run
@context
def pack(
    held: Context, cohort: str, out: Path | None, to: str, yes: bool, dry_run: bool
) -> int:  # fmt: skip
    """Write what a colleague needs to lead a cohort's next session.

    People, plans with their exercises, what became of commitments, groups, pulses of five and more;
    of notes only commitments and stories of change. “l4pc collect FILE” takes it in, and both
    laptops then know each person by one id. Without a terminal it needs --yes.
    """
    from l4pc_tui.desk.between import packs

    with held.desk() as desk:
        with working("Looking through the record …"):
            found = packs.look_at_pack(desk, cohort)
        say(*found.lines)
        return _write(lambda: packs.write_pack(desk, found, out, to=to), yes=yes, dry_run=dry_run)


def _write(write: Callable[[], Written], *, yes: bool, dry_run: bool) -> int:
    """Write what was told, once that is wished; the exit code. A script that does not say --yes
    has not said yes."""
    if dry_run:
        say("Nothing was written: this was a dry run.")
        return 0
    if not yes and not (sys.stdin.isatty() and click.confirm("Write it?", default=True)):
        warn("Nothing was written. Add --yes to write it.")
        return 1
    with working("Writing …"):
        written = write()
    say(*written.lines)
    return 0
