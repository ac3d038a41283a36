from __future__ import annotations

from collections.abc import Callable

import pytest
from support.talks import TalkRoom

Said = Callable[..., list[str]]


def marks(room: TalkRoom) -> dict[str, str]:
    assert room.desk.store.outbox.drain(10)
    people = {person.id: person.name for person in room.desk.store.people()}
    return {people[mark.person]: mark.mark for mark in room.desk.store.marks(room.session)}


def test_r_lists_everyone_with_a_number_and_counts_them(said: Said) -> None:
    assert said("r") == [
        "1. Amina Khan, Hill Council: not yet marked",
        "2. Amina Yusuf, Riverside Trust: not yet marked",
        "3. Ann [/x] Lee, [bold]: not yet marked",
        "4. Joe Kent, facilitates: not yet marked",
        "3 not yet marked, Joe Kent facilitates",
    ]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("r h 1", "here"), ("here 1", "here"), ("r l 1", "late"), ("late khan", "late"),
        ("r o 1", "online"), ("ONLINE Amina Kh", "online"), ("r s 1", "sorry"),
        ("sorry khan amina", "sorry"), ("r x 1", "absent"), ("absent 1", "absent"),
        ("r e 1", "left-early"), ("left 1", "left-early"),
    ],
)  # fmt: skip
def test_each_mark_has_a_letter_and_a_word(
    said: Said, room: TalkRoom, line: str, mark: str
) -> None:
    told = said(line)
    assert told[0].startswith("Amina Khan, Hill Council: ")
    assert told[-1] == "saved"
    assert marks(room) == {"Amina Khan": mark}


def test_letters_that_fit_two_people_are_asked_about_with_their_numbers(
    said: Said, room: TalkRoom
) -> None:
    assert said("here amina") == [
        "“amina” could be 1 Amina Khan, 2 Amina Yusuf. Say the number."
    ]  # fmt: skip
    assert marks(room) == {}
    said("here 2")
    assert marks(room) == {"Amina Yusuf": "here"}


def test_a_name_with_odd_signs_is_found_by_its_letters(said: Said, room: TalkRoom) -> None:
    assert said("here ann lee")[0] == "Ann [/x] Lee, [bold]: here 09:00"
    assert marks(room) == {"Ann [/x] Lee": "here"}


def test_nobody_found_says_how_to_add_them(said: Said) -> None:
    assert said("here Zoë") == [
        "Nobody on the register is called “Zoë”. “walk-in Zoë” adds them."
    ]  # fmt: skip
    assert said("here 44") == ["The register has no number 44. r lists it."]
    assert said("here") == ["Say who: a number of the register, or some letters of the name."]


def test_a_number_stays_that_of_the_list_that_was_told(said: Said, room: TalkRoom) -> None:
    said("r", "walk-in Aaron Aal")
    said("here 1")
    assert marks(room) == {"Aaron Aal": "here", "Amina Khan": "here"}
    assert said("r")[0].startswith("1. Aaron Aal, walk-in: here")
    said("sorry 1")
    assert marks(room)["Aaron Aal"] == "sorry"


def test_the_rest_are_here_but_facilitators_are_left_as_they_are(
    said: Said, room: TalkRoom
) -> None:
    said("sorry khan")
    assert said("r a") == [
        "2 people marked here.", "2 here, 1 sorry, Joe Kent facilitates", "saved",
    ]  # fmt: skip
    assert "Joe Kent" not in marks(room)
    assert said("rest")[0] == "Everyone is marked already."


def test_a_name_is_put_right_and_a_mark_taken_off(said: Said, room: TalkRoom) -> None:
    assert said("rename 1 Amina Khân") == ["Now Amina Khân.", "saved"]
    said("here 1")
    assert said("unmark 1")[0] == "Amina Khân, Hill Council: not yet marked"
    assert marks(room) == {}


def test_a_remark_stands_beside_the_mark(said: Said) -> None:
    assert said("remark 1 by taxi")[0].startswith("Mark the person first")
    assert said("here 1", "remark 1 by taxi")[0] == (
        "Amina Khan, Hill Council: here 09:00. by taxi"
    )  # fmt: skip


def test_what_the_register_does_not_know_is_said(said: Said, room: TalkRoom) -> None:
    assert said("r dance 3") == [
        "The register does not know that. help register says what it knows."
    ]  # fmt: skip
    assert any(line.startswith("walk-in NAME") for line in said("help register"))
    assert marks(room) == {}


def test_a_walk_in_is_undone_with_the_person(said: Said, room: TalkRoom) -> None:
    assert said("walk-in Bo Nobody") == ["Bo Nobody walked in.", "saved"]
    said("z")
    assert "Bo Nobody" not in marks(room)


def test_a_time_goes_with_a_mark_and_times_are_put_right(said: Said, room: TalkRoom) -> None:
    assert said("late 1 10:15")[0] == "Amina Khan, Hill Council: late 10:15"
    assert said("times 1 10:05-11:30")[0] == "Amina Khan, Hill Council: late 10:05–11:30"
    assert said("times 1 soon")[0].startswith("“soon” is no time.")
    assert marks(room) == {"Amina Khan": "late"}


def test_days_later_it_asks_for_the_time_and_a_dot_leaves_it_open(
    said: Said, room: TalkRoom
) -> None:
    room.clock.now += 3 * 86_400
    assert said("late 1") == [
        "When did Amina Khan come? late 1 10:15 says when; late 1 . leaves it as it is."
    ]
    assert marks(room) == {}
    assert said("r l 1 10:15")[0] == "Amina Khan, Hill Council: late 10:15"
    assert said("late 2 .")[0] == "Amina Yusuf, Riverside Trust: late"


def test_a_register_is_made_final_in_a_word_and_opened_again(said: Said) -> None:
    said("r a")
    assert said("final")[0].startswith("The register is final.")
    said("sorry 1")
    told = said("r")
    assert told[0] == "1. Amina Khan, Hill Council: sorry. was here 09:00"
    assert told[-1].startswith("The register is final since 09:00")
    assert said("final off")[0] == "The register is open again."
