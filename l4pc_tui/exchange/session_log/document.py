"""The session log as a document: what it came to first, then each part, then everything in order.

It is made of what the log holds, in which what stays with the team is counted and not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.document.model import (
    Asked,
    Block,
    Bullets,
    Document,
    Figure,
    Figures,
    Grid,
    Look,
    Paragraph,
    Quote,
    Reached,
    Section,
    Trace,
)
from l4pc_tui.core.people.hours import moment
from l4pc_tui.core.people.register import MARK_WORDS
from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.record.profiles import PROFILES
from l4pc_tui.core.record.travel import Inside
from l4pc_tui.core.text import filed
from l4pc_tui.core.text.amounts import apart, capital, clock, count, day, listed, minutes
from l4pc_tui.exchange.log_model import SessionLog
from l4pc_tui.exchange.log_tables import (
    FOLLOW_UP,
    MOVES,
    NOTES,
    REGISTER,
    STAYS,
    TIMINGS,
    happened,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l4pc_tui.core.record.tables import Cell, Table

CAME = frozenset(words for presence, words in MARK_WORDS.items() if presence and presence.was_there)
"""Marks of those who took part, if only for a while."""
SPOKEN = (NoteKind.QUOTE, NoteKind.STORY)
"""Somebody's own words."""
_PROMISE = (
    ("who", "Who"), ("what", "What"), ("by", "By when"), ("with", "With whom"),
    ("done", "What done looks like"), ("answer", "Told at Close"),
)  # fmt: skip


def log_document(log: SessionLog) -> Document:
    """The whole log."""
    sections = (
        _promises(log), *_notes(log), _followed(log), depth_section(log), _measured(log),
        _register(log), _timings(log), _handed(log), _in_order(log),
    )  # fmt: skip
    return Document(
        log.title or "A session",
        Look.LOG,
        tuple(about(log)),
        PROFILES[log.profile].notice,
        tuple(_summary(log)),
        tuple(each for each in sections if each is not None),
        listed(log.facilitators) if log.facilitators else "",
    )


def about(log: SessionLog) -> Iterator[tuple[str, str]]:
    """What stands below the title: day, cohort, place, time."""
    yield "Day", day(log.date)
    place = f"session {log.number} of {log.of}" if log.number and log.of else ""
    if named := ", ".join(filter(None, (log.cohort, place))):
        yield "Cohort" if log.cohort else "Programme", named
    if log.venue:
        yield "Where", log.venue
    yield "Time", when(log)
    if log.facilitators:
        yield "Led by", listed(log.facilitators)


def when(log: SessionLog) -> str:
    """ "09:40 to 16:04, planned 09:30 to 16:00"."""
    if not log.started:
        planned = _span(log, log.planned_start, log.planned_finish)
        return f"not started{f'; planned {planned}' if planned else ''}"
    told = _span(log, log.started, log.finished) if log.finished else (
        f"from {clock(log.started, log.date)}, not closed yet")  # fmt: skip
    planned = _span(log, log.planned_start, log.planned_finish)
    return f"{told}, planned {planned}" if planned else told


def _span(log: SessionLog, first: str, last: str) -> str:
    told = [clock(each, log.date) for each in (first, last)]
    return " to ".join(filter(None, told))


def _summary(log: SessionLog) -> Iterator[Block]:
    yield Paragraph(in_a_sentence(log), strong=True)
    yield Figures(tuple(_figures(log)))
    if log.counts:
        yield Paragraph(f"{capital(log.counts)}.")
    if log.left_out:
        yield Paragraph(log.left_out)
    if log.inside:
        yield Paragraph(f"{STAYS.heading}, as numbers:")
        yield Bullets(tuple(f"{capital(each)}." for each in log.inside_in_words))


def in_a_sentence(log: SessionLog) -> str:
    """What the session came to, before anything else is read."""
    if not log.started:
        return "This session was planned and has not been held."
    came, of = came_of(log)
    told = []
    if of:
        told.append(f"{came} of the {of} on the register came.")
    if deep := deep_in_a_sentence(log):
        told.append(deep)
    promised, inside = promised_of(log)
    were = "was" if promised == 1 else "were"
    stay = f"; the words of {inside} stay with the team" if inside else ""
    made = f"{count(promised, 'commitment')} {were} made{stay}."
    return " ".join((*told, made if promised else "No commitment was written down."))


