"""What the handbook says on a word, its contents, and the file that a browser shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from l4pc_tui.core.handbook.finding import Answer, Passage, find
from l4pc_tui.core.handbook.pages import Book, Handbook, Page, link_target
from l4pc_tui.core.handbook.plain_words import plain_lines
from l4pc_tui.desk.paths import Places, told_path
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.exchange.file_out import write_file
from l4pc_tui.exchange.handbook.files import ONE_FILE, folder, pictures, read_handbook
from l4pc_tui.exchange.handbook.one_file import as_one_file

MOST_LISTED = 12
"""Other places that are listed behind what is shown."""
LONG = 120
"""Lines from which on a section is shown without those below it, which are listed."""

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]*)\)")
_HOW = """`l4pc help {page}` shows that page, `l4pc help WORD` what the handbook has on a word, and
`l4pc help --web` all of it in a browser, with its pictures."""


@cache
def handbook() -> Handbook:
    """The handbook that came with this program. Raises Trouble where a part of it is missing."""
    with said_kindly():
        return read_handbook()


def answer(typed: str) -> Answer:
    """What the handbook has on a word: a command, a key, a setting, a message, a heading, a word."""
    return find(handbook(), typed)


def contents() -> str:
    """The books and pages, as Markdown."""
    lines = ["# The handbook", ""]
    for book in handbook().books:
        lines += [f"## {book.title}", "", *_pages(book)]
    # Last, where a terminal that has rolled on still shows it.
    return "\n".join([*lines, _HOW.format(page=handbook().books[0].pages[0].sections[0].address)])


def _pages(book: Book) -> list[str]:
    listed = (f"- {page.title}: `{page.sections[0].address}`" for page in book.pages)
    return [book.about, "", *listed, ""]


def told(found: Answer, typed: str) -> str:
    """An answer as Markdown: what is meant, then where else it stands."""
    named = [book for book in handbook().books if book.name == typed.strip().casefold()]
    parts = ["\n".join([f"# {book.title}", "", *_pages(book)]) for book in named]
    shown, others = ((), (*found.shown, *found.others)) if named else (found.shown, found.others)
    parts += [_passage(each) for each in shown]
    if others:
        lead = "Also:" if parts else f"“{typed}” stands in {_places(len(others))}:"
        rest = len(others) - MOST_LISTED
        listed = [_listed(each) for each in others[:MOST_LISTED]]
        more = [f"- and {_places(rest)} more"] if rest > 0 else []
        parts.append("\n".join([lead, "", *listed, *more]))
    if not parts:
        near = f" Near it: {', '.join(found.near)}." if found.near else ""
        parts.append(f"The handbook has nothing on “{typed}”.{near} `l4pc help` lists its pages.")
    return "\n\n".join(parts) + "\n"


def in_plain_lines(text: str) -> list[str]:
    """Markdown without its signs, a paragraph a line, and never two empty lines."""
    lines: list[str] = []
    for line in plain_lines(text):
        if line or (lines and lines[-1]):
            lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def page_of(passage: Passage) -> Page:
    """The page that a passage is on."""
    page = handbook().page(passage.section.file)
    assert page is not None, passage.section.file
    return page


def write_one_file(path: Path, *, anyway: bool = False) -> Path:
    """Write the whole handbook as one file for a browser. Raises Trouble."""
    data = whole_file()
    with said_kindly():
        write_file(path, data, anyway=anyway)
    return path


def whole_file() -> bytes:
    """The handbook for a browser: the one that came along, else made now."""
    shipped = folder() / ONE_FILE
    if shipped.is_file():
        return shipped.read_bytes()
    return as_one_file(handbook(), pictures())


def open_in_browser(places: Places, opens: Callable[[str], bool]) -> str:
    """Show the handbook in this person's browser; what to say then. opens: takes an address and
    says whether a browser took it. Raises Trouble where none did."""
    found = folder() / ONE_FILE
    path = found if isinstance(found, Path) and found.is_file() else places.state / ONE_FILE
    if path != found:
        places.state.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_one_file(path, anyway=True)
    if not opens(path.absolute().as_uri()):
        raise refusal(
            f"No browser could be opened. The handbook lies in {told_path(path)}.",
            "“l4pc help --file handbook.html” writes it where you stand.",
        )
    return (
        f"The handbook opens in your browser: {told_path(path)}. "
        "If nothing comes, “l4pc help --file handbook.html” writes it where you stand."
    )


def _passage(passage: Passage) -> str:
    section, page = passage.section, page_of(passage)
    book = handbook().book_of(page)
    where = " · ".join(
        dict.fromkeys(filter(None, (book.title if book else "", page.title, section.title)))
    )
    if passage.term:
        return f"{passage.text}\n\n*{where}: `{section.address}`*"
    whole = page.whole(section)
    if whole.count("\n") > LONG and (below := page.below(section)):
        own = f"{'#' * section.level} {section.title}\n\n{section.text}"
        listed = "\n".join(f"- {each.title}: `{each.address}`" for each in below)
        whole = f"{own}\n\n{listed}\n"
    return f"{_with_addresses(whole, page.file)}\n*{where}: `{section.address}`*"


def _with_addresses(text: str, file: str) -> str:
    """Each link to another page as its words and what to type for it: nothing can be clicked."""

    def typed(link: re.Match[str]) -> str:
        to = link_target(file, link[2])
        page = handbook().page(to[0]) if to else None
        if to is None or page is None:
            return link[0]
        return f"{link[1]} (`{page.sections[0].address}{'#' * bool(to[1])}{to[1]}`)"

    return _LINK.sub(typed, text)


def _listed(passage: Passage) -> str:
    section = passage.section
    where = section.title if passage.term else section.page
    words = f"{passage.name}, in {where}" if where != passage.name else passage.name
    return f"- {words}: `{section.address}`"


def _places(number: int) -> str:
    return "one place" if number == 1 else f"{number} places"
