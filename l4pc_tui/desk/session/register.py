"""The register of a session: marks and their times, walk-ins, names put right, and its end.

``Registering`` is what can be done with the register of any session; ``Marking`` does it where
the session runs.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.notes.answers import MARKS, heard
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.session_state import LiveSession, cohort_of, entered
from l4pc_tui.core.live.view.register_view import (
    RegisterView,
    codes_of,
    final_in_words,
    register_of,
    register_view,
    session_day,
)
from l4pc_tui.core.people.marking import (
    CONTRARY,
    GOES_ON,
    NO_TIME,
    When,
    asks_for_time,
    is_contrary,
    is_of_now,
    marked,
    no_mark,
    read_times,
    timed,
)
from l4pc_tui.core.people.row_codes import meant
from l4pc_tui.core.record.entry import Data, Entry, EntryKind
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Final, Mark, Person, Presence, entity
from l4pc_tui.core.text.amounts import clock, count, local
from l4pc_tui.core.text.cleaning import clean_name, keep_name
from l4pc_tui.core.text.clock_times import read_clock
from l4pc_tui.core.text.folding import fold_name
from l4pc_tui.core.text.width import cut
from l4pc_tui.desk.people.people_undo import take_back
from l4pc_tui.desk.people.persons import Done
from l4pc_tui.desk.people.same_person import enrol_walk_in, match_walk_in, who_it_may_be
from l4pc_tui.desk.session.keeper import Keeper
from l4pc_tui.desk.session.patience import FILE
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

NAME_LIMIT = 200
REMARK_LIMIT = 500
NAME_SHOWN = 60
"""Cells of a name that an answer says."""


class Registering(ABC):
    """What can be done with the register of a session; it may be opened before it starts, and at
    any time afterwards."""

    desk: Desk
    room: LiveSession
    where = ""

    @abstractmethod
    def entry(
        self, kind: EntryKind, name: str, data: Data | None, subject: str | None = None,
    ) -> Entry:  # fmt: skip
        """A stamped entry of this session, in the place of what is seen now."""

    @abstractmethod
    def done(self, *entries: Entry, words: str = "", **how: Any) -> Reply:
        """Keep the entries and answer."""

    @abstractmethod
    def refused(self) -> Reply | None:
        """The answer to any wish while nothing can be written."""

    def when(self) -> When:
        """The moment of a wish, and what the session's clock times mean."""
        now, zone, run = self.desk.now(), self.desk.zone, self.room.run
        planned, started = session_day(self.room), run.started
        day = local(started, zone).date() if started is not None else planned
        today = local(now, zone).date()
        live = is_of_now(now, day.isoformat() if day else "", started, run.closed, zone)
        began = None
        if started is not None and (run.closed or live):
            ends = run.closed or now
            if local(ends, zone).date() > local(started, zone).date() and ends - started < GOES_ON:
                wall = local(started, zone)
                began = wall.hour * 3600 + wall.minute * 60
        return When(now, day or today, live, zone, began)

    def register(self) -> RegisterView:
        """The register as it is now."""
        return register_view(self.room, self.desk.now(), where=self.where, zone=self.desk.zone)

    def mark(self, person: PersonId, presence: str, at: str = "") -> Reply:
        """Mark one person. at: the clock time that goes with it; without one, or with a dot, it is
        now, and of a session that is not of now the time that stands there."""
        if said := self.refused() or self._unknown(person):
            return said
        how, when, time = Presence(presence), self.when(), ""
        if at.strip() not in ("", NO_TIME):
            seconds = read_clock(at)
            if seconds is None:
                return Reply(False, f"“{clean_name(at, 20)}” is no time. Type it as 10:15.")
            if not how.was_there:
                return Reply(False, "Whoever was not there has no time. Leave it out.")
            time = when.at(seconds)
        mark = self._marked(person, how, time)
        if time and is_contrary(mark.arrived, mark.left):
            return Reply(False, CONTRARY)
        return self.done(self.entry("put", self._name(person), mark.data(), person))

    def asks_when(self, person: PersonId, presence: str) -> str:
        """What a face asks before this mark: the time, where nobody but a person knows it; ""
        where it need not ask."""
        how, when = Presence(presence), self.when()
        held = self.room.marks.get(person)
        if not asks_for_time(how, when) or self._unknown(person):
            return ""
        stands = held and (held.left if how is Presence.LEFT_EARLY else held.arrived)
        does = "leave" if how is Presence.LEFT_EARLY else "come"
        kept = "Enter keeps the time that stands" if stands else "Enter leaves the time open"
        return f"When did {self._called(person)} {does}? 10:15; {kept}"

    def times(self, person: PersonId, text: str) -> Reply:
        """Say when somebody came and left: "10:15", "10:15-12:30", "-12:30"."""
        if said := self.refused() or self._unknown(person):
            return said
        held = self.room.marks.get(person)
        if held is None or not Presence(held.mark).was_there:
            return Reply(False, "Mark the person here first; the times stand beside the mark.")
        told = read_times(text, held, self.when())
        if isinstance(told, str):
            return Reply(False, told)
        changed = timed(held, *told)
        if changed == held:
            return Reply(False, "The times stand as they were.")
        return self.done(self.entry("put", self._name(person), changed.data(), person))

    def times_of(self, person: PersonId) -> str:
        """The times that stand beside a mark, as they are typed: "10:05-12:30"."""
        held, when = self.room.marks.get(person), self.when()
        if held is None:
            return ""
        came, left = (clock(side, when.day.isoformat()) for side in (held.arrived, held.left))
        return f"{came}-{left}" if left else came

    def key_in(self, line: str) -> Reply:
        """A row of the paper register, typed: its code, a mark's letter and perhaps a time, as in
        "kfr l 10:15". Whose row it was stands in the answer."""
        if said := self.refused():
            return said
        code, _, rest = line.strip().partition(" ")
        if not code:
            return Reply(False, "Type the row’s three letters, a mark’s letter and perhaps a time.")
        person = PersonId(meant(code, codes_of(self.room)))
        if not person:
            return Reply(False, f"“{clean_name(code, 20)}” is no row of this register.")
        answer, at = heard(MARKS, rest)
        if answer is None:
            letters = ", ".join(f"{each.letter} {each.word.lower()}" for each in MARKS)
            return Reply(False, f"Row {code.upper()} is {self._called(person)}: {letters}?")
        came, _, left = at.replace("–", "-").replace(" ", "-").partition("-")
        if Presence(answer.means) is Presence.LEFT_EARLY and not left:
            came, left = "", came
        said = self.change(person, answer.means, came, left, None)
        if not said.ok:
            return said
        return Reply(True, f"{code.upper()} {self._called(person)}: {answer.word.lower()}")

    def change(
        self, person: PersonId, presence: str, came: str, left: str, remark: str | None,
        *, clear: bool = False,
    ) -> Reply:  # fmt: skip
        """Say of somebody in one go what is to stand: the mark, its times, its remark. What is
        empty stays; None is no remark said."""
        if said := self.refused():
            return said
        if clear:
            return self.unmark(person)
        if said := self._unknown(person):
            return said
        when, held = self.when(), self.room.marks.get(person)
        if held is None and not presence:
            return Reply(
                False, "Nobody has marked this person yet: say here, late or another mark."
            )
        mark = held or no_mark(self.room.session, person)
        if presence:
            mark = marked(mark, Presence(presence), when)
        if came or left:
            if not Presence(mark.mark).was_there:
                return Reply(False, "Whoever was not there has no time. Leave it out.")
            told = read_times(f"{came or ''}-{left}" if left else came, mark, when)
            if isinstance(told, str):
                return Reply(False, told)
            mark = timed(mark, *told)
        if remark is not None:
            mark = replace(mark, remark=keep_name(remark, REMARK_LIMIT, "The remark").text)
        return self.done(self.entry("put", self._name(person), mark.data(), person))

    def make_final(self) -> Reply:
        """Say that the register is final: what is changed afterwards is told as a correction."""
        if said := self.refused():
            return said
        if self.room.final is not None:
            return Reply(False, f"The register is {self._final()} already.")
        final = Final(str(self.room.session), self.room.session, self.when().stamp)
        name = entity("final", self.room.session)
        return self.done(
            self.entry("put", name, final.data()),
            words="The register is final. What is changed from now on stands as a correction.",
        )

    def reopen_register(self) -> Reply:
        """Say that the register is not final after all."""
        if said := self.refused():
            return said
        if self.room.final is None:
            return Reply(False, "The register is not final.")
        entry = self.entry("del", entity("final", self.room.session), None)
        return self.done(entry, words="The register is open again.")

    def final_asks(self) -> str:
        """What a face asks before the register is made final, or opened again."""
        if self.room.final is not None:
            return f"The register is {self._final()}. Open it again?"
        unmarked = len(register_of(self.room).unmarked)
        still = f"{count(unmarked, 'person has', 'people have')} no mark. " if unmarked else ""
        return f"{still}Make the register final? Later changes then stand as corrections."

    def _final(self) -> str:
        return final_in_words(self.room, self.desk.now(), self.desk.zone)

    def unmark(self, person: PersonId) -> Reply:
        """Take a person's mark off the register again."""
        if said := self.refused() or self._unknown(person):
            return said
        if person not in self.room.marks:
            return Reply(False, "There is no mark to take off.")
        return self.done(self.entry("del", self._name(person), None, person))

    def rest_here(self) -> Reply:
        """Mark everyone who has no mark yet as here; facilitators are left as they are."""
        if said := self.refused():
            return said
        waiting = [
            enrolled.person.id
            for enrolled in self.room.enrolled
            if enrolled.person.id not in self.room.marks and not enrolled.facilitates
        ]
        if not waiting:
            asked = any(not enrolled.facilitates for enrolled in self.room.enrolled)
            told = "Everyone is marked already." if asked else "Nobody is on this register yet."
            return Reply(False, told)
        entries = [self._mark_entry(person, Presence.HERE) for person in waiting]
        words = f"{count(len(waiting), 'person', 'people')} marked here."
        return self.done(*entries, words=words)

    def walk_in(self, name: str) -> Reply:
        """Put somebody on the register who is not on the roster, and mark them here."""
        if said := self.refused():
            return said
        name, told = keep_name(name, NAME_LIMIT, "The name")
        if not name:
            return Reply(False, "Type the name of the walk-in first.")
        known = fold_name(name)
        twin = next((e for e in self.room.enrolled if fold_name(e.person.name) == known), None)
        if twin is not None and known:
            more = "If this is somebody else, add what tells them apart: a letter, or where from."
            return Reply(False, f"{twin.person.name} is on the register already. {more}")
        person = Person(PersonId(self.desk.new_id()), name, walk_in=self.room.session)
        entry = self.entry("put", entity("person", person.id), person.data(), person.id)
        words = f"{cut(name, NAME_SHOWN)} walked in. {told}".rstrip()
        return self.done(entry, self._mark_entry(person.id, Presence.HERE), words=words)

    def rename(self, person: PersonId, name: str) -> Reply:
        """Put a name right, here and on the roster."""
        if said := self.refused() or self._unknown(person):
            return said
        name, told = keep_name(name, NAME_LIMIT, "The name")
        if not name:
            return Reply(False, "A person needs a name.")
        held = next(e for e in self.room.enrolled if e.person.id == person)
        named = replace(held.person, name=name, display_name="")
        entry = self.entry("put", entity("person", person), named.data(), person)
        return self.done(entry, words=f"Now {cut(name, NAME_SHOWN)}. {told}".rstrip())

    def remark(self, person: PersonId, text: str) -> Reply:
        """Put a remark beside a person's mark."""
        if said := self.refused() or self._unknown(person):
            return said
        held = self.room.marks.get(person)
        if held is None:
            return Reply(False, "Mark the person first; the remark stands beside the mark.")
        remark = keep_name(text, REMARK_LIMIT, "The remark")
        remarked = replace(held, remark=remark.text)
        entry = self.entry("put", self._name(person), remarked.data(), person)
        return self.done(entry, words=remark.told)

    def _unknown(self, person: PersonId) -> Reply | None:
        if any(enrolled.person.id == person for enrolled in self.room.enrolled):
            return None
        return Reply(False, "That person is not on this register.")

    def _name(self, person: PersonId) -> str:
        return entity("mark", self.room.session, person)

    def _called(self, person: PersonId) -> str:
        who = next(e.person for e in self.room.enrolled if e.person.id == person)
        return cut(who.display_name or who.name, NAME_SHOWN)

    def _marked(self, person: PersonId, presence: Presence, said: str = "") -> Mark:
        held = self.room.marks.get(person) or no_mark(self.room.session, person)
        return marked(held, presence, self.when(), said)

    def _mark_entry(self, person: PersonId, presence: Presence) -> Entry:
        mark = self._marked(person, presence)
        return self.entry("put", self._name(person), mark.data(), person)


