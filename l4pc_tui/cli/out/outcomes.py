"""Outcomes: what was asked, what people answered, and what changed, typed in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, warn
from l4pc_tui.core.record.outcome_nouns import How, Measure, Point

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.outcomes.keeping import Taken
    from l4pc_tui.desk.outcomes.whom import Whom

F = TypeVar("F", bound=Callable[..., Any])

FROM_STDIN = "-"


def of_whom(command: F) -> F:
    """The two options that say of whom something was asked."""
    session = click.option("--session", metavar="SESSION", default="", help="Of which session.")
    cohort = click.option(
        "--cohort", metavar="NAME", default="", help="Of a cohort, in no session of it."
    )
    return session(cohort(command))


def one_of(name: str, words: type[StrEnum], told: str) -> Callable[[F], F]:
    """An option that takes one of some words; "" where it is not given."""
    known = click.Choice([*map(str, words)])
    return click.option(name, type=known, callback=lambda _c, _p, said: said or "", help=told)


def asked(command: F) -> F:
    """The options that say when and how something was asked."""
    return at_a_point(one_of("--how", How, "How people answered.")(on_day(command)))


def at_a_point(command: F) -> F:
    """The option that says when something was asked."""
    return one_of("--point", Point, "When: at the start, half-way, at the end, later.")(command)


def on_day(command: F) -> F:
    """The option that says on which day something was."""
    told = "On which day, as 2026-10-06; else the session’s, or today."
    return click.option("--day", metavar="DATE", default="", help=told)(command)


@click.group(no_args_is_help=False)
def outcomes() -> None:
    """What was asked and what changed: type it in, show it, take it back."""


@outcomes.group("add", no_args_is_help=False)
def add() -> None:
    """Type in a pulse, forms, a story of change or the choice of one."""


@add.command("pulse")
@click.argument("measure", type=click.Choice(["safe", "heard", "energy"]))
@click.argument("counts", nargs=-1, required=True, metavar="COUNTS")
@of_whom
@asked
@click.option("--present", type=int, help="How many were there, where the register does not tell.")
@click.option(
    "--enrolled", type=int, help="How many were enrolled, where the roster does not tell."
)
@as_json
@context
def add_pulse(
    held: Context, measure: str, counts: tuple[str, ...], session: str, cohort: str, point: str,
    how: str, day: str, present: int | None, enrolled: int | None, as_json: bool,
) -> None:  # fmt: skip
    """Keep a pulse: COUNTS say how many showed one, two, three, four and five.

    For example: l4pc outcomes add pulse heard 0 0 2 5 3 --session "Autumn/2026-10-06" --how cards.
    SESSION is the beginning of its id, or COHORT/DATE.
    """

    def do(desk: Desk, group: Whom) -> Taken:
        from l4pc_tui.desk.outcomes import taking

        return taking.add_pulse(
            desk, group, Measure(measure), " ".join(counts), how=how, point=point, day=day,
            present=present, enrolled=enrolled,
        )  # fmt: skip

    kept_of(held, session, cohort, do, as_json=as_json)


def _forms(measure: Measure) -> Callable[..., None]:
    """The command that types in the forms of a measure."""

    @click.argument("lines", nargs=-1, metavar="FORM...")
    @of_whom
    @asked
    @click.option("--mend", is_flag=True, help="Put right what was typed before of the same rows.")
    @as_json
    @context
    def command(
        held: Context, lines: tuple[str, ...], session: str, cohort: str, point: str, how: str,
        day: str, mend: bool, as_json: bool,
    ) -> None:  # fmt: skip
        typed = sys.stdin.read() if lines in ((), (FROM_STDIN,)) else "\n".join(lines)

        def do(desk: Desk, group: Whom) -> Taken:
            from l4pc_tui.desk.outcomes import taking

            return taking.type_forms(
                desk, group, measure, point, typed, how=how or How.PAPER, day=day, mend=mend
            )

        kept_of(held, session, cohort, do, as_json=as_json)

    return command


_THEN_NOW = """Type in forms of then and now, each in one word for the shell: its row, then and now.

