"""People, one by one: added to cohorts, mended, gone, moved on, joined, with rules for groups."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, table, warn
from l4pc_tui.cli.rules import Command, do, in_cohort, rule, tell
from l4pc_tui.core.record.names import short

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Person


def on_day(told: str) -> Callable[[Command], Command]:
    """The option that names a day; today when it is left out."""
    return click.option("--on", "on", metavar="DATE", default="", help=told)


def _particulars(command: Command) -> Command:
    """The options that tell of somebody."""
    for option in reversed(
        (
            click.option("--display-name", metavar="NAME", help="What they are called."),
            click.option("--organisation", metavar="NAME", help="Where they work, or come from."),
            click.option("--sector", metavar="WORDS", help="Health, council, charity and so on."),
            click.option("--email", metavar="ADDRESS", help="Their e-mail address."),
            click.option("--role", "roles", metavar="ROLE", multiple=True,
                         help="What they are in this cohort; may be given again."),
            click.option("--facilitates/--takes-part", "facilitates", default=None,
                         help="Whether they facilitate, and so are in no count."),
            click.option("--joined", metavar="DATE", help="Their first day in this cohort."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


@click.group(no_args_is_help=False)
def person() -> None:
    """People of cohorts: list, add, mend, leave, return, transfer, twice, same, rule, undo.

    A PERSON is a name, or the beginning of an id where two have the same name.
    """


@person.command("list")
@in_cohort("Only those of this cohort.", required=False)
@as_json
@context
def list_people(held: Context, cohort: str, as_json: bool) -> None:
    """List people with their places in cohorts, who walked in too."""
    from l4pc_tui.desk.out import people_shapes

    with held.desk() as desk:
        told = people_shapes.people(desk, cohort)
    if as_json:
        say_json(told)
    elif not told:
        say("Nobody is known yet. “l4pc roster import” brings people in.")
    else:
        table(
            ("id", "name", "organisation", "where"),
            ((short(p["id"]), p["name"], p["organisation"], "; ".join(map(_place, p["cohorts"]))
              or ("walked in" if p["walk_in"] else "")) for p in told),
        )  # fmt: skip


@person.command("add")
@click.argument("name", default="")
@in_cohort("The cohort they join.")
@click.option("--person", "known", metavar="PERSON", default="",
              help="Somebody who is known already, from another cohort.")  # fmt: skip
@click.option("--new", is_flag=True, help="Somebody else than those of that name.")
@_particulars
@as_json
@context
def add(
    held: Context, /, name: str, cohort: str, known: str, new: bool, as_json: bool, **told: Any
) -> None:
    """Put NAME on a cohort's roster.

    Whoever comes once sessions were held is there from today, or from --joined: what was before
    is not counted as missed.
    """
    from l4pc_tui.desk.people.persons import add_person

    if not (name or known):
        raise click.UsageError("Give a name, or --person for somebody who is known.")
    told = _told(told) | ({"name": name} if name else {})
    do(held, as_json, lambda desk: add_person(
        desk, cohort, _as_told(told), person=known, new=new))  # fmt: skip


@person.command("mend")
@click.argument("who", metavar="PERSON")
@in_cohort("The cohort whose roles and days are meant.", required=False)
@click.option("--name", metavar="NAME", help="The name, put right.")
@_particulars
@click.option("--no-roles", is_flag=True, help="No role in this cohort.")
@click.option("--left", metavar="DATE", help="Their last day in this cohort; empty for none.")
@as_json
@context
def mend(
    held: Context, /, who: str, cohort: str, no_roles: bool, as_json: bool, **told: Any
) -> None:
    """Put right what is known of a PERSON. What is not named stays.

    An empty value takes it away: --email "".
    """
    from l4pc_tui.desk.people.persons import mend_person

    told = _told(told) | ({"roles": ()} if no_roles else {})
    if not told:
        raise click.UsageError("Say what is to be put right, for example --email.")
    do(held, as_json, lambda desk: mend_person(desk, who, _as_told(told), cohort))


@person.command("leave")
@click.argument("who", metavar="PERSON")
@in_cohort("The cohort they leave.")
@on_day("Their last day; today if left out.")
@as_json
@context
def leave(held: Context, who: str, cohort: str, on: str, as_json: bool) -> None:
    """A PERSON leaves a cohort. Why is not asked; what was recorded stays."""
    from l4pc_tui.desk.people import persons

    do(held, as_json, lambda desk: persons.leave(desk, who, cohort, on))


@person.command("return")
@click.argument("who", metavar="PERSON")
@in_cohort("The cohort they come back to.")
@on_day("Their first day; today if left out.")
@as_json
@context
def come_back(held: Context, who: str, cohort: str, on: str, as_json: bool) -> None:
    """A PERSON who left a cohort is back. Sessions in between are not counted as missed."""
    from l4pc_tui.desk.people import persons

    do(held, as_json, lambda desk: persons.come_back(desk, who, cohort, on))


@person.command("transfer")
@click.argument("who", metavar="PERSON")
@click.option("--from", "from_", metavar="NAME", required=True, help="The cohort they leave.")
@click.option("--to", "to", metavar="NAME", required=True, help="The cohort they go on in.")
@on_day("The last day in the one and the first in the other; today if left out.")
@as_json
@context
def transfer(held: Context, who: str, from_: str, to: str, on: str, as_json: bool) -> None:
    """A PERSON goes on in another cohort, with roles and rules.

    Rules whose other person is not in the new cohort stay behind, and are said.
    """
    from l4pc_tui.desk.people import persons

    do(held, as_json, lambda desk: persons.transfer(desk, who, from_, to, on))


@person.command("twice")
@in_cohort("Only pairs of whom one is in this cohort.", required=False)
@as_json
@context
def twice(held: Context, cohort: str, as_json: bool) -> None:
    """List who may be known here twice, and what speaks for it. Nothing is changed.

    Certain is who shares an e-mail address and whose names are near; all others are only likely,
    for two people may have one name.
    """
    from l4pc_tui.desk.out import people_shapes
    from l4pc_tui.desk.people.same_person import twice

    with held.desk() as desk:
        found = twice(desk, cohort)
    if as_json:
        say_json(people_shapes.pairs(found))
    elif not found:
        say("Nobody seems to be known twice.")
    else:
        table(
            ("", "one", "other", "what speaks for it"),
            (("certain" if pair.certain else "likely", _named(pair.one), _named(pair.other),
              ", ".join(f"{_field(each.field)} {each.agrees}" for each in pair.compared))
             for pair in found),
        )  # fmt: skip
        say("They stay two until you join them: “l4pc person same ONE OTHER” shows first what "
            "will be one.")  # fmt: skip


@person.command("same")
@click.argument("who", metavar="PERSON")
@click.argument("other", metavar="OTHER")
@in_cohort("The cohort whose people are meant.", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@context
def same(held: Context, who: str, other: str, cohort: str, yes: bool, as_json: bool) -> int:
    """PERSON and OTHER are one person: the first's particulars stay, gaps are filled.

    It says first what will be one. A walk-in is matched so to somebody of the roster. “l4pc
    person undo” has two people again. Without a terminal it needs --yes.
    """
    from l4pc_tui.desk.people.same_person import joining, same_person

    with held.desk() as desk:
        preview = joining(desk, who, other, cohort)
        if not yes:
            warn(*preview.told)
            if not (sys.stdin.isatty() and click.confirm("Are they one person?", err=True)):
                warn("Nothing was changed. Add --yes to join them.")
                return 1
        tell(desk, same_person(desk, who, other, cohort), as_json)
    return 0


@person.command("undo")
@context
def undo(held: Context) -> None:
    """Take back the last thing that you did with people on this laptop, and say what.

    A roster that was brought in goes as a whole.
    """
    from l4pc_tui.desk.people.people_undo import undo_people

    with held.desk() as desk:
        say(undo_people(desk))


person.add_command(rule)


def _named(who: Person) -> str:
    """ "Gwen Lloyd (019a2b3c)"."""
    return f"{who.name} ({short(who.id)})"


def _field(name: str) -> str:
    return "e-mail" if name == "email" else name


def _told(given: dict[str, Any]) -> dict[str, Any]:
    """The options that were given; of roles, only if there are any."""
    return {name: each for name, each in given.items() if each is not None and each != ()}


def _as_told(told: dict[str, Any]) -> Any:
    from l4pc_tui.desk.people.persons import Particulars

    return Particulars(**told)


def _place(place: dict[str, Any]) -> str:
    """ "Autumn: nurse, since 2026-11-25, left 2026-12-01"."""
    told = ", ".join(
        filter(None, (
            ", ".join(place["roles"]), "facilitates" if place["facilitates"] else "",
            f"since {place['joined']}" if place["joined"] else "",
            f"left {place['left']}" if place["left"] else "",
        ))
    )  # fmt: skip
    return f"{place['cohort']}: {told}" if told else place["cohort"]
