"""Lines of a plan or a programme that have lost the sign they began with.

A line without its dash is read as if it had one, and its author is told: nothing of a plan is to
disappear because of a sign.
"""

from __future__ import annotations

import re
from dataclasses import replace

from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.words import KINDS, SETTINGS
from l4pc_tui.core.script.reading.items import KIND, item_words, says_parts
from l4pc_tui.core.script.syntax.outline import Outline
from l4pc_tui.core.script.syntax.rows import Row

_OTHER_SIGN = re.compile(
    r"(?:[–—−‐‑·∙●○■□►→⇒➔=~_.,<)]{1,2}|o|\\[-*+>]|--+)\s+(?=\S)|-(?=[^\W\d_])|-\d?(?=\d?\d[:.]\d\d\s)"
)
"""What stands where a dash belongs: another sign, or a dash without its space."""
_SETTING = re.compile(
    r"(?:\*\*)?(?P<name>[A-Z][a-z]+(?: [a-z]+)?)(?:\*\*)?\s?[:：]"
    r"|(?:Step [\"“„'‘]|Set \w+\s?[:：])"
)
_SHORT = 60
"""Letters that a heading has at most, where a line is only guessed to be one."""


def was_item(row: Row) -> bool:
    """True when a line without a bullet is plainly an item: by its clock, its kind, its brackets."""
    meant = without_sign(row)
    return meant is not None and _is_item(meant.text, whole=meant.at > row.at)


def without_dash(row: Row, *, strict: bool) -> Row | None:
    """The bullet that a line was, had it kept its dash; None for words that run on.

    strict: what stands above is not at its end, so that brackets alone prove nothing.
    """
    meant = without_sign(row)
    if meant is None or meant.at > row.at:
        return meant
    return meant if _is_item(row.text, whole=not strict) or _is_setting(row.text) else None


def without_sign(row: Row) -> Row | None:
    """A plain line as the bullet that it may have been, without what stands for its dash."""
    if row.kind != "plain":
        return None
    sign = _OTHER_SIGN.match(row.text)
    start = sign.end() if sign else 0
    return replace(row, kind="bullet", at=row.at + start, text=row.text[start:])


def _is_item(text: str, *, whole: bool) -> bool:
    clock, words = item_words(text)
    kind = KIND.match(words)
    if (
        kind
        and words[:1].isupper()
        and KINDS.get(" ".join(kind["kind"].lower().replace("-", " ").split()))
    ):
        return True
    return says_parts(words) and (whole or clock)


def _is_setting(text: str) -> bool:
    match = _SETTING.match(text)
    return match is not None and (match["name"] is None or match["name"].lower() in SETTINGS)


def check_headings(page: Outline, first: int, report: Report) -> None:
    """Say when a heading seems to have lost its signs: items, or a short line, before the first.

    first: where in the opening the agenda begins.
    """
    rows = [row for row in page.opening[:first] if row.kind != "blank"]
    items = page.opening[first:]
    if rows and items and len(rows) > 1 and _like_a_heading(rows[-1], page.opening):
        report.add("P937", rows[-1].span)
    elif items and page.parts:
        report.add("P937", items[0].span)


def _like_a_heading(row: Row, opening: list[Row]) -> bool:
    """True for a short line that ends without a full stop and stands by itself."""
    at = next(n for n, other in enumerate(opening) if other is row)
    alone = at > 0 and opening[at - 1].kind == "blank"
    words = row.text.rstrip("*_ ")
    return (
        row.kind == "plain"
        and alone
        and len(words) <= _SHORT
        and not words.endswith((".", "!", "?", "…"))
    )
