"""Paper: the register of a session, and the sheet that people sign, each row with its code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from l4pc_tui.core.text import clean_text
from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.words import longest

_WALK_INS = 6
"""Rows without a name, for people who are not on the roster; fewer where these would stand alone on
a page."""
_FIRST_PAGE, _FIRST_SIGNED, _NEXT_PAGE = 200, 215, 240
"""Millimetres for rows on the first page, below its words, and on each that follows."""
_ROW, _SIGNED_ROW = 9.1, 12.2
"""Millimetres of a row of one line."""
_LINE, _EDGE = 4.9, 2.6
"""Millimetres of a line, and of what is around those of one row."""
_SIGNED_LINE = 5.8
_NAME_LETTERS, _FROM_LETTERS, _SIGNED_LETTERS = 22, 14, 27
"""Letters in a line of each column."""
_LONGEST = 22
"""Letters of a word that any column has room for."""
_HEADINGS = ("Row", "Name", "From", "Mark", "In", "Out", "Remark")
_SIGNED = ("Row", "Name", "Time in", "Signature", "Time out")


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One person: the code of the row, the name as people are called, and what tells them apart."""

    code: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class PaperRegister:
    """A register before anybody came. marks: the letters that are ringed, each with its word."""

    title: str
    where: str
    day: str
    rows: tuple[PaperRow, ...]
    marks: tuple[tuple[str, str], ...]


def register_page(register: PaperRegister) -> bytes:
    """The register as an HTML file that stands alone."""
    letters = " ".join(letter for letter, _ in register.marks)
    told = ", ".join(f"{letter} {word}" for letter, word in register.marks)
    rows = [_row((row.code, row.name, row.about, letters, "", "", "")) for row in register.rows] + [
        _row(("", "", "", letters, "", "", ""))
    ] * _walk_ins(map(_high, register.rows), _FIRST_PAGE, _ROW)
    heads = "".join(f"<th>{head}</th>" for head in _HEADINGS)
    facts = " · ".join(_words(fact) for fact in (register.where, register.day) if fact)
    body = (
        f"<h1>Register: {_words(register.title)}</h1>",
        f'<p class="facts">{facts}</p>',
        f'<p class="facts">Ring a letter: {_words(told)}. A time only for whoever came late or left '
        "early.</p>",
        f'<table class="register"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>',
        "<footer>To type it in: k on the register, then row by row its letters, the mark and "
        "perhaps a time, as in kfr l 10:15. The last letter of a row notices a slip.</footer>",
    )
    return page(f"Register: {register.title}", body)


def sign_in_page(register: PaperRegister) -> bytes:
    """The sheet that goes round the room. It lies open, so it has names and nothing else of
    anybody: not where they are from, nor what was remarked."""
    heads = "".join(f"<th>{head}</th>" for head in _SIGNED)
    rows = "".join(_row((row.code, row.name, "", "", "")) for row in register.rows)
    rows += _row(("", "", "", "", "")) * _walk_ins(
        map(_high_to_sign, register.rows), _FIRST_SIGNED, _SIGNED_ROW
    )
    facts = " · ".join(_words(fact) for fact in (register.where, register.day) if fact)
    body = (
        f"<h1>Please sign in: {_words(register.title)}</h1>",
        f'<p class="facts">{facts}</p>',
        '<p class="facts">If your name is not here, or is spelt wrong, write it on one of the empty '
        "rows.</p>",
        f'<table class="register signed"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>',
    )
    return page(f"Sign in: {register.title}", body)


def _walk_ins(rows: Iterable[float], left: float, empty: float) -> int:
    """How many empty rows: as many as the page of the last person has room for. rows, empty: how high
    they are, in millimetres; left: what the first page has for them."""
    for high in rows:
        left = left - high if left >= high else _NEXT_PAGE - high
    # Where a page is full to its end, they have one of their own.
    return min(int(left // empty) or _WALK_INS, _WALK_INS)


def _high(row: PaperRow) -> float:
    lines = max(len(wrap(row.name, _NAME_LETTERS)), len(wrap(row.about, _FROM_LETTERS)))
    return max(_ROW, _EDGE + _LINE * lines)


def _high_to_sign(row: PaperRow) -> float:
    return max(_SIGNED_ROW, _EDGE + _SIGNED_LINE * len(wrap(row.name, _SIGNED_LETTERS)))


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(map(_cell, cells))}</tr>"


def _cell(text: str) -> str:
    """A word that is longer than any column is broken rather than cut off."""
    look = ' class="long"' if longest(text) > _LONGEST else ""
    return f"<td{look}>{_words(text)}</td>"


def _words(text: str) -> str:
    return escape(clean_text(text))
