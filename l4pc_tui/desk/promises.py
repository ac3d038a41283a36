"""The commitments of a cohort: what is promised, by when, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.follow_up import ComingBack, outcome
from l4pc_tui.core.live.left_open import due_on, in_words, parts
from l4pc_tui.core.live.words import count, local
from l4pc_tui.desk.following import commitments_of, still_open

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Note
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


def promises_json(desk: Desk, cohort: str) -> list[dict[str, Any]]:
    """Every commitment of a cohort in the order they were made, for programs to read.

    open: it comes back to the next session. last: what was last told of it.
    """
    waiting = {each.note.id for each in still_open(desk, cohort)}
    last = {follow.note: outcome(follow) for follow in desk.store.follows(cohort)}
    return [
        {"id": note.id, "session": note.session, "at": note.at, "text": note.text,
         **parts_json(note), "open": note.id in waiting, "last": last.get(note.id, "")}
        for note in commitments_of(desk, cohort)
    ]  # fmt: skip


def parts_json(note: Note, names: tuple[str, ...] = ()) -> dict[str, str]:
    """A commitment's parts for programs to read; ``due`` is the ISO date that ``by`` names."""
    said, due = parts(note, names), due_on(note, names)
    return {
        "who": said["who"], "what": said["what"], "by": said["by"],
        "due": due.isoformat() if due else "", "with": said["with_whom"], "done": said["done"],
    }  # fmt: skip


def _about(each: ComingBack) -> str:
    made = f"from {each.made}" if each.made else ""
    return " · ".join(filter(None, (in_words(each.note), made, each.last)))
