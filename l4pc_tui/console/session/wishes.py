"""A session on view: what its keys wish for is done, drawn and told."""

from __future__ import annotations

from collections.abc import Callable

from l4pc_tui.console.frame.full_screen import BROAD, ROOMY, Face
from l4pc_tui.console.panels.capture import Capture
from l4pc_tui.console.panels.notes import Notes
from l4pc_tui.console.panels.run_sheet import RunSheet
from l4pc_tui.console.widgets.step_words import StepWords
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.rulings import Refused
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.time.time_changes import not_open
from l4pc_tui.core.live.view_model import SessionView
from l4pc_tui.desk.session.conductor import Conductor


class Wishing(Face):
    """Holds the conductor and what was last drawn of it. It computes nothing."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor
        self.view: SessionView = conductor.view()
        self.run_sheet = RunSheet()
        self.words = StepWords()
        self.notes = Notes()
        self.capture = Capture(conductor.completed)
        """The line at the bottom."""
        self._damage = ""
        self._at = conductor.room.run.at
        """The step that was last on view: another one may ask for groups."""

    def draw_all(self) -> None:
        """Draw what has changed since it was last drawn."""
        raise NotImplementedError

    @property
    def narrow(self) -> bool:
        """True where one column is all there is room for."""
        return self.has_class("-narrow")

    @property
    def large(self) -> bool:
        """True where the side columns tell more."""
        return self.app.size.width >= BROAD

    @property
    def airy(self) -> bool:
        """True where a heading has a row of air below it."""
        return self.app.size.height >= ROOMY

    def wish(self, said: Reply) -> bool:
        """Draw what a wish did, and tell what was said about it."""
        self.draw_all()
        at, self._at = self._at, self.conductor.room.run.at
        return self.answer(said.and_also(self.conductor.groups.offer()) if at != self._at else said)

    def say_damage(self, *, again: bool = False) -> None:
        """Where nothing is saved any more, say so until it is read; ``again``: though it was."""
        saving = self.conductor.saved()
        if saving.for_good and (again or saving.reason != self._damage):
            self._damage = saving.reason
            self.console.tell(f"{saving.reason} Escape puts this away.", "act", stays=True)

    def may_change(self, why_not: Callable[[Run], Refused | None] = not_open) -> bool:
        """Whether the session goes and is ours; if not, say so. why_not: asked instead."""
        said = self.conductor.refused()
        closed = why_not(self.conductor.room.run)
        if said is None and closed is not None:
            said = Reply(False, closed.words)
        return said is None or self.answer(said)