def deep_in_a_sentence(log: SessionLog) -> str:
    """How deep the group went, and where it ended; "" where nothing is told of it."""
    deepest = deepest_of(log)
    if not deepest:
        return ""
    back = log.depth[-1].place if log.depth[-1].place != deepest else ""
    return f"The group went as deep as {deepest}{f' and ended at {back}' if back else ''}."


def promised_of(log: SessionLog) -> tuple[int, int]:
    """How many commitments were made, and of how many the words are not in this log."""
    inside = sum(
        row.count
        for row in log.inside
        if row.what is Inside.NOTES and row.kind == NoteKind.COMMITMENT
    )
    return len(log.of_kind(NoteKind.COMMITMENT)) + inside, inside


def came_of(log: SessionLog) -> tuple[int, int]:
    """How many came, of how many on the register; who facilitates is in neither."""
    rows = [row for row in log.register if not row.facilitates]
    return sum(row.mark in CAME for row in rows), len(rows)


def long(log: SessionLog) -> float | None:
    """Seconds from the start to the close, as the two are read from a clock and as Close tells it;
    None for a session that is not closed."""
    started, finished = moment(log.started), moment(log.finished)
    return None if started is None or finished is None else max(0, apart(started, finished)) * 60


def _figures(log: SessionLog) -> Iterator[Figure]:
    came, of = came_of(log)
    if of:
        yield Figure(f"{came} of {of}", "came")
    if (seconds := long(log)) is not None:
        yield Figure(minutes(seconds), "from start to close", "with breaks")
    if deepest := deepest_of(log):
        yield Figure(deepest, "deepest place")
    promised, _ = promised_of(log)
    yield Figure(str(promised), "commitment" if promised == 1 else "commitments")


def deepest_of(log: SessionLog) -> str:
    """The deepest place that was reached; "" where none is told."""
    known = {place.value: place.depth for place in Place}
    told = [row.place for row in log.depth if row.place in known]
    return max(told, key=known.__getitem__, default="")


def _promises(log: SessionLog) -> Section | None:
    """Commitments, those of one person together."""
    notes = log.of_kind(NoteKind.COMMITMENT)
    if not notes:
        return None
    heading = "Commitments, by person"
    rows = [_promise(NOTES.told(note, log.profile)) for note in notes]
    rows.sort(key=lambda row: (not row["who"], filed(row["who"])))
    heads = [(name, head) for name, head in _PROMISE if any(row[name] for row in rows)]
    cells = tuple(tuple(row[name] or "not said" for name, _ in heads) for row in rows)
    return Section(heading, (Grid(heading, tuple(head for _, head in heads), cells),))


def _promise(row: Mapping[str, Cell]) -> dict[str, str]:
    told = {name: str(row[name] or "") for name, _ in _PROMISE}
    # Where its parts were not told apart, the words as they were typed say it all.
    told["what"] = told["what"] or str(row["text"] or "")
    told["who"] = told["who"] or "nobody named"
    return told


def _notes(log: SessionLog) -> Iterator[Section]:
    for kind in log.kinds:
        if kind == NoteKind.COMMITMENT:
            continue
        rows = [NOTES.told(note, log.profile) for note in log.of_kind(kind)]
        told: tuple[Block, ...] = (Bullets(tuple(_note(row) for row in rows)),)
        if kind in SPOKEN:
            told = tuple(Quote(_said(row, "text"), _beside(row)) for row in rows)
        yield Section(NOTE_KINDS[NoteKind(kind)].heading, told)


def _note(row: Mapping[str, Cell]) -> str:
    beside = _beside(row)
    return f"{_said(row, 'text')}{f' ({beside})' if beside else ''}"


def _beside(row: Mapping[str, Cell]) -> str:
    """What Close was told of a note, and where it was written."""
    names = ("answer", "time", "step" if row["step"] else "item", "place", "class")
    return ", ".join(filter(None, (_said(row, name) for name in names)))


