"""What was recorded: notes found, and everything held about somebody."""

from __future__ import annotations

from pathlib import Path

import click

from l4pc_tui.cli.context import Context, as_json, context
from l4pc_tui.cli.output import say, say_json, table, warn, working
from l4pc_tui.core.record.names import short
from l4pc_tui.core.text.amounts import day_and_clock


@click.command()
@click.argument("text")
@click.option(
    "--all", "all_of_them", is_flag=True, help="Show all that are found; --json always does."
)
@as_json
@context
def search(held: Context, text: str, all_of_them: bool, as_json: bool) -> None:
    """Find notes that hold every word of TEXT, newest first. Restricted notes are never found."""
    from l4pc_tui.desk.home import search
    from l4pc_tui.desk.out import shapes

    if not text.strip() and not as_json:
        raise click.UsageError('Say what to look for, as in l4pc search "second signature".')
    with held.desk() as desk:
        most = None if all_of_them or as_json else search.MOST
        found_here = search.search(desk, text, most)
        hits = shapes.found_notes(desk, found_here)
        found = search.how_many(desk, text, found_here, most)
    if as_json:
        say_json(hits)
        return
    if hits:
        table(
            ("at", "step", "kind", "class", "note", "session"),
            (
                (day_and_clock(hit["at"]), hit["step"] or hit["item"], hit["kind"],
                 hit["class"], hit["text"], short(hit["session"]))
                for hit in hits
            ),
        )  # fmt: skip
    say(search.found_in_words(len(hits), found, "--all shows all of them."))


@click.command()
@click.argument("who", metavar="PERSON")
@click.option("--format", "form", type=click.Choice(("html", "json")), default="html",
              show_default=True, help="A page to read, or JSON for a program.")  # fmt: skip
@click.option(
    "-o", "out", type=click.Path(path_type=Path), metavar="FILE", default=None,
    help="Where to write it. Otherwise the page goes into this folder, and JSON is printed.",
)  # fmt: skip
@context
def subject(held: Context, who: str, form: str, out: Path | None) -> None:
    """Give everything that is held about a PERSON, to hand to them.

    Particulars, register, hours, groups, notes that name them, earlier versions too: each with who
    typed it, where and when; who was given it, and how long it is kept. The names of others are
    taken out. PERSON is a name, or the beginning of an id.
    """
    from l4pc_tui.desk.out.subject import subject as everything
    from l4pc_tui.desk.out.subject_file import as_shape, before_it_goes, write_subject

    with held.desk() as desk, working("Looking through the record …"):
        told = everything(desk, who)
    if form == "json" and out is None:
        say_json(as_shape(told))
    else:
        say(f"Written: {write_subject(told, form, out=out, here=Path.cwd()).absolute()}")
    warn(*before_it_goes(told))
