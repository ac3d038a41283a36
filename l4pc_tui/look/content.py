"""Data becomes Content here, and nowhere else: cleaned, and never read as markup.

A name such as ``Ann [HR]`` or a note such as ``[/red]`` is drawn as it was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from l4pc_tui.core.text import clean_text
from l4pc_tui.look.themes import tone_style

if TYPE_CHECKING:
    # The models would cost Home's first picture 14 ms, and only their types are wanted here.
    from rich.text import Text

    from l4pc_tui.core.record.place import Place
    from l4pc_tui.core.text.toned import Words

_STYLES = {"strong": "bold", "em": "italic"}


def text(data: str, style: str = "") -> Content:
    """The text as it stands, in one style."""
    return Content.styled(clean_text(data), style) if style else Content(clean_text(data))


def inline(data: str, style: str = "") -> Content:
    """The text with the script language's inline marks drawn.

    ``*em*`` is italic, ``**strong**`` bold; of a link or picture its words stand alone. A mark
    without its partner stays visible.
    """
    # Home has no such text: the pattern for it would cost its first picture 2 ms.
    from l4pc_tui.core.text.inline import pieces

    return Content.assemble(
        *(
            (piece.words, " ".join((style, *(_STYLES[mark] for mark in piece.marks))).strip())
            for piece in pieces(clean_text(data))
        )
    )


def words(told: Words, place: Place | str | None = None) -> Content:
    """Words in the colours of their tones; ``place`` says which colour the tone "place" has."""
    return Content.assemble(
        *((clean_text(word.text), tone_style(word.tone, place)) for word in told)
    )


def rich_text(data: str, style: str = "") -> Text:
    """The text for a cell of a DataTable or a label of a Tree, which do not take Content.

    style: one of Rich's own, such as "bold"; it does not know our names of colours.
    """
    from rich.text import Text

    return Text(clean_text(data), style=style)
