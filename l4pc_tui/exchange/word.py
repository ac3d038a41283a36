"""``import FILE.docx``: a Word file becomes the text of a new page.

Title and headings, lists, quotes and tables keep their meaning; a first table of two columns
becomes the header, an agenda table the lines of a plan. The text is the master from then on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from typing import Any, Literal

from l4pc_tui.core.script.model.words import LABEL_WORDS, ROOM_LABELS
from l4pc_tui.core.script.writing.first_pages import FOLDERS
from l4pc_tui.core.script.writing.formatter import format_text
from l4pc_tui.core.text import clean_text
from l4pc_tui.exchange.refused import FileRefused, not_stumbling
from l4pc_tui.exchange.word_agenda import agenda, columns, first_clock
from l4pc_tui.exchange.word_html import Pieces, WordPiece, one_line, plain
from l4pc_tui.exchange.word_zip import look_over

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='Heading 2'] => h2:fresh
p[style-name='heading 2'] => h2:fresh
p[style-name='Heading 3'] => h3:fresh
p[style-name='heading 3'] => h3:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
"""How Word's own styles are called, and what they are here; mammoth knows the rest."""

_MISSING = "Reading Word files needs one more part, which is not installed."
_INSTALL = "Install it with: pip install 'l4pc-tui[docx]'"
_LABEL = re.compile(r"(?:\*\*)?(?P<word>[^\W\d_][\w'’ -]{0,24}?)(?:\*\*)?\s?[:：]")
_STARTS = re.compile(r"(?=[#>|])")
_BULLET = re.compile(r"\s*(?:[-*+•◦▪‣·]|\d{1,3}[.)])\s+")
_RISKY = re.compile(r"""^[\[\]{}&*!|>%@`"'#,?-]|:\s|\s#|:$""")


@dataclass(frozen=True, slots=True)
class Imported:
    """A page made of a Word file.

    kind: what it was taken for. pictures: how many were left out; a comment says where.
    """

    text: str
    kind: Literal["exercise", "session"]
    pictures: int


def import_word(data: bytes, name: str) -> Imported:
    """The text of a new page, as a draft. name: of the file, for a page without a title.

    Raises FileRefused for what is no Word file, for one that would do harm, and when the part that
    reads them is missing.
    """
    with not_stumbling():
        return imported(data, name)


def imported(data: bytes, name: str) -> Imported:
    """As ``import_word``, without its guard: what is not expected comes through."""
    look_over(data)
    pieces = _pieces(data)
    page = _Page(pieces)
    title = page.title() or name.removesuffix(".docx")
    head, rest = page.split()
    kind: Literal["exercise", "session"] = "session" if page.has_agenda else "exercise"
    body = "\n\n".join([f"# {one_line(plain(title))}", *_body(rest, kind)])
    text = f"---\n{chr(10).join(_header(kind, head, rest))}\n---\n\n{body}\n"
    done = format_text(clean_text(text).encode(), path=f"{name}.md", kind=FOLDERS[kind])
    pictures = sum(piece.kind == "picture" for piece in pieces)
    return Imported(done.text or text, kind, pictures)


def _pieces(data: bytes) -> list[WordPiece]:
    try:
        # An extra that only this command needs, and one without types.
        mammoth: Any = import_module("mammoth")
    except ImportError:
        raise FileRefused(_MISSING, _INSTALL) from None
    try:
        done = mammoth.convert_to_html(
            BytesIO(data), style_map=STYLES, convert_image=mammoth.images.img_element(lambda _: {})
        )
    except Exception:
        # Whatever a strange file does to another's reader, a person gets one sentence.
        raise FileRefused(
            "This Word file cannot be read.", "Open it in Word, save it anew, and try again."
        ) from None
    reader = Pieces()
    reader.feed(done.value)
    reader.close()
    return reader.found


class _Page:
    """The pieces of a document, and which of them are more than words."""

    def __init__(self, pieces: Sequence[WordPiece]) -> None:
        self.pieces = pieces
        self.has_agenda = any(columns(piece) for piece in pieces)
        titled = [n for n, piece in enumerate(pieces) if piece.kind == "title"]
        first = next((n for n, piece in enumerate(pieces) if piece.kind != "picture"), None)
        # Many people make the title a heading; at the very top it is one.
        if not titled and first is not None and pieces[first].kind == "heading":
            titled = [first]
        self._title = titled[0] if titled else None

    def title(self) -> str:
        return self.pieces[self._title].text if self._title is not None else ""

    def split(self) -> tuple[WordPiece | None, list[WordPiece]]:
        """The table that is the header, and all pieces but it and the title."""
        rest = [piece for n, piece in enumerate(self.pieces) if n != self._title]
        top = next((n for n, piece in enumerate(rest) if piece.kind == "heading"), len(rest))
        for piece in rest[:top]:
            two = piece.kind == "table" and all(len(row) == 2 for row in piece.rows)
            if two and piece.rows and not columns(piece):
                return piece, [other for other in rest if other is not piece]
        return None, rest


