"""Files of attendance: what a video service, a form or a sign-in sheet says of who was there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import ANY_PATH, Context, as_json, context
from l4pc_tui.cli.output import say, say_json, table, warn, working
from l4pc_tui.cli.register import of_session
from l4pc_tui.core.text.clock_times import read_clock, read_date

if TYPE_CHECKING:
    from l4pc_tui.core.attendance.values import PersonRead, Question, Reading

EXITS = {"read": 0, "ask": 1, "refuse": 2}

the_answers = click.option(
    "--answer",
    "answered",
    metavar="KEY=VALUE",
    multiple=True,
    help="The answer to a question, by its key. May be given several times.",
)
"""The option that answers what a file leaves open."""


@click.command("read")
@click.argument("file", type=ANY_PATH)
@click.option("--date", "day", metavar="DATE", default="", help="The session's day, as 2026-03-27.")
@click.option("--start", metavar="HH:MM", default="", help="When the session began, in London.")
@click.option("--end", metavar="HH:MM", default="", help="When the session ended, in London.")
@the_answers
@as_json
def read(
    file: Path, day: str, start: str, end: str, answered: tuple[str, ...], as_json: bool
) -> int:
    """Say what an attendance file says of who was there, and take nothing in.

    FILE is what Teams, Zoom, Google Meet, Webex, BigBlueButton, Moodle, Eventbrite or a form gives,
    or a sign-in sheet, as CSV or as an Excel workbook. The exit code is 0 when it can be read, 1
    when something is asked first, and 2 when it is no such file.
    """
    from l4pc_tui.core.attendance.values import Given
    from l4pc_tui.desk.register.attendance_file import read_attendance, told_of

    _must_be("--date", day, read_date(day), "a day as 2026-03-27")
    _must_be("--start", start, read_clock(start), "a time as 09:30")
    _must_be("--end", end, read_clock(end), "a time as 12:30")
    with working(f"Reading {file.name} …"):
        found = read_attendance(
            file, Given(day.strip(), start.strip(), end.strip()), answers_of(answered)
        )
    if as_json:
        say_json(told_of(found))
    else:
        say_reading(found)
    return EXITS[found.outcome]


@click.command("import")
@click.argument("files", type=ANY_PATH, nargs=-1, required=True, metavar="FILE...")
@of_session
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@the_answers
@as_json
@context
def import_attendance(
    held: Context, files: tuple[Path, ...], which: str, dry_run: bool, answered: tuple[str, ...],
    as_json: bool,
) -> int:  # fmt: skip
    """Take attendance files into the register of a session.

    Several files of one session make one register; taking one in twice changes nothing. A mark
    made by hand stays, and the file adds its times. Who is not on the register walks in, to be
    matched later. What only you can decide is asked at a terminal, or answered with --answer; while
    something is open the exit code is 1. SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.register import attendance_import as desk_import

    answers = answers_of(answered)
    with held.desk() as desk:
        row = find_session(desk, which)
        if not as_json and not dry_run and sys.stdin.isatty() and sys.stdout.isatty():
            answers |= _asked(
                lambda given: (
                    desk_import.import_attendance(
                        desk, row, files, dry_run=True, answers={**answers, **given}
                    ).questions
                )
            )
        with working("Reading the attendance …"):
            report = desk_import.import_attendance(
                desk, row, files, dry_run=dry_run, answers=answers
            )
        if as_json:
            say_json(desk_import.report_told(report))
        else:
            if dry_run:
                say_people(report.reading)
            say(*report.lines, *filter(None, (report.reading.why, report.told)))
            if report.dry_run:
                say("Nothing was changed: this was a dry run.")
            warn(*(line for question in report.questions for line in question_lines(question)))
    return EXITS[report.reading.outcome]


def _asked(open_now: Callable[[dict[str, str]], Iterable[Question]]) -> dict[str, str]:
    """Ask the person at the terminal whatever is open, before anything is taken in. open_now: what
    is still asked once these answers are given."""
    from l4pc_tui.cli.rosters import ask_at_terminal

    given: dict[str, str] = {}
    passed: set[str] = set()
    while True:
        question = next((q for q in open_now(given) if q.key not in passed), None)
        if question is None:
            return given
        asked = question.asked()
        answer = ask_at_terminal(asked) if asked.choices else _words_at_terminal(question)
        if answer:  # If it is none to this question, it is asked again.
            given[question.key] = answer
        else:
            passed.add(question.key)


def _words_at_terminal(question: Question) -> str:
    say("", question.text, "  Enter leaves it open for now.")
    proposed = question.proposed
    return str(click.prompt("Answer", default=proposed, show_default=bool(proposed))).strip()


def _must_be(option: str, typed: str, found: object, what: str) -> None:
    if typed and found is None:
        raise click.UsageError(f"“{typed}” is not {what}, as {option} takes it.")


def answers_of(answered: Iterable[str]) -> dict[str, str]:
    """What --answer says, by key."""
    answers = {}
    for told in answered:
        key, given, value = told.partition("=")
        if not (key.strip() and given):
            raise click.UsageError(
                f"“{told}” is not KEY=VALUE, as in --answer date-order=day-first."
            )
        answers[key.strip()] = value.strip()
    return answers


def say_reading(found: Reading) -> None:
    """The people of a file as a table, and what is open."""
    say_people(found)
    say(*(f"Row {each.row} is left out: {each.why}." for each in found.ignored))
    if found.why:
        say(found.why)
    warn(*(line for question in found.questions for line in question_lines(question)))


def say_people(found: Reading) -> None:
    """The people of a file as a table."""
    if found.people:
        table(
            ("row", "name", "e-mail", "", "times", "role", ""),
            (
                (person.row, person.name, person.email, person.came.value, times_of(person),
                 person.role, ", ".join(sorted(person.flags)).replace("_", " "))
                for person in found.people
            ),
        )  # fmt: skip


def times_of(person: PersonRead) -> str:
    """``09:58–10:40, 10:46–12:30``; an end that is not in the file is left open."""
    from l4pc_tui.core.attendance.moments import clock

    parts = (
        f"{clock(start)[:5] if start is not None else '…'}–{clock(end)[:5] if end is not None else '…'}"
        for start, end in person.intervals
    )
    stated = f"{person.stated // 60} min stated" if person.stated is not None else ""
    signed = f"signed in {clock(person.signed)[:5]}" if person.signed is not None else ""
    return ", ".join(filter(None, (*parts, stated, signed)))


def question_lines(question: Question) -> list[str]:
    """A question, and how it is answered from the command line."""
    given = " or ".join(question.answers) or "WORDS"
    return [question.text, f"  --answer {question.key}={given}"]
