"""A calendar of sessions, and of the days on which commitments are due.

Whoever opens it may have colleagues who see it too. So its titles name the programme and which
session it is, and never a person, nor the cohort, whose name may say who is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.left_open import due_on, is_withdrawn, parts
from l4pc_tui.core.live.notes.travel import note_inside
from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.life import PLAN_VERBS
from l4pc_tui.core.record.moves import Verb, epoch
from l4pc_tui.core.record.nouns import Session
from l4pc_tui.core.record.often import Brought, Past, pasts
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.reading import noun
from l4pc_tui.core.script.model.between import WHO_NAMES, entry_word
from l4pc_tui.core.text.amounts import as_date
from l4pc_tui.desk.clocks import zone_name
from l4pc_tui.desk.library import models
from l4pc_tui.desk.out.log import around
from l4pc_tui.desk.people.programme_days import lying_between, programme_of, sessions_by_plan
from l4pc_tui.desk.session.open import read_run

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Event
    from l4pc_tui.core.record.names import SessionId
    from l4pc_tui.core.record.nouns import Cohort, Note
    from l4pc_tui.core.script.model.model import ModuleLine, Programme
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.scope import Scope
    from l4pc_tui.exchange.sheets.calendar import Entered
    from l4pc_tui.store.tables.rowsets import SessionRow

OUTLOOK = (
    "Outlook adds the events of a changed file beside the old ones: delete the old ones there first. "
    "Other calendars change them."
)
"""What whoever writes a calendar must know before it is sent to anybody again."""

_HOST = "l4pc.invalid"


def calendar_of(desk: Desk, scope: Scope, profile: Profile) -> bytes:
    """The calendar as a file.

    One's own and what is handed over have the days of commitments too: all of them, and those whose
    words may be shared; where nobody is named there are none. One's own has what lies between the
    sessions of a programme, too. Sessions that are no longer planned are in it as
    cancelled, and so are those that turned out to be another one.
    """
    from l4pc_tui.exchange.sheets.calendar import to_calendar, zone_called

    told = _Told(desk, profile)
    events = [
        *told.sessions(scope.sessions), *told.cancelled(scope), *told.due(scope),
        *told.between(scope),
    ]  # fmt: skip
    zone = zone_called(zone_name(desk.zone))
    return to_calendar(sorted(events, key=lambda each: (each.day, each.uid)), zone)


@dataclass(frozen=True)
class _Told:
    """What the record tells that a calendar has, read once."""

    desk: Desk
    profile: Profile

    @cached_property
    def joins(self) -> tuple[Event, ...]:
        return self.desk.store.of_kind(Kind.SAME, passed=True)

    @cached_property
    def held(self) -> Mapping[str, Past]:
        """Every session that there ever was."""
        said = self.desk.store.of_kind(Kind.SESSION, passed=True)
        return pasts(Kind.SESSION, said, self.joins)

    @cached_property
    def cohorts(self) -> Mapping[str, Past]:
        said = self.desk.store.of_kind(Kind.COHORT, passed=True)
        return pasts(Kind.COHORT, said, self.joins)

    @cached_property
    def programmes(self) -> Mapping[str, str]:
        """The id of each cohort → the title of its programme."""
        titles: dict[str, str] = {}
        for cohort in self.desk.store.cohorts():
            found = models.programme(self.desk, cohort.programme) if cohort.programme else None
            titles[cohort.id] = found.title if found else ""
        return titles

    @cached_property
    def brought(self) -> tuple[Brought, ...]:
        """What collects brought, where one of them was ever undone."""
        found = self.desk.store.brought()
        return found if any(each.undone for each in found) else ()

    @cached_property
    def versions(self) -> Mapping[str, int]:
        return self.desk.store.versions()

    # Sessions

    def sessions(self, rows: Iterable[SessionRow]) -> Iterator[Entered]:
        for row in rows:
            on = as_date(row.session.date)
            if on is not None:
                starts, ends = self._times(row, on)
                yield self._session(row.session, on, starts, ends, row.cohort_name)

    def cancelled(self, scope: Scope) -> Iterator[Entered]:
        """Sessions of these cohorts that were planned once and are not any more."""
        if scope.single:
            return
        stand = {row.session.id for row in self.desk.store.sessions() if row.session.date}
        ours = {
            id for cohort in scope.cohorts for id in self.desk.store.ids_of(Kind.COHORT, cohort.id)
        }
        for id, past in self.held.items():
            if id in stand:
                continue
            last = _last_dated(id, past)
            if last is None or last.cohort not in ours:
                continue
            on = as_date(last.date)
            bounds = scope.first or last.date, scope.last or last.date
            if on is not None and bounds[0] <= last.date <= bounds[1]:
                yield self._session(last, on, None, None, "", cancelled=True)

    def _session(
        self, session: Session, on: date, starts: float | None, ends: float | None, cohort: str, *,
        cancelled: bool = False,
    ) -> Entered:  # fmt: skip
        from l4pc_tui.exchange.sheets.calendar import Entered

        programme = self.programmes.get(session.cohort, "")
        number = f"session {session.number}" if session.number else ""
        title = f"{programme}: {number or session.title}" if programme else session.title
        words = [session.title] if programme and number else []
        if PROFILES[self.profile].private and cohort:
            words.append(f"Cohort: {cohort}")
        past = self.held[session.id]
        planned = self._replanned(session.id)
        return Entered(
            f"{session.id}@{_HOST}", self._times_told(past) + planned.times(self.brought),
            _latest((*past.said, *planned.said)), title or "Session", on, starts, ends, session.venue,
            "\n".join(filter(None, words)), cancelled=cancelled,
        )  # fmt: skip

    def _times(self, row: SessionRow, on: date) -> tuple[float | None, float | None]:
        """When it starts and ends by its plan on that day; None where that is not known."""
        read = read_run(self.desk, row, 0)
        if row.session.plan not in read.scripts.lost:
            sheet = read.sheet_planned(on)
            return sheet.starts, sheet.finish
        if not row.session.starts:
            return None, None
        return read.sheet(on).starts, None

    def _times_told(self, past: Past) -> int:
        """How often anything was told that a session's event shows: the session, its cohort, its
        plan and the programme of the cohort."""
        held = [each for id in past.ids for each in _sessions(id, past)]
        cohorts = {of.ids: of for each in held if (of := self.cohorts.get(each.cohort))}
        of_cohorts = [event for each in cohorts.values() for event in each.said]
        scripts = {each.plan for each in held}
        scripts |= {str((event.data or {}).get("programme")) for event in of_cohorts}
        return (
            past.times(self.brought) + sum(each.times(self.brought) for each in cohorts.values())
            + sum(self.versions.get(script, 0) for script in scripts)
        )  # fmt: skip

    def _replanned(self, session: SessionId) -> Past:
        """What changed a session's plan, and with it perhaps when it ends."""
        said = self.desk.store.events(f"{RUN}:{session}", passed=True)
        changes = {*PLAN_VERBS, Verb.UNDO}
        return Past(
            (session,), tuple(each for each in said if (each.data or {}).get("verb") in changes)
        )

    # Commitments

    def due(self, scope: Scope) -> Iterator[Entered]:
        """The days on which commitments of these sessions are due."""
        private = PROFILES[self.profile].private
        if not PROFILES[self.profile].names:
            return
        told = (note for each in scope.cohorts for note in self.desk.store.commitments(each.id))
        dated: dict[SessionId, list[tuple[Note, date]]] = {}
        for note in told:
            # Words of which a speaker took the consent back leave in no file, whatever they became.
            if (on := due_on(note)) and not is_withdrawn(note):
                dated.setdefault(note.session, []).append((note, on))
        for row in scope.sessions:
            if not (notes := dated.get(row.session.id)):
                continue
            room = None if private else around(self.desk, row.session.id)
            for note, on in notes:
                if room is None or note_inside(note, room) is None:
                    yield self._due(note, on, row)

    def _due(self, note: Note, on: date, row: SessionRow) -> Entered:
        from l4pc_tui.exchange.sheets.calendar import Entered

        said = self.desk.store.events(f"{Kind.NOTE}:{note.id}", passed=True)
        past = Past((note.id,), said)
        programme = self.programmes.get(row.session.cohort, "")
        title = f"{programme}: a commitment is due" if programme else "A commitment is due"
        return Entered(
            f"{note.id}@{_HOST}", past.times(self.brought), _latest(said), title, on,
            words=self._promised(note), busy=False,
        )  # fmt: skip

    # What lies between sessions

    def between(self, scope: Scope) -> Iterator[Entered]:
        """By when each thing is due that lies between the sessions of these cohorts: in one's own
        calendar alone, for the others have it on paper."""
        if scope.single or not PROFILES[self.profile].private:
            return
        for cohort in scope.cohorts:
            programme = programme_of(self.desk, cohort)
            if programme is None:
                continue
            rows = self.desk.store.sessions(cohort.id)
            held = sessions_by_plan(self.desk, programme, rows)
            for lies in lying_between(self.desk, programme, rows):
                by, row = lies.by, held.get(lies.below) or held.get(lies.above)
                first, last = scope.first or "", scope.last or "9"
                if by is not None and row is not None and first <= by.isoformat() <= last:
                    yield self._lies(cohort, programme, lies.entry, by, row)

    def _lies(
        self, cohort: Cohort, programme: Programme, entry: ModuleLine, by: date, row: SessionRow
    ) -> Entered:
        from l4pc_tui.exchange.sheets.calendar import Entered

        past = self.held[row.session.id]
        key = sha256(f"{entry.kind}|{row.session.plan}|{entry.text}".encode()).hexdigest()[:16]
        words = [entry.text, WHO_NAMES[entry.who] if entry.who else "", f"Cohort: {cohort.name}"]
        return Entered(
            f"{cohort.id}-{key}@{_HOST}",
            past.times(self.brought) + self.versions.get(programme.id, 0), _latest(past.said),
            f"{programme.title}: {entry_word(entry.kind).lower()}", by,
            words="\n".join(filter(None, words)), busy=False,
        )  # fmt: skip

    def _promised(self, note: Note) -> str:
        """What was promised; who did is in one's own calendar alone."""
        told = parts(note)
        who = told["who"] if PROFILES[self.profile].private else ""
        return ": ".join(filter(None, (who, told["what"] or note.text)))


def _sessions(id: str, past: Past) -> Sequence[Session]:
    """What a session was said to be under one of its ids, in order."""
    name = f"{Kind.SESSION}:{id}"
    said = (noun(each.entity, each.data) for each in past.said if each.entity == name)
    return [each for each in said if isinstance(each, Session)]


def _last_dated(id: str, past: Past) -> Session | None:
    """The session as it was said to be last, while it had a date."""
    return next((each for each in reversed(_sessions(id, past)) if each.date), None)


def _latest(said: Iterable[Event]) -> float:
    """When something was said of it last, in seconds since the epoch."""
    return max((epoch(each.at) for each in said), default=0.0)
