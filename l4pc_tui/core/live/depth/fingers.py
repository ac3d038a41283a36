"""A pulse as it is asked and typed: ``0 0 2 5 3``, or ``00253`` in one go; ``red card``,
``disclosure``; and how it was asked, where the script does not say it: ``0 0 2 5 3 cards``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from l4pc_tui.core.live.run.safety_pulse import FINGERS, Flag, read_counts
from l4pc_tui.core.record.outcome_nouns import How
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.cleaning import clean_name

_FLAGS: dict[str, Flag] = {
    "r": "red card", "red": "red card", "red card": "red card",
    "d": "disclosure", "disclosure": "disclosure",
}  # fmt: skip
_SAFE = "How safe is it to go on, from one to five?"
ASKED: dict[str, str] = {
    How.SLIPS: f"{_SAFE} On slips, folded, in a bowl. Two of you count them, apart from the group.",
    How.CARDS: f"{_SAFE} With cards, turned face down and collected.",
    How.EYES_CLOSED: f"{_SAFE} With eyes closed: hands for one, for two … for five. You alone count; "
    "only where the group agreed to it.",
    How.CHAT: f"{_SAFE} In the chat, to one of you alone.",
    How.FINGERS: f"{_SAFE} By fingers. In a circle everybody sees them; slips and cards nobody sees.",
    "": f"{_SAFE} So that nobody sees another’s: on slips, with cards turned down, in the chat.",
}
"""What a face says before the counts, by how it is asked; "" where nobody has said."""
_HOWS = tuple(str(how) for how in ASKED if how)
TYPES = f"How many said 1, 2 … 5: 0 0 2 5 3. Also: red card, disclosure; {', '.join(_HOWS)}."
_LONGEST = 3
_SAID_BACK = 30
"""Characters of what is no pulse that the answer says again."""


class TypedPulse(NamedTuple):
    """The counts, a flag or "", and how it was asked, "" where nobody said."""

    counts: tuple[int, ...]
    flag: Flag = ""
    how: str = ""


def more_than_here(counts: Sequence[int], here: int | None) -> str:
    """What is asked where more answered than are here; "" where that can be.

    here: how many can be here by the register, those not marked yet too; None where it does not
    say. Somebody may have walked in.
    """
    if here is None or sum(counts) <= here:
        return ""
    answered = f"{count(sum(counts), 'person', 'people')} answered"
    most = f"at most {here}" if here else "nobody"
    return f"{answered}, and by the register {most} can be here. Has somebody walked in?"


def how_typed(line: str, otherwise: str = "") -> str:
    """How a line that is still being typed says that it was asked."""
    return _how(" ".join(line.lower().replace(",", " ").split()))[0] or otherwise


def _how(line: str) -> tuple[str, str]:
    """How it was asked, "" where a line does not say, and the rest of the line."""
    padded = f" {line} ".replace(" eyes-closed ", " eyes closed ")
    for how in _HOWS:
        if f" {how} " in padded:
            return how, padded.replace(f" {how} ", " ", 1).strip()
    return "", line


def read_pulse(line: str) -> TypedPulse | str:
    """What a typed line says; a sentence for the screen, which says what is wrong
    with it and how it is typed, when it is no pulse that can be kept.

    As many as five single digits may stand together; fewer numbers than five are not guessed at.
    """
    how, line = _how(" ".join(line.lower().replace(",", " ").split()))
    words = line.split()
    numbers = [word for word in words if word.isascii() and word.isdecimal()]
    rest = " ".join(word for word in words if word not in numbers)
    flag: Flag | None = _FLAGS.get(rest) if rest else ""
    if not words and not how:
        return f"Nothing is typed. {TYPES}"
    if flag is None:
        return f"“{clean_name(rest, _SAID_BACK)}” is no part of a pulse. {TYPES}"
    if len(numbers) == 1 and len(numbers[0]) == FINGERS:
        numbers = list(numbers[0])
    if len(numbers) not in (0, FINGERS):
        return f"{count(len(numbers), 'number')}; {FINGERS} are needed. {TYPES}"
    if any(len(n) > _LONGEST for n in numbers):
        return f"That is more people than a room holds. {TYPES}"
    counts = read_counts(tuple(map(int, numbers)), flag)
    return counts if isinstance(counts, str) else TypedPulse(counts, flag, how)
