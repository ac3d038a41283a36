"""Paper: a form for each row of a register, to be cut apart, filled in and typed in by its code."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from l4pc_tui.core.text import clean_text
from l4pc_tui.exchange.paper.frame import page

_BLANK = 4
"""Forms without a row, for whoever walks in or wants no name on theirs."""


@dataclass(frozen=True, slots=True)
class PaperForm:
    """What is asked, on paper.

    title: of the measure; where: of whom it is asked. asks: the question; low, high: what 1
    and 5 mean. sides: what is rated of each line: then and now, or one without a heading. lines:
    what each is about; evidence: whether each has room for a line of words. rows: the code and the
    name of everybody who gets one. example: how one is typed in.
    """

    title: str
    where: str
    asks: str
    low: str
    high: str
    sides: tuple[str, ...]
    lines: tuple[str, ...]
    evidence: bool
    rows: tuple[tuple[str, str], ...]
    example: str


def form_page(form: PaperForm) -> bytes:
    """The forms as an HTML file that stands alone, each in a box that no page break cuts."""
    body = [
        f"<h1>{_words(form.title)}</h1>",
        f'<p class="facts">{_words(form.where)}</p>',
        f'<p class="facts">One form each, to be cut apart. To type them in, a form a line: '
        f"{_words(form.example)}. The last letter of a row notices a slip.</p>",
        *(_one(form, code, name) for code, name in (*form.rows, *[("", "")] * _BLANK)),
    ]
    return page(form.title, body)


def _one(form: PaperForm, code: str, name: str) -> str:
    """One person's form. The name is for handing it out; only the code is typed in."""
    whose = f"<b>{_words(code)}</b> {_words(name)}" if code else "No name: leave this empty."
    heads = [f"<th>1 = {_words(form.low)}, 5 = {_words(form.high)}</th>"]
    heads += [f"<th>{_words(side) or 'Ring one'}</th>" for side in form.sides]
    heads += ["<th>What shows it?</th>"] if form.evidence else []
    rows = "".join(_row(line, len(form.sides), evidence=form.evidence) for line in form.lines)
    return (
        f'<section class="form"><p class="facts">{whose}</p><p>{_words(form.asks)} Ring one number '
        f"in each box, or none.</p><table><thead><tr>{''.join(heads)}</tr></thead>"
        f"<tbody>{rows}</tbody></table></section>"
    )


def _row(line: str, sides: int, *, evidence: bool) -> str:
    scale = '<td class="scale">1 2 3 4 5</td>' * sides
    return f"<tr><th scope=row>{_words(line)}</th>{scale}{'<td></td>' if evidence else ''}</tr>"


def _words(text: str) -> str:
    return escape(clean_text(text))
