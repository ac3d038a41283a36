"""Cohorts and the people in them."""

from __future__ import annotations

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.library import read_changes
from l4pc_tui.cli.output import say, say_json, table, warn


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
    from l4pc_tui.cli import cohort_page
    from l4pc_tui.desk.people.cohorts import cut_off, new_cohort

    with held.desk(begins=True) as desk:
        if programme:
            read_changes(desk)
        cohort_page.show(desk, new_cohort(desk, name, programme), as_json)
    warn(*filter(None, (cut_off(name),)))


@cohort.command("list")
@as_json
@context
def list_cohorts(held: Context, as_json: bool) -> None:
    """List the cohorts, with how far each of them is."""
    from l4pc_tui.desk.home.home import home

    with held.desk() as desk:
        if as_json:
            from l4pc_tui.desk.out import shapes

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
    """Show a cohort: people, sessions, who was there, hours, connections, rules, commitments."""
    from l4pc_tui.cli import cohort_page
    from l4pc_tui.desk.people.cohorts import find_cohort

    with held.desk() as desk:
        cohort_page.show(desk, find_cohort(desk, name), as_json)


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
