"""Paper: the register of a session, and the sheet that people sign, each row with its code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from l4pc_tui.core.text import clean_text
from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.words import longest

_WALK_INS = 6
"""Rows without a name, for people who are not on the roster."""
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
    ] * _WALK_INS
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
    rows += _row(("", "", "", "", "")) * _WALK_INS
    facts = " · ".join(_words(fact) for fact in (register.where, register.day) if fact)
    body = (
        f"<h1>Please sign in: {_words(register.title)}</h1>",
        f'<p class="facts">{facts}</p>',
        '<p class="facts">If your name is not here, or is spelt wrong, write it on one of the empty '
        "rows.</p>",
        f'<table class="register signed"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>',
    )
    return page(f"Sign in: {register.title}", body)


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(map(_cell, cells))}</tr>"


def _cell(text: str) -> str:
    """A word that is longer than any column is broken rather than cut off."""
    look = ' class="long"' if longest(text) > _LONGEST else ""
    return f"<td{look}>{_words(text)}</td>"


def _words(text: str) -> str:
    return escape(clean_text(text))
