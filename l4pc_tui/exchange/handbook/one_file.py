"""The whole handbook as one file for a browser: contents, pages, pictures, and a search.

Nothing is fetched: the page forbids itself all but its own style, its own script and pictures that
stand in it. Without the script everything is there but the search.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

from l4pc_tui.core.handbook.pages import Book, Handbook, Page, Section, leads_out, link_target
from l4pc_tui.core.text import clean_xml

TITLE = "The handbook of l4pc"
_PAGE = """<!doctype html><!-- The handbook of l4pc -->
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#pages">To the pages</a>
<nav id="contents" aria-label="Contents">
<form id="search" role="search" hidden>
<label for="words">Search</label>
<input id="words" type="search" autocomplete="off">
<p id="told" role="status"></p>
<ul id="found"></ul>
</form>
{contents}
</nav>
<main id="pages">
{pages}
</main>
<script>{script}</script>
</body>
</html>
"""


def as_one_file(book: Handbook, pictures: Mapping[str, bytes]) -> bytes:
    """The file. pictures: SVG by its path below the handbook; one that is missing is told by its
    words."""
    ours = files("l4pc_tui.exchange.handbook")
    style = ours.joinpath("page.css").read_text("utf-8").replace("\r\n", "\n")
    script = ours.joinpath("page.js").read_text("utf-8").replace("\r\n", "\n")
    drawn = _Drawn(book, pictures)
    pages = [drawn.page(book.front, None), *(drawn.book(each) for each in book.books)]
    whole = _PAGE.format(
        title=TITLE, style=style, script=script, style_hash=_hash(style),
        script_hash=_hash(script), contents="\n".join(_contents(book)), pages="\n".join(pages),
    )  # fmt: skip
    return clean_xml(whole).encode()


def id_of(page: Page, section: Section | None = None) -> str:
    """The id of a page in the file, or of a section."""
    name = page.file.removesuffix(".md").replace("/", ".")
    if section is None or section.begins:
        return name
    return f"{name}.{section.anchor}"


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _contents(book: Handbook) -> Iterator[str]:
    for each in book.books:
        yield f"<h2>{escape(each.title)}</h2>\n<ul>"
        for page in each.pages:
            yield f'<li><a href="#{escape(id_of(page))}">{escape(page.title)}</a>'
            below = [section for section in page.sections if section.level == 2]
            if below and not page.example:
                links = "".join(
                    f'<li><a href="#{escape(id_of(page, section))}">{escape(section.title)}</a></li>'
                    for section in below
                )
                yield f"<details><summary>{len(below)} sections</summary><ul>{links}</ul></details>"
            yield "</li>"
        yield "</ul>"


class _Drawn:
    """Pages drawn one by one."""

    def __init__(self, book: Handbook, pictures: Mapping[str, bytes]) -> None:
        # Commands that need no browser do without it.
        from markdown_it import MarkdownIt

        self._book = book
        self._pictures = pictures
        self._reader = MarkdownIt("commonmark", {"html": False}).enable("table")

    def book(self, book: Book) -> str:
        pages = "\n".join(self.page(page, book) for page in book.pages)
        return (
            f'<section class="book" aria-label="{escape(book.title)}">\n<p class="book-title">'
            f"{escape(book.title)}</p>\n<p>{escape(book.about)}</p>\n{pages}\n</section>"
        )

    def page(self, page: Page, book: Book | None) -> str:
        """One page. Its headings are one step lower where it stands in a book: each book is a
        part of one document, whose first heading is the front's."""
        lower = 0 if book is None else 1
        tokens = self._reader.parse(_whole(page))
        _headings(tokens, page, lower)
        for token in _every(tokens):
            if token.type == "link_open":
                self._link(token, page)
            elif token.type == "image":
                self._picture(token, page)
        body = self._reader.renderer.render(tokens, self._reader.options, {})
        body = body.replace(
            "<table>", '<div class="table" tabindex="0" role="group" aria-label="Table"><table>'
        )
        body = body.replace("</table>", "</table></div>").replace("<pre>", '<pre tabindex="0">')
        return f"<article>\n{body}</article>"

    def _link(self, token: Any, page: Page) -> None:
        link = str(token.attrs["href"])
        target = link_target(page.file, link)
        found = self._book.page(target[0]) if target else None
        if target is None or found is None:
            if not leads_out(link):
                # A file of the project that stands in no book: told, and no link to nowhere.
                del token.attrs["href"]
            return
        section = next((each for each in found.sections if each.anchor == target[1]), None)
        token.attrs["href"] = f"#{id_of(found, section)}"

    def _picture(self, token: Any, page: Page) -> None:
        target = link_target(page.file, str(token.attrs["src"]))
        drawn = self._pictures.get(target[0]) if target else None
        data = b64encode(drawn).decode() if drawn else ""
        token.attrs["src"] = f"data:image/svg+xml;base64,{data}"
        if not drawn:
            token.attrs["class"] = "missing"


def _whole(page: Page) -> str:
    return f"# {page.title}\n\n{page.text}" if page.example else page.text


def _headings(tokens: Sequence[Any], page: Page, lower: int) -> None:
    """Give each heading the id of its section, and a level within the whole."""
    at = iter(page.sections)
    for token in tokens:
        if token.type not in ("heading_open", "heading_close"):
            continue
        level = int(token.tag[1])
        if token.type == "heading_open":
            section = next(at, None)
            if section is not None:
                token.attrs["id"] = id_of(page, section)
        token.tag = f"h{min(6, level + lower)}"


def _every(tokens: Sequence[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from _every(token.children or ())
