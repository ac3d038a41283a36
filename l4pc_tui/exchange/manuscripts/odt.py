"""A LibreOffice document (.odt) read whole, as a Word file is: see ``word``.

Its words stand between elements and not in elements of their own, so what has been met is kept as
element and side of it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from l4pc_tui.exchange.manuscripts.account import Account
from l4pc_tui.exchange.manuscripts.odt_styles import OdtStyles
from l4pc_tui.exchange.manuscripts.odt_words import below, dressed, put, why_aside
from l4pc_tui.exchange.manuscripts.pieces import Paper, Piece, Run, all_lines, lines_of, said
from l4pc_tui.exchange.manuscripts.word_words import DELETED, EMPTY_FIELD, HIDDEN, Spoken
from l4pc_tui.exchange.manuscripts.xml_parts import Element, attr, child, every, name_of, parsed
from l4pc_tui.exchange.refused import FileRefused

HINT = "Open it in LibreOffice, save it anew as .odt or .docx, and try again."
_OUTSIDE = ("http://", "https://", "mailto:")
_AROUND = ("section", "index-body", "numbered-paragraph", "soft-page-break")
_INDEXES = (
    "table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index",
    "object-index", "bibliography",
)  # fmt: skip
_UNSAID = (
    "binary-data", "note-citation", "creator", "date", "date-string", "forms", "title", "desc", "sequence-decls",
    "variable-decls", "user-field-decls", "change-info", "creator-initials", "meta-creator-initials",
)  # fmt: skip
"""What is written in a document and is no word of it."""
_SHAPES = (
    "custom-shape", "rect", "ellipse", "circle", "line", "polygon", "polyline", "path", "connector",
    "caption", "regular-polygon", "measure",
)  # fmt: skip
Met = tuple[Element, str]


def read_odt(data: bytes) -> Paper:
    """The paper that a LibreOffice document is. Raises FileRefused; the bytes were looked over."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        root = parsed(data, HINT)
        return _Odt(root, root).read()
    with zipfile.ZipFile(BytesIO(data)) as packed:
        names = packed.namelist()
        parts = [
            packed.read(name) if name in names else b"" for name in ("content.xml", "styles.xml")
        ]
    content, styles = (parsed(part, HINT) if part else None for part in parts)
    if content is None:
        raise FileRefused("This LibreOffice document holds no text.", HINT)
    return _Odt(content, styles).read()


