"""A Word file read whole: its text, and everything that hangs on it or stands beside it.

What has no place on a page is told to the account with its words. At the end every element with
words that nothing has read is told too, so that no part of Word's language is lost in silence.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

from l4pc_tui.exchange.manuscripts.account import Account
from l4pc_tui.exchange.manuscripts.pieces import Paper, Piece, Run, all_lines, lines_of, plain, said
from l4pc_tui.exchange.manuscripts.word_styles import Lists, Looks, Styles
from l4pc_tui.exchange.manuscripts.word_words import EMPTY_FIELD, Spoken, WordReader
from l4pc_tui.exchange.manuscripts.xml_parts import Element, Package, attr, child, every, name_of

HINT = "Open it in Word, choose Save As, Word document (.docx), and try again."
_AROUND = ("sdtContent", "customXml", "smartTag", "ins", "moveTo", "Choice")
_GONE = ("del", "moveFrom")
_WORDS = ("t", "delText")
_BETWEEN = ("p", "br", "cr", "tab")
"""What stands between words that are not one."""
_PICTURES = ("blip", "imagedata")
_TELLS = {"footnote": "A footnote", "endnote": "An endnote", "comment": "A comment"}


def read_word(data: bytes) -> Paper:
    """The paper that a Word file is. Raises FileRefused; the bytes were looked over before."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return _Word(Package(packed, HINT)).read()


