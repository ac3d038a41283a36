"""What other laptops wrote, taken in: their files shown, asked about, taken, listed, undone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import Context, File, as_json, context
from l4pc_tui.cli.output import say, say_json, table, warn, working
from l4pc_tui.core.record.names import short
from l4pc_tui.core.text.amounts import count, day_and_clock, listed

if TYPE_CHECKING:
    from l4pc_tui.core.between.proposals import Proposal
    from l4pc_tui.desk.between.collect import FileView, Look
    from l4pc_tui.desk.between.conflicts import Conflict
    from l4pc_tui.desk.between.settling import Known
    from l4pc_tui.desk.desk import Desk


@click.command()
@click.argument("files", metavar="FILE|FOLDER", nargs=-1, type=File(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come in, and take nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--identity", type=File(path_type=Path), metavar="FILE",
              help="The age identity that opens locked files.")  # fmt: skip
@click.option("--into", "into", metavar="URL", default="",
              help="Bring the files into this hub, and not into the database here.")  # fmt: skip
@click.option("--certain", is_flag=True, help="Join all that is certainly one, without asking.")
@click.option("--settle", "settling", is_flag=True,
              help="Ask what of all that is known may be one, and which of two versions counts.")  # fmt: skip
@click.option("--list", "listing", is_flag=True,
              help="List what was collected, newest first, and who has sent and who has not.")  # fmt: skip
@click.option("--undo", "undo", metavar="[N]", type=int, is_flag=False, flag_value=0, default=None,
              help="Undo collect N of the list as one step; the newest without a number.")  # fmt: skip
@as_json
@context
def collect(
    held: Context, files: tuple[Path, ...], dry_run: bool, yes: bool, identity: Path | None,
    into: str, certain: bool, settling: bool, listing: bool, undo: int | None, as_json: bool,
) -> int:  # fmt: skip
    """Take in files that other laptops wrote: bundles and packs, or a folder of them.

    It says first what each file adds and what conflicts; then all of them are taken as one step, or
    nothing. Partial, repeated, in any order: the record comes out the same. A line that cannot be
    read is left out and named. Without a terminal it needs --yes.

    Then it asks of each who or what may be known twice whether they are one, and of two versions
    which counts; what is left open is asked again with --settle.
    """
    if listing + settling + (undo is not None) + bool(files) != 1:
        raise click.UsageError("Name files or a folder, or --settle, or --list, or --undo.")
    if into and not files:
        raise click.UsageError("--into brings files into a hub: name them.")
    if dry_run and (into or not files):
        raise click.UsageError("--dry-run only goes with files that would come in here.")
    if certain and (into or not (files or settling)):
        raise click.UsageError("--certain only goes with files that come in here, or --settle.")
    if listing:
        return _list(held, as_json)
    if undo is not None:
        return _undo(held, undo)
    if into:
        return _into(files, identity, into, yes=yes, as_json=as_json)
    if settling:
        with held.desk() as desk:
            left = _settle(desk, None, certain=certain, asks=not yes)
            if not left:
                say("Nothing is left to settle.")
            return left
    return _collect(
        held, files, identity, dry_run=dry_run, yes=yes, certain=certain, as_json=as_json
    )


def _collect(
    held: Context, files: tuple[Path, ...], identity: Path | None, *, dry_run: bool, yes: bool,
    certain: bool, as_json: bool,
) -> int:  # fmt: skip
    from l4pc_tui.desk.between import collect as desk_collect
    from l4pc_tui.desk.between import collect_shapes
    from l4pc_tui.desk.between.basket import basket

    with (
        held.desk(begins=not dry_run, needs_nothing=True) as desk,
        basket(files, identity) as opened,
    ):
        with working("Looking …"):
            found = desk_collect.look(desk, opened)
        if as_json and dry_run:
            say_json(collect_shapes.looked(found))
            return _to_act_on(found)
        (warn if as_json else say)(*_told(found))
        if not found.brings or dry_run:
            return _to_act_on(found)
        if not yes and not (
            sys.stdin.isatty() and click.confirm("Take it in, as one step?", err=True)
        ):
            warn("Nothing was taken in. Add --yes to take it in.")
            return 1
        with working("Taking in …"):
            done = desk_collect.take(desk, opened, found)
        (warn if as_json else say)(
            *done.told, f"“l4pc collect --undo {done.number}” undoes the whole of it."
        )
        if as_json:
            say_json(collect_shapes.looked(found) | {"collect": done.number})
        open_still = _settle(desk, found.since, certain=certain, asks=not (yes or as_json))
        return _left_out(found) or open_still


def _settle(desk: Desk, since: Known | None, *, certain: bool, asks: bool) -> int:
    """Ask of each pair whether they are one, and of two versions which counts; 1 where something
    stays open.

    since: of pairs only those of which one was not known then.
    """
    from l4pc_tui.desk.between import settling
    from l4pc_tui.desk.between.conflicts import conflicts

    found = settling.proposals(desk, since)
    if certain:
        warn(*settling.join_certain(desk, found))
        found = settling.proposals(desk, since)
    asks = asks and sys.stdin.isatty()
    for each in found if asks else ():
        _ask_whether_one(desk, each)
    for conflict in conflicts(desk) if asks else ():
        _ask_which_counts(desk, conflict)
    found = settling.proposals(desk, since)
    beside = conflicts(desk)
    for each in found:
        warn(f"May be one {each.kind}{', certainly' if each.certain else ''}: {each.what}.")
    warn(*(each.told for each in beside))
    if found or beside:
        warn("“l4pc collect --settle” asks about them; nothing is lost until then.")
    return int(bool(found or beside))


def _ask_whether_one(desk: Desk, proposal: Proposal) -> None:
    from l4pc_tui.desk.between import settling
    from l4pc_tui.desk.trouble import Trouble

    sure = " (certainly)" if proposal.certain else ""
    warn("", f"{proposal.what}. One {proposal.kind}{sure}?")
    warn(*(f"  {each.field}: {each.one or '-'} | {each.other or '-'} ({each.agrees})"
           for each in proposal.compared))  # fmt: skip
    answer = click.prompt("y one, n two and never asked again, s later", "s", err=True,
                          type=click.Choice(["y", "n", "s"]))  # fmt: skip
    try:
        if answer == "y":
            warn(settling.join(desk, proposal))
        elif answer == "n":
            warn(settling.tell_apart(desk, proposal))
    except Trouble as trouble:
        warn(trouble.told)


def _ask_which_counts(desk: Desk, conflict: Conflict) -> None:
    from l4pc_tui.desk.between import settling

    versions = conflict.found.versions
    warn("", conflict.told)
    warn(*(f"  {number}. {each.told}{', counts now' if each.counts else ''}"
           for number, each in enumerate(versions, 1)))  # fmt: skip
    answer = click.prompt("Which counts? s later", "s", err=True, type=click.Choice(
        [*map(str, range(1, len(versions) + 1)), "s"]))  # fmt: skip
    if answer != "s":
        warn(settling.choose(desk, versions[int(answer) - 1].event))


def _told(found: Look) -> list[str]:
    """Each file with what is to be said of it, then what is to be settled."""
    from l4pc_tui.desk.between.collect import State

    lines = []
    for view in found.files:
        if view.state is State.REFUSED:
            lines.append(f"{view.file}: left out. {view.refused}")
            continue
        whose = ", ".join(filter(None, (view.who, view.cohort, f"written {view.sent}")))
        lines.append(f"{view.file} ({whose}): {_adds(view)}.")
        if view.wordless:
            told = count(view.wordless, "entry has its", "entries have their")
            lines.append(f"  {told} words where it was written.")
        if view.filled:
            lines.append(f"  {count(view.filled, 'entry gets', 'entries get')} the words that were "
                         "withheld.")  # fmt: skip
        if view.waits:
            lines.append(f"  {view.waits}")
        lines += [f"  {each.told}" for each in view.left_out]
    if found.together:
        lines.append(f"Together: {', '.join(found.together)}.")
    for each in found.proposals:
        lines.append(f"May be one {each.kind}{', certainly' if each.certain else ''}: {each.what}.")
    if found.conflicts:
        lines.append("Would stand side by side, until somebody chooses:")
        for conflict in found.conflicts:
            lines.append(f"  {conflict.told}")
            lines += [f"    {version.told}" for version in conflict.found.versions]
    return lines


def _adds(view: FileView) -> str:
    if view.new:
        return f"{view.new} new: {', '.join(view.adds)}"
    return f"nothing new, it was taken in {view.had}" if view.had else "nothing new"


def _to_act_on(found: Look) -> int:
    """2 where no file can be read, 1 where something is left out or to be settled."""
    return _left_out(found) or int(bool(found.conflicts or found.proposals))


def _left_out(found: Look) -> int:
    """2 where no file can be read, 1 where something is left out or waits."""
    from l4pc_tui.desk.between.collect import State

    refused = [view for view in found.files if view.state is State.REFUSED]
    if len(refused) == len(found.files):
        return 2
    odd = any(view.left_out or view.waits for view in found.files)
    return int(bool(refused or odd))


def _list(held: Context, as_json: bool) -> int:
    from l4pc_tui.desk.between import collect_shapes
    from l4pc_tui.desk.between.collect import in_a_line
    from l4pc_tui.desk.between.laptops import senders, untold

    with held.desk() as desk:
        rows, laptops, silent = desk.store.collects(), senders(desk), untold(desk)
    if as_json:
        say_json(collect_shapes.history(rows, laptops, silent))
        return 0
    if rows:
        table(
            ("", "when", "what"),
            ((row.id, day_and_clock(row.at), in_a_line(row)) for row in rows),
        )
    else:
        say("Nothing was collected yet.")
    if laptops:
        say("", "Other laptops:")
        table(
            ("laptop", "who", "sent", "newest entry here"),
            ((short(each.device), listed(each.who), each.sent or "not yet", each.newest)
             for each in laptops),
        )  # fmt: skip
    for each in silent:
        who = f" {listed(each.who)} can be asked." if each.who else ""
        say(f"Nothing has come of {each.what}.{who}")
    return 0


def _undo(held: Context, number: int) -> int:
    from l4pc_tui.desk.between.collect import undo

    with held.desk() as desk:
        say(undo(desk, number))
    return 0


def _into(
    files: tuple[Path, ...], identity: Path | None, url: str, *, yes: bool, as_json: bool
) -> int:
    from l4pc_tui.desk.between import hub
    from l4pc_tui.desk.between.basket import basket
    from l4pc_tui.desk.between.hub_shapes import carried

    with basket(files, identity) as opened:
        for refused in opened.refused:
            warn(f"{refused.sentence} {refused.hint}")
        if not opened.parcels:
            return 2
        for parcel in opened.parcels:
            told = count(parcel.header.count, "entry", "entries")
            warn(f"{parcel.path.name} ({parcel.header.actor}): {told}.")
        if not yes and not (
            sys.stdin.isatty() and click.confirm("Bring it into the hub, for good?", err=True)
        ):
            warn("Nothing was sent. Add --yes to bring it into the hub.")
            return 1
        with working("Sending …"):
            done = hub.collect_into(
                url, (event for parcel in opened.parcels for event in parcel.events())
            )
        bad = [(parcel, each) for parcel in opened.parcels for each in parcel.left_out(())]
        for parcel, each in bad:
            warn(f"{parcel.path.name}: {each.told}")
        if scripts := len({sha for parcel in opened.parcels for sha in parcel.scripts}):
            warn(
                f"{count(scripts, 'plan or exercise', 'plans and exercises')} of the files did not "
                "go: a hub takes none. Without --into they come into the library here."
            )
    say_json(carried(done)) if as_json else say(*hub.told(done, sent=True))
    return int(bool(done.reasons or bad or opened.refused))
