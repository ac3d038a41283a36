"""Labels and facts where none is read: before the first step, in sections, handouts and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.words import (
    ANSWERS,
    ARROW,
    CUTS,
    FACT_WORDS,
    LABEL_WORDS,
    PLACES,
    VERBS,
)
from l4pc_tui.core.script.syntax.groups import read_group
from l4pc_tui.core.script.syntax.rows import Row
from l4pc_tui.core.script.syntax.times import looks_like_time

_LINE = re.compile(
    r"(?:\*\*|__)?(?P<word>Show|Ask|Say|Do|Deeper|Listen for|Capture|Safety|Next|Time|Depth|Group|Cut|Whole room)"
    r"(?:\*\*|__)?\s?[:：](?:\*\*|__)?(?:\s+(?P<value>.*)|$)"
)
_ANY_DOOR = re.compile(rf"If\s[^:：]{{1,120}}(?:[:：]\s|{ARROW})")
_PROBE = re.compile(rf"(?P<word>{'|'.join(place.value for place in Place)})\s?[:：]\s")
_DOOR = re.compile(rf"If\s[^:：]{{1,120}}(?:[:：]\s|{ARROW})\s*(?i:{'|'.join(VERBS)})\b")
_ON_PAPER = ("Show", "Ask", "Do", "Next")
"""Words that a sheet for participants may well have before a colon."""
_CELL = re.compile(r"\|?\s*(?:\*\*|__)?(?P<word>[A-Z][\w -]{0,20}?)\s?[:：]?(?:\*\*|__)?\s*\|")


def check_out_of_place(
    rows: Iterable[Row], where: str, report: Report, *, paper: bool = False
) -> None:
    """Report the first line of each label that stands where labels are not read.

    where: the place in words. paper: True in a handout, whose words are for participants.
    """
    told: set[str] = set()
    for row in rows:
        if row.kind not in ("plain", "bullet", "number", "quote"):
            continue
        word = _word(row.text, paper)
        if not word and row.kind == "number" and (place := _PROBE.match(row.text)):
            word = place["word"]
        if word and word not in told:
            told.add(word)
            report.add("L423", row.part(0, min(len(row.text), len(word) + 1)), x=word, here=where)


def _word(text: str, paper: bool) -> str:
    match = _LINE.match(text)
    if match is None:
        door = _DOOR if paper else _ANY_DOOR
        return "If" if text.startswith("If ") and door.match(text) else ""
    word, value = match["word"], match["value"] or ""
    value = value.strip()
    fits = {
        "Time": looks_like_time(value),
        "Depth": value.lower() in PLACES,
        "Group": read_group(value) is not None,
        "Cut": value.lower() in CUTS,
        "Whole room": value.lower() in ANSWERS,
    }
    return word if fits.get(word, not (paper and word in _ON_PAPER)) else ""


def check_cells(rows: Sequence[Row], report: Report) -> None:
    """Report a table whose first cells are labels or facts: its lines are a note and no more."""
    found = [
        (row, match)
        for row in rows
        if (match := _CELL.match(row.text))
        and (match["word"].lower() in LABEL_WORDS or match["word"].lower() in FACT_WORDS)
    ]
    if len(found) > 1:
        row, match = found[0]
        report.add(
            "L423", row.part(match.start("word"), match.end("word")),
            x=match["word"], here="the cells of a table are a note",
        )  # fmt: skip
