"""Books, pages and sections: a page of Markdown cut at its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

FRONT = "index.md"
"""The page before the books."""
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_SIGNS = re.compile(r"[*`]|\\(?=[^\w\s]|_)")
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_HEADER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading, up to the next one of any level.

    file, page: of the page that it is in. anchor: how a link names it. level: 1 for a page's own
    heading. text: its Markdown, without the heading. begins: whether the page begins with it.
    """

    file: str
    page: str
    title: str
    anchor: str
    level: int
    text: str
    begins: bool = False

    @property
    def address(self) -> str:
        """How it is named: "facilitator/day#in-the-room"; a page's beginning without an anchor."""
        name = self.file.removesuffix(".md")
        return name if self.begins else f"{name}#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Page:
    """file: its path below the handbook. text: its Markdown. example: shown as it is written."""

    file: str
    title: str
    text: str
    sections: tuple[Section, ...]
    example: bool = False

    def whole(self, section: Section) -> str:
        """A section's heading and words, with all sections below it."""
        at = self.sections.index(section)
        parts = [f"{'#' * section.level} {section.title}\n\n{section.text}"]
        for each in self.sections[at + 1 :]:
            if each.level <= section.level:
                break
            parts.append(f"{'#' * each.level} {each.title}\n\n{each.text}")
        return "\n\n".join(part.strip("\n") for part in parts) + "\n"

    def below(self, section: Section) -> tuple[Section, ...]:
        """The sections one step below it."""
        at = self.sections.index(section)
        found: list[Section] = []
        for each in self.sections[at + 1 :]:
            if each.level <= section.level:
                break
            if not found or each.level <= found[0].level:
                found.append(each)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Book:
    """Pages for one person. name: of its folder."""

    name: str
    title: str
    about: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """front: the page before the books."""

    front: Page
    books: tuple[Book, ...]

    def pages(self) -> Iterator[Page]:
        """Every page, in the order of the contents; the front is none of them."""
        for book in self.books:
            yield from book.pages

    def sections(self) -> Iterator[Section]:
        """Every section of every page."""
        for page in self.pages():
            yield from page.sections

    def page(self, file: str) -> Page | None:
        """The page of a file, the front too; None for none."""
        every = (self.front, *self.pages())
        return next((page for page in every if page.file == file), None)

    def section(self, address: str) -> Section | None:
        """The section of an address; None for none."""
        return next((each for each in self.sections() if each.address == address), None)

    def book_of(self, page: Page) -> Book | None:
        """The book that a page is in; None for the front."""
        return next((book for book in self.books if page in book.pages), None)


def read_page(file: str, title: str, text: str, *, example: bool = False) -> Page:
    """A page of its Markdown. What stands above its first heading belongs to that heading; a
    comment is for whoever writes, and shown to nobody."""
    if example:
        shown = f"```markdown\n{text}```\n"
        section = Section(file, title, title, anchor_of(title), 1, shown, begins=True)
        return Page(file, title, section.text, (section,), True)
    text = _COMMENT.sub("", _HEADER.sub("", text))
    return Page(file, title, text, tuple(_sections(file, title, text)))


def _sections(file: str, page: str, text: str) -> Iterator[Section]:
    taken: dict[str, int] = {}
    level, title, lines, before = 0, page, list[str](), list[str]()
    for line, heading in _headed(text):
        if heading is None:
            (lines if level else before).append(line)
            continue
        if level:
            yield _section(file, page, title, level, lines, taken)
        level, title, lines = *heading, before if not level else []
    yield _section(file, page, title, level or 1, lines if level else before, taken)


def _section(
    file: str, page: str, title: str, level: int, lines: list[str], taken: dict[str, int]
) -> Section:
    anchor = anchor_of(title)
    begins = not taken
    taken[anchor] = taken.get(anchor, -1) + 1
    if taken[anchor]:
        anchor = f"{anchor}-{taken[anchor]}"
    return Section(file, page, title, anchor, level, "\n".join(lines).strip("\n") + "\n", begins)


def _headed(text: str) -> Iterator[tuple[str, tuple[int, str] | None]]:
    """Each line, and the heading that it is; nothing in a block of code is one."""
    for line, code in lines_of(text):
        found = None if code else _HEADING.match(line)
        yield line, (len(found[1]), bare(found[2])) if found else None


def lines_of(text: str) -> Iterator[tuple[str, bool]]:
    """Each line of a text, and whether it is of a block of code or fences one in."""
    fence = ""
    for line in text.splitlines():
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
            yield line, True
        elif found and fence and found[1].startswith(fence) and line.strip() == found[1]:
            fence = ""
            yield line, True
        else:
            yield line, bool(fence)


def bare(words: str) -> str:
    """Words of a heading or a cell without the signs of Markdown around them."""
    return _SIGNS.sub("", words).strip()


def anchor_of(title: str) -> str:
    """How a link names a heading: as GitHub does, so that links hold there too."""
    kept = (c for c in title.lower() if c.isalnum() or c in " -_")
    return "".join(kept).strip().replace(" ", "-")


def leads_out(link: str) -> bool:
    """Whether a link is an address of its own, such as one of the web."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*:", link))


def link_target(file: str, link: str) -> tuple[str, str] | None:
    """Where a link on a page leads: the file below the handbook, and the anchor or "". None for
    a link that leads out of the handbook."""
    if leads_out(link):
        return None
    path, _, anchor = link.partition("#")
    if not path:
        return file, anchor
    parts = file.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts), anchor


def of(contents: Mapping[str, object], front: str, texts: Mapping[str, str]) -> Handbook:
    """The handbook of its contents, as ``contents.toml`` tells them, and its pages' texts by file.

    Raises KeyError for a page without its text, and for contents that lack a word."""
    told: list[dict[str, object]] = contents["book"]  # type: ignore[assignment]
    return Handbook(
        read_page(FRONT, _title_of(front), front), tuple(_book(each, texts) for each in told)
    )


def _book(told: Mapping[str, object], texts: Mapping[str, str]) -> Book:
    pages: list[dict[str, object]] = told["page"]  # type: ignore[assignment]
    read = tuple(
        read_page(file, str(page["title"]), texts[file], example=bool(page.get("example")))
        for page in pages
        for file in (str(page["file"]),)
    )
    return Book(str(told["name"]), str(told["title"]), str(told["about"]), read)


def _title_of(text: str) -> str:
    return next((heading[1] for _, heading in _headed(text) if heading), "")