class _Odt:
    def __init__(self, content: Element, styles: Element | None) -> None:
        self._content = content
        self._page = styles
        self._styles = OdtStyles(styles, content)
        self.account = Account()
        self.words: list[str] = []
        self.pictures = 0
        self._met: set[Met] = set()
        self._paragraphs = 0
        self._tables = 0
        self._inserted: set[str] = set()
        self._counts: dict[tuple[str, int], int] = {}

    def read(self) -> Paper:
        text = child(self._content, "body", "text")
        if text is None:
            raise FileRefused("This LibreOffice document holds no text.", HINT)
        for changed in every(text, "changed-region"):
            self._changed(changed)
        pieces = self._blocks(text, "")
        for master in every(self._page, "master-page") if self._page is not None else ():
            for beside in master:
                name = name_of(beside)
                if name.startswith(("header", "footer")):
                    self._beyond(beside, f"The {name.partition('-')[0]} of a page", "")
        self.words.append(self._unmet(text))
        return Paper(pieces, self.words, self.account, "LibreOffice document", self.pictures)

    def _changed(self, region: Element) -> None:
        for kind in region:
            if name_of(kind) == "deletion":
                self._beyond(kind, DELETED, "")
            elif name_of(kind) == "insertion":
                self._inserted.add(attr(region, "id"))

    # Blocks

    def _blocks(self, parent: Element, where: str) -> list[Piece]:
        pieces: list[Piece] = []
        for each in parent:
            name = name_of(each)
            if name in ("p", "h"):
                pieces += self._paragraph(each, where)
            elif name == "list":
                pieces += self._list(each, where, "", 1)
            elif name == "table":
                pieces += self._table(each, where)
            elif name in _INDEXES:
                self._beyond(each, "The table of contents or another index", where)
            elif name in ("frame", "g", *_SHAPES):
                pieces += self._drawn(each, self._here(where))
            elif name in _AROUND:
                pieces += self._blocks(each, where)
        return pieces

    def _here(self, where: str) -> str:
        return where or f"paragraph {max(self._paragraphs, 1)}"

    def _paragraph(
        self, element: Element, where: str, item: tuple[int, int, str] | None = None
    ) -> list[Piece]:
        if not where:
            self._paragraphs += 1
        here = self._here(where)
        style = attr(element, "style-name")
        look = self._styles.look(style)
        spoken = Spoken()
        self._inside(element, spoken, Run(""), why_aside(look))
        self.words += spoken.streams()
        for what, words in spoken.aside:
            if words.strip():
                self.account.left(what, here, words)
        if spoken.inserted:
            words = "".join(run.text for run in spoken.runs)
            self.account.decide(
                "Words inserted with tracked changes are taken as accepted", here, words
            )
        lines = lines_of(spoken.runs)
        pieces = [self._piece(element, lines, style, here, item)] if lines else []
        for drawn in spoken.drawn:
            pieces += self._hanging(drawn, here)
        return pieces

    def _piece(
        self, element: Element, lines: list[list[Run]], style: str, here: str,
        item: tuple[int, int, str] | None,
    ) -> Piece:  # fmt: skip
        if self._styles.is_a(style, "Title"):
            return Piece("title", lines, here)
        if name_of(element) == "h":
            level = attr(element, "outline-level")
            return Piece("heading", lines, here, level=int(level) if level.isdecimal() else 1)
        if item is not None:
            depth, number, chain = item
            return Piece("item", lines, here, level=depth, number=number, chain=chain)
        return Piece("quote" if self._styles.is_a(style, "Quotations") else "words", lines, here)

    def _list(self, element: Element, where: str, style: str, depth: int) -> list[Piece]:
        style = attr(element, "style-name") or style
        key = (style, depth)
        goes_on = attr(element, "continue-numbering") == "true" or attr(element, "continue-list")
        if not goes_on:
            self._counts[key] = 0
        pieces: list[Piece] = []
        for each in element:
            if name_of(each) not in ("list-item", "list-header"):
                continue
            first = True
            for inner in each:
                if name_of(inner) == "list":
                    pieces += self._list(inner, where, style, depth + 1)
                elif name_of(inner) in ("p", "h"):
                    number = 0
                    if first and self._styles.numbered(style, depth):
                        self._counts[key] = number = self._counts.get(key, 0) + 1
                    pieces += self._paragraph(
                        inner, where, (depth, number, style) if first else None
                    )
                    first = False
        return pieces

    def _table(self, table: Element, where: str) -> list[Piece]:
        if not where:
            self._tables += 1
        name = where or f"table {self._tables}"
        rows = [
            [
                self._blocks(cell, where or f"{name}, row {number}, column {column}")
                for column, cell in enumerate(below(row, "table-cell"), start=1)
            ]
            for number, row in enumerate(below(table, "table-row"), start=1)
        ]
        return [Piece("table", [], name, rows=rows)] if any(map(any, rows)) else []

    # What hangs on a paragraph

    def _hanging(self, element: Element, here: str) -> list[Piece]:
        name = name_of(element)
        if name == "annotation":
            inside = self._blocks(element, f"a comment at {here}")
            if words := said(inside):
                told = "A comment stands as a remark that nobody is shown"
                self.account.decide(told, here, words)
                return [Piece("remark", [[Run("Comment: ")], *all_lines(inside)], here)]
        elif name == "note":
            body = child(element, "note-body")
            inside = self._blocks(body, f"a footnote at {here}") if body is not None else []
            if words := said(inside):
                self.account.decide("A footnote became a note", here, words)
                return [Piece("footnote", all_lines(inside), here)]
        else:
            return self._drawn(element, here)
        return []

    def _drawn(self, element: Element, here: str) -> list[Piece]:
        name = name_of(element)
        if name == "g":
            return [piece for each in element for piece in self._drawn(each, here)]
        box = child(element, "text-box")
        if name in _SHAPES or box is not None:
            inside = self._blocks(box if box is not None else element, f"a text box at {here}")
            if words := said(inside):
                self.account.decide("A text box stands where it was fastened", here, words)
            return inside
        if name != "frame":
            return []
        if child(element, "object") is not None or child(element, "object-ole") is not None:
            self.account.left(
                "Something made with another program", here, self._unmet_said(element)
            )
            return []
        if child(element, "image") is None:
            return self._blocks(element, here)
        self.pictures += 1
        title = child(element, "desc")
        title = child(element, "title") if title is None else title
        told = f" (“{title.text}”)" if title is not None and title.text else ""
        self.account.left(f"A picture{told}", here)
        return [Piece("remark", [[Run("A picture stood here")]], here)]

    # Words

    def _inside(self, element: Element, spoken: Spoken, look: Run, aside: str) -> None:
        self._say(element, "text", spoken, look, aside)
        for each in element:
            self._each(each, spoken, look, aside)
            self._say(each, "tail", spoken, look, aside)

    def _each(self, each: Element, spoken: Spoken, look: Run, aside: str) -> None:
        name = name_of(each)
        if name == "span":
            found = self._styles.look(attr(each, "style-name"))
            self._inside(each, spoken, dressed(look, found), aside or why_aside(found))
        elif name == "a":
            href = attr(each, "href")
            link = href if href.startswith(_OUTSIDE) else look.link
            self._inside(each, spoken, Run("", look.bold, look.slant, link), aside)
        elif name == "s":
            count = attr(each, "c")
            put(spoken, " " * (min(int(count), 99) if count.isdecimal() else 1), look, aside)
        elif name == "tab":
            put(spoken, "\t", look, aside)
        elif name == "line-break":
            put(spoken, "\n", look, aside)
        elif name in ("annotation", "note", "frame", "g", *_SHAPES):
            spoken.drawn.append(each)
        elif name in ("change-start", "change-end", "change"):
            spoken.inserted = spoken.inserted or attr(each, "change-id") in self._inserted
        elif name == "hidden-text":
            self._inside(each, spoken, look, HIDDEN)
        elif name == "placeholder":
            self._inside(each, spoken, look, EMPTY_FIELD)
        elif name not in _UNSAID:
            # Fields, marks and whatever else may stand in a line: their words are words.
            self._inside(each, spoken, look, aside)

    def _say(self, element: Element, side: str, spoken: Spoken, look: Run, aside: str) -> None:
        text = element.text if side == "text" else element.tail
        if text:
            self._met.add((element, side))
            put(spoken, re.sub(r"\s+", " ", str(text)), look, aside)

    # What has no place

    def _beyond(self, element: Element, what: str, where: str) -> None:
        if words := self._unmet_said(element):
            self.account.left(what, where, words)

    def _unmet_said(self, element: Element) -> str:
        said = self._unmet(element)
        self.words.append(said)
        return "\n".join(line.strip() for line in said.split("\n") if line.strip())

    def _unmet(self, element: Element) -> str:
        """All words in an element that nobody has read yet, a line for each paragraph."""
        return "".join(self._walk(element))

    def _walk(self, element: Element) -> Iterator[str]:
        yield self._once(element, "text")
        for each in element:
            apart = "\n" * (name_of(each) in ("p", "h"))
            if name_of(each) not in _UNSAID:
                yield apart
                yield from self._walk(each)
                yield apart
            yield self._once(each, "tail")

    def _once(self, element: Element, side: str) -> str:
        if (element, side) in self._met:
            return ""
        self._met.add((element, side))
        return str((element.text if side == "text" else element.tail) or "")
