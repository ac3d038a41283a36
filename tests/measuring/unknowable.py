"""What no checker can know: the page is as right after such a slip as it was before.

Kinds, and never a page or a line. The same list stands in docs/trainers/silence.md.
"""

from __future__ import annotations

from collections.abc import Callable

from measuring.measure import Outcome
from measuring.oracle import Part


def _lost(outcome: Outcome) -> bool:
    """A whole line is gone, and nothing that stands there needs it."""
    return outcome.change.kind in ("line lost",)


def _header_line_lost(outcome: Outcome) -> bool:
    """A line of the header is gone that a page may do without."""
    return outcome.change.kind == "line of the header lost"


def _order(outcome: Outcome) -> bool:
    """Lines stand in another order, and both orders can be meant."""
    if outcome.change.kind not in ("two lines change places", "line moved to the end"):
        return False
    return _sorts(outcome.said.before) == _sorts(outcome.said.after)


def _number(outcome: Outcome) -> bool:
    """A number is another one that fits as well."""
    return outcome.change.kind in ("digit lost", "digit doubled")


def _free_words(outcome: Outcome) -> bool:
    """Words of the author's own in the header: a source, a licence."""
    return outcome.change.kind in ("sign of the header lost", "sign of the header doubled") and [
        part.what for part in outcome.said.before
    ] == ["head"]


def _sorts(parts: tuple[Part, ...]) -> list[str]:
    return sorted(part.what for part in parts)


UNKNOWABLE: dict[str, Callable[[Outcome], bool]] = {
    "a whole line lost that nothing else depends on": _lost,
    "a line of the header lost that a page may do without": _header_line_lost,
    "lines in another order that can be meant too": _order,
    "a number that fits as well as the one before": _number,
    "words of the author's own in the header": _free_words,
}


def unknowable(outcome: Outcome) -> str | None:
    """The kind that an outcome belongs to, None where a checker could have known."""
    return next((name for name, fits in UNKNOWABLE.items() if fits(outcome)), None)
