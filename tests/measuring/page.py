"""The shipped pages as they are mutated: lines, what stands in each, and one change to some of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l4pc_tui.core.script.reading.script import Folder

LIBRARY = Path(__file__).parents[2]

_HEAD = re.compile(r"(?P<word>[a-z-]+): ?(?P<value>.*)$")
_LABEL = re.compile(
    r"(?P<sign>- |  - |   - |\d+\. )?(?P<clock>(?:about )?\d\d:\d\d |\d{4}-\d\d-\d\d )?"
    r"(?P<word>[A-Z][\w -]{0,18}): (?P<value>.*)$|(?P<alone>[A-Z][\w ]{0,18}):$"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the library. path: from the library's root; folder: as the reader names it."""

    path: str
    folder: Folder
    lines: tuple[str, ...]

    @property
    def body(self) -> int:
        """The index of the first line below the header."""
        return self.lines.index("---", 1) + 1


@dataclass(frozen=True, slots=True)
class Change:
    """One slip on one page.

    kind: what was done, in words; lines: the page as it is now; at: the numbers, from 1, of the lines
    that it is seen on, none where the first and last line that differ tell it.
    """

    kind: str
    page: Page
    lines: tuple[str, ...]
    at: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The whole page as it is now."""
        return "\n".join(self.lines)

    def __str__(self) -> str:
        was, now = set(self.page.lines), set(self.lines)
        gone = [line for line in self.page.lines if line not in now]
        come = [line for line in self.lines if line not in was]
        return f"{self.kind}, {self.page.path}: {gone} -> {come}"


def shipped() -> tuple[Page, ...]:
    """Every page that comes with the program."""
    folders: tuple[tuple[str, Folder], ...] = (("exercises", "exercise"), ("sessions", "plan"))
    return tuple(
        Page(f"{name}/{path.name}", folder, tuple(path.read_text("utf-8").split("\n")))
        for name, folder in folders
        for path in sorted((LIBRARY / name).glob("*.md"))
        if path.name != "README.md"
    )


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the language at the head of a line. start, end: where in the line it stands; of:
    "header", "label", or "heading"."""

    number: int
    start: int
    end: int
    of: str


def words(page: Page) -> Iterator[Word]:
    """The words of the language that lines begin with. A handout has none but its heading."""
    for number, line in enumerate(page.lines[: page.body]):
        if match := _HEAD.match(line):
            yield Word(number, *match.span("word"), "header")
    paper = False
    for number, line in body(page):
        if line.startswith("## "):
            paper = line.startswith("## Handout")
        if line.startswith("If ") and ":" in line:
            yield Word(number, 0, 2, "door")
        elif (match := _LABEL.match(line)) and not paper:
            yield Word(number, *match.span("word" if match["word"] else "alone"), "label")
        elif match := re.match(
            r"## (Side step|Handout|Access|Online|Before you begin|Afterwards)\b", line
        ):
            yield Word(number, *match.span(1), "heading")


def body(page: Page) -> Iterator[tuple[int, str]]:
    """Index and text of each line below the header that is not empty."""
    for number, line in enumerate(page.lines[page.body :], start=page.body):
        if line.strip():
            yield number, line


def put(page: Page, number: int, *lines: str, instead: int = 1) -> tuple[str, ...]:
    """The page's lines with others in the place of so many from that index."""
    return (*page.lines[:number], *lines, *page.lines[number + instead :])


def changed(kind: str, page: Page, number: int, line: str) -> Iterator[Change]:
    """One line put differently; nothing where that is no difference."""
    if line != page.lines[number]:
        yield Change(kind, page, put(page, number, line))


def every(pages: Sequence[Page], changes: object) -> Iterator[Change]:
    """All changes of a kind, over all pages."""
    for page in pages:
        yield from changes(page)  # type: ignore[operator]
