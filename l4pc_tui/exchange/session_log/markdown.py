"""The session log to read: Markdown in which people's words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.text import clean_name
from l4pc_tui.core.text.amounts import clock, day
from l4pc_tui.exchange.log_model import SessionLog, names_in_words
from l4pc_tui.exchange.log_tables import FOLLOW_UP, MOVES, NOTES, REGISTER, STAYS, TIMINGS, happened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l4pc_tui.core.record.tables import Cell, Table

# Only what would be markup is marked, so that the file reads well as it is.
_ACTIVE = re.compile(
    r"[\\`*\[\]<|~$]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore in a word is only an underscore
    r"|&(?=#?\w+;)"
    r"|(?<!\S)#"
    r"|(?<=\w):(?=//)"
)
_OPENING = re.compile(r"^([+\->])|^(\d{1,9})([.)])")


def words(text: str) -> str:
    """Somebody's words on one line, with what Markdown would take for markup escaped."""
    line = _ACTIVE.sub(lambda found: f"\\{found[0]}", clean_name(text))
    return _OPENING.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3]}", line)


def to_markdown(log: SessionLog) -> str:
    """The whole log as one Markdown document."""
    blocks = (
        _notice(log), _head(log), _register(log), _timeline(log), _depth(log), _followed(log),
        _notes(log), _measured(log), _inside(log), _handed(log), _in_order(log),
    )  # fmt: skip
    return "\n\n".join(block for part in blocks for block in part) + "\n"


def _notice(log: SessionLog) -> Iterator[str]:
    if notice := PROFILES[log.profile].notice:
        yield notice


def _head(log: SessionLog) -> Iterator[str]:
    yield f"# {words(log.title) or 'A session'}"
    place = f"session {log.number} of {log.of}" if log.number and log.of else ""
    where = tuple(filter(None, (words(day(log.date)), words(log.cohort), place, words(log.venue))))
    if where:
        yield " · ".join(where)
    told = []
    if log.facilitators:
        told.append(f"Facilitated by {names_in_words(map(words, log.facilitators))}.")
    told.append(_told_time(log, "Started", log.started, log.planned_start) or "It was not started.")
    if log.started:
        told.append(
            _told_time(log, "Finished", log.finished, log.planned_finish) or "It is not closed yet."
        )
    yield " ".join(told)


def _told_time(log: SessionLog, what: str, actual: str, planned: str) -> str:
    at, due = clock(actual, log.date), clock(planned, log.date)
    if not at:
        return ""
    return f"{what} {at}{f' (planned {due})' if due else ''}."


def _register(log: SessionLog) -> Iterator[str]:
    yield f"## {REGISTER.heading}"
    if log.counts:
        yield f"{words(log.counts)}."
    if log.left_out:
        yield words(log.left_out)
    if not log.register:
        yield "Nobody is on the register."
        return
    yield _table(REGISTER, log.register, log.profile)


def _timeline(log: SessionLog) -> Iterator[str]:
    if not log.timeline:
        return
    yield f"## {TIMINGS.heading}"
    yield _table(TIMINGS, log.timeline, log.profile)


def _depth(log: SessionLog) -> Iterator[str]:
    if not log.depth:
        return
    yield "## How deep"
    yield "\n".join(
        f"- {clock(row.at, row.on)} {words(row.place)}"
        + (f" (from {words(row.came_from)})" if row.came_from else "")
        for row in log.depth
    )


def _followed(log: SessionLog) -> Iterator[str]:
    if not log.followed:
        return
    yield f"## {FOLLOW_UP.heading}"
    yield "\n".join(_became(FOLLOW_UP.told(row, log.profile)) for row in log.followed)


def _became(row: Mapping[str, Cell]) -> str:
    barrier, remark, made = (_said(row, name) for name in ("barrier", "remark", "made"))
    return (
        f"- {_said(row, 'outcome')}{f' ({barrier})' if barrier else ''}: "
        f"{_said(row, 'commitment') or 'words that stay with the team'}"
        f"{f' — {remark}' if remark else ''}{f' (from {made})' if made else ''}"
    )


def _notes(log: SessionLog) -> Iterator[str]:
    for kind in log.kinds:
        yield f"## {NOTE_KINDS[NoteKind(kind)].heading}"
        rows = (NOTES.told(note, log.profile) for note in log.of_kind(kind))
        yield "\n".join(f"- {_said(row, 'text')}{_answer(row)}{_where(row)}" for row in rows)


def _answer(row: Mapping[str, Cell]) -> str:
    answer = _said(row, "answer")
    return f" — {answer}" if answer else ""


def _where(row: Mapping[str, Cell]) -> str:
    told = (_said(row, name) for name in ("time", "item", "step", "place", "class"))
    joined = " · ".join(filter(None, told))
    return f" ({joined})" if joined else ""


def _inside(log: SessionLog) -> Iterator[str]:
    """What is not here and of which the number may be known."""
    if log.inside:
        yield f"## {STAYS.heading}"
        yield "\n".join(f"- {words(each)}." for each in log.inside_in_words)


def _measured(log: SessionLog) -> Iterator[str]:
    if log.measured:
        yield "## Measures"
        yield "\n".join(f"- {words(each)}" for each in log.measured)


def _handed(log: SessionLog) -> Iterator[str]:
    if log.handed:
        yield "## Handed over"
        yield "\n".join(f"- {words(each)}" for each in log.handed)


def _in_order(log: SessionLog) -> Iterator[str]:
    if told := happened(log):
        yield f"## {MOVES.heading}"
        yield "\n".join(
            f"- {time} {words(what)}{f' ({words(by)})' if by else ''}" for time, what, by in told
        )


def _said(row: Mapping[str, Cell], name: str) -> str:
    """A cell as words; nothing where there is none."""
    return words(str(row[name] or ""))


def _table(table: Table[Any], rows: Iterable[object], profile: Profile) -> str:
    """A table padded for reading as it is."""
    columns = table.reading(profile)
    cells = [[words(column.heading) for column in columns]]
    cells += [list(map(words, table.as_read(row, profile))) for row in rows]
    widths = [max(3, *(len(row[at]) for row in cells)) for at in range(len(columns))]
    counts = [column.unit.counts for column in columns]

    def line(row: Sequence[str]) -> str:
        padded = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, counts, strict=True)
        )
        return f"| {' | '.join(padded)} |"

    rule = (
        "-" * (width - 1) + ":" if right else "-" * width
        for width, right in zip(widths, counts, strict=True)
    )
    return "\n".join((line(cells[0]), f"| {' | '.join(rule)} |", *map(line, cells[1:])))
