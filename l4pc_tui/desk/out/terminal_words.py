"""What a terminal was found to be able to do, by what that was seen, and how it is changed."""

from __future__ import annotations

from collections.abc import Mapping

from l4pc_tui.core.live.settings.setting import SIGNS
from l4pc_tui.machine.terminal import Colours, Signs, Terminal

COLOURS: Mapping[Colours, str] = {
    "true": "all colours", "256": "256 colours", "16": "16 colours", "none": "no colours",
}  # fmt: skip
DRAWN: Mapping[Signs, str] = {
    "full": "all signs", "wgl4": "the signs that every font of Windows has",
    "ascii": "the signs of every keyboard",
}  # fmt: skip
CHANGE = (
    "Other signs: l4pc settings set signs all, or ascii. Other colours: TEXTUAL_COLOR_SYSTEM is "
    "truecolor, 256 or standard."
)


def terminal_words(found: Terminal, chosen: str) -> str:
    """What was found, in sentences. chosen: what the settings say of signs, "auto" for nothing."""
    by = "" if found.colours_by == found.told else f" ({found.colours_by})"
    why = "" if found.signs_by == found.told else f" ({found.signs_by})"
    told = f"It is {found.told}: {COLOURS[found.colours]}{by}, {DRAWN[found.signs]}{why}."
    if chosen != "auto":
        told += f" You chose the signs: {SIGNS[chosen]}."
    return f"{told} {CHANGE}"
