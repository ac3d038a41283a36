"""Lines of text laid out in columns: what every widget of the console is drawn with.

All of it takes and gives ``Content``; data has become Content before it comes here, through
``look.content``, so no markup is ever read from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.keys import _character_to_key
from textual.style import Style

from l4pc_tui.look import content as look
from l4pc_tui.look.keyed import key_now, named_keys

GUTTER = 11
"""Cells of the column in which labels stand (LISTEN FOR and a space)."""

LABEL = "bold $muted"
KEY = "bold $footer-key-foreground"
"""How a key is drawn that stands in words."""
GAP = Content("")
"""An empty line."""


def label(words: str) -> Content:
    """A heading of ours, in small capitals' stead."""
    return Content.styled(words, LABEL)


def key(name: str, shown: str = "", style: str = KEY) -> Content:
    """A key that stands in words: a click on it does what a click on it in the bar would do. One
    that was changed is printed as it is now.

    name: that which comes, as Textual names it ("slash") or as a character; shown: as it is
    printed, where that is not its name.
    """
    return Content.styled(key_now(_named(name)) or shown or name, style).stylize(pressing(name))


def pressing(name: str) -> Style:
    """The style of words on which a click is a click on that key."""
    return Style.from_meta({"key": _named(name)})


def hint(words: str, style: str = "$muted") -> Content:
    """A sentence that names keys ("n writes a note"): each as it is now, and to be clicked."""
    return Content("").join(
        [
            look.text(told, style).stylize(pressing(name)) if name else look.text(told, style)
            for told, name in named_keys(words)
        ]
    )


def _named(key: str) -> str:
    return _character_to_key(key) if len(key) == 1 else key


def fit(line: Content, width: int) -> Content:
    """The line cut to ``width`` cells, with an ellipsis where something is missing."""
    return line.truncate(max(0, width), ellipsis=True) if line.cell_length > width else line


def pad(line: Content, width: int) -> Content:
    """The line in exactly ``width`` cells."""
    return fit(line, width).truncate(max(0, width), pad=True)


def ends(left: Content, right: Content, width: int) -> Content:
    """One line with something at each end; the left gives way where both do not fit."""
    room = width - right.cell_length - 1
    if not right:
        return fit(left, width)
    return pad(left, room) + " " + right if room > 0 else fit(right, width)


def longest(forms: Sequence[Content], width: int) -> Content:
    """The first of the forms that fits into ``width`` cells; else the last, cut."""
    return fit(next((form for form in forms if form.cell_length <= width), forms[-1]), width)


def hang(lead: Content, gutter: int, body: Content, width: int) -> list[Content]:
    """The body wrapped right of a gutter; ``lead`` stands in the gutter of its first line."""
    first, *others = body.wrap(max(4, width - gutter)) or [GAP]
    blank = " " * gutter
    return [pad(lead, gutter) + first.rstrip(), *(blank + line.rstrip() for line in others)]


def by_parts(
    parts: Iterable[Content],
    width: int,
    between: Content = Content(" · "),  # noqa: B008
) -> list[Content]:
    """The parts in as many lines as they need, none broken that fits into one."""
    lines: list[Content] = []
    for part in parts:
        longer = lines[-1] + between + part if lines else part
        if lines and longer.cell_length <= width:
            lines[-1] = longer
        else:
            lines += [line.rstrip() for line in part.wrap(max(4, width))]
    return lines


def barred(style: str, body: Content, width: int) -> list[Content]:
    """The body wrapped beside a thick bar, as spoken words stand."""
    edge = Content.assemble(("█", style), "  ")
    return [edge + line.rstrip() for line in body.wrap(max(4, width - 3))]


def bar(done: float, cells: int, style: str) -> Content:
    """A soft line that fills from left to right; ``done`` from 0 to 1."""
    full = round(done * cells)
    return Content.assemble(("━" * full, style), ("╌" * (cells - full), "$faint"))


def stack(lines: Iterable[Content]) -> Content:
    """The lines below each other."""
    return Content("\n").join(list(lines))
