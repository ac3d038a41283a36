"""Commitments of earlier sessions: what became of each, one letter a commitment."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading, saved_mark
from l4pc_tui.console.panels.asked import Asked, follow_line
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.choose import Choose, chosen_by
from l4pc_tui.console.widgets.draw import hint
from l4pc_tui.core.live.notes.answers import BARRIER, FOLLOW, Answer
from l4pc_tui.core.live.notes.follow_up import FollowLine
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.record.nouns import Outcome
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.look import content as drawn
from l4pc_tui.look.keyed import drawn_on

HINT = "A letter answers and moves on · Enter passes on · z takes back · Esc back"
NONE = "No commitment of an earlier session is open."


def _became(answer: Answer) -> Binding:
    action = "blocked" if answer.means == Outcome.BLOCKED else f"follow({str(answer.means)!r})"
    return Binding(answer.letter, action, answer.word, id=f"follow.{answer.means}",
                   tooltip=answer.told)  # fmt: skip


class FollowScreen(Face):
    """Over the Console; nothing here must be answered."""

    CSS_PATH = "asked.tcss"
    AUTO_FOCUS = "Asked"
    BINDINGS = [
        *(_became(each) for each in FOLLOW),
        Binding("i", "remark", "Remark", id="follow.remark", tooltip="A remark beside the answer"),
        Binding("z", "undo", "Undo", id="follow.undo", tooltip="Take the last answer back"),
        Binding("enter", "pass_on", "Next", id="follow.next", key_display="⏎",
                tooltip="On to the next without an answer; after the last, back to the session"),
        Binding("escape,q", "back", "Back", id="follow.back", key_display="esc",
                tooltip="Back to the session"),
    ]  # fmt: skip

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor

    def body(self) -> Iterable[Widget]:
        with drawn_on(self):
            told = hint(HINT)
        yield Static(told, id="hint")
        yield Asked[FollowLine](follow_line, id="asked")

    def on_mount(self) -> None:
        self.set_interval(1.0, self.draw_all)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.draw_all()
        line = self.asked.item
        if line is not None and line.answered:
            self.asked.on_to_next(_waits)

    @property
    def asked(self) -> Asked[FollowLine]:
        """The list."""
        return self.query_one(Asked)

    def draw_all(self) -> None:
        """Draw what has changed."""
        view, saving = self.conductor.view(), self.conductor.saved()
        title = heading("Follow-up", tag=self.desk.pretends, told=self.conductor.where)
        told = self.conductor.returning_in_words()
        self.head.show(
            (title, drawn.text(view.clock, "bold $foreground")),
            (
                drawn.text(told or "nothing waits", "$muted"),
                saved_mark(saving, dark=self.conductor.wall.stands.blank),
            ),
        )
        lines = self.conductor.returning()
        self.asked.show(lines)
        if not lines:
            self.query_one("#hint", Static).update(drawn.text(NONE, "$muted"))

    def works(self, action: str) -> bool:
        if action in ("back", "pass_on", "app.keys", "app.curtain"):
            return True
        return not self.conductor.reading and (self.asked.item is not None or action == "undo")

    def _do(self, said: Reply) -> bool:
        self.draw_all()
        return self.answer(said)

    def action_follow(self, outcome: str, barrier: str = "") -> None:
        """Keep what became of it and move on; one put right stays where it is."""
        line = self.asked.item
        if line is None:
            return
        if self._do(self.conductor.follow(line.note, outcome, barrier)) and not line.answered:
            self.asked.on_to_next(_waits)

    def action_blocked(self) -> None:
        """Ask for the barrier, one letter too."""
        if self.asked.item is None:
            return

        def chosen(barrier: str | None) -> None:
            if barrier is not None:
                self.action_follow(Outcome.BLOCKED, barrier)

        self.app.push_screen(Choose("What is in the way?", chosen_by(BARRIER, "leave it")), chosen)

    def action_remark(self) -> None:
        line = self.asked.item
        if line is None:
            return

        def remarked(words: str | None) -> None:
            if words is not None:
                self._do(self.conductor.follow_remark(line.note, words))

        self.app.push_screen(Ask(f"Remark on “{line.text}”", value=line.remark), remarked)

    def action_undo(self) -> None:
        self._do(self.conductor.undo())

    def action_pass_on(self) -> None:
        """On to the next without an answer; after the last, back to the session."""
        if not self.asked.on_to_next(_waits):
            self.dismiss()

    def action_back(self) -> None:
        self.dismiss()


def _waits(line: FollowLine) -> bool:
    return not line.answered
