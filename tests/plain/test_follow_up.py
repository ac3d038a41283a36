"""Plain mode: commitments come back, and Close asks what was left open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.talks import TalkRoom

from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.close import asked
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.plain.conversation import Talk

WEEK = 7 * 24 * 3600


@pytest.fixture
def later(room: TalkRoom) -> Talk:
    """A talk about the second session; the first was held with two commitments."""
    first = room.open()
    first.start()
    for line in ("! @Amina phone the chair by Fri", "! tidy up"):
        room.clock.now += 1
        first.note(line)
    first.close()
    first.leave(goes_on=False)
    assert first.drain(5)
    room.clock.now += WEEK
    second = new_session(room.desk, "Lantern", "a-short-morning", "2026-12-02")
    talk = Talk(open_session(room.desk, second.session.id), room.told.append)
    talk.begin()
    return talk


def told(room: TalkRoom, talk: Talk, *lines: str) -> list[str]:
    for line in lines:
        room.told.clear()
        talk.hear(line)
    return list(room.told)


def test_opening_tells_that_commitments_come_back_and_enter_still_starts(
    room: TalkRoom, later: Talk
) -> None:
    assert "2 commitments come back. f follows them up." in room.told
    assert told(room, later, "")[0] == "Item: Arrivals"


def test_each_is_told_and_answered_with_a_letter_and_a_remark(room: TalkRoom, later: Talk) -> None:
    assert told(room, later, "f")[1:] == [
        "1 of 2: phone the chair. Amina · by Fri 27 November · 5 days overdue · from 25 November"
    ]  # fmt: skip
    assert told(room, later, "b time no slot before May") == [
        "saved", "2 of 2: tidy up. from 25 November",
    ]  # fmt: skip
    assert told(room, later, "d") == ["saved", "Every one has an answer."]
    assert [(line.mark, line.remark) for line in later.conductor.returning()] == [
        ("blocked (time)", "no slot before May"), ("done", ""),
    ]  # fmt: skip


def test_an_answer_and_its_remark_are_one_act_for_z(room: TalkRoom, later: Talk) -> None:
    told(room, later, "f", "b time no slot before May", "q", "z")
    assert [(line.mark, line.remark) for line in later.conductor.returning()] == [
        ("", ""), ("", ""),
    ]  # fmt: skip


def test_enter_passes_each_by_and_q_stops(room: TalkRoom, later: Talk) -> None:
    assert told(room, later, "f", "", "")[-1] == "2 commitments come back"
    assert told(room, later, "f", "q") == ["Stopped. f goes on."]
    assert not any(line.answered for line in later.conductor.returning())


def test_a_letter_that_is_none_and_a_barrier_that_is_missing_are_asked_again(
    room: TalkRoom, later: Talk
) -> None:
    assert told(room, later, "f", "what")[1].startswith("1 of 2")
    assert told(room, later, "b")[0].startswith("Say what blocks it: time, resource, silo")


def test_the_first_session_has_nothing_to_follow_up(said: Callable[..., list[str]]) -> None:
    assert said("f") == ["No commitment of an earlier session is open."]


def test_close_asks_what_was_left_open_and_y_still_closes(room: TalkRoom) -> None:
    talk = room.talk()
    for line in ("", "? who owns transport", "! @Amina phone by Fri", '" they said no'):
        room.clock.now += 1
        talk.hear(line)
    assert told(room, talk, "c")[-2:] == [
        "3 are left open and 4 not caught.",
        "Close the session? y closes it; a answers what is open; "
        "s tells which notes may travel; Enter goes back.",
    ]
    assert told(room, talk, "a")[0] == "Parked: who owns transport"
    assert told(room, talk, "t Joe Kent")[:2] == ["saved", "Commitment: @Amina phone by Fri"]
    assert told(room, talk, "") == ["What? phone. Enter keeps it, - empties it."]
    assert told(room, talk, "", "-", "Joe", "")[0] == "Quote: they said no"
    assert told(room, talk, "x")[0] == "That is none of the letters."
    assert told(room, talk, "a")[-2] == "Arrive: who is here"
    assert told(room, talk, "what")[0] == "Only l answers here."
    assert told(room, talk, "l")[-2] == "Arrive: agreements"
    assert told(room, talk, "phones away")[-2] == (
        "Arrive: start pulse, none was taken; too late now"
    )
    assert told(room, talk, "l")[-2] == "Return: end pulse, none was taken yet"
    assert told(room, talk, "0 0 0 1")[0].startswith("4 numbers; 5 are needed. How many said")
    assert told(room, talk, "0 0 0 0 0")[0] == "Nobody has answered yet."
    assert told(room, talk, "0 0 0 1 5")[0].startswith("6 people answered, and by the register")
    assert told(room, talk, "")[-2] == "Return: end pulse, none was taken yet", "asked for anew"
    told(room, talk, "0 0 0 1 5")
    assert told(room, talk, "y")[-1] == (
        "Close the session? y closes it; s tells which notes may travel; Enter goes back."
    )
    assert told(room, talk, "s")[:3] == [
        "1. parked: who owns transport, taken by Joe Kent (team)",
        "2. commitment: @Amina phone by Fri, Amina · with Joe (team)",
        "3. quote: they said no, anonymous (shareable)",
    ]  # fmt: skip
    assert talk.conductor.room.notes[-1].text == "agreement: phones away"
    assert told(room, talk, "s 1")[1] == (
        "1. parked: who owns transport, taken by Joe Kent (shareable)"
    )
    assert told(room, talk, "y")[0] == "Closed."
    assert not any(line.open for line in asked(talk.conductor))


def test_a_step_says_what_its_place_asks_to_be_caught_and_close_asks_for_a_barrier_s_sort(
    room: TalkRoom,
) -> None:
    talk = room.talk()
    assert "To catch: who is here (r); agreements (n agreement:); start pulse (pulse)." in told(
        room, talk, ""
    )
    told(room, talk, "pulse 0 0 0 1 2", "n agreement: phones away", "^ two forms")
    assert "To catch: who is here (r); agreements, caught; start pulse, caught." in told(
        room, talk, "a"
    )
    assert told(room, talk, "c", "a")[:2] == [
        "Barrier: two forms",
        "Which is it? t time, r resource, s silo, p permission, o other; Enter passes on.",
    ]
    assert told(room, talk, "x")[0].startswith("It is one of time")
    assert told(room, talk, "silo")[0] == "saved"
    assert not any(line.open for line in asked(talk.conductor) if line.kind == "barrier")
