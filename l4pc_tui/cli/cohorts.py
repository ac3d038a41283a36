"""Cohorts and the people in them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.library import read_changes
from l4pc_tui.cli.output import say, say_json, table, warn
from l4pc_tui.core.record.names import short

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.roster_questions import Candidate, Question


@click.group(no_args_is_help=False)
def cohort() -> None:
    """The people who go through a programme together."""


@cohort.command("new")
@click.argument("name")
@click.option("--programme", metavar="ID", default="", help="Plan all sessions of a programme.")
@as_json
@context
def new(held: Context, name: str, programme: str, as_json: bool) -> None:
    """Begin a cohort called NAME."""
    from l4pc_tui.desk.people.cohorts import cut_off, new_cohort

    with held.desk(begins=True) as desk:
        if programme:
            read_changes(desk)
        _show(desk, new_cohort(desk, name, programme), as_json)
    warn(*filter(None, (cut_off(name),)))


@cohort.command("list")
@as_json
@context
def list_cohorts(held: Context, as_json: bool) -> None:
    """List the cohorts, with how far each of them is."""
    from l4pc_tui.desk.home.home import home
    from l4pc_tui.desk.out import shapes

    with held.desk() as desk:
        if as_json:
            say_json(shapes.cohort_list(desk))
            return
        lines = home(desk).cohorts
    if not lines:
        say("There are no cohorts yet. “l4pc cohort new NAME” makes the first one.")
        return
    table(
        ("name", "sessions", ""),
        ((line.name, f"{line.done} of {line.of}", line.told) for line in lines),
    )


@cohort.command("story")
@click.argument("name")
@click.argument("on", type=click.Choice(("on", "off")))
@context
def story(held: Context, name: str, on: str) -> None:
    """Have the story's names of the places beside their own: Feel · the fall.

    The facilitator reads them; the record keeps the places' own names.
    """
    from l4pc_tui.desk.people.cohorts import set_story_names

    with held.desk() as desk:
        say(set_story_names(desk, name, on == "on"))


@cohort.command("show")
@click.argument("name")
@as_json
@context
def show(held: Context, name: str, as_json: bool) -> None:
    """Show a cohort: its people, its sessions, and the commitments that are open."""
    from l4pc_tui.desk.people.cohorts import find_cohort

    with held.desk() as desk:
        _show(desk, find_cohort(desk, name), as_json)


@cohort.command("connections")
@click.argument("name")
@as_json
@context
def met(held: Context, name: str, as_json: bool) -> None:
    """Say how many pairs of a cohort have worked together in groups, and how many still can."""
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.people.cohorts import find_cohort
    from l4pc_tui.desk.people.connections import cohort_connections, connections_in_words

    with held.desk() as desk:
        found = cohort_connections(desk, find_cohort(desk, name).id)
    if as_json:
        say_json(shapes.met(found))
    else:
        say(*connections_in_words(found))


def _show(desk: Desk, found: Cohort, as_json: bool) -> None:
    from l4pc_tui.desk.out import shapes

    told = shapes.cohort(desk, found)
    if as_json:
        say_json(told)
        return
    say(told["name"], f"programme: {told['programme'] or 'none'}", "")
    if told["people"]:
        table(
            ("name", "organisation", "roles", ""),
            (
                (person["display_name"], person["organisation"], ", ".join(person["roles"]),
                 "facilitates" if person["facilitates"] else "")
                for person in told["people"]
            ),
        )  # fmt: skip
    else:
        say(f'Nobody is on the roster. “l4pc roster import FILE --cohort "{told["name"]}"”')
    say("")
    if told["sessions"]:
        table(
            ("date", "plan", "state", "id"),
            ((s["date"], s["plan"], s["state"], s["id"]) for s in told["sessions"]),
        )
    else:
        say("No session is planned. “l4pc session new” plans one.")
    if waiting := [each for each in told["commitments"] if each["open"]]:
        say("", "Commitments that are open:")
        table(
            ("what", "who", "by", "due", "with", "last told"),
            ((c["what"] or c["text"], c["who"], c["by"], c["due"], c["with"], c["last"])
             for c in waiting),
        )  # fmt: skip


@click.group(no_args_is_help=False)
def roster() -> None:
    """Bring people into a cohort."""


@roster.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--cohort", "name", metavar="NAME", required=True, help="The cohort they join.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option(
    "--same",
    "same",
    metavar="LINE=PERSON",
    multiple=True,
    help="The row in this line is that person: the beginning of an id, or a name.",
)
@click.option(
    "--new",
    "new",
    metavar="LINE",
    type=int,
    multiple=True,
    help="The row in this line is somebody who is not known yet.",
)
@context
def import_file(
    held: Context, file: Path, name: str, dry_run: bool, same: tuple[str, ...],
    new: tuple[int, ...],
) -> int:  # fmt: skip
    """Bring the people in FILE (CSV) into a cohort.

    Importing the same file twice changes nothing. Rows that only you can decide about are asked
    one by one at a terminal, or answered with --same and --new; answers are remembered. Rows
    without an answer are left out and listed, and the exit code is then 1.
    """
    from l4pc_tui.desk.people.rosters import import_roster

    answers = _answers(same, new)
    with held.desk() as desk:
        report = import_roster(desk, file, name, dry_run=dry_run, answers=answers)
        say(*report.lines, report.told)
        if report.asks and not dry_run and sys.stdin.isatty() and sys.stdout.isatty():
            given = {ask.line: answer for ask in report.asks if (answer := _asked(ask))}
            if given:
                report = import_roster(desk, file, name, answers={**answers, **given})
                say(report.told)
    if report.dry_run:
        say("Nothing was changed: this was a dry run.")
    for ask in report.asks:
        warn(
            ask.told,
            *(f"  --same {ask.line}={short(c.person)}  {_called(c)}" for c in ask.candidates),
        )
        warn(f"  --new {ask.line}  somebody new")
    return 1 if report.asks else 0


def _answers(same: tuple[str, ...], new: tuple[int, ...]) -> dict[int, str]:
    """What --same and --new say, by line."""
    from l4pc_tui.desk.people.roster_questions import NEW

    answers = dict.fromkeys(new, NEW)
    for told in same:
        line, given, person = told.partition("=")
        if not (line.strip().isdecimal() and given and person.strip()):
            raise click.UsageError(f"“{told}” is not LINE=PERSON, as in --same 4=Gwen Lloyd.")
        if int(line) in answers:
            raise click.UsageError(f"Line {int(line)} has two answers: choose one.")
        answers[int(line)] = person.strip()
    return answers


def _asked(ask: Question) -> str:
    """Ask one row of the person at the terminal; "" leaves it out."""
    from l4pc_tui.desk.people.roster_questions import NEW

    about = f" ({ask.about})" if ask.about else ""
    say("", f"Line {ask.line}: {ask.name}{about}. Who is this?")
    say(*(f"  {number}  {_called(each)}" for number, each in enumerate(ask.candidates, start=1)))
    say("  n  somebody new", "  Enter leaves the row out for now.")
    known = {str(number): each.person for number, each in enumerate(ask.candidates, start=1)}
    known |= {"n": NEW, "": ""}
    while True:
        answer = click.prompt("Who", default="", show_default=False).strip().lower()
        if answer in known:
            return known[answer]
        say("A number, n, or Enter.")


def _called(who: Candidate) -> str:
    return f"{who.name} ({who.about})" if who.about else who.name
