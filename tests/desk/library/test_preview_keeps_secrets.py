"""The room's side of a preview holds only what the script marks for the room."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.desk.library.script_preview import seen_from_both_sides

ROOT = Path(__file__).parents[3]
PAGES = [path.read_text("utf-8") for path in sorted((ROOT / "exercises").glob("[!R_]*.md"))]
PLACES = {place.value.lower() for place in Place}


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text.lower()))


def exercise(page: str) -> Exercise | None:
    found = read(page.encode(), path="exercises/page.md", kind="exercise").model
    return found if isinstance(found, Exercise) else None


def room(held: Exercise) -> set[str]:
    seen = seen_from_both_sides(held, {})
    return words(" ".join(part.text for step in seen for part in step.room))


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, str]:
    """A shipped page, and the same page after a few accidents, each to one line."""
    page = draw(st.sampled_from(PAGES))
    lines = page.split("\n")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        kind = draw(st.sampled_from(["delete", "misspell", "indent", "wrap"]))
        if kind == "delete" and len(lines) > 1:
            del lines[at]
        elif kind == "misspell" and ":" in line[:16]:
            col = draw(st.integers(0, line[:16].index(":")))
            lines[at] = line[:col] + draw(st.sampled_from(["", "x", " "])) + line[col + 1 :]
        elif kind == "indent":
            lines[at] = draw(st.sampled_from(["  ", "    ", "\t"])) + line
        elif kind == "wrap" and " " in line:
            spaces = [n for n, char in enumerate(line) if char == " "]
            col = draw(st.sampled_from(spaces))
            lines[at : at + 1] = [line[:col], line[col + 1 :]]
    return page, "\n".join(lines)


@given(changed())
@settings(max_examples=examples(120), deadline=None)
def test_no_accident_brings_a_private_word_to_the_rooms_side(pages: tuple[str, str]) -> None:
    before, after = (exercise(page) for page in pages)
    assert before is not None
    if after is not None:
        private = words(pages[0]) - room(before) - PLACES
        assert room(after) & private == set()
