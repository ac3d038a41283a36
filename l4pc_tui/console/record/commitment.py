"""A commitment's parts, put right line by line; each is kept when Enter is pressed on it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from l4pc_tui.console.questions.form import Form
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.live.notes.left_open import PARTS
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.text.amounts import capital
from l4pc_tui.desk.session.conductor import Conductor


class CommitmentForm(Form):
    """Any line may stay empty. Escape keeps what was gone past, and leaves the rest."""

    HEADING = "Commitment"
    TOLD = "Enter keeps a line and goes on · any may stay empty · Esc goes back"

    def __init__(self, conductor: Conductor, note: NoteId) -> None:
        super().__init__()
        self._conductor = conductor
        self._note = note

    def fields(self) -> Sequence[tuple[str, Widget]]:
        held = self._conductor.parts(self._note)
        return tuple(
            (capital(asked), Field(held.get(name, ""), id=name, enter="Keep"))
            for name, asked in PARTS.items()
        )

    def action_on(self) -> None:
        """Keep the line and go on; after the last, back."""
        lines = [*self.query(Field)]
        at = lines.index(self.focused) if self.focused in lines else len(lines) - 1
        line = lines[at]
        if not self.answer(self._conductor.agree(self._note, str(line.id), line.value)):
            return
        if line is lines[-1]:
            self.dismiss()
        else:
            lines[at + 1].focus()

    def save(self) -> None:
        """Keep every line as it stands now, and go back."""
        said = [self._conductor.agree(self._note, str(f.id), f.value) for f in self.query(Field)]
        if all(self.answer(each) for each in said):
            self.dismiss()
