"""The commitments of a cohort: what is promised, by when, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.follow_up import ComingBack
from l4pc_tui.core.live.left_open import in_words, parts
from l4pc_tui.core.live.words import count, local
from l4pc_tui.desk.following import still_open

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A commitment that is open, as listed: what, then who, by when and since which session.

    late: "3 days overdue", or "".
    """

    id: str
    text: str
    about: str
    late: str


def promises(desk: Desk, cohort: str) -> tuple[PromiseLine, ...]:
    """What is still open in a cohort, what is due first."""
    today = local(desk.now(), desk.zone).date()
    return tuple(
        PromiseLine(each.note.id, parts(each.note)["what"] or each.note.text, _about(each),
                    each.overdue(today))
        for each in still_open(desk, cohort)
    )  # fmt: skip


def promises_in_words(lines: tuple[PromiseLine, ...]) -> str:
    """How many, and how many are late: "5 commitments open, 2 overdue", or ""."""
    late = sum(bool(line.late) for line in lines)
    told = f"{count(len(lines), 'commitment')} open" if lines else ""
    return f"{told}, {late} overdue" if late else told


def _about(each: ComingBack) -> str:
    made = f"from {each.made}" if each.made else ""
    return " · ".join(filter(None, (in_words(each.note), made, each.last)))
