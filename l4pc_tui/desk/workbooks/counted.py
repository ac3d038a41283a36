"""The sheets of those who are told no names: everything as counts, and no small number to be found.

All counts of all sheets are one ledger, so that nothing can be subtracted between two sheets.
Nobody has a row, so that nobody needs a code by which two rows could be put together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.disclosure.hiding import shown
from l4pc_tui.core.disclosure.in_words import of_what_was_said
from l4pc_tui.core.disclosure.ledger import Sum
from l4pc_tui.core.disclosure.rules import NOT_SHOWN, RULES, TOO_FEW
from l4pc_tui.core.people import attendance
from l4pc_tui.core.people.attendance import Standing
from l4pc_tui.core.people.hours import Basis
from l4pc_tui.core.people.register import MARK_WORDS
from l4pc_tui.core.record.kinds import LOG_ORDER
from l4pc_tui.core.record.nouns import Barrier, NoteKind, Outcome
from l4pc_tui.core.record.profiles import PROFILES
from l4pc_tui.core.record.tables import Cell, Unit
from l4pc_tui.core.text.amounts import day
from l4pc_tui.desk.people.scope import in_words
from l4pc_tui.desk.workbooks.gathering import barriers, session_line
from l4pc_tui.desk.workbooks.numbers import Named, Numbers
from l4pc_tui.desk.workbooks.outcomes import outcome_rows, story_rows
from l4pc_tui.exchange.log_tables import TIMINGS
from l4pc_tui.exchange.sheets.book import NONE, Head, Sheet, h_mm
from l4pc_tui.exchange.sheets.outcome_tables import OUTCOMES, STORIES
from l4pc_tui.exchange.sheets.tables import FROM_NOTE, SESSIONS, STATES

if TYPE_CHECKING:
    from l4pc_tui.core.disclosure.rules import Printed, Rule
    from l4pc_tui.core.record.names import CohortId
    from l4pc_tui.desk.workbooks.gathering import Gathered, Told
    from l4pc_tui.exchange.sheets.outcome_tables import OutcomeRow
    from l4pc_tui.exchange.sheets.rows import PersonLine

NOT_SAID = "not said"
SMALL = "organisations with a few people each"
"""What stands for each that has not enough people for its name to be told."""
MAY_NAME = "left out: it may name somebody"
"""What stands where words stood that may name somebody."""
LEFT_OUT = (
    ("Register, Attendance by name", "each row would be a person"),
    ("Hours by name", "each row would be a person; the sheet Hours has their sum"),
    ("the words of notes and commitments", "they were said among the people of the cohort"),
    ("planned timings", "a step may be planned with so many minutes for each person"),
    ("Connections", "the numbers of pairs tell how many people there are"),
    ("stories without consent, or that may name somebody", "their tellers are not to be known"),
)
"""Sheets that such a workbook does not have, and why."""


_Row = Sequence[Cell | Named]
Nameless = Callable[[str], str | None]
"""A text with codes in the place of names, or None for one that may name somebody all the same."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet whose numbers are not decided yet. listed: a row is there for what there is some of,
    so that the row alone would tell of one where too few are to be shown."""

    name: str
    heading: str
    meaning: str
    heads: tuple[Head, ...]
    rows: Sequence[_Row]
    empty: str = NONE
    listed: bool = False


def counted(found: Gathered, nameless: Nameless) -> Iterator[Sheet]:
    """The sheets of a profile without names, from what was gathered for whoever may read it all."""
    rule = RULES[PROFILES[found.profile].hides]
    assert rule is not None
    numbers = Numbers()
    people = _people(found, numbers, rule)  # first: others are numbers of these people
    pages = [
        _sessions(found, numbers, nameless), _attendance(found, numbers), people,
        _hours(found, numbers, rule), _notes(found, numbers), _commitments(found, numbers),
        _barriers(found, numbers), _outcomes(found, numbers), _stories(found, nameless),
        _timings(found, nameless),
    ]  # fmt: skip
    printed = shown(numbers.ledger(), rule)
    kept = numbers.kept_back(printed)
    return (_sheet(page, printed, kept, rule) for page in pages)


def hidden_in_words(rule: Rule) -> str:
    """How small numbers are kept out of a column."""
    others = f", others are to the nearest {rule.to}" if rule.to > 1 else ""
    return f"yes: 1 to {rule.most} are “{rule.few}”{others}, and what would tell one is “not shown”"


def _sheet(page: _Page, printed: Printed, kept: Collection[str], rule: Rule) -> Sheet:
    counts = {
        at for row in page.rows for at, cell in enumerate(row) if isinstance(cell, Named)
    }  # fmt: skip
    told = hidden_in_words(rule)
    heads = tuple(
        replace(head, hidden=told) if at in counts else head for at, head in enumerate(page.heads)
    )
    rows = [row for row in page.rows if not (page.listed and _too_few(row, printed))]
    if counts and all(_too_few(row, printed) for row in rows):
        return Sheet(page.name, page.heading, page.meaning, heads, (), "Too few to show.")
    cells = [tuple(_told(cell, printed, kept) for cell in row) for row in rows]
    return Sheet(page.name, page.heading, page.meaning, heads, cells, page.empty)


def _too_few(row: _Row, printed: Printed) -> bool:
    """Whether nothing is told in any number of a row, not even that there is somebody."""
    return all(printed[cell.name].words == TOO_FEW for cell in row if isinstance(cell, Named))


def _told(cell: Cell | Named, printed: Printed, kept: Collection[str]) -> Cell:
    if not isinstance(cell, Named):
        return cell
    if cell.name in kept:
        return NOT_SHOWN
    found = printed[cell.name]
    return found.words if found.value is None else int(found.value)


# The sheets

_WHOSE = (
    Head("cohort", "the cohort", Unit.NAME, source="the plan"),
    Head("number", "which session of its cohort it is, by date", Unit.COUNT, source="the plan"),
    Head("date", "the session’s day", Unit.DAY, source="the plan"),
    Head("day", "the same to read", Unit.DAY_WORDS, source="the plan"),
)


def _whose(told: Told) -> tuple[Cell, ...]:
    date = told.row.session.date
    return (told.row.cohort_name or None, told.number or None, date, day(date))


def _sessions(found: Gathered, numbers: Numbers, nameless: Nameless) -> _Page:
    named_so = {column.name: column for column in SESSIONS.columns}
    told = ("planned_start", "planned_finish", "started", "finished")
    heads = (
        *_WHOSE, Head("title", "what it is called", Unit.NAME, source=SESSIONS.source),
        Head("state", named_so["state"].meaning, Unit.WORD, STATES, SESSIONS.source),
        *(Head(name, named_so[name].meaning, Unit.MOMENT, source=SESSIONS.source) for name in told),
        *(Head(name, named_so[name].meaning, Unit.COUNT, source=SESSIONS.source)
          for name in ("enrolled", "came")),
    )  # fmt: skip
    rows: list[_Row] = []
    for each in found.sessions:
        line = session_line(each)
        enrolled, came = _presence(each, numbers)
        rows.append((
            *_whose(each), _safe(each.log.title, nameless), line.state,
            *(named_so[name].value(line) for name in told),
            enrolled, came if line.came is not None else None,
        ))  # fmt: skip
    return _Page("Sessions", _head(found, "Sessions"), "one session", heads, rows)


def _presence(each: Told, numbers: Numbers) -> tuple[Named, Named]:
    """How many of a session's people were to come and did, in the ledger with who did not."""
    id, came = each.row.session.id, attendance.came(each.register)
    enrolled = numbers.among(
        f"{id}: enrolled", attendance.expected(each.register), _cohort(each.row.cohort_name)
    )
    there = numbers.number(f"{id}: came", came)
    return enrolled, there


