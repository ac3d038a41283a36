"""One question, a key for each answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.key_bar import KeyBar
from l4pc_tui.console.widgets.working_keys import key_name, working
from l4pc_tui.core.live.notes.answers import CONSENT_SINCE, Answer
from l4pc_tui.core.text.amounts import capital
from l4pc_tui.look.content import text


@dataclass(frozen=True, slots=True)
class Choice:
    """A key, what it answers ("" for: nothing after all), and its words in the bar."""

    key: str
    answer: str
    words: str


def chosen_by(answers: Iterable[Answer], leaves: str) -> tuple[Choice, ...]:
    """A key for each answer; Escape, which ``leaves`` names, gives none."""
    keys = (Choice(each.letter or "enter", each.means, each.word) for each in answers)
    return (*keys, Choice("escape", "", leaves))


class Choose(Slip[str | None]):
    """Dismissed with the answer chosen; None for nothing."""

    def __init__(self, asked: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._asked = asked
        for choice in choices:
            self._bindings.key_to_bindings.setdefault(choice.key, []).append(
                Binding(
                    choice.key,
                    f"answer({choice.answer!r})",
                    choice.words,
                    key_display="⏎" if choice.key == "enter" else None,
                    id=f"answer.{choice.answer or 'nothing'}",
                )
            )

    def body(self) -> Iterable[Widget]:
        yield Static(text(f"{self._asked}\n"))

    def on_resize(self) -> None:
        """Answers for which the bar has no room stand below the question, a line each."""
        told = (
            f"  {key_name(self.app, each)}  {each.description}"
            for each in working(self)
            if each.show
        )
        lines = [] if self.query_one(KeyBar).has_all else [*told]
        self.query_one(Static).update(text("\n".join((self._asked, *lines, ""))))

    def action_answer(self, answer: str) -> None:
        """Answer."""
        self.dismiss(answer or None)


def consent_question(note: str) -> Choose:
    """What a note's speaker agrees to now; ``note``: as a sentence speaks of it."""
    return Choose(
        f"{capital(note)}. What does its speaker agree to now?",
        chosen_by(CONSENT_SINCE, "leave it"),
    )


def strike_question(note: str) -> Choose:
    """Whether a note is to be struck; ``note``: as a sentence speaks of it."""
    from l4pc_tui.desk.session.notes import strike_asked

    choices = (Choice("x", "strike", "strike it"), Choice("escape", "", "leave it"))
    return Choose(strike_asked(note), choices)
