"""An agenda in a paper: a table with times and what happens becomes the lines of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from l4pc_tui.core.script.model.words import KINDS
from l4pc_tui.core.text import fold
from l4pc_tui.core.text.clock_times import clock_words, read_clock
from l4pc_tui.exchange.papers.account import Account
from l4pc_tui.exchange.papers.pieces import Piece, cell_text, one_line, plain

_CLOCK = re.compile(r"(\d{1,2}[:.]\d{2})(?:\s*(?:[-–—]|to)\s*(\d{1,2}[:.]\d{2}))?")
_CLOCK_LINE = re.compile(r"\s*(?:about\s+)?\d{1,2}[:.]\d{2}(?:\s|$)")
_REST = re.compile(r"\b(?:break|lunch)\b(?! (?:the|into|out|up|down|through)\b)")
_COLUMNS = {
    "time": "time", "when": "time", "start": "time", "clock": "time",
    "what": "what", "activity": "what", "item": "what", "session": "what", "topic": "what",
    "minutes": "minutes", "min": "minutes", "mins": "minutes", "length": "minutes",
    "duration": "minutes", "how long": "minutes",
    "lead": "lead", "who": "lead", "facilitator": "lead", "led by": "lead",
}  # fmt: skip


def columns(piece: Piece) -> dict[str, int] | None:
    """Which column of an agenda table is which; None for another table."""
    if piece.kind != "table" or not piece.rows:
        return None
    found: dict[str, int] = {}
    for number, cell in enumerate(piece.rows[0]):
        name = _COLUMNS.get(fold(cell_text(cell)))
        if name is not None:
            found.setdefault(name, number)
    if not {"time", "what"} <= found.keys():
        return None
    timed = "minutes" in found or len(piece.rows) == 1
    clocks = any(_CLOCK.search(_cell(row, found, "time")) for row in piece.rows[1:])
    return found if timed or clocks else None


def is_timed(piece: Piece) -> bool:
    """Whether a paragraph or an item begins with the time of day, as a line of an agenda does."""
    return bool(piece.lines) and _CLOCK_LINE.match(plain(piece.lines[0])) is not None


def agenda(piece: Piece, account: Account) -> Iterable[str]:
    """The lines of the agenda."""
    places = columns(piece) or {}
    heading = "\n".join(map(cell_text, piece.rows[0]))
    account.changed("The heading of an agenda became its order", piece.where, heading, "")
    for number, row in enumerate(piece.rows[1:], start=2):
        lines = list(_lines(row, places))
        used = set(places.values())
        for column, cell in enumerate(row):
            if column not in used and (words := cell_text(cell)):
                lines.append(f"  - Note: {one_line(words)}")
        before = "\n".join(map(cell_text, row))
        where = f"{piece.where}, row {number}"
        account.changed("A line of an agenda", where, before, "\n".join(lines))
        yield from lines


def _lines(row: Sequence[list[Piece]], places: dict[str, int]) -> Iterable[str]:
    what, *more = (_cell(row, places, "what") or "…").split("\n")
    when = _cell(row, places, "time")
    clock, until = _clocks(when)
    minutes = _minutes(_cell(row, places, "minutes"), clock, until)
    length = f" ({minutes})" if minutes else ""
    yield f"- {clock} {_with_kind(one_line(what))}{length}".replace("-  ", "- ")
    if lead := one_line(_cell(row, places, "lead")):
        yield f"  - Lead: {lead}"
    if not clock and when:
        yield f"  - Note: {one_line(when)}"
    for line in filter(None, more):
        yield f"  - Note: {line}"


def _with_kind(what: str) -> str:
    """The words with the kind of item before them where they plainly say it."""
    if fold(what.partition(":")[0]) in KINDS:
        return what
    # Other words of a rest, where they do not stand alone, are what people do: “Pause and reflect”.
    rest = _REST.search(fold(what))
    return f"{KINDS[rest[0]]}: {what}" if rest else what


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


def _cell(row: Sequence[list[Piece]], places: dict[str, int], name: str) -> str:
    number = places.get(name)
    return cell_text(row[number]) if number is not None and number < len(row) else ""


def first_clock(pieces: Iterable[Piece]) -> str:
    """The first clock time of the agendas among the pieces; empty when there is none."""
    for piece in pieces:
        if is_timed(piece):
            return _clocks(plain(piece.lines[0]))[0]
        places = columns(piece)
        for row in piece.rows[1:] if places else ():
            if clock := _clocks(_cell(row, places or {}, "time"))[0]:
                return clock
    return ""
