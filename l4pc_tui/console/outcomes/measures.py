"""Measures: what was asked of a session or a cohort, with a key for each thing that can be typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.outcomes.forms import ChosenForm, PulseForm, StoryForm
from l4pc_tui.console.outcomes.outcome_words import NOTHING, Told, told_line, told_lines
from l4pc_tui.console.outcomes.paper import PaperScreen
from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP
from l4pc_tui.core.outcomes.measures import MEASURES, POINTS, PULSES
from l4pc_tui.core.outcomes.sums import Of
from l4pc_tui.core.outcomes.words import answered
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.outcome_nouns import Measure, Point
from l4pc_tui.desk.outcomes.at_hand import AtHand, at_hand, tellers
from l4pc_tui.desk.outcomes.stories import strike_story
from l4pc_tui.desk.outcomes.taking import remove, undo
from l4pc_tui.desk.outcomes.told import FormsTaken, PulseTaken, StoryTold
from l4pc_tui.look.content import text

KEYS: dict[Measure, tuple[str, str]] = locked(
    Measure,
    {
        Measure.SAFE: ("s", "How safe it felt: five counts, no names"),
        Measure.HEARD: ("h", "How far people felt heard: five counts, no names"),
        Measure.ENERGY: ("e", "How much energy there was: five counts, no names"),
        Measure.THEN_NOW: ("t", "Forms with a then and a now, typed in by their rows"),
        Measure.FRAMEWORK: ("f", "Forms of the framework, typed in by their rows"),
    },
)
"""The key of each measure, and what it takes down."""
_POINTS: dict[Point, str] = locked(
    Point, {Point.START: "s", Point.MIDDLE: "m", Point.END: "e", Point.LATER: "l"}
)


class MeasuresScreen(Face):
    """Opened from Close, or from a cohort; everything on it is read again after each form."""

    CSS_PATH = "outcomes.tcss"
    AUTO_FOCUS = "#told"
    BINDINGS = [
        *(Binding(key, f"take({measure.value!r})", MEASURES[measure].name, id=f"measures.{measure}",
                  tooltip=told) for measure, (key, told) in KEYS.items()),
        Binding("c", "story", "Story", id="measures.story", tooltip="A story of change, with consent"),
        Binding("o", "chosen", "Chosen", id="measures.chosen",
                tooltip="Who chose a story, from how many, and why"),
        Binding("z", "undo", "Undo", id="measures.undo", tooltip="Take back what you typed last here"),
        Binding("x", "remove", "Take away", show=False, id="measures.remove",
                tooltip="Take the pulse away; of a story its words go for good"),
        Binding("escape,q", "dismiss", "Back", id="measures.back", key_display="esc", tooltip="Back"),
    ]  # fmt: skip

    def __init__(self, *, session: str = "", cohort: str = "") -> None:
        """session, cohort: the id of whom it was asked; one of the two."""
        super().__init__()
        self._session, self._cohort = session, cohort
        self.found: AtHand | None = None

    def body(self) -> Iterable[Widget]:
        yield Choices[Told](
            told_line,
            "Go on",
            "Type more of these forms, or mend the story",
            spaced=True,
            id="told",
        )

    @property
    def list(self) -> Choices[Told]:
        """What was asked and told."""
        return self.query_one("#told", Choices)

    def on_mount(self) -> None:
        self.head.show((heading("Measures", tag=self.desk.pretends), GAP), (GAP, GAP))

    def on_screen_resume(self) -> None:
        """Read all of it anew: a form may have added something."""
        desk, session, cohort = self.desk, self._session, self._cohort
        self.console.at_desk(lambda: at_hand(desk, session=session, cohort=cohort), self.show,
                             leads=True)  # fmt: skip

    def show(self, found: AtHand) -> None:
        """Draw what there is."""
        self.found = found
        told = told_lines(found.outcomes)
        self.list.show(told)
        known = answered(Of(0, found.of.present, found.of.enrolled)).partition(" · ")[2]
        self.head.show(
            (heading("Measures", tag=self.desk.pretends, told=found.whom.called), GAP),
            (text(known, "$muted"), GAP),
        )
        if not told:
            self.tell(NOTHING, stays=True)
        elif self.told.words == NOTHING:
            self.tell("")
        self.refresh_bindings()

    def works(self, action: str) -> bool:
        found, name = self.found, action.partition("(")[0]
        if found is None or self.desk.reads_only:
            return name in ("dismiss", "keys", "curtain")
        line = self.list.item
        return {
            "undo": bool(found.undo), "chosen": bool(found.outcomes.stories),
            "select": isinstance(line, FormsTaken | StoryTold),
            "remove": (isinstance(line, PulseTaken) and not line.of_run)
            or (isinstance(line, StoryTold) and not line.of_note),
        }.get(name, True)  # fmt: skip

    @on(OptionList.OptionHighlighted)
    def moved_over(self) -> None:
        """Another line has other keys."""
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def gone_on(self) -> None:
        """More of the same forms, or the story mended."""
        line = self.list.item
        if isinstance(line, FormsTaken) and self.found is not None and line.whom == self.found.whom:
            self.app.push_screen(PaperScreen(self.found, line.measure, line.point))
        elif isinstance(line, FormsTaken):
            self.tell(
                f"These are forms of {line.whom.called}; Close of that session goes on with them."
            )
        elif isinstance(line, StoryTold):
            self._tell_story(line)
        elif line is not None:
            self.tell("A pulse is typed anew: x takes this one away."
                      if not line.of_run else "It was taken while the session ran, and stands there.")  # fmt: skip

    def action_take(self, measure: str) -> None:
        """The form of a measure; of what is filled in by each, first when it was asked."""
        found, asked = self.found, Measure(measure)
        if found is None:
            return
        if asked in PULSES:
            self.app.push_screen(PulseForm(found, asked))
            return

        def chosen(point: str | None) -> None:
            if point is not None:
                self.app.push_screen(PaperScreen(found, asked, Point(point)))

        choices = [Choice(key, point.value, POINTS[point]) for point, key in _POINTS.items()]
        self.app.push_screen(
            Choose(
                f"{MEASURES[asked].name}: when was it asked?",
                [*choices, Choice("escape", "", "nothing")],
            ),
            chosen,
        )

    def action_story(self) -> None:
        self._tell_story(None)

    def _tell_story(self, story: StoryTold | None) -> None:
        found, desk = self.found, self.desk
        if found is None:
            return

        def ask(people: tuple[tuple[str, str], ...]) -> None:
            self.app.push_screen(StoryForm(found, people, story))

        self.console.at_desk(lambda: tellers(desk, found.whom), ask, leads=True)

    def action_chosen(self) -> None:
        """How a story was chosen: the one under the cursor is offered."""
        line = self.list.item
        if self.found is not None and self.works("chosen"):
            first = line.id if isinstance(line, StoryTold) else ""
            self.app.push_screen(ChosenForm(self.found, first))

    def action_undo(self) -> None:
        desk = self.desk
        if self.works("undo"):
            self._do(lambda: undo(desk))

    def action_remove(self) -> None:
        """Take the pulse away; a story's words go for good, and that is asked."""
        line, desk = self.list.item, self.desk
        if not self.works("remove") or line is None or isinstance(line, FormsTaken):
            return
        if isinstance(line, PulseTaken):
            pulse = line.id
            self._do(lambda: remove(desk, Kind.ASKED, pulse).told.replace("undo", "z"))
            return
        story = line.id

        def answered_(answer: str | None) -> None:
            if answer:
                self._do(lambda: strike_story(desk, story).told)

        choices = (Choice("x", "strike", "Strike it"), Choice("escape", "", "Leave it"))
        asked = "Take the words of this story out of the file for good? z does not bring them back."
        self.app.push_screen(Choose(asked, choices), answered_)

    def _do(self, wish: Callable[[], str]) -> None:
        def done(told: str) -> None:
            self.on_screen_resume()
            self.tell(told)

        self.console.at_desk(wish, done, leads=True)
