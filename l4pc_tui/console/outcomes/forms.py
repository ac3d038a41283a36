"""The small forms of outcomes: a pulse as five counts, a story of change, how a story was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from l4pc_tui.console.questions.form import Form
from l4pc_tui.console.widgets.choice_field import ChoiceField
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.live.notes.left_open import CONSENTS
from l4pc_tui.core.outcomes.measures import MEASURES, POINTS
from l4pc_tui.core.record.names import NO_NOTE, NoteId, PersonId
from l4pc_tui.core.record.outcome_nouns import HOWS, How, Measure, Point
from l4pc_tui.desk.outcomes.at_hand import how_so_far, number_in, pulse_so_far
from l4pc_tui.desk.outcomes.stories import Story, add_story, choose, mend_story
from l4pc_tui.desk.outcomes.taking import add_pulse

if TYPE_CHECKING:
    from l4pc_tui.desk.outcomes.at_hand import AtHand
    from l4pc_tui.desk.outcomes.keeping import Taken
    from l4pc_tui.desk.outcomes.told import StoryTold

NOBODY = ("", "nobody asked yet")


class OutcomeForm(Form):
    """Subclasses give ``fields`` and ``taken``. What is wrong stands below the first line, or below
    the one that ``at`` names."""

    AT = ""

    def __init__(self, found: AtHand) -> None:
        super().__init__()
        self.found = found
        self._begun_with: dict[str, str] = {}
        """What stood in the lines at first, or when it was last asked whether they are left."""

    def on_mount(self) -> None:
        super().on_mount()
        self._begun_with = self._typed()

    def _typed(self) -> dict[str, str]:
        return {field.id or "": field.value.strip() for field in self.query(Field)}

    async def action_dismiss(self, result: None = None) -> None:
        """Back; what was typed is not dropped in silence."""
        if (typed := self._typed()) != self._begun_with:
            self._begun_with = typed
            self.beside(
                self.AT, "This is not kept yet. Esc once more drops it, ^s keeps it.", wrong=True
            )
            return
        await super().action_dismiss(result)

    def taken(self) -> Callable[[], Taken]:
        """What keeps it."""
        raise NotImplementedError

    def save(self) -> None:
        self.beside(self.AT, "")
        self.console.at_desk(self.taken(), self._kept, trouble=self.refuse, leads=True)

    def _kept(self, taken: Taken) -> None:
        self.dismiss()
        self.console.tell(taken.told, "kept")

    def refuse(self, sentence: str, hint: str) -> None:
        """Say why it was not kept, beside the line that it is about."""
        self.beside(self.AT, f"{sentence} {hint}".strip(), wrong=True)
        self.query_one(f"#{self.AT}").focus()


class PulseForm(OutcomeForm):
    """One question to the whole room: how many said one, two … five."""

    AT = "counts"

    def __init__(self, found: AtHand, measure: Measure) -> None:
        super().__init__(found)
        self._measure = measure
        row = MEASURES[measure]
        self.HEADING = f"{row.name}, {found.whom.called}"
        self.TOLD = row.asks

    def fields(self) -> Sequence[tuple[str, Widget]]:
        how, point = ChoiceField(id="how"), ChoiceField(id="point")
        how.offer([(each, words) for each, words in HOWS.items()], How.FINGERS)
        point.offer([(each, words) for each, words in POINTS.items()], Point.END)
        of, row = self.found.of, MEASURES[self._measure]
        rows: list[tuple[str, Widget]] = [
            (f"How many said 1 ({row.low}), 2, 3, 4, 5 ({row.high})", Field(hint="0 0 2 5 3", id="counts")),
            ("Asked", how),
            ("When", point),
            ("Present", Field("", "not known" if of.present is None else f"{of.present} by the register",
                              id="present")),
        ]  # fmt: skip
        if not self.found.whom.session:
            rows.append(("Day", Field(hint="today; or a day, such as 2026-10-06", id="day")))
        return rows

    def on_mount(self) -> None:
        super().on_mount()
        self.looked_at()

    @on(Input.Changed, "#counts")
    def looked_at(self) -> None:
        """The sum stands against who is there, as it is typed."""
        told, doubted = pulse_so_far(self.value("counts"), self.found.of)
        if how := how_so_far(self.value("counts")):
            self.query_one("#how", ChoiceField).choose(how)
        self.beside("counts", told, wrong=doubted)

    def taken(self) -> Callable[[], Taken]:
        desk, found, measure = self.desk, self.found, self._measure
        typed, how, point = self.value("counts"), self.value("how"), self.value("point")
        day, present = self.value("day") if not found.whom.session else "", self.value("present")

        def work() -> Taken:
            here = number_in(present, "people present")
            return add_pulse(
                desk, found.whom, measure, typed, how=how, point=point, day=day,
                present=here,
            )  # fmt: skip

        return work


class StoryForm(OutcomeForm):
    """A story of change: what was, what is, why it matters to whoever told it, and what may leave."""

    AT = "title"

    def __init__(self, found: AtHand, people: Sequence[tuple[str, str]],
                 story: StoryTold | None = None) -> None:  # fmt: skip
        """people: ids and names of who may have told it. story: the one to mend, or to begin with."""
        super().__init__(found)
        self._people, self._story = people, story
        self.HEADING = "A story of change"
        self.TOLD = (
            "A title and what is different now are needed; without consent the team keeps it."
        )

    def fields(self) -> Sequence[tuple[str, Widget]]:
        held = self._story
        teller, consent = ChoiceField(id="teller"), ChoiceField(id="consent")
        teller.offer(
            (("", "somebody else, or nobody named"), *self._people), held.teller if held else ""
        )
        consent.offer((NOBODY, *((each, words) for each, words in CONSENTS.items())),
                      held.consent if held else "")  # fmt: skip
        return (
            ("Title", Field(held.title if held else "", id="title")),
            ("How it was before", Field(held.before if held else "", id="before")),
            ("What is different now", Field(held.after if held else "", id="after")),
            ("Why it matters to whoever told it", Field(held.why if held else "", id="why")),
            ("Told by", teller),
            ("Or in words", Field(held.told_by if held else "", "a ward sister", id="told_by")),
            ("What they agree to", consent),
        )

    def taken(self) -> Callable[[], Taken]:
        desk, found, held = self.desk, self.found, self._story
        story = Story(
            self.value("title"), self.value("before"), self.value("after"), self.value("why"),
            held.domain if held else "", PersonId(self.value("teller")), self.value("told_by"),
            held.written_by if held else "", held.day if held else "", held.place if held else "",
            self.value("consent"), NoteId(held.id) if held and held.of_note else NO_NOTE,
        )  # fmt: skip
        if held is not None and not held.of_note:
            return lambda: mend_story(desk, held.id, story)
        return lambda: add_story(desk, found.whom, story)


class ChosenForm(OutcomeForm):
    """One round in which a story was chosen: by whom, from how many, because of what."""

    AT = "because"
    HEADING = "A story was chosen"
    TOLD = "It is never shown without who chose it, from how many, and why."

    def __init__(self, found: AtHand, first: str = "") -> None:
        """first: the id of the story that is offered."""
        super().__init__(found)
        self._first = first

    def fields(self) -> Sequence[tuple[str, Widget]]:
        stories = self.found.outcomes.stories
        story = ChoiceField(id="story")
        story.offer([(each.id, each.title or each.after) for each in stories], self._first)
        return (
            ("Which story", story),
            ("Chosen by", Field(hint="the cohort; the steering group", id="by")),
            ("From how many stories", Field(str(len(stories)), id="out_of")),
            ("Because", Field(hint="what it shows", id="because")),
        )

    def taken(self) -> Callable[[], Taken]:
        desk, found = self.desk, self.found
        by, because, of = self.value("by"), self.value("because"), self.value("out_of")
        story = next(each for each in found.outcomes.stories if each.id == self.value("story"))

        def work() -> Taken:
            out_of = number_in(of, "stories") or 0
            if story.of_note:
                return choose(desk, found.whom, note=NoteId(story.id), by=by, out_of=out_of,
                              because=because)  # fmt: skip
            return choose(desk, found.whom, change=story.id, by=by, out_of=out_of, because=because)

        return work
