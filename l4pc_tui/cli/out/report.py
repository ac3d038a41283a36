"""The report to a commissioner, or to whoever else asks what became of it."""

from __future__ import annotations

from pathlib import Path

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.out.ranges import Asked, asked
from l4pc_tui.cli.output import say, say_json, working
from l4pc_tui.core.record.profiles import PROFILES, Profile


@click.command()
@click.argument("session", metavar="[SESSION]", required=False)
@asked
@click.option(
    "--format", "form", type=click.Choice(("html", "docx")), default="html", show_default=True,
    help="A web page, or a Word file.",
)  # fmt: skip
@click.option(
    "--profile", type=click.Choice(tuple(map(str, PROFILES))), default=str(Profile.COMMISSIONER),
    show_default=True, help="For whom it is, and so how small numbers are hidden.",
)  # fmt: skip
@click.option(
    "--at-least", "at_least", type=click.IntRange(1, 100), metavar="PERCENT", default=None,
    help="Of the delivered hours, from which on somebody has completed; else what a certificate asks.",
)  # fmt: skip
@click.option(
    "-o", "out", type=click.Path(path_type=Path), metavar="PATH", default=None,
    help="Where to write it. Otherwise it goes into this folder, named after what it is about.",
)  # fmt: skip
@as_json
@context
def report(
    held: Context, asked: Asked, form: str, profile: str, at_least: int | None, out: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Write a report on cohorts: what was delivered, what changed, how it is known, and what not.

    Five figures, attendance, outcomes with their n, commitments, stories with consent, method and
    limits, and what changed since the last report. Nobody is named, and small numbers are hidden.
    What l4pc cannot know (agreement, targets, money) are blank places to fill in. With --as-of a
    report of an earlier moment comes out with the same figures again. With SESSION it tells of one
    session alone.
    """
    from l4pc_tui.desk.reports.as_of import moment_of
    from l4pc_tui.desk.reports.report import report_of
    from l4pc_tui.desk.reports.shapes import written as shape
    from l4pc_tui.desk.reports.writing import write_report

    with held.desk() as desk, working("Reading the record …"):
        moment = moment_of(asked.as_of, desk) if asked.as_of else None
        made = report_of(
            desk, asked.scope(desk), Profile(profile), as_of=moment, to=asked.to,
            at_least=at_least,
        )  # fmt: skip
        written = write_report(desk, made, form, to=asked.to, out=out)
        told = shape(desk, made, written, form, asked.to)
    if as_json:
        say_json(told)
    else:
        say(*written.lines)
