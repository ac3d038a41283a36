"""Sessions: planned, moved, removed, listed, shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.library import read_changes
from l4pc_tui.cli.output import say, say_json, table, warn
from l4pc_tui.cli.register import say_register

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


@click.group(no_args_is_help=False)
def session() -> None:
    """Meetings of a cohort: plan, move, remove, list, show."""


@session.command("new")
@click.option("--cohort", metavar="NAME", required=True, help="The cohort that meets.")
@click.option("--plan", metavar="ID", required=True, help="The session plan, from the library.")
@click.option("--date", metavar="DATE", required=True, help="The day, as 2026-10-06.")
@click.option("--starts", metavar="HH:MM", default="", help="When, if not as the plan says.")
@as_json
@context
def new(held: Context, cohort: str, plan: str, date: str, starts: str, as_json: bool) -> None:
    """Plan a session of a cohort."""
    from l4pc_tui.desk.people.sessions import new_session

    with held.desk() as desk:
        read_changes(desk)
        made = new_session(desk, cohort, plan, date, starts=starts)
        _show(desk, made.session.id, as_json)


@session.command("move")
@click.argument("which", metavar="SESSION")
@click.argument("date", metavar="NEW-DATE")
@click.option("--starts", metavar="HH:MM", default="", help="When, if that changes too.")
@as_json
@context
def move(held: Context, which: str, date: str, starts: str, as_json: bool) -> None:
    """Put a planned session on another date.

    SESSION is the beginning of its id, or COHORT/DATE. NEW-DATE is the day, as 2026-10-06.
    """
    from l4pc_tui.desk.people.other_dates import move_session

    with held.desk() as desk:
        moved = move_session(desk, which, date, starts=starts)
        _show(desk, moved.session.id, as_json)


@session.command("remove")
@click.argument("which", metavar="SESSION")
@click.option("--yes", is_flag=True, help="Do not ask.")
@context
def remove(held: Context, which: str, yes: bool) -> int:
    """Take away a planned session in which nothing was done yet.

    SESSION is the beginning of its id, or COHORT/DATE. Without a terminal it needs --yes.
    """
    from l4pc_tui.desk.people.other_dates import named, remove_session, removing

    with held.desk() as desk:
        row = removing(desk, which)
        asked = f"Remove {named(row)}?"
        if not yes and not (sys.stdin.isatty() and click.confirm(asked, default=False)):
            warn("Nothing was changed. Add --yes to remove it.")
            return 1
        say(remove_session(desk, row.session.id))
    return 0


@session.command("list")
@as_json
@context
def list_sessions(held: Context, as_json: bool) -> None:
    """List all sessions, by date."""
    from l4pc_tui.desk.out import shapes

    with held.desk() as desk:
        lines = shapes.session_list(desk)
    if as_json:
        say_json(lines)
    elif not lines:
        say("No session is planned. “l4pc session new” plans one.")
    else:
        table(
            ("date", "cohort", "plan", "state", "id"),
            (
                (
                    line["date"],
                    line["cohort"] or "a try-out",
                    line["plan"],
                    line["state"],
                    line["id"],
                )
                for line in lines
            ),
        )


@session.command("show")
@click.argument("which", metavar="SESSION")
@as_json
@context
def show(held: Context, which: str, as_json: bool) -> None:
    """Show a session: register and notes.

    SESSION is the beginning of its id, or COHORT/DATE.
    """
    with held.desk() as desk:
        _show(desk, which, as_json)


@session.command("versions")
@click.argument("which", metavar="SESSION")
@click.option("--choose", type=int, help="Have the version of this number count.")
@as_json
@context
def versions(held: Context, which: str, choose: int | None, as_json: bool) -> None:
    """What two laptops recorded of a session: numbered, and which of it counts.

    SESSION is the beginning of its id, or COHORT/DATE.
    """
    from l4pc_tui.core.live.run.versions import numbered
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.session.versions import choose_version, versions_of

    with held.desk() as desk:
        row = find_session(desk, which)
        if choose is not None:
            say(choose_version(desk, row, choose))
        found = versions_of(desk, row)
        if as_json:
            say_json([shapes.side_by_side(each) for each in found])
            return
        say(*numbered(found))


def _show(desk: Desk, which: str, as_json: bool) -> None:
    from l4pc_tui.core.text.amounts import clock
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.out.handed import handed_in_words, handed_of
    from l4pc_tui.desk.people.sessions import find_session
    from l4pc_tui.desk.register.look import register_of
    from l4pc_tui.desk.session.versions import not_on_view

    row = find_session(desk, which)
    told = shapes.session(desk, row)
    if as_json:
        say_json(told)
        return
    say(
        row.session.title or told["plan"],
        f"{told['cohort'] or 'a try-out'} · {told['date']} · {told['state']}",
        f"id: {told['id']}",
        "",
    )
    if told["plan_changed"]:
        say("Its plan was changed before the day.", "")
    if told["beside"] or told["aside"]:
        say(not_on_view(desk, row), "")
    say_register(register_of(desk, row))
    if told["notes"]:
        say("")
        table(
            ("at", "step", "kind", "class", "note"),
            (
                (
                    clock(note["at"], told["date"]),
                    note["step"] or note["item"],
                    note["kind"],
                    note["class"],
                    note["text"],
                )
                for note in told["notes"]
            ),
        )
    if told["handed"]:
        say("", "Written of it:", *handed_in_words(handed_of(desk, row.session.id), told["date"]))
