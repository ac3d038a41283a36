"""Writing scripts: how one looks, why a message exists, what changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.check import library_models
from l4pc_tui.cli.context import ANY_PATH, Context, as_json, context
from l4pc_tui.cli.output import say, say_json, warn
from l4pc_tui.cli.views import VIEWS, View, say_preview

if TYPE_CHECKING:
    from l4pc_tui.core.script.syntax.header import ScriptKind
    from l4pc_tui.desk.library.script_preview import ScriptPreview

PAPERS = (
    "day",
    "sheet",
    "sign-in",
    "register",
    "packing",
    "handouts",
    "large-print",
    "easy-read",
    "commitments",
)
"""What can be printed, as ``Paper`` has it, which is read in with the command only."""


@click.command()
@click.argument("kind", type=click.Choice(("exercise", "session", "programme")))
@click.argument("name")
@click.option(
    "-o", "out", type=ANY_PATH, metavar="PATH", default=None,
    help="Another file or folder to write it to. Otherwise it goes into your own library.",
)  # fmt: skip
@context
def new(held: Context, kind: ScriptKind, name: str, out: Path | None) -> None:
    """Begin an exercise, a session plan or a programme called NAME.

    It is a page with comments that say what goes where, and it is right from the start. A file
    that is there already is never replaced.
    """
    from l4pc_tui.desk.library import scripts

    path = scripts.begin(kind, name, own=held.places().own_library, out=out)
    say(
        f"Written: {path}",
        f"“l4pc check --watch {quoted(path)}” tells how it stands while you write.",
    )


@click.command()
@click.argument("file", type=ANY_PATH)
@click.option(
    "--view", type=click.Choice(VIEWS), default="both",
    show_default=True, help="Whose view to show.",
)  # fmt: skip
@context
def show(held: Context, file: Path, view: View) -> int:
    """Show a script as it will look, to the facilitator and in the room.

    FILE is a file, or the id of something in the library. Both views stand side by side where
    there is room for them.
    """
    from l4pc_tui.desk.library import scripts

    if not _is_file(file):
        from l4pc_tui.cli.library import read_changes
        from l4pc_tui.desk.library.script_preview import preview

        with held.desk(needs_nothing=True) as desk:
            read_changes(desk)
            say_preview(preview(desk, str(file)), view)
        return 0
    found = scripts.show(file, lambda: library_models(held), base=Path.cwd())
    if found.seen is None:
        say(*(f"{page}\n" for page in found.checked.pages()))
        warn(f"{found.checked.told} It can be shown when the errors are mended.")
        return 1
    say_preview(_with_actuals(held, found.seen), view)
    warn(*(f"\n{page}" for page in found.checked.pages()))
    return 0


def _with_actuals(held: Context, seen: ScriptPreview) -> ScriptPreview:
    """The script with what its steps really took, where there is a database that knows."""
    from dataclasses import replace

    from l4pc_tui.desk.backups import is_there
    from l4pc_tui.desk.library.script_preview import with_actuals
    from l4pc_tui.desk.trouble import Trouble

    if not is_there(held.places().db):
        return seen
    try:
        with held.desk() as desk:
            return replace(seen, steps=with_actuals(desk, seen.steps))
    except Trouble:
        return seen


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say why a message of the checker exists, with a bad and a good example."""
    from l4pc_tui.desk.library import scripts

    found = scripts.explain(code)
    mended = "  “l4pc check --fix” can mend it." if found.fix else ""
    say(f"{found.severity.capitalize()} {found.code}", f"  {found.message}")
    if found.hint:
        say(f"  {found.hint}")
    if mended:
        say(mended)
    say("", found.why)
    if found.when:
        say(f"When: {found.when}.")
    for heading, lines in found.examples:
        say("", f"{heading}:", *(f"    {line}" for line in lines.split("\n")))


@click.command()
@click.argument("file", type=ANY_PATH)
@click.argument("old", type=ANY_PATH)
def compare(file: Path, old: Path) -> int:
    """Say what is different in FILE, in a trainer's words, when OLD is how it was."""
    from l4pc_tui.desk.library import scripts

    told = scripts.compare(file, old, base=Path.cwd())
    say(*(told or ("Nothing that anybody would notice has changed.",)))
    return 0


