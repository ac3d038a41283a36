from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.private import PASSPHRASE, set_here
from support.talks import TalkRoom
from support.there import there

from l4pc_tui.core.record.life import State
from l4pc_tui.desk.private import read_words

Said = Callable[..., list[str]]


def test_opening_tells_which_session_it_is_and_what_starts_it(room: TalkRoom) -> None:
    room.talk()
    assert room.told == [
        "A short morning", "Lantern", "It is 09:00.", "starts at 09:00",
        "finish 09:33 (planned 10:00)", "Not started. Enter starts it.", "help lists the commands.",
    ]  # fmt: skip


def test_an_empty_line_starts_and_then_steps_on(said: Said) -> None:
    assert said("")[:2] == ["Item: Arrivals", "Place: Arrive"]
    told = said("")
    assert told[:6] == [
        "Item: A small rule", "Step: Pick one", "Place: Surface", "pairs", "10 min",
        "step 1 of 2",
    ]  # fmt: skip
    assert said("next")[1] == "Step: Trace it"


def test_a_step_tells_each_thought_with_its_label_as_a_word(said: Said) -> None:
    told = said("", "")
    assert "Say: Think of a small rule." in told
    assert told[told.index("On screen: Pick a rule.") + 1] == "Any rule."
    assert "Ask: Which rule is it?" in told
    assert "Listen for: Big rules." in told
    assert "Deeper with d, Feel: What is it like to follow it?" in told
    assert "1 more below today’s ceiling, then d" in told
    assert any(line.startswith("Door 1, if ") and "offer one" in line for line in told)
    assert any(line.startswith("Door 2, if ") and "Put it down" in line for line in told)
    assert told[-2:] == ["Next: Trace it, 8 min", "In pairs: g makes the groups."]


def test_going_back_tells_the_step_before(said: Said) -> None:
    assert said("", "", "b")[0] == "Item: Arrivals"
    assert said("back") == ["This is the first step."]


def test_deeper_tells_only_the_question_and_the_place(said: Said) -> None:
    assert said("", "", "d")[0] == "To Feel: What is it like to follow it?"
    assert said("they asked for it") == [
        "Ask, Feel: What is it like to follow it?", "Note: Nobody need say.", "Place: Feel",
    ]  # fmt: skip
    assert said("u") == ["Covered: What is it like to follow it?", "Place: Surface"]


def test_a_door_with_advice_stays_and_a_door_aside_leads_there_and_back(said: Said) -> None:
    assert said("", "", "1")[0].startswith("Noted: ")
    doors = [line for line in said("again") if line.startswith("Door ")]
    told = said("2")
    assert told[:3] == ["Side step: Put it down", "since 09:00", "planned 3 min"]
    assert "The step goes on: Pick one. Enter goes back to Pick one." in told
    assert said("") == ["Back to Pick one.", *doors, "Time: 10 min left"]
    assert said("9") == ["There is no door 9 here."]


def test_pausing_and_going_on_are_told_in_words(said: Said, room: TalkRoom) -> None:
    said("")
    assert said("p") == ["Paused."]
    assert said("")[0].startswith("The clock is paused.")
    room.clock.now += 60
    assert said(" ") == ["Going on.", "Time: 10 min left"]


def test_undo_says_what_it_took_back_and_where_that_leads(said: Said) -> None:
    told = said("", "", "z")
    assert told[0] == "Undone: the step forward to “Pick one”."
    assert told[1] == "Item: Arrivals"


def test_time_tells_each_end_on_a_line_of_its_own_without_signs(said: Said, room: TalkRoom) -> None:
    said("")
    room.clock.now += 180
    told = said("t")
    assert told == [
        "It is 09:03.", "on time", "finish 09:33 (planned 10:00)", "deeper until 09:30",
        "Time: 7 min left", "This step: until 09:10",
    ]  # fmt: skip
    assert not any(sign in line for line in told for sign in "●▲▼·")


def test_the_run_sheet_is_numbered_and_go_leads_to_a_line(said: Said) -> None:
    sheet = said("", "s")
    number = next(line.partition(".")[0] for line in sheet if "Close" in line)
    assert said(f"go {number}")[0] == "Item: Close"
    assert said("go 99") == [
        "Say the number of a line of the run sheet: go 3. s lists them."
    ]  # fmt: skip


