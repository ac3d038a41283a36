"""Questions of versions that were read before each had to name its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.model.named_places import with_named_places
from l4pc_tui.core.script.reading.script import Reading, read

Look = Callable[[str], Reading]
PAGE = """---
format: exercise/1
people: 6-24
---
# T
S.

## A
- Time: 5-6 min
- Depth: Feel
Ask: q
Deeper:
1. **Feel:** a
2) FEEL : b
3. Feel： c

## B
- Time: 5 min
- Depth: Return
Say: x
"""


@pytest.mark.parametrize("dress", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_question_that_names_its_place_keeps_it_however_the_page_is_saved(
    dress: str, end: str
) -> None:
    page = PAGE.replace("：", ":") if dress == "cp1252" else PAGE
    data = page.replace("\n", end).encode(dress)
    told = read(data, path="exercises/page.md", kind="exercise").model
    assert isinstance(told, Exercise)
    assert with_named_places(told, data) is told


def test_every_canonical_page_stays_as_it_is(canonical: dict[str, str], reading: Look) -> None:
    for text in canonical.values():
        told = reading(text).model
        if isinstance(told, Exercise):
            assert with_named_places(told, text.encode()) is told


@pytest.mark.parametrize("line", ["2. b", "2) Feel - b", "2. Feel b", "2) **Feel** – b"])
def test_one_that_names_none_counts_as_power_and_so_does_the_ceiling(
    line: str, reading: Look
) -> None:
    told = reading(PAGE).model
    assert isinstance(told, Exercise)
    assert told.ceiling is Place.FEEL
    source = PAGE.replace("2) FEEL : b", line)
    found = with_named_places(told, source.encode())
    assert [p.depth for p in found.steps[0].probes] == [Place.FEEL, Place.POWER, Place.FEEL]
    assert found.ceiling is Place.POWER
    stated = with_named_places(told, source.replace("people", "ceiling: Feel\npeople").encode())
    assert stated.ceiling is Place.FEEL
    assert with_named_places(told, b"") is told
    unlike = replace(told.steps[0], blocks=())
    assert with_named_places(replace(told, steps=(unlike,)), b"x").steps == (unlike,)
