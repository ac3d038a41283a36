"""A certificate: a title and sentences, as plain text or as a page that a browser prints."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from l4pc_tui.core.text import clean_text
from l4pc_tui.exchange.paper.frame import page as print_page


def certificate(title: str, lines: Sequence[str], *, page: bool) -> bytes:
    """The file's bytes. A line that begins with two spaces belongs to the one before it."""
    told = [clean_text(line) for line in lines]
    if not page:
        return "\n".join((title, "", *told, "")).encode()
    body = [f"<h1>{escape(title)}</h1>", *(f"<p>{escape(line.strip())}</p>" for line in told)]
    return print_page(title, body)
