"""Rosters in and out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.attendance import answers_of as keyed
from l4pc_tui.cli.attendance import the_answers
from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, table, warn
from l4pc_tui.core.record.names import short

if TYPE_CHECKING:
    from l4pc_tui.core.people.question import Choice, Question
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.rosters import RosterReport

ID = 36
"""Signs of a whole id; of one its beginning is shown."""


@click.group(no_args_is_help=False)
def roster() -> None:
    """Bring people into a cohort, and write them out again."""


@roster.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--cohort", "name", metavar="NAME", required=True, help="The cohort they join.")
@click.option(
    "--dry-run", is_flag=True, help="Show what would be done with every row, and do nothing."
)
@the_answers
@click.option(
    "--same",
    metavar="LINE=PERSON",
    multiple=True,
    help="The row in this line is that person: the beginning of an id, or a name.",
)
@click.option(
    "--new",
    metavar="LINE",
    type=int,
    multiple=True,
    help="The row in this line is somebody who is not known yet.",
)
@as_json
@context
def import_file(
    held: Context, file: Path, name: str, dry_run: bool, answered: tuple[str, ...],
    same: tuple[str, ...], new: tuple[int, ...], as_json: bool,
) -> int:  # fmt: skip
    """Bring the people in FILE (CSV or XLSX) into a cohort.

    Importing the same file twice changes nothing. What only you can decide is asked at a terminal,
    or answered with --answer; answers about rows are remembered. Rows without a name or an answer
    are left out and listed, and the exit code is then 1.
    """
    from l4pc_tui.desk.out import roster_shapes as shapes
    from l4pc_tui.desk.people.rosters import import_roster
    from l4pc_tui.desk.trouble import Trouble

    answers = answers_of(answered, same, new)
    with held.desk() as desk:
        if as_json:
            try:
                report = import_roster(desk, file, name, dry_run=dry_run, answers=answers)
            except Trouble as trouble:
                say_json(shapes.refused_file(trouble.told))
                return 2
            say_json(shapes.roster_report(report))
            return _code(report)
        if not dry_run and sys.stdin.isatty() and sys.stdout.isatty():
            answers |= _asked(desk, file, name, answers)
        report = import_roster(desk, file, name, dry_run=dry_run, answers=answers)
    if dry_run and report.rows:
        _show_rows(report)
    say(*report.lines, report.told)
    if report.dry_run:
        say("Nothing was changed: this was a dry run.")
    for question in report.questions:
        warn(question.text, *(f"  --answer {question.key}={_typed(each)}  {each.words}"
                              for each in question.choices))  # fmt: skip
    return _code(report)


@roster.command("export")
@click.option(
    "--cohort", "name", metavar="NAME", required=True, help="The cohort whose people it lists."
)
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    default=None,
    help="The file, CSV or .xlsx. Otherwise a CSV in this folder, named after the cohort.",
)
@context
def export_file(held: Context, name: str, out: Path | None) -> None:
    """Write the people of a cohort to a file that “l4pc roster import” takes.

    It holds names, addresses, roles, and who supports whom or is kept apart: keep it safe. Who has
    left is not in it.
    """
    from l4pc_tui.desk.people.roster_export import export_roster

    with held.desk() as desk:
        say(*export_roster(desk, name, out))


def _code(report: RosterReport) -> int:
    return 1 if report.questions or report.left_out else 0


def _show_rows(report: RosterReport) -> None:
    """Every row as it was read, and what would be done with it."""
    from l4pc_tui.core.people.roster_plan import IN_WORDS, Action

    table(
        ("line", "name", "organisation", "e-mail", "roles", ""),
        ((row.line, row.name, row.organisation, row.email, "; ".join(row.roles),
          IN_WORDS[Action(row.done)]) for row in report.rows),
    )  # fmt: skip


def answers_of(
    answered: tuple[str, ...], same: tuple[str, ...] = (), new: tuple[int, ...] = ()
) -> dict[str, str]:
    """What --answer, --same and --new say, by key."""
    from l4pc_tui.desk.people.roster_questions import NEW, WHO, at_line

    answers: dict[str, str] = {}

    def told(key: str, answer: str, twice: str) -> None:
        if key in answers:
            raise click.UsageError(f"{twice} has two answers: choose one.")
        answers[key] = answer

    for line in new:
        told(at_line(WHO, line), NEW, f"Line {line}")
    for each in same:
        number, given, person = each.partition("=")
        if not (number.strip().isdecimal() and given and person.strip()):
            raise click.UsageError(f"“{each}” is not LINE=PERSON, as in --same 4=Gwen Lloyd.")
        told(at_line(WHO, int(number)), person.strip(), f"Line {int(number)}")
    for key, answer in keyed(answered).items():
        told(key, answer, f"“{key}”")
    return answers


def _asked(desk: Desk, file: Path, name: str, answers: dict[str, str]) -> dict[str, str]:
    """Ask the person at the terminal whatever is open, before anything is brought in."""
    from l4pc_tui.desk.people.rosters import import_roster

    given: dict[str, str] = {}
    passed: set[str] = set()
    while True:
        held = import_roster(desk, file, name, dry_run=True, answers={**answers, **given})
        question = next((q for q in held.questions if q.key not in passed), None)
        if question is None:
            return given
        passed.add(question.key)
        if answer := ask_at_terminal(question):
            given[question.key] = answer


def ask_at_terminal(question: Question) -> str:
    """Ask one question of the person at the terminal; "" leaves it open."""
    from l4pc_tui.desk.people.roster_questions import NEW

    known: dict[str, str] = {"": ""}
    say(
        "",
        *filter(None, (question.about, question.text if question.text != question.about else "")),
    )
    for number, each in enumerate(question.choices, start=1):
        key = "n" if each.value == NEW else str(number)
        known[key] = each.value
        say(f"  {key}  {each.words}")
    say("  Enter leaves it open for now.")
    while True:
        answer = click.prompt("Answer", default="", show_default=False).strip().lower()
        if answer in known:
            return known[answer]
        say(f"{'A number, n' if 'n' in known else 'A number'}, or Enter.")


def _typed(choice: Choice) -> str:
    """An answer as it may be typed: the beginning of an id is enough."""
    value = short(choice.value) if len(choice.value) == ID else choice.value
    return f'"{value}"' if " " in value else value