def _followed(log: SessionLog) -> Section | None:
    if not log.followed:
        return None
    rows = [FOLLOW_UP.told(row, log.profile) for row in log.followed]
    remarks = any(row["remark"] for row in rows)
    heads = ("Commitment", "What became of it", "From", *(("Remark",) if remarks else ()))
    cells = tuple(
        (
            _said(row, "commitment") or "words that stay with the team",
            ": ".join(filter(None, (_said(row, "outcome"), _said(row, "barrier")))),
            _said(row, "made") or "not known",
            *((_said(row, "remark") or "none",) if remarks else ()),
        )
        for row in rows
    )
    return Section(FOLLOW_UP.heading, (Grid(FOLLOW_UP.heading, heads, cells),))


def depth_section(log: SessionLog) -> Section | None:
    """The descent as a line, with what was asked of the room on it."""
    began = moment(log.started)
    if began is None or not log.depth:
        return None
    known = {place.value: place.depth for place in Place}

    def minute(at: str) -> float:
        return max(0.0, ((moment(at) or began) - began) / 60)

    reached = tuple(
        Reached(minute(row.at), known[row.place], row.place)
        for row in log.depth if row.place in known
    )  # fmt: skip
    pulses = [move for move in log.moves if move.verb == Verb.PULSE]
    asked = tuple(
        Asked(minute(move.at), f"{clock(move.at, log.date)} {move.what}") for move in pulses
    )
    ends = long(log)
    seen = [row.at for row in log.depth] + [move.at for move in log.moves]
    last = max(map(minute, seen))
    told = sorted(
        [(row.at, capital(f"at {row.place}")) for row in log.depth]
        + [(move.at, capital(move.what)) for move in pulses],
        key=lambda each: moment(each[0]) or 0.0,
    )
    rows = tuple((clock(at, log.date), f"{minute(at):.0f}", what) for at, what in told)
    table = Grid("How deep, in order", ("Time", "Minute", "Where the group was, and what was asked"),
                 rows, frozenset((1,)))  # fmt: skip
    trace = Trace(
        "How deep", depth_in_a_sentence(reached), reached, asked,
        last if ends is None else ends / 60, table,
    )  # fmt: skip
    return Section("How deep", (trace,))


def depth_in_a_sentence(reached: Sequence[Reached]) -> str:
    """The line in words: how deep, when, and where it ended."""
    if not reached:
        return "No place was reached."
    deepest = max(reached, key=lambda each: each.level)
    first = f"The group came to {deepest.name}, the deepest, after {count(round(deepest.minute), 'minute')}"
    last = reached[-1]
    return f"{first}." if last is deepest else f"{first}, and ended at {last.name}."


def _register(log: SessionLog) -> Section:
    if not log.register:
        return Section(REGISTER.heading, (Paragraph("Nobody is on the register."),))
    return Section(REGISTER.heading, (table_grid(REGISTER, log.register, log),))


def _timings(log: SessionLog) -> Section | None:
    if not log.timeline:
        return None
    return Section(TIMINGS.heading, (table_grid(TIMINGS, log.timeline, log),))


def table_grid(table: Table[Any], rows: Iterable[object], log: SessionLog) -> Grid:
    """A table of a log as people read it, without the columns in which nothing is said; but the
    first, which tells of what a row is."""
    cells = [table.as_read(row, log.profile) for row in rows]
    told = [
        (column, said)
        for place, (column, *said) in enumerate(
            zip(table.reading(log.profile), *cells, strict=True)
        )
        if any(said) or place == 0
    ]
    return Grid(
        table.heading,
        tuple(column.heading for column, _ in told),
        tuple(zip(*(said for _, said in told), strict=True)),
        frozenset(place for place, (column, _) in enumerate(told) if column.unit.counts),
    )


def _measured(log: SessionLog) -> Section | None:
    return Section("Measures", (Bullets(log.measured),)) if log.measured else None


def _handed(log: SessionLog) -> Section | None:
    return Section("Handed over", (Bullets(log.handed),)) if log.handed else None


def _in_order(log: SessionLog) -> Section | None:
    told = happened(log)
    if not told:
        return None
    by = any(who for _, _, who in told)
    heads = ("Time", "What happened", *(("By",) if by else ()))
    rows = tuple((time, what, *((who,) if by else ())) for time, what, who in told)
    return Section(MOVES.heading, (Grid(MOVES.heading, heads, rows),))


def _said(row: Mapping[str, Cell], name: str) -> str:
    return str(row[name] or "")
