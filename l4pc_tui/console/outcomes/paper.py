"""Forms typed in from paper: the next row of the register is offered at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.widgets.choice_field import ChoiceField
from l4pc_tui.console.widgets.draw import GAP, fit, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.outcomes.measures import MEASURES, POINTS, QUESTIONS
from l4pc_tui.core.outcomes.typed import how_typed, in_order_of_paper
from l4pc_tui.core.record.outcome_nouns import HOWS, How, Measure, Point
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.outcomes.at_hand import AtHand, PaperRow, at_hand, paper_rows
from l4pc_tui.desk.outcomes.taking import TYPED_BEFORE, type_forms, undo
from l4pc_tui.look.content import text

if TYPE_CHECKING:
    from l4pc_tui.desk.outcomes.keeping import Taken


class PaperScreen(Face):
    """Each form is kept as soon as Enter is pressed on its line."""

    CSS_PATH = "outcomes.tcss"
    AUTO_FOCUS = "#line"
    BINDINGS = [
        Binding("down", "row(1)", "Next row", id="paper.next", key_display="↓",
                tooltip="The next row whose form is not typed; this one is left"),
        Binding("up", "row(-1)", "Row before", show=False, id="paper.before", key_display="↑",
                tooltip="The row before"),
        Binding("ctrl+z", "undo", "Undo", id="paper.undo", key_display="^z",
                tooltip="Take back the form that was kept last"),
        Binding("escape", "dismiss", "Done", id="paper.done", key_display="esc",
                tooltip="Back; every line that was told “kept” is kept"),
    ]  # fmt: skip

    def __init__(self, found: AtHand, measure: Measure, point: Point) -> None:
        super().__init__()
        self._found, self._measure, self._point = found, measure, point
        self._rows: tuple[PaperRow, ...] = ()
        self._kept: list[str] = []
        """The lines that were typed here, the newest first."""
        self._refused = ""
        """The line that was refused; the same once more puts right what was typed before."""

    def body(self) -> Iterable[Widget]:
        with Vertical(id="paper"):
            yield Static(Content.styled("Filled in", "$muted"))
            how = ChoiceField(id="how")
            how.offer([(each, words) for each, words in HOWS.items()], How.PAPER)
            yield how
            yield Static(text(self._asked(), "$muted"), id="order")
            yield Field(id="line", enter="Keep")
            yield Static("", id="line-beside")
            yield TypedHere()

    def _asked(self) -> str:
        """What the numbers answer, in the order of the form."""
        order = in_order_of_paper(self._measure)
        names = dict.fromkeys(QUESTIONS[each].of for each in order)
        half = len(names)
        sides = f"1 to {half} then, {half + 1} to {len(order)} now: " if half < len(order) else ""
        return f"{how_typed(self._measure)}\n{sides}{'; '.join(names)}."

    def on_mount(self) -> None:
        self._draw_head()
        self._read("")

    @property
    def line(self) -> Field:
        """The line that is typed in."""
        return self.query_one("#line", Field)

    def _read(self, then: str, *, undone: bool = False) -> None:
        """Read which rows are typed, then offer the next. then: what is said beside the line."""
        desk, found, measure, point = self.desk, self._found, self._measure, self._point

        def work() -> tuple[PaperRow, ...]:
            key = (
                {"session": found.whom.session}
                if found.whom.session
                else {"cohort": found.whom.cohort}
            )
            return paper_rows(desk, at_hand(desk, **key), measure, point)

        def read(rows: tuple[PaperRow, ...]) -> None:
            self._rows = rows
            if undone:
                self._kept = self._kept[1:]
            self._draw_head()
            self._offer(1, then)

        self.console.at_desk(work, read, leads=True)

    def _draw_head(self) -> None:
        typed = sum(row.typed for row in self._rows)
        told = f"{MEASURES[self._measure].name}, {POINTS[self._point]} · {self._found.whom.called}"
        self.head.show(
            (heading("Forms from paper", tag=self.desk.pretends, told=told), GAP),
            (text(f"{typed} of {count(len(self._rows), 'row')} typed", "$muted"), GAP),
        )
        self.query_one(TypedHere).show(self._kept)

    def _offer(self, by: int, told: str = "") -> None:
        """Put the next row that is not typed into the line, or the one before."""
        codes = [row.code for row in self._rows]
        words = self.line.value.split()
        on = words[0].upper() if words else ""
        at = codes.index(on) if on in codes else (-1 if by > 0 else 0)
        ways = (
            [codes[(at + by * step) % len(codes)] for step in range(1, len(codes) + 1)]
            if codes
            else []
        )
        left = {row.code for row in self._rows if not row.typed}
        code = next((each for each in ways if each in left), "")
        self.line.value = f"{code} " if code else ""
        self.line.cursor_position = len(self.line.value)
        self._refused = ""
        done = "Every row is typed. A code puts one right; - begins a form without one."
        self._beside(told if code or not codes else " ".join(filter(None, (told, done))))

    def _beside(self, words: str, *, wrong: bool = False) -> None:
        self.query_one("#line-beside", Static).update(text(words, "$behind" if wrong else "$kept"))

    @on(Input.Submitted, "#line")
    def typed(self) -> None:
        """Keep this form, and offer the next row; a code alone leaves its row."""
        line = self.line.value.strip()
        if len(line.split()) <= 1 and line.upper() in {row.code for row in self._rows}:
            self._offer(1, f"{line.upper()} is left.")
            return
        desk, found, measure, point = self.desk, self._found, self._measure, self._point
        how = self.query_one("#how", ChoiceField).value
        again = line == self._refused

        def kept(_: Taken) -> None:
            self._kept.insert(0, line)
            self._read(f"Kept: {line}")

        def refused(sentence: str, hint: str) -> None:
            if sentence.startswith(TYPED_BEFORE):
                self._refused = line
                hint = "Enter once more puts it right."
            told = (
                sentence.removeprefix("Line 1, ").removeprefix("Line 1: ").replace(" (line 1)", "")
            )
            self._beside(f"{told} {hint}".strip(), wrong=True)

        self.console.at_desk(
            lambda: type_forms(desk, found.whom, measure, point, line, how=how, mend=again),
            kept, trouble=refused, leads=True,
        )  # fmt: skip

    def action_row(self, by: int) -> None:
        self._offer(by)

    def action_undo(self) -> None:
        """Take the form back that was kept last."""
        desk = self.desk
        self.console.at_desk(lambda: undo(desk), lambda told: self._read(told, undone=True),
                             trouble=self._not_undone, leads=True)  # fmt: skip

    def _not_undone(self, sentence: str, hint: str) -> None:
        self._beside(f"{sentence} {hint}".strip(), wrong=True)


class TypedHere(Drawn):
    """What was typed here, the newest first: to be compared with the pile of paper."""

    def __init__(self) -> None:
        super().__init__(id="typed")
        self._lines: tuple[str, ...] = ()

    def show(self, lines: list[str]) -> None:
        """Draw these."""
        self._lines = tuple(lines)
        self.redraw()

    def draw(self, width: int) -> Content:
        if not self._lines:
            return GAP
        return stack(
            [label("TYPED HERE"), *(fit(text(f"✓ {line}"), width) for line in self._lines)]
        )
