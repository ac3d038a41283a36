"""A paper of another program becomes a page of the library, with an account of every word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.script.syntax.doors import slug
from l4pc_tui.core.text.file_names import unreserved
from l4pc_tui.desk.library.scripts import place_of_a_new_page
from l4pc_tui.desk.trouble import said_kindly
from l4pc_tui.exchange.file_in import read_bytes
from l4pc_tui.exchange.file_out import write_new
from l4pc_tui.exchange.typed import at_home

if TYPE_CHECKING:
    from l4pc_tui.exchange.manuscripts.account import Sum, Told


@dataclass(frozen=True, slots=True)
class Brought:
    """A paper that has become a page.

    account: where it is written what became of every word; None where all of them simply stand on
    the page. summed, counted: the same in a few lines for a person. source: “Word file”.
    """

    path: Path
    account: Path | None
    kind: str
    source: str
    told: Sequence[Told]
    words: Sum
    summed: str
    counted: Sequence[str]


def bring_in(file: Path, *, own: Path, out: Path | None = None) -> Brought:
    """Write a page made of a paper, and its account beside it; nothing that is there is replaced.

    own: the person's library folder. out: another file or folder to write it to. Raises Trouble.
    """
    # Only who brings a paper needs what reads it.
    from l4pc_tui.exchange.imported.account_page import account_page, counted, sum_of
    from l4pc_tui.exchange.imported.page import import_paper
    from l4pc_tui.exchange.manuscripts.guard import MOST_BYTES

    with said_kindly():
        made = import_paper(read_bytes(at_home(file), MOST_BYTES), file.name)
        name = f"{unreserved(slug(made.name)) or f'new-{made.kind}'}.md"
        path = place_of_a_new_page(name, made.kind, own, out)
        write_new(path, made.text.encode())
        account = _beside(path) if made.told else None
        if account is not None:
            write_new(account, account_page(made, file.name).encode())
    return Brought(
        path, account, made.kind, made.source, made.told, made.words, sum_of(made), counted(made)
    )


def _beside(page: Path) -> Path:
    """Where the account goes: the library passes over files that begin with a low line."""
    names = (f"_{page.stem}-import{'' if n == 1 else f'-{n}'}.md" for n in count(1))
    return next(path for name in names if not (path := page.with_name(name)).exists())
