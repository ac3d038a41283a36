"""A pulse as it is typed: ``0 0 2 5 3``, or ``00253`` in one go; ``red card``, ``disclosure``."""

from __future__ import annotations

from l4pc_tui.core.live.pulse import FINGERS, Flag

_FLAGS: dict[str, Flag] = {
    "r": "red card", "red": "red card", "red card": "red card",
    "d": "disclosure", "disclosure": "disclosure",
}  # fmt: skip
TYPES = "How many show one finger, two, three, four, five: 0 0 2 5 3. Also: red card, disclosure."
_LONGEST = 3


def read_pulse(line: str) -> tuple[tuple[int, ...], Flag] | str:
    """The counts and the flag of a typed line; a sentence for the screen when it is no pulse.

    As many as five single digits may stand together; fewer numbers than five are not guessed at.
    """
    words = line.lower().replace(",", " ").split()
    numbers = [word for word in words if word.isascii() and word.isdecimal()]
    rest = " ".join(word for word in words if word not in numbers)
    flag: Flag | None = _FLAGS.get(rest) if rest else ""
    if flag is None:
        return TYPES
    if len(numbers) == 1 and len(numbers[0]) == FINGERS:
        numbers = list(numbers[0])
    if not words or len(numbers) not in (0, FINGERS) or any(len(n) > _LONGEST for n in numbers):
        return TYPES
    return tuple(map(int, numbers)), flag
