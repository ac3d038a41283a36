"""Lines lost, moved, joined with the next, broken in two."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from measuring.page import Change, Page, body, put


def lost(page: Page) -> Iterator[Change]:
    """One line lost; its empty line stays."""
    for number, line in enumerate(page.lines):
        if line.strip():
            what = "line of the header lost" if number < page.body else "line lost"
            yield Change(what, page, put(page, number))


def gap_lost(page: Page) -> Iterator[Change]:
    """An empty line lost, and one too many."""
    for number, line in enumerate(page.lines[:-1]):
        if not line:
            yield Change("empty line lost", page, put(page, number))
        elif number >= page.body:
            yield Change("empty line too many", page, put(page, number, line, ""))


def moved(page: Page) -> Iterator[Change]:
    """A line changed places with the next one, or went to the end of the page."""
    held = [number for number, _ in body(page)]
    for here, there in itertools.pairwise(held):
        lines = list(page.lines)
        lines[here], lines[there] = lines[there], lines[here]
        yield Change("two lines change places", page, tuple(lines), (here + 1, there + 1))
    for here in held[:-1]:
        rest = put(page, here)
        yield Change(
            "line moved to the end",
            page,
            (*rest[:-1], page.lines[here], ""),
            (here, here + 1, len(rest)),
        )


def joined(page: Page) -> Iterator[Change]:
    """A line runs on in the next, with its signs and without."""
    held = [number for number, _ in body(page)]
    for here, there in itertools.pairwise(held):
        first, second = page.lines[here], page.lines[there]
        yield Change(
            "two lines joined",
            page,
            put(page, here, f"{first} {second.lstrip()}", instead=there - here + 1),
        )
        bare = second.lstrip(" ->").lstrip()
        yield Change(
            "two lines joined, no sign",
            page,
            put(page, here, f"{first} {bare}", instead=there - here + 1),
        )
    for number in range(1, page.body - 1):
        yield Change(
            "two lines of the header joined",
            page,
            put(page, number, f"{page.lines[number]} {page.lines[number + 1]}", instead=2),
        )


def broken(page: Page) -> Iterator[Change]:
    """A line broken in two, as a program that wraps lines does it."""
    for number, line in body(page):
        at = line.find(" ", 24)
        if 0 < at < len(line) - 1:
            first, second = line[:at], line[at + 1 :]
            yield Change("line broken in two", page, put(page, number, first, second))
            yield Change(
                "line broken in two by an empty line", page, put(page, number, first, "", second)
            )
            yield Change(
                "line broken in two, indented", page, put(page, number, first, f"  {second}")
            )


def doubled(page: Page) -> Iterator[Change]:
    """A line that stands twice."""
    for number, line in enumerate(page.lines):
        if line.strip():
            yield Change("line twice", page, put(page, number, line, line))
