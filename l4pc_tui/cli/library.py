"""The library: exercises, session plans and programmes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l4pc_tui.cli.context import ANY_PATH, Context, as_json, context
from l4pc_tui.cli.output import say, say_json, table, warn, working

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.library.library import LibraryLine
    from l4pc_tui.desk.library.people_runs import Ran

KINDS = ("exercise", "session", "programme")
PLACES = ("Arrive", "Surface", "Feel", "Question", "Power", "Return")
SHAPES = (
    "circle", "fishbowl", "cafe", "walkabout", "drawing", "data", "letters", "silence", "objects",
    "visit", "sorting", "rounds", "open-space", "rehearsal",
)  # fmt: skip


def read_changes(desk: Desk, *, plain: bool = False, tells: bool = False) -> None:
    """Read what has changed in the library's folders, as the console does when it opens.

    plain: draw nothing that moves. tells: also say that some file has errors, where the whole library
    is looked at; who uses one of them is told of it by ``say_errors``.
    """
    from l4pc_tui.desk.library.library import load

    with nullcontext() if plain else working("Reading the library …"):
        report = load(desk)
    if report.closed:
        warn(report.closed)
    if tells and report.refused_files:
        warn("Some files of the library have errors. “l4pc library load” says which.")


def say_errors(desk: Desk, key: str) -> None:
    """Say whether a script that is used now, or an exercise that it names, has errors."""
    from l4pc_tui.desk.library.models import in_error

    warn(*filter(None, (in_error(desk, key),)))


@click.group(no_args_is_help=False)
def library() -> None:
    """The exercises, session plans and programmes you can use."""


@library.command("load")
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(path_type=Path))
@context
def load_files(held: Context, paths: tuple[Path, ...]) -> int:
    """Read what has changed in the library's folders, and any PATH besides.

    A file with errors is refused, with its line; its last good version stays in use, and the
    exit code is 1.
    """
    from l4pc_tui.desk.library.library import bring_in

    with held.desk(begins=True) as desk, working("Reading the library …"):
        desk.must_write()
        report = bring_in(desk, paths)
    warn(*filter(None, (report.closed,)), *report.refused)
    say(report.told)
    return 1 if report.refused_files else 0


@library.command("list")
@click.option("--kind", type=click.Choice(KINDS), help="Only one kind.")
@click.option(
    "--depth", type=click.Choice(PLACES, case_sensitive=False),
    help="Only those whose deepest place is this one.",
)  # fmt: skip
@click.option("--theme", metavar="NAME", default="", help="Only those on this theme.")
@click.option(
    "--max-minutes", type=click.IntRange(1), metavar="NUMBER",
    help="Only those that usually take no longer.",
)  # fmt: skip
@click.option(
    "--people", type=click.IntRange(1), metavar="NUMBER",
    help="Only those that work with so many people.",
)  # fmt: skip
@click.option(
    "--access", type=click.Choice(("described", "online", "unaided")),
    help="Only those that say how everybody can take part; that can be done online; or that "
    "need nothing special in place.",
)  # fmt: skip
@click.option("--shape", type=click.Choice(SHAPES), help="Only exercises of this shape.")
@click.option("--coverage", is_flag=True, help="A table of what they cover instead of a list.")
@as_json
@context
def list_scripts(
    held: Context, kind: str | None, depth: str | None, theme: str, max_minutes: int | None,
    people: int | None, access: str | None, shape: str | None, coverage: bool, as_json: bool,
) -> None:  # fmt: skip
    """List the library.

    --coverage counts exercises by their deepest place and by theme, and says what is missing.
    """
    from l4pc_tui.desk.library import library as shelf
    from l4pc_tui.desk.session.which import Wanted, sift

    with held.desk(needs_nothing=True) as desk:
        read_changes(desk, tells=True)
        wanted = Wanted(
            kind or "", depth or "", theme, max_minutes or 0, people or 0, access or "", shape or ""
        )
        lines = sift(shelf.listing(desk), wanted)
    if coverage:
        _say_coverage(lines, as_json=as_json)
    elif as_json:
        from l4pc_tui.desk.out import shapes

        say_json([shapes.script(line) for line in lines])
    elif not lines:
        say("Nothing in the library is like that. “l4pc library list” shows all of it.")
    else:
        table(
            ("id", "kind", "title", "minutes", "depth", "people", "shape", "status", "with people"),
            (
                (line.id, line.kind, line.title, line.minutes[1] or "", line.depth,
                 "–".join(map(str, line.people)) if any(line.people) else "", line.shape,
                 line.status, line.told_runs)
                for line in lines
            ),
        )  # fmt: skip


def _say_coverage(lines: Sequence[LibraryLine], *, as_json: bool) -> None:
    from l4pc_tui.desk.library.coverage import SIZES, coverage, lengths_named

    found = coverage(lines)
    if as_json:
        from l4pc_tui.desk.out import shapes

        say_json(shapes.coverage(found))
        return
    figures = ("all", *lengths_named(), *(f"{size} p" for size in SIZES))
    say("Exercises by their deepest place: how many minutes they usually take, and for how many")
    say("people (p) they work.", "")
    table(
        ("place", *figures),
        ((row.name, *map(_figure, (row.count, *row.lengths, *row.sizes))) for row in found.places),
    )
    say("", "The same by theme.", "")
    table(
        ("theme", *figures),
        ((row.name, *map(_figure, (row.count, *row.lengths, *row.sizes))) for row in found.themes),
    )
    say("", "Themes by deepest place.", "")
    table(
        ("theme", *PLACES),
        ((row.name, *map(_figure, row.places)) for row in found.themes),
    )
    say("", *(found.gaps or ("No place is empty, and no theme has fewer than two exercises.",)))


def _figure(count: int) -> str:
    return str(count or "·")


@library.command("tested")
@click.argument("exercise")
@click.option(
    "--session", metavar="ID", default="", help="The session; the beginning of its id is enough."
)
@click.option(
    "--changed", metavar="WORDS", help="What you changed in the exercise after it. No names."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written; change nothing.")
@as_json
@context
def tested(
    held: Context, exercise: str, session: str, changed: str | None, dry_run: bool, as_json: bool
) -> int:  # fmt: skip
    """Write into an exercise that it was run with people.

    Without --session it lists the sessions of your file in which it was: those of a cohort that are
    closed and have people marked on their register. With it a line goes into your own copy of the
    exercise: the session's id, its date, how many took part, and what you changed. No names; the
    exercise that came with l4pc stays as it is.
    """
    from l4pc_tui.core.script.writing.run_lines import run_line
    from l4pc_tui.desk.library.people_runs import NOTHING, note_run, where_it_ran

    with held.desk() as desk:
        read_changes(desk)
        if not session:
            _say_runs(where_it_ran(desk, exercise), exercise, as_json=as_json)
            return 0
        if changed is None and sys.stdin.isatty():
            changed = click.prompt("What did you change after it?", default=NOTHING, err=True)
        if changed is None:
            raise click.UsageError(f"Say what changed, if only --changed {NOTHING}.")
        done = note_run(desk, exercise, session, changed, only_look=dry_run)
    if as_json:
        from l4pc_tui.desk.out import shapes

        say_json(shapes.run_noted(done))
        return 0
    if done.copied_from:
        say(
            f"{done.path} {'would be' if dry_run else 'is'} your own copy of it, and used from now on."
        )
    say(f"{'Would write' if dry_run else 'Written'}: {run_line(done.run)}")
    return 0


def _say_runs(ran: Sequence[Ran], exercise: str, *, as_json: bool) -> None:
    if as_json:
        from l4pc_tui.desk.out import shapes

        say_json([shapes.ran(each, exercise) for each in ran])
    elif not ran:
        say("It was not run with people in any session of your file.",
            "What counts: a closed session of a cohort, with people marked on its register.")  # fmt: skip
    else:
        table(
            ("session", "date", "people", "in the file"),
            ((e.session, e.date, str(e.people), "yes" if e.written else "not yet") for e in ran),
        )


@library.command("coverage")
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=ANY_PATH)
@click.option(
    "--write", "page", type=ANY_PATH, metavar="FILE",
    help="Put the tables into this page, between its marks, instead of printing them.",
)  # fmt: skip
@context
def coverage_page(held: Context, paths: tuple[Path, ...], page: Path | None) -> int:
    """Print what the exercises cover, as tables in Markdown.

    Each exercise with its place, minutes, people, shape, ending and themes; then grids in which an
    empty field is seen. A folder means all below it; without a PATH it is the library. In a page
    the list stands between the lines <!-- exercises --> and <!-- end of exercises -->, the grids
    between <!-- coverage --> and <!-- end of coverage -->.
    """
    from l4pc_tui.desk.library import coverage_page as made
    from l4pc_tui.desk.library.checkup import named

    with working("Reading …"):
        found = made.exercises_in(named(paths, held.places().own_library), Path.cwd())
    warn(*found.troubles)
    if page is None:
        say("\n\n".join(made.page(found.exercises).values()))
    elif not found.troubles:
        changed = made.write_into(page, found)
        say(f"{page} {'is written anew' if changed else 'was right already'}.")
    return 1 if found.troubles else 0


@library.command("show")
@click.argument("script", metavar="ID")
@context
def show_script(held: Context, script: str) -> None:
    """Show one script as a facilitator reads it."""
    from l4pc_tui.cli.views import say_preview
    from l4pc_tui.desk.library.script_preview import preview

    with held.desk(needs_nothing=True) as desk:
        read_changes(desk)
        say_preview(preview(desk, script), "facilitator")