class Marking(Keeper, Registering):
    """The register where the session runs."""

    _matched = ""
    """The last entry of a match that was done here just now."""

    def who_walked_in(self, person: PersonId) -> tuple[Person, ...]:
        """Who of the cohort's roster a walk-in may be, the likeliest first; nobody for whoever did
        not walk in, and in a session without a cohort."""
        held = next((e.person for e in self.room.enrolled if e.person.id == person), None)
        cohort = cohort_of(self.room)
        if held is None or not held.walk_in or not cohort:
            return ()
        return who_it_may_be(self.desk, cohort, held)

    def match(self, walk_in: PersonId, person: PersonId) -> Reply:
        """A walk-in is somebody of the roster, or with no ``person`` new on it: on the list from now
        on, with what was marked. What is not on the disk yet is waited for."""
        return self.show_match(self.match_on_disk(walk_in, person))

    def match_on_disk(self, walk_in: PersonId, person: PersonId) -> Done | Reply:
        """The same but for what this session shows, which ``show_match`` does: for a face that does
        not wait for the disk, and in which marks may be set meanwhile."""
        if said := self.refused() or self._unknown(walk_in):
            return said
        if not self.desk.store.outbox.drain(FILE):
            return Reply(False, "The disk is busy. Try it again once “saved” is there.")
        try:
            if person:
                return match_walk_in(self.desk, walk_in, person)
            return enrol_walk_in(self.desk, walk_in)
        except Trouble as trouble:
            return Reply(False, trouble.sentence)

    def show_match(self, done: Done | Reply) -> Reply:
        """Show what was matched on the disk, beside all that was done since."""
        if isinstance(done, Reply):
            return done
        self.room = entered(self.room, done.entries)
        self._matched = done.entries[-1].id if done.entries else ""
        return Reply(True, done.told)

    def undo(self) -> Reply:
        """Take back what was done last: a match too, where nothing came after it."""
        matched, self._matched = self._matched, ""
        if not matched or max(each.id for each in self.room.entries) != matched:
            return super().undo()
        try:
            words, entries = take_back(self.desk)
        except Trouble as trouble:
            return Reply(False, trouble.sentence)
        self.room = entered(self.room, entries)
        return Reply(True, words)