def _cohort(name: str) -> str:
    """The number of people of a cohort."""
    return f"people: cohort {name}"


def _attendance(found: Gathered, numbers: Numbers) -> _Page:
    heads = (
        *_WHOSE,
        *(Head(words, f"how many are {words}", Unit.COUNT, source="the register")
          for words in MARK_WORDS.values()),
    )  # fmt: skip
    rows: list[_Row] = []
    for each in found.sessions:
        if not (each.register.held or any(row.mark for row in each.register.rows)):
            continue
        id = each.row.session.id
        marks = Counter(row.presence for row in each.register.rows if not row.facilitates)
        told = {mark: f"{id}: {words}" for mark, words in MARK_WORDS.items()}
        enrolled, came = _presence(each, numbers)
        numbers.of_group(came.name, enrolled.name)
        there = tuple(name for mark, name in told.items() if mark and mark.was_there)
        away = tuple(name for name in told.values() if name not in there)
        cells = [numbers.number(name, marks[mark]) for mark, name in told.items()]
        numbers.sums += [
            Sum(came.name, there), Sum(enrolled.name, (came.name, *away)),
        ]  # fmt: skip
        numbers.tables.append(tuple(told.values()))
        rows.append((*_whose(each), *cells))
    return _Page("Attendance", _head(found, "Attendance"), "one session that was held", heads, rows)


