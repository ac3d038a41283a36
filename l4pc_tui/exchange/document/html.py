"""A document as HTML: one file that stands alone, for screens, for paper and for who listens.

Nothing is fetched and no script runs; the page forbids itself both. Every word is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from l4pc_tui.core.document.model import (
    Bars,
    Blank,
    Block,
    Bullets,
    Document,
    Figure,
    Figures,
    Grid,
    Paragraph,
    Quote,
    Section,
    Trace,
)
from l4pc_tui.core.text import clean_xml
from l4pc_tui.exchange.document.charts import bars_svg, trace_svg

DEEPEST = 6
"""The last level of headings that HTML has."""

SHORT, FEW = 15, 900
"""Rows, and letters in them, up to which a table is never cut by the end of a page."""

_NUMBER = re.compile(r"[\d.,]+")
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>{author}
<style>
{style}{running}</style>
</head>
<body class="{look}">
<main>
{body}
</main>
</body>
</html>
"""
_RUNNING = """@page {{
  @bottom-left {{ content: "{left}"; font: 9pt Helvetica, Arial, "Liberation Sans", sans-serif; color: #444; }}
  @bottom-right {{ content: "page " counter(page) " of " counter(pages); font: 9pt Helvetica, Arial, "Liberation Sans", sans-serif; color: #444; }}
}}
"""


def as_html(document: Document) -> bytes:
    """The whole file."""
    style = files("l4pc_tui.exchange.document").joinpath("page.css").read_text("utf-8")
    whole = _PAGE.format(
        language=escape(clean_xml(document.language)),
        title=_words(document.title),
        author=f'\n<meta name="author" content="{_words(document.author)}">' if document.author else "",
        style=style,
        running=_RUNNING.format(left=_in_css(document.notice or document.title)),
        look=document.look.value,
        body="\n".join(_body(document)),
    )  # fmt: skip
    return whole.encode()


def _body(document: Document) -> Iterator[str]:
    if document.notice:
        yield f'<p class="notice">{_words(document.notice)}</p>'
    yield f"<h1>{_words(document.title)}</h1>"
    if document.about:
        lines = (
            f"<div><dt>{_words(label)}</dt> <dd>{_words(value)}</dd></div>"
            for label, value in document.about
        )
        yield f'<dl class="about">{"".join(lines)}</dl>'
    yield from map(_block, document.blocks)
    for number, section in enumerate(document.sections):
        # A first section whose page holds nothing but the title stays with it.
        new_page = document.new_page and (number > 0 or bool(document.blocks))
        yield from _section(section, 2, "page" if new_page else "")


def _section(section: Section, level: int, look: str = "") -> Iterator[str]:
    yield f'<section class="{look}">' if look else "<section>"
    tag = f"h{min(level, DEEPEST)}"
    yield f"<{tag}>{_words(section.heading)}</{tag}>"
    yield from (_block(each, section.heading) for each in section.blocks)
    for each in section.sections:
        yield from _section(each, level + 1)
    yield "</section>"


def _block(block: Block, heading: str = "") -> str:
    """A block. heading: what stands over it, which a caption need not say again to the eye."""
    match block:
        case Paragraph():
            look = ' class="strong"' if block.strong else ""
            return f"<p{look}>{_words(block.text)}</p>"
        case Bullets():
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{_words(each)}</li>' for each in block.items)}</{tag}>"
        case Quote():
            by = f"<figcaption>{_words(block.by)}</figcaption>" if block.by else ""
            return (
                f'<figure class="told"><blockquote><p>{_words(block.text)}</p></blockquote>'
                f"{by}</figure>"
            )
        case Figures():
            return f'<dl class="figures">{"".join(map(_figure, block.items))}</dl>'
        case Grid():
            return _grid(block, heading)
        case Bars():
            return _chart(block.title, bars_svg(block), block.table, heading)
        case Trace():
            return _chart(block.title, trace_svg(block), block.table, heading)
        case Blank():
            return (
                f'<div class="blank"><p>{_words(block.label)}<span class="unseen"> (to be filled in)'
                f"</span></p>{'<i></i>' * block.lines}</div>"
            )


def _figure(figure: Figure) -> str:
    """The number is drawn large, what follows it small: "14" of "14 of 16"."""
    found = _NUMBER.match(figure.value)
    end = found.end() if found else 0
    value = _words(figure.value)
    if 0 < end < len(figure.value):
        value = f"{_words(figure.value[:end])}<small>{_words(figure.value[end:])}</small>"
    elif not end:
        value = f'<span class="words">{value}</span>'
    note = f'<dd class="note">{_words(figure.note)}</dd>' if figure.note else ""
    return f"<div><dt>{_words(figure.label)}</dt><dd>{value}</dd>{note}</div>"


def _chart(title: str, svg: str, table: Grid, heading: str) -> str:
    seen = "" if title != heading else ' class="unseen"'
    return (
        f'<figure class="chart"><figcaption{seen}>{_words(title)}</figcaption>{svg}</figure>\n'
        # The title of the chart is said already.
        f"{_grid(table, title if table.caption == title else heading)}"
    )


def _grid(grid: Grid, heading: str = "") -> str:
    """A table that may be wider than a telephone: then it is moved, and not the page."""
    look = [' class="n"' if place in grid.numbers else "" for place in range(len(grid.heads))]
    heads = "".join(
        f'<th scope="col"{each}>{_words(head)}</th>'
        for each, head in zip(look, grid.heads, strict=True)
    )
    rows = "".join(f"<tr>{_row(row, look)}</tr>\n" for row in grid.rows)
    seen = '<span class="unseen">{}</span>' if grid.caption == heading else "{}"
    short = len(grid.rows) <= SHORT and sum(len(each) for row in grid.rows for each in row) <= FEW
    whole = " whole" if short else ""
    notes = "".join(f"<p>{_words(each)}</p>" for each in grid.notes)
    return (
        f'<div class="wide{whole}" role="group" tabindex="0" aria-label="{_words(grid.caption)}">'
        "<table>"
        f"<caption>{seen.format(_words(grid.caption))}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
        + (f'\n<div class="notes">{notes}</div>' if notes else "")
    )


def _row(row: Iterable[str], look: list[str]) -> str:
    first, *rest = (_words(each) for each in row)
    cells = (f"<td{each}>{cell}</td>" for each, cell in zip(look[1:], rest, strict=True))
    return f'<th scope="row"{look[0]}>{first}</th>{"".join(cells)}'


def _words(text: str) -> str:
    return escape(clean_xml(text)).replace("\n", "<br>")


def _in_css(text: str) -> str:
    """Words within quotes of a style sheet: whatever is no letter and no digit is written by its
    number, so that nothing ends the quotes or the sheet."""
    return "".join(
        each if each.isalnum() and each.isascii() else f"\\{ord(each):x} "
        for each in clean_xml(text)
    )
