"""Data becomes Content here, and nowhere else: cleaned, and never read as markup.

A name such as ``Ann [HR]`` or a note such as ``[/red]`` is drawn as it was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content

from l4pc_tui.core.text import clean_text
from l4pc_tui.look.themes import tone_style

if TYPE_CHECKING:
    # The models would cost Home's first picture 14 ms, and only their types are wanted here.
    from rich.text import Text

    from l4pc_tui.core.live.session_view import Words
    from l4pc_tui.core.record.place import Place

INLINE_LIMIT = 2000
"""Characters; a longer text is shown without inline marks (script-format.md, section 8)."""

# Marks count at the edges of words only: "2*3*4" is arithmetic. Each alternative begins with
# another character, so no text can make the search slow.
_INLINE = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])(?P<strong>(?:[^*\n]|\*[^*\n]+\*)+)(?<=\S)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?=[^\s*])(?P<em>[^*\n]+)(?<=\S)\*(?![\w*])"
    r"|!?\[(?P<words>[^\[\]\n]+)\]\([^()\s]*\)"
)


def text(data: str, style: str = "") -> Content:
    """The text as it stands, in one style."""
    return Content.styled(clean_text(data), style) if style else Content(clean_text(data))


def inline(data: str, style: str = "") -> Content:
    """The text with the script language's inline marks drawn.

    ``*em*`` is italic, ``**strong**`` bold; of a link or picture its words stand alone. A mark
    without its partner stays visible.
    """
    cleaned = clean_text(data)
    if len(cleaned) > INLINE_LIMIT:
        return text(cleaned, style)
    return Content.assemble(*_pieces(cleaned, style))


def words(told: Words, place: Place | str | None = None) -> Content:
    """Words in the colours of their tones; ``place`` says which colour the tone "place" has."""
    return Content.assemble(
        *((clean_text(word.text), tone_style(word.tone, place)) for word in told)
    )


def rich_text(data: str, style: str = "") -> Text:
    """The text for a cell of a DataTable or a label of a Tree, which do not take Content."""
    from rich.text import Text

    return Text(clean_text(data), style=style)


def _pieces(cleaned: str, style: str) -> list[tuple[str, str]]:
    """The text cut at its marks: (words, style), in order."""
    found: list[tuple[str, str]] = []
    end = 0
    for match in _INLINE.finditer(cleaned):
        found.append((cleaned[end : match.start()], style))
        kind = match.lastgroup or ""
        within = {"strong": "bold", "em": "italic"}.get(kind, "")
        joined = f"{style} {within}".strip()
        inner = match[kind]
        found += [(inner, joined)] if kind == "words" else _pieces(inner, joined)
        end = match.end()
    found.append((cleaned[end:], style))
    return [piece for piece in found if piece[0]]
