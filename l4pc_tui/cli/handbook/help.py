"""``l4pc help``: the handbook."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from l4pc_tui.cli.context import ANY_PATH, Context, context
from l4pc_tui.cli.output import across, say
from l4pc_tui.core.text.cleaning import clean_text

WIDEST = 100
"""Columns that a page is wide at most: longer lines are hard to read."""


@click.command("help")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--plain", is_flag=True, help="Without signs and colours, as in a pipe.")
@click.option(
    "--web", is_flag=True, help="Open the whole handbook in a browser; nothing is fetched."
)
@click.option(
    "-o", "--file", "out", type=ANY_PATH, metavar="PATH", default=None,
    help="Write the whole handbook to a file for a browser.",
)  # fmt: skip
@context
def help_command(
    held: Context, words: tuple[str, ...], plain: bool, web: bool, out: Path | None
) -> int:
    """Read the handbook: its contents, or what it has on a word.

    WORD is a command, a key, a setting, the code of a message, a heading, or any word of a page:
    l4pc help F9, l4pc help landing, l4pc help A815.
    """
    from l4pc_tui.desk.handbook import reading

    if out is not None:
        say(f"Written: {reading.write_one_file(out)}")
    if web:
        import webbrowser

        say(reading.open_in_browser(held.places(), webbrowser.open))
    if web or (out is not None and not words):
        return 0
    typed = " ".join(words).strip()
    found = reading.answer(typed) if typed else None
    text = reading.contents() if found is None else reading.told(found, typed)
    if plain or not sys.stdout.isatty():
        say(*reading.in_plain_lines(text))
    else:
        _draw(text)
    return 1 if found is not None and not (found.shown or found.others) else 0


def _draw(text: str) -> None:
    # Rich reads Markdown in a tenth of a second, which only a terminal pays for.
    from rich.console import Console
    from rich.markdown import Markdown

    from l4pc_tui.core.handbook.plain_words import without_pictures

    Console(highlight=False, width=min(WIDEST, across())).print(
        Markdown(without_pictures(clean_text(text)), hyperlinks=False)
    )
