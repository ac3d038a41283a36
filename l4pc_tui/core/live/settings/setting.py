"""What can be set: one setting, the groups that they stand in, and how one is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as of
from typing import Literal

Unit = Literal[
    "minutes",
    "percent",
    "fingers",
    "people",
    "place",
    "places",
    "folder",
    "weight",
    "names",
    "codes",
    "key",
    "words",
    "bands",
    "choice",
    "yes-no",
]
Group = Literal[
    "This console",
    "The room’s Screen",
    "Time",
    "Depth and safety",
    "Groups",
    "Files",
    "Certificates",
]
YES_NO: Mapping[str, str] = {"yes": "yes", "no": "no"}
_ALSO = {"true": "yes", "on": "yes", "1": "yes", "false": "no", "off": "no", "0": "no"}
"""Other words for yes and no, as files and people have them."""
_OF_TEXTUAL = (
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula", "tokyo-night",
    "monokai", "flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato",
    "solarized-light", "solarized-dark", "rose-pine", "rose-pine-moon", "rose-pine-dawn",
    "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light",
)  # fmt: skip
THEMES: Mapping[str, str] = {
    "burrow": "burrow, dark", "paper": "paper, light", "contrast": "high contrast",
    "no-colour": "no colour, all signs", "plain": "plain, no signs either", **{name: name for name in _OF_TEXTUAL},
}  # fmt: skip
"""Each theme → what people read: ours, then Textual's own."""
SIGNS: Mapping[str, str] = {
    "auto": "those the terminal has", "all": "all of them", "ascii": "those of every keyboard",
}  # fmt: skip
"""Which signs are drawn → what people read."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One of them.

    name: as files and commands have it. said: as people say it, on a screen. group: what it is
    listed under. least, most: in its unit, both included; they mean something for numbers only.
    meaning: a sentence. pinned: whether a session keeps the one that it started with. choices: of
    one that is one of a few words, each word as files have it → as people read it.
    """

    name: str
    unit: Unit
    least: float
    most: float
    meaning: str
    pinned: bool = True
    said: str = of(kw_only=True)
    group: Group = of(kw_only=True)
    choices: Mapping[str, str] = of(default_factory=dict, kw_only=True)

    @property
    def field(self) -> str:
        """What ``Settings`` calls it."""
        return self.name.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a value cannot be taken, in one sentence."""

    words: str


def word_of(choices: Mapping[str, str], given: object) -> str | None:
    """Which of a few words is meant, as files have it or as people read it; None for none."""
    told = _folded(str(given))
    return next((w for w, said in choices.items() if told in (_folded(w), _folded(said))), None)


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").split())


def yes_or_no(given: object) -> bool | None:
    """What a word, or a file's own true and false, says; None for neither."""
    told = str(given).strip().casefold()
    word = _ALSO.get(told, told)
    return word == "yes" if word in YES_NO else None
