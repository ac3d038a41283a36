"""Somebody is erased: looked at first, each text that names them asked about, then done."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, warn

if TYPE_CHECKING:
    from l4pc_tui.desk.people.erasing import Answers
    from l4pc_tui.desk.people.erasure import ErasurePlan, Mention


@click.command()
@click.argument("who", metavar="PERSON", default="")
@click.option(
    "--waiting",
    "waits",
    is_flag=True,
    help="Look at erasures that came from other laptops and wait for a word.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be erased, and do nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--redact", type=click.Choice(("all", "whole", "none")),
              help="Whether the name goes from texts of others: from all, from those with the "
              "whole name or address, from none. Else each is asked about.")  # fmt: skip
@click.option("-o", "--out", "out", type=click.Path(path_type=Path), metavar="FILE",
              help="Write a certificate without the name to this .txt or .html file.")  # fmt: skip
@as_json
@context
def erase(
    held: Context, who: str, waits: bool, dry_run: bool, yes: bool, redact: str | None,
    out: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Take what is known of a PERSON out of the file, its search and its backups for good.

    It says first how many records lose their words, and which texts of others name them. Registers,
    hours, groups and totals stay. It cannot be undone, and the next bundle carries it on. Without a
    terminal it needs --yes, and texts keep the name unless --redact says otherwise.

    An erasure that came from another laptop waits where it would take words from here: --waiting
    asks about each, and --yes confirms all.
    """
    from l4pc_tui.desk.out import people_shapes
    from l4pc_tui.desk.people import erasing, erasure

    if bool(who) == waits:
        raise click.UsageError("Name a PERSON, or ask for those --waiting.")
    if waits:
        return _waiting(held, dry_run=dry_run, yes=yes, redact=redact, as_json=as_json)
    with held.desk() as desk:
        plan = erasure.look(desk, who)
        if dry_run:
            if as_json:
                say_json(people_shapes.erasure(plan, None))
            else:
                say(*plan.told, *(line for each in plan.mentions for line in _shown(each)))
            return 0
        asks = sys.stdin.isatty() and not yes
        if not yes:
            warn(*plan.told)
            if not (asks and click.confirm("Erase?", default=False, err=True)):
                warn("Nothing was changed. Add --yes to erase.")
                return 1
        answers: Answers = {}
        if redact in ("all", "whole"):
            answers = erasing.all_of(plan, whole_only=redact == "whole")
        elif asks and redact is None:
            answers = _asked(plan)
        done = erasing.erase(desk, plan, answers)
        if as_json:
            say_json(people_shapes.erasure(plan, done))
        else:
            say(*done.told)
        if out is not None:
            say(f"Certificate: {erasing.certify(desk, done, out)}")
    return 0


def _waiting(held: Context, *, dry_run: bool, yes: bool, redact: str | None, as_json: bool) -> int:
    """Each erasure that waits, told and asked about; 1 where any is left."""
    from l4pc_tui.desk.out import people_shapes
    from l4pc_tui.desk.people import erasing, erasures_waiting

    with held.desk() as desk:
        found = erasures_waiting.waiting(desk)
        if as_json:
            say_json(people_shapes.waiting(found))
        elif not found:
            say("No erasure waits.")
        left = 0
        for one in found:
            each = erasures_waiting.as_now(desk, one)
            if not as_json:
                say(each.told, *(f"  {text}" for text in each.texts))
            said = "y" if yes else "n"
            asks = not (yes or dry_run) and sys.stdin.isatty()
            if asks:
                said = click.prompt("Erase here too? y yes, n not now, r refuse",
                                    type=click.Choice(("y", "n", "r")), default="n", err=True)  # fmt: skip
            if dry_run or said == "n":
                left += 1
            elif said == "r":
                warn(erasures_waiting.refuse(desk, each))
            else:
                answers: Answers = {}
                if each.plan and redact in ("all", "whole"):
                    answers = erasing.all_of(each.plan, whole_only=redact == "whole")
                elif each.plan and asks and redact is None:
                    answers = _asked(each.plan)
                (warn if as_json else say)(*erasures_waiting.confirm(desk, each, answers))
        if left and not as_json:
            warn("Nothing was changed. Add --yes to erase all of these here too.")
    return int(bool(left))


def _asked(plan: ErasurePlan) -> Answers:
    """Each text that names them, shown with what is offered: yes, no, or other words."""
    answers: dict[int, dict[str, str]] = {}
    for at, mention in enumerate(plan.mentions):
        warn(f"{at + 1} of {len(plan.mentions)}: {_what(mention)}")
        if not mention.texts:
            if click.confirm("Take the words out of it?", default=True, err=True):
                answers[at] = {}
            continue
        instead = {}
        for text in mention.texts:
            warn(f"  {text.text}", f"→ {text.offered}")
            said = click.prompt("Like this? y yes, n no, e other words",
                                type=click.Choice(("y", "n", "e")), default="y", err=True)  # fmt: skip
            if said == "y":
                instead[text.text] = text.offered
            elif said == "e":
                instead[text.text] = click.prompt("Words", default=text.offered, err=True)
        if instead:
            answers[at] = instead
    return answers


def _shown(mention: Mention) -> tuple[str, ...]:
    pairs = ((f"  {text.text}", f"→ {text.offered}") for text in mention.texts)
    return (_what(mention), *(line for pair in pairs for line in pair))


def _what(mention: Mention) -> str:
    what = mention.what[:1].upper() + mention.what[1:]
    return what if mention.texts else f"{what}: an earlier version of it names them"
