"""Where a line says by when, with “by” or without; and words that are no time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.live.notes.commitments import read_commitment
from l4pc_tui.core.live.notes.due import due
from l4pc_tui.core.live.notes.left_open import missing
from l4pc_tui.core.live.notes.when_said import sounds_like_a_time, when_said
from l4pc_tui.core.record.names import NoteId, SessionId
from l4pc_tui.core.record.nouns import Note

SAID = date(2026, 11, 28)
"""A Saturday."""
ENDS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def nth(day: date) -> str:
    return f"{day.day}{ENDS.get(day.day, 'th')}"


def ways(day: date) -> tuple[str, ...]:
    """A date as people write it, year and all or without."""
    return (
        day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day:%y}", f"{day.day}.{day.month}.{day:%y}",
        f"{day.day}-{day.month}-{day.year}", f"{day.day} {day:%B}", f"{day.day} {day:%b}",
        f"{day.day} {day:%b} {day.year}", f"{nth(day)} {day:%B}", f"the {nth(day)} of {day:%B}",
        f"{day:%B} {day.day}", f"{day:%b} {nth(day)}", f"{day:%b} {nth(day)}, {day.year}",
        f"{day:%B} the {nth(day)}", f"{day:%a} {day.day} {day:%b}", f"{day:%A} {nth(day)} {day:%B}",
        f"{day:%A}, {day.day} {day:%B} {day.year}", f"{day.day}. {day:%B}", f"{day.day}-{day:%b}-{day.year}",
        f"{day.day}{day:%b}",
    )  # fmt: skip


@settings(max_examples=examples(366), deadline=None)
@given(st.integers(0, 364), st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_every_date_of_the_coming_year_is_the_same_in_each_way_of_writing_it(
    ahead: int, said: date
) -> None:
    meant = said + timedelta(days=ahead)
    for written in ways(meant):
        assert due(written, said) == meant, written
        with_by = read_commitment(f"@Amina phone the chair by {written}")
        without = read_commitment(f"@Amina phone the chair {written}")
        first = read_commitment(f"{written} phone the chair")
        for read in (with_by, without, first):
            assert read.what == "phone the chair", written
            assert due(read.by, said) == meant, written
    for written in (f"{meant.day}/{meant.month}", f"{meant.day}.{meant.month}."):
        assert due(written, said) == meant, written
        assert due(read_commitment(f"phone by {written}").by, said) == meant
        if written != "24/7" and not (meant.day < 5 and meant.month in range(2, 6)):
            assert due(read_commitment(f"phone {written}").by, said) == meant


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("28 Nov", SAID), ("28/11", SAID), ("28/11/26", SAID), ("28.11.", SAID),
        ("2026-11-28", SAID), ("the 28th", SAID), ("tomorrow", date(2026, 11, 29)),
        ("today", SAID), ("tonight", SAID), ("in two weeks", date(2026, 12, 12)),
        ("in a fortnight", date(2026, 12, 12)), ("next Tue", date(2026, 12, 1)),
        ("Tuesday", date(2026, 12, 1)), ("end of the month", date(2026, 11, 30)),
        ("the end of the month", date(2026, 11, 30)), ("end of week", date(2026, 11, 29)),
        ("the end of next week", date(2026, 12, 4)), ("the last day of January", date(2027, 1, 31)),
        ("the end of next month", date(2026, 12, 31)), ("1st Dec", date(2026, 12, 1)),
        ("Dec 1st", date(2026, 12, 1)), ("the day after tomorrow", date(2026, 11, 30)),
        ("Friday week", date(2026, 12, 11)), ("a week on Friday", date(2026, 12, 11)),
        ("in three months", date(2027, 2, 28)), ("mid-December", date(2026, 12, 15)),
        ("next week", date(2026, 12, 5)), ("this weekend", SAID), ("year end", date(2026, 12, 31)),
        ("Fri 10.30", date(2026, 12, 4)), ("Friday at 5pm", date(2026, 12, 4)),
        ("in 2 months’ time", date(2027, 1, 28)), ("3 May", date(2027, 5, 3)),
        ("this Saturday", SAID), ("this Friday", date(2026, 12, 4)),
        ("Friday in the morning", date(2026, 12, 4)),
        ("within a week", date(2026, 12, 5)), ("the end of November", date(2026, 11, 30)),
    ],
)  # fmt: skip
def test_a_time_is_read_with_by_and_without(time: str, day: date) -> None:
    for line in (f"phone the chair by {time}", f"phone the chair {time}"):
        read = read_commitment(line)
        assert (read.what, due(read.by, SAID)) == ("phone the chair", day), line
    assert (
        due(read_commitment(f"phone the chair by {time} with @Joe done: minuted").by, SAID) == day
    )
    assert due(read_commitment(f"phone the chair by {time} about the keys").by, SAID) == day


@pytest.mark.parametrize(
    "line",
    [
        "sat down with Joe", "where he sat", "they may", "they may 5 times", "take a second look",
        "march with Sun", "March with Sun", "be open 24/7", "give 3/4 of it back", "read 3/4",
        "it took two weeks", "the 2nd card is missing", "call in the sun", "in May we go",
        "ask the 12 may people", "within a day’s walk", "read 7.5 pages", "buy flat 26",
        "what we said last Friday", "phone after Friday", "see who comes every Tuesday",
        "wed them", "a word a day", "the end", "the Friday group meets upstairs",
        "the end of the corridor",
    ],
)  # fmt: skip
def test_words_that_are_no_time_do_not_become_one(line: str) -> None:
    assert when_said(line) is None
    assert read_commitment(line).what == line


def test_what_stands_behind_by_and_names_no_day_is_kept_as_it_is() -> None:
    assert read_commitment("phone by the next full moon").by == "the next full moon"
    assert read_commitment("stand by Joe tomorrow").by == "tomorrow"
    assert read_commitment("go there by bus on Tuesday").what == "go there by bus"
    read = read_commitment("phone by 12 noon")
    assert (read.by, due(read.by, SAID)) == ("12 noon", None)


def test_a_weekday_that_does_not_fall_on_its_date_names_no_day() -> None:
    for line in ("phone by Mon 12 Dec", "phone Mon 12 Dec"):
        read = read_commitment(line)
        assert (read.what, read.by, due(read.by, SAID)) == ("phone", "Mon 12 Dec", None)


def test_the_next_session_is_the_one_of_the_calendar() -> None:
    for time in ("next session", "the next session", "our next meeting", "next time we meet"):
        assert due(time, SAID) is None
        assert due(time, SAID, date(2026, 12, 9)) == date(2026, 12, 9)
        assert read_commitment(f"phone by {time}").by == time
    kept = read_commitment("bring it to the next session")
    assert (kept.what, kept.by) == ("bring it to the next session", "the next session")


@pytest.mark.parametrize("line", ["ring in 0 days", "ring in 99999999 days", "ring may 1", "May 1"])
def test_what_sounds_like_a_time_and_names_no_day_is_said_to(line: str) -> None:
    assert sounds_like_a_time(line) or when_said(line)


def test_close_asks_which_day_where_a_time_names_none() -> None:
    def lacks(text: str) -> tuple[str, ...]:
        note = Note(NoteId("n"), SessionId("s"), "commitment", text, at="2026-11-28T10:00:00+00:00")
        return missing(note)

    assert lacks("@Amina phone by the full moon with @Joe done: minuted") == ("which day",)
    assert lacks("@Amina phone by Fri with @Joe done: minuted") == ()
    assert lacks("@Amina phone by next session with @Joe done: minuted") == ()


def test_words_that_sound_like_a_time_are_known_from_those_that_do_not() -> None:
    assert sounds_like_a_time("phone before the holidays")
    assert sounds_like_a_time("phone in May")
    assert not sounds_like_a_time("they may phone the chair")


@given(st.text(max_size=60))
def test_any_line_says_when_or_not(line: str) -> None:
    said = when_said(line)
    assert said is None or 0 <= said.start <= said.own < said.end <= len(line)
