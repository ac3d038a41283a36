"""Every session that there was, what it came to, and what of it was handed over to whom."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.between.carried import FileKind
from l4pc_tui.core.people.attendance import Register, came, expected, stage_of
from l4pc_tui.core.people.hours import hours_in_words, in_minutes
from l4pc_tui.core.people.register import Registered
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.core.text.amounts import as_date, clock, count, local
from l4pc_tui.core.text.folding import filed, fold
from l4pc_tui.desk.out.handed import handed_ever, hands_over, what_in_words
from l4pc_tui.desk.people.enrolment import enrolled
from l4pc_tui.desk.people.sessions import as_day, in_order, today
from l4pc_tui.desk.register.hours import hours_of_rows
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Handed
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.collecting import SentRow
    from l4pc_tui.store.tables.rowsets import SessionRow

Step = Callable[[int, int], None]
"""Is told how many of how many are done."""

TRY_OUTS = "try-outs"
"""Stands for the cohort of what was tried out with none."""

_CARRIED: dict[FileKind, str] = locked(
    FileKind,
    {FileKind.BUNDLE: "bundle, for the coordinator", FileKind.PACK: "pack, for a colleague"},
)


@dataclass(frozen=True, slots=True)
class HandedLine:
    """A file that left, or was written for oneself. when: as it is read on the day of asking. to:
    for whom, or "". what: "Markdown, to hand over". file: its name. own: it was not to be passed on.
    over: who has it has the session; else it was only written of it."""

    when: str
    to: str
    what: str
    file: str
    own: bool = False
    over: bool = True


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A session in the list.

    cohort: its id, or TRY_OUTS. date: ISO; day: "25 Nov 2026". came, of: who took part, of
    how many; None while nobody has a mark. minutes: of everybody together, None while
    nobody has counted them. handed: newest first.
    over: it was held. waits: what is still to be handed over, in words; or "".
    """

    session: str
    cohort: str
    cohort_name: str
    date: str
    day: str
    title: str
    state: State
    over: bool
    came: int | None
    of: int
    minutes: int | None
    notes: int
    handed: tuple[HandedLine, ...]
    waits: str

    @property
    def people_in_words(self) -> str:
        """ "15 of 16", or "" before anybody came."""
        return "" if self.came is None else f"{self.came} of {self.of}"

    @property
    def hours_in_words(self) -> str:
        """ "21 h 40 min", or ""."""
        return hours_in_words(self.minutes) if self.minutes else ""


