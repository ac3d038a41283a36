"""The way back: where an exercise that goes below the Surface ends without a Return."""

from __future__ import annotations

import pytest

from l4pc_tui.core.script.reading.script import read

TOP = "---\nformat: exercise/1\npeople: 6-24\n---\n# T\nS.\n"


def told(*parts: str) -> list[tuple[str, int]]:
    """The codes of the way back on an exercise, each with the number of its part. A part is
    "Name Place: line; line", a side step when its name begins with ~."""
    text, begins = TOP, []
    for part in parts:
        head, _, lines = part.partition(":")
        name, _, place = head.partition(" ")
        begins.append(text.count("\n") + 1)
        text += f"## {f'Side step: {name[1:]}' if name[0] == '~' else name}\n- Time: 5-6 min\n"
        text += f"- Depth: {place}\n" if place else ""
        text += "Say: x\n" + "".join(f"{line.strip()}\n" for line in lines.split(";") if line)
    found = read(text.encode(), path="exercises/page.md", kind="exercise").diagnostics
    ways = [message for message in found if message.code in ("S330", "S331", "S332")]
    return [(m.code, max(n for n, line in enumerate(begins) if line <= m.line)) for m in ways]


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        (("A Feel:", "B Return:"), []),
        (("A Feel:", "B Return:", "C Surface:"), []),
        (("A Feel:", "B Question:"), [("S330", 1)]),
        (("A Feel:", "B Return:", "C Power:"), [("S330", 2)]),
        (("A Feel: Next: end", "B Return:"), [("S330", 0)]),
        (("A Feel: Next: C", "B Return:", "C Surface:"), [("S330", 0)]),
        (("A Surface: Ask: q;Deeper:;1. Feel: x",), [("S330", 0)]),
        (("A Surface: If x: go to B", "~B Power:"), [("S330", 0)]),
        (("A Surface: If x: go to B", "C Return:", "~B Power:"), []),
        (("A Surface: If x: go to B", "C Return:", "~B Power: Next: end"), [("S330", 2)]),
        (("A Surface: If x: go to B", "C Return:", "~B:"), []),
        (("A Feel: If short of time: end", "B Return:"), [("S332", 0)]),
        (("A Feel: If x: skip to C", "B Return:", "C Surface:"), [("S332", 0)]),
        (("A Feel: If x: go to B", "C Return:", "~B: If y: end"), [("S332", 2)]),
        (("A Feel:", "B Return: If done: end"), []),
        (("A Surface: If short of time: end", "B Return:"), []),
        (("A Surface:",), [("S331", 0)]),
        (("A:", "B:"), [("S331", 1)]),
        (("A Arrive:", "B Arrive:"), []),
        (("A Return:",), []),
        (("A Surface: If x: go to B", "~B Return:"), [("S331", 0)]),
    ],
)
def test_every_way_from_below_comes_to_a_return(
    parts: tuple[str, ...], codes: list[tuple[str, int]]
) -> None:
    assert told(*parts) == codes
