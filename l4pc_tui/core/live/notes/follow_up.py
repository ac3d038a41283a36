"""Commitments that come back: what earlier sessions left open, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from l4pc_tui.core.live.notes.commitments import OPEN
from l4pc_tui.core.live.notes.left_open import due_on, in_words, parts
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.names import NoteId, SessionId
from l4pc_tui.core.record.nouns import Follow, Note, Outcome, Session
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.toned import Tone

_SIGNS: dict[Outcome, tuple[str, Tone]] = locked(
    Outcome,
    {
        Outcome.DONE: ("✓", "kept"), Outcome.STARTED: ("◐", "online"),
        Outcome.CHANGED: ("◑", "online"), Outcome.BLOCKED: ("×", "behind"),
    },
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ComingBack:
    """An earlier commitment that is still open. last: what the latest session said of it; due:
    the day that was named for it."""

    note: Note
    made: str
    last: str = ""
    due: date | None = None

    def overdue(self, today: date) -> str:
        """How long its day is past: "3 days overdue", or ""."""
        late = (today - self.due).days if self.due else 0
        return f"{count(late, 'day')} overdue" if late > 0 else ""


@dataclass(frozen=True, slots=True)
class FollowLine:
    """One commitment on view.

    answered: whether this session has told what became of it; mark: that, in words, or "".
    about: when it was made, its parts, what was last said of it. waits: how it stands while nobody
    has told, "late" or "to come".
    """

    note: NoteId
    sign: str
    mark: str
    tone: Tone
    text: str
    about: str
    remark: str
    answered: bool
    waits: str = ""


def coming_back(
    earlier: Sequence[tuple[SessionId, str]], notes: Iterable[Note], follows: Iterable[Follow]
) -> tuple[ComingBack, ...]:
    """What is asked about: what is due first, then what has no day, of the latest session first,
    in the order it was promised.

    earlier: each earlier session as (id, how it is called), in order. A commitment comes back
    until the latest of those sessions to speak of it says that it is done or has changed.
    """
    order = {session: place for place, (session, _) in enumerate(earlier)}
    called = dict(earlier)
    latest = latest_words(follows, order)
    held = [note for note in notes if note.session in order]
    held.sort(key=lambda note: -order[note.session])
    found = []
    for note in held:
        said = latest.get(note.id)
        if said is None or said.outcome in OPEN:
            last = f"last time {outcome(said)}" if said else ""
            found.append(ComingBack(note, called[note.session], last, due_on(note)))
    return tuple(sorted(found, key=lambda each: each.due or date.max))


def latest_words(follows: Iterable[Follow], order: Mapping[SessionId, int]) -> dict[NoteId, Follow]:
    """Of each commitment what the latest session to speak of it said. order: session → its place
    among those that are asked; what others said does not count."""
    told = (each for each in follows if each.session in order)
    return {each.note: each for each in sorted(told, key=lambda each: order[each.session])}


def is_settled(note: Note, follows: Iterable[Follow], sessions: Iterable[Session]) -> bool:
    """Whether the latest of the sessions to speak of a commitment said that it is done or has
    changed. sessions: those of its cohort that told something of it."""
    order = {each.id: place for place, each in enumerate(sorted(sessions, key=lambda s: s.order))}
    said = latest_words(follows, order).get(note.id)
    return said is not None and said.outcome not in OPEN


def follow_lines(
    back: Iterable[ComingBack], follows: Mapping[NoteId, Follow], today: date
) -> tuple[FollowLine, ...]:
    """The commitments as they are drawn."""
    lines = []
    for each in back:
        said, note = follows.get(each.note.id), each.note
        late = each.overdue(today)
        waits: tuple[str, Tone] = ("▲", "behind") if late else ("·", "muted")
        sign, tone = _SIGNS[Outcome(said.outcome)] if said else waits
        told = parts(note)
        about = (in_words(note), late, f"from {each.made}" if each.made else "",
                 each.last)  # fmt: skip
        lines.append(
            FollowLine(
                note.id, sign, outcome(said) if said else "", tone, told["what"] or note.text,
                " · ".join(filter(None, about)), said.remark if said else "", said is not None,
                "" if said else "late" if late else "to come",
            )
        )  # fmt: skip
    return tuple(lines)


def outcome(said: Follow) -> str:
    """What became of it, in words: "done", "blocked (time)"."""
    return f"{said.outcome} ({said.barrier})" if said.barrier else said.outcome
