"""A moment of the wall as the page draws it: words cut at their marks, and no sign of a form.

The page makes text of every word, and elements of what is named here alone; so whatever a script
or a name holds is read as it was typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.core.live.view.room_clock import RoomClock
from l4pc_tui.core.live.view.wall_words import (
    LONGEST,
    ONLINE,
    WallWords,
    table_name,
    wall_words,
)
from l4pc_tui.core.text import clean_text
from l4pc_tui.core.text.in_lines import picture_words, row_by_row
from l4pc_tui.core.text.inline import pieces, unmarked
from l4pc_tui.core.text.paragraphs import Paragraph, paragraphs
from l4pc_tui.look.palettes import BURROW, CONTRAST, PAPER

if TYPE_CHECKING:
    # The Screen's own picture would bring the whole terminal along.
    from l4pc_tui.screen.picture import Timer

_AT = re.compile(r"(?P<lead>.*\S)?\s*(?P<figure>\b\d\d:\d\d)\.?", re.DOTALL)
"""Words that lead to a time of day, which is then what is largest."""
_SIGN = re.compile(r"^\s*(?:- |#{1,6} |>) *")
_ENDS = ".?!:…"
_LENGTHS = (40, 90, 160)
"""Characters; a question that has no more is set larger."""
_LIGHT = {PAPER: True, BURROW: False}
_MOST_TABLES = 4
"""Tables beside each other."""

Words = list[tuple[str, str]]
"""Words and the marks that they stand under: "", "em", "strong", or both with a space between."""


@dataclass(frozen=True, slots=True)
class Begins:
    """How a window looks before anybody chooses for it.

    light, contrast: None for as the system has it. still: whether nothing may move by itself.
    easy: whether a step's easy read is shown where it has one.
    """

    light: bool | None = None
    contrast: bool | None = None
    still: bool = False
    easy: bool = False


BEGINS = Begins()


def begins(theme: str, *, still: bool = False, easy: bool = False) -> Begins:
    """How a window looks for somebody who chose that theme; "" for none."""
    contrast = True if theme == CONTRAST else None
    return Begins(_LIGHT.get(theme), contrast, still, easy)


def news(
    view: PublicView | None, now: float, timer: Timer, first: Begins = BEGINS, *, bell: float = 0.0
) -> str:  # fmt: skip
    """What every window is told: the picture, and the same in easy read where the step has it.

    now: epoch seconds. first: how a window looks that has only been opened. bell: by what number a
    window knows the bell that rings now; 0 for the moment of it. On one line, ASCII alone.
    """

    def moment(*, easy: bool) -> dict[str, Any]:
        words = wall_words(view, now, easy=easy)
        return drawn(replace(words, rang=words.rang and (bell or words.rang)), timer)

    told = {"usual": moment(easy=False), "easy": None, "begins": asdict(first)}
    if view is not None and view.easy:
        told["easy"] = moment(easy=True)
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"))


def drawn(words: WallWords, timer: Timer) -> dict[str, Any]:
    """One picture. ``said`` is what is read out when the words become others: neither the time nor
    a bell is in it."""
    lead, headline = _led(words)
    blocks = [block for text in words.texts for block in _blocks(text)]
    count = len(words.tables)
    return {
        "kind": words.kind,
        "place": words.tint.lower(),
        "above": _line(words.group),
        "lead": _line(lead),
        "headline": [_words(line) for line in _lines(headline)],
        "length": _length(headline),
        "body": blocks,
        "time": _time(words.clock, timer),
        "foot": _line(words.foot),
        "bell": _line(words.bell),
        "rang": words.rang,
        "tables": [
            {"name": table_name(number), "seats": [
                (_line(seat.name), ONLINE if seat.online else "") for seat in table
            ]}
            for number, table in enumerate(words.tables, 1)
        ],
        "columns": -(-count // -(-count // _MOST_TABLES)) if count else 0,
        "said": _said(words),
    }  # fmt: skip


def _led(words: WallWords) -> tuple[str, str]:
    """What stands before the headline, and the headline."""
    found = None if words.lead else _AT.fullmatch(words.headline.strip())
    if found is None or words.kind == "question":
        return words.lead, words.headline
    return found["lead"] or "", found["figure"]


def _length(headline: str) -> str:
    """How large it is set: "time", "40", "90", "160" or "more"."""
    if re.fullmatch(r"\d\d:\d\d", headline):
        return "time"
    said = len("".join(words for line in _lines(headline) for words, _ in _words(line)))
    return next((str(most) for most in _LENGTHS if said <= most), "more")


def _time(clock: RoomClock | None, timer: Timer) -> dict[str, Any] | None:
    """What is left, as far as the style of the time tells it."""
    if clock is None or timer == "none":
        return None
    paused = "paused" if clock.stands else ""
    if timer == "digits":
        return {"used": None, "digits": clock.digits, "words": paused}
    words = f"paused · {clock.words}" if clock.stands else clock.words
    return {"used": clock.used if timer == "bar" else None, "digits": "", "words": words}


def _said(words: WallWords) -> str:
    """All that is to be read out, once. The time is not: it would be read out for ever."""
    told = [words.group, f"{words.lead} {words.headline}"]
    told += [line for text in words.texts for line in _spoken(text)]
    for number, table in enumerate(words.tables, 1):
        told.append(f"{table_name(number)}: {', '.join(seat.name for seat in table)}")
    lines = (unmarked(_line(line)) for line in told)
    return " ".join(line if line[-1] in _ENDS else f"{line}." for line in lines if line)


def _spoken(text: str) -> Iterator[str]:
    """A text as lines to be read out, without the signs of a list, a heading or a quote."""
    for line in row_by_row(clean_text(text)[:LONGEST]).split("\n"):
        yield _SIGN.sub("", line)


def _blocks(text: str) -> list[dict[str, Any]]:
    return [_block(piece) for piece in paragraphs(clean_text(text)[:LONGEST])]


def _block(piece: Paragraph) -> dict[str, Any]:
    if piece.kind == "table":
        rows = [[_words(cell) for cell in row] for row in piece.rows]
        return {"kind": "table", "headed": piece.headed, "rows": rows}
    if piece.kind in ("bullets", "numbers"):
        items = [
            {"words": _words(item.words), "inner": [_block(inner) for inner in item.inner]}
            for item in piece.items
        ]
        return {"kind": piece.kind, "start": piece.start, "items": items}
    if piece.kind == "picture":
        return {"kind": "picture", "lines": [_words(picture_words(piece.lines[0]))]}
    return {"kind": piece.kind, "lines": [_words(line) for line in piece.lines if line.strip()]}


def _words(line: str) -> Words:
    return [(piece.words, " ".join(piece.marks)) for piece in pieces(_line(line))]


def _lines(text: str) -> list[str]:
    return [line for line in clean_text(text)[:LONGEST].split("\n") if line.strip()]


def _line(text: str) -> str:
    return " ".join(clean_text(text)[:LONGEST].split())
