"""Data becomes Content here, and nowhere else: cleaned, and never read as markup.

A name such as ``Ann [HR]`` or a note such as ``[/red]`` is drawn as it was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content, Span

from l4pc_tui.core.text import clean_text
from l4pc_tui.look.palettes import PAPER
from l4pc_tui.look.themes import inks, tone_style

if TYPE_CHECKING:
    # The models would cost Home's first picture 14 ms, and only their types are wanted here.
    from rich.text import Text

    from l4pc_tui.core.record.place import Place
    from l4pc_tui.core.text.toned import Words

_INK = re.compile(r"\$([\w-]+)")
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


def on_paper(line: Content, width: int, margin: int) -> Content:
    """A line as it stands on paper of so many cells, whatever theme is around it."""
    ink = inks(PAPER)

    def inked(style: str) -> str:
        return _INK.sub(lambda found: ink.get(found[1], found[0]), style)

    held = " " * margin + line.truncate(max(0, width - margin), pad=True)
    spans = [
        Span(span.start, span.end, inked(span.style) if isinstance(span.style, str) else span.style)
        for span in held.spans
    ]
    return Content(held.plain, spans).stylize_before(f"{ink['foreground']} on {ink['background']}")


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
