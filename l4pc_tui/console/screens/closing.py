"""Close: what the session came to, the close itself, the log."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from l4pc_tui.console.corner import heading, saved_mark
from l4pc_tui.console.face import Face
from l4pc_tui.console.screens.choose import Choice, Choose
from l4pc_tui.console.widgets.close_words import CloseWords
from l4pc_tui.desk.closing import closing
from l4pc_tui.desk.conduct import Conductor
from l4pc_tui.look import content as drawn

PATIENCE = 5.0
"""Seconds that the disk gets before the backup is made."""


class CloseScreen(Face):
    """Over the Console; the same screen shows the record of a session that is over."""

    CSS_PATH = "reading.tcss"
    BINDINGS = [
        Binding("enter", "close", "Close", id="close.close", key_display="⏎",
                tooltip="Close the session; it can be opened again"),
        Binding("enter", "back", "Done", id="close.done", key_display="⏎", tooltip="Back"),
        Binding("e", "export", "Write the log", id="close.export",
                tooltip="Write the log to a file: to read, for a table, or whole"),
        Binding("o", "reopen", "Open again", id="close.reopen",
                tooltip="Go on with the session where it stood"),
        Binding("escape,q", "back", "Back", id="close.back", key_display="esc",
                tooltip="Back to the session"),
    ]  # fmt: skip

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor
        self._view = closing(conductor)
        self._done: list[str] = []

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="page", can_focus=False):
            yield CloseWords()

    def on_mount(self) -> None:
        self.set_interval(1.0, self.draw_head)
        self.draw_all()

    def draw_all(self) -> None:
        """Draw the session as it stands now."""
        self._view = closing(self.conductor)
        self.query_one(CloseWords).show(self._view, self._done)
        self.draw_head()
        self.refresh_bindings()

    def draw_head(self) -> None:
        """The clock and the word in the corner go on."""
        view, saving = self.conductor.view(), self.conductor.saved()
        name = "Record" if self._view.closed else "Close"
        title = heading(name, tag=self.desk.pretends, told=self._view.title)
        self.head.show(
            (title, drawn.text(view.clock, "bold $foreground")),
            (drawn.words(view.standing, view.card.place), saved_mark(saving)),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        closed, reading = self._view.closed, self.conductor.reading
        if action == "close":
            return not closed and not reading
        if action == "reopen":
            return closed and not reading
        return True

    def action_close(self) -> None:
        """Close, then make a backup and say where it lies."""
        if not self.answer(self.conductor.close()):
            return
        self.draw_all()
        desk, conductor = self.desk, self.conductor

        def work() -> Path:
            from l4pc_tui.desk.keeping import backup

            conductor.drain(PATIENCE)
            return backup(desk)

        self.console.at_desk(work, self._backed_up)

    def _backed_up(self, path: Path) -> None:
        self._done.append(f"Backed up and verified: {path}")
        self.draw_all()

    def action_reopen(self) -> None:
        if self.answer(self.conductor.reopen()):
            self.dismiss()

    def action_export(self) -> None:
        """Ask for the format, then write the log."""
        choices = (
            Choice("m", "md", "to read (Markdown)"), Choice("c", "csv", "tables (CSV)"),
            Choice("j", "jsonl", "whole (JSON Lines)"), Choice("escape", "", "nothing"),
        )  # fmt: skip
        self.app.push_screen(Choose("Write the log as what?", choices), self._export)

    def _export(self, how: str | None) -> None:
        if how is None:
            return
        desk, conductor = self.desk, self.conductor

        def work() -> Path:
            from l4pc_tui.desk.exports import export
            from l4pc_tui.desk.sessions import find_session

            conductor.drain(PATIENCE)
            return export(desk, find_session(desk, conductor.session), how)

        self.console.at_desk(work, self._exported)

    def _exported(self, path: Path) -> None:
        self._done.append(f"Written: {path}")
        self.draw_all()

    def action_back(self) -> None:
        self.dismiss()
