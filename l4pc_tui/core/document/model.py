"""A page that is to be written out, as values. Whoever makes one has left out what must not leave.

It knows no format: the same document becomes HTML and DOCX, with headings in order, tables that
have one header row, and charts that never stand without their numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """What a document is, and so how it is laid out on paper."""

    REPORT = "report"
    LOG = "log"
    CERTIFICATE = "certificate"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. strong: it is a summary that must be seen first."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A real list. numbered: its order means something."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody agreed to have told. by: as whom they agreed, or ""."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts: ``Figure("14 of 16", "sessions delivered of planned")``.

    note: how it was counted, or its n.
    """

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Some numbers side by side, drawn large."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: one header row, no merged cells; the first cell of a row names it.

    caption: what it tells. heads: one for each column. rows: as many cells as heads; an empty cell
    is written as it is, so say why in words. numbers: which columns, from 0, stand to the right.
    notes: lines below it, "[note 1] …".
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if odd := [row for row in self.rows if len(row) != len(self.heads)]:
            raise ValueError(f"A row of “{self.caption}” has not one cell for each head: {odd[0]}")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. value: from 0 to ``Bars.most``, None where it is hidden or missing. words: what
    stands at its end, so that nothing is told by length or colour alone."""

    label: str
    value: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one measure. alt: the chart in a sentence. table: the same in numbers."""

    title: str
    alt: str
    bars: tuple[Bar, ...]
    most: float
    table: Grid


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a group came to. minute: after the start. level: 0 at Arrive … 4 at Power; the way
    back through Return ends at 0. name: of the place, as the page calls it."""

    minute: float
    level: int
    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Something asked of the room on the way: a pulse, in words."""

    minute: float
    words: str


@dataclass(frozen=True, slots=True)
class Trace:
    """How deep a group went, over the time of a session, with its pulses beside it.

    minutes: how long the session was. alt: the trace in a sentence. table: the same in words.
    """

    title: str
    alt: str
    reached: tuple[Reached, ...]
    asked: tuple[Asked, ...]
    minutes: float
    table: Grid


@dataclass(frozen=True, slots=True)
class Blank:
    """Something that the program cannot know, to be filled in by hand. lines: how much room."""

    label: str
    lines: int = 1


Block = Paragraph | Bullets | Quote | Figures | Grid | Bars | Trace | Blank


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. Sections within one are a level deeper."""

    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One page or more.

    title: its one heading of the first level, and the title of the file. about: label and value,
    a line each, below it (period, as of, who reports). notice: the very first line, such as that it
    is not to be passed on; or "". blocks: what stands before the first section: the summary.
    author: for the properties of the file. new_page: each section begins a page of its own.
    """

    title: str
    look: Look
    about: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    author: str = ""
    new_page: bool = False
    language: str = "en-GB"
