"""Cohorts and the people in them."""

from __future__ import annotations

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.library import read_changes, say_errors
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
            say_errors(desk, programme)
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


@cohort.command("between")
@click.argument("name")
@click.option("--done", type=int, metavar="N", multiple=True, help="Number N of the list is done.")
@click.option("--not-done", type=int, metavar="N", multiple=True, help="It is not done after all.")
@as_json
@context
def between(
    held: Context, name: str, done: tuple[int, ...], not_done: tuple[int, ...], as_json: bool
) -> None:
    """Say what lies between the sessions of a cohort's programme, by when, and what of it is done.

    What is ticked off is remembered on this laptop alone. “l4pc print PROGRAMME --cohort NAME” prints
    the pages that go with it.
    """
    from l4pc_tui.cli import cohort_page
    from l4pc_tui.desk.home.between import between_lines, shape, tick_off
    from l4pc_tui.desk.people.cohorts import find_cohort

    with held.desk() as desk:
        read_changes(desk)
        found = find_cohort(desk, name)
        for number in done:
            tick_off(desk, found, number, done=True)
        for number in not_done:
            tick_off(desk, found, number, done=False)
        lines = between_lines(desk, found)
    if as_json:
        say_json([shape(each) for each in lines])
    else:
        cohort_page.between(lines, found.name)


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


@click.group(invoke_without_command=True, no_args_is_help=False)
@as_json
@click.pass_context
def retention(command: click.Context, as_json: bool) -> None:
    """How long each cohort's record is kept: list, agree, review. Nothing is deleted by itself.

    What is due is said with the commands that take it out. Times that nobody agreed to yet are
    proposed, with where they come from.
    """
    if command.invoked_subcommand:
        return
    from l4pc_tui.core.people.retention import KEPT
    from l4pc_tui.desk.out import people_shapes
    from l4pc_tui.desk.people.retention import in_words, keepings, what_to_do

    with command.obj.desk() as desk:
        found = keepings(desk)
        due = {each.cohort.id: what_to_do(desk, each) for each in found if each.due}
    if as_json:
        say_json(people_shapes.retention(found))
        return
    for each in found:
        agreed = f"agreed {each.cohort.kept_reviewed} by {each.by}" if each.by else "not agreed yet"
        say(each.cohort.name, f"  {agreed}{f': {w}' if (w := each.cohort.kept_because) else ''}")
        for period in each.periods:
            say(f"  {in_words(period)}")
            if not period.agreed:
                say(f"    ({KEPT[period.kept].source})")
        if lines := due.get(each.cohort.id):
            say("  Due now:", *(f"    {line}" for line in lines))
    if not found:
        say("There are no cohorts yet.")


@retention.command("set")
@click.argument("name", metavar="COHORT")
@click.option("--register", type=int, metavar="MONTHS", help="For people, the register and hours.")
@click.option(
    "--notes",
    type=int,
    metavar="MONTHS",
    help="For notes, commitments, answers, pulses, forms and stories.",
)
@click.option("--as-proposed", is_flag=True, help="Agree to what is proposed and not agreed yet.")
@click.option("--why", metavar="TEXT", default="", help="Why so long, for example a funder’s rule.")
@context
def agree(
    held: Context, name: str, register: int | None, notes: int | None, as_proposed: bool, why: str
) -> None:
    """Agree how many months after its last session a COHORT's record is kept."""
    from l4pc_tui.desk.people import retention

    if not (as_proposed or register or notes or why):
        raise click.UsageError("Say how long, as in --notes 12, or --as-proposed.")
    with held.desk() as desk:
        told: tuple[str, ...] = ()
        if register is not None or notes is not None or why:
            told = retention.agree(desk, name, register=register, notes=notes, why=why)
        if as_proposed:
            told = retention.as_proposed(desk, name)
    say(*told)


@retention.command("review")
@click.argument("name", metavar="COHORT")
@context
def review(held: Context, name: str) -> None:
    """Say that you looked at it today and that it stays so; what is due is said again."""
    from l4pc_tui.desk.people import retention

    with held.desk() as desk:
        say(*retention.review(desk, name))
