"""What the Screen's file holds: public words of the step the group is on, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.run import Run, fold
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.view.parts import public
from l4pc_tui.core.live.view.public import PublicView, to_json
from l4pc_tui.core.record.moves import Move
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import NO_TIME, Group, Time
from l4pc_tui.core.script.model.model import (
    Block,
    Door,
    Exercise,
    Handout,
    Item,
    Probe,
    Section,
    SessionPlan,
    Step,
)
from l4pc_tui.core.script.model.words import KINDS, LABELS

DAY = 1_795_590_000.0

AUDIENCES = ("room", "facilitator", "author")
ROOM_LABELS = ("Show", "Ask")


@dataclass
class Marks:
    """Makes words that can be told apart wherever they turn up."""

    numbers: Iterator[int]

    def private(self) -> str:
        """Words that no wall may ever show; a slug as well, so that they can be an id."""
        return f"wound-{next(self.numbers)}"

    def public(self) -> str:
        """Words marked for the room, with a variable that is filled from what is public."""
        return f"wall-{next(self.numbers)} {{cohort}}"

    def probe(self) -> str:
        """A question that the room may see once it is revealed."""
        return f"probe-{next(self.numbers)}."


def a_door(draw: st.DrawFn, marks: Marks, targets: list[str]) -> Door:
    verb: Any = draw(
        st.sampled_from(["advice", "go to", "skip to", "repeat", "end", "use exercise"])
    )
    target = draw(st.sampled_from(targets)) if verb in ("go to", "skip to") else None
    target = "other" if verb == "use exercise" else target
    return Door(marks.private(), None, verb, target, 1, marks.private())


def a_block(draw: st.DrawFn, marks: Marks, targets: list[str]) -> Block:
    label = draw(st.one_of(st.sampled_from(ROOM_LABELS), st.sampled_from(list(LABELS))))
    audience: Any = draw(st.sampled_from(AUDIENCES))
    shows = label in ROOM_LABELS and audience == "room"
    probes = []
    if label == "Ask":
        for _ in range(draw(st.integers(0, 3))):
            remark = Block("Listen for", draw(st.sampled_from(AUDIENCES)), marks.private(), 1)
            subs = (remark, a_door(draw, marks, targets))
            probes.append(Probe(draw(st.sampled_from(list(Place))), marks.probe(), 1, subs))
    text = marks.public() if shows else marks.private()
    return Block(label, audience, text, 1, tuple(probes))


def a_step(draw: st.DrawFn, marks: Marks, step_id: str, kind: Any, targets: list[str]) -> Step:
    return Step(
        step_id, marks.private(), kind, draw(st.sampled_from(list(Place))),
        draw(st.sampled_from([Group(1, 1), Group(3, 3), Group(0, 0)])), "never",
        marks.private(), marks.private(),
        draw(st.sampled_from([NO_TIME, Time(60, 120, 180, stated=True)])),
        tuple(a_block(draw, marks, targets) for _ in range(draw(st.integers(1, 4)))),
        tuple(a_door(draw, marks, targets) for _ in range(draw(st.integers(0, 3)))),
        None, 1, draw(st.sampled_from([(), ("depth", "group")])) if kind == "side" else (),
        kind == "side" and draw(st.booleans()),
    )  # fmt: skip


def an_exercise(draw: st.DrawFn, marks: Marks, exercise_id: str) -> Exercise:
    main = [marks.private() for _ in range(draw(st.integers(1, 3)))]
    aside = [marks.private() for _ in range(draw(st.integers(0, 2)))]
    targets = main + aside
    steps = tuple(a_step(draw, marks, step_id, "step", targets) for step_id in main)
    return Exercise(
        exercise_id, f"wall-title-{next(marks.numbers)}", marks.private(),
        authors=(marks.private(),), source=marks.private(), themes=(marks.private(),),
        variables=(("cohort", "wall"), ("partner", marks.private())),
        extra=((marks.private(), marks.private()),),
        steps=steps,
        sides=tuple(a_step(draw, marks, step_id, "side", targets) for step_id in aside),
        handouts=(
            Handout(marks.private(), marks.private(), marks.private(), 1),
            *(Handout(marks.private(), f"{step.name} (easy read)", marks.public(), 1) for step in steps),
        ),
        sections=(Section("Background", marks.private(), 1),),
    )  # fmt: skip


def an_item(draw: st.DrawFn, marks: Marks, exercise: Exercise) -> Item:
    uses = draw(st.booleans())
    return Item(
        marks.private(), None, False,
        "Exercise" if uses else draw(st.sampled_from(sorted(set(KINDS.values())))),
        marks.private(), draw(st.sampled_from([exercise.id, "missing"])) if uses else "",
        Time(60, 120, 180, stated=True), False, False, "never",
        None if uses else Place.SURFACE, 1, marks.private(),
        draw(st.sampled_from(["", marks.public()])), marks.private(), marks.private(),
        marks.private(), (marks.private(), marks.private()),
        variables=(("partner", marks.private(), 1),),
    )  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    marks = Marks(count(1))
    exercise = an_exercise(draw, marks, "mine")
    other = an_exercise(draw, marks, "other")
    items = tuple(an_item(draw, marks, exercise) for _ in range(draw(st.integers(1, 4))))
    plan = SessionPlan(
        marks.private(), marks.private(), marks.private(), 0, items, cohort=marks.private(),
        venue=marks.private(), lead=(marks.private(),), facilitators=(marks.private(),),
    )  # fmt: skip
    values = {"cohort": "wall", "participant": marks.private(), "facilitator": marks.private()}
    return lay_out(
        plan, {"mine": exercise, "other": other}, Occasion(lambda s: DAY + s, 12, values)
    )


Wish = Callable[[Sheet, Run], rules.Ruling]

wishes: st.SearchStrategy[Wish] = st.one_of(
    st.sampled_from([
        rules.next_step, rules.next_step, rules.back, rules.reveal, rules.reveal, rules.cover,
        rules.pause, lambda _sheet, run: rules.close(run), lambda _sheet, run: rules.reopen(run),
    ]),
    st.integers(1, 9).map(lambda number: lambda sheet, run: rules.door(sheet, run, number)),
    st.integers(0, 20).map(
        lambda n: lambda sheet, run: rules.goto(sheet, run, sheet.stops[n % len(sheet.stops)].id)
    ),
)  # fmt: skip


def moments(sheet: Sheet, wished: list[Wish]) -> Iterator[tuple[Run, float]]:
    """The run before the start and after each accepted wish, its moves full of private words."""
    run, now = Run(), DAY
    yield run, now
    for number, wish in enumerate([lambda s, r: rules.start(s, r, {"plan": "wound-pin"}), *wished]):
        answer = wish(sheet, run)
        now += 30
        if isinstance(answer, rules.Accepted):
            data = {**answer.data, "reason": "wound-reason", "note": {"text": "wound-note"}}
            run = fold(run, Move(f"{number:06d}", str(answer.verb), now, "wound-actor", data))
            yield run, now


def written(sheet: Sheet, run: Run, now: float) -> str:
    picture = to_json(public(sheet, run, now), session="s1", beat=now, rehearsal=False)
    return json.dumps(picture, ensure_ascii=False)


@settings(max_examples=examples(250), deadline=None)
@given(sheets(), st.lists(wishes, max_size=14))
def test_the_screens_file_never_holds_a_private_word(sheet: Sheet, wished: list[Wish]) -> None:
    for run, now in moments(sheet, wished):
        assert "wound" not in written(sheet, run, now)


@settings(max_examples=examples(250), deadline=None)
@given(sheets(), st.lists(wishes, max_size=14))
def test_of_the_probes_only_the_one_last_revealed_here_is_in_the_file(
    sheet: Sheet, wished: list[Wish]
) -> None:
    for run, now in moments(sheet, wished):
        told = written(sheet, run, now)
        every = {q.text for s in (*sheet.stops, *sheet.sides.values()) for q in s.queries}
        open_here = run.revealed.get(run.at, ()) if run.at and run.closed is None else ()
        expected = {sheet.stop(run.at).queries[open_here[-1]].text} if open_here else set()
        assert {text for text in every if text in told} == expected


@settings(max_examples=examples(100), deadline=None)
@given(sheets(), st.lists(wishes, max_size=14))
def test_what_is_marked_for_the_room_on_this_step_is_in_the_file(
    sheet: Sheet, wished: list[Wish]
) -> None:
    for run, now in moments(sheet, wished):
        if not run.at or run.closed is not None:
            continue
        view = public(sheet, run, now)
        blocks = [b for b in sheet.stop(run.at).blocks if b.audience == "room"]
        assert {b.text for b in blocks if b.label == "Show"} <= set(view.shown)
        if not run.revealed.get(run.at):
            assert view.asked == "\n".join(b.text for b in blocks if b.label == "Ask")


def test_the_rooms_view_has_a_closed_list_of_fields() -> None:
    # Another field is another thing on the wall: whoever adds one decides that here.
    assert [field.name for field in fields(PublicView)] == [
        "phase", "title", "group", "shown", "asked", "length", "ends", "paused_at", "tint",
        "bells", "tables", "rounds", "rang", "begins", "back_at", "offset", "sign", "greeting",
        "message", "message_until", "message_length", "blank", "easy",
    ]  # fmt: skip
    assert set(to_json(PublicView(), session="s", beat=0.0, rehearsal=True)) == {
        "format", "session", "beat", "rehearsal", "view",
    }  # fmt: skip


def test_a_view_cannot_be_given_a_field_that_it_has_not() -> None:
    assert not hasattr(PublicView(), "__dict__")
    with pytest.raises(TypeError):
        replace(PublicView(), note="private")  # type: ignore[call-arg]


@settings(max_examples=examples(60), deadline=None)
@given(sheets(), st.lists(wishes, max_size=8))
def test_easy_read_is_that_of_this_step_and_of_no_other(sheet: Sheet, wished: list[Wish]) -> None:
    for run, now in moments(sheet, wished):
        if not run.at or run.closed is not None:
            continue
        stop = sheet.stop(run.at)
        exercise = sheet.item_of(stop).exercise
        own = (
            [h for h in exercise.handouts if h.name == f"{stop.name} (easy read)"]
            if exercise
            else []
        )
        assert public(sheet, run, now).easy == tuple(handout.text for handout in own)
