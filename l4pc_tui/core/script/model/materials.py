"""What the bullets of ``Before you begin`` ask for: how many of what, and for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from l4pc_tui.core.script.model.amounts import (
    COUNT,
    Share,
    counted,
    in_full,
    lost_share,
    number_inside,
    number_of,
    share_in,
    unsure,
)
from l4pc_tui.core.script.model.measures import GROUPS_UNKNOWN

_EXPLAINED = re.compile(r"\.\s|[:;(“\"]|,\s")
_JOINED = re.compile(
    rf"(?:,?\s+(?:and|plus)\s+|\s*[&+]\s*|,\s+(?!(?:an?|one)\s))(?={COUNT}\s|(?:some|a few|several)\s)",
    re.I,
)
_BOUND = re.compile(r"\b(?:with|between|both|headed|of)\b(?!.*,)", re.I)
_BEHIND = re.compile(
    rf"(?P<what>[^:(,]+?)\s*(?:[:(,]|\s[-–—x×]|\s(?=\d))\s*(?P<how>{COUNT}"
    r"(?:\s+(?:per|for|to|each|every|apiece|between)\b[^),.;]*)?)\)?$",
    re.I,
)

_PER_LEFT = re.compile(r"\bper\b(?!\s?cent)", re.I)
_MORE = ("spare", "extra", "more")


@dataclass(frozen=True, slots=True)
class Material:
    """One thing to bring. count: None when the script gives no number. unsure: it speaks of a
    number, and it cannot be counted."""

    count: int | None
    share: Share | None
    what: str
    unsure: bool = False

    def amount(self, people: int, group_size: int | None = None) -> int | None:
        """How many, for so many people in groups of that size; None when there is no number."""
        if self.count is None or self.share is None:
            return self.count
        lot = self.share.people
        if lot == 0:
            return self.count * (-(-people // group_size) if group_size else GROUPS_UNKNOWN)
        return self.count * -(-people // lot) if lot else None


def things(line: str) -> tuple[Material, ...]:
    """What one bullet asks for: "1 pen and 2 cards per person" are two things.

    For whom the last of them is, so are those before it that do not say.
    """
    line = in_full(line)
    if (behind := _BEHIND.match(line)) and not counted(line):
        line = _turned(behind["how"].strip(), behind["what"].strip())
    found: list[Material] = []
    for piece in reversed(_pieces(line)):
        later = found[0].share if found else None
        found.insert(0, _thing(piece, later, alone=not found))
    for at, thing in enumerate(found[1:], 1):
        if thing.what in _MORE:
            found[at] = replace(thing, what=f"{thing.what} {found[at - 1].what}")
    if len(found) == 1 and line[:2].lower() in ("a ", "an") and found[0].share is None:
        # “A bell” has its number in it.
        return (Material(None, None, line, found[0].unsure),)
    return tuple(found)


def _turned(how: str, what: str) -> str:
    """ "Pens: 2 per person" as "2 Pens per person"."""
    number = counted(how)
    end = number.end() if number else 0
    return f"{how[:end]} {what}{how[end:]}"


def _pieces(line: str) -> list[str]:
    """The line, parted where another number of something begins."""
    pieces: list[str] = []
    start = 0
    for match in _JOINED.finditer(line):
        before = line[start : match.start()]
        plain = match[0].lstrip()[0] not in ",&+" and not line[match.end()].isdigit()
        if not (counted(before) or unsure(before)) or (plain and _EXPLAINED.search(before)):
            continue
        if plain and _BOUND.search(before):
            continue
        pieces.append(before)
        start = match.end()
    return [*pieces, line[start:]]


def _thing(text: str, later: Share | None, *, alone: bool) -> Material:
    """One piece. later: for whom the thing behind it is."""
    number = None if unsure(text) else counted(text)
    told = _EXPLAINED.search(text)
    end = told.start() if told else len(text)
    shared = share_in(text[:end])
    if number is None:
        odd = (
            unsure(text)
            or (shared is not None and alone)
            or (alone and number_inside(text.partition(". ")[0]))
        )
        return Material(None, None, text.strip(), unsure=odd)
    share, what = later, text[number.end() :].strip()
    if shared is None and (behind := share_in(text)) and _is_end(text, behind[1]):
        # “2 pens, one red, per person”
        shared, end = behind, len(text)
    if shared is not None:
        share, head = shared
        what = f"{head[number.end() :].strip()}{text[end:]}".strip(" ,")
    # “A way to send people into pairs” is no number of anything.
    told_number = number["count"].lower() not in ("a", "an")
    lost = told_number and shared is None and lost_share(text[number.end() : end])
    if not what or lost or (share is not None and share.people is None) or _left_over(text, what):
        return Material(None, None, text.strip(), unsure=True)
    return Material(number_of(number["count"]), share, what)


def _is_end(text: str, before: str) -> bool:
    """True where words stood behind a comma at the end of a text. before: the text without them."""
    return before.endswith(",") and text.startswith(before)


def _left_over(text: str, what: str) -> bool:
    """True where the words of a thing still say for whom it is, or how many of something else each
    one has: nobody can tell then what the number is of."""
    each = text.rstrip(" .)").lower().endswith((" each", " apiece"))
    return (
        _PER_LEFT.search(what) is not None
        or what.endswith(" for")
        or (each and number_inside(what))
    )
