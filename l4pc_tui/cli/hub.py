"""The hub on PostgreSQL, where the records of several coordinators become one."""

from __future__ import annotations

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, table, working

_again = click.option(
    "--again", is_flag=True,
    help="All of it once more, for a hub that was brought back from an older copy.",
)  # fmt: skip


@click.group()
def hub() -> None:
    """One record for several coordinators, on a PostgreSQL server (extra “hub”).

    URL is postgresql://NAME@SERVER/DATABASE. A password belongs into ~/.pgpass or PGPASSWORD.
    """


@hub.command()
@click.argument("url")
def begin(url: str) -> None:
    """Make the hub's tables and roles in a database; once, by whoever looks after the server."""
    from l4pc_tui.desk.between import hub as desk_hub

    say(*desk_hub.begin(url))


@hub.command()
@click.argument("url")
@_again
@as_json
@context
def push(held: Context, url: str, again: bool, as_json: bool) -> int:
    """Send what this laptop may tell and the hub has not got."""
    from l4pc_tui.desk.between import hub as desk_hub
    from l4pc_tui.desk.between.hub_shapes import carried

    with held.desk() as desk, working("Sending …"):
        done = desk_hub.push(desk, url, again=again)
    say_json(carried(done)) if as_json else say(*desk_hub.told(done, sent=True))
    return 1 if done.reasons else 0


@hub.command()
@click.argument("url")
@_again
@as_json
@context
def pull(held: Context, url: str, again: bool, as_json: bool) -> int:
    """Take in what has arrived at the hub; reports are then made from the database here."""
    from l4pc_tui.desk.between import hub as desk_hub
    from l4pc_tui.desk.between.hub_shapes import carried

    with held.desk(begins=True) as desk, working("Taking in …"):
        done = desk_hub.pull(desk, url, again=again)
    say_json(carried(done)) if as_json else say(*desk_hub.told(done, sent=False))
    return 1 if done.reasons else 0


@hub.command()
@click.argument("url")
@as_json
def show(url: str, as_json: bool) -> None:
    """Say how much a hub holds, of which laptops."""
    from l4pc_tui.desk.between import hub as desk_hub
    from l4pc_tui.desk.between.hub_shapes import shown

    found = desk_hub.show(url)
    if as_json:
        say_json(shown(found))
        return
    say(desk_hub.held(found))
    table(
        ("laptop", "entries", "newest", "without words"),
        ((row.device, row.entries, row.highest, row.wordless) for row in found.laptops),
    )
