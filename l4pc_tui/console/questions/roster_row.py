"""One row of a roster that only a person can decide about: who is this?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import OptionList, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.draw import hang, stack
from l4pc_tui.console.widgets.lines import Lines, ListLine
from l4pc_tui.desk.people.roster_questions import NEW, Candidate, Question
from l4pc_tui.look.content import text

NUMBER_AT = 3
NUMBERS = 9
"""Candidates that a key of their own takes; the arrows reach all of them."""


class Candidates(Lines):
    """Whom the row may be, the likeliest first."""

    DEFAULT_CSS = "Candidates { height: auto; max-height: 12; margin: 1 0; }"

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        super().__init__("This person", "The row is the person under the cursor", id="candidates")
        self._candidates = candidates

    def lines(self, width: int) -> list[ListLine]:
        drawn = []
        for number, each in enumerate(self._candidates, start=1):
            lead = text(str(number) if number <= NUMBERS else "", "bold $footer-key-foreground")
            words = text(each.name, "bold") + text(
                f"  {each.about}" if each.about else "", "$muted"
            )
            drawn.append(ListLine(each.person, stack(hang(lead, NUMBER_AT, words, width))))
        return drawn


class RosterRow(Slip[str]):
    """Dismissed with a person's id, with NEW, or with "" for a row that is left out."""

    AUTO_FOCUS = "Candidates"
    BINDINGS = [
        Binding("n", "new", "Another person", id="row.new",
                tooltip="The row is somebody who is not known yet"),
        Binding("escape,l", "leave", "Leave out", id="row.leave", key_display="esc",
                tooltip="Leave the row out for now; the next import asks again"),
        *(Binding(str(n), f"take({n})", show=False, id=f"row.{n}") for n in range(1, NUMBERS + 1)),
    ]  # fmt: skip

    def __init__(self, asked: Question, number: int, of: int) -> None:
        """number, of: which of the rows that are asked about it is."""
        super().__init__()
        self._question = asked
        self._count = f"  {number} of {of}" if of > 1 else ""

    def body(self) -> Iterable[Widget]:
        about = f", {self._question.about}" if self._question.about else ""
        row = text(f"Line {self._question.line}: {self._question.name}{about}", "bold")
        yield Static(row + text(self._count, "$muted"))
        yield Static(text("Is this somebody who is known already?"))
        yield Candidates(self._question.candidates)

    @on(OptionList.OptionSelected, "#candidates")
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """The row is that person."""
        self.dismiss(self.query_one(Candidates).line_key(event.option_index))

    def action_take(self, number: int) -> None:
        """The row is the person of that number."""
        if number <= len(self._question.candidates):
            self.dismiss(self._question.candidates[number - 1].person)

    def action_new(self) -> None:
        """The row is somebody else."""
        self.dismiss(NEW)

    def action_leave(self) -> None:
        """Nobody says who it is."""
        self.dismiss("")
