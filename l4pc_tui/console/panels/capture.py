"""The line at the bottom in which what is said gets caught."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.suggester import Suggester

from l4pc_tui.console.widgets.typed import Typed
from l4pc_tui.core.live.notes.note_line import LONGEST_LINE, is_restricted
from l4pc_tui.core.text import clean_line

HINT = 'Capture…   ! commitment   ? park   " quote   * insight   ^ barrier   + strength   ~ story'
NARROW_HINT = 'Capture…   ! commitment  ? park  " quote  * insight  ^ barrier'
LEFT = "Left as it was."
KEPT = "The note is as it was; your new words are kept half typed. {} goes on."
"""What becomes of a note whose mend was left; the key is the one that goes on with it."""


class Begun(Suggester):
    """Shows the rest of the name or theme that is begun; who is here changes, so nothing is kept."""

    def __init__(self, completed: Callable[[str], str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._completed = completed

    async def get_suggestion(self, value: str) -> str | None:
        return clean_line(self._completed(value)) or None


class Capture(Typed):
    """Enter saves, Escape keeps the draft and gives the keys back, ↑ in an empty line mends."""

    DEFAULT_CSS = """
    Capture, Capture:focus {
        height: 1; border: none; padding: 0 2; background: $panel-high; color: $foreground;
        background-tint: transparent 0%;
        & > .input--placeholder, & > .input--suggestion { color: $muted; }
    }
    """
    BINDINGS = [
        Binding("enter", "submit", "Save", id="line.save", tooltip="Save the note"),
        Binding(
            "escape", "keep", "Keep for later", id="line.keep",
            tooltip="Keep what is typed and give the keys back",
        ),
        Binding("tab", "complete", "Complete", id="line.complete",
                tooltip="Write the name behind @ or the theme behind # to its end; → does too"),
        Binding(
            "up", "mend_last", "Mend the last", id="line.mend_last", show=False,
            tooltip="In an empty line: take the last note up again",
        ),
    ]  # fmt: skip

    class Kept(Message):
        """The line was left with what is in it."""

    class MendLast(Message):
        """The last note is wanted back in the line."""

    class Full(Message):
        """Not all that was pasted found room."""

    class Restricted(Message):
        """The line began as a restricted note; what was in it is gone already."""

    def __init__(self, completed: Callable[[str], str]) -> None:
        """``completed``: the line with what is begun at its end, whole; "" when nothing is."""
        super().__init__(
            placeholder=HINT, id="capture", select_on_focus=False, max_length=LONGEST_LINE,
            suggester=Begun(self._whole),
        )  # fmt: skip
        self._completed = completed
        self._ready = ""
        """The line as it was completed last; it ends with a space."""

    def open(self, line: str) -> None:
        """Take the keys, with this line to go on from."""
        self.load(line)
        self.focus()

    def load(self, line: str) -> None:
        """Show this line."""
        self.value = line
        self.cursor_position = len(line)

    def leave(self) -> None:
        """Give the keys back."""
        if self.has_focus:
            self.screen.set_focus(None)

    def validate_value(self, value: str) -> str:
        """Whatever is typed or pasted, no control characters get in."""
        return clean_line(value, LONGEST_LINE)

    def watch_value(self, value: str) -> None:
        """A line that turns out to be restricted is emptied before anyone can keep it."""
        if is_restricted(value):
            self.value = ""
            self.post_message(self.Restricted())

    def on_paste(self, event: events.Paste) -> None:
        """Several lines become one, so that nothing pasted is lost."""
        event.prevent_default()
        event.stop()
        pasted, room = clean_line(event.text), LONGEST_LINE - len(self.value)
        self.insert_text_at_cursor(pasted[:room])
        if len(pasted) > room:
            self.post_message(self.Full())

    def insert_text_at_cursor(self, text: str) -> None:
        """The space that a completed name brings along is not doubled by one that is typed."""
        if not (text == " " and self.cursor_at_end and self.value == self._ready):
            super().insert_text_at_cursor(text)

    def action_complete(self) -> None:
        """Take the whole name or theme, when one is begun at the end."""
        if self.cursor_at_end and (whole := self._whole(self.value)):
            self.load(whole)

    def _whole(self, value: str) -> str:
        """The line completed, which is remembered; "" when nothing is begun at its end."""
        whole = clean_line(self._completed(value))
        self._ready = whole or self._ready
        return whole

    def action_keep(self) -> None:
        """Leave the line as it is."""
        self.post_message(self.Kept())

    def action_mend_last(self) -> None:
        """Take the last note up again, when nothing is typed."""
        if not self.value:
            self.post_message(self.MendLast())
