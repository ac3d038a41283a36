"""A paper as a whole: what it is called, what kind of page it becomes, and the page's header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from l4pc_tui.core.script.model.words import KIND_NAMES, RENAMED, SECTIONS
from l4pc_tui.core.text import fold
from l4pc_tui.exchange.imported.above import parts_last
from l4pc_tui.exchange.imported.agenda import columns, first_clock, is_timed
from l4pc_tui.exchange.imported.arranging import begins_a_part
from l4pc_tui.exchange.papers.account import Account
from l4pc_tui.exchange.papers.heads import head_of, named
from l4pc_tui.exchange.papers.pieces import (
    Paper,
    Piece,
    cell_text,
    one_line,
    plain,
    remarks_in,
    unmarked,
)

Kind = Literal["exercise", "session"]

FIELDS_ELSEWHERE = {
    "number-of-people": "people", "participants": "people", "number-of-participants": "people",
    "group-size": "people", "author": "authors", "written-by": "authors", "theme": "themes",
    "total-time": "time", "duration": "time", "length": "time",
}  # fmt: skip
"""How people call fields of the header."""
_PEOPLE = re.compile(r"(\d{1,3}(?:\s*(?:[-–—]|to)\s*\d{1,3})?)\s*(?:people|participants|persons)")
_RISKY = re.compile(r"""^[\[\]{}&*!|>%@`"'#,?-]|:\s|\s#|:$""")
_FIELD = re.compile(r"\s*(?P<key>[^\W\d_][\w -]{0,24}?)\s*[:：]\s*(?P<value>.*)")
_SENTENCE_END = (".", "?", "!", ":", ";", ",", "…", "：")
_LONGEST_HEADING = 80
DEEPEST = 9
"""The level of a heading that can only stand within a step."""


@dataclass(slots=True)
class Frame:
    """What a page begins with, and the pieces that make its body."""

    kind: Kind
    title: str
    header: list[str]
    body: list[Piece]


def frame(paper: Paper, name: str) -> Frame:
    """The frame of a paper. name: of its file, for one without a title."""
    account = paper.account
    pieces = _with_headings(paper.pieces, account)
    at = _titled(pieces)
    rest = [piece for n, piece in enumerate(pieces) if n != at]
    kind = _kind(rest)
    fields = list(paper.fields)
    table = _header_table(rest)
    if table is not None:
        rest = [piece for piece in rest if piece is not table]
        fields += [(cell_text(row[0]), cell_text(row[1])) for row in table.rows]
        rest = [*remarks_in(table), *rest]
    first = next((n for n, piece in enumerate(rest) if _is_heading(piece)), len(rest))
    above = [piece for piece in rest[:first] if not _field_line(piece, kind, fields)]
    if kind == "exercise":
        levels = [piece.level for piece in rest[first:] if piece.kind == "heading"]
        above = parts_last(above, min(levels, default=1))
    rest = [*above, *rest[first:]]
    header = _Header(kind, account, "at the top")
    for key, value in fields:
        header.take(key, value)
    title = one_line(pieces[at].plain) if at is not None else header.title
    if not title:
        title = name
        account.add(name)
    elif header.title and at is not None:
        account.left("A second title", "", header.title)
    return Frame(kind, title, header.done(rest), [*header.body, *rest])


def _titled(pieces: Sequence[Piece]) -> int | None:
    """Which piece is the title. Many people make it a heading: the first one, when it stands at
    the very top or is the only one of its level, and no step stands below it."""
    titled = next((n for n, piece in enumerate(pieces) if piece.kind == "title"), None)
    if titled is not None:
        return titled
    headings = [(n, piece) for n, piece in enumerate(pieces) if piece.kind == "heading"]
    if not headings:
        return None
    at, first = headings[0]
    on_top = all(piece.kind == "remark" for piece in pieces[:at])
    alone = all(piece.level > first.level for _, piece in headings[1:])
    if not (on_top or alone) or begins_a_part(pieces, at, one_line(first.plain)):
        return None
    return at


def _with_headings(pieces: list[Piece], account: Account) -> list[Piece]:
    """The pieces, with lines that are wholly bold for headings: labels of ours everywhere, others
    where there are no headings."""
    others = not any(piece.kind == "heading" for piece in pieces)
    bold = [piece for piece in pieces if _looks_like_one(piece)]
    taken = []
    for piece in bold:
        ours = named(piece.plain) is not None and fold(piece.plain) not in SECTIONS
        if ours or others:
            piece.kind, piece.level = "heading", DEEPEST if ours else 2
            taken += [] if ours else [piece.plain]
    below_one = False
    for piece, after in pairwise(pieces):
        below_one = below_one or _is_heading(piece)
        if below_one and after.kind == "item" and _is_a_label_alone(piece):
            piece.kind, piece.level = "heading", DEEPEST
    if taken:
        told = "Lines that were wholly bold are taken for headings"
        account.decide(told, "", "\n".join(taken))
    return pieces


def _is_heading(piece: Piece) -> bool:
    """Whether it is one of the paper's own; labels that stand alone may lie above them all."""
    return piece.kind == "heading" and piece.level < DEEPEST


def _looks_like_one(piece: Piece) -> bool:
    text = piece.plain.strip()
    return (
        piece.kind == "words"
        and len(piece.lines) == 1
        and len(text) <= _LONGEST_HEADING
        and not text.rstrip(":： ").endswith(_SENTENCE_END)
        and all(run.bold or not run.text.strip() for run in piece.lines[0])
        and (head_of(piece.lines[0]) is None or text.endswith((":", "：")))
    )


def _is_a_label_alone(piece: Piece) -> bool:
    """Whether a paragraph is nothing but a label, such as “Questions” above a list."""
    text = piece.plain.strip()
    if piece.kind != "words" or not text[:1].isupper() or text.endswith((":", "：")):
        return False
    return (found := named(text)) is not None and found[0] in ("label", "materials")


def _kind(pieces: Iterable[Piece]) -> Kind:
    """A plan has an agenda: as a table, or as lines that begin with the time of day."""
    held = list(pieces)
    if any(columns(piece) for piece in held):
        return "session"
    alone = [piece for piece in held if piece.kind in ("item", "words")]
    clocks = sum(is_timed(piece) for piece in alone)
    heads = [head_of(line) for piece in alone for line in piece.lines]
    labels = sum(head is not None and head.kind != "place" for head in heads)
    return "session" if clocks >= 2 and clocks > labels else "exercise"


def _header_table(pieces: Sequence[Piece]) -> Piece | None:
    """A table of two columns above all headings, which is the header."""
    for piece in pieces:
        if piece.kind == "heading":
            return None
        two = piece.kind == "table" and all(len(row) == 2 for row in piece.rows)
        if two and piece.rows and not columns(piece):
            return piece
    return None


def _field_line(piece: Piece, kind: Kind, fields: list[tuple[str, str]]) -> bool:
    """Take a line above all headings that names a field of the header, such as ``People: 8``."""
    if piece.kind not in ("words", "item") or len(piece.lines) != 1:
        return False
    match = _FIELD.fullmatch(plain(piece.lines[0]))
    if match is None or not match["value"].strip() or not is_field(match["key"], kind):
        return False
    fields.append((match["key"], match["value"]))
    return True


def is_field(key: str, kind: str) -> bool:
    """Whether a word names a field of the header."""
    # pydantic comes with the fields, and only an import needs them here.
    from l4pc_tui.core.script.syntax.fields import HEADERS

    key = _key(key)
    return key in FIELDS_ELSEWHERE or RENAMED.get(key, key) in HEADERS[kind].model_fields


def _key(words: str) -> str:
    return re.sub(r"[\s_]+", "-", words.strip(" :：*").lower())


class _Header:
    """The header's lines, gathered."""

    def __init__(self, kind: Kind, account: Account, where: str) -> None:
        self.title = ""
        self.body: list[Piece] = []
        self._kind = kind
        self._account = account
        self._where = where
        self._lines = [f"format: {kind}/1"]
        self._names = ["format", "status"]
        account.add(self._lines[0])

    def take(self, words: str, value: str) -> None:
        """One name and value of the paper."""
        key, value = _key(words), one_line(value)
        said = f"{words}: {value}"
        if key == "title" and value and not self.title:
            self.title = value
            self._account.left("The word before the title", self._where, words)
        elif not key or not value:
            if said.strip(" :"):
                self._account.left("A line without a name or a value", self._where, said)
        elif FIELDS_ELSEWHERE.get(key, key) in self._names:
            what = "A page begins as a draft; its status" if key == "status" else "A field"
            self._account.left(f"{what} in the paper is left out", self._where, said)
        elif (found := named(words)) and found[0] == "materials":
            self.body.append(_materials(words, value, self._where))
        else:
            known = is_field(key, self._kind) or key.startswith("x-")
            key = FIELDS_ELSEWHERE.get(key, key)
            if key == "people" and (match := _PEOPLE.fullmatch(value)):
                value = match[1]
            self._names.append(key)
            line = f"{key if known else f'x-{key}'}: {_safe(value)}"
            self._lines.append(line)
            self._account.changed("A line of the header", self._where, said, line)
            if not known:
                told = f"“{words.strip(' :')}” is no field of {KIND_NAMES[self._kind]} headers: it is kept, and nothing reads it"
                self._account.decide(told, self._where, said)

    def done(self, rest: Iterable[Piece]) -> list[str]:
        """All lines."""
        line = ""
        if self._kind == "exercise":
            line = "status: draft"
        elif "start" not in self._names:
            if clock := first_clock(rest):
                line = f"start: {clock}"
            else:
                told = "The page does not say when it begins: write it into the header, as start: 09:30"
                self._account.decide(told, "")
        if "people" not in self._names:
            told = "The page does not say for how many people it is: write it into the header, as people: 6-24"
            self._account.decide(told, "")
        self._account.add(line)
        return [*self._lines, line] if line else self._lines


def _materials(words: str, value: str, where: str) -> Piece:
    return Piece("words", [unmarked(f"{words.strip(' :')}: {value}")], where)


def _safe(value: str) -> str:
    """A value that the header takes as it is written."""
    listed = value.startswith("[") and value.endswith("]")
    return value if listed or not _RISKY.search(value) else "'" + value.replace("'", "''") + "'"
