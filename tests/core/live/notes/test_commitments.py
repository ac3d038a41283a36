"""What is promised is read from the line as typed; what is missing is asked later."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.live.notes.commitments import Commitment, quote_consent, read_commitment


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "@Amina phone the chair by Fri with @Joe done: minuted",
            Commitment("phone the chair", ("Amina",), "Fri", ("Joe",), "minuted"),
        ),
        (
            "@Amina ask the panel chair what it is for, by Friday, with @Ben",
            Commitment("ask the panel chair what it is for", ("Amina",), "Friday", ("Ben",)),
        ),
        (
            "@Farah write down what a good Tuesday is, with @Ines, by the 14th",
            Commitment("write down what a good Tuesday is", ("Farah",), "the 14th", ("Ines",)),
        ),
        ("phone the chair", Commitment("phone the chair")),
        ("@Amina and @Joe tidy the shed", Commitment("tidy the shed", ("Amina", "Joe"))),
        (
            "@Amina Marigold stand by the door by Friday with @Carys Acorn and @Joe",
            Commitment("stand by the door", ("Amina Marigold",), "Friday", ("Carys Acorn", "Joe")),
        ),
        (
            "@Dev sit by whoever comes in late and says nothing",
            Commitment("sit by whoever comes in late and says nothing", ("Dev",)),
        ),
        ("@Ed talk with the chair", Commitment("talk with the chair", ("Ed",))),
        ("done: it hangs on the wall", Commitment("", done="it hangs on the wall")),
        ("@ nobody", Commitment("@ nobody")),
        ("", Commitment("")),
    ],
)
def test_a_line_is_read_into_its_parts(line: str, read: Commitment) -> None:
    assert read_commitment(line, ("Amina Marigold", "Carys Acorn", "Ed")) == read


def test_what_is_missing_is_named() -> None:
    assert read_commitment("@Amina phone the chair").missing == (
        "by when", "with whom", "what done looks like",
    )  # fmt: skip
    assert read_commitment("").missing[0] == "who"


@given(st.text(max_size=60))
def test_any_line_is_read_and_nothing_is_made_up(text: str) -> None:
    read = read_commitment(text)
    for part in (read.what, *read.who, read.by, *read.with_whom, read.done):
        assert set(part) <= set(text) | {" "}


def test_the_line_of_a_whole_commitment_gives_it_again() -> None:
    whole = Commitment("phone the chair", ("Amina", "Joe"), "Fri", ("Ben",), "minuted")
    assert read_commitment(whole.line) == whole


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("they said no so nicely (anon)", ("they said no so nicely", "anon")),
        ("they said no (Anonymous) ", ("they said no", "anon")),
        ("they said no (named)", ("they said no", "named")),
        ("they said (anon) no", ("they said (anon) no", "")), ("(anon)", ("", "anon")),
    ],
)  # fmt: skip
def test_a_quote_leaves_only_with_its_consent(text: str, told: tuple[str, str]) -> None:
    assert quote_consent(text) == told
