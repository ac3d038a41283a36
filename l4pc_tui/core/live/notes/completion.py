"""``@`` and the beginning of a name becomes who is here, ``#`` and the beginning a theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.people.enrolled import by_name
from l4pc_tui.core.record.nouns import Presence
from l4pc_tui.core.text.folding import fold

THEMES = (
    "being", "relating and communicating", "leading and visioning", "delivering", "openness",
    "collaboration", "connection", "co-production", "strengths", "permission", "ordinary-lives",
)  # fmt: skip
"""The four of the framework, then the library's own."""

_BEGUN = re.compile(r"(?<!\S)([@#])([^@#]*)$")
_AT = re.compile(r"(?<!\S)@(?=\S)")
_WORD = re.compile(r"[^\s,;:.]+")
_IN_ROOM = frozenset(presence for presence in Presence if presence.in_room)


def names_here(room: LiveSession) -> tuple[str, ...]:
    """Who can be meant by an @: whoever is here and the facilitators, or while nobody is marked
    everybody on the register; each as they are called."""
    people = by_name(room.enrolled)
    here = {person for person, mark in room.marks.items() if mark.mark in _IN_ROOM}
    meant = (p for p in people if not room.marks or p.facilitates or p.person.id in here)
    return tuple(each.person.display_name or each.person.name for each in meant)


def completed(line: str, names: Sequence[str]) -> str:
    """The line with the name or theme that is begun at its end, whole and with a space behind it,
    so that the next word stands apart; "" when none begins so.

    Of several the first is meant: another letter tells them apart.
    """
    found = _BEGUN.search(line)
    if found is None or not fold(found[2]) or found[2].endswith(" "):
        return ""
    begun = fold(found[2])
    known = names if found[1] == "@" else THEMES
    whole = next((each for each in known if fold(each).startswith(begun)), "")
    return f"{line[: found.start(2)]}{whole.rstrip()} " if whole else ""


def matched(line: str, names: Iterable[str]) -> str:
    """The line with every @ and beginning that only one name has, whole; others stay as typed."""
    known = tuple(dict.fromkeys(names))
    told, at = [], 0
    for found in _AT.finditer(line):
        told.append(line[at : found.end()])
        at = found.end()
        behind = fold(line[at:]).split()
        if any(behind[: len(whole)] == whole for name in known if (whole := fold(name).split())):
            continue
        word = _WORD.match(line, at)
        begun = fold(word[0]) if word else ""
        meant = [name for name in known if begun and fold(name).startswith(begun)]
        if word and len(meant) == 1:
            told.append(meant[0])
            at = word.end()
    return "".join((*told, line[at:]))
