"""The register of a running session: marks, walk-ins, names put right."""

from __future__ import annotations

from dataclasses import replace

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.view.register_view import RegisterView, register_view
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Mark, Person, Presence, entity
from l4pc_tui.core.text.amounts import count, stamp
from l4pc_tui.core.text.cleaning import keep_name
from l4pc_tui.core.text.folding import fold_name
from l4pc_tui.core.text.width import cut
from l4pc_tui.desk.session.keeper import Keeper

NAME_LIMIT = 200
REMARK_LIMIT = 500
NAME_SHOWN = 60
"""Cells of a name that an answer says."""


class Marking(Keeper):
    """What a facilitator can do with the register; it may be opened before the session starts."""

    where = ""

    def register(self) -> RegisterView:
        """The register as it is now."""
        return register_view(self.room, self.desk.now(), where=self.where, zone=self.desk.zone)

    def mark(self, person: PersonId, presence: str) -> Reply:
        """Mark one person; the time that goes with it is now."""
        if said := self.refused() or self._unknown(person):
            return said
        return self.done(self._mark_entry(person, Presence(presence)))

    def unmark(self, person: PersonId) -> Reply:
        """Take a person's mark off the register again."""
        if said := self.refused() or self._unknown(person):
            return said
        if person not in self.room.marks:
            return Reply(False, "There is no mark to take off.")
        return self.done(self.entry("del", self._name(person), None, subject=person))

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
        person = Person(PersonId(self.desk.new_id()), name, walk_in=self.session)
        entry = self.entry("put", entity("person", person.id), person.data(), subject=person.id)
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
        entry = self.entry("put", entity("person", person), named.data(), subject=person)
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
        entry = self.entry("put", self._name(person), remarked.data(), subject=person)
        return self.done(entry, words=remark.told)

    def _unknown(self, person: PersonId) -> Reply | None:
        if any(enrolled.person.id == person for enrolled in self.room.enrolled):
            return None
        return Reply(False, "That person is not on this register.")

    def _name(self, person: PersonId) -> str:
        return entity("mark", self.session, person)

    def _mark_entry(self, person: PersonId, presence: Presence) -> Entry:
        now = stamp(self.desk.now(), self.desk.zone)
        held = self.room.marks.get(person)
        mark = held or Mark(f"{self.session}/{person}", self.session, person, "")
        if presence.in_room:
            # Coming late is marked when it happens, whatever stood there before.
            late = presence is Presence.LATE and mark.mark != Presence.LATE
            arrived = now if late or not mark.arrived else mark.arrived
            mark = replace(mark, mark=str(presence), arrived=arrived, left="")
        elif presence is Presence.LEFT_EARLY:
            mark = replace(mark, mark=str(presence), left=now)
        else:
            mark = replace(mark, mark=str(presence), arrived="", left="")
        return self.entry("put", self._name(person), mark.data(), subject=person)
