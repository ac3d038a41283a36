"""Who was there: the register of any session, shown, marked and made final."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, table

if TYPE_CHECKING:
    from l4pc_tui.core.live.run.reply import Reply
    from l4pc_tui.core.live.view.register_view import RegisterLine, RegisterView
    from l4pc_tui.core.people.hours import Hours
    from l4pc_tui.core.record.names import PersonId

NONE: Mapping[PersonId, Hours] = {}

of_session = click.option(
    "--session", "which", metavar="SESSION", required=True, help="Which session."
)
"""The option that says whose register it is."""


@click.group(no_args_is_help=False)
def register() -> None:
    """Who was there."""


@register.command("show")
@of_session
@as_json
@context
def show(held: Context, which: str, as_json: bool) -> None:
    """Show the register of a session: marks, times, minutes, and what was corrected.

    SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.register.hours import hours_of
    from l4pc_tui.desk.register.look import register_of

    with held.desk() as desk:
        row = find_session(desk, which)
        if as_json:
            say_json(shapes.register(desk, row))
        else:
            say_register(register_of(desk, row), hours_of(desk, row))


def say_register(
    view: RegisterView, hours: Mapping[PersonId, Hours] = NONE, only: PersonId | None = None
) -> None:
    """The register as a table, with its counts. hours: how long each was there. only: whom to show."""
    from l4pc_tui.core.people.hours import sum_in_words

    lines = [line for line in view.lines if only in (None, line.person)]
    if lines:
        timed, odd = bool(hours), any(line.correction for line in lines)
        table(
            ("row", "name", "", "mark", "time", *(("minutes",) if timed else ()),
             *(("corrected",) if odd else ()), "remark"),
            (
                (line.code, line.name, "facilitates" if line.facilitates else line.about,
                 line.mark or "not yet", line.time, *((_minutes(hours, line),) if timed else ()),
                 *((line.correction,) if odd else ()), line.remark)
                for line in lines
            ),
        )  # fmt: skip
    if only is None:
        told = (f"The register is {view.final}." if view.final else "",
                sum_in_words(tuple(hours.values())))  # fmt: skip
        say("".join(word.text for word in view.counts), *filter(None, told))


def _minutes(hours: Mapping[PersonId, Hours], line: RegisterLine) -> str:
    from l4pc_tui.core.people.hours import in_minutes

    told = hours[line.person]
    return str(in_minutes((told,))) if told.seconds else ""


@register.command("mark")
@of_session
@click.argument("person", metavar="PERSON")
@click.argument("mark", required=False)
@click.option("--in", "came", metavar="HH:MM", default="", help="When the person came.")
@click.option("--out", "left", metavar="HH:MM", default="", help="When the person left.")
@click.option("--remark", metavar="WORDS", default=None, help="A remark beside the mark.")
@click.option("--clear", is_flag=True, help="Take the mark off again.")
@as_json
@context
def mark_person(
    held: Context, which: str, person: str, mark: str | None, came: str, left: str,
    remark: str | None, clear: bool, as_json: bool,
) -> None:  # fmt: skip
    """Mark one person, or put a mark, its times or its remark right, however long ago it was.

    MARK is here, late, online, sorry, absent or left. PERSON is a name or the beginning of one, the three letters of a row of the paper register, or
    the beginning of an id. SESSION is the beginning of its id, or COHORT/DATE. A time that is not
    given stays as it is.
    """
    from l4pc_tui.core.live.notes.answers import MARKS
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.register.any_register import AnyRegister

    means = {each.word.lower(): each.means for each in MARKS}
    if mark and mark.lower() not in means:
        raise click.UsageError(f"“{mark}” is no mark. The marks are {', '.join(means)}.")
    if not (mark or came or left or remark is not None or clear):
        raise click.UsageError("Say what: a mark, --in, --out, --remark or --clear.")
    if clear and (mark or came or left or remark):
        raise click.UsageError("--clear takes the mark off: say nothing else with it.")
    with held.desk() as desk:
        row = find_session(desk, which)
        found = AnyRegister(desk, row)
        who = found.who(person)
        _must(
            found.change(who, means[mark.lower()] if mark else "", came, left, remark, clear=clear)
        )
        if as_json:
            told = shapes.register(desk, row)
            say_json(next((each for each in told if each["person"] == who), None))
        else:
            say_register(found.register(), only=who)


@register.command("final")
@of_session
@click.option("--reopen", is_flag=True, help="Say that it is not final after all.")
@context
def final(held: Context, which: str, reopen: bool) -> None:
    """Make the register of a session final: what is changed later stands as a correction.

    SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.register.any_register import AnyRegister

    with held.desk() as desk:
        found = AnyRegister(desk, find_session(desk, which))
        say(_must(found.reopen_register() if reopen else found.make_final()).words)


def _must(said: Reply) -> Reply:
    """What was answered; Trouble where it was a refusal."""
    from l4pc_tui.desk.trouble import refusal

    if not said.ok:
        raise refusal(said.words)
    return said
