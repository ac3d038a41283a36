"""What the capture line left open, and who may read a note: rules without a room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.live.notes.left_open import (
    CONSENTS,
    PARTS,
    SHAREABLE,
    TEAM,
    agree,
    answer,
    consent,
    is_open,
    may_travel,
    missing,
    parts,
    reworded,
    sharing,
)
from l4pc_tui.core.record.nouns import Note, NoteKind

PEOPLE = ("Amina Marigold", "Ben Thimble")
texts = st.text(max_size=60) | st.sampled_from(["@Ann [/x] by Fri", "x (anon)", "done: with @Joe"])
notes = st.builds(
    Note, st.just("n"), st.just("s"), st.sampled_from([str(kind) for kind in NoteKind]), texts,
    place=st.sampled_from(["", "Arrive", "Surface", "Feel", "Power", "Return", "Tomorrow"]),
    consent=st.sampled_from(["", *CONSENTS]), sharing=st.sampled_from(["", SHAREABLE, TEAM]),
    outcome=st.sampled_from(["", "taken", "dropped", "open"]),
)  # fmt: skip


def note(kind: str, text: str, **more: str) -> Note:
    return Note("n", "s", kind, text, **more)  # type: ignore[arg-type]


@given(notes)
def test_a_speaker_s_words_are_shareable_only_with_consent(held: Note) -> None:
    spoken = held.kind in (NoteKind.QUOTE, NoteKind.STORY)
    if held.consent == "withdrawn" or (spoken and consent(held) not in ("anon", "named")):
        assert sharing(held, PEOPLE) == TEAM
        assert not may_travel(held)
    elif held.sharing:
        assert sharing(held, PEOPLE) == held.sharing


@given(notes, st.dictionaries(st.sampled_from([*PARTS]), texts))
def test_what_is_agreed_stands_and_the_other_parts_stay_as_the_line_told_them(
    held: Note, said: dict[str, str]
) -> None:
    before = parts(held, PEOPLE)
    after = agree(held, said, PEOPLE)
    assert parts(after, PEOPLE) == {**before, **said}
    assert after.text == held.text
    assert agree(after, {}, PEOPLE) == after


@given(texts, st.sampled_from([(), PEOPLE]))
def test_every_word_of_a_commitment_is_in_its_parts(text: str, names: tuple[str, ...]) -> None:
    told = " ".join(parts(note("commitment", text), names).values())
    markers = {"by", "with", "and", "done", "looks", "like", "@", "&"}
    letters = "".join(char if char.isalnum() else " " for char in text)
    kept = "".join(char if char.isalnum() else " " for char in told).split()
    assert [
        word for word in letters.split() if word not in kept and word.casefold() not in markers
    ] == []


@pytest.mark.parametrize(
    ("held", "shared"),
    [
        (note("note", "the door sticks"), SHAREABLE),
        (note("note", "the door sticks", place="Surface"), SHAREABLE),
        (note("insight", "it was never the form", place="Feel"), TEAM),
        (note("note", "it is late", place="Return"), SHAREABLE),
        (note("note", "Ben was late"), TEAM),
        (note("note", "amina marigold was late"), TEAM),
        (note("note", "bench and Benjamin"), SHAREABLE),
        (note("parked", "@Zoe knows"), TEAM),
        (note("quote", "they said no"), TEAM),
        (note("quote", "they said no (anon)"), SHAREABLE),
        (note("quote", "they said no (named)", consent="inside"), TEAM),
    ],
)
def test_who_may_read_a_note_when_nobody_chose(held: Note, shared: str) -> None:
    assert sharing(held, PEOPLE) == shared


def test_a_whole_line_leaves_nothing_to_ask() -> None:
    whole = note("commitment", "@Amina phone the chair by Fri with @Joe done: minuted")
    assert not is_open(whole)
    assert missing(whole) == ()
    assert answer(whole) == "Amina · by Fri · with Joe · done: minuted"


def test_a_part_that_stays_empty_is_told_but_not_asked_again() -> None:
    held = agree(note("commitment", "tidy"), {"who": "Ben"})
    assert not is_open(held)
    assert missing(held) == ("by when", "with whom", "what done looks like")


@pytest.mark.parametrize(
    ("outcome", "reason", "told"),
    [
        ("", "", ""), ("taken", "Ben", "taken by Ben"), ("taken", "", "taken by"),
        ("dropped", "", "dropped"), ("open", "until May", "left open: until May"),
    ],
)  # fmt: skip
def test_what_became_of_a_parked_item_in_words(outcome: str, reason: str, told: str) -> None:
    held = note("parked", "transport", outcome=outcome, reason=reason)
    assert answer(held) == told
    assert is_open(held) is (outcome == "")


@pytest.mark.parametrize(
    "words",
    ["ANN said so", "anns card", "ann baker asks", "Baker asks", "by éilís", "EILIS/Joe", "to @B"],
)
def test_a_note_that_names_somebody_in_any_spelling_is_the_teams(words: str) -> None:
    names = ("Ann Baker", "Éilís Murphy", "Will Young")
    assert sharing(note(NoteKind.NOTE, words, place="Surface"), names) == TEAM


@pytest.mark.parametrize("words", ["the young will ask a baker", "annual cards", "will it do?"])
def test_a_word_that_is_a_name_too_is_a_word_in_small_letters(words: str) -> None:
    names = ("Ann Baker", "Éilís Murphy", "Will Young")
    assert sharing(note(NoteKind.NOTE, words, place="Surface"), names) == SHAREABLE


def test_words_that_were_taken_out_of_a_commitment_stay_in_none_of_its_parts() -> None:
    said = note("commitment", "@Ben tell Agnes by Fri", at="2026-12-02T10:00:00+00:00")
    held = agree(said, {"done": "minuted"}, PEOPLE)
    mended = reworded(held, replace(held, text="@Ben tell the chair by Mon"), PEOPLE, None)
    told = parts(mended)
    assert told == {
        "who": "Ben",
        "what": "tell the chair",
        "by": "Mon",
        "with_whom": "",
        "done": "minuted",
    }
    assert (held.due, mended.due) == ("2026-12-04", "2026-12-07")
    other = reworded(held, replace(held, kind="note", text="a word"), PEOPLE, None)
    assert not other.agreed
    assert not any("Agnes" in str(value) for value in other.data().values())


def test_what_was_put_right_by_hand_stays_when_the_line_is_mended() -> None:
    held = agree(
        note("commitment", "@Ben tidy by Fri"), {"what": "tidy the form", "by": ""}, PEOPLE
    )
    mended = reworded(held, replace(held, text="@Ben tidy up by Fri"), PEOPLE, None)
    assert (parts(mended)["what"], parts(mended)["by"]) == ("tidy the form", "")
