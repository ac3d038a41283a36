"""The one reader: what stands, which run counts, what is side by side, what is set aside."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from l4pc_tui.core.live.run.session_state import LiveSession, enter, gather
from l4pc_tui.core.record.entry import Entry, EntryKind, Event, seal
from l4pc_tui.core.record.kinds import MOVES
from l4pc_tui.core.record.kinds import Kind as Thing
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Note
from l4pc_tui.core.record.resolve import EMPTY, Record, resolve, with_one_more

AT = "2026-11-25T09:00:00+00:00"


class Laptop:
    """A laptop that records; ids are given out over all of them, so that they sort as they are
    made. It sees what it recorded itself, and what it is shown."""

    ids = 0

    def __init__(self, device: str, seen: Iterable[Event] = ()) -> None:
        self.device, self.events = device, list(seen)

    def _add(
        self,
        kind: EntryKind,
        entity: str,
        data: dict[str, Any] | None,
        base: tuple[str, ...],
        session: str,
    ) -> Event:
        Laptop.ids += 1
        id = f"{Laptop.ids:08d}"
        entry = Entry(kind, entity, data, id, AT, "Mo Sample", session=session)
        made = seal(entry, device=self.device, seq=Laptop.ids, base=base, nonce="n", taken=AT)
        self.events.append(made)
        return made

    def put(self, entity: str, how: EntryKind = "put", **data: Any) -> Event:
        """A new version of a thing, in the place of what this laptop sees."""
        record = resolve(self.events)
        thing = Thing(entity.partition(":")[0])
        base = record.heads(thing, entity.partition(":")[2])
        said = data if how == "put" else None
        return self._add(how, entity, said, base, str(data.get("session", "")))

    def move(self, verb: str, session: str = "s1", **data: Any) -> Event:
        """A move after the last that this laptop sees."""
        line = resolve(self.events).runs.get(session)
        base = (line.head if line and line.head else session,)
        led = {"stop": "1", "place": "Arrive"} if "stop" in MOVES[Verb(verb)].needs else {}
        return self._add("move", f"run:{session}", {"verb": verb, **led, **data}, base, session)


def together(*laptops: Laptop) -> Record:
    return resolve(event for laptop in laptops for event in laptop.events)


def verbs(record: Record, session: str = "s1") -> list[str]:
    return [str((event.data or {}).get("verb")) for event in record.runs[session].moves]


def test_two_laptops_that_ran_one_session_are_told_side_by_side_and_never_interleaved() -> None:
    one, other = Laptop("d1"), Laptop("d2")
    one.move("start")
    other.move("start")
    one.move("next")
    other.move("next", stop="2")
    other.move("next", stop="3")
    one.move("close")
    one.move("reopen")
    told = together(one, other)
    line = told.runs["s1"]
    assert verbs(told) == ["start", "next", "close", "reopen"], "the longer one counts"
    assert [(len(each.moves), each.devices) for each in line.beside] == [(3, frozenset({"d2"}))]
    room = gather(SessionId("s1"), (*one.events, *other.events))
    assert room.run.state is State.RUNNING
    assert [visit.stop for visit in room.run.visits] == ["1", "1", "1"]


def test_a_person_s_choice_counts_before_the_longer_record() -> None:
    one, other = Laptop("d1"), Laptop("d2")
    for verb in ("start", "next", "next"):
        one.move(verb)
    begun = other.move("start")
    other.move("close")
    assert verbs(together(one, other)) == ["start", "next", "next"]
    one.put("run-choice:s1", session="s1", move=begun.id)
    assert verbs(together(one, other)) == ["start", "close"]


def test_a_borrowed_laptop_at_lunch_forks_where_it_left_what_the_first_had_seen() -> None:
    first = Laptop("d1")
    for verb in ("start", "next", "next"):
        first.move(verb)
    borrowed = Laptop("d2", first.events)
    first.move("pause")
    for _ in range(3):
        borrowed.move("next")
    told = together(first, borrowed)
    assert verbs(told) == ["start", "next", "next", "next", "next", "next"]
    assert [len(each.moves) for each in told.runs["s1"].beside] == [1]


def test_a_laptop_that_saw_the_other_s_moves_goes_on_from_them() -> None:
    first = Laptop("d1")
    first.move("start")
    second = Laptop("d2", first.events)
    second.move("next")
    third = Laptop("d1", second.events)
    third.move("close")
    told = together(first, second, third)
    assert verbs(told) == ["start", "next", "close"]
    assert told.runs["s1"].beside == ()


def test_what_is_missing_in_the_middle_does_not_tear_a_run_in_two() -> None:
    laptop = Laptop("d1")
    laptop.move("start")
    lost = laptop.move("next")
    laptop.move("pause")
    told = resolve(event for event in laptop.events if event is not lost)
    assert verbs(told) == ["start", "pause"]
    assert told.runs["s1"].beside == ()


def test_two_joined_sessions_that_both_ran_have_one_record_that_counts() -> None:
    laptop = Laptop("d1")
    laptop.move("start", "s1")
    for verb in ("start", "next"):
        laptop.move(verb, "s2")
    laptop._add("put", "same:j", {"kind": "session", "one": "s1", "other": "s2"}, (), "")
    told = resolve(laptop.events)
    assert verbs(told) == ["start", "next"]
    assert [len(each.moves) for each in told.runs["s1"].beside] == [1]


def test_two_people_who_are_one_have_one_mark_and_two_versions_where_they_differ() -> None:
    one, other = Laptop("d1"), Laptop("d2")
    one.put("mark:s1/p1", session="s1", person="p1", mark="here")
    other.put("mark:s1/p2", session="s1", person="p2", mark="sorry")
    one._add("put", "same:j", {"kind": "person", "one": "p1", "other": "p2"}, (), "")
    told = together(one, other)
    (mark,) = told.of(Thing.MARK).values()
    assert (mark.id, mark.noun.data()["mark"], len(mark.versions)) == ("s1/p1", "sorry", 2)
    one.events += other.events
    one.put("mark:s1/p1", session="s1", person="p1", mark="late")
    (mark,) = together(one).of(Thing.MARK).values()
    assert (mark.noun.data()["mark"], mark.versions) == ("late", ())


def test_a_consent_that_was_withdrawn_is_so_whatever_was_mended_elsewhere_meanwhile() -> None:
    joss = Laptop("a")
    joss.put("note:n1", session="s1", kind="quote", text="it hurst", consent="anon")
    rowan = Laptop("b", joss.events)
    joss.put("note:n1", session="s1", kind="quote", text="it hurst", consent="withdrawn")
    rowan.put("note:n1", session="s1", kind="quote", text="it hurts", consent="anon")
    for record in (together(joss, rowan), together(rowan, joss)):
        (note,) = record.of(Thing.NOTE).values()
        assert isinstance(note.noun, Note)
        assert (note.noun.text, note.noun.consent) == ("it hurts", "withdrawn")


def test_the_same_said_twice_is_one_version() -> None:
    one, other = Laptop("d1"), Laptop("d2")
    one.put("note:n1", session="s1", kind="note", text="two forms")
    other.events = list(one.events)
    for laptop in (one, other):
        laptop.put("note:n1", session="s1", kind="note", text="three forms")
    (note,) = together(one, other).of(Thing.NOTE).values()
    assert note.versions == ()


def test_what_was_deleted_here_and_changed_there_is_two_versions_and_stays_on_view() -> None:
    one = Laptop("d1")
    one.put("note:n1", session="s1", kind="note", text="two forms")
    other = Laptop("d2", one.events)
    one.put("note:n1", "del")
    other.put("note:n1", session="s1", kind="note", text="three forms")
    (note,) = together(one, other).of(Thing.NOTE).values()
    assert note.noun.data()["text"] == "three forms"
    assert [version.kind for version in note.versions] == ["put", "del"]


def test_what_was_erased_anywhere_stands_nowhere() -> None:
    one = Laptop("d1")
    one.put("note:n1", session="s1", kind="note", text="two forms")
    other = Laptop("d2", one.events)
    one.put("note:n1", "erase")
    other.put("note:n1", session="s1", kind="note", text="three forms")
    assert together(one, other).of(Thing.NOTE) == {}


def test_two_erasures_of_what_was_joined_are_one_and_a_name_that_is_held_is_told_before_them() -> (
    None
):
    laptop = Laptop("d1")
    for person, said in (("p1", "here"), ("p2", "late")):
        laptop.put(f"person:{person}", name="Zebedee Quillfeather")
        laptop.put(f"mark:s1/{person}", session="s1", person=person, mark=said)
    laptop.put("same:j", kind="person", one="p1", other="p2")
    (mark,) = resolve(laptop.events).of(Thing.MARK).values()
    assert len(mark.versions) == 2
    for person, left in (("p1", "here"), ("p2", "late")):
        (known,) = resolve(laptop.events).of(Thing.PERSON).values()
        assert known.noun.data()["name"] == "Zebedee Quillfeather"
        kept = {"session": "s1", "person": person, "mark": left}
        laptop._add("erase", f"mark:s1/{person}", kept, (), "s1")
        laptop._add("erase", f"person:{person}", {"name": "somebody erased"}, (), "")
        (mark,) = resolve(laptop.events).of(Thing.MARK).values()
        assert mark.versions == ()
    (known,) = resolve(laptop.events).of(Thing.PERSON).values()
    assert known.noun.data()["name"] == "somebody erased"


def test_what_cannot_be_read_is_set_aside_and_counted() -> None:
    laptop = Laptop("d1")
    laptop.put("mark:s1/p1", session="s1", person="p1")
    laptop.put("mark:s1/p2", session="s1", person="p2", mark="asleep")
    laptop.put("note:n1", session="s1", kind="hologram", text="x")
    laptop.put("note:n2", session="s1", kind="note", text="x", place="The moon")
    laptop.move("start")
    laptop.move("next", place="The moon")
    laptop._add("put", "hologram:h", {"shape": "round"}, (), "s1")
    told = resolve(laptop.events)
    assert len(told.aside) == 6
    assert not told.of(Thing.MARK)
    assert not told.of(Thing.NOTE)
    room = gather(SessionId("s1"), laptop.events)
    assert room.aside == 6
    assert room.run.state is State.RUNNING


def test_a_join_with_nobody_and_a_pulse_of_more_people_than_there_are_is_set_aside() -> None:
    laptop = Laptop("d1")
    laptop._add("put", "same:j", {"kind": "session", "one": "s1", "other": ""}, (), "")
    laptop.move("start")
    laptop.move("pulse", counts=[2**31 - 1] * 5, flag="")
    told = resolve(laptop.events)
    assert told.joins == {}
    assert len(told.aside) == 2


def test_what_a_newer_version_does_with_a_thing_is_counted_and_hides_nothing_in_silence() -> None:
    laptop = Laptop("d1")
    first = laptop.put("note:n1", session="s1", kind="note", text="two forms")
    sort: Any = "annotate"
    laptop._add(sort, "note:n1", {"colour": "green"}, (first.id,), "s1")
    told = resolve(laptop.events)
    assert not told.of(Thing.NOTE), "what it says now is not known here"
    assert len(told.aside) == 1


def test_a_move_without_an_id_is_no_move_of_a_run() -> None:
    laptop = Laptop("d1")
    begun = laptop.move("start")
    nameless = replace(begun, id="")
    assert [e.id for e in resolve([nameless, begun]).runs["s1"].moves] == [begun.id]


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
people, sessions = st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["s1", "s2"])


@st.composite
def journals(draw: st.DrawFn) -> list[Event]:
    """What two or three laptops recorded, each seeing some of what the others did."""
    Laptop.ids = 0
    laptops = [Laptop(f"d{n}") for n in range(draw(st.integers(2, 3)))]
    for _ in range(draw(st.integers(1, 14))):
        here = draw(st.sampled_from(laptops))
        if draw(st.integers(0, 4)) == 0:
            other = draw(st.sampled_from(laptops))
            here.events = list({e.id: e for e in (*here.events, *other.events)}.values())
        session, person = draw(sessions), draw(people)
        what = draw(
            st.sampled_from(["move", "mark", "note", "same", "undo", "choice", "odd", "erase"])
        )
        if what == "move":
            here.move(
                draw(st.sampled_from(["start", "next", "pause", "resume", "close", "reopen"])),
                session,
            )
        elif what == "undo":
            moves = [e.id for e in here.events if e.entity == f"run:{session}"] or ["none"]
            here.move("undo", session, of=draw(st.sampled_from(moves)))
        elif what == "mark":
            how = draw(st.sampled_from(["here", "late", "del"]))
            kind: EntryKind = "del" if how == "del" else "put"
            here.put(f"mark:{session}/{person}", kind, session=session, person=person, mark=how)
        elif what == "note":
            said = draw(st.sampled_from(["two forms", "three forms"]))
            here.put(f"note:{person}", session=session, kind="note", text=said)
        elif what == "erase":
            here.put(f"note:{person}", "erase", session=session)
        elif what == "same":
            kinds = {"person": ("p1", "p2", "p3"), "session": ("s1", "s2")}
            of = draw(st.sampled_from(sorted(kinds)))
            one, other_id = draw(st.permutations(kinds[of]))[:2]
            name = draw(st.sampled_from(["j1", "j2"]))
            here._add("put", f"same:{name}", {"kind": of, "one": one, "other": other_id}, (), "")
        elif what == "choice":
            moves = [e.id for e in here.events if e.entity.startswith("run:")] or ["none"]
            here.put(f"run-choice:{session}", session=session, move=draw(st.sampled_from(moves)))
        else:
            entity = draw(
                st.sampled_from([f"mark:{session}/{person}", "note:p1", "new:x", "same:j1"])
            )
            here._add("put", entity, draw(json), (), session)  # type: ignore[arg-type]
    return list({e.id: e for laptop in laptops for e in laptop.events}.values())


@settings(max_examples=300)
@given(journals(), st.randoms(use_true_random=False))
def test_order_repetition_and_splitting_do_not_matter(
    events: list[Event], chance: random.Random
) -> None:
    told = resolve(events)
    shuffled = [*events, *events[: len(events) // 2]]
    chance.shuffle(shuffled)
    assert resolve(shuffled) == told
    one_by_one = reduce(with_one_more, shuffled, EMPTY)
    for part in ("things", "runs", "aside", "joins", "said"):
        assert getattr(one_by_one, part) == getattr(told, part), part


@settings(max_examples=300)
@given(journals(), st.randoms(use_true_random=False), sessions)
def test_a_running_session_is_the_same_entered_one_by_one_and_gathered_at_once(
    events: list[Event], chance: random.Random, session: SessionId
) -> None:
    whole = gather(session, events)
    chance.shuffle(events)
    room = reduce(enter, events, LiveSession(session))
    for part in ("session", "run", "marks", "notes", "follows", "enrolled", "entries", "aside"):
        assert getattr(room, part) == getattr(whole, part), part
