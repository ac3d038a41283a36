"""What changed between two versions, in a trainer's words; nothing when nothing did."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.script.comparing.comparison import compare
from l4pc_tui.core.script.model.model import Model
from l4pc_tui.core.script.model.sameness import without_lines
from l4pc_tui.core.script.reading.script import read

CANONICAL = Path(__file__).parents[3] / "canonical"
PAGE = (CANONICAL / "what-is-really-possible.md").read_text("utf-8")
DAY = (CANONICAL / "a-day-with-settings.md").read_text("utf-8")
RUN = "0196a0de-5c00-7000-8000-000000000001, 2027-04-20, 18 people, step 2 is longer"
YEAR = (CANONICAL / "leading-beyond-the-role.md").read_text("utf-8")


def model(text: str, name: str = "page") -> Model | None:
    kind = "exercise" if "exercise/1" in text else "plan"
    return read(text.encode(), path=f"x/{name}.md", kind=kind).model  # type: ignore[arg-type]


def changes(page: str, *pairs: tuple[str, str]) -> list[str]:
    """What is told when these words of a page are replaced."""
    changed = page
    for old, new in pairs:
        assert changed.count(old) >= 1, old
        changed = changed.replace(old, new, 1)
    before, after = model(page), model(changed)
    assert before is not None
    assert after is not None
    return list(compare(before, after))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("# What is really possible?", "# What could be?", "The title: “What is really possible?” is now “What could be?”."),
        ("people: 6-24", "people: 8-20", "people: 6-24 is now 8-20."),
        ("agency, ", "", "themes: agency taken out."),
        ("status: trial", "status: trial\nshape: walkabout", "shape: circle is now walkabout."),
        ("status: trial", "status: trial\nending: sheet", "ending: promise is now sheet."),
        ("status: trial", f"status: trial\ntested: {RUN}", "tested: 2027-04-20 with 18 people (step 2 is longer) added."),
        ("[possibility,", "[openness, possibility,", "themes: openness added."),
        ("licence: CC-BY-SA-4.0\n", "", "licence: CC-BY-SA-4.0 is gone."),
        ("- Time: 4-6 min", "- Time: 5-10 min", "“Choose something small”: time: 4-6 min is now 5-10 min."),
        ("2 x 5-7 min, ideal 6", "3 x 5-7 min", "“Follow it down”: time: 2 x 5-7 min is now 3 x 5-7 min."),
        ("- Group: alone", "- Group: twos", "“Choose something small”: group: alone is now pairs."),
        ("- Cut: never", "- Cut: first", "“Hear the circle”: cut: never is now first."),
        ("Do: Give out", "Do: Hand out", "“Choose something small”, Do: “Give out the cards, then leave a full minute of quiet. Do …” is now “Hand out the cards, then leave a full minute of quiet. Do …”."),
        ("Ask: What keeps it the way it is?", "Ask: Why is it so?", "“Follow it down”, Ask: “What keeps it the way it is?” is now “Why is it so?”."),
        ("Show: One asks, one answers. Change over at the bell and the raised hand.\n", "", "“Follow it down” no longer shows the room “One asks, one answers. Change over at the bell and the …”."),
        ("Capture: Every", "Show: Hello\n\nCapture: Every", "“Hear the circle” now shows the room “Hello”."),
        ("Safety: No patient, resident or colleague is named. Say so before the pens start.\n", "", "“Choose something small”, Safety is gone: “No patient, resident or colleague is named. Say so before …”."),
        ("2. Feel: What did you", "2. Question: What did you", "“Follow it down”, “What did you tell yourself about why?”: place: Feel is now Question."),
        ("1. Surface: What exactly happened the last time?\n", "", "“Follow it down”: the deeper question “What exactly happened the last time?” is gone."),
        ("1. Surface: What exactly", "1. Surface: Who was there?\n1. Surface: What exactly", "“Follow it down”: a new deeper question (Surface), “Who was there?”."),
        ("If short of time: skip to", "If short of time: go to", "“Follow it down”, if short of time: “skip to “One move by Friday”” is now “go to “One move by Friday””."),
        ("If the group is stuck: offer one of your own, small and slightly embarrassing.\n", "", "“Choose something small”: the door “If the group is stuck” is gone."),
        ("Handout: Friday card\nCapture", "Handout: Friday card\nIf it rains: repeat\nCapture", "“One move by Friday”: a new door, if it rains: repeat."),
        ("Handout: Friday card\nCapture", "Handout: Friday card\nNext: end\nCapture", "“One move by Friday” now goes on to the end."),
        ("My move, and", "My step, and", "The handout “Friday card”: “… about it: ……… My move, and who I will tell: ………” is now “… about it: ……… My step, and who I will tell: ………”."),
        ("Breakout rooms of two", "Breakout rooms of three", "The section “Online”: “Breakout rooms of two; the two columns become a shared …” is now “Breakout rooms of three; the two columns become a shared …”."),
        ("> By Friday I will …\n> and", "> By Friday I will … and", "“One move by Friday”, Show: “By Friday I will … / and I will tell {partner} how it went.” is now “By Friday I will … and I will tell {partner} how it went.”."),
    ],
)  # fmt: skip
def test_one_change_of_an_exercise_is_told_in_one_sentence(old: str, new: str, told: str) -> None:
    assert changes(PAGE, (old, new)) == [told]


def part(page: str, name: str) -> str:
    """A whole ``##`` part."""
    start = page.index(f"## {name}")
    end = page.find("\n## ", start)
    return page[start : end + 1]


