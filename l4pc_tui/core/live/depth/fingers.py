"""A pulse as it is typed: ``0 0 2 5 3``, or ``00253`` in one go; ``red card``, ``disclosure``; and
how it was asked, where that was not by fingers: ``0 0 2 5 3 cards``."""

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
TYPES = "How many show 1, 2 … 5 fingers: 0 0 2 5 3. Also: red card, disclosure; slips, cards, chat."
_HOWS = {str(how): how for how in (How.FINGERS, How.SLIPS, How.CARDS, How.CHAT)}
_LONGEST = 3
_SAID_BACK = 40
"""Characters of what is no pulse that the answer says again."""


class TypedPulse(NamedTuple):
    """The counts, a flag or "", and how it was asked, "" where nobody said."""

    counts: tuple[int, ...]
    flag: Flag = ""
    how: str = ""


def more_than_here(counts: Sequence[int], here: int | None) -> str:
    """What is asked where more answered than are here; "" where that can be.

    here: who is here by the register, None where it does not say. Somebody may have walked in.
    """
    if here is None or sum(counts) <= here:
        return ""
    answered = f"{count(sum(counts), 'person', 'people')} answered"
    are = "nobody is" if not here else "1 is" if here == 1 else f"{here} are"
    return f"{answered}, and by the register {are} here. Has somebody walked in?"


def read_pulse(line: str) -> TypedPulse | str:
    """What a typed line says; a sentence for the screen, which says what is wrong
    with it and how it is typed, when it is no pulse that can be kept.

    As many as five single digits may stand together; fewer numbers than five are not guessed at.
    """
    words = line.lower().replace(",", " ").split()
    numbers = [word for word in words if word.isascii() and word.isdecimal()]
    hows = [word for word in words if word in _HOWS]
    rest = " ".join(word for word in words if word not in numbers and word not in hows[:1])
    flag: Flag | None = _FLAGS.get(rest) if rest else ""
    if not words:
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
    return counts if isinstance(counts, str) else TypedPulse(counts, flag, "".join(hows[:1]))
