"""A Word file's words, as mammoth sees them, taken apart into pieces of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

PieceKind = Literal["title", "heading", "words", "quote", "bullets", "numbers", "table", "picture"]

_MARKS = {"strong": "**", "em": "*"}
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th")


@dataclass(slots=True)
class WordPiece:
    """One piece. text: with line breaks. items: of a list, how deep and what. rows: of a table."""

    kind: PieceKind
    text: str = ""
    level: int = 0
    items: list[tuple[int, str, bool]] = field(default_factory=list)
    """How deep, the words, whether it is numbered."""
    rows: list[list[str]] = field(default_factory=list)


class Pieces(HTMLParser):
    """Reads mammoth's HTML into pieces, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[WordPiece] = []
        self._words: list[str] = []
        self._lists: list[bool] = []
        self._quoted = 0
        self._tables = 0
        self._marks: list[str] = []
        self._link: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _MARKS:
            self._marks.append(_MARKS[tag])
            self._words.append(_MARKS[tag])
        elif tag == "br":
            self._words.append("\n")
        elif tag == "a":
            href = dict(attrs).get("href") or ""
            self._link = href if href.startswith(("http://", "https://", "mailto:")) else None
            self._words.append("[" if self._link else "")
        elif tag == "img":
            self._picture()
        elif tag in ("ul", "ol"):
            self._flush_item()
            self._lists.append(tag == "ol")
            if len(self._lists) == 1 and not self._tables:
                self.found.append(WordPiece("numbers" if tag == "ol" else "bullets"))
        elif tag == "blockquote":
            self._quoted += 1
        elif tag == "table":
            self._tables += 1
            if self._tables == 1:
                self.found.append(WordPiece("table"))
        elif tag == "tr" and self._tables == 1:
            self.found[-1].rows.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKS and self._marks:
            self._words.append(self._marks.pop())
        elif tag == "a" and self._link:
            self._words.append(f"]({self._link})")
            self._link = None
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quoted -= 1
        elif tag == "table":
            self._tables -= 1
        elif tag in _BLOCKS:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _end(self, tag: str) -> None:
        if self._tables:
            if tag in ("td", "th"):
                if self._tables == 1 and self.found[-1].rows:
                    self.found[-1].rows[-1].append(self._taken())
            elif tag in ("p", "li"):
                self._words.append("\n")
            return
        if tag == "li":
            self._flush_item()
        elif self._lists:
            self._words.append("\n")
        elif text := self._taken():
            if tag == "h1":
                self.found.append(WordPiece("title", text))
            elif tag.startswith("h"):
                self.found.append(WordPiece("heading", text, level=int(tag[1])))
            else:
                self.found.append(WordPiece("quote" if self._quoted else "words", text))

    def _flush_item(self) -> None:
        if self._lists and not self._tables and (text := self._taken()):
            line = " ".join(text.split("\n"))
            self.found[-1].items.append((len(self._lists), line, self._lists[-1]))

    def _picture(self) -> None:
        if not self._tables and not self._lists:
            self.found.append(WordPiece("picture"))

    def _taken(self) -> str:
        """The words so far, without marks that hold nothing and spaces at line ends."""
        # What begins a comment on our page is only three signs in Word.
        text = "".join(self._words).replace("<!--", "<! --")
        self._words = []
        for empty in ("****", "**"):
            text = text.replace(empty, "") if text.replace(empty, "").strip() == "" else text
        return "\n".join(line.strip() for line in text.replace("\t", " ").split("\n")).strip("\n")


def plain(text: str) -> str:
    """The words without bold and slant."""
    return text.replace("**", "").strip(" *")


def one_line(text: str) -> str:
    """The words on one line with single spaces."""
    return " ".join(text.split())
