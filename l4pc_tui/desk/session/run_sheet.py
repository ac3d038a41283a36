"""The run sheet of a running session, kept up to date, and wishes that become moves.

The sheet is the pinned one, for the day it holds on and the people who are here, with what was
changed before it began and since.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.half_typed import Half
from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.reply import DONE, Reply
from l4pc_tui.core.live.settings.meanings import pins_of
from l4pc_tui.core.live.sheet.changes import Changes
from l4pc_tui.core.live.sheet.replan import recount, replan
from l4pc_tui.core.live.time.preview import Preview, preview
from l4pc_tui.core.live.time.time_changes import Proposal
from l4pc_tui.core.live.view.head_count import counted
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.life import State
from l4pc_tui.desk.session.keeper import Keeper
from l4pc_tui.desk.session.pinned_scripts import scripts

if TYPE_CHECKING:
    from l4pc_tui.core.live.settings.numbers import Settings
    from l4pc_tui.core.live.sheet.sheet import Sheet
    from l4pc_tui.desk.session.open import Read
    from l4pc_tui.desk.session.pinned_scripts import Scripts


class Leading(Keeper):
    """Holds the run sheet; ``_do`` keeps a move, ``accept`` one that was previewed."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._day = read.day(read.room.run.started)
        self._people = read.people
        self._pinned = self._base = read.sheet(self._day)
        self._inserted: dict[str, Scripts] = dict(read.inserted)
        self._laid: Mapping[str, Sheet] = {}
        self._changes = Changes()
        self._taken: Mapping[str, object] | None = None
        super().__init__(read.desk, self._base, read.room)
        self.next_session = read.next_session
        self._lay_inserted()
        self._relay()

    @property
    def settings(self) -> Settings:
        """The numbers that it is led by: pinned when it starts, so that none changes under it."""
        return self._read.settings

    @property
    def day(self) -> date:
        """The day that its clock times hold on."""
        return self._day

    @property
    def wrong_settings(self) -> tuple[str, ...]:
        """What of the person's own settings cannot be taken, a sentence each; before the start."""
        return self._read.wrong

    def take_up(self, read: Read) -> None:
        """Go on from a session that was read again."""
        self._read, self.room, self.next_session = read, read.room, read.next_session
        self._inserted |= read.inserted
        self._lay_out(self.room.run.started)

    def keep_to_the_day(self, began: float | None) -> bool:
        """Lay the run sheet out for the day it holds on; True when that is another day.

        A session may be opened the evening before, or be left open over night.
        """
        if self._read.day(began) == self._day:
            return False
        self._lay_out(began)
        return True

    def moment(self) -> float:
        """The moment that the plan is looked at: now, but before the start when it begins, for its
        times are read on its own day."""
        now = self.desk.now()
        return max(now, self.sheet.starts) if self.room.run.state is State.PLANNED else now

    def lay(self, changes: Changes) -> Sheet:
        """The run sheet as it would be with these changes."""
        return replan(self._base, changes, self._laid)

    def keep(self, entries: Sequence[Entry], *, leaves: tuple[Half, ...] | None = None) -> None:
        """Fold entries in at once and queue them for the disk; the run sheet follows."""
        super().keep(entries, leaves=leaves)
        self._relay()

    def accept(self, shown: Preview) -> Reply:
        """Do what a preview showed. Refused when something else was done in between."""
        if shown.run != self.room.run:
            return Reply(False, "The session has gone on meanwhile. Look again, please.")
        said = self._do(shown.answer)
        return Reply(True, shown.title) if said.ok else said

    def _do(self, answer: rules.Ruling) -> Reply:
        if said := self.refused():
            return said
        if isinstance(answer, rules.Refused):
            return Reply(False, answer.words)
        self.keep([self.move(answer.verb, answer.data)])
        return DONE

    def _preview(
        self, found: Proposal | rules.Refused, lay: Callable[[Changes], Sheet] | None = None
    ) -> Preview | Reply:
        """What a proposal would do, in words; or why there is none. lay: for what comes with
        another plan."""
        if said := self.refused():
            return said
        if isinstance(found, rules.Refused):
            return Reply(False, found.words)
        now, zone = self.moment(), self.desk.zone
        return preview(
            lay or self.lay, self.room.run, now, zone, found.answer, found.title, found.rest
        )

    def _insert(self, sha: str, scripts: Scripts) -> None:
        """Have an exercise at hand that may be put into the plan."""
        self._inserted[sha] = scripts
        self._lay_inserted()

    def _lay_out(self, began: float | None) -> None:
        """Everything anew, for the day that the session holds on."""
        self._day = self._read.day(began)
        self._pinned = self._base = self._read.sheet(self._day)
        self._people = self._read.people
        self._lay_inserted()
        self._changes, self.sheet = Changes(), self._base
        self._relay()

    def _takes_other_scripts(self) -> bool:
        """Before the start another version of the plan may be taken, and that taken back."""
        if self.room.run.state is not State.PLANNED or not self.room.run.changes.planned:
            return False
        wanted = pins_of(self.room.moves)
        # A change that names no version, or one that is not to be had, is looked for once.
        held = self._read.scripts.pins()
        if wanted == self._taken or all(wanted.get(name) == each for name, each in held.items()):
            return False
        self._taken = wanted
        found = scripts(self.desk, self._read.row.session, wanted)
        self._read = replace(self._read, scripts=found)
        self._lay_out(None)
        return True

    def _lay_inserted(self) -> None:
        here = replace(self._read, people=self._people)
        self._laid = {
            sha: here.sheet(self._day, scripts) for sha, scripts in self._inserted.items()
        }

    def _relay(self) -> None:
        """Bring the run sheet up to date with who is here and what was changed."""
        if self._takes_other_scripts():
            return
        people = counted(self.room, self._read.people)
        changes = self.room.run.changes
        if people != self._people:
            self._people = people
            here = replace(self._read, people=people)
            self._base = recount(self._pinned, here.sheet(self._day))
            self._lay_inserted()
        elif changes == self._changes:
            return
        self._changes, self.sheet = changes, self.lay(changes)
