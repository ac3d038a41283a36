"""What can be done, as the palette lists it, and which of it is meant by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from l4pc_tui.core.text import fold

_NONE = 9
"""The rank of what is not meant at all."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. key: as it is printed, "" for none. words: others that it is found by."""

    name: str
    told: str
    key: str
    words: str
    do: Callable[[], object]


def found(commands: Sequence[Command], typed: str) -> list[Command]:
    """Those that every word typed begins a word of: by their name first, then by other words for
    them, then by what they do; all of them where nothing is typed."""
    wanted = fold(typed).split()
    ranked = [(_rank(command, wanted), number) for number, command in enumerate(commands)]
    return [commands[number] for rank, number in sorted(ranked) if rank < _NONE]


def _rank(command: Command, wanted: Sequence[str]) -> int:
    """How near a command is to what was typed; 0 is nearest, ``_NONE`` is not at all."""
    places = [fold(each).split() for each in (command.name, command.words, command.told)]
    worst = 0
    for letters in wanted:
        at = [n for n, place in enumerate(places) if any(w.startswith(letters) for w in place)]
        worst = max(worst, min(at, default=_NONE))
    if worst == 0 and wanted and fold(command.name) != " ".join(wanted):
        return 1
    return worst and worst + 1
