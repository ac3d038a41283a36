"""How commands speak: short lines, plain tables, JSON. Data is cleaned and never markup."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from l4pc_tui.core.text import clean_line, clean_text
from l4pc_tui.core.text.cleaning import escaped_json

A_MOMENT = 1.0
"""Seconds that may pass in silence."""

NO_END = 10_000
"""Columns of a pipe or file, where nothing needs to be wrapped."""
PAGE = 100
"""Columns of a pipe or file where two texts stand beside each other."""


def say(*lines: str) -> None:
    """Each on a line of its own."""
    for line in lines:
        click.echo(clean_text(line))


def warn(*lines: str) -> None:
    """As ``say``, beside the output that a program may read."""
    for line in lines:
        click.echo(clean_text(line), err=True)


def say_json(data: Any) -> None:
    """The data as JSON."""
    click.echo(escaped_json(json.dumps(data, ensure_ascii=not _speaks_utf8(), indent=2)))


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns under their headings; in a terminal long cells are folded, never cut."""
    # Rich costs 50 ms, which commands without a table need not pay.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        drawn.add_column(heading, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(clean_line(str(cell))) for cell in row))
    width = None if sys.stdout.isatty() else NO_END
    Console(highlight=False, width=width).print(drawn)


def beside(left: Sequence[str], right: Sequence[str]) -> None:
    """Two columns of paragraphs, as wide as the terminal; long lines are wrapped."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table.grid(padding=(0, 2), expand=True)
    drawn.add_column(ratio=3, overflow="fold")
    drawn.add_column(ratio=2, overflow="fold")
    drawn.add_row(*(Text("\n".join(clean_text(line) for line in side)) for side in (left, right)))
    Console(highlight=False, width=across()).print(drawn)


def across() -> int:
    """Columns that there are; a pipe or file has as many as a page."""
    return shutil.get_terminal_size((PAGE, 24)).columns if sys.stdout.isatty() else PAGE


@contextmanager
def working(words: str) -> Iterator[None]:
    """Say on a terminal what takes more than a moment, for as long as it takes."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.status import Status
    from rich.text import Text

    status = Status(Text(words), console=Console(stderr=True), spinner="line")
    late = threading.Timer(A_MOMENT, status.start)
    late.start()
    try:
        yield
    finally:
        late.cancel()
        late.join()
        status.stop()


def _speaks_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
