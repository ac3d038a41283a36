"""Lines that were meant for a heading and are none, and those that have run into one."""

from __future__ import annotations

import re
from itertools import pairwise

from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.words import HANDOUT, SECTIONS, SIDE_STEP
from l4pc_tui.core.script.syntax.rows import Row
from l4pc_tui.core.text import fold

_LONGEST_NAME = 40
"""Letters in the name of a section, with what may stand round it."""
_LONGEST_SHOWN = 60
_ROUND = "*_\\#＃ "
_SIGNS = re.compile(r"(?:\\#|＃)[#＃]*\s*(?=\S)")
"""Signs of a heading that another program has made harmless, or that only look like one."""
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_INNER = re.compile(r"\s(#{2,6})\s")
_OTHER_LINE = re.compile(
    r"\s(?:[-*]\s+(?:\d{1,2}[:.]\d\d\s|[A-Z][\w -]{0,20}:\s)|>\s|\d\.\s+[A-Z]\w+:\s"
    r"|\d{1,2}[:.]\d\d\s+[A-Z][\w -]{0,20}:\s|Exercise:\s+[a-z0-9-]+)"
)
_WHOLLY = re.compile(r"(\*\*|__|\*|_)(?=\S)([^*_]+)(?<=\S)\1$")
_WORDS = re.compile(r"[^\W\d_]{2}")


def bare(name: str) -> str:
    """A heading without the emphasis round the whole of it."""
    match = _WHOLLY.match(name)
    return match[2] if match else name


def check_headings(rows: list[Row], report: Report) -> None:
    """Say where a heading was meant and none is read, and where a line stands twice."""
    before: Row | None = None
    above = True
    for row in rows:
        if row.kind == "heading":
            above = above and row.level != 2
            _check_heading(row, above, report)
        elif row.kind in ("plain", "number"):
            _check_words(row, report)
        elif row.kind in ("bullet", "quote"):
            _check_behind_a_sign(row, report)
        above = above and row.kind != "bullet"
        if before is not None and before.kind == "plain" and _underlines(row):
            report.add("S342", before.line.content())
        before = row
    _check_pairs([row for row in rows if row.text], report)


def _check_heading(row: Row, above: bool, report: Report) -> None:
    """above: nothing but the title and the summary has come so far."""
    if row.line.text[row.at :].startswith("#"):
        report.add("S340", row.line.content())
    elif row.level < 3 and (inner := _OTHER_LINE.search(row.text)):
        report.add("S347", row.part(inner.start() + 1, len(row.text)))
    elif row.level > 2 and (above or _names_a_part(row.text)):
        report.add("S341", row.line.content(), name=row.text[:_LONGEST_SHOWN], whole=row.text)


def _check_words(row: Row, report: Report) -> None:
    sign = _SIGNS.match(row.text)
    if sign or _names_a_section(row.text):
        name = row.text[sign.end() if sign else 0 :].strip(_ROUND)
        report.add("S341", row.line.content(), name=name[:_LONGEST_SHOWN], whole=name)
    elif row.text.startswith(("```", "~~~")):
        report.add("S343", row.span)
    else:
        _check_run_in(row, report)


def _check_behind_a_sign(row: Row, report: Report) -> None:
    """A heading that has got behind a dash, or one of a part of the page into a quote."""
    sign = _HEADING.match(row.text)
    if sign and (row.kind == "bullet" or _names_a_part(row.text[sign.end() :])):
        report.add("S341", row.line.content(), name=row.text[sign.end() :][:_LONGEST_SHOWN])
    elif row.kind == "bullet":
        _check_run_in(row, report)


def _check_run_in(row: Row, report: Report) -> None:
    if (inner := _INNER.search(row.text)) and not _may_be_public(row):
        report.add("S345", row.part(inner.start(1), inner.end(1)), sign=inner[1])


def _names_a_section(text: str) -> bool:
    words = text.strip(_ROUND)
    return words[:1].isupper() and len(words) < _LONGEST_NAME and fold(words) in SECTIONS


def _names_a_part(text: str) -> bool:
    prefix = fold(text.partition(":")[0])
    return _names_a_section(text) or (":" in text and prefix in (*SIDE_STEP, *HANDOUT))


def _underlines(row: Row) -> bool:
    """True for the line below a heading that is underlined, as other programs write one."""
    return (row.kind == "rule" and row.line.text.strip()[:1] == "-") or (
        row.kind == "plain" and len(row.text) > 2 and not row.text.strip("=")
    )


def _check_pairs(rows: list[Row], report: Report) -> None:
    """Say which line stands twice. One that stands three times is meant: a list, a refrain."""
    for number, (one, other) in enumerate(pairwise(rows)):
        if one.text == other.text and one.kind == other.kind and _WORDS.search(one.text):
            around = (*rows[max(number - 1, 0) : number], *rows[number + 2 : number + 3])
            if all(row.text != one.text for row in around):
                report.add("S344", other.line.content())


def _may_be_public(row: Row) -> bool:
    """True for a line whose words the screen may show: what has run into them is an error there."""
    return row.kind == "number" or row.text.lstrip("*_ ").startswith(("Show", "Ask"))
