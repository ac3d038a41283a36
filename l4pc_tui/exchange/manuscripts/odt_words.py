"""How LibreOffice's words look, and where those go that do not stand."""

from __future__ import annotations

from collections.abc import Iterator

from l4pc_tui.exchange.manuscripts.odt_styles import Look
from l4pc_tui.exchange.manuscripts.pieces import Run
from l4pc_tui.exchange.manuscripts.word_words import HIDDEN, STRUCK, Spoken
from l4pc_tui.exchange.manuscripts.xml_parts import Element, name_of


def below(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in groups of them too."""
    for each in element:
        if name_of(each) == name:
            yield each
        elif name_of(each) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from below(each, name)


def dressed(look: Run, found: Look) -> Run:
    """The look of words within others, where their style says another."""
    bold = look.bold if found.bold is None else found.bold
    slant = look.slant if found.slant is None else found.slant
    return Run("", bold, slant, look.link)


def why_aside(found: Look) -> str:
    """Why words of a look do not stand; "" for those that do."""
    return HIDDEN if found.hidden else STRUCK if found.struck else ""


def put(spoken: Spoken, text: str, look: Run, aside: str) -> None:
    """Put words where they belong: what does not stand is gathered by its reason."""
    if not aside:
        spoken.runs.append(Run(text, look.bold, look.slant, look.link))
    elif spoken.aside and spoken.aside[-1][0] == aside:
        spoken.aside[-1] = (aside, spoken.aside[-1][1] + text)
    else:
        spoken.aside.append((aside, text))
