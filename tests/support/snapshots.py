"""A picture as text that a person can read in a diff: its characters, and below them its style.

The style of a row is told in runs, ``on panel-low: 5+12 muted, 20+3 bold place-feel``: from which cell
on, how many, and how, in the names of the theme's colours; a colour without a name as its six digits.
Text in the theme's foreground on its background is not told. Rows that are styled alike and follow
each other are told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.color import Color, ColorType
from rich.style import Style
from textual.app import App
from textual.strip import Strip

from l4pc_tui.core.text.width import cell_width

NAMES = (
    "background", "panel-low", "panel-high", "wall", "foreground", "soft", "muted", "faint",
    "behind", "kept", "act", "online", "place-arrive", "place-surface", "place-feel",
    "place-question", "place-power", "place-return", "accent", "primary", "secondary",
)  # fmt: skip
"""Colours by name; of two names that a theme gives one colour the first is used."""
ON_BLANKS = ("underline", "strike", "reverse")
ATTRIBUTES = ("bold", "dim", "italic", *ON_BLANKS)


def snapshot(app: App[Any], rows: Sequence[Strip]) -> str:
    """The whole picture of what the app has painted in these rows."""
    names = {value.lower(): name for name, value in _colours(app)}
    text = ["".join(segment.text for segment in row).rstrip() for row in rows]
    told, at = list[str](), 0
    for style, alike in groupby(_runs(row, names) for row in rows):
        first, at = at, at + len(list(alike))
        where = f"{first + 1}" if at == first + 1 else f"{first + 1}-{at}"
        told.append(f"{where:>5}  {style}")
    return "\n".join([*text, *told])


def _colours(app: App[Any]) -> Iterator[tuple[str, str]]:
    """Names and their values, those that are to win last."""
    variables = app.get_css_variables()
    for name in reversed(NAMES):
        if name in variables:
            yield name, variables[name]


def _runs(row: Strip, names: dict[str, str]) -> str:
    """The styles of a row, each with the cells that have it."""
    cells = [
        (char, *_told(char, segment.style, names))
        for segment in row
        for char in segment.text
        for _ in range(cell_width(char))
    ]
    grounds = {ground for _, _, ground in cells}
    whole = grounds.pop() if len(grounds) == 1 else ""
    told, at = list[str](), 0
    for (ink, ground), run in groupby(_blanks_joined(cells)):
        length = len(list(run))
        style = f"{ink} {'' if whole else ground}".strip()
        if style:
            told.append(f"{at}+{length} {style}")
        at += length
    return f"{whole}: {', '.join(told)}".strip(": ")


def _blanks_joined(cells: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Blanks between two words that are styled alike are styled like them."""
    looks = [(ink, ground) for _, ink, ground in cells]
    word = -1
    for at, (char, _, _) in enumerate(cells):
        if char.strip():
            between = looks[word + 1 : at]
            if word >= 0 and looks[word] == looks[at] and set(between) <= {("", looks[at][1])}:
                looks[word + 1 : at] = [looks[at]] * len(between)
            word = at
    return looks


def _told(char: str, style: Style | None, names: dict[str, str]) -> tuple[str, str]:
    """How a cell stands, and on which ground, which is not told where it is the usual one."""
    if style is None:
        return "", ""
    seen = ATTRIBUTES if char.strip() else ON_BLANKS
    on = [name for name in seen if getattr(style, name)]
    ink = _name(style.color, names) if char.strip() else "foreground"
    ground = _name(style.bgcolor, names)
    return (
        " ".join([*on, *([ink] if ink != "foreground" else [])]),
        f"on {ground}" if ground != "background" else "",
    )


def _name(colour: Color | None, names: dict[str, str]) -> str:
    if colour is None or colour.type is ColorType.DEFAULT:
        return "default"
    told = colour.name if colour.triplet is None else colour.triplet.hex
    return names.get(told.lower(), told.lstrip("#"))
