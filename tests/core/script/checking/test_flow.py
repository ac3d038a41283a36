"""Where steps lead: reached or not, round in a circle, and whether there is a way to the end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.model.model import END, Exercise
from l4pc_tui.core.script.reading.script import Reading, read

MOST = 5
FLOW = ("D602", "D603", "D613", "D614")


def page(*parts: str) -> str:
    """An exercise; each part is "Name: line; line", a side step when its name begins with ~."""
    told = ["---", "format: exercise/1", "people: 6-24", "---", "# T", "S."]
    for part in parts:
        name, _, lines = part.partition(":")
        side = f"Side step: {name[1:]}" if name.startswith("~") else name
        told += [
            f"## {side}",
            "- Time: 5-6 min",
            "Say: x",
            *(w.strip() for w in lines.split(";") if w),
        ]
    return "\n".join(told) + "\n"


def found(text: str) -> list[Diagnostic]:
    told = read(text.encode(), path="exercises/page.md", kind="exercise").diagnostics
    return [message for message in told if message.code in FLOW]


def codes(*parts: str) -> list[str]:
    return [message.code for message in found(page(*parts))]


def test_steps_that_follow_each_other_get_no_message() -> None:
    assert codes("A:", "B:", "C:") == []


def test_a_side_step_that_a_door_opens_is_reached_and_leads_back() -> None:
    assert codes("A: If upset: go to Rest", "B:", "~Rest:") == []


def test_a_side_step_without_a_door_is_said() -> None:
    (message,) = found(page("A:", "~Rest:"))
    assert message.message == "Nothing leads to side step “Rest”."
    assert (message.line, message.col) == (10, 1)


def test_a_step_that_a_next_jumps_over_is_said() -> None:
    (message,) = found(page("A: Next: C", "B:", "C:"))
    assert message.message == "Nothing leads to step “B”."


def test_a_door_of_a_probe_leads_somewhere_too() -> None:
    text = page("A: Ask: q; Deeper:; 1. Feel: w", "~Rest:")
    text = text.replace("1. Feel: w", "1. Feel: w\n   - If upset: go to Rest")
    assert found(text) == []


def test_a_step_that_a_misspelt_door_nearly_names_is_not_said_twice() -> None:
    assert codes("A: If upset: go to Slow it dwon", "~Slow it down:") == []
    assert codes("A: Next: Seperate ways", "B:", "~Separate ways: If x: go to Far", "~Far:") == []


def test_of_two_steps_with_one_name_only_that_is_said() -> None:
    assert codes("A: If upset: go to Rest", "~Rest:", "~Rest:") == []


def test_next_lines_that_go_round_are_an_error_on_the_line_that_closes_the_circle() -> None:
    text = page("A:", "B:", "C: Next: A")
    (message,) = found(text)
    assert message.code == "D603"
    assert message.message == "The steps go round in a circle from “A” and never end."
    assert text.split("\n")[message.line - 1] == "Next: A"


def test_a_circle_of_next_lines_is_said_once_and_nothing_that_follows_from_it() -> None:
    assert codes("A: Next: B", "B: Next: A", "C:") == ["D603", "D602"]


def test_a_circle_of_side_steps_is_a_circle() -> None:
    assert codes("A: If x: go to P", "~P: Next: Q", "~Q: Next: P") == ["D603"]


def test_a_door_that_goes_back_is_only_mentioned() -> None:
    (message,) = found(page("A:", "B: If lost: go to A", "C:"))
    assert (message.code, message.severity) == ("D613", "advice")


def test_a_door_through_a_side_step_that_goes_on_further_up_is_mentioned() -> None:
    assert codes("A:", "B: If lost: go to Rest", "~Rest: Next: A") == ["D613"]


def test_a_side_step_that_returns_is_no_way_back() -> None:
    assert codes("A:", "B: If lost: go to Rest", "~Rest:") == []


def test_repeat_and_a_door_to_its_own_step_are_not_told_as_going_back() -> None:
    assert codes("A: If lost: repeat", "B: If lost: go to B") == []


def test_a_next_into_a_side_step_that_returns_has_no_way_to_the_end() -> None:
    (message,) = found(page("A: Next: Rest", "~Rest:"))
    assert message.code == "D614"
    assert message.message == "From “A” there is no way to the end."
    assert message.line == 7


def test_what_leads_into_a_trap_is_not_said_again() -> None:
    told = found(page("A:", "B: Next: Rest", "~Rest:"))
    assert [(m.code, m.line) for m in told] == [("D614", 10)]


def test_a_door_out_of_a_trap_is_a_way_to_the_end() -> None:
    assert codes("A: Next: Rest; If done: end", "~Rest:") == []
    assert codes("A: Next: Rest", "~Rest: If done: go to B", "B:") == []


def test_a_trap_that_another_opener_would_get_out_of_is_a_trap() -> None:
    assert codes("A: If x: go to P; If y: go to Q", "~P: Next: Q", "~Q:") == ["D614"]


def test_next_end_is_the_end() -> None:
    assert codes("A: Next: end") == []
    assert codes("A: If x: go to Rest", "~Rest: Next: end") == []


def always_ends(reading: Reading) -> bool:
    """Whether every step that can be come to has a way to the end, found by walking."""
    exercise = reading.model
    assert isinstance(exercise, Exercise)
    order = [*exercise.steps, *exercise.sides]
    main = [step.id for step in exercise.steps]
    # A place is a step and who opened it, as when it runs.
    ways: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    waiting: list[tuple[str, ...]] = [(main[0],)]
    while waiting:
        here = waiting.pop()
        if here in ways or len(here) > MOST:
            continue
        step = next(s for s in order if s.id == here[0])
        to: set[tuple[str, ...]] = set()
        for door in step.doors:
            if door.verb == "end":
                to.add(())
            elif door.target:
                aside = door.target not in main
                to.add((door.target, *here) if aside else (door.target,))
        if step.next == END:
            to.add(())
        elif step.next:
            to.add((step.next, *here) if step.next not in main else (step.next,))
        elif step.kind == "side":
            to.add(here[1:])
        else:
            below = main.index(step.id) + 1
            to.add((main[below],) if below < len(main) else ())
        ways[here] = to
        waiting += [place for place in to if place]
    # Side steps that open each other for ever are not followed for ever.
    ending = {p for p, to in ways.items() if () in to or any(len(t) > MOST for t in to)}
    while more := {p for p, to in ways.items() if p not in ending and to & ending}:
        ending |= more
    return set(ways) <= ending


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "", "A", "B", "P", "Q", "end"]),
                  st.lists(st.sampled_from(["A", "B", "P", "Q", "end"]), max_size=2)),
        min_size=4, max_size=4,
    )
)  # fmt: skip
@settings(max_examples=examples(300), deadline=None)
def test_without_an_error_whoever_walks_comes_to_the_end(
    steps: list[tuple[str, list[str]]],
) -> None:
    parts = []
    for name, (onward, doors) in zip(["A", "B", "~P", "~Q"], steps, strict=True):
        lines = [f"If {n}: {'end' if d == 'end' else f'go to {d}'}" for n, d in enumerate(doors)]
        parts.append(f"{name}: " + "; ".join([*([f"Next: {onward}"] if onward else []), *lines]))
    reading = read(page(*parts).encode(), path="exercises/page.md", kind="exercise")
    if reading.model is not None:
        assert always_ends(reading)
