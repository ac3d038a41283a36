"""Everything that is held about somebody, for whoever asks to see what is held about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from l4pc_tui.core.people.hours import in_minutes
from l4pc_tui.core.people.matching import name_key
from l4pc_tui.core.people.named import Named, is_meant, without_others
from l4pc_tui.core.people.register import MARK_WORDS
from l4pc_tui.core.people.retention import KEPT, months_in_words
from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.nouns import Person, Presence
from l4pc_tui.core.record.reading import noun
from l4pc_tui.core.text.amounts import day, stamp
from l4pc_tui.desk.out.handed import handed_of
from l4pc_tui.desk.out.subject_items import Found, Whose, as_items, names_of_people, walk
from l4pc_tui.desk.out.subject_words import HALF_TYPED, HEADINGS, NOT_READ, OF_A_RUN, ORDER, held_in
from l4pc_tui.desk.people.retention import keepings
from l4pc_tui.desk.people.sessions import in_order
from l4pc_tui.desk.people.who import find_person
from l4pc_tui.desk.register.hours import hours_of
from l4pc_tui.exchange.paper.subject_model import (
    HeldItem,
    HeldPart,
    HoursRow,
    KeptUntil,
    Recipient,
    SourceOf,
    SubjectRecord,
)
from l4pc_tui.store.file.backup_names import backups

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


def subject(desk: Desk, person: str) -> SubjectRecord:
    """Everything held about a person, whom a name, an id or its beginning names; the names of
    others are taken out of it. Nothing is changed. Raises Trouble for nobody, and for several."""
    found, store = find_person(desk, person), desk.store
    whose = _whose(desk, found)
    held = walk(desk, whose)
    rows = sorted((row for row in store.sessions() if _is_on(desk, row, whose)), key=in_order)
    drafts = [*_half_typed(desk, whose)]
    open_lines = [_called(row) for row, _, meant in drafts if meant is None]
    parts = (
        *((HEADINGS[kind], as_items(desk, held.items.get(kind, ()))) for kind in ORDER),
        (OF_A_RUN, as_items(desk, held.items.get(RUN, ()))),
        (NOT_READ, as_items(desk, held.items.get("", ()))),
        (HALF_TYPED, tuple(_as_item(row, line, whose) for row, line, meant in drafts if meant)),
    )  # fmt: skip
    sessions = {id for row in rows for id in desk.store.ids_of(Kind.SESSION, row.session.id)}
    return SubjectRecord(
        found.name, tuple(sorted(whose.ids)), stamp(desk.now(), desk.zone),
        tuple(HeldPart(heading, items) for heading, items in parts if items),
        tuple(_hours(desk, rows, whose)),
        tuple(_recipients(desk, rows, held, whose)),
        tuple(_kept(desk, rows, whose)),
        sum(session in sessions for session in held.restricted.values()),
        (*sorted(whose.titles.get(each, "") for each in held.unclear.values()), *open_lines),
        _recorded(desk, found),
        tuple(_copies(desk)),
    )  # fmt: skip


def _whose(desk: Desk, found: Person) -> Whose:
    store = desk.store
    ids = frozenset(name.partition(":")[2] for name in store.told_by(f"person:{found.id}"))
    said = [
        noun(each.entity, each.data) for id in sorted(ids) for each in store.events(f"person:{id}")
    ]
    one = names_of_people(each for each in said if isinstance(each, Person))

    def others(people: Iterable[Person]) -> Named:
        return names_of_people(each for each in people if each.id not in ids)

    # What is told of them may name a session or a cohort by an id that was joined to its own.
    rows = [(id, row) for row in store.sessions()
            for id in store.ids_of(Kind.SESSION, row.session.id)]  # fmt: skip
    cohorts = [(id, each) for each in store.cohorts() for id in store.ids_of(Kind.COHORT, each.id)]
    titles: dict[str, str] = {id: _called(row) for id, row in rows}
    titles |= {id: each.name for id, each in cohorts}
    near: dict[str, Named] = {
        id: others((*store.people(each.id), *store.walk_ins(each.id))) for id, each in cohorts
    }
    cohort_of: dict[str, str] = {id: row.session.cohort for id, row in rows}
    return Whose(ids, one, others(store.people()), titles, cohort_of, near)


def _called(row: SessionRow) -> str:
    """ "A morning, Wednesday 25 November 2026"."""
    session = row.session
    return ", ".join(filter(None, (session.title or session.plan, day(session.date))))


def _is_on(desk: Desk, row: SessionRow, whose: Whose) -> bool:
    """Whether a person is on the register of a session."""
    from l4pc_tui.desk.people.enrolment import enrolled

    marked = {mark.person for mark in desk.store.marks(row.session.id)}
    there = {each.person.id for each in enrolled(desk, row.session)}
    return bool(whose.ids & (marked | there))


def _hours(desk: Desk, rows: Iterable[SessionRow], whose: Whose) -> Iterator[HoursRow]:
    for row in rows:
        mark = next((m for m in desk.store.marks(row.session.id) if m.person in whose.ids), None)
        there = [told for id, told in hours_of(desk, row).items() if id in whose.ids]
        spent = next((told for told in there if told.basis), None)
        yield HoursRow(
            _called(row), MARK_WORDS[Presence(mark.mark) if mark else None],
            in_minutes((spent,)) if spent else None, str(spent.basis) if spent else "",
        )  # fmt: skip


def _recipients(
    desk: Desk, rows: Iterable[SessionRow], held: Found, whose: Whose
) -> Iterator[Recipient]:
    """Every file that left with something of theirs: logs of their sessions, and files for other
    laptops that reach as far as their entries."""
    files: dict[tuple[str, str, str, str], list[str]] = {}
    for row in rows:
        for each in handed_of(desk, row.session.id):
            what = held_in(each.format, each.profile)
            files.setdefault((each.at, each.to, each.file, what), []).append(_called(row))
    for (at, to, file, what), called in files.items():
        of = called[0] if len(called) == 1 else f"{len(called)} sessions, the first: {called[0]}"
        yield Recipient(at, to, file, f"{of}: {what}")
    theirs = _cohorts_of(desk, rows, whose)
    for sent in desk.store.sent():
        inside = any(seq <= sent.upto.get(device, 0) for device, seq in held.events)
        if inside and (not sent.cohort or sent.cohort in theirs):
            what = "what is listed here" if sent.what == "bundle" else "what the next session needs"
            yield Recipient(
                sent.at, sent.to, sent.file, f"a {sent.what} for another laptop: {what}"
            )


def _cohorts_of(desk: Desk, rows: Iterable[SessionRow], whose: Whose) -> frozenset[str]:
    """The cohorts whose record holds something of them, by every id that was joined."""
    store = desk.store
    theirs = {str(row.session.cohort) for row in rows}
    theirs |= {
        each.id for each in store.cohorts()
        if any(member.person in whose.ids for member in store.members(each.id))
    }  # fmt: skip
    return frozenset(id for each in theirs if each for id in store.ids_of(Kind.COHORT, each))


def _kept(desk: Desk, rows: Iterable[SessionRow], whose: Whose) -> Iterator[KeptUntil]:
    """How long what their cohorts recorded is kept, where that was agreed and where it was not."""
    theirs = _cohorts_of(desk, rows, whose)
    for each in keepings(desk):
        if each.cohort.id not in theirs:
            continue
        for period in each.periods:
            until = period.until.isoformat() if period.until and period.agreed else ""
            after = f"{months_in_words(period.months)} after the last session"
            agreed = f"{after}, agreed {day(each.cohort.kept_reviewed)}"
            why = f": {each.cohort.kept_because}" if each.cohort.kept_because else ""
            told = (
                f"{agreed}{without_others(why, whose.one, whose.others)}"
                if period.agreed
                else f"{after} is proposed"
            )
            yield KeptUntil(each.cohort.name, KEPT[period.kept].what, until, told)


def _half_typed(desk: Desk, whose: Whose) -> Iterator[tuple[SessionRow, str, bool | None]]:
    """Each half-typed line that may name somebody, and whether it does."""
    for row in desk.store.sessions():
        line = desk.store.draft(row.session.id)
        meant = is_meant(line, whose.one, whose.near.get(row.session.cohort, whose.others))
        if meant is not False:
            yield row, line, meant


def _as_item(row: SessionRow, line: str, whose: Whose) -> HeldItem:
    said = without_others(line, whose.one, whose.others)
    return HeldItem(
        f"draft:{row.session.id}", "line", (("Session", _called(row)), ("Words", said)),
        "now", SourceOf("", "", "this laptop", ""),
    )  # fmt: skip


def _recorded(desk: Desk, found: Person) -> int:
    """How many entries were typed by somebody of that name."""
    keys = {name_key(found.name)} - {""}
    theirs = {id for id, name in desk.store.actors().items() if name_key(name) in keys}
    return sum(each.actor in theirs for each in desk.store.all_events()) if theirs else 0


def _copies(desk: Desk) -> Iterator[str]:
    """Where copies of the whole file lie, in words."""
    beside = len(backups(desk.path))
    if beside:
        yield f"{beside} backup{'s' if beside > 1 else ''} on this laptop"
    yield from (f"a copy of the file in {each.path.parent.name or each.path}, written {each.at[:10]}"
                for each in desk.store.copies())  # fmt: skip
