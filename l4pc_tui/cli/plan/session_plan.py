"""``l4pc session plan``: the plan of a session that has not begun, numbered, and its changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, warn

if TYPE_CHECKING:
    from l4pc_tui.core.live.run.reply import Reply
    from l4pc_tui.core.live.time.plan_lines import PlanLine
    from l4pc_tui.core.live.time.preview import Preview
    from l4pc_tui.desk.session.conductor import Conductor

FIRST = "0"
"""The number behind which what comes first is put."""


class _Plan(click.Group):
    """A session named at once is shown: no command has the name of a session."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        named = bool(args) and not args[0].startswith("-") and args[0] not in self.commands
        return super().resolve_command(ctx, ["show", *args] if named else args)


@click.group("plan", cls=_Plan, no_args_is_help=False)
def plan() -> None:
    """Change the plan of a session before the day: `plan SESSION` shows it with its numbers."""


def _changes(command: Callable[..., int]) -> Callable[..., int]:
    """A change of the plan: it may be only looked at, or told to a program."""
    told = "Say what it would do, and change nothing."
    return as_json(click.option("--dry-run", is_flag=True, help=told)(context(command)))


_session = click.argument("which", metavar="SESSION")
_number = click.argument("number", metavar="NUMBER")


@plan.command("show")
@_session
@as_json
@context
def show(held: Context, which: str, as_json: bool) -> None:
    """Show the plan with its numbers, and what the checker says of it.

    SESSION is the beginning of its id, or COHORT/DATE. `show` may be left out.
    """
    from l4pc_tui.core.text.amounts import day
    from l4pc_tui.desk.out.plan_shapes import plan_of
    from l4pc_tui.desk.session.plan_ahead import planning
    from l4pc_tui.desk.session.plan_list import numbered, told_of_plan
    from l4pc_tui.desk.session.plan_list import plan as listed

    with held.desk() as desk, planning(desk, which) as conductor:
        if as_json:
            say_json(plan_of(conductor))
            return
        told = told_of_plan(conductor)
        on = day(conductor.day.isoformat())
        where = " · ".join(filter(None, (conductor.where, on)))
        say(conductor.heading.title, where, "", *numbered(listed(conductor)))
        say(*(["", *told] if told else []))


@plan.command("skip")
@_session
@_number
@_changes
def skip(held: Context, which: str, number: str, **how: bool) -> int:
    """Leave out an item, or one step of it."""
    return _change(held, which, number, lambda c, line: c.preview_skip(line.id), **how)


@plan.command("restore")
@_session
@_number
@_changes
def restore(held: Context, which: str, number: str, **how: bool) -> int:
    """Bring back what was left out."""
    return _change(held, which, number, lambda c, line: c.preview_restore(line.id), **how)


@plan.command("insert")
@_session
@click.argument("what", metavar="WORDS|EXERCISE")
@click.argument("length", metavar="[LENGTH]", default="")
@click.option(
    "--after", metavar="NUMBER", required=True, help=f"Behind which line; {FIRST} for first."
)
@_changes
def insert(held: Context, which: str, what: str, length: str, after: str, **how: bool) -> int:
    """Put something in: words with a length, or an exercise by its id.

    LENGTH is 10, or 1h20; an exercise takes what its steps say where none is given.
    """

    from l4pc_tui.desk.session.plan_list import is_exercise

    def look(conductor: Conductor, line: PlanLine | None) -> Preview | Reply:
        behind = line.item if line else ""
        if is_exercise(conductor.desk, what, length):
            return conductor.preview_insert_exercise(what, length, behind)
        return conductor.preview_insert(what, length, behind)

    return _change(held, which, after if after != FIRST else None, look, **how)


@plan.command("move")
@_session
@_number
@click.argument("places", metavar="PLACES", type=int)
@_changes
def move(held: Context, which: str, number: str, places: int, **how: bool) -> int:
    """Move an item by so many places: 1 is later, -1 is earlier.

    Before a number below zero stands --: plan move SESSION -- 4 -1.
    """
    return _change(held, which, number, lambda c, line: c.preview_move(line.id, places), **how)


@plan.command("length")
@_session
@_number
@click.argument("length", metavar="LENGTH")
@_changes
def length_of(held: Context, which: str, number: str, length: str, **how: bool) -> int:
    """Give an item or a step so long: 10, or 1h20."""
    return _change(held, which, number, lambda c, line: c.preview_take(line.id, length), **how)


@plan.command("lock")
@_session
@_number
@click.argument("time", metavar="[TIME]", default="")
@_changes
def lock(held: Context, which: str, number: str, time: str, **how: bool) -> int:
    """Hold an item, or the finish, to a clock time of its day: 12:45, or +15.

    Without TIME it is held to where it stands now.
    """
    return _change(held, which, number, lambda c, line: c.preview_lock(line.id, time), **how)


@plan.command("unlock")
@_session
@_number
@_changes
def unlock(held: Context, which: str, number: str, **how: bool) -> int:
    """Hold an item to no clock time any more."""
    return _change(held, which, number, lambda c, line: c.preview_unlock(line.id), **how)


@plan.command("renew")
@_session
@_changes
def renew(held: Context, which: str, **how: bool) -> int:
    """Take the plan as the library has it now, and keep what you changed."""
    return _change(held, which, None, lambda c, _line: c.preview_newer(), **how)


@plan.command("undo")
@_session
@as_json
@context
def undo(held: Context, which: str, as_json: bool) -> int:
    """Take back what you changed last."""
    from l4pc_tui.desk.out.plan_shapes import plan_of
    from l4pc_tui.desk.session.plan_ahead import planning

    with held.desk() as desk, planning(desk, which, changes=True) as conductor:
        said = conductor.undo()
        if as_json:
            say_json(plan_of(conductor))
    if said.ok and not as_json:
        say(said.words)
    elif not said.ok:
        warn(said.words)
    return 0 if said.ok else 1


def _change(
    held: Context, which: str, number: str | None,
    look: Callable[[Conductor, Any], Preview | Reply], *, dry_run: bool, as_json: bool,
) -> int:  # fmt: skip
    """Tell what a change does, and do it unless it is only looked at. The exit code.

    number: of the line that it is about; None where it is about none.
    """
    from l4pc_tui.core.live.run.reply import Reply
    from l4pc_tui.desk.out.plan_shapes import change_of
    from l4pc_tui.desk.session.plan_ahead import planning
    from l4pc_tui.desk.session.plan_list import line_of, preview_in_lines

    with held.desk() as desk, planning(desk, which, changes=True) as conductor:
        line = line_of(conductor, number) if number is not None else None
        found: Preview | Reply = line if isinstance(line, Reply) else look(conductor, line)
        if isinstance(found, Reply):
            warn(found.words)
            return 1
        said = None if dry_run else conductor.accept(found)
        done = said is not None and said.ok
        if as_json:
            say_json(change_of(conductor, found, done=done))
        else:
            say(*preview_in_lines(found), "Kept." if done else "Nothing was changed.")
    if said is not None and not said.ok:
        warn(said.words)
        return 1
    return 0
