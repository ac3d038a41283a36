"""The script language's inline marks: ``*em*``, ``**strong**``, and links.

They stand inside a line of words; a mark without its partner stays visible.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LIMIT = 2000
"""Characters; a longer text is shown without inline marks (script-format.md, section 8)."""


class Piece(NamedTuple):
    """Words that stand under the same marks: "em", "strong", or both."""

    words: str
    marks: tuple[str, ...] = ()


# Marks count at the edges of words only: "2*3*4" is arithmetic. Each alternative begins with
# another character, so no text can make the search slow.
_INLINE = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])(?P<strong>(?:[^*\n]|\*[^*\n]+\*)+)(?<=\S)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?=[^\s*])(?P<em>[^*\n]+)(?<=\S)\*(?![\w*])"
    r"|!?\[(?P<words>[^\[\]\n]+)\]\([^()\s]*\)"
)


def pieces(text: str, marks: tuple[str, ...] = ()) -> list[Piece]:
    """The text cut at its marks, in order; of a link or picture its words stand alone."""
    if len(text) > LIMIT:
        return [Piece(text, marks)]
    found: list[Piece] = []
    end = 0
    for match in _INLINE.finditer(text):
        found.append(Piece(text[end : match.start()], marks))
        kind = match.lastgroup or ""
        inner = match[kind]
        if kind == "words":
            found.append(Piece(inner, marks))
        else:
            found += pieces(inner, (*marks, kind))
        end = match.end()
    found.append(Piece(text[end:], marks))
    return [piece for piece in found if piece.words]


def unmarked(text: str) -> str:
    """The words alone, for where nothing can be slanted or bold."""
    return "".join(piece.words for piece in pieces(text))