@dataclass(frozen=True, slots=True)
class RecordsView:
    """All sessions, the newest first. cohorts: each that has any, by its id, with its name."""

    lines: tuple[RecordLine, ...]
    cohorts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions are looked for. cohort: as of a line, or "" for all. words: all of them stand
    in it, or in whom and what was handed over. waits: only what is to be handed over. first, last:
    days, ISO, or ""."""

    cohort: str = ""
    words: str = ""
    waits: bool = False
    first: str = ""
    last: str = ""

    def keeps(self, line: RecordLine) -> bool:
        """Whether a session is one of them."""
        if self.cohort not in ("", line.cohort) or (self.waits and not line.waits):
            return False
        if line.date < self.first or (self.last and line.date > self.last):
            return False
        handed = (f"{each.to} {each.file}" for each in line.handed)
        told = fold(" ".join((line.cohort_name, line.day, line.date, line.title, *handed)))
        return all(word in told for word in fold(self.words).split())


def records(desk: Desk, step: Step | None = None) -> RecordsView:
    """Everything that Records shows. step: is told of each session that was read."""
    rows = sorted(desk.store.sessions(), key=in_order, reverse=True)
    known, lines = _known(desk, rows), []
    for done, row in enumerate(rows, 1):
        lines.append(_line(desk, row, known))
        if step is not None:
            step(done, len(rows))
    names = {line.cohort: line.cohort_name for line in lines}
    cohorts = sorted(names.items(), key=lambda each: (each[0] == TRY_OUTS, filed(each[1])))
    return RecordsView(tuple(lines), tuple(cohorts))


def count_hours(desk: Desk, lines: Iterable[RecordLine]) -> Iterator[RecordLine]:
    """Each of the lines with its hours. For that its run is read: whoever draws them need not
    wait for it, and may stop at any line."""
    for line in lines:
        row = desk.store.session(SessionId(line.session)) if line.minutes is None else None
        if row is not None:
            told = hours_of_rows(desk, row, _registered(desk, row))
            line = replace(line, minutes=in_minutes(tuple(told.values())))
        yield line


def days_in(typed: str) -> tuple[str, str]:
    """The days that somebody typed: "2026-11-01 2026-11-30", one day, a month "2026-11"; nothing
    for all. Raises Trouble in words for anything else."""
    words = typed.replace("–", " ").replace(",", " ").split()
    words = [each for each in words if fold(each) not in ("to", "until", "from")]
    if not words:
        return "", ""
    if len(words) > 2:
        raise refusal(
            "That is more than two days.", "Type the first and the last: 2026-11-01 2026-11-30."
        )
    first, last = (*words, words[-1])[:2]
    begins, ends = _span(first)[0], _span(last)[1]
    if begins > ends:
        raise refusal("The last day lies before the first.", "Type the earlier day first.")
    return begins, ends


def _span(word: str) -> tuple[str, str]:
    """The first and last day of a day or a month."""
    if len(word) == len("2026-11") and (first := as_date(f"{word}-01")):
        return f"{word}-01", f"{word}-{monthrange(first.year, first.month)[1]}"
    day = as_day(word)
    return day, day


# Within


@dataclass(frozen=True, slots=True)
class _Known:
    """What is asked once for all sessions. files, notes: of each. sent: of each cohort, "" for
    try-outs."""

    now: str
    files: Mapping[str, Sequence[Handed]]
    notes: Mapping[SessionId, int]
    sent: Mapping[str, Sequence[SentRow]]


def _known(desk: Desk, rows: Iterable[SessionRow]) -> _Known:
    files: dict[str, list[Handed]] = {}
    for each in handed_ever(desk):
        (whose, *_) = desk.store.ids_of(Kind.SESSION, each.session)
        files.setdefault(whose, []).append(each)
    sent: dict[str, Sequence[SentRow]] = {}
    for cohort in dict.fromkeys(row.session.cohort for row in rows):
        ids = {"", *(desk.store.ids_of(Kind.COHORT, cohort) if cohort else ())}
        sent[cohort] = [each for each in desk.store.sent() if each.cohort in ids]
    return _Known(today(desk), files, desk.store.how_many_notes(), sent)


def _line(desk: Desk, row: SessionRow, known: _Known) -> RecordLine:
    session, now = row.session, known.now
    on, cohort, rows = as_date(session.date), session.cohort, _registered(desk, row)
    marks = any(each.mark for each in rows)
    register = Register(session.id, stage_of(row.state, session.date, now, marked=marks), rows)
    over = register.held
    files, carried = known.files.get(session.id, ()), known.sent[cohort]
    left = [epoch(each.at) for each in files if hands_over(each)]
    left += [epoch(each.at) for each in carried]
    left = [at for at in left if _had_begun(desk, row, at)]
    return RecordLine(
        session.id, cohort or TRY_OUTS, row.cohort_name or "Try-outs", session.date,
        f"{on.day} {on:%b %Y}" if on else "no date", session.title or session.plan,
        row.state, over, came(register) if marks else None, expected(register),
        None if marks else 0, known.notes.get(session.id, 0), _newest_first(files, carried, now),
        _waits(desk, session.id, max(left, default=0.0)) if over else "",
    )  # fmt: skip


def _registered(desk: Desk, row: SessionRow) -> tuple[Registered, ...]:
    marks = {mark.person: mark for mark in desk.store.marks(row.session.id)}
    return tuple(
        Registered(each.person, marks.get(each.person.id), each.facilitates)
        for each in enrolled(desk, row.session)
    )


def _had_begun(desk: Desk, row: SessionRow, at: float) -> bool:
    """Whether there was anything of a session to hand over at a moment: not of one to come."""
    if row.started:
        return at >= epoch(row.started)
    return local(at, desk.zone).date().isoformat() >= row.session.date


def _waits(desk: Desk, session: SessionId, left: float) -> str:
    """What came of a session after something of it left; all of it, where nothing did."""
    if not left:
        return "not handed over yet"
    since = sum(
        bool(each.session) and kind_of(each.entity) is not Kind.HANDED and epoch(each.taken) > left
        for each in desk.store.record_of(session)
    )
    return f"{count(since, 'entry', 'entries')} since" if since else ""


def _newest_first(
    files: Iterable[Handed], carried: Iterable[SentRow], now: str
) -> tuple[HandedLine, ...]:
    lines = [(each.at, HandedLine(
        clock(each.at, now), each.to, what_in_words(each), each.file,
        each.profile == Profile.FACILITATOR, hands_over(each),
    )) for each in files]  # fmt: skip
    lines += [(each.at, HandedLine(clock(each.at, now), each.to, _kind(each.what), each.file))
              for each in carried]  # fmt: skip
    return tuple(line for _, line in sorted(lines, key=lambda each: epoch(each[0]), reverse=True))


def _kind(what: str) -> str:
    # A newer version may write what this one has no name for.
    return _CARRIED[FileKind(what)] if what in [*FileKind] else what
