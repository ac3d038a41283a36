"""One script of the library: what the facilitator reads and what the room sees."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.screens.try_out import try_out
from l4pc_tui.console.widgets.draw import GAP
from l4pc_tui.console.widgets.script_words import ScriptWords
from l4pc_tui.desk.library.library import LibraryLine
from l4pc_tui.desk.library.script_preview import ScriptPreview, preview
from l4pc_tui.look.content import text


class ScriptScreen(Face):
    """Arrows scroll; where only one view fits, v turns to the other; Escape goes back."""

    CSS_PATH = "reading.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        Binding("v", "turn", "Other view", id="script.view",
                tooltip="What the room sees, or what the facilitator reads"),
        Binding("r", "run", "Run", id="script.run", tooltip="Try it out now, with no cohort"),
        Binding("R", "rehearse", "Rehearse", id="script.rehearse",
                tooltip="Go through it with a fast clock, on a copy that is gone afterwards"),
        Binding("e", "edit", "Edit", id="script.edit", tooltip="Open the file in your editor"),
        Binding("p", "paper", "Print", id="script.paper", tooltip="Print its sheet or its handouts"),
        Binding("escape,enter,q", "dismiss", "Back", id="script.back", key_display="esc",
                tooltip="Back to the library"),
    ]  # fmt: skip

    def __init__(self, line: LibraryLine) -> None:
        super().__init__()
        self._line = line
        self._words = ScriptWords()

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="page"):
            yield self._words

    def on_screen_resume(self) -> None:
        """Read it anew: it may have been edited."""
        self._draw_head("")
        desk, line = self.desk, self._line
        self.console.at_desk(lambda: preview(desk, line.id, line.kind), self.show)

    def show(self, seen: ScriptPreview) -> None:
        """Draw it."""
        self._words.show(seen)
        self._draw_head(seen.facts)
        self.refresh_bindings()

    def _draw_head(self, told: str) -> None:
        self.head.show(
            (heading(self._line.title, tag=self.desk.pretends), GAP), (text(told, "$muted"), GAP)
        )

    def works(self, action: str) -> bool:
        """Where both views stand beside each other there is no other one to turn to."""
        if action == "turn":
            return self._words.turns
        return self._line.runs if action in ("run", "rehearse", "paper") else True

    def action_turn(self) -> None:
        """The other view, where only one fits."""
        if self._words.turns:
            self._words.turn()

    def action_run(self) -> None:
        """Try it out."""
        if self._line.runs:
            try_out(self, self._line.id)

    def action_rehearse(self) -> None:
        """Rehearse it."""
        from l4pc_tui.console.screens.rehearsal import rehearse

        if self._line.runs:
            rehearse(self, self._line.id)

    def action_paper(self) -> None:
        """Print it."""
        from l4pc_tui.console.questions.printing import print_script

        if self._line.runs:
            print_script(self, self._line)

    def action_edit(self) -> None:
        """The file in the editor; back here it is read anew."""
        from l4pc_tui.console.screens.own_editor import edit

        edit(self, self._line.kind, self._line.id, self.on_screen_resume)
