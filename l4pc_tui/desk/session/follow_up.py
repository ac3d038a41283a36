"""Commitments of earlier sessions: what became of each, told at the beginning of the next."""

from __future__ import annotations

from dataclasses import replace

from l4pc_tui.core.live.notes.commitments import BARRIERS
from l4pc_tui.core.live.notes.follow_up import FollowLine, follow_lines
from l4pc_tui.core.live.run.known import Known
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.nouns import Follow, Outcome, entity
from l4pc_tui.core.text.amounts import count, local, stamp
from l4pc_tui.core.text.cleaning import keep_name
from l4pc_tui.desk.session.run_sheet import Leading

REMARK_LIMIT = 500


class FollowUp(Leading):
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

    def follow(
        self, note: NoteId, outcome: str, barrier: str = "", remark: str | None = None
    ) -> Reply:
        """Say what became of one: done, started, changed, or blocked, and by what. remark: what is
        said beside it in the same breath, and undone with it; None leaves the one that is there."""
        if said := self.refused() or self._never_made(note):
            return said
        if outcome not in frozenset(Outcome):
            return Reply(False, "It is done, started, changed or blocked.")
        if outcome == Outcome.BLOCKED and barrier not in BARRIERS:
            return Reply(False, f"Say what blocks it: {', '.join(BARRIERS)}.")
        held = self.room.follows.get(note) or Follow(
            f"{self.session}/{note}", self.session, note, outcome
        )
        told = replace(
            held, outcome=str(outcome), barrier=barrier if outcome == Outcome.BLOCKED else "",
            at=stamp(self.desk.now(), self.desk.zone),
        )  # fmt: skip
        if remark is None:
            return self._keep_follow(told)
        kept = keep_name(remark, REMARK_LIMIT, "The remark")
        return self._keep_follow(replace(told, remark=kept.text), kept.told)

    def follow_remark(self, note: NoteId, words: str) -> Reply:
        """Put a remark beside what became of one."""
        if said := self.refused() or self._never_made(note):
            return said
        held = self.room.follows.get(note)
        if held is None:
            return Reply(False, "Say first what became of it; the remark stands beside that.")
        remark = keep_name(words, REMARK_LIMIT, "The remark")
        return self._keep_follow(replace(held, remark=remark.text), remark.told)

    def _never_made(self, note: NoteId) -> Reply | None:
        if any(each.note.id == note for each in self._read.returning):
            return None
        return Reply(False, "No such commitment comes back to this session.")

    def _keep_follow(self, told: Follow, words: str = "") -> Reply:
        name = entity("follow", self.session, told.note)
        return self.done(self.entry("put", name, told.data()), words=words)
