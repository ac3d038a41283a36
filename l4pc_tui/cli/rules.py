"""Rules of two people, which groups obey: listed, set, settled, dropped; and what every command
about people has in common with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, table

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.persons import Done

Command = TypeVar("Command", bound=Callable[..., Any])


def in_cohort(told: str, *, required: bool = True) -> Callable[[Command], Command]:
    """The option that names a cohort."""
    if required:
        return click.option("--cohort", "cohort", metavar="NAME", required=True, help=told)
    return click.option("--cohort", "cohort", metavar="NAME", default="", help=told)


def do(held: Context, as_json: bool, wish: Callable[[Desk], Done]) -> None:
    """Do what is wished, and say so."""
    with held.desk() as desk:
        tell(desk, wish(desk), as_json)


def tell(desk: Desk, done: Done, as_json: bool) -> None:
    """Say what was done; for a program, with whom."""
    from l4pc_tui.desk.out import people_shapes

    if as_json:
        say_json(people_shapes.somebody(desk, done.person))
    else:
        say(done.told)


@click.group("rule", no_args_is_help=False)
def rule() -> None:
    """What groups obey: who supports whom, who is kept apart or together."""


@rule.command("list")
@in_cohort("The cohort.")
@as_json
@context
def list_rules(held: Context, cohort: str, as_json: bool) -> None:
    """List the rules of a cohort, numbered; those that wait for you first."""
    from l4pc_tui.desk.out import people_shapes
    from l4pc_tui.desk.people.cohorts import find_cohort
    from l4pc_tui.desk.people.ties import rules_of

    with held.desk() as desk:
        rules = rules_of(desk, find_cohort(desk, cohort))
    if as_json:
        say_json(people_shapes.rules(rules))
    elif not rules:
        say("There are no rules. “l4pc person rule set” makes one.")
    else:
        table(("", "rule", ""), ((n, each.told, each.waits) for n, each in enumerate(rules, 1)))


@rule.command("set")
@click.argument("who", metavar="PERSON")
@click.argument("kind", metavar="RULE")
@click.argument("other", metavar="OTHER")
@in_cohort("The cohort.")
@as_json
@context
def set_rule(held: Context, who: str, kind: str, other: str, cohort: str, as_json: bool) -> None:
    """PERSON is in this way tied to OTHER.

    RULE is one of: supporter of, supported by, keep apart from, keep together with; or in a word:
    supports, supported, apart, together.
    """
    from l4pc_tui.desk.people import ties

    do(held, as_json, lambda desk: ties.set_rule(desk, cohort, who, kind, other))


@rule.command("settle")
@click.argument("which", metavar="RULE")
@click.argument("other", default="")
@in_cohort("The cohort.")
@as_json
@context
def settle_rule(held: Context, which: str, other: str, cohort: str, as_json: bool) -> None:
    """A RULE that a roster only offered is meant; OTHER says who it is, where that is open.

    RULE is its number in the list, or the beginning of its id.
    """
    from l4pc_tui.desk.people import ties

    do(held, as_json, lambda desk: ties.settle_rule(desk, cohort, which, other))


@rule.command("drop")
@click.argument("which", metavar="RULE")
@in_cohort("The cohort.")
@as_json
@context
def drop_rule(held: Context, which: str, cohort: str, as_json: bool) -> None:
    """A RULE holds no longer, or was not meant.

    RULE is its number in the list, or the beginning of its id.
    """
    from l4pc_tui.desk.people import ties

    do(held, as_json, lambda desk: ties.drop_rule(desk, cohort, which))
