"""Words for the room: is anything in them that the room should not see, or cannot read?"""

from __future__ import annotations

import re

from l4pc_tui.core.script.messages.diagnostic import Severity
from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.words import LABELS, ROOM_LABELS
from l4pc_tui.core.script.syntax.doubts import inner_label, inner_question
from l4pc_tui.core.script.syntax.private_words import private_word
from l4pc_tui.core.script.syntax.raw_steps import DraftBlock
from l4pc_tui.core.script.syntax.rows import Row, inside

SCREEN_CHARACTERS = 280
SCREEN_LINES = 8
SAY_WORDS = 250
WORDS_A_MINUTE = 130

_REMARKS = ("Note", "Example", "Why")
_PARTICIPANT = "{participant}"
_PICTURE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()]{0,300}\)")
_POINT = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s")
_QUOTE_SIGN = re.compile(r"(?:^|\s)(>)\s")


def check_public(words: str, row: Row, start: int, report: Report, *, first: bool) -> None:
    """Report a label or a person's name in words for the room.

    words: ``row.text`` from ``start`` on. first: True right behind their own label.
    """
    if found := private_word(words, first=first):
        word, begin, end = found
        report.add("A804", row.part(start + begin, start + end), x=word)
    elif sign := _QUOTE_SIGN.search(words):
        report.add("S346", row.part(start + sign.start(1), start + sign.end(1)))
    if _PARTICIPANT in words:
        col = start + words.index(_PARTICIPANT)
        at = row.part(col, col + len(_PARTICIPANT))
        report.add("A805", at, participant=_PARTICIPANT, partner="{partner}")
    for picture in _PICTURE.finditer(words):
        report.add("A813", row.part(start + picture.start(), start + picture.end()))


def check_look(row: Row, report: Report) -> None:
    """Report a line of a quote for the room that is drawn as a heading."""
    if row.text.startswith("#") and inside(row).kind == "heading":
        report.add("A814", row.span, what="heading", sign="#")


def check_lone_point(block: DraftBlock, report: Report) -> None:
    """Report one point of a list among lines of words for the room: its dash may have slipped in."""
    if not any(_POINT.match(row.text) for row in block.rows if row.kind == "quote"):
        return
    rows = [inside(row) for row in block.rows if row.kind == "quote"]
    points = [row for row in rows if row.kind in ("bullet", "number")]
    if len(points) == 1 and any(row.kind == "plain" for row in rows):
        report.add("A814", points[0].span, what="point of a list", sign="dash or number")


def check_private(words: str, row: Row, start: int, label: str, report: Report) -> None:
    """Report a label inside private words: two lines have run into one, and the second is lost.

    words: ``row.text`` from ``start`` on. label: the one that they stand behind. What hides a
    question from the room, or would be read aloud, is an error; in a remark it is a warning.
    """
    if label == "Todo":
        return
    if found := inner_label(words) or (inner_question(words) if label == "Say" else None):
        word, begin, end = found
        spoken = label == "Say" and word in LABELS
        lost = spoken or (word in ROOM_LABELS and label not in _REMARKS)
        severity: Severity = "error" if lost else "warning"
        report.add("L422", row.part(start + begin, start + end), severity=severity, x=word)


def check_length(block: DraftBlock, text: str, report: Report) -> None:
    """Report what is too long for a screen, or to be said in one breath."""
    if block.public and (len(text) > SCREEN_CHARACTERS or text.count("\n") >= SCREEN_LINES):
        report.add("A806", block.at, n=len(text))
    if block.label == "Say" and (count := len(text.split())) > SAY_WORDS:
        report.add("L406", block.at, n=round(count / WORDS_A_MINUTE, 1))