@click.command("import")
@click.argument("file", metavar="FILE", type=ANY_PATH)
@click.option(
    "-o", "out", type=ANY_PATH, metavar="PATH", default=None,
    help="Another file or folder to write it to. Otherwise it goes into your own library.",
)  # fmt: skip
@as_json
@context
def import_command(held: Context, file: Path, out: Path | None, as_json: bool) -> int:
    """Make a page of a document, and say what became of every word in it.

    FILE is of Word or Google Docs (.docx), LibreOffice (.odt), or Markdown of Google Docs,
    Obsidian or Notion (.md, or an export of Notion as a .zip). The page is the one that counts
    from then on; FILE stays as it is. A page that is there already is never replaced. What was
    left out, and what a person should look at, is written beside the page, with its words. The
    exit code is 1 while the page has errors.
    """
    from l4pc_tui.desk.library.checkup import check, named
    from l4pc_tui.desk.library.importing import bring_in

    own, base = held.places().own_library, Path.cwd()
    made = bring_in(file, own=own, out=out)
    found = check(named([made.path], own), lambda: library_models(held), base=base)
    code = 1 if found.count("error") else 0
    if as_json:
        from l4pc_tui.desk.out.written_shapes import imported

        say_json(imported(made, found.found))
        return code
    say(*(f"{page}\n" for page in found.pages()))
    say(f"Written: {made.path}", made.summed, *made.counted)
    if made.account is not None:
        say(f"Every one of them, with its words: {made.account}")
    say(f"This page is the master from now on; the {made.source} is not read again.", found.told)
    return code


@click.command("print")
@click.argument("which", metavar="EXERCISE|PLAN|PROGRAMME|SESSION", type=ANY_PATH)
@click.option(
    "--what", type=click.Choice(PAPERS), default=None,
    help="One kind of page alone: the day at a glance, the facilitator's sheets, the sheet that "
    "people sign, the register, what to bring, the handouts, which may be in large print or easy read, or a slip for each commitment.",
)  # fmt: skip
@click.option(
    "--cohort",
    metavar="NAME",
    default="",
    help="Whose names and days stand on the pages of a programme.",
)
@click.option(
    "--pdf",
    is_flag=True,
    help="As PDF, by the extra “pdf”; otherwise HTML, which any browser prints.",
)
@click.option(
    "-o", "out", type=ANY_PATH, metavar="PATH", default=None,
    help="The file, or a folder when the name has no ending. Otherwise it goes into this folder.",
)  # fmt: skip
@context
def print_command(
    held: Context, which: Path, what: str | None, cohort: str, pdf: bool, out: Path | None
) -> None:  # fmt: skip
    """Write pages for paper, of A4.

    EXERCISE or PLAN is an id of the library, or a file: without --what there is a sheet for each of its
    exercises. Of a PROGRAMME the pages that lie between its sessions are printed: the letter, the page
    for threes. SESSION is the beginning of a session's id, or COHORT/DATE: without --what
    everything that the day needs, with the times, steps and numbers of this plan and this cohort.
    """
    from l4pc_tui.cli.library import read_changes
    from l4pc_tui.desk.paper.printing import Paper, print_out

    with held.desk(needs_nothing=True) as desk:
        read_changes(desk)
        kind = Paper(what) if what else None
        done = print_out(desk, str(which), kind, out=out, here=Path.cwd(), pdf=pdf, cohort=cohort)
    next_step = "" if pdf else "Open it in a browser and print it from there."
    say(*(f"Written: {path}" for path in done.files), *filter(None, (*done.told, next_step)))


def quoted(path: Path) -> str:
    """A path as it can be typed after a command."""
    return f'"{path}"' if " " in str(path) else str(path)


def _is_file(path: Path) -> bool:
    """Whether a word means a file: it is there, or can be nothing else."""
    return os.path.lexists(path) or path.suffix.casefold() == ".md" or len(path.parts) > 1