class _Word:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = package.main
        self.account = Account()
        self.words: list[str] = []
        self.seen: set[Element] = set()
        self.styles = Styles(self._one("styles"))
        self.lists = Lists(self._one("numbering"))
        self.pictures = 0
        self._paragraphs = 0
        self._tables = 0
        self._inserted = 0
        self._noting: dict[str, dict[str, tuple[Element, str]]] = {}
        self._swept: list[Element] = []

    def read(self) -> Paper:
        root = self.package.part(self.part)
        body = child(root, "body")
        pieces = self._blocks(body, "", self.part) if body is not None else []
        if body is not None:
            self._swept.append(body)
        self._beside()
        if self._inserted:
            self.account.decide(
                f"Words inserted with tracked changes are taken as accepted: {self._inserted}"
                f" paragraph{'s' * (self._inserted != 1)}", "")  # fmt: skip
        self._sweep()
        return Paper(pieces, self.words, self.account, "Word file", self.pictures)

    def _one(self, kind: str) -> Element | None:
        paths = self.package.related(self.part, kind)
        return self.package.part(paths[0]) if paths else None

    # Blocks

    def _blocks(self, parent: Element, where: str, part: str) -> list[Piece]:
        pieces: list[Piece] = []
        for each in parent:
            name = name_of(each)
            if name == "p":
                pieces += self._paragraph(each, where, part)
            elif name == "tbl":
                pieces += self._table(each, where, part)
            elif name == "sdt":
                pieces += self._control(each, where, part)
            elif name in _GONE:
                self._beyond(each, "Words deleted with tracked changes", where)
            elif name == "AlternateContent":
                first = child(each, "Choice")
                pieces += self._blocks(first, where, part) if first is not None else []
            elif name in _AROUND:
                pieces += self._blocks(each, where, part)
            elif name == "altChunk":
                self.account.left("A document that was put into this one", self._here(where))
        return pieces

    def _control(self, control: Element, where: str, part: str) -> list[Piece]:
        held = child(control, "sdtContent")
        if held is None:
            return []
        gallery = next(every(control, "docPartGallery"), None)
        if gallery is not None and attr(gallery, "val").lower() == "table of contents":
            self._beyond(held, "The table of contents", where)
            return []
        if child(control, "sdtPr", "showingPlcHdr") is not None:
            self._beyond(held, EMPTY_FIELD, where)
            return []
        return self._blocks(held, where, part)

    def _paragraph(self, paragraph: Element, where: str, part: str) -> list[Piece]:
        if not where:
            self._paragraphs += 1
        spoken = WordReader(self.package, part, self.styles, self.seen).read(paragraph)
        self.words += spoken.streams()
        here = self._here(where)
        for what, words in spoken.aside:
            if words.strip():
                self.account.left(what, here, words)
        self._inserted += spoken.inserted
        looks = self.styles.looks(child(paragraph, "pPr"))
        lines = lines_of(spoken.runs)
        pieces = []
        if lines and looks.contents:
            self.account.left("A line of the table of contents", here, "\n".join(map(plain, lines)))
        elif lines:
            pieces.append(self._piece(lines, looks, here))
        return [*pieces, *self._hanging(spoken, here, part)]

    def _piece(self, lines: list[list[Run]], looks: Looks, here: str) -> Piece:
        if looks.title:
            return Piece("title", lines, here)
        if looks.level:
            return Piece("heading", lines, here, level=looks.level)
        if looks.list is not None:
            number, depth = looks.list
            chain, count = self.lists.item(number, depth)
            return Piece("item", lines, here, level=depth + 1, number=count, chain=chain)
        return Piece("quote" if looks.quote else "words", lines, here)

    def _table(self, table: Element, where: str, part: str) -> list[Piece]:
        if not where:
            self._tables += 1
        name = where or f"table {self._tables}"
        rows: list[list[list[Piece]]] = []
        for number, row in enumerate(_below(table, "tr"), start=1):
            if child(row, "trPr", "del") is not None:
                self._beyond(row, "A row deleted with tracked changes", f"{name}, row {number}")
                continue
            rows.append([
                self._blocks(cell, where or f"{name}, row {number}, column {column}", part)
                for column, cell in enumerate(_below(row, "tc"), start=1)
            ])  # fmt: skip
        return [Piece("table", [], name, rows=rows)] if any(map(any, rows)) else []

    def _here(self, where: str) -> str:
        return where or f"paragraph {self._paragraphs}"

    # What hangs on a paragraph

    def _hanging(self, spoken: Spoken, here: str, part: str) -> list[Piece]:
        pieces: list[Piece] = []
        for drawn in spoken.drawn:
            pieces += self._drawn(drawn, here, part)
        for kind, key in spoken.notes:
            pieces += self._noted(kind, key, here)
        return pieces

    def _drawn(self, drawn: Element, here: str, part: str) -> list[Piece]:
        pieces: list[Piece] = []
        for box in _outermost(drawn, "txbxContent"):
            inside = self._blocks(box, f"a text box at {here}", part)
            if words := said(inside):
                self.account.decide("A text box stands where it was fastened", here, words)
            pieces += inside
        for smart in _outermost(drawn, "relIds"):
            pieces += self._smart(attr(smart, "dm"), here, part)
        for chart in _outermost(drawn, "chart"):
            self._apart(attr(chart, "id"), "A chart", here, part)
        for drawing in _outermost(drawn, "textpath"):
            self.words.append(attr(drawing, "string"))
            self.account.left("Words drawn as a picture", here, attr(drawing, "string"))
        described = next((attr(each, "descr") for each in every(drawn, "docPr")), "")
        if any(True for _ in _outermost(drawn, *_PICTURES)):
            self.pictures += 1
            self.account.left(f"A picture{f' (“{described}”)' * bool(described)}", here)
            pieces.append(Piece("remark", [[Run("A picture stood here")]], here))
        elif name_of(drawn) == "object":
            self.account.left("Something made with another program", here)
        return pieces

    def _smart(self, key: str, here: str, part: str) -> list[Piece]:
        path, outside = self.package.target(part, key)
        root = None if outside else self.package.part(path)
        pieces = []
        for point in every(root, "pt") if root is not None else ():
            text = "\n".join(self._plain(p, "t") for p in every(point, "p"))
            self.words.append(text)
            if text.strip():
                pieces.append(Piece("item", lines_of([Run(text)]), here, level=1))
        if pieces:
            words = said(pieces)
            self.account.decide("The words of a drawing (SmartArt) became a list", here, words)
        return pieces

    def _apart(self, key: str, what: str, here: str, part: str) -> None:
        path, outside = self.package.target(part, key)
        root = None if outside else self.package.part(path)
        if root is not None:
            words = "\n".join(str(each.text or "") for each in every(root, "t", "v"))
            self.words.append(words)
            self.account.left(what, here, words)

    def _noted(self, kind: str, key: str, here: str) -> list[Piece]:
        note, path = self._notes(kind).pop(key, (None, ""))
        inside = (
            self._blocks(note, f"{_TELLS[kind].lower()} at {here}", path)
            if note is not None
            else []
        )
        if not (words := said(inside)):
            return []
        if kind == "comment":
            self.account.decide("A comment stands as a remark that nobody is shown", here, words)
            return [Piece("remark", [[Run("Comment: ")], *all_lines(inside)], here)]
        self.account.decide(f"{_TELLS[kind]} became a note", here, words)
        return [Piece("footnote", all_lines(inside), here)]

    def _notes(self, kind: str) -> dict[str, tuple[Element, str]]:
        """The notes of a kind by their keys that nothing has pointed at yet, with their part."""
        if kind not in self._noting:
            roots = (
                (self.package.part(path), path)
                for path in self.package.related(self.part, f"{kind}s")
            )
            self._noting[kind] = {
                attr(note, "id"): (note, path)
                for root, path in roots
                if root is not None
                for note in root
                if attr(note, "type") not in ("separator", "continuationSeparator")
            }
        return self._noting[kind]

    # What stands beside the text

    def _beside(self) -> None:
        for kind, what in (("header", "The header of a page"), ("footer", "The footer of a page")):
            for path in self.package.related(self.part, kind):
                root = self.package.part(path)
                if root is not None:
                    self._beyond(root, what, "")
        for kind, what in _TELLS.items():
            for note, _ in self._notes(kind).values():
                self._beyond(note, f"{what} that nothing in the text points at", "")

    def _beyond(self, element: Element, what: str, where: str) -> None:
        """Tell the account of everything written in an element that has no place on a page."""
        said = [self._plain(each, *_WORDS) for each in every(element, "p")]
        self.words += said
        if words := "\n".join(filter(str.strip, said)):
            self.account.left(what, where, words)

    def _plain(self, paragraph: Element, *names: str) -> str:
        """What a paragraph says and nobody has read yet."""
        found = []
        for each in every(paragraph, *names, *_BETWEEN):
            if name_of(each) in _BETWEEN:
                found.append(" ")
            elif each not in self.seen and not _within(each, "Fallback"):
                self.seen.add(each)
                found.append(str(each.text or ""))
        return "".join(found).strip()

    def _sweep(self) -> None:
        """The words of elements that nothing has read; the account names them by itself."""
        for root in self._swept:
            self.words += [self._plain(each, *_WORDS) for each in every(root, "p")]


def _below(element: Element, name: str) -> Iterable[Element]:
    """The rows of a table or the cells of a row, those in controls too."""
    for each in element:
        if name_of(each) == name:
            yield each
        elif name_of(each) in ("sdt", *_AROUND):
            yield from _below(each, name)


def _outermost(element: Element, *names: str) -> Iterable[Element]:
    """Elements of those names that stand in none of the same, without what only old Word reads."""
    for each in element:
        if name_of(each) in names:
            yield each
        elif name_of(each) not in ("Fallback", "txbxContent"):
            yield from _outermost(each, *names)


def _within(element: Element, name: str) -> bool:
    return any(name_of(each) == name for each in element.iterancestors())
