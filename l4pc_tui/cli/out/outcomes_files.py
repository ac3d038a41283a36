"""Outcomes on paper and in files: a form to print, and the answers of an online form."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from l4pc_tui.cli.context import Context, File, as_json, context
from l4pc_tui.cli.out.outcomes import at_a_point, of_whom, on_day
from l4pc_tui.cli.output import say, say_json, warn
from l4pc_tui.core.record.outcome_nouns import Measure


@click.command("form")
@click.argument("measure", type=click.Choice(["then-now", "framework"]))
@of_whom
@at_a_point
@click.option("-o", "--out", type=File(path_type=Path), metavar="FILE",
              help="The file to write, or the folder.")  # fmt: skip
@context
def form(
    held: Context, measure: str, session: str, cohort: str, point: str, out: Path | None
) -> None:
    """Write a form for everybody as a page for paper, each with the code of its row.

    Filled in, they are typed with l4pc outcomes add, a line each. SESSION is the beginning of its
    id, or COHORT/DATE.
    """
    from l4pc_tui.desk.outcomes.paper import print_form
    from l4pc_tui.desk.outcomes.whom import whom

    with held.desk() as desk:
        group = whom(desk, session=session, cohort=cohort)
        written = print_form(desk, group, Measure(measure), point, out=out, here=Path.cwd())
    say(*(f"Written: {path}" for path in written), "Open it in a browser and print it from there.")


@click.command("import")
@click.argument("file", type=File(path_type=Path), metavar="FILE")
@of_whom
@at_a_point
@on_day
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Say what would be kept, and keep nothing.")
@click.option("--mend", is_flag=True, help="Put in the file’s answers where others are there.")
@as_json
@context
def import_forms(
    held: Context, file: Path, session: str, cohort: str, point: str, day: str, yes: bool,
    dry_run: bool, mend: bool, as_json: bool,
) -> int:  # fmt: skip
    """Take in the answers of a Microsoft or Google form, from its CSV file or workbook.

    It says first what is read and what is left out, and asks; without a terminal it needs --yes.
    Taking a file in twice changes nothing. SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.desk.outcomes.forms_file import look_at, take
    from l4pc_tui.desk.outcomes.whom import whom

    with held.desk() as desk:
        looked = look_at(desk, whom(desk, session=session, cohort=cohort), file, point, day)
        if not as_json and not looked.before:
            say(*looked.lines)
        if dry_run:
            told, code = "Nothing was changed: this was a dry run.", 0
        elif looked.before or yes or _agreed():
            told, code = take(desk, looked, mend=mend).told, 0
        else:
            told, code = "Nothing was changed. Add --yes to take it in.", 1
        if as_json:
            say_json({"told": told, "lines": list(looked.lines), "taken_before": looked.before,
                      "unknown_columns": list(looked.found.unknown)})  # fmt: skip
        else:
            (warn if code else say)(told)
    return code


def _agreed() -> bool:
    return sys.stdin.isatty() and click.confirm("Take this in?", default=True, err=True)
