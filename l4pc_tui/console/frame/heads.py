"""What stands in the corners of a head on more than one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from l4pc_tui.core.text.toned import Word
from l4pc_tui.look.content import text, words
from l4pc_tui.look.themes import tone_style

if TYPE_CHECKING:
    # Home is painted before the desk is imported.
    from l4pc_tui.core.live.view_model import SessionView
    from l4pc_tui.core.text.toned import Words
    from l4pc_tui.desk.session.conductor import Saving

DARK = "▲ wall dark"


def saved_mark(saving: Saving, *, dark: bool = False) -> Content:
    """ "● saved": a word with its sign, never a colour alone. dark: the room's wall is, which is to
    be known wherever one works on the session."""
    sign = "●" if saving.tone == "kept" else "○" if saving.tone == "muted" else "▲"
    mark = text(f"{sign} {saving.word}", tone_style(saving.tone))
    return text(f"{DARK}  ", "bold $behind") + mark if dark else mark


def standing(view: SessionView, deeper: Words = ()) -> tuple[Content, ...]:
    """How a session stands, the longest form first; with ``deeper`` as long as that fits too."""
    forms = (view.standing, *view.shorter)
    more = [(*form, Word(" · ", "muted"), *deeper) for form in forms] if deeper else []
    return tuple(words(form, view.card.place) for form in (*more, *forms))


def heading(name: str, *, tag: str, told: str = "") -> Content:
    """The name of a screen, what it only pretends to be, and something about it."""
    return Content.assemble(
        text(name, "bold $foreground"),
        (f"  {tag}" if tag else "", "bold $behind"),
        text(f"  {told}" if told else "", "$muted"),
    )
