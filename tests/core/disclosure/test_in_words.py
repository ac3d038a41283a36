"""Names in free text: a code where it is sure, nothing at all where it is not."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.disclosure.codes import codes_for, numbers_for
from l4pc_tui.core.disclosure.in_words import People, may_name_a_stranger, names_told
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.text.folding import fold


def somebody(id: str, name: str, display: str = "", email: str = "") -> Person:
    return Person(PersonId(id), name, display, email=email)


ROOM = (
    somebody("a", "Amina Okafor", "Mina", "amina.okafor@moorland.example"),
    somebody("b", "Séamus O’Brien"),
    somebody("c", "Grace Thistlewood"),
    somebody("d", "Robert Fennimore"),
    somebody("e", "Joanna Lloyd-Jones"),
    somebody("f", "Joanna Pettigrew"),
    somebody("g", "Will Marsh"),
    somebody("h", "Li Wexford"),
)
CODES: dict[str, str] = {person.id: f"participant 0{at}" for at, person in enumerate(ROOM, 1)}
KNOWN = People(ROOM)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I will ring Amina Okafor on Monday.", "I will ring [participant 01] on Monday."),
        ("amina okafor’s list", "[participant 01]’s list"),
        ("Okafor, Amina: the list", "[participant 01]: the list"),
        ("Mina said so", "[participant 01] said so"),
        ("with A. Okafor and Mrs Okafor", "with [participant 01] and Mrs [participant 01]"),
        ("Amina O. will ask", "[participant 01] will ask"),
        ("SEAMUS O'BRIEN starts", "[participant 02] starts"),
        ("Seamus starts", "[participant 02] starts"),
        ("Joanna Pettigrew and Fennimore", "[participant 06] and [participant 04]"),
        ("Grace Thistlewood has grace", "[participant 03] has grace"),
        ("Li asks us so", "[participant 08] asks us so"),
        ("Lloyd leads", "[participant 05] leads"),
        ("Read the minutes by Friday.", "Read the minutes by Friday."),
        ("Weekly check-in with the ward", "Weekly check-in with the ward"),
    ],
)
def test_a_name_that_can_only_be_one_person_becomes_a_code(text: str, told: str) -> None:
    assert KNOWN.replaced(text, CODES).text == told


@pytest.mark.parametrize(
    "text",
    [
        "Joanna leads", "with Grace", "Ask Will", "in Marsh", "Bob does it", "Jo does it",
        "Amima does it", "AminaOkafor", "amina_okafor", "@somebody leads", "write to x@y.example",
        "ring 01632 960 123", "AO will do it", "A.O. will do it", "Ben Okafor leads", "B. Okafor leads",
        "li will ask", "Fennimores and Robertson", "see www.moorland.example",
    ],
)  # fmt: skip
def test_what_could_not_be_sure_stays_out_whole(text: str) -> None:
    replaced = KNOWN.replaced(f"{text}, and a report to Thistlewood.", CODES)
    assert replaced.unsure
    assert replaced.text == ""


WORDS = st.sampled_from(
    [
        "the",
        "list of",
        "a",
        "ward",
        "our",
        "team",
        "we",
        "meet",
        "on Monday",
        "and",
        "ask",
        "again,",
    ]
)
NAMES = st.sampled_from([name for p in ROOM for name in (p.name, p.display_name, p.email) if name])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A name as somebody may write it: whole or a part, spelt anyhow."""
    name = draw(NAMES)
    parts = re.split(r"[ @]", name)
    how = draw(st.integers(0, 6))
    told = {0: name, 1: parts[0], 2: parts[-1], 3: f"{parts[0][0]}. {parts[-1]}",
            4: f"{parts[-1]}, {parts[0]}", 5: "".join(parts), 6: f"{parts[0]} {parts[-1][0]}."}[how]  # fmt: skip
    told = draw(st.sampled_from([told, told.upper(), told.lower(), told.title()]))
    if draw(st.booleans()):
        told = "".join(
            c for c in unicodedata.normalize("NFD", told) if not unicodedata.combining(c)
        )
    return told + draw(st.sampled_from(["", "’s", "'s", "s", ",", ".", "?", "-"]))


@given(st.lists(st.one_of(WORDS, written()), min_size=1, max_size=12))
@settings(max_examples=examples(150), deadline=None)
def test_no_letters_of_an_enrolled_name_are_in_what_is_given_back(words: list[str]) -> None:
    text = " ".join(words)
    replaced = KNOWN.replaced(text, CODES)
    left = re.sub(r"\[participant \d+\]", "", replaced.text)
    bare = fold(left).replace(" ", "")
    capitals = {fold(word) for word in re.findall(r"\w+", left) if word != word.lower()}
    for person in ROOM:
        for name in filter(None, (person.name, person.display_name)):
            parts = fold(name).split()
            assert len(parts) == 1 or "".join(parts) not in bare
            for part in parts:
                # In small letters these are words: “with grace”.
                here = capitals if part in ("grace", "will", "marsh") else {*fold(left).split()}
                assert part not in here
    assert "@" not in left


def test_codes_of_one_page_are_numbers_in_an_order_that_only_the_seed_tells() -> None:
    ids = [f"p{at}" for at in range(12)]
    one, other = numbers_for(ids, b"a" * 16), numbers_for(ids, b"b" * 16)
    assert sorted(one.values()) == [f"participant {at:02}" for at in range(1, 13)]
    assert one != other
    assert one == numbers_for(ids[::-1], b"a" * 16)
    with pytest.raises(ValueError, match="can be guessed"):
        numbers_for(ids, b"short")


def test_a_code_that_is_kept_stays_the_same_when_others_come() -> None:
    ids = [f"p{at}" for at in range(500)]
    some, all_ = codes_for(ids[:20], b"k" * 32), codes_for(ids, b"k" * 32)
    assert len(set(all_.values())) == 500
    assert all(all_[id].startswith(code) for id, code in some.items())
    assert codes_for(ids, b"l" * 32) != all_


def test_what_may_name_somebody_on_no_roster_is_told_from_words() -> None:
    for text in ("Ask Auntie Bee.", "with mrs okonkwo", "Mrs Okonkwo-Bell did", "the list of Bee’s",
                 "We did. Then Bee did", "ask May about it", "see Dr. Quill"):  # fmt: skip
        assert may_name_a_stranger(text), text
    for text in ("Ask again on Monday.", "I think I’ve seen it in May", "Mrs [participant 01] did",
                 "We did. Then the ward did", "“It helps,” and the NHS", "by 3 May"):  # fmt: skip
        assert not may_name_a_stranger(text), text


def test_who_told_something_is_a_name_only_where_one_was_typed() -> None:
    told = "Amina and Auntie Bee, with Mrs Okonkwo-Bell (a ward sister)"
    assert [*names_told(told)] == ["Amina", "Bee", "Okonkwo-Bell"]
    for nobody in ("", "the cohort", "The steering group", "A ward sister", "Everybody"):
        assert [*names_told(nobody)] == [], nobody