def test_again_reads_the_step_once_more(said: Said) -> None:
    *first, offered = said("", "")
    assert said("a") == [*first, "Time: 10 min left"]
    assert offered == "In pairs: g makes the groups."


def test_the_last_step_does_not_end_the_session_by_itself(said: Said) -> None:
    assert said("", "", "", "", "") == ["This is the last step. c closes the session."]


def test_every_note_is_answered_with_saved_once_it_is_on_the_disk(
    said: Said, room: TalkRoom
) -> None:
    said("")
    seen = []
    for line in ("n plain", "* insight", '" quote', "? parked", "^ silo", "! @Amina call",
                 "+ strength", "~ story", "% card missing"):  # fmt: skip
        assert said(line) == ["saved"]
        seen += [n.kind for n in room.desk.store.notes(room.session) if n.kind not in seen]
    assert seen == [
        "note", "insight", "quote", "parked", "barrier", "commitment", "strength", "story",
        "trainer",
    ]  # fmt: skip


def test_n_alone_takes_the_next_line_as_the_note(said: Said, room: TalkRoom) -> None:
    assert said("n") == ["Type the note. Enter alone keeps nothing."]
    assert said("back to the start") == ["saved"]
    assert [n.text for n in room.desk.store.notes(room.session)] == ["back to the start"]
    assert said("n", "") == ["No note."]


def test_a_sign_without_words_is_told_to_be_empty(said: Said, room: TalkRoom) -> None:
    assert said("?") == ["There is nothing written yet."]
    assert room.desk.store.notes(room.session) == ()


def test_a_mistyped_line_is_kept_half_typed_and_n_makes_it_a_note(said: Said) -> None:
    told = said("the bus was late")
    assert told == [
        "“the bus was late” is not a command. n keeps it as a note; help lists the commands."
    ]
    assert said("* something else") == ["saved"]
    assert said("n") == ["saved"]
    assert said("notes") == ["1. 09:00 insight: something else", "2. 09:00 note: the bus was late"]


def test_a_half_typed_line_is_told_when_the_session_is_opened_again(
    room: TalkRoom, open_room: Callable[[], TalkRoom]
) -> None:
    talk = room.talk()
    talk.hear("the bus was late")
    talk.conductor.let_go()
    room.desk.close()
    again = open_room()
    talk = again.talk()
    assert "Half typed: the bus was late" in again.told
    talk.hear("drop")
    talk.conductor.let_go()
    again.desk.close()
    third = open_room()
    third.talk()
    assert not any(line.startswith("Half typed") for line in third.told)


def test_a_restricted_line_keeps_no_words_and_asks_who_was_told(said: Said, room: TalkRoom) -> None:
    assert said("\\ quietzebra words") == [
        "Its words were not kept.", "Who was told? A name or a role. Enter alone keeps nothing.",
    ]  # fmt: skip
    told = said("the safeguarding lead")
    assert told[-1] == "saved"
    assert "on paper" in told[0]
    note = room.desk.store.notes(room.session)[0]
    assert (note.kind, note.text, note.told) == ("restricted", "", "the safeguarding lead")
    assert b"quietzebra words" not in room.desk.path.read_bytes()


def test_where_a_passphrase_was_set_the_words_of_a_restricted_note_are_asked_for_and_sealed(
    room: TalkRoom,
) -> None:
    set_here(room.desk)
    talk = room.talk()
    for line in ("\\", "the safeguarding lead", "quietzebra words"):
        talk.hear(line)
    assert "Kept, its words sealed. Tell your safeguarding lead now." in room.told
    note = room.desk.store.notes(room.session)[0]
    assert (note.text, note.told) == ("", "the safeguarding lead")
    assert read_words(room.desk, note, PASSPHRASE) == "quietzebra words"
    assert b"quietzebra" not in room.desk.path.read_bytes()


@pytest.mark.parametrize(
    "line",
    [
        "\\ quietzebra words",
        "n \\ quietzebra words",
        "n\\ quietzebra words",
        "  \\ quietzebra words",
    ],
)
def test_however_a_restricted_line_is_typed_nobody_told_keeps_nothing(
    said: Said, room: TalkRoom, line: str
) -> None:
    assert said(line, "\\ and more", "") == ["Nothing was kept."]
    assert room.desk.store.notes(room.session) == ()
    room.desk.close()
    assert b"quietzebra" not in room.desk.path.read_bytes()


