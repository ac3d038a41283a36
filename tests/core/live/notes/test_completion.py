"""@ completes a person who is here, # a theme; what fits nobody, or two, stays as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.live.notes.completion import THEMES, completed, matched, names_here
from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.people.enrolled import Enrolled
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.nouns import Mark, Person

NAMES = ("Amina Marigold", "Ann [/x] Lee", "Ben Thimble", "Zoë O’Brien")


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("! @Am", "! @Amina Marigold "), ("! @am", "! @Amina Marigold "),
        ("! @Amina M", "! @Amina Marigold "), ("@zoe o", "@Zoë O’Brien "),
        ("! tidy with @b", "! tidy with @Ben Thimble "), ("@an", "@Ann [/x] Lee "),
        ("#op", "#openness "), ("* said #rel", "* said #relating and communicating "),
        ("! @", ""), ("#", ""), ("! @x", ""), ("joe@am", ""), ("a@b @be", "a@b @Ben Thimble "),
        ("@Amina Marigold", "@Amina Marigold "), ("@Amina Marigold ", ""),
        ("@Amina Marigold phone", ""), ("@Am ", ""), ("", ""), ("#am", ""), ("@op", ""),
    ],
)  # fmt: skip
def test_what_is_begun_at_the_end_becomes_whole(line: str, whole: str) -> None:
    assert completed(line, NAMES) == whole


@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=4))
def test_any_line_is_completed_without_losing_what_was_typed_before(
    line: str, names: list[str]
) -> None:
    whole = completed(line, names)
    if whole:
        at = max(line.rfind("@"), line.rfind("#"))
        assert whole.startswith(line[: at + 1])
        assert whole[at + 1 : -1] in [name.rstrip() for name in (*names, *THEMES)]
        assert whole.endswith(" ")
        assert not whole.endswith("  ")
        assert not completed(whole, names)


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("! @Amina phone by Fri with @ben", "! @Amina Marigold phone by Fri with @Ben Thimble"),
        ("! @amina marigold phone", "! @amina marigold phone"), ("@zoe,@Ben", "@Zoë O’Brien,@Ben"),
        ("! @A phone", "! @A phone"), ("! @ phone", "! @ phone"), ("joe@ben", "joe@ben"),
        ("! @Nobody phone", "! @Nobody phone"), ("no names", "no names"), ("", ""),
    ],
)  # fmt: skip
def test_a_beginning_that_only_one_name_has_is_that_name(line: str, whole: str) -> None:
    assert matched(line, NAMES) == whole


@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=4))
def test_matching_changes_nothing_where_no_name_is_meant(line: str, names: list[str]) -> None:
    assert matched(line, ()) == line
    if "@" not in line:
        assert matched(line, names) == line


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))
def test_what_is_matched_once_stays_as_it_is(meant: list[str]) -> None:
    line = "! " + " and ".join(f"@{name.split()[0]}" for name in meant)
    once = matched(line, NAMES)
    assert matched(once, NAMES) == once


def test_who_is_here_can_be_meant_and_before_the_register_everybody() -> None:
    people = [Enrolled(Person(PersonId(str(n)), name)) for n, name in enumerate(NAMES)]
    people.append(Enrolled(Person(PersonId("lead"), "Joss Wayfarer", "Joss"), facilitates=True))
    room = LiveSession(SessionId("s"), enrolled=tuple(people))
    assert set(names_here(room)) == {*NAMES, "Joss"}
    marks = {
        PersonId("0"): Mark("s/0", SessionId("s"), PersonId("0"), "online"),
        PersonId("2"): Mark("s/2", SessionId("s"), PersonId("2"), "sorry"),
    }
    here = names_here(LiveSession(SessionId("s"), enrolled=tuple(people), marks=marks))
    assert set(here) == {"Amina Marigold", "Joss"}
