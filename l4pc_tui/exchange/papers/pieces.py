"""A paper taken apart: what any reader of papers gives, whatever program wrote the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from l4pc_tui.exchange.papers.account import Account

PieceKind = Literal[
    "title", "heading", "words", "quote", "item", "table", "remark", "footnote", "things"
]
_QUESTIONS_END = ("?", "？", "?”", '?"')


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. link: the address behind them; "" for none."""

    text: str
    bold: bool = False
    slant: bool = False
    link: str = ""


Runs = list[Run]


@dataclass(slots=True)
class Piece:
    """One paragraph, item of a list or table, or what is only told where it stood.

    things: to bring along. lines: a soft line break begins the next. where: its place in the paper, in words. level: of a
    heading, or how deep an item lies, from 1. number: of an item as the paper counts it; 0 for a
    bullet. chain: what list an item belongs to, however far apart its items stand.
    rows: of a table, each cell as pieces.
    """

    kind: PieceKind
    lines: list[Runs] = field(default_factory=list)
    where: str = ""
    level: int = 0
    number: int = 0
    chain: str = ""
    rows: list[list[list[Piece]]] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """Its words without any look."""
        return "\n".join(plain(line) for line in self.lines)


@dataclass(slots=True)
class Paper:
    """What a reader found in a file.

    words: everything written in it, part by part, counted apart from the reading of pieces, so
    that one can be held against the other. name: what the file is called in sentences.
    """

    pieces: list[Piece]
    words: list[str]
    account: Account
    name: str
    pictures: int = 0
    fields: list[tuple[str, str]] = field(default_factory=list)
    """Properties that the file itself has as names and values."""


def plain(runs: Iterable[Run]) -> str:
    """The words of a line without any look."""
    return "".join(run.text for run in runs)


def is_question(text: str) -> bool:
    """Whether words end as a question does."""
    return text.strip().endswith(_QUESTIONS_END)


def beginning(runs: Iterable[Run], most: int) -> str:
    """The first words of a line, so many letters and the rest of a run, without any look."""
    text = ""
    for run in runs:
        text += run.text
        if len(text) >= most:
            break
    return text[:most]


def cut(runs: Sequence[Run], start: int) -> Runs:
    """The words of a line from a place on."""
    out: Runs = []
    for run in runs:
        if start < len(run.text):
            out.append(Run(run.text[start:], run.bold, run.slant, run.link))
        start = max(0, start - len(run.text))
    return out


def lines_of(runs: Iterable[Run]) -> list[Runs]:
    """A paragraph's words at their soft line breaks; lines without words are left away."""
    lines: list[Runs] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(Run(first, run.bold, run.slant, run.link))
        lines += [[Run(part, run.bold, run.slant, run.link)] for part in others]
    return [line for line in lines if plain(line).strip()]


def marked(runs: Iterable[Run]) -> str:
    """A line as it stands on a page: bold and slant with their stars close to the words."""
    out = []
    for run in _joined(runs):
        text = run.text.replace("\t", " ")
        words = text.strip()
        if words:
            before, after = text[: -len(text.lstrip())], text[len(text.rstrip()) :]
            stars = "**" * run.bold + "*" * run.slant
            words = f"{stars}{words}{stars}"
            if run.link and run.link != run.text.strip():
                words = f"[{words}]({_address(run.link)})"
            text = f"{before}{words}{after}"
        out.append(text)
    # What begins a comment on our page is only three signs elsewhere.
    return "".join(out).strip().replace("<!--", "<! --")


def _address(link: str) -> str:
    return link.replace(" ", "%20").replace("(", "%28").replace(")", "%29")


def unmarked(text: str) -> Runs:
    """A plain text as a line."""
    return [Run(text)]


def _joined(runs: Iterable[Run]) -> Runs:
    """Neighbours of one look as one; spaces take the look of what stands before them."""
    out: list[tuple[Run, list[str]]] = []
    for run in filter(lambda run: run.text, runs):
        if out:
            last, texts = out[-1]
            alike = (last.bold, last.slant, last.link) == (run.bold, run.slant, run.link)
            if alike or (not last.link and not run.text.strip()):
                texts.append(run.text)
                continue
        out.append((run, [run.text]))
    return [Run("".join(texts), run.bold, run.slant, run.link) for run, texts in out]


def one_line(text: str) -> str:
    """The words on one line with single spaces."""
    return " ".join(text.split())


def cell_text(cell: Iterable[Piece]) -> str:
    """The words of a cell without any look, a line for each paragraph."""
    return "\n".join(" ".join(plain(line).split()) for line in cell_lines(cell))


def cell_lines(cell: Iterable[Piece]) -> list[Runs]:
    """The lines of a cell, those of tables in it too; what only stood there is no line."""
    lines: list[Runs] = []
    for piece in cell:
        if piece.kind not in ("remark", "footnote"):
            lines += piece.lines
        for row in piece.rows:
            for inner in row:
                lines += cell_lines(inner)
    return lines


def remarks_in(table: Piece) -> list[Piece]:
    """What was only told where it stood, in the cells of a table."""
    found: list[Piece] = []
    for cell in (cell for row in table.rows for cell in row):
        for inner in cell:
            found += [inner] if inner.kind in ("remark", "footnote") else remarks_in(inner)
    return found


def all_lines(pieces: Iterable[Piece]) -> list[Runs]:
    """Every line of the pieces, those in the cells of tables too."""
    lines: list[Runs] = []
    for piece in pieces:
        lines += piece.lines
        for row in piece.rows:
            for cell in row:
                lines += all_lines(cell)
    return lines


def said(pieces: Iterable[Piece]) -> str:
    """Everything that the pieces say, without any look."""
    return "\n".join(map(plain, all_lines(pieces))).strip()
