"""Commitments of earlier sessions: what became of each, told at the beginning of the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from l4pc_tui.core.live.commitments import BARRIERS
from l4pc_tui.core.live.follow_up import ComingBack, FollowLine, coming_back, follow_lines
from l4pc_tui.core.live.left_open import agree
from l4pc_tui.core.live.naming import Known
from l4pc_tui.core.live.said import Said
from l4pc_tui.core.live.words import as_date, count, local, stamp
from l4pc_tui.core.record.nouns import Follow, Note, Outcome, entity
from l4pc_tui.core.text.cleaning import keep_name
from l4pc_tui.desk.leading import Leading
from l4pc_tui.desk.sessions import in_order

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.rowsets import SessionRow

REMARK_LIMIT = 500


class Following(Leading):
    """What a facilitator can do about commitments that come back."""

    def returning(self) -> tuple[FollowLine, ...]:
        """The earlier commitments that were open when this session began, with their answers."""
        today = local(self.desk.now(), self.desk.zone).date()
        return follow_lines(self._read.returning, self.room.follows, today)

    def known(self) -> Known:
        """The commitments that come back are spoken of by their words."""
        back = tuple(each.note for each in self._read.returning)
        return replace(super().known(), earlier=back)

    def returning_in_words(self) -> str:
        """How many still wait for a word: "3 commitments come back", "1 of 3 commitments is
        still to be asked about", or ""."""
        lines = self.returning()
        waiting = sum(not line.answered for line in lines)
        if not waiting:
            return ""
        if waiting < len(lines):
            is_ = "is" if waiting == 1 else "are"
            return f"{waiting} of {len(lines)} commitments {is_} still to be asked about"
        return f"{count(waiting, 'commitment')} {'comes' if waiting == 1 else 'come'} back"

    def follow(self, note: str, outcome: str, barrier: str = "") -> Said:
        """Say what became of one: done, started, changed, or blocked, and by what."""
        if said := self.refused() or self._never_made(note):
            return said
        if outcome not in frozenset(Outcome):
            return Said(False, "It is done, started, changed or blocked.")
        if outcome == Outcome.BLOCKED and barrier not in BARRIERS:
            return Said(False, f"Say what blocks it: {', '.join(BARRIERS)}.")
        held = self.room.follows.get(note) or Follow(
            f"{self.session}/{note}", self.session, note, outcome
        )
        told = replace(
            held, outcome=str(outcome), barrier=barrier if outcome == Outcome.BLOCKED else "",
            at=stamp(self.desk.now(), self.desk.zone),
        )  # fmt: skip
        return self._keep_follow(told)

    def follow_remark(self, note: str, words: str) -> Said:
        """Put a remark beside what became of one."""
        if said := self.refused() or self._never_made(note):
            return said
        held = self.room.follows.get(note)
        if held is None:
            return Said(False, "Say first what became of it; the remark stands beside that.")
        remark = keep_name(words, REMARK_LIMIT, "The remark")
        return self._keep_follow(replace(held, remark=remark.text), remark.told)

    def _never_made(self, note: str) -> Said | None:
        if any(each.note.id == note for each in self._read.returning):
            return None
        return Said(False, "No such commitment comes back to this session.")

    def _keep_follow(self, told: Follow, words: str = "") -> Said:
        name = entity("follow", self.session, told.note)
        return self.done(self.entry("put", name, told.data()), words=words)


def returning(desk: Desk, row: SessionRow) -> tuple[ComingBack, ...]:
    """The commitments that come back to a session: of its cohort's earlier ones, still open."""
    if not row.session.cohort:
        return ()
    held = sorted(desk.store.sessions(row.session.cohort), key=in_order)
    ids = [each.session.id for each in held]
    earlier = held[: ids.index(row.session.id)] if row.session.id in ids else []
    return _left_open(desk, row.session.cohort, earlier)


def still_open(desk: Desk, cohort: str) -> tuple[ComingBack, ...]:
    """Every commitment of a cohort that is open as far as all of its sessions tell."""
    return _left_open(desk, cohort, sorted(desk.store.sessions(cohort), key=in_order))


def _left_open(desk: Desk, cohort: str, told: Sequence[SessionRow]) -> tuple[ComingBack, ...]:
    if not told:
        return ()
    called = [(each.session.id, _called(each)) for each in told]
    return coming_back(called, commitments_of(desk, cohort), desk.store.follows(cohort))


def commitments_of(desk: Desk, cohort: str) -> tuple[Note, ...]:
    """The commitments of a cohort with their parts, as agreed or as the lines tell them."""
    people = desk.store.people(cohort)
    names = [name for p in people for name in (p.name, p.display_name) if name]
    return tuple(agree(note, {}, names) for note in desk.store.commitments(cohort))


def _called(row: SessionRow) -> str:
    """A session as it is spoken of: by its day."""
    on = as_date(row.session.date)
    return f"{on.day} {on:%B}" if on else row.session.title
