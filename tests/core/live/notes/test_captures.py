"""What each place asks to be caught, when it counts as caught, and what Close then asks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.live.notes.captures import CAPTURES, captures, lacking, leave
from l4pc_tui.core.live.notes.left_open import answer, is_open
from l4pc_tui.core.live.notes.sorts import RULES, lead, sort
from l4pc_tui.core.live.run.rules import Accepted, Refused
from l4pc_tui.core.live.run.run import Depth, Run
from l4pc_tui.core.live.run.safety_pulse import Pulse
from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.nouns import Mark, Note, NoteKind
from l4pc_tui.core.record.place import Place

places = st.sampled_from([*Place])


def note(kind: str, text: str = "x", place: str = "", **more: str) -> Note:
    return Note(f"{kind}{text}{place}", "s", kind, text, place=place, **more)  # type: ignore[arg-type]


def room(*notes: Note, been: tuple[Place, ...] = tuple(Place), **run: object) -> LiveSession:
    """A room that came to these places, a minute each."""
    depths = tuple(Depth(60.0 * n, place) for n, place in enumerate(been))
    held = Run(depths=depths, place=been[-1] if been else None, **run)  # type: ignore[arg-type]
    return LiveSession(SessionId("s"), held, notes=notes)


def caught(held: LiveSession, place: Place) -> list[str]:
    return [line.name for line in captures(held, place) if line.caught]


def test_every_place_asks_for_what_the_descent_needs() -> None:
    asked = {place: [line.how for line in captures(room(), place)] for place in Place}
    assert asked == {
        Place.ARRIVE: ["r", "n agreement:", "p"], Place.SURFACE: ["n", "~"],
        Place.FEEL: ["+", '"'], Place.QUESTION: ["n rule:", "n instead:"],
        Place.POWER: ["n mine: ours: ask:", "n possible:", ""],
        Place.RETURN: ["!", "with @", "^", "p"],
    }  # fmt: skip
    (caution,) = [each for each in captures(room(), Place.POWER) if each.caught is None]
    assert caution.name == "no personal history"


@pytest.mark.parametrize(
    ("held", "key"),
    [
        (note("note", "agreement: phones away", "Arrive"), "Arrive/agreements"),
        (note("note", "Agreements: phones away", ""), "Arrive/agreements"),
        (note("note", "two forms", "Surface"), "Surface/facts"),
        (note("story", "the key", "Surface"), "Surface/story"),
        (note("strength", "a key", "Feel"), "Feel/strengths"),
        (note("quote", "no", "Feel"), "Feel/quotes"),
        (note("note", "rule: two signatures", "Question"), "Question/rule"),
        (note("insight", "RULE: two signatures (myth)", "Question"), "Question/rule"),
        (note("note", "instead: one", "Question"), "Question/alternative"),
        (note("note", "alternative: one", "Question"), "Question/alternative"),
        (note("note", "mine: I may ask", "Power"), "Power/power"),
        (note("note", "ask: the chair", "Power"), "Power/power"),
        (note("note", "possible: a Tuesday", "Power"), "Power/possible"),
        (note("barrier", "silo two forms", "Return"), "Return/barrier"),
        (note("commitment", "phone", "Return"), "Return/commitment"),
        (note("commitment", "phone", "Surface"), "Return/commitment"),
    ],
)
def test_a_note_of_its_kind_at_its_place_is_what_counts(held: Note, key: str) -> None:
    before = {each.key for each in lacking(room())}
    after = {each.key for each in lacking(room(held))}
    assert before - after == {key}


@given(st.sampled_from([*NoteKind]), st.text(max_size=20), places)
def test_a_note_that_does_not_say_what_it_is_catches_nothing_of_another_place(
    kind: NoteKind, text: str, place: Place
) -> None:
    gone = {e.key for e in lacking(room())} - {
        e.key for e in lacking(room(note(kind, text, place)))
    }
    told = kind is NoteKind.COMMITMENT or lead(note(kind, text))
    assert all(key.startswith(place) or told for key in gone)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("rule: two signatures", "Question/rule"), ("instead: one", "Question/alternative"),
        ("ours: the rota", "Power/power"), ("possible: a Tuesday", "Power/possible"),
        ("agreement: phones away", "Arrive/agreements"),
    ],
)  # fmt: skip
@given(place=places)
def test_a_note_that_says_what_it_is_counts_wherever_it_was_written(
    text: str, key: str, place: Place
) -> None:
    gone = {e.key for e in lacking(room())} - {
        e.key for e in lacking(room(note("note", text, place)))
    }
    assert key in gone
    assert all(each == key or each == "Surface/facts" for each in gone)


def test_close_calls_everything_by_a_name_that_reads_alone() -> None:
    told = {each.key: each.name for each in CAPTURES}
    assert told["Question/rule"] == "a rule and its kind"
    assert told["Surface/story"] == "a story’s title"
    (rule,) = [each for each in lacking(room()) if each.key == "Question/rule"]
    assert rule.lack == "law, policy, habit or myth"
    assert not any(name.startswith(("and ", "or ", "…")) for name in told.values())


def test_a_place_s_quiet_line_says_no_word_twice_and_has_room_in_eighty_columns() -> None:
    lines = {
        place: " · ".join(f"{ln.how} {ln.short}".strip() for ln in captures(room(), place))
        for place in Place
    }
    assert lines[Place.QUESTION] == "n rule: … (its kind) · n instead: …"
    assert lines[Place.ARRIVE] == "r who is here · n agreement: … · p start pulse"
    assert max(map(len, lines.values())) <= 64


def test_the_register_a_pulse_and_a_partner_are_caught_without_a_note_of_their_own() -> None:
    begun = replace(
        room(), marks={PersonId("p"): Mark("s/p", SessionId("s"), PersonId("p"), "here")}
    )
    assert caught(begun, Place.ARRIVE) == ["who is here"]
    early = room(pulses=(Pulse(5.0, (0, 0, 0, 1, 4)),))
    assert caught(early, Place.ARRIVE) == ["start pulse"]
    assert caught(early, Place.RETURN) == []
    late = room(pulses=(Pulse(330.0, (0, 0, 0, 1, 4)),))
    assert (caught(late, Place.ARRIVE), caught(late, Place.RETURN)) == ([], ["end pulse"])
    alone = room(note("commitment", "phone", "Return"))
    assert caught(alone, Place.RETURN) == ["a commitment"]
    both = room(note("commitment", "phone with @Joe", "Return"))
    assert caught(both, Place.RETURN) == ["a commitment", "its partner"]


def test_a_session_that_ends_before_the_return_has_its_end_pulse_at_close() -> None:
    been = (Place.ARRIVE, Place.SURFACE)
    at_close = room(been=been, pulses=(Pulse(70.0, (0, 0, 0, 1, 4), ends=True),))
    assert "Return/end-pulse" not in [each.key for each in lacking(at_close)]
    before = room(been=been, pulses=(Pulse(70.0, (0, 0, 0, 1, 4)),))
    assert "Return/end-pulse" in [each.key for each in lacking(before)]


def test_only_places_that_were_come_to_are_asked_about_and_always_what_is_brought_back() -> None:
    found = [each.key for each in lacking(room(been=(Place.ARRIVE, Place.SURFACE)))]
    assert found == [
        "Arrive/register", "Arrive/agreements", "Arrive/start-pulse", "Surface/facts",
        "Surface/story", "Return/commitment", "Return/end-pulse",
    ]  # fmt: skip
    assert lacking(room(been=())) == ()


@given(st.sets(st.sampled_from([each.key for each in CAPTURES])))
def test_what_is_left_is_not_asked_for_again(keys: set[str]) -> None:
    held = room(left=frozenset(keys))
    assert {each.key for each in lacking(held)} == {e.key for e in lacking(room())} - keys
    for key in keys:
        assert isinstance(leave(held.run, key), Refused)
        assert isinstance(leave(Run(), key), Accepted)
    assert isinstance(leave(Run(), "Surface/tea"), Refused)


@pytest.mark.parametrize(
    ("kind", "text", "of"),
    [
        ("barrier", "silo two forms for one visit", "silo"), ("barrier", "Time: no slot", "time"),
        ("barrier", "timetables", ""), ("barrier", "nobody asked", ""), ("barrier", "time", "time"),
        ("note", "rule: two signatures (Habit)", "habit"), ("note", "rule: two signatures", ""),
        ("note", "two signatures (habit)", ""), ("quote", "rule: no (law)", ""),
    ],
)  # fmt: skip
def test_the_sort_of_a_barrier_or_rule_is_read_from_the_line(kind: str, text: str, of: str) -> None:
    assert sort(note(kind, text)) == of


@given(st.text(max_size=30), st.sampled_from(RULES))
def test_a_sort_that_is_missing_is_asked_and_then_known(text: str, told: str) -> None:
    rule = note("note", f"rule: {text}")
    assert is_open(rule) == (sort(rule) == "")
    settled = replace(rule, sort=told)
    assert not is_open(settled)
    assert answer(settled) == told
    assert lead(settled) == "rule"
    plain = note("note", "no rule at all", sort=told)
    assert not is_open(plain)