def test_a_new_step_is_told_with_its_place() -> None:
    told = changes(PAGE, ("## 3. Hear", "## Breathe\n- Time: 2 min\n\nSay: rest\n\n## 3. Hear"))
    assert told == ["The step “Breathe” (2 min) is new, after “Follow it down”."]


def test_a_step_that_is_gone_is_told() -> None:
    assert changes(PAGE, (part(PAGE, "3. Hear"), "")) == ["The step “Hear the circle” is gone."]


def test_a_step_with_another_name_and_the_doors_to_it_are_one_change() -> None:
    told = changes(
        PAGE, ("## 4. One move", "## 4. A step"), ('skip to "One move', 'skip to "A step')
    )
    assert told == ["“One move by Friday” is now called “A step by Friday”."]


def test_a_step_that_moved_is_told_with_what_is_above_it_now() -> None:
    hear = part(PAGE, "3. Hear")
    told = changes(PAGE, (hear, ""), ("## 2. Follow", f"{hear}## 2. Follow"))
    assert told == ["“Hear the circle” has moved: it now comes after “Choose something small”."]


def test_lines_in_another_order_are_told() -> None:
    told = changes(PAGE, ("Handout: Friday card\nCapture: How many moves need nobody's permission. Say the number out loud.",
                          "Capture: How many moves need nobody's permission. Say the number out loud.\nHandout: Friday card"))  # fmt: skip
    assert told == ["“One move by Friday”: its lines come in another order."]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("start: 9.30", "start: 09:00", "start: 09:30 is now 09:00."),
        ("ceiling: Feel", "ceiling: Power", "ceiling: Feel is now Power."),
        ("- 11:00 Break (15 min)", "- 11:05 Break (15 min)", "“Break”: clock: 11:00 is now 11:05."),
        ("(5-10 min, cut if needed)", "(5-15 min, cut if needed)", "“Talk: history of boats”: time: 5-10 min is now 5-15 min."),
        ("- Gossip about the committee (5 min, cut first)\n", "", "“Activity: Gossip about the committee” is gone."),
        ("- 11:00 Break", "- Song: sung by all (5 min)\n- 11:00 Break", "“Activity: Song: sung by all” is new."),
        ("Coffee is by the boats.", "Tea is by the boats.", "“Arrivals: lanterns outside”: text for the room: “Coffee is by the boats. Mind the step.” is now “Tea is by the boats. Mind the step.”."),
        ("  - Skip step: Halfway house\n", "", "“every-label”: skipped steps: Halfway house taken out."),
        ("Plan B: day-by-the-window", "Plan B: a-walk", "“every-label”: plan B: day-by-the-window is now a-walk."),
        ("Pulse: eyes closed", "Pulse: slips", "“every-label”: how the pulse is asked: eyes closed is now slips."),
        ("a rusty anchor", "an old anchor", "“every-label”: object: a rusty anchor is now an old anchor."),
        ("(10 min, fixed)", "(10 min, keep)", "“Check-in: whispered grievances”: cut: fixed is now keep."),
    ],
)  # fmt: skip
def test_one_change_of_a_plan_is_told_in_one_sentence(old: str, new: str, told: str) -> None:
    assert changes(DAY, (old, new)) == [told]


def test_a_programme_is_compared_by_its_sessions() -> None:
    assert changes(YEAR, ("2026-10-06", "2026-10-07")) == [
        "day-one-seeing: date: 2026-10-06 is now 2026-10-07."
    ]
    assert changes(YEAR, ("- Between", "- 2026-11-03 Session: day-two\n- Between")) == [
        "The session day-two is new."
    ]
    assert changes(YEAR, ("(20 min)", "(30 min)")) == [
        "between sessions: phone your partner about the Friday move (30 min) added.",
        "between sessions: phone your partner about the Friday move (20 min) taken out.",
    ]


def test_what_lies_between_is_compared_with_all_that_it_says() -> None:
    between = (CANONICAL / "what-lies-between.md").read_text("utf-8")
    assert changes(between, ("thread: my good thing", "thread: a boat")) == [
        "thread: my good thing is now a boat."
    ]
    assert changes(between, ("  - Who: the threes\n", "")) == [
        "between sessions: Trial: two weeks, and a look (within 1 month) added.",
        "between sessions: Trial: two weeks, and a look (within 1 month, the threes) taken out.",
    ]
    assert changes(between, ("What moved? What", "What")) == [
        "The handout “The page for threes”: “What moved? What stayed?” is now “What stayed?”."
    ]


def test_two_kinds_are_not_compared() -> None:
    old, new = model(PAGE), model(DAY)
    assert old is not None
    assert new is not None
    assert compare(old, new) == ("This was an exercise and is a session plan now.",)


@pytest.mark.parametrize("page", [PAGE, DAY, YEAR], ids=["exercise", "plan", "programme"])
@given(data=st.data())
@settings(max_examples=examples(80), deadline=None)
def test_something_is_told_exactly_when_the_file_says_something_else(
    page: str, data: st.DataObject
) -> None:
    lines = page.split("\n")
    for _ in range(data.draw(st.integers(0, 2))):
        at = data.draw(st.integers(3, len(lines) - 1))
        kind = data.draw(st.sampled_from(["cut", "swap", "word", "blank"]))
        if kind == "cut":
            del lines[at]
        elif kind == "swap":
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        elif kind == "word":
            lines[at] += " more"
        else:
            lines.insert(at, "")
    before, after = model(page), model("\n".join(lines))
    assert before is not None
    if after is not None:
        told = compare(before, after)
        assert bool(told) == (without_lines(before) != without_lines(after))
        assert all(len(sentence) < 300 and "\n" not in sentence for sentence in told)