def _people(found: Gathered, numbers: Numbers, rule: Rule) -> _Page:
    """People of the cohorts by what is known of them; who facilitates is in no count. The name of
    an organisation would tell who its one person is."""
    lines = [line for each in found.cohorts for line, _ in each.people
             if line.stands != Standing.FACILITATES]  # fmt: skip
    of = Counter(line.organisation or NOT_SAID for line in lines)
    ways = {
        "cohort": Counter(line.cohort for line in lines),
        "stands": Counter(line.stands for line in lines),
        "sector": Counter(line.sector or NOT_SAID for line in lines),
        "organisation": Counter(
            line.organisation
            if of[line.organisation] > rule.most
            else SMALL
            if line.organisation
            else NOT_SAID
            for line in lines
        ),
    }
    heads = (
        Head("by", "what people are counted by", Unit.WORD, tuple(ways), "the roster"),
        Head("which", "which of these", Unit.NAME, source="the roster"),
        Head("people", "how many; who facilitates is in no count", Unit.COUNT, source="the roster"),
    )
    rows: list[_Row] = []
    for way, told in ways.items():
        parts = {f"people: {way} {which}": count for which, count in sorted(told.items())}
        cells = numbers.parted("people", parts) if parts else []
        rows += [(way, which, cell) for which, cell in zip(sorted(told), cells, strict=True)]
    if lines:
        rows.append(("all", "everybody", Named("people")))
    return _Page(
        "People", _head(found, "People"), "people of whom one thing is the same", heads, rows,
        listed=True,
    )  # fmt: skip


_TEN_HOURS = 600
"""Minutes that published hours are rounded to."""


def _hours(found: Gathered, numbers: Numbers, rule: Rule) -> _Page:
    """Hours of people. Exact ones would tell how many had them, to whoever knows how long it was:
    where numbers are rounded, hours are made of the rounded ones."""
    rounds = rule.to > 1
    about = "how long they were there in all"
    if rounds:
        about = (
            "people, rounded as they are, times how long each session was; to the nearest ten hours"
        )
    minutes = Head("minutes", about, Unit.MINUTES, source="the register")
    heads = (
        Head("cohort", "the cohort", Unit.NAME, source="the plan"),
        Head("people", "how many have hours", Unit.COUNT, source="the register"), minutes,
        h_mm(minutes), Head("basis", "what the minutes rest on", Unit.WORDS, source="the register"),
    )  # fmt: skip
    rows: list[_Row] = []
    for each in found.cohorts:
        own = [line for line, _ in each.people if line.minutes is not None]
        if not own:
            continue
        whole = _cohort(each.cohort.name)
        people = numbers.among(f"hours: {each.cohort.id}", len(own), whole)
        there = {f"{told.row.session.id}: came": told for told in each.sessions if told.hours}
        given = sum(line.minutes or 0 for line in own)
        if rounds:
            sums = (
                rule.rounded(numbers.counts[name]) * told.minutes for name, told in there.items()
            )
            given = round(sum(sums) / _TEN_HOURS) * _TEN_HOURS
        total = numbers.number(f"minutes: {each.cohort.id}", given)
        numbers.sizes[total.name] = people.name
        # Of all sessions but one, it would tell how many were in that.
        numbers.needs[total.name] = tuple(there)
        basis = _bases(own)
        rows.append((each.cohort.name, people, total, total, basis))
    return _Page("Hours", _head(found, "Hours"), "one cohort", heads, rows, "Nobody has hours yet.")


def _bases(own: Sequence[PersonLine]) -> str:
    """What hours of several people rest on, each basis once, in the order of the list."""
    found = {word for line in own for word in line.basis.split(", ")}
    return ", ".join(basis for basis in Basis if basis and basis in found)


def _notes(found: Gathered, numbers: Numbers) -> _Page:
    kinds = Counter(note.kind for told in found.sessions for note in told.log.notes)
    rows = _listed(numbers, _NOTES, {str(kind): kinds[kind] for kind in LOG_ORDER if kinds[kind]})
    heads = _heads("kind", "what kind of note", tuple(LOG_ORDER), "notes", "what was written")
    return _Page("Notes", _head(found, "Notes"), "one kind of note", heads, rows, listed=True)


