"""A random session in which every text that somebody said holds a marker that stands nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import strategies as st
from support.desk import COHORT, PLAN, House

from l4pc_tui.core.live.run.beside import facilitator_at
from l4pc_tui.core.live.run.needs import SUPPORTS
from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.nouns import Consent, NoteKind
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session

KINDS = [kind for kind in NoteKind if kind is not NoteKind.RESTRICTED]
CONSENTS = ["", *(str(each) for each in Consent if each is not Consent.WITHDRAWN)]
"""What a speaker may agree to while a session is led; what is taken back later has its own tests."""
NOTE = st.tuples(
    st.just("note"), st.sampled_from(KINDS), st.sampled_from(CONSENTS), st.integers(0, 2),
    st.sampled_from(["", "", "Amina", "@Ben"]), st.booleans(),
    st.sampled_from(["", "", "", "mend", "mend, undo", "strike", "undo"]),
)  # fmt: skip
ACT = st.one_of(
    NOTE, NOTE,
    st.tuples(st.sampled_from(["next", "deeper", "deeper", "door", "back", "restricted"])),
    st.tuples(
        st.sampled_from(["remark", "follow", "walk in", "support", "mark, mark, undo"]),
        st.integers(0, 4),
    ),
    st.tuples(st.just("pulse"), st.lists(st.integers(0, 2), min_size=5, max_size=5),
              st.sampled_from(["", "red card", "disclosure"])),
)  # fmt: skip
SESSIONS = st.lists(ACT, min_size=6, max_size=24)


@dataclass
class Held:
    """A session that is held, and what was said in it.

    words: each marker → the note that it belongs to, whose class decides. private: what never
    travels, whoever it is about. gone: what may be in no file at all.
    """

    conductor: Conductor
    house: House
    words: dict[str, NoteId] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    followed: set[str] = field(default_factory=set)
    """Remarks on what became of a commitment."""
    aside: set[NoteId] = field(default_factory=set)
    """Notes that were written at a side step."""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def marker(self) -> str:
        return f"zebra{next(self.numbers):03}finch"

    def do(self, act: tuple[Any, ...]) -> None:
        self.house.clock.now += 20
        name, *rest = act
        getattr(self, f"do_{name.replace(',', '').replace(' ', '_')}")(*rest)

    def do_note(
        self, kind: NoteKind, consent: str, shares: int, names: str, answers: bool, then: str
    ) -> None:
        conductor, marker = self.conductor, self.marker()
        said = " ".join(filter(None, (NOTE_KINDS[kind].mark, names, marker)))
        assert conductor.note(said).ok
        note = conductor.room.notes[-1].id
        self.words[marker] = note
        if facilitator_at(conductor.sheet, conductor.room.run).side:
            self.aside.add(note)
        if consent:
            conductor.consent(note, consent)
        for _ in range(shares):
            conductor.share(note)
        if answers:
            self.answer(note, kind)
        if then == "mend":
            self.words[new := self.marker()] = note
            self.private.add(marker)
            del self.words[marker]
            assert conductor.mend(note, f"{NOTE_KINDS[kind].mark} {new}".strip()).ok
        elif then == "mend, undo":
            self.private.add(new := self.marker())
            assert conductor.mend(note, f"{NOTE_KINDS[kind].mark} {new}".strip()).ok
            conductor.undo()
        elif then == "strike":
            conductor.strike(note)
            self.gone |= {each for each, of in self.words.items() if of == note}
        elif then == "undo" and not (consent or shares or answers):
            conductor.undo()
            self.private.add(marker)
        self.words = {each: of for each, of in self.words.items() if each not in self.gone}

    def answer(self, note: NoteId, kind: NoteKind) -> None:
        more = self.marker()
        if kind is NoteKind.PARKED:
            assert self.conductor.dispose(note, "open", more).ok
        elif kind is NoteKind.COMMITMENT:
            assert self.conductor.agree(note, "done", more).ok
        else:
            return
        self.words[more] = note

    def do_next(self) -> None:
        for way in self.conductor.down_by_next():
            if way.go(marker := self.marker()).ok:
                self.private.add(marker)
                return
        self.conductor.next()

    def do_back(self) -> None:
        self.conductor.back()

    def do_deeper(self) -> None:
        for way in self.conductor.down_by_asking():
            if way.go(marker := self.marker()).ok:
                self.private.add(marker)
                return

    def do_door(self) -> None:
        if self.conductor.door(1).ok:
            self.private |= {"someone is upset", "Slow it down"}

    def do_restricted(self) -> None:
        self.gone.add(marker := self.marker())
        assert self.conductor.restricted(marker).ok

    def do_remark(self, number: int) -> None:
        people = [each.person.id for each in self.conductor.room.enrolled]
        who = people[number % len(people)]
        if who not in self.conductor.room.marks:
            self.conductor.mark(who, "here")
        self.private.add(marker := self.marker())
        assert self.conductor.remark(who, marker).ok

    def do_mark_mark_undo(self, number: int) -> None:
        conductor = self.conductor
        people = [each.person.id for each in conductor.room.enrolled]
        who = people[number % len(people)]
        was = conductor.room.marks[who].mark if who in conductor.room.marks else ""
        one, other = [each for each in ("here", "online", "absent") if each != was][:2]
        conductor.mark(who, one)
        conductor.mark(who, other)
        conductor.undo()
        assert conductor.room.marks[who].mark == one

    def do_walk_in(self, number: int) -> None:
        self.conductor.walk_in(f"Zoe Fennel {number}")

    def do_follow(self, number: int) -> None:
        lines = self.conductor.returning()
        note, text = lines[number % len(lines)].note, lines[number % len(lines)].text
        assert self.conductor.follow(note, "started").ok
        self.private.add(marker := self.marker())
        self.followed.add(marker)
        assert self.conductor.follow_remark(note, marker).ok
        self.private |= {text} & {"quetzalprivate"}

    def do_support(self, number: int) -> None:
        what = list(SUPPORTS)[number % len(SUPPORTS)]
        if self.conductor.support(what, ok=True).ok:
            self.private.add(SUPPORTS[what])

    def do_pulse(self, counts: list[int], flag: str) -> None:
        if self.conductor.take_pulse(counts, flag).ok and flag and sum(counts) >= 5:
            self.private.add(flag)


def held(house: House, acts: list[tuple[Any, ...]]) -> Held:
    """A second session, in which those things were done, after one with two commitments."""
    desk = house.desk()
    house.clock.to("2026-11-25T09:30")
    first = open_session(desk, desk.store.sessions()[0].session.id)
    first.start()
    for line in ("! @Amina quetzalprivate by Fri", "! quetzalshared"):
        assert first.note(line).ok
    first.close()
    first.leave(goes_on=False)
    assert first.drain(5)
    house.clock.to("2026-12-02T09:30")
    row = new_session(desk, COHORT, PLAN, "2026-12-02")
    conductor = open_session(desk, row.session.id)
    conductor.start()
    conductor.next()
    conductor.next()
    found = Held(conductor, house)
    for act in acts:
        found.do(act)
    conductor.close()
    assert conductor.drain(5)
    return found