For example: l4pc outcomes add then-now "k7m 4 5 3 4 / 5 5 4 4" --session ID. A - is no answer; a
form without a row begins with one, and stands behind a -- of its own. Without a FORM they are read
from the keyboard or a pipe, one a line. All are kept, or none. SESSION is the beginning of its id,
or COHORT/DATE.
"""
_FRAMEWORK = """Type in self-ratings by the framework: the row, then being, relating, leading, delivering.

For example: l4pc outcomes add framework "k7m 3 4 - 2; being: I asked first" --cohort NAME. A - is
no answer; a form without a row begins with one, and stands behind a -- of its own. Without a FORM
they are read from the keyboard or a pipe, one a line. All are kept, or none. SESSION is the
beginning of its id, or COHORT/DATE.
"""
for _measure, _help in ((Measure.THEN_NOW, _THEN_NOW), (Measure.FRAMEWORK, _FRAMEWORK)):
    add.command(str(_measure), help=_help)(_forms(_measure))


@outcomes.command("remove")
@click.argument("what", metavar="WHAT")
@click.argument("row", metavar="[ROW]", default="")
@of_whom
@click.option("--point", type=click.Choice([*map(str, Point)]), default=str(Point.END),
              show_default=True, help="When the form was asked.")  # fmt: skip
@as_json
@context
def remove(
    held: Context, what: str, row: str, session: str, cohort: str, point: str, as_json: bool
) -> None:
    """Take a typed pulse, a choice of a story or somebody’s form away; undo brings it back.

    WHAT is the beginning of its id. A form is named by its measure and its ROW: l4pc outcomes
    remove then-now K7M --session ID. SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.core.record.kinds import Kind
    from l4pc_tui.desk.outcomes import taking
    from l4pc_tui.desk.outcomes.finding import find_asked, find_form
    from l4pc_tui.desk.outcomes.whom import whom

    with held.desk() as desk:
        if row:
            if what not in tuple(map(str, Measure)):
                raise click.UsageError(f"“{what}” is no measure: then-now or framework.")
            group = whom(desk, session=session, cohort=cohort)
            kind, id = Kind.RATING, find_form(desk, group, Measure(what), point, row)
        else:
            kind, id = find_asked(desk, what)
        say_taken(taking.remove(desk, kind, id), as_json=as_json)


@outcomes.command("strike-evidence")
@of_whom
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@context
def strike_evidence(held: Context, session: str, cohort: str, yes: bool, as_json: bool) -> int:
    """Take the lines of evidence out of all forms and backups for good; the numbers stay.

    Of one session, or of a cohort with all its sessions. It cannot be undone. Without a terminal
    it needs --yes. SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.desk.outcomes import taking
    from l4pc_tui.desk.outcomes.whom import whom
    from l4pc_tui.desk.session.any_notes import out_of_backups

    with held.desk() as desk:
        group = whom(desk, session=session, cohort=cohort)
        if not yes and not is_sure(f"Take every line of evidence of {group.called} out for good?"):
            warn("Nothing was changed. Add --yes to strike them.")
            return 1
        say_taken(taking.strike_evidence(desk, group), as_json=as_json)
        warn(*out_of_backups(desk))
    return 0


@outcomes.command("undo")
@context
def undo(held: Context) -> None:
    """Take back what you typed last of outcomes on this laptop, and say what it was."""
    from l4pc_tui.desk.outcomes import taking

    with held.desk() as desk:
        say(taking.undo(desk))


def is_sure(asked: str) -> bool:
    """Whether somebody at a terminal says yes."""
    return sys.stdin.isatty() and click.confirm(asked, default=False, err=True)


def kept_of(
    held: Context, session: str, cohort: str, do: Callable[[Desk, Whom], Taken], *, as_json: bool
) -> None:
    """Do something with whomever is meant, and say what was done."""
    from l4pc_tui.desk.outcomes.whom import whom

    with held.desk() as desk:
        say_taken(do(desk, whom(desk, session=session, cohort=cohort)), as_json=as_json)


def say_taken(taken: Taken, *, as_json: bool) -> None:
    """What was done, in words or for a program."""
    if as_json:
        say_json({"told": taken.told, "ids": list(taken.ids), "entries": len(taken.entries)})
    else:
        say(taken.told)
