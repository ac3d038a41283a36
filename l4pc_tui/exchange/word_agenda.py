"""An agenda in a Word file: a table with times and what happens becomes the lines of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from l4pc_tui.core.script.model.words import KINDS
from l4pc_tui.core.text import fold
from l4pc_tui.core.text.clock_times import clock_words, read_clock
from l4pc_tui.exchange.word_html import WordPiece, one_line, plain

_CLOCK = re.compile(r"(\d{1,2}[:.]\d{2})(?:\s*(?:[-–—]|to)\s*(\d{1,2}[:.]\d{2}))?")
_COLUMNS = {
    "time": "time", "when": "time", "start": "time", "clock": "time",
    "what": "what", "activity": "what", "item": "what", "session": "what", "topic": "what",
    "minutes": "minutes", "min": "minutes", "mins": "minutes", "length": "minutes",
    "duration": "minutes", "how long": "minutes",
    "lead": "lead", "who": "lead", "facilitator": "lead", "led by": "lead",
}  # fmt: skip
_RESTS = {"break": "Break", "lunch": "Lunch"}


def columns(piece: WordPiece) -> dict[str, int] | None:
    """Which column of an agenda table is which; None for another table."""
    if piece.kind != "table" or not piece.rows:
        return None
    found: dict[str, int] = {}
    for number, cell in enumerate(piece.rows[0]):
        name = _COLUMNS.get(fold(plain(cell)))
        if name is not None:
            found.setdefault(name, number)
    return found if {"time", "what"} <= found.keys() else None


def agenda(piece: WordPiece) -> Iterable[str]:
    """The lines of the agenda."""
    places = columns(piece) or {}
    for row in piece.rows[1:]:
        what, *more = (_cell(row, places, "what") or "…").split("\n")
        clock, until = _clocks(_cell(row, places, "time"))
        minutes = _minutes(_cell(row, places, "minutes"), clock, until)
        length = f" ({minutes})" if minutes else ""
        yield f"- {clock} {_with_kind(one_line(what))}{length}".replace("-  ", "- ")
        if lead := one_line(_cell(row, places, "lead")):
            yield f"  - Lead: {lead}"
        for line in filter(None, more):
            yield f"  - Note: {line}"


def _with_kind(what: str) -> str:
    """The words with the kind of item before them where they plainly say it."""
    if fold(what.partition(":")[0]) in KINDS:
        return what
    rest = next((kind for word, kind in _RESTS.items() if word in fold(what).split()), None)
    return f"{rest}: {what}" if rest else what


def _clocks(text: str) -> tuple[str, str]:
    """When an item begins and ends, as far as its cell says it."""
    match = _CLOCK.search(text)
    if match is None:
        return "", ""
    seconds = [read_clock(part) if part else None for part in match.groups()]
    begin, end = (clock_words(s) if s is not None else "" for s in seconds)
    return begin, end


def _minutes(text: str, begin: str, end: str) -> str:
    words = one_line(text)
    if not words and begin and end:
        length = (read_clock(end) or 0) - (read_clock(begin) or 0)
        return f"{length // 60} min" if length > 0 else ""
    return f"{words} min" if words and words[-1].isdigit() else words


def _cell(row: Sequence[str], places: dict[str, int] | None, name: str) -> str:
    number = (places or {}).get(name)
    return plain(row[number]) if number is not None and number < len(row) else ""


def first_clock(pieces: Iterable[WordPiece]) -> str:
    """The first clock time of the agendas among the pieces; empty when there is none."""
    for piece in pieces:
        places = columns(piece)
        for row in piece.rows[1:] if places else ():
            if clock := _clocks(_cell(row, places, "time"))[0]:
                return clock
    return ""
