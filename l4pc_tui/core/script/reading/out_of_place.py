"""Labels and facts where none is read: before the first step, in sections, handouts and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.words import (
    ANSWERS,
    ASKINGS,
    CUTS,
    DOOR,
    FACT_WORDS,
    LABEL_WORDS,
    PLACES,
    VERBS,
)
from l4pc_tui.core.script.syntax.groups import read_group
from l4pc_tui.core.script.syntax.places import place_of
from l4pc_tui.core.script.syntax.private_words import private_word
from l4pc_tui.core.script.syntax.rows import Row, is_table_rule
from l4pc_tui.core.script.syntax.times import looks_like_time

_LINE = re.compile(
    r"(?:\*\*|__)?(?P<word>Show|Ask|Say|Do|Deeper|Listen for|Capture|Safety|Next|Time|Depth|Group|Cut|Whole room|Pulse)"
    r"(?:\*\*|__)?\s?[:：](?:\*\*|__)?(?:\s+(?P<value>.*)|$)"
)
_ANY_DOOR = re.compile(DOOR)
_DOOR = re.compile(rf"{DOOR}(?i:{'|'.join(VERBS)})\b")
_SIGN = re.compile(r"[^\w\s\"'“”‘’(*_]+(?=\s|[A-Z\d])|[*o_](?=\s)|\[[ xX]?\]|[-\d]")
_TO_FILL = re.compile(r"[\s*]*[….·_–—-][\s….·_–—-]*")
"""What stands behind a colon on paper where people write: a line of dots."""
_CELL = re.compile(
    r"\|?\s*(?:\*\*|__)?(?P<word>[A-Z][\w -]{0,20}?)\s?"
    r"(?:(?P<colon>[:：])|(?:\*\*|__)?\s*\|)"
)


def check_bring(rows: Sequence[Row], report: Report) -> None:
    """Report lines among the things to bring that are no bullets: nobody would pack them."""
    listed = False
    before, gap = "", False
    for row in rows:
        if row.kind == "blank":
            gap = True
            continue
        if row.kind == "bullet":
            listed = True
            if row.text.startswith(("[", "- ", "-")):
                report.add("S326", row.span)
        elif row.kind == "number" or (
            row.kind == "plain" and (row.text.startswith("_ ") or _begins_thing(row, before, gap))
        ):
            report.add("S326", row.span)
        before, gap = row.text if listed else "", False


def _begins_thing(row: Row, before: str, gap: bool) -> bool:
    """True when a line among bullets is not the rest of the one above it."""
    if _SIGN.match(row.text):
        return True
    begins = row.text[:1].isupper() or row.text[:1].isdigit()
    return bool(before) and begins and row.indent < 2 and not (gap or before.endswith(","))


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
        if not word and row.kind == "number" and (place := place_of(row.text)):
            word = place.value
        if word and word not in told:
            told.add(word)
            report.add("L423", row.part(0, min(len(row.text), len(word) + 1)), x=word, here=where)


def _word(text: str, paper: bool) -> str:
    if paper and (found := private_word(text, first=True)):
        if _TO_FILL.fullmatch(text, found[2]):
            return ""
        if found[0].lower() not in FACT_WORDS:
            return found[0]
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
        "Pulse": value.lower() in ASKINGS,
    }
    return word if fits.get(word, True) else ""


def check_cells(rows: Sequence[Row], report: Report) -> None:
    """Report tables whose first cells are labels or facts: their lines are a note and no more.

    rows: all table rows of a step. One such cell beside others may be a heading of its own.
    """
    found = [(row, cell) for row in rows if (cell := _CELL.match(row.text)) and _is_known(cell)]
    labels = [row for row, cell in found if cell["colon"] or _is_label(cell)]
    if (
        len(found) > 1
        or (labels and sum(not is_table_rule(row) for row in rows) == 1)
        or any(cell["colon"] for _, cell in found)
    ):
        row, cell = found[0]
        report.add(
            "L423", row.part(cell.start("word"), cell.end("word")),
            x=cell["word"], here="the cells of a table are a note",
        )  # fmt: skip


def _is_known(cell: re.Match[str]) -> bool:
    return _is_label(cell) or cell["word"].lower() in FACT_WORDS


def _is_label(cell: re.Match[str]) -> bool:
    return cell["word"].lower() in LABEL_WORDS
