"""Every note of a session can be mended and struck in plain mode, however many there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.talks import TalkRoom

from l4pc_tui.plain.conversation import Talk

Said = Callable[..., list[str]]


def texts(room: TalkRoom) -> list[str]:
    return [note.text for note in room.desk.store.notes(room.session)]


@pytest.fixture
def sixty(said: Said) -> Said:
    """A talk with sixty notes; the first is of a kind of its own."""
    said("* whose heron is it", *(f"n number {n} of sixty" for n in range(2, 61)))
    return said


def test_all_notes_are_listed_and_those_that_hold_a_few_words(sixty: Said) -> None:
    told = sixty("notes")
    assert len(told) == 60
    assert told[0] == "1. 09:00 insight: whose heron is it"
    assert told[-1] == "60. 09:00 note: number 60 of sixty"
    assert sixty("notes heron whose") == [told[0]]
    assert sixty("notes zebra") == ["No such note."]


def test_the_oldest_note_is_mended_by_its_number_and_keeps_its_kind(
    sixty: Said, room: TalkRoom
) -> None:
    assert sixty("mend 1") == [
        "* whose heron is it", "Type its new words. Enter alone leaves it as it was.",
    ]  # fmt: skip
    assert sixty("") == ["Left as it was."]
    assert sixty("mend 1", "whose rule is it") == [
        "Mended: the insight “whose rule is it”.", "saved",
    ]  # fmt: skip
    assert texts(room)[0] == "whose rule is it"


def test_a_number_with_words_behind_it_is_asked_about(sixty: Said, room: TalkRoom) -> None:
    asked = sixty("mend 2 chairs were missing")
    assert asked == [
        "2 is the note “number 2 of sixty”. y puts “chairs were missing” in its place; l puts "
        "“2 chairs were missing” in the place of the last note; Enter alone changes nothing."
    ]
    assert sixty("") == ["Left as it was."]
    assert texts(room)[-1] == "number 60 of sixty"
    sixty("mend 2 chairs were missing", "y")
    assert texts(room)[1] == "chairs were missing"
    sixty("mend 2 chairs were missing", "l")
    assert texts(room)[-1] == "2 chairs were missing"


def test_a_number_that_is_no_notes_is_a_word(said: Said, room: TalkRoom) -> None:
    said("n five chairs were missing")
    assert said("mend 5 chairs were missing")[0] == "Mended: the note “5 chairs were missing”."
    assert texts(room) == ["5 chairs were missing"]


def test_a_note_is_struck_by_a_few_of_its_words_once_that_is_said_again(
    sixty: Said, room: TalkRoom
) -> None:
    asked = sixty("strike heron")
    assert asked == [
        "Strike the insight “whose heron is it”? Its words leave the file for good. "
        "y strikes it; Enter leaves it."
    ]
    assert sixty("") == ["Left as it was."]
    assert len(texts(room)) == 60
    assert sixty("strike 1", "y")[0].startswith("Struck: the insight of 09:00.")
    assert len(texts(room)) == 59
    room.desk.close()
    assert b"heron" not in room.desk.path.read_bytes()


def test_words_that_several_notes_hold_list_them_with_their_numbers(sixty: Said) -> None:
    told = sixty("strike number of")
    assert len(told) == 60
    assert told[0] == "2. 09:00 note: number 2 of sixty"
    assert told[-1] == "59 notes hold that. Say the number of the one that is meant."
    assert sixty("strike zebra") == ["No such note. notes lists them, numbered."]
    assert sixty("strike 99") == ["No such note. notes lists them, numbered."]


def test_a_restricted_note_has_no_words_to_mend_and_is_struck_once_that_is_said_again(
    said: Said, room: TalkRoom
) -> None:
    said("\\", "the safeguarding lead", "n one more")
    assert said("mend 1") == ["The restricted note of 09:00 holds no words to mend."]
    assert said("strike 1", "y")[0].startswith("Struck: the restricted note of 09:00.")
    assert texts(room) == ["one more"]


def test_words_that_another_note_holds_overwrite_the_last_one_only_when_that_is_said(
    sixty: Said, room: TalkRoom
) -> None:
    before = texts(room)
    assert "stands in the insight “whose heron is it”. y mends that one" in sixty("mend heron")[0]
    assert sixty("") == ["Left as it was."]
    assert texts(room) == before
    sixty("mend heron", "y", "whose egret is it")
    assert texts(room) == ["whose egret is it", *before[1:]]
    sixty("mend egret", "l")
    assert texts(room)[-1] == "egret"


def test_a_note_of_a_closed_session_is_mended_and_struck(sixty: Said, room: TalkRoom) -> None:
    sixty("", "c", "y")
    assert sixty("mend 1", "whose rule is it")[-1] == "saved"
    sixty("strike 2", "y")
    assert texts(room)[:2] == ["whose rule is it", "number 3 of sixty"]


def test_a_second_mistyped_line_does_not_push_out_the_first(said: Said, room: TalkRoom) -> None:
    said("the bus was late", "the chair was early")
    told = said("n")
    assert told == [
        "saved",
        "Half typed: the bus was late",
        "n keeps it as a note; drop forgets it.",
    ]
    assert said("n") == ["saved"]
    assert texts(room) == ["the chair was early", "the bus was late"]


def test_mending_and_noting_leave_a_half_typed_line(said: Said, room: TalkRoom) -> None:
    said("* frist", "the bus was late", "mend first", "! Ben rings the baker")
    assert room.desk.store.draft(room.session) == "the bus was late"
    assert said("n") == ["saved"]
    assert texts(room) == ["first", "Ben rings the baker", "the bus was late"]


def test_a_half_typed_mend_is_told_and_kept_in_its_place(room: TalkRoom) -> None:
    talk = room.talk()
    talk.hear("* frist")
    talk.conductor.begin_line("* first", talk.conductor.last_note())
    talk.hear("no such command")
    assert texts(room) == ["frist"]
    talk.hear("drop")
    assert room.told[-2:] == [
        "Half typed, for the insight “frist”: * first",
        "n keeps it in its place; drop forgets it.",
    ]
    talk.hear("n")
    assert texts(room) == ["first"]


def test_a_speaker_s_consent_is_taken_back_and_given_again_by_the_number(
    said: Said, room: TalkRoom
) -> None:
    said('" it hurts to wait (anon)', "n a plain one")
    assert said("consent 1") == [
        "The quote “it hurts to wait (anon)”. What does its speaker agree to now? a anonymous, "
        "n named, k keep inside, w withdrawn. Enter alone changes nothing."
    ]
    assert said("w") == [
        "Consent is withdrawn: no log and no pack has these words from now on. A bundle for the "
        "coordinator does, until the note is struck.", "saved",
    ]  # fmt: skip
    assert said("notes")[0].endswith("quote: it hurts to wait (anon) (consent withdrawn)")
    assert said("consent 1", "n") == ["saved"]
    assert said("consent 2") == ["Consent is asked for a quote or a story only."]
    assert [note.consent for note in room.desk.store.notes(room.session)] == ["named", ""]


def test_beside_who_conducts_notes_are_taken_under_another_name_and_both_hear_of_them(
    open_room: Callable[[], TalkRoom],
) -> None:
    first_room, second_room = open_room(), open_room()
    first, second = first_room.talk(), second_room.talk()
    first.hear("")

    def said(*lines: str) -> list[str]:
        second_room.told.clear()
        for line in lines:
            second.hear(line)
        return list(second_room.told)

    def hears(talk: Talk, room: TalkRoom, words: str) -> bool:
        room.told.clear()
        for _ in range(20):
            talk.tick()
            room.desk.store.data_version()
            if any(words in line for line in room.told):
                return True
        return False

    assert said("! @jo rings")[0].startswith("You read along. Under which name")
    assert said("Joe Kent")[0].endswith("Say another one, please.")
    assert said("! @jo rings", "Gwen")[-3:] == [
        "You take notes as Gwen.", "Taken as: ! @Joe Kent rings", "saved",
    ]  # fmt: skip
    assert hears(first, first_room, "commitment: @Joe Kent rings")
    first.hear("* of the other")
    assert hears(second, second_room, "insight: of the other")
    assert said("mend 2 mine")[-1].endswith("strike your own notes; T takes over.")
    assert said("strike 2")[-1].endswith("strike your own notes; T takes over.")
    assert said("p")[0].endswith("You take notes beside it; T takes over.")
    assert said("a line with no sign")[0].endswith("n keeps it as a note; help lists the commands.")
    assert said("z") == ["Undone: the commitment “@Joe Kent rings”."]
    assert said("z") == ["There is nothing to undo."]
    third = open_room()
    third.talk()
    assert "Half typed: a line with no sign" not in third.told


def test_lines_that_were_pasted_are_no_commands_and_one_note_if_that_is_wished(
    room: TalkRoom,
) -> None:
    talk = room.talk()
    talk.hear_block(["q", "first of all ", "", "z", "* it was never the form"])
    assert (
        "5 lines came at once, as a paste does; none of them is taken as a command" in room.told[-2]
    )
    assert not talk.ending.done
    talk.hear("z")
    assert room.told[-1] == "n keeps the lines as one note; Enter alone forgets them."
    talk.hear("n")
    assert room.told[-1] == "saved"
    (note,) = talk.conductor.view().notes
    assert note.text == "q first of all z * it was never the form"
    talk.hear_block(["x", "x"])
    talk.hear("")
    assert room.told[-1] == "Forgotten."
    assert len(talk.conductor.view().notes) == 1


def test_lines_that_were_pasted_answer_no_question_and_restricted_ones_are_not_kept(
    room: TalkRoom,
) -> None:
    talk = room.talk()
    talk.hear("n")
    talk.hear_block(["one", "two"])
    assert room.told[-1].endswith("None of them is an answer; the question still stands.")
    talk.hear("the note itself")
    (note,) = talk.conductor.view().notes
    assert note.text == "the note itself"
    talk.hear_block(["what she told me", "\\ and more"])
    assert "none of them was kept" in room.told[-1]
    assert "told me" not in " ".join(room.told)
    assert len(talk.conductor.view().notes) == 1
