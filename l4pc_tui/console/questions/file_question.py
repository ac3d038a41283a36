"""What a file of people leaves open and only a person can decide, asked one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import OptionList, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.draw import GAP, hang, key, stack
from l4pc_tui.console.widgets.lines import Lines, ListLine
from l4pc_tui.core.people.question import Choice, Question
from l4pc_tui.desk.people.roster_questions import NEW
from l4pc_tui.look.content import text

NUMBER_AT = 3
NUMBERS = 9
"""Choices that a key of their own takes; the arrows reach all of them."""


class Answers(Lines):
    """What may be answered, the likeliest first."""

    DEFAULT_CSS = "Answers { height: auto; max-height: 12; margin: 1 0; }"

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__("This one", "The answer is what is under the cursor", id="answers")
        self._choices = choices

    def lines(self, width: int) -> list[ListLine]:
        drawn = []
        for number, each in enumerate(self._choices, start=1):
            lead = key(str(number)) if number <= NUMBERS else GAP
            drawn.append(
                ListLine(each.value, stack(hang(lead, NUMBER_AT, text(each.words), width)))
            )
        return drawn


class FileQuestion(Slip[str]):
    """Dismissed with the answer, or with "" for what is left open for now."""

    AUTO_FOCUS = "Answers"
    BINDINGS = [
        Binding("n", "new", "Another person", id="file.new",
                tooltip="The row is somebody who is not known yet"),
        Binding("escape,l", "leave", "Leave out", id="file.leave", key_display="esc",
                tooltip="Leave it open for now; the next import asks again"),
        *(Binding(str(n), f"take({n})", show=False, id=f"file.{n}") for n in range(1, NUMBERS + 1)),
    ]  # fmt: skip

    def __init__(self, asked: Question, number: int, of: int) -> None:
        """number, of: which of the questions it is."""
        super().__init__()
        self._question = asked
        self._count = f"  {number} of {of}" if of > 1 else ""

    def body(self) -> Iterable[Widget]:
        asked = self._question
        yield Static(text(asked.about or "The whole file", "bold") + text(self._count, "$muted"))
        if asked.text != asked.about:
            yield Static(text(asked.text))
        yield Answers(asked.choices)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Somebody new is an answer only where a row asks who it is."""
        return action != "new" or NEW in self._question.answers

    @on(OptionList.OptionSelected, "#answers")
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """The answer under the cursor."""
        self.dismiss(self.query_one(Answers).line_key(event.option_index))

    def action_take(self, number: int) -> None:
        """The answer of that number."""
        if number <= len(self._question.choices):
            self.dismiss(self._question.choices[number - 1].value)

    def action_new(self) -> None:
        """The row is somebody else."""
        self.dismiss(NEW)

    def action_leave(self) -> None:
        """Nobody says so."""
        self.dismiss("")
