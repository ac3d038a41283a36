"""What was said: the notes with their times and marks, the latest last."""

from __future__ import annotations

from functools import lru_cache

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from l4pc_tui.console.widgets.draw import hang, hint, stack
from l4pc_tui.console.widgets.lines import Lines, ListLine
from l4pc_tui.core.live.view_model import NoteLine
from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.look.content import text

_TIME = 5
"""Cells of a clock time; one of another day has its date before it."""
_SIGN = 3
NOTHING = "Nothing yet. n writes a note; a mark begins one of its kind."
SIGNS = {
    row.key: (row.sign, f"bold ${row.colour}" if kind is NoteKind.RESTRICTED else f"${row.colour}")
    for kind, row in NOTE_KINDS.items()
}
"""Each mark as it is drawn, and its colour."""


class Notes(Lines):
    """x strikes the note under the cursor, w says what its speaker agrees to, Enter mends it."""

    BINDINGS = [
        Binding(
            "w", "consent", "Consent", id="note.consent",
            tooltip="What the speaker of a quote or a story agrees to now; also that it is taken back",
        ),
        Binding(
            "x", "strike", "Strike", id="note.strike",
            tooltip="Take the note's words out of the file for good",
        ),
    ]  # fmt: skip

    # Times stand in the first cells; the column is narrow.
    DEFAULT_CSS = "Notes > .option-list--option { padding: 0; }"

    SPACED = True

    class Strike(Message):
        """Someone asked for a note not to be written."""

        def __init__(self, note: NoteId) -> None:
            super().__init__()
            self.note = note

    class Consent(Message):
        """Someone told what the speaker of a note agrees to now."""

        def __init__(self, note: NoteId) -> None:
            super().__init__()
            self.note = note

    def __init__(self) -> None:
        super().__init__("Mend", "Put other words in the place of the note’s", id="notes")
        self._notes: tuple[NoteLine, ...] = ()
        self._kinds = False

    def show(self, notes: tuple[NoteLine, ...], *, kinds: bool = False) -> None:
        """Draw these notes, unless they are drawn already; a new last one is brought to view,
        unless somebody is reading on in the list. kinds: below each a line tells what it is."""
        if (notes, kinds) == (self._notes, self._kinds):
            return
        self._kinds = kinds
        known = {note.id for note in self._notes}
        newer = bool(notes) and notes[-1].id not in known
        self._notes = notes
        self.redraw()
        if newer and not self.has_focus:
            self.scroll_end(animate=False)

    def lines(self, width: int) -> list[ListLine]:
        if not self._notes:
            empty = hint(NOTHING)
            return [ListLine("", stack(empty.wrap(max(4, width))))]
        return [ListLine(note.id, _drawn(note, width, self._kinds)) for note in self._notes]

    def to_last(self) -> None:
        """Put the cursor on the latest note."""
        self.redraw()
        self.action_last()

    def action_consent(self) -> None:
        """Ask what the speaker of the note under the cursor agrees to."""
        if self.chosen:
            self.post_message(self.Consent(NoteId(self.chosen)))

    def action_strike(self) -> None:
        """Ask for the note under the cursor to be struck."""
        if self.chosen:
            self.post_message(self.Strike(NoteId(self.chosen)))


@lru_cache(maxsize=4_000)
def _drawn(note: NoteLine, width: int, kinds: bool) -> Content:
    """A note in so many cells; ``kinds``: with a line that tells what it is.

    Remembered: all notes of a session stand in the list.
    """
    lead = Content.assemble((note.time.rjust(_TIME), "$muted"), " ", SIGNS[note.mark])
    at = max(_TIME, len(note.time)) + _SIGN
    told = hang(lead, at, text(note.text), width)
    if kinds and note.told:
        told += hang(Content(""), at, text(note.told, "$muted"), width)
    if note.withdrawn:
        told += hang(Content(""), at, text(note.withdrawn, "$muted"), width)
    if note.versions:
        told += hang(Content(""), at, text(f"▲ {note.versions}", "$behind"), width)
    return stack(told)
