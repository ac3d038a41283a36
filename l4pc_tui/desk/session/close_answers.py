"""What Close may be answered about each line that it asks about, and where each answer leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.notes.answers import CONSENT, PARKED, UNCAUGHT, Answer, by_first_letter
from l4pc_tui.core.live.notes.destinations import GOES, Goes, goes
from l4pc_tui.core.record.nouns import Note
from l4pc_tui.core.text.amounts import capital

if TYPE_CHECKING:
    from l4pc_tui.desk.session.close import AskedLine, Asks

ANSWERS: dict[Asks, tuple[Answer, ...]] = {
    "": (), "parked": PARKED, "commitment": (), "consent": CONSENT, "sort": (),
    "capture": UNCAUGHT, "pulse": UNCAUGHT, "register": UNCAUGHT, "late": UNCAUGHT,
}  # fmt: skip
"""By what is asked: the answers that are one letter. A commitment is asked for its parts."""
BESIDES: dict[Asks, str] = {
    "": "", "parked": "", "commitment": "say the rest", "consent": "", "sort": "say which",
    "capture": "write it now", "pulse": "take one now", "register": "take it now", "late": "",
}  # fmt: skip
"""What w does, where it answers: it asks for more than a letter."""
QUESTIONS: dict[Asks, tuple[str, str]] = {
    "": ("Nothing is asked about this one.", ""),
    "parked": ("What becomes of it?", "who takes it?"),
    "commitment": ("What is not said yet?", ""),
    "consent": ("May these words leave the room?", "may it leave?"),
    "sort": ("What sort is it?", "what sort?"),
    "capture": ("Nobody has written this yet. What was it?", "what was it?"),
    "pulse": ("How safe does it feel now?", "how does it feel?"),
    "register": ("Who was here?", "who was here?"),
    "late": ("It comes too late for this one.", "too late"),
}
"""By what is asked: the question in full, and in short."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer a line of Close: its letter, what it says, where the note goes by it (none
    for what is no note), and what else there is to know."""

    letter: str
    says: str
    goes: Goes | None
    told: str = ""


def answers(line: AskedLine) -> tuple[Answer, ...]:
    """What can be answered about a line with a letter; a sort by the first one of its word."""
    return by_first_letter(line.sorts, "It is") if line.asks == "sort" else ANSWERS[line.asks]


def question(line: AskedLine) -> tuple[str, str]:
    """What Close asks about a line, in full and in short."""
    full, short = QUESTIONS[line.asks]
    if line.asks == "commitment":
        lacks = line.lacks.removeprefix("not said: ")
        return (f"What is not said yet: {lacks}?", f"{lacks}?") if lacks else (full, "")
    if line.asks == "sort":
        *others, last = line.sorts
        return f"Is it {', '.join(others)} or {last}?", short
    return full, short


def ways(line: AskedLine, note: Note | None, names: Iterable[str] = ()) -> tuple[Way, ...]:
    """Every way to answer a line, the one that Enter takes first.

    note: of a line that is a note's.
    """
    names = tuple(names)
    stays = goes(note, names) if note is not None else None
    found: list[Way] = []
    if besides := BESIDES[line.asks]:
        found.append(Way("w", besides, Goes.TEAM if stays is Goes.YOURS else stays))
    for each in ANSWERS[line.asks]:
        to = stays
        if note is not None and line.asks == "consent":
            given: dict[str, Any] = {"consent": each.means}
            to = goes(replace(note, **given), names)
        found.append(Way(each.letter, each.says, to, _told(each, to)))
    if note is not None:
        found.append(Way("x", "strike it", Goes.GONE, GOES[Goes.GONE].told))
    return tuple(found)


def _told(answer: Answer, to: Goes | None) -> str:
    """What else an answer brings: it asks for more, or the words stay where nobody would think."""
    if answer.asks:
        return "asks who" if answer.asks.startswith("Who") else "asks why"
    if answer.means == "anon":
        return "“…” a participant" if to is Goes.LOG else "deep, or somebody is named"
    if answer.means == "named":
        return "with who said it" if to is Goes.LOG else "deep, or somebody is named"
    if answer.means == "inside":
        return "in no file that leaves"
    return capital(answer.told.partition("; ")[2]) if answer.means == "leave" else ""
