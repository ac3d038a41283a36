"""Paper: the packing list of a session, all together and exercise by exercise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.sheet_page import amount, facts, ticks
from l4pc_tui.exchange.paper.words import plain


@dataclass(frozen=True, slots=True)
class PackingList:
    """What is to be brought. together: each thing once, in short words. exercises: the title of
    each, and how many (None where the script gives no number) of what, in full."""

    title: str
    where: tuple[str, ...]
    facts: tuple[str, ...]
    together: tuple[str, ...]
    exercises: tuple[tuple[str, Sequence[tuple[int | None, str]]], ...]
    language: str = "en"


def packing_page(packed: PackingList) -> bytes:
    """The packing list as an HTML file."""
    body = [
        f"<h1>To bring: {plain(packed.title)}</h1>", facts(packed.where), facts(packed.facts),
        ticks(packed.together),
        "<h2>Exercise by exercise, as their authors say it</h2>",
        *(_exercise(title, things) for title, things in packed.exercises),
    ]  # fmt: skip
    return page(f"To bring: {packed.title}", body, packed.language, look="pack")


def _exercise(title: str, things: Iterable[tuple[int | None, str]]) -> str:
    listed = ticks(amount(number, what) for number, what in things)
    return f"<section><h3>{plain(title)}</h3>{listed}</section>"
