"""What Close may be answered about each line that it asks about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.answers import CONSENT, PARKED, UNCAUGHT, Answer, by_first_letter

if TYPE_CHECKING:
    from l4pc_tui.desk.session.close import AskedLine, Asks

ANSWERS: dict[Asks, tuple[Answer, ...]] = {
    "": (), "parked": PARKED, "commitment": (), "consent": CONSENT, "sort": (),
    "capture": UNCAUGHT, "pulse": UNCAUGHT, "register": UNCAUGHT, "late": UNCAUGHT,
}  # fmt: skip
"""By what is asked: the answers that are one letter. A commitment is asked for its parts."""


def answers(line: AskedLine) -> tuple[Answer, ...]:
    """What can be answered about a line with a letter; a sort by the first one of its word."""
    return by_first_letter(line.sorts, "It is") if line.asks == "sort" else ANSWERS[line.asks]
