"""Something that may come next where somebody types, and what is known there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.script.model.model import Exercise, Model, Programme, SessionPlan
from l4pc_tui.core.script.syntax.header import ScriptKind

OfferKind = Literal["word", "fact", "field", "value", "heading", "variable", "name"]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may come next. word: what is shown; new: what is typed for it, in the place
    of what stands from ``col`` on up to where one types; told: a sentence about it."""

    kind: OfferKind
    word: str
    new: str
    told: str
    col: int


@dataclass(frozen=True, slots=True)
class Writing:
    """What is known where somebody types.

    model: gives what could be read of the page; asked only where names on it can come next.
    exercises, plans, programmes: of the library around it, by id; asked as rarely.
    """

    kind: ScriptKind
    lines: tuple[str, ...]
    model: Callable[[], Model | None]
    exercises: Callable[[], Mapping[str, Exercise]]
    plans: Callable[[], Mapping[str, SessionPlan]]
    programmes: Callable[[], Mapping[str, Programme]]


def fitting(
    kind: OfferKind, typed: str, start: int, rows: Iterable[tuple[str, str, str]]
) -> Iterator[Offer]:
    """The rows (word, what is typed for it, a sentence) of which a word begins as typed."""
    wanted = typed.casefold().strip()
    for word, new, told in rows:
        key = word.casefold()
        if key.startswith(wanted) or any(part.startswith(wanted) for part in key.split()):
            yield Offer(kind, word, new, told, start + 1)


def named_exercises(page: Writing, typed: str, start: int) -> Iterator[Offer]:
    """The exercises of the library by their ids, with what each is about."""
    rows = (
        (key, key, f"{found.title}. {found.summary}") for key, found in page.exercises().items()
    )
    yield from fitting("name", typed, start, rows)