def _header(kind: str, head: WordPiece | None, rest: Sequence[WordPiece]) -> list[str]:
    lines = [f"format: {kind}/1"]
    names = ["format", "status", "title"]
    for name, value in head.rows if head else ():
        key = re.sub(r"[\s_]+", "-", plain(name).strip(" :").lower())
        value = one_line(plain(value))
        if key and value and key not in names:
            names.append(key)
            lines.append(f"{key if _known(key, kind) else f'x-{key}'}: {_safe(value)}")
    if kind == "exercise":
        return [*lines, "status: draft"]
    if "start" not in names and (clock := first_clock(rest)):
        lines.append(f"start: {clock}")
    return lines


def _safe(value: str) -> str:
    """A value that the header takes as it is written."""
    listed = value.startswith("[") and value.endswith("]")
    return value if listed or not _RISKY.search(value) else "'" + value.replace("'", "''") + "'"


def _known(key: str, kind: str) -> bool:
    # pydantic comes with the fields, and only an import needs them here.
    from l4pc_tui.core.script.model.words import RENAMED
    from l4pc_tui.core.script.syntax.fields import HEADERS

    key_as_read = RENAMED.get(key, key)
    return key.startswith("x-") or key_as_read in HEADERS[kind].model_fields


def _body(pieces: Sequence[WordPiece], kind: str) -> list[str]:
    """The pieces as they stand on a page, one text for each."""
    out: list[str] = []
    for piece in pieces:
        if piece.kind in ("title", "heading"):
            mark = "###" if piece.level > 2 else "##"
            out.append(f"{mark} {one_line(plain(piece.text))}")
        elif piece.kind == "quote":
            out.append("\n".join(f"> {line}" for line in piece.text.split("\n")))
        elif piece.kind in ("bullets", "numbers") and kind == "session":
            # In a plan every bullet is a line of the agenda, and these are not.
            out.append("\n".join(words for _, words, _ in piece.items))
        elif piece.kind in ("bullets", "numbers"):
            out.append("\n".join(_list(piece)))
        elif piece.kind == "table":
            out.append("\n".join(agenda(piece) if columns(piece) else _table(piece)))
        elif piece.kind == "picture":
            out.append("<!-- A picture stood here in the Word file. -->")
        else:
            out.append("\n".join(_paragraph(piece.text)))
    return out


def _paragraph(text: str) -> list[str]:
    """A paragraph's lines. Below Show or Ask they belong to it, up to another label."""
    first, *others = (_STARTS.sub(r"\\", line, count=1) if _STARTS.match(line) else line
                      for line in text.split("\n"))  # fmt: skip
    lines = [first]
    public = _is_public(first)
    for line in others:
        if _opens(line):
            public = _is_public(line)
            lines.append(line)
        else:
            lines.append(f"> {line}" if public else line)
    return lines


def _is_public(line: str) -> bool:
    match = _LABEL.match(line)
    return match is not None and LABEL_WORDS.get(match["word"].lower()) in ROOM_LABELS


def _opens(line: str) -> bool:
    """Whether a line is one of its own: a door, or anything that looks like a label, spelt right
    or wrong. Better too often than once too seldom: what has no mark stays private."""
    words = _BULLET.sub("", line)
    return _LABEL.match(words) is not None or words.lstrip("*_ ").lower().startswith("if ")


def _list(piece: WordPiece) -> Iterable[str]:
    counts: dict[int, int] = {}
    margins = {1: ""}
    for depth, words, numbered in piece.items:
        depth = min(depth, 3)
        counts = {d: n for d, n in counts.items() if d <= depth}
        counts[depth] = counts.get(depth, 0) + 1
        marker = f"{counts[depth]}. " if numbered else "- "
        margin = margins.get(depth, "  " * (depth - 1))
        margins[depth + 1] = margin + " " * len(marker)
        yield f"{margin}{marker}{words}"


def _table(piece: WordPiece) -> Iterable[str]:
    for number, row in enumerate(piece.rows):
        cells = [" ".join(cell.split()).replace("|", "\\|") for cell in row]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{'---|' * len(cells)}"
