"""The colours of our own themes, in as many as a terminal has.

With 256 they are chosen among the 240 that are the same everywhere, and with 16 among those that
Rich takes for the sixteen, so that what differs still differs when it is drawn: left to the nearest
colour, gold and amber became one and the grounds lay on each other. A grey of the 256 is written a
little lighter than it is drawn, because Rich, which draws what comes by no filter of ours, takes
the next darker one for the grey itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from l4pc_tui.machine.terminal import Colours

BURROW, PAPER, CONTRAST, NO_COLOUR, PLAIN = "burrow", "paper", "contrast", "no-colour", "plain"
NAMES = (
    "place-arrive", "place-surface", "place-feel", "place-question", "place-power",
    "place-return", "behind", "kept", "act", "online", "foreground", "soft", "muted", "faint",
    "background", "panel-low", "panel-high", "wall",
)  # fmt: skip
"""Without the sign; see ``themes``."""

# One line a theme, in the order of the names: places; meanings; text; grounds.
_ALL = {
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
_256 = {
    BURROW: "#87afd7 #d7af5f #d78787 #af87af #5f87ff #87af87"
    " #ffaf5f #87af87 #ff5f5f #5f87ff"
    " #e6e6e6 #b4b4b4 #a0a0a0 #646464 #141414 #1e1e1e #282828 #0a0a0a",
    PAPER: "#005f87 #5f5f00 #af005f #5f00af #0000af #005f00"
    " #875f00 #005f00 #af0000 #0000af"
    " #282828 #464646 #646464 #a0a0a0 #ffffff #f0f0f0 #e6e6e6 #ffffff",
    CONTRAST: "#87d7ff #ffd75f #ffaf87 #d7afff #afafff #afff87"
    " #ffaf00 #afff87 #ffafaf #afafff"
    " #ffffff #ffffff #dcdcdc #aaaaaa #000000 #1e1e1e #282828 #000000",
}
# No blue can be read on black, and on white neither yellow nor green: these places share a colour
# there, and have their words. The grounds are one; what stands over another has an edge.
_DARK_OF_16 = (
    "#55ffff #ffff55 #ff5555 #ff55ff #ffffff #55ff55"
    " #ffff55 #55ff55 #ff5555 #55ffff"
    " #ffffff #ffffff #aaaaaa #555555 #000000 #000000 #000000 #000000"
)
_16 = {
    BURROW: _DARK_OF_16,
    PAPER: "#0000aa #000000 #aa0000 #aa00aa #0000aa #000000"
    " #aa00aa #000000 #aa0000 #0000aa"
    " #000000 #000000 #000000 #aaaaaa #ffffff #ffffff #ffffff #ffffff",
    CONTRAST: _DARK_OF_16,
}
_TABLES: Mapping[Colours, Mapping[str, str]] = {
    "true": _ALL, "256": _256, "16": _16, "none": _ALL,
}  # fmt: skip
OURS = tuple(_ALL)
"""The themes that bring their own colours, the default first."""


def named(theme: str, colours: Colours = "true") -> dict[str, str]:
    """The colours of a theme that brings its own, by their names without the sign.

    colours: how many the terminal has. Where it has none they are not drawn, and are those of all.
    """
    return dict(zip(NAMES, _TABLES[colours][theme].split(), strict=True))