def _commitments(found: Gathered, numbers: Numbers) -> _Page:
    fate = found.outcomes.fate
    told = {
        Outcome.DONE: fate.done, Outcome.STARTED: fate.started, Outcome.CHANGED: fate.changed,
        Outcome.BLOCKED: sum(fate.blocked.values()), "not yet told": fate.waiting,
    }  # fmt: skip
    became = {str(outcome): count for outcome, count in told.items()} if fate.made else {}
    heads = _heads("became", "what became of them", (*Outcome, "not yet told"), "commitments",
                   "what later sessions were told")  # fmt: skip
    return _Page("Commitments", _head(found, "Commitments"), "commitments that became the same", heads,
                 _listed(numbers, "commitments", became, NoteKind.COMMITMENT),
                 listed=True)  # fmt: skip


def _barriers(found: Gathered, numbers: Numbers) -> _Page:
    """Those that were noted, as a report counts them; what blocks commitments is a fate of theirs."""
    sorts = Counter(
        row.sort or NOT_SAID for told in found.sessions for row in barriers(told)
        if row.source == FROM_NOTE
    )  # fmt: skip
    order = (*Barrier, NOT_SAID)
    told = {str(sort): sorts[sort] for sort in order if sorts[sort]}
    rows = _listed(numbers, "barriers", told, NoteKind.BARRIER)
    heads = _heads("sort", "which sort of barrier", order, "barriers",
                   "what was noted to be in the way")  # fmt: skip
    return _Page(
        "Barriers", _head(found, "Barriers"), "barriers of one sort", heads, rows, listed=True
    )


_NOTES = "notes"


def _listed(
    numbers: Numbers, of: str, told: Mapping[str, int], kind: NoteKind | None = None
) -> list[_Row]:
    """Rows of what there is of each sort, and of all. kind: of the notes that these are, whose
    number stands in the sheet Notes too."""
    if not told:
        return []
    notes = f"{_NOTES}: {kind}" if kind else ""
    total = notes if numbers.counts.get(notes) == sum(told.values()) else of
    cells = numbers.parted(total, {f"{of}: {which}": count for which, count in told.items()})
    return [*zip(told, cells, strict=True), ("all", Named(total))]


def _heads(
    by: str, about: str, allowed: tuple[str, ...], count: str, source: str
) -> tuple[Head, ...]:
    return (
        Head(by, about, Unit.WORD, (*map(str, allowed), "all"), source),
        Head(count, "how many", Unit.COUNT, source=source),
    )


_FEWER: dict[str, tuple[str, ...]] = {
    "said_1_to_3": ("said_1", "said_2", "said_3"), "said_4_or_5": ("said_4", "said_5"),
    "rose": ("rose",), "same_or_fell": ("same", "fell"),
}  # fmt: skip
"""The columns of counts that are told as one, for of five too few could be shown."""
_SAID, _MOVED = ("said_1_to_3", "said_4_or_5"), ("rose", "same_or_fell")


def _outcomes(found: Gathered, numbers: Numbers) -> _Page:
    columns = {column.name: column for column in OUTCOMES.columns if column.name != "session"}
    told = list(columns)
    for name, of in _FEWER.items():
        told[told.index(of[0]) : told.index(of[-1]) + 1] = [name]
    heads = tuple(
        Head(name, columns[name].meaning, columns[name].unit, columns[name].allowed,
             OUTCOMES.source)
        if name in columns else
        Head(name, f"how many of {', '.join(_FEWER[name])}", Unit.COUNT, source=OUTCOMES.source)
        for name in told
    )  # fmt: skip
    names: dict[CohortId, str] = {each.id: each.name for each in found.scope.cohorts}
    rows: list[_Row] = []
    for number, each in enumerate(outcome_rows(found.outcomes, names)):
        cells = _answers(f"outcome {number}", each, numbers)
        rows.append(tuple(
            cells[name] if name in cells else columns[name].value(each) if name in columns else None
            for name in told
        ))  # fmt: skip
    return _Page("Outcomes", _head(found, "Outcomes"), OUTCOMES.meaning, heads, rows,
                 "Nothing was asked.")  # fmt: skip