def test_mending_keeps_the_kind_unless_a_sign_is_typed(said: Said, room: TalkRoom) -> None:
    assert said("mend more") == ["There is no note to mend."]
    said("* it was evr the form")
    assert said("mend")[0] == "The last note: * it was evr the form"
    assert said("mend it was never the form") == [
        "Mended: the insight “it was never the form”.", "saved",
    ]  # fmt: skip
    assert said("mend ? it was never the form")[-1] == "saved"
    assert [(n.kind, n.text) for n in room.desk.store.notes(room.session)] == [
        ("parked", "it was never the form")
    ]


def test_a_note_beyond_the_limit_says_what_was_cut(said: Said, room: TalkRoom) -> None:
    assert said("* " + "x" * 10_000) == ["saved"]
    assert said("* " + "y" * 10_001) == ["The note is shortened to 10,000 characters.", "saved"]
    assert {note.text[0] * len(note.text) for note in room.desk.store.notes(room.session)} == {
        "x" * 10_000, "y" * 10_000,
    }  # fmt: skip


def test_with_a_restricted_note_last_nothing_before_it_is_mended_or_struck(
    said: Said, room: TalkRoom
) -> None:
    said("! Ben rings the baker", "\\", "the safeguarding lead")
    kindly = "The restricted note of 09:00 holds no words to mend."
    assert said("mend") == said("mend other words") == [kindly]
    assert said("strike")[0].startswith("Strike the restricted note of 09:00?")
    assert said("") == ["Left as it was."]
    held = {note.text for note in room.desk.store.notes(room.session)}
    assert held == {"Ben rings the baker", ""}
    assert said("z") == ["Undone: the restricted note of 09:00."]
    assert said("mend Ben phones the baker")[0] == (
        "Mended: the commitment “Ben phones the baker”."
    )


def test_after_a_strike_z_says_what_the_next_one_takes_back(said: Said, room: TalkRoom) -> None:
    said("n stays", "n goes", "strike")
    assert said("z")[0].endswith("The next z takes back what came before it: the note “stays”.")
    assert [note.text for note in room.desk.store.notes(room.session)] == ["stays"]
    assert said("z") == ["Undone: the note “stays”."]


def test_striking_takes_the_words_out_of_the_file(said: Said, room: TalkRoom) -> None:
    assert said("strike") == ["There is no note to strike."]
    said("n a very private sentence")
    told = said("x")
    assert told[0].startswith("Struck")
    assert told[-1] == "saved"
    room.desk.close()
    assert b"very private sentence" not in room.desk.path.read_bytes()


def test_notes_are_listed_with_time_and_kind(said: Said) -> None:
    assert said("notes") == ["No notes yet."]
    assert said("* an idea", "notes") == ["1. 09:00 insight: an idea"]


def test_closing_tells_what_it_came_to_and_asks(said: Said, room: TalkRoom) -> None:
    assert said("c") == ["The session has not started. Enter starts it."]
    told = said("", "n one", "c")
    assert [line.partition(":")[0] for line in told[:-2]] == ["Register", "Time", "Depth", "Notes"]
    assert told[-2:] == [
        "5 are not caught.",
        "Close the session? y closes it; a answers what is open; s tells which notes may travel; Enter goes back.",
    ]
    assert said("") == ["Not closed."]
    closed = said("c", "y")
    assert closed[0] == "Closed."
    assert "saved" in closed
    assert any(line.startswith("Backed up and verified: ") for line in closed)
    assert str(there(room.desk.store.session(room.session)).state) == "closed"
    assert said("reopen")[0] == "Item: Arrivals"


def test_leaving_a_running_session_asks_whether_it_waits(room: TalkRoom) -> None:
    talk = room.talk()
    for line in ("", "q"):
        room.told.clear()
        talk.hear(line)
    assert room.told[0] == "Leave the session?"
    talk.hear("")
    assert not talk.ending.done
    talk.hear("q")
    talk.hear("w")
    assert talk.ending.done
    assert str(room.open().view().state) == "paused"


def test_leaving_a_session_that_goes_on_asks_nothing_when_it_is_opened_again(
    room: TalkRoom, open_room: Callable[[], TalkRoom]
) -> None:
    talk = room.talk()
    for line in ("", "q", "g"):
        talk.hear(line)
    room.desk.close()
    room.clock.now += 300
    again = open_room()
    again.talk()
    assert "Time: 5 min left" in again.told
    assert not any(line.startswith("Away") for line in again.told)


