"""Whatever happens to a file, words that were private never become words for the room."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.script.reading.script import read

CANONICAL = Path(__file__).parents[3] / "canonical"
NAMES = ["what-is-really-possible", "things-right-right-thing", "every-label"]
PAGES = {name: (CANONICAL / f"{name}.md").read_text("utf-8") for name in NAMES}
DAY = (CANONICAL / "a-day-with-settings.md").read_text("utf-8")


def room_words(exercise: Exercise) -> list[str]:
    """Everything of an exercise that the room may come to see."""
    shown: list[str] = []
    for step in (*exercise.steps, *exercise.sides):
        for block in step.blocks:
            if block.audience == "room":
                shown.append(block.text)
            shown += [probe.text for probe in block.probes]
    return shown


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text.lower()))


def public_words(page: str) -> set[str]:
    """All words that stand in the public parts of the page as it was written."""
    found = read(page.encode(), path="exercises/page.md", kind="exercise").model
    assert isinstance(found, Exercise)
    return words_of(" ".join(room_words(found)))


PUBLIC = {name: public_words(page) for name, page in PAGES.items()}


def private_leaks(name: str, page: str) -> set[str]:
    """Words that the room would see of a changed page and that were not public before."""
    found = read(page.encode(), path="exercises/page.md", kind="exercise").model
    if not isinstance(found, Exercise):
        return set()
    # A place that has lost its colon reads as part of its question; its name is no secret.
    places = {place.value.lower() for place in Place}
    before = words_of(PAGES[name]) - PUBLIC[name] - places
    return words_of(" ".join(room_words(found))) & before


@st.composite
def changed(draw: st.DrawFn, page: str) -> str:
    """The page after up to three accidents of an editor, each to one line."""
    lines = page.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        kind = draw(st.sampled_from(["delete", "misspell", "indent", "outdent", "break", "join"]))
        if kind == "delete":
            lines[at : at + 1] = []
        elif kind == "misspell" and line:
            # In the label, not in the words behind it: those may come to look like any other.
            col = draw(st.integers(0, max(line[:16].find(":"), 0)))
            letter = draw(st.sampled_from(["", "x", ":", " ", "-"]))
            lines[at] = line[:col] + letter + line[col + 1 :]
        elif kind == "indent":
            lines[at] = " " * draw(st.integers(1, 8)) + line
        elif kind == "outdent":
            lines[at] = line.lstrip()
        elif kind == "break" and " " in line:
            spaces = [n for n, char in enumerate(line) if char == " "]
            col = draw(st.sampled_from(spaces))
            lines[at : at + 1] = [line[:col], line[col + 1 :]]
        elif kind == "join" and at + 1 < len(lines) and begins_something(lines[at + 1]):
            lines[at : at + 2] = [f"{line} {lines[at + 1]}"]
        if not lines:
            break
    return "\n".join(lines)


def begins_something(line: str) -> bool:
    """A line that could not be taken for the words before it: it has a label, a fact, an If."""
    return (
        re.match(r"\s*(?:[-*]|\d+\.|##)?\s*(?:[A-Z][a-z]+(?: for)?:|If |\d\. )", line) is not None
    )


@given(st.data())
@settings(max_examples=examples(300), deadline=None)
def test_no_accident_to_lines_shows_a_private_word(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    page = data.draw(changed(PAGES[name]))
    assert private_leaks(name, page) == set()


def shown_words(page: str) -> set[str]:
    """Everything of a plan that the room may come to see: kinds and ``Show:``."""
    plan = read(page.encode(), path="sessions/day.md", kind="plan").model
    if not isinstance(plan, SessionPlan):
        return set()
    return words_of(" ".join(f"{item.kind} {item.show}" for item in plan.items))


@given(changed(DAY))
@settings(max_examples=examples(200), deadline=None)
def test_no_accident_to_a_plan_shows_a_private_word(page: str) -> None:
    private = words_of(DAY) - shown_words(DAY) - words_of("Activity")
    assert shown_words(page) & private == set()
