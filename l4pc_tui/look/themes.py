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

if TYPE_CHECKING:
    from textual.theme import Theme

    from l4pc_tui.core.text.toned import Tone

BURROW, PAPER, CONTRAST, NO_COLOUR, PLAIN = "burrow", "paper", "contrast", "no-colour", "plain"

TONES: dict[Tone, str] = {
    "": "",
    "muted": "$muted",
    "strong": "bold $foreground",
    "behind": "$behind",
    "kept": "$kept",
    "act": "bold $act",
    "online": "$online",
}

_NAMES = (
    "place-arrive", "place-surface", "place-feel", "place-question", "place-power",
    "place-return", "behind", "kept", "act", "online", "foreground", "soft", "muted", "faint",
    "background", "panel-low", "panel-high", "wall",
)  # fmt: skip

# One line a theme, in the order of the names: places; meanings; text; grounds.
_COLOURS = {
    BURROW: "#8fb8de #d8b44a #e08b78 #b48ead #7aa2f7 #8fbf7f"
    " #e0af68 #8fbf7f #ee6d66 #7aa2f7"
    " #e6e1d6 #b9b4a8 #9a96a8 #5d5967 #14141c #1a1a25 #242433 #101016",
    PAPER: "#1f6391 #7a5a00 #9e3b27 #7d4a77 #2b53b8 #35692c"
    " #8a5200 #35692c #b3261e #2b53b8"
    " #26231e #45413a #635e55 #a9a295 #f6f2e9 #ece6d9 #e0d8c7 #f9f6ef",
    CONTRAST: "#9ad7ff #ffd93b #ffa28f #e9b3ff #9dbbff #9ff08c"
    " #ffc94d #9ff08c #ff9d97 #9dbbff"
    " #ffffff #ffffff #d6d6d6 #a8a8a8 #000000 #1a1a1a #2b2b2b #000000",
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


def colour_names(theme: Theme) -> dict[str, str]:
    """Values for our names that a theme of Textual's own does not know: its own, where it can.

    Ours bring their own and so need none.
    """
    if theme.name in (*_COLOURS, NO_COLOUR, PLAIN):
        return {}
    its = theme.to_color_system().generate()
    its.setdefault("foreground-disabled", its["foreground-muted"])
    return named(BURROW if theme.dark else PAPER) | {
        name: its[source] for name, source in _FROM_TEXTUAL.items()
    }


def must_be_plain(environ: Mapping[str, str], encoding: str = "utf-8") -> bool:
    """Whether the terminal has no colours, or does not know our signs."""
    return environ.get("TERM") == "dumb" or encoding != "utf-8"


def without_colour(environ: Mapping[str, str], encoding: str = "utf-8") -> bool:
    """Whether colour is not wanted (NO_COLOR) or not possible."""
    return "NO_COLOR" in environ or must_be_plain(environ, encoding)


def wants_stillness(environ: Mapping[str, str]) -> bool:
    """Whether nothing may move by itself, whatever the settings say (L4PC_REDUCED=1)."""
    return environ.get("L4PC_REDUCED", "0") not in ("", "0")


def default_theme(environ: Mapping[str, str], encoding: str = "utf-8") -> str:
    """The theme to begin with. encoding: of the terminal's letters."""
    if must_be_plain(environ, encoding):
        return PLAIN
    return NO_COLOUR if without_colour(environ, encoding) else BURROW


def themes() -> list[Theme]:
    """The themes of our own, the default first."""
    return [
        _theme(BURROW, dark=True),
        _theme(PAPER, dark=False),
        _theme(CONTRAST, dark=True),
        _terminals_own(NO_COLOUR),
        _terminals_own(PLAIN),
    ]


def named(name: str) -> dict[str, str]:
    """The colours of a theme that brings its own, by their names without the sign."""
    return dict(zip(_NAMES, _COLOURS[name].split(), strict=True))


def _theme(name: str, *, dark: bool) -> Theme:
    from textual.theme import Theme

    colours = named(name)
    return Theme(
        name=name,
        dark=dark,
        primary=colours["place-question"],
        secondary=colours["place-power"],
        accent=colours["place-surface"],
        warning=colours["behind"],
        error=colours["act"],
        success=colours["kept"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["panel-low"],
        panel=colours["panel-high"],
        variables={
            **colours,
            "text-muted": colours["muted"],
            "text-disabled": colours["faint"],
            "border": colours["place-surface"],
            "border-blurred": colours["panel-high"],
            "footer-background": colours["background"],
            "footer-key-foreground": colours["place-question"],
            "footer-description-foreground": colours["muted"],
            "scrollbar": colours["faint"],
            "scrollbar-background": colours["panel-low"],
            "input-selection-background": f"{colours['place-power']} 35%",
        },
    )


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
            **dict.fromkeys(_NAMES, own),
            **dict.fromkeys(_ALSO_OWN, own),
            "block-cursor-text-style": "reverse bold",
        },
    )