def test_time_passed_with_nobody_there_is_asked_about_with_both_outcomes(
    room: TalkRoom, open_room: Callable[[], TalkRoom]
) -> None:
    talk = room.talk()
    talk.hear("")
    talk.conductor.let_go()
    room.desk.close()
    room.clock.now += 240
    again = open_room()
    talk = again.talk()
    assert again.told[-3:] == [
        "Away for 4 min.", "Enter: The room went on: this step has 6:00 left.",
        "p: It waited: this step has 10:00 left.",
    ]  # fmt: skip
    again.told.clear()
    talk.hear("n a note first")
    talk.hear("p")
    assert again.told == ["saved", "Time: 10 min left"]


def test_a_laptop_that_slept_asks_in_the_middle_of_the_talk(room: TalkRoom) -> None:
    talk = room.talk()
    talk.hear("")
    room.told.clear()
    room.clock.now += 120
    talk.tick()
    assert room.told[0] == "Away for 2 min."
    talk.hear("")
    assert room.told[-1] == "Time: 8 min left"


def test_running_out_of_time_is_told_once_when_it_is_due_and_once_when_it_is_over(
    room: TalkRoom,
) -> None:
    talk = room.talk()
    talk.hear("")
    room.told.clear()
    for _ in range(660):
        room.clock.now += 1
        talk.tick()
    assert room.told == ["Time: 2 min left", "Time: time is up"]


def test_a_second_console_reads_along_and_takes_over(
    room: TalkRoom, open_room: Callable[[], TalkRoom]
) -> None:
    first = room.talk()
    second_room = open_room()
    second = second_room.talk()
    assert (
        "Somebody called Joe Kent leads this session; n asks for another name for you."
        in second_room.told
    )
    second_room.told.clear()
    second.hear("")
    assert second_room.told == [second_room.told[0]]
    assert "This session is run by another console" in second_room.told[0]
    first.hear("")
    first.hear("* seen by both")
    second_room.told.clear()
    for _ in range(20):
        second.tick()
        # What a tick asks for comes from the store's thread; after this it has come.
        second_room.desk.store.data_version()
        if any("seen by both" in line for line in second_room.told):
            break
    assert "Item: Arrivals" in second_room.told
    assert "09:00 insight: seen by both" in second_room.told
    second_room.told.clear()
    second.hear("T")
    assert second_room.told == ["You are running this session now."]


@settings(max_examples=examples(300), deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(line=st.text(max_size=80) | st.sampled_from(["r h 1", "walk-in", "go", "mend", "q", "w"]))
def test_no_line_however_odd_stops_the_talk(said: Said, line: str) -> None:
    told = said(line)
    assert all("\n" not in answer for answer in told)
    said("")


def test_an_at_and_the_beginning_of_one_name_is_that_name(said: Said) -> None:
    told = said("", "! @Ann phone with @jo")
    assert told[:2] == ["Taken as: ! @Ann [/x] Lee phone with @Joe Kent", "saved"]
    assert said("! @Amina phone") == ["saved"]
    assert said("! @nobody phone") == ["saved"]
    assert said("notes") == [
        "1. 09:00 commitment: @Ann [/x] Lee phone with @Joe Kent",
        "2. 09:00 commitment: @Amina phone", "3. 09:00 commitment: @nobody phone",
    ]  # fmt: skip


def test_a_session_of_another_day_asks_before_it_starts(room: TalkRoom) -> None:
    room.clock.now += 24 * 3600
    talk = room.talk()

    def told(*lines: str) -> list[str]:
        for line in lines:
            room.told.clear()
            talk.hear(line)
        return list(room.told)

    assert told("") == [
        "This session is planned for Wednesday 25 November 2026. "
        "Today is Thursday 26 November 2026.",
        "T moves it to today and starts, a starts it as it is; Enter leaves it.",
    ]
    assert told("") == ["Not started."]
    assert "Item: Arrivals" in told("", "t")
    conductor = talk.conductor
    assert conductor.drain(5)
    row = conductor.desk.store.session(room.session)
    assert row is not None
    assert row.session.date == "2026-11-26"
    assert told("z")[0].startswith("Undone: ")
    assert conductor.view().state is State.PLANNED
    assert "Item: Arrivals" in told(""), "it is today’s now"
