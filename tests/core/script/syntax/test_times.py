"""The grammar of a length of time, and what it comes to with people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.script.messages.report import FIRST, Report
from l4pc_tui.core.script.model.measures import NO_TIME, Group, Time, in_words
from l4pc_tui.core.script.syntax.groups import read_group
from l4pc_tui.core.script.syntax.times import LONGEST, read_time


def of(text: str) -> Time:
    report = Report("page.md")
    time = read_time(text, FIRST, report, may_be_none=True)
    assert time is not None, report.found
    return time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8 min", (8, 8, 8)),
        ("5-8 min", (5, 7, 8)),
        ("5–8 minutes", (5, 7, 8)),
        ("5 to 8 mins", (5, 7, 8)),
        ("5 min - 1 h", (5, 33, 60)),
        ("10-15 min, ideal 12", (10, 12, 15)),
        ("10-15, ideal 12 min", (10, 12, 15)),
        ("1h 15m", (75, 75, 75)),
        ("1h15", (75, 75, 75)),
        ("1½ hours", (90, 90, 90)),
        ("½ h", (30, 30, 30)),
        ("1.5 h", (90, 90, 90)),
        ("1-1h 30m", (60, 75, 90)),
        ("90 sec", (1.5, 1.5, 1.5)),
        ("about 8 min", (6.5, 8, 9.5)),
        ("7 sec", (0.25, 0.25, 0.25)),
    ],
)
def test_a_length_is_read(text: str, minutes: tuple[float, float, float]) -> None:
    time = of(text)
    assert (time.min / 60, time.ideal / 60, time.max / 60) == minutes
    assert (time.rounds, time.per) == (1, None)


@pytest.mark.parametrize(
    "text", ["2 x 5-7 min, ideal 6", "2x5-7min, ideal 6", "2 × 5–7 min, ideal 6 min"]
)
def test_rounds_are_read(text: str) -> None:
    assert of(text) == Time(300, 360, 420, rounds=2, stated=True)
    assert of(text).for_people(10) == Time(600, 720, 840, stated=True)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("2 x 5-6 min", (10, 11, 12)),
        ("4 x 1-2 min", (4, 6, 8)),
        ("3 x 90 sec-2 min", (4.5, 6, 6)),
        ("2 x 4-5 min", (8, 9, 10)),
        ("3 x 5-8 min", (15, 20, 24)),
        ("2 x 30-45 sec per pair", (5, 7, 7.5)),
    ],
)
def test_rounds_are_planned_at_the_middle_of_the_whole_like_everything_else(
    text: str, whole: tuple[float, float, float]
) -> None:
    found = of(text).for_people(10)
    assert (found.min / 60, found.ideal / 60, found.max / 60) == whole


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("45 sec per person", "person"), ("45 sec each", "person"), ("45 sec per participant", "person"),
        ("1 min per pair", "pair"), ("1 min each trio", "trio"), ("1 min per four", "four"),
        ("1 min per group", "group"),
    ],
)  # fmt: skip
def test_lengths_can_depend_on_people(text: str, per: str) -> None:
    assert of(text).per == per


def test_the_ideal_of_a_range_is_found_after_multiplying() -> None:
    assert of("30-45 sec per person").for_people(15) == Time(450, 600, 675, stated=True)
    assert of("30-45 sec per person, ideal 40").for_people(15) == Time(450, 600, 675, stated=True)
    assert of("30-45 sec per person").for_people(1) == Time(30, 45, 45, stated=True)


def test_groups_are_counted_upwards() -> None:
    assert of("1 min per pair").for_people(7).ideal == 4 * 60
    assert of("1 min per group").for_people(13, group_size=6).ideal == 3 * 60
    assert of("1 min per group").for_people(13).ideal == 4 * 60


def test_none_is_a_time_for_steps_only() -> None:
    assert of("none") is NO_TIME
    assert read_time("none", FIRST, Report("page.md")) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "0 min",
        "9 h",
        "99 x 5 min",
        "100 x 1 sec",
        "5-8-9 min",
        "min",
        "5 min 8 parsecs",
        "1 1/2 h",
    ],
)
def test_what_is_no_length_is_refused(text: str) -> None:
    report = Report("page.md")
    assert read_time(text, FIRST, report) is None
    assert [d.code for d in report.found] == ["T501"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("4 5 min", "4-5 min"),
        ("2 x 3 4 min", "2 x 3-4 min"),
        ("10 15 sec per person", "10-15 sec per person"),
        ("2 3-4 min", "2 x 3-4 min"),
        ("12.14 min", "12-14 min"),
        ("10,13 min", "10-13 min"),
        ("5 min 8 min", "5 min - 8 min"),
        ("5-8 min, ideal 6 7", None),
        ("1 h 20 30 min", None),
    ],
)
def test_two_numbers_side_by_side_are_never_summed(text: str, meant: str | None) -> None:
    report = Report("page.md")
    assert read_time(text, FIRST, report) is None
    (told,) = report.found
    assert told.code == "T501"
    assert meant is None or f"write {meant}." in told.hint


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1 h 20 min", 4800), ("1 h 20", 4800), ("3 min 30 sec", 210), ("1.25 h", 4500),
     ("0,75 h", 2700), ("1.5 min", 90), ("2 ½ min", 150), ("¼ h", 900)],
)  # fmt: skip
def test_one_length_of_several_parts_is_read(text: str, seconds: int) -> None:
    assert of(text).max == seconds


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["", " per pair", " each", " per group"]),
       st.integers(1, 99), st.integers(1, 500), st.sampled_from([None, 2, 3, 6]))  # fmt: skip
def test_min_ideal_and_max_keep_their_order(
    low: int, more: int, per: str, rounds: int, people: int, size: int | None
) -> None:
    report = Report("page.md")
    time = read_time(f"{rounds} x {low}-{min(low + more, 999)} sec{per}", FIRST, report)
    if time is None:
        assert [d.code for d in report.found] == ["T501"]
        return
    assert 0 < time.min <= time.ideal <= time.max
    assert time.max * time.rounds <= LONGEST
    whole = time.for_people(people, size)
    assert 0 < whole.min <= whole.ideal <= whole.max
    assert (whole.rounds, whole.per) == (1, None)


@given(st.integers(1, LONGEST).map(lambda s: max(15, s // 15 * 15)))
def test_a_length_in_words_reads_back_as_itself(seconds: int) -> None:
    assert of(in_words(seconds)).ideal == seconds


@pytest.mark.parametrize(
    ("text", "group", "words"),
    [
        ("alone", Group(1, 1), "alone"), ("Solo", Group(1, 1), "alone"),
        ("in pairs", Group(2, 2), "pairs"), ("dyads", Group(2, 2), "pairs"),
        ("triads", Group(3, 3), "trios"), ("groups of 3", Group(3, 3), "trios"),
        ("fours", Group(4, 4), "fours"), ("fives", Group(5, 5), "fives"),
        ("groups of 5–6", Group(5, 6), "groups of 5-6"),
        ("small groups of five to six", Group(5, 6), "groups of 5-6"),
        ("plenary", Group(0, 0), "whole circle"), ("Whole circle.", Group(0, 0), "whole circle"),
    ],
)  # fmt: skip
def test_a_group_format_is_read_by_many_names(text: str, group: Group, words: str) -> None:
    assert read_group(text) == group
    assert group.words == words


@pytest.mark.parametrize(
    ("text", "size"), [("alone", None), ("whole circle", None), ("pairs", 2), ("groups of 5-6", 6)]
)
def test_the_size_of_a_group_is_its_upper_one(text: str, size: int | None) -> None:
    group = read_group(text)
    assert isinstance(group, Group)
    assert group.size == size


def test_what_names_no_group_is_none() -> None:
    assert read_group("pears") is None
    assert read_group("groups of 0") is None
    assert read_group("same") == "same"
