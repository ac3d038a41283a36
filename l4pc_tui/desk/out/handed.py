"""What was handed over of a session, and how that is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Handed
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.core.record.things import Told
from l4pc_tui.core.text.amounts import clock, local
from l4pc_tui.desk.out.formats import EVERY, FORMATS, PARTS, WORKBOOK

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

TO_LIMIT = 200
"""Letters of whom a file was handed to."""
_SHEETS = (WORKBOOK.name, FORMATS["csv"].name)
"""What may be tables of a whole cohort. Without names they are counts, and hand nothing over."""


def handed_of(desk: Desk, session: SessionId) -> tuple[Handed, ...]:
    """What was written of a session, oldest first."""
    return handed_in(desk.store.record_of(session))


def handed_told(desk: Desk, session: SessionId) -> tuple[tuple[str, Handed], ...]:
    """The same, each with the id of the entry that tells of it."""
    return tuple(_read(desk.store.record_of(session)))


def handed_ever(desk: Desk) -> tuple[Handed, ...]:
    """What was written of any session, oldest first: of a file with several sessions, each."""
    return handed_in(sorted(desk.store.of_kind(Kind.HANDED), key=attrgetter("id")))


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file, or a folder of files, that was written out. The fields are those of ``Handed``;
    people, notes and moves are of all its sessions. sessions: those that are in it, by date."""

    at: str
    format: str
    profile: str
    file: str
    to: str
    sessions: tuple[SessionRow, ...]
    people: int
    notes: int
    moves: int


def files_handed(desk: Desk) -> tuple[HandedFile, ...]:
    """Every file that was written out, the newest first. Of one with several sessions each
    session tells; here it is one again."""
    rows = {id: row for row in desk.store.sessions()
            for id in desk.store.ids_of(Kind.SESSION, row.session.id)}  # fmt: skip
    files: dict[tuple[object, ...], list[Handed]] = {}
    for each in handed_ever(desk):
        same = (each.at, each.format, each.profile, each.file, each.to, each.prints)
        files.setdefault(same, []).append(each)
    found = []
    for told in files.values():
        held = {rows[each.session].session.id: rows[each.session] for each in told
                if each.session in rows}  # fmt: skip
        first = told[0]
        found.append(
            HandedFile(
                first.at, first.format, first.profile, first.file, first.to,
                tuple(sorted(held.values(), key=lambda row: row.session.order)),
                *(sum(getattr(each, what) for each in told)
                  for what in ("people", "notes", "moves")),
            )
        )  # fmt: skip
    return tuple(reversed(found))


def handed_in(told: Iterable[Told]) -> tuple[Handed, ...]:
    """The same from its entries, in their order."""
    return tuple(each for _, each in _read(told))


def _read(told: Iterable[Told]) -> Iterator[tuple[str, Handed]]:
    for entry in told:
        said = noun(entry.entity, entry.data) if kind_of(entry.entity) is Kind.HANDED else None
        if isinstance(said, Handed):
            yield entry.id, said


def handed_in_words(files: Iterable[Handed], date: str) -> tuple[str, ...]:
    """A line each: "16:04, to Dora, Markdown, to hand over, lantern-2026-12-03.md"."""
    return tuple(
        ", ".join(filter(None, (clock(each.at, date), f"to {each.to}" if each.to else "",
                                what_in_words(each), each.file)))
        for each in files
    )  # fmt: skip


def handed_over(desk: Desk, files: Iterable[Handed]) -> str:
    """What was handed over last, and how often that was: "Handed over 16:04 to Dora, Markdown."
    "" when nothing was."""
    over = [each for each in files if hands_over(each)]
    if not over:
        return ""
    last, today = over[-1], local(desk.now(), desk.zone).date().isoformat()
    when = " ".join(filter(None, (clock(last.at, today), f"to {last.to}" if last.to else "")))
    often = f"{len(over)} times, last " if len(over) > 1 else ""
    return f"Handed over {often}{when}, {_called(last.format)}."


def hands_over(file: Handed) -> bool:
    """Whether who has the file has the session: its log, or a workbook with names. One's own is
    handed to nobody; a report, a calendar and certificates are only written of it."""
    if file.format in PARTS:
        return False
    if file.profile not in [*Profile]:
        return True
    row = PROFILES[Profile(file.profile)]
    return not row.private and (row.names or file.format not in _SHEETS)


# A newer version may write what this one has no name for.


def what_in_words(file: Handed) -> str:
    """ "Markdown, to hand over"."""
    profile = PROFILES[Profile(file.profile)].words if file.profile in [*Profile] else file.profile
    profile = profile.partition(":")[0]
    return f"{_called(file.format)}, {profile}"


def _called(form: str) -> str:
    return EVERY[form].called if form in EVERY else PARTS.get(form, form)
