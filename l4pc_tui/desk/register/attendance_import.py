"""Files of attendance taken into the register of any session: all in one act, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.attendance.asking import of_file
from l4pc_tui.core.attendance.files import one_register
from l4pc_tui.core.attendance.into_register import (
    Told,
    as_one,
    changed,
    matched,
    on_the_wall,
    presence_of,
)
from l4pc_tui.core.attendance.moments import DAY, clock
from l4pc_tui.core.attendance.sources import ONLINE
from l4pc_tui.core.attendance.values import Given, Ignored, Outcome, PersonRead, Question, Reading
from l4pc_tui.core.live.run.session_state import cohort_of
from l4pc_tui.core.live.view.register_view import register_of
from l4pc_tui.core.live.view.when_held import when_held
from l4pc_tui.core.people.marking import no_mark
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Attendance, Mark, Person, RowAnswer, entity
from l4pc_tui.core.text.amounts import as_date, count
from l4pc_tui.desk.backups import before_import
from l4pc_tui.desk.register.any_register import AnyRegister
from l4pc_tui.desk.register.attendance_file import NO_ANSWERS, read_with_print, told_of
from l4pc_tui.desk.session.open import read_session
from l4pc_tui.desk.session.register import Registering
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


@dataclass(frozen=True, slots=True)
class AttendanceReport:
    """What an import of files did, or would do.

    reading: what the files say together, with every question that is open. lines: a sentence for
    what is not plain. told: in figures and words. dry_run: nothing was written. changes: how many
    marks are new or other.
    """

    reading: Reading
    lines: tuple[str, ...]
    told: str
    dry_run: bool
    changes: int

    @property
    def refused(self) -> bool:
        """Whether a file cannot be read, so that nothing of any is taken in."""
        return self.reading.outcome is Outcome.REFUSE

    @property
    def questions(self) -> tuple[Question, ...]:
        """What waits for an answer."""
        return self.reading.questions


@dataclass(frozen=True, slots=True)
class _File:
    """One file that was read. sha: by which it is known again."""

    path: Path
    sha: str
    reading: Reading

    @property
    def online(self) -> bool:
        return self.reading.service in ONLINE


def import_attendance(
    desk: Desk,
    row: SessionRow,
    files: Sequence[Path],
    *,
    dry_run: bool = False,
    answers: Mapping[str, str] = NO_ANSWERS,
) -> AttendanceReport:
    """Take files of one session into its register. Their order, and taking one in twice, change
    nothing. Nothing is written while the files themselves ask something; a row of which nobody
    says who it is is left out and asked about.

    Raises Trouble where the file of records cannot be written.
    """
    return take_in(AnyRegister(desk, row), row, files, dry_run=dry_run, answers=answers)


def take_in(
    register: Registering,
    row: SessionRow,
    files: Sequence[Path],
    *,
    dry_run: bool = False,
    answers: Mapping[str, str] = NO_ANSWERS,
    keep: Callable[[Sequence[Entry]], object] | None = None,
) -> AttendanceReport:
    """The same, into a register that stands open here or in the file. keep: how the entries are
    kept, where that is not to be done in the thread that reads."""
    if not dry_run and (said := register.refused()):
        raise refusal(said.words)
    read = _read(files, given_of(register.desk, row), answers)
    refused = [each for each in read if each.reading.outcome is Outcome.REFUSE]
    if refused:
        why = " ".join(f"{each.path.name}: {each.reading.why}" for each in refused)
        return _nothing(Reading(Outcome.REFUSE, why), dry_run)
    people = one_register([each.reading.people for each in read])
    whole = _as_one(read, people)
    if whole.outcome is Outcome.ASK:
        return _nothing(whole, dry_run)
    return _Import(register, read, whole, answers, dry_run, keep).report()


def given_of(desk: Desk, row: SessionRow) -> Given:
    """When a session was held, or is to be, as a file is compared with it."""
    read = read_session(desk, row, to_tell=True)
    run, day = read.room.run, row.session.date
    if run.started is None and (row.session.plan in read.scripts.lost or not day):
        return Given(day)
    planned = as_date(day) if run.started is None else None
    sheet = read.sheet_planned(planned) if planned else read.sheet_now()
    span = when_held(run, sheet, desk.now()).span
    start, end = on_the_wall(span.start, desk.zone), on_the_wall(span.end, desk.zone)
    if end - start < 60 or end - start > DAY:
        return Given(day)
    return Given(day, clock(start)[:5], clock(end)[:5])


def row_of(register: Registering) -> SessionRow:
    """The session whose register it is. Raises Trouble for one that is gone."""
    row = register.desk.store.session(register.room.session)
    if row is None:
        raise refusal("This session is not in the file any more.")
    return row


def report_told(report: AttendanceReport) -> dict[str, Any]:
    """A report as programs are promised it: what the files say, and what is open."""
    return told_of(report.reading)


def _read(files: Sequence[Path], given: Given, answers: Mapping[str, str]) -> list[_File]:
    """Each file once, in an order that is not that of the command. Where several of them ask about
    a row of one number, each is asked about and answered by itself."""
    of_all = {key: said for key, said in answers.items() if ":" not in key}
    found: dict[str, _File] = {}
    for path in files:
        reading, sha = read_with_print(path, given, of_all)
        found.setdefault(sha or str(path), _File(path, sha, reading))
    read = [found[key] for key in sorted(found)]
    before = Counter[str]()
    done = []
    for each in read:
        asked = [question.key for question in each.reading.questions if ":" in question.key]
        before.update(asked)
        names = {key: of_file(key, before[key]) for key in asked}
        done.append(_answered(each, given, of_all, names, answers))
    return done


def _answered(
    file: _File, given: Given, of_all: Mapping[str, str], names: Mapping[str, str],
    answers: Mapping[str, str],
) -> _File:  # fmt: skip
    """A file with the answers to its rows. names: as what each of its questions is asked."""
    own = {key: answers[name] for key, name in names.items() if name in answers}
    reading = file.reading
    if own:
        reading, _ = read_with_print(file.path, given, {**of_all, **own})
    questions = (replace(each, key=names.get(each.key, each.key)) for each in reading.questions)
    return replace(file, reading=replace(reading, questions=tuple(questions)))


def _as_one(read: Sequence[_File], people: Sequence[PersonRead]) -> Reading:
    questions = {q.key: q for each in read for q in each.reading.questions}
    ignored: tuple[Ignored, ...] = tuple(i for each in read for i in each.reading.ignored)
    asks = any(each.reading.outcome is Outcome.ASK for each in read)
    return Reading(
        Outcome.ASK if asks else Outcome.READ,
        " ".join(filter(None, (each.reading.why for each in read))),
        tuple(questions.values()),
        tuple(people),
        ignored,
        read[0].reading.service if read else "",
        read[0].reading.layout if read else "",
    )


def _nothing(reading: Reading, dry_run: bool) -> AttendanceReport:
    waits = "Nothing is taken in, of any file, before this is answered."
    told = "Nothing was taken in." if reading.outcome is Outcome.REFUSE else waits
    return AttendanceReport(reading, (), told, dry_run, 0)


class _Import:
    """Files that ask nothing more, on their way into one register."""

    def __init__(
        self, register: Registering, read: Sequence[_File], whole: Reading,
        answers: Mapping[str, str], dry_run: bool, keep: Callable[[Sequence[Entry]], object] | None,
    ) -> None:  # fmt: skip
        self._register, self._read, self._whole = register, read, whole
        self._answers, self._dry_run = answers, dry_run
        self._keep = keep or (lambda entries: register.done(*entries))
        self._desk = register.desk
        self._cohort = cohort_of(register.room)
        self._lines: list[str] = [f"Row {i.row} is left out: {i.why}." for i in whole.ignored]
        self._entries: list[Entry] = []
        self._changes = self._walked = 0

    def report(self) -> AttendanceReport:
        """Do it, or say what would be done."""
        known = [row.person for row in register_of(self._register.room).rows]
        memory = self._desk.store.row_answers(self._cohort) if self._cohort else {}
        remembered = {print: PersonId(each.person) for print, each in memory.items()}
        rows = Counter[int]()
        told = [self._told(person, rows) for person in self._whole.people]
        match = matched(told, known, self._answers, remembered)
        whose: dict[PersonId, list[Told]] = {}
        for each, person in match.sure:
            whose.setdefault(person.id, []).append(each)
        for each, person in match.sure:
            if each is whose[person.id][0]:
                anew = any(
                    one.key in self._answers and remembered.get(one.print) != person.id
                    for one in whose[person.id]
                )
                self._mark(as_one(whose[person.id]), person, anew=anew)
            if each.key in self._answers:
                self._remember(each, person, memory)
        for each in match.new:
            self._new(each, memory)
        asked = tuple(question for _, question, _ in match.asked)
        for each, _, _ in match.asked:
            self._lines.append(f"{each.name} is left out until somebody says who that is.")
        if self._entries and not self._dry_run:
            before_import(self._desk)
            self._note_files()
            self._keep(self._entries)
        questions = (*self._whole.questions, *asked)
        outcome = Outcome.ASK if asked else Outcome.READ
        whole = replace(self._whole, outcome=outcome, questions=questions)
        return AttendanceReport(
            whole, tuple(self._lines), self._in_words(len(asked)), self._dry_run, self._changes
        )

    def _told(self, person: PersonRead, rows: Counter[int]) -> Told:
        files = [each for each in self._read if _tells_of(each.reading, person)] or self._read
        here = [each for each in files if each.online]
        rows[person.row] += 1
        sources = tuple(sorted(each.sha for each in files))
        return Told(person, bool(here), sources, rows[person.row])

    def _mark(self, told: Told, person: Person, *, anew: bool = False) -> None:
        held = self._register.room.marks.get(person.id)
        change = changed(
            held or no_mark(self._register.room.session, person.id), told, person.name,
            self._desk.zone, anew=anew,
        )  # fmt: skip
        if change is None:
            return
        if change.said:
            self._lines.append(change.said)
        if not change.mark.mark:
            return
        name = entity("mark", self._register.room.session, person.id)
        self._entries.append(self._register.entry("put", name, change.mark.data(), person.id))
        self._changes += not held or _told_in(change.mark) != _told_in(held)

    def _new(self, told: Told, memory: Mapping[str, RowAnswer]) -> None:
        """Whoever came and is not on the register walks in; who did not come is only said."""
        presence = presence_of(told)
        name = told.name or told.email
        if presence is None or not presence.was_there:
            self._lines.append(f"{name} is not on the register and did not come: left out.")
            return
        person = Person(
            PersonId(self._desk.new_id()), name, organisation=told.organisation, email=told.email,
            walk_in=self._register.room.session,
        )  # fmt: skip
        named = entity("person", person.id)
        self._entries.append(self._register.entry("put", named, person.data(), person.id))
        self._lines.append(f"{name} is not on the roster and walks in, to be matched.")
        self._walked += 1
        self._mark(told, person)
        if told.key in self._answers:
            self._remember(told, person, memory)

    def _remember(self, told: Told, person: Person, memory: Mapping[str, RowAnswer]) -> None:
        """Keep who a row was said to be, so that nobody is asked again."""
        earlier = memory.get(told.print)
        if not self._cohort or (earlier and earlier.person == person.id):
            return
        data = {"cohort": self._cohort, "person": person.id, "print": told.print}
        entry = self._register.entry(
            "put", entity("row", earlier.id if earlier else ""), data, person.id
        )
        self._entries.append(entry if earlier else replace(entry, entity=entity("row", entry.id)))

    def _note_files(self) -> None:
        """That the files were taken in: their hashes, and not the files."""
        for each in self._read:
            noted = Attendance(
                "", self._register.room.session, self._register.when().stamp, each.reading.service,
                each.sha, each.reading.layout, each.path.name, len(each.reading.people),
            )  # fmt: skip
            entry = self._register.entry("put", entity("attendance", ""), noted.data())
            self._entries.append(replace(entry, entity=entity("attendance", entry.id)))

    def _in_words(self, asked: int) -> str:
        parts = [
            f"{count(self._changes, 'mark', 'marks')} {'would be ' if self._dry_run else ''}taken in",
            f"{count(self._walked, 'walk-in', 'walk-ins')}" if self._walked else "",
            f"{asked} to ask about" if asked else "",
        ]
        if not self._changes and not asked:
            return "Nothing changes: the register has it already."
        return " · ".join(filter(None, parts)) + "."


def _told_in(mark: Mark) -> tuple[object, ...]:
    """What a mark says to people, whoever said it."""
    return mark.mark, mark.arrived, mark.left, mark.spans, mark.stated


def _tells_of(reading: Reading, person: PersonRead) -> bool:
    """Whether a file is among those that tell of a person."""
    return any(
        (each.email and each.email == person.email)
        or each.name == person.name
        or each.name in person.aka
        or person.name in each.aka
        for each in reading.people
    )