def _answers(name: str, row: OutcomeRow, numbers: Numbers) -> dict[str, Cell | Named]:
    """The numbers of an asking in the ledger; those of its session are the session's own."""
    told: dict[str, Cell | Named] = {}
    cohort = _cohort(row.cohort) if row.cohort else "people"
    for what, count, own in (
        ("present", row.present, f"{row.session}: came"),
        ("enrolled", row.enrolled, f"{row.session}: enrolled" if row.session else cohort),
    ):  # fmt: skip
        if count is not None:
            told[what] = numbers.among(f"{name}: {what}", count, numbers.known_as(own))
    answered = f"{name}: answered"
    if row.answered is not None:
        told["answered"] = numbers.number(answered, row.answered)
        wholes = [cell.name for cell in told.values() if isinstance(cell, Named)]
        numbers.within += [
            (answered, whole) for whole in wholes if row.answered < numbers.counts[whole]
        ]  # fmt: skip
    if row.counts is not None:
        halves = (sum(row.counts[:3]), sum(row.counts[3:]))
        total = answered if row.answered == sum(row.counts) else f"{name}: said"
        told |= _halves(name, _SAID, halves, total, numbers)
    if row.moved is not None:
        matched = f"{name}: matched"
        told |= _halves(name, _MOVED, (row.moved[0], sum(row.moved[1:])), matched, numbers)
        told["matched"] = Named(matched)
    return told


def _halves(
    name: str, names: Sequence[str], counts: Sequence[int], total: str, numbers: Numbers
) -> dict[str, Cell | Named]:
    """Those who answered so and those who did not."""
    parts = {f"{name}: {each}": n for each, n in zip(names, counts, strict=True)}
    cells = numbers.parted(total, parts)
    for part in parts:
        numbers.of_group(part, total)
    return dict(zip(names, cells, strict=True))


def _stories(found: Gathered, nameless: Nameless) -> _Page:
    """Stories that their tellers agreed to have told, and that name nobody."""
    names: dict[CohortId, str] = {each.id: each.name for each in found.scope.cohorts}
    shareable = {
        note.note for told in found.sessions for note in told.log.notes if note.inside is None
    }
    columns = [column for column in STORIES.columns
               if column.name not in ("session", "told_by")]  # fmt: skip
    rows: list[_Row] = []
    without = of_what_was_said(nameless)
    for row in story_rows(found.outcomes, names, shareable, private=False):
        said = (row.title, row.domain, row.before, row.after, row.why, row.chosen)
        told = [words for each in said if (words := without(each)) is not None]
        if row.shared and len(told) == len(said):
            title, domain, before, after, why, chosen = told
            safe = replace(row, title=title, domain=domain, before=before, after=after, why=why,
                           chosen=chosen)  # fmt: skip
            rows.append(tuple(column.value(safe) for column in columns))
    heads = tuple(
        Head(each.name, each.meaning, each.unit, each.allowed, STORIES.source) for each in columns
    )
    return _Page("Stories", _head(found, "Stories of change"), STORIES.meaning, heads, rows,
                 "There is none that its teller agreed to have told, and that names nobody.")  # fmt: skip


_DONE = ("item", "step", "actual_start", "actual_minutes", "skipped")
"""What is told of a step: what was planned may be so many minutes for each person."""


def _timings(found: Gathered, nameless: Nameless) -> _Page:
    heads, columns = [*_WHOSE], [each for each in TIMINGS.columns if each.name in _DONE]
    for column in columns:
        head = Head(column.name, column.meaning, column.unit, column.allowed, TIMINGS.source)
        heads += [head, h_mm(head)] if column.unit is Unit.MINUTES else [head]
    rows: list[_Row] = []
    for told in found.sessions:
        whose = _whose(told)
        # Where a side step was, there was a reason for it.
        for row in (each for each in told.log.timeline if not each.aside):
            cells: list[Cell] = []
            for column in columns:
                cell = column.value(row)
                if column.unit is Unit.NAME and isinstance(cell, str):
                    cell = _safe(cell, nameless)
                cells += [cell] * (2 if column.unit is Unit.MINUTES else 1)
            rows.append((*whose, *cells))
    return _Page("Timings", _head(found, "Timings"), TIMINGS.meaning, tuple(heads), rows)


def _safe(words: str, nameless: Nameless) -> str:
    """Words of a plan with codes in the place of names, unless they may name somebody all the same."""
    told = nameless(words)
    return MAY_NAME if told is None else told


def _head(found: Gathered, what: str) -> str:
    return f"{what}: {in_words(found.scope)}"
