"""The record of a session or of cohorts as files for others: logs, workbooks, calendars."""

from __future__ import annotations

from pathlib import Path

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.out.ranges import Asked, asked
from l4pc_tui.cli.output import say, say_json, working
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.desk.out.formats import EVERY

EXPORTS = f"""Write the record of a session, or of cohorts, to a file.

{" ".join(form.told for form in EVERY.values())} With --cohort, xlsx is one workbook, csv a folder of its
sheets, and any other format a folder with a log for each session. What is handed over holds shareable
words only, the rest as counts. With --profile facilitator it holds everything but restricted notes and
the counts of a pulse of fewer than five people, and is not to be passed on. For a commissioner, or to be
published, nobody is named, and small numbers are hidden. SESSION is the beginning of its id, or
COHORT/DATE.
"""


@click.command(help=EXPORTS)
@click.argument("session", metavar="[SESSION]", required=False)
@asked
@click.option(
    "--format", "form", type=click.Choice(tuple(EVERY)), required=True, help="The kind of file."
)
@click.option(
    "--profile",
    type=click.Choice(tuple(map(str, PROFILES))),
    default=str(Profile.HANDOVER),
    show_default=True,
    help="For whom it is: to hand over, for yourself alone, for a commissioner, or to be published.",
)
@click.option(
    "-o", "out", type=click.Path(path_type=Path), metavar="PATH", default=None,
    help="Where to write it. Otherwise it goes into this folder, named after what is in it.",
)  # fmt: skip
@as_json
@context
def export(
    held: Context, asked: Asked, form: str, profile: str, out: Path | None, as_json: bool
) -> None:
    from l4pc_tui.desk.out.written_shapes import written as shape
    from l4pc_tui.desk.workbooks.writing import export_scope

    with (
        held.desk() as desk,
        working("Reading the record …"),
        asked.telling(desk) as (telling, as_of),
    ):
        scope = asked.scope(telling)
        written = export_scope(
            desk, scope, form, Profile(profile), to=asked.to, out=out, past=telling, as_of=as_of
        )
        told = shape(written, scope, form, Profile(profile), asked.to)
    if as_json:
        say_json(told)
    else:
        say(*written.lines)
