"""Paper: the facilitator's sheet and the handouts as a page that a browser prints.

One file that stands alone: no scripts, nothing from a network, pictures within. Every word is
escaped, and the page forbids itself to load anything.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files

from l4pc_tui.core.script.paper.paper import HandoutSheet, LabelledText, PaperSheet, StepSheet
from l4pc_tui.core.script.paper.paragraphs import ListItem, Paragraph, paragraphs
from l4pc_tui.core.text import clean_text
from l4pc_tui.core.text.inline import pieces

MOST_PICTURE = 4_000_000
"""Bytes; a larger picture is named and not shown."""

_TAGS = {"em": "em", "strong": "strong"}
_PICTURES = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\(\s*(https?://[^()\s]+|mailto:[^()\s]+)\s*\)", re.I)
_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def sheet_page(sheet: PaperSheet) -> bytes:
    """The facilitator's sheet as an HTML file."""
    body = [
        f"<h1>{_inline(sheet.title)}</h1>",
        f'<div class="summary">{_text(sheet.summary)}</div>',
    ]
    body.append(_facts(sheet.facts))
    if sheet.before or sheet.packing:
        body += ["<h2>Before you begin</h2>", _text(sheet.before), _packing(sheet.packing)]
    body += [_step(step) for step in sheet.steps]
    for name, text in sheet.sections:
        body += [f"<h2>{_inline(name)}</h2>", _text(text)]
    body.append(f"<footer>{' · '.join(map(_inline, sheet.credit))}</footer>")
    return page(sheet.title, body, sheet.language, rtl=sheet.rtl)


def handouts_page(
    sheets: Iterable[HandoutSheet], pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The handouts as one HTML file, each on a page of its own.

    pictures: the bytes of the pictures by the path that the script names; one that is not there
    stands as its description.
    """
    held = list(sheets)
    body = [
        f'<section class="handout"><h1>{_inline(each.name)}</h1>{_text(each.text, pictures or {})}'
        f"<footer>{_inline(each.exercise)}</footer></section>"
        for each in held
    ]
    title = held[0].exercise if held else ""
    language, rtl = (held[0].language, held[0].rtl) if held else ("en", False)
    return page(title, body, language, rtl=rtl)


def page(title: str, body: Iterable[str], language: str = "en", *, rtl: bool = False) -> bytes:
    """A page of this form. body: pieces of HTML, every word of which is escaped already."""
    style = files("l4pc_tui.exchange").joinpath("print_page.css").read_text("utf-8")
    whole = _PAGE.format(
        language=escape(language), direction="rtl" if rtl else "ltr",
        title=escape(clean_text(title)), style=style, body="\n".join(filter(None, body)),
    )  # fmt: skip
    return whole.encode()


def _facts(facts: Iterable[str]) -> str:
    return f'<p class="facts">{" · ".join(map(_inline, facts))}</p>'


def _packing(things: Iterable[tuple[int | None, str]]) -> str:
    lines = [f"<li>{f'{n} × ' if n is not None else ''}{_inline(what)}</li>" for n, what in things]
    return f'<ul class="packing">{"".join(lines)}</ul>' if lines else ""


def _step(step: StepSheet) -> str:
    name = _inline(step.name)
    heading = f"{step.number}. {name}" if step.number else f"Side step: {name}"
    return "\n".join([f"<h2>{heading}</h2>", _facts(step.facts), *map(_words, step.words)])


def _words(words: LabelledText) -> str:
    inner = "".join(map(_words, words.inner))
    return (
        f'<div class="line {words.look}"><span class="label">{_inline(words.label)}</span>'
        f"<div>{_text(words.text)}{inner}</div></div>"
    )


def _text(text: str, pictures: Mapping[str, bytes] | None = None) -> str:
    return "".join(_paragraph(each, pictures or {}) for each in paragraphs(text))


def _paragraph(each: Paragraph, pictures: Mapping[str, bytes]) -> str:
    if each.kind == "heading":
        level = min(max(each.level, 3), 4)
        return f"<h{level}>{_inline(each.lines[0])}</h{level}>"
    if each.kind == "picture":
        return _picture(each.lines[0], pictures.get(each.lines[1]))
    if each.kind == "table":
        rows = [
            _row(row, "th" if each.headed and not n else "td") for n, row in enumerate(each.rows)
        ]
        return f"<table>{''.join(rows)}</table>"
    if each.kind in ("bullets", "numbers"):
        tag = "ul" if each.kind == "bullets" else "ol"
        return f"<{tag}>{''.join(_item(item, pictures) for item in each.items)}</{tag}>"
    lines = "<br>\n".join(map(_inline, each.lines))
    return f"<blockquote>{lines}</blockquote>" if each.kind == "quote" else f"<p>{lines}</p>"


def _item(item: ListItem, pictures: Mapping[str, bytes]) -> str:
    inner = "".join(_paragraph(each, pictures) for each in item.inner)
    return f"<li>{_inline(item.words)}{inner}</li>"


def _row(cells: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_inline(cell)}</{tag}>' for cell in cells)}</tr>"


def _picture(description: str, data: bytes | None) -> str:
    kind = next((kind for sign, kind in _PICTURES if (data or b"").startswith(sign)), None)
    if data is None or kind is None or len(data) > MOST_PICTURE:
        return f'<p class="missing">Picture: {_inline(description)}</p>'
    packed = base64.b64encode(data).decode()
    return f'<p><img alt="{escape(clean_text(description))}" src="data:{kind};base64,{packed}"></p>'


def _inline(text: str) -> str:
    """Words with their marks. The address of a link is printed behind it."""
    told: list[str] = []
    for piece in pieces(_LINK.sub(r"\1 (\2)", clean_text(text))):
        words = escape(piece.words).replace("\n", "<br>\n")
        for mark in reversed(piece.marks):
            words = f"<{_TAGS[mark]}>{words}</{_TAGS[mark]}>"
        told.append(words)
    return "".join(told)
