"""What the reference for trainers says besides the words of the language: examples, families."""

from __future__ import annotations

TIMES: tuple[str, ...] = (
    "8 min", "5-8 min", "about 8 min", "5-8 min, ideal 6", "2 x 5-7 min, ideal 6", "1 h 15 min",
    "90 sec", "45 sec per person", "1½ min per pair", "3 min per group",
)  # fmt: skip
"""Examples, worked out in the reference for twelve people in groups of three."""

FAMILIES: dict[str, str] = {
    "F": "The file", "H": "The header", "S": "Headings and structure", "L": "Labels and probes",
    "T": "Time", "D": "Doors and the way through", "V": "Variables, handouts and pictures",
    "A": "Who sees what, and care", "P": "Plans and programmes",
}  # fmt: skip
