"""Groups of who is here, by a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, warn

if TYPE_CHECKING:
    from l4pc_tui.desk.groups.groups import Grouping


@click.command("groups")
@click.option(
    "--session", "which", metavar="SESSION", required=True,
    help="The beginning of its id, or COHORT/DATE.",
)  # fmt: skip
@click.option(
    "--size", metavar="N", required=True,
    help="How many in a group: 4, pairs, trios, fours, fives, 4-5; or “6 groups”.",
)  # fmt: skip
@click.option("--seed", type=int, default=1, help="Another number gives another proposal.")
@click.option("--rounds", type=int, default=1, help="Plan so many rounds ahead.")
@click.option("--accept", is_flag=True, help="Use them: keep who sits where.")
@as_json
@context
def groups(
    held: Context, which: str, size: str, seed: int, rounds: int, accept: bool, as_json: bool
) -> int:
    """Propose groups of who is here: nobody with the same faces again.

    The same people, history and seed give the same groups. Nothing is kept without --accept.
    Where rules clash they are named, nothing is proposed, and the exit code is 1.
    """
    from l4pc_tui.core.live.groups.shapes import read_shape
    from l4pc_tui.desk.groups.by_command import propose_groups
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.people.sessions import find_session

    with held.desk() as desk:
        row = find_session(desk, which)
        found = propose_groups(desk, row.session.id, read_shape(size), str(seed), rounds)
        told, lines = shapes.proposal(found, str(seed)), in_lines(found)
        said = found.accept() if accept and lines else None
    if as_json:
        say_json(told | {"accepted": bool(said and said.ok)})
    else:
        say(*lines, *([said.words] if said and said.ok else []))
    warn(*found.clash, *([said.words] if said and not said.ok else []))
    return 0 if lines and (said is None or said.ok) else 1


def in_lines(found: Grouping) -> list[str]:
    """The groups of each round as lines: what is reached, then a table a line."""
    from l4pc_tui.core.live.groups.groups_view import told_in_lines

    lines: list[str] = []
    while (view := found.view()) is not None:
        lines += ["", *told_in_lines(view)] if lines else told_in_lines(view)
        found.turn(1)
        if view.at + 1 == view.rounds:
            break
    return lines
