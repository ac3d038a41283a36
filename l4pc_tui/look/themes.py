"""The themes, and the names of their colours.

A colour means one thing. Styles of Content and stylesheets use these names only, so that a
theme is a table: ``$place-arrive`` … ``$place-return``; ``$behind`` ``$kept`` ``$act``
``$online``; the greys ``$foreground`` ``$soft`` ``$muted`` ``$faint``; and the grounds
``$background``, ``$panel-low`` for side panels and headers, ``$panel-high`` for the line that
is typed in, ``$wall`` behind the Screen. ``$soft`` is for running text beside spoken words,
``$faint`` for rules and what is only decoration.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from l4pc_tui.core.record.place import Place
from l4pc_tui.look.palettes import BURROW, CONTRAST, NAMES, NO_COLOUR, OURS, PAPER, PLAIN, named

if TYPE_CHECKING:
    from textual.theme import Theme

    from l4pc_tui.core.text.toned import Tone
    from l4pc_tui.machine.terminal import Colours, Terminal

TONES: dict[Tone, str] = {
    "": "",
    "muted": "$muted",
    "strong": "bold $foreground",
    "behind": "$behind",
    "kept": "$kept",
    "act": "bold $act",
    "online": "$online",
}

_FROM_TEXTUAL = {
    "behind": "warning", "kept": "success", "act": "error", "foreground": "foreground",
    "soft": "foreground", "muted": "foreground-muted", "faint": "foreground-disabled",
    "background": "background", "panel-low": "surface", "panel-high": "panel",
    "wall": "background",
}  # fmt: skip
# Textual's names that a theme of the terminal's own colours has to give as well.
_ALSO_OWN = (
    "ansi-background", "ansi-foreground", "text-muted", "text-disabled", "border",
    "border-blurred", "block-cursor-foreground", "block-cursor-background",
    "footer-key-foreground", "scrollbar", "scrollbar-background",
)  # fmt: skip


def place_style(place: Place | str | None) -> str:
    """The style of a place's colour, ``$place-feel``; empty for none or an unknown word."""
    try:
        return f"$place-{Place(place or '').value.lower()}"
    except ValueError:
        return ""


def tone_style(tone: Tone, place: Place | str | None = None) -> str:
    """The style of a tone. "place" is the colour of the ``place`` given, in bold."""
    if tone == "place":
        return f"bold {place_style(place)}".rstrip()
    return TONES[tone]


def inks(name: str) -> dict[str, str]:
    """The colours of one of our themes, by their names, for what looks like it in another."""
    return named(name) | {"accent": named(name)["place-surface"]}


def colour_names(theme: Theme, colours: Colours = "true") -> dict[str, str]:
    """Values for our names that a theme of Textual's own does not know: its own, where it can.

    Ours bring their own and so need none. colours: how many the terminal has.
    """
    if theme.name in (*OURS, NO_COLOUR, PLAIN):
        return {}
    its = theme.to_color_system().generate()
    its.setdefault("foreground-disabled", its["foreground-muted"])
    return named(BURROW if theme.dark else PAPER, colours) | {
        name: its[source] for name, source in _FROM_TEXTUAL.items()
    }


def wants_stillness(environ: Mapping[str, str]) -> bool:
    """Whether nothing may move by itself, whatever the settings say (L4PC_REDUCED=1)."""
    return environ.get("L4PC_REDUCED", "0") not in ("", "0")


def default_theme(terminal: Terminal) -> str:
    """The theme to begin with on this terminal."""
    if terminal.colours != "none":
        return BURROW
    return PLAIN if terminal.signs == "ascii" else NO_COLOUR


def themes(colours: Colours = "true") -> list[Theme]:
    """The themes of our own, the default first. colours: how many the terminal has."""
    return [
        _theme(BURROW, colours, dark=True),
        _theme(PAPER, colours, dark=False),
        _theme(CONTRAST, colours, dark=True),
        _terminals_own(NO_COLOUR),
        _terminals_own(PLAIN),
    ]


def _theme(name: str, colours: Colours, *, dark: bool) -> Theme:
    from textual.theme import Theme

    its = named(name, colours)
    made = Theme(
        name=name,
        dark=dark,
        # Where the grounds are one, a choice is told as where there is no colour: reversed.
        ansi=colours == "16",
        primary=its["place-question"],
        secondary=its["place-power"],
        accent=its["place-surface"],
        warning=its["behind"],
        error=its["act"],
        success=its["kept"],
        foreground=its["foreground"],
        background=its["background"],
        surface=its["panel-low"],
        panel=its["panel-high"],
        variables={
            **its,
            "text-muted": its["muted"],
            "text-disabled": its["faint"],
            "border": its["place-surface"],
            "border-blurred": its["panel-high"],
            "footer-background": its["background"],
            "footer-key-foreground": its["place-question"],
            "footer-description-foreground": its["muted"],
            "scrollbar": its["faint"],
            "scrollbar-background": its["panel-low"],
            "input-selection-background": f"{its['place-power']} 35%",
        },
    )
    if made.ansi:
        made.variables |= _for_the_terminals_own(made)
    return made


def _for_the_terminals_own(theme: Theme) -> dict[str, str]:
    """Our colours for each of Textual's names that would have the terminal's own: on a ground of
    ours nobody knows whether these can be read."""
    its = theme.variables
    every = theme.to_color_system().generate()
    left = {name for name, value in every.items() if value.startswith("ansi_")}
    left = (left | {*_ALSO_OWN}) - its.keys()
    return {
        name: its["foreground"]
        if name.endswith("selection-background") or "background" not in name
        else its["background"]
        for name in left
    } | {
        "input-selection-background": its["foreground"],
        "input-selection-foreground": its["background"],
        "screen-selection-background": its["foreground"],
        "screen-selection-foreground": its["background"],
        "border-blurred": its["faint"],
        "block-cursor-text-style": "reverse bold",
    }


def _terminals_own(name: str) -> Theme:
    """The terminal's own two colours; weight and signs carry what colour would."""
    from textual.theme import Theme

    own = "ansi_default"
    return Theme(
        name=name,
        ansi=True,
        primary=own,
        foreground=own,
        background=own,
        surface=own,
        panel=own,
        boost=own,
        variables={
            **dict.fromkeys(NAMES, own),
            **dict.fromkeys(_ALSO_OWN, own),
            "block-cursor-text-style": "reverse bold",
        },
    )
