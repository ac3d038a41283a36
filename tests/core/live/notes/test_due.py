"""The day that is meant by a time, seen from the day it was said; what was typed always stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.live.notes.due import due, resolved, understood
from l4pc_tui.core.live.notes.left_open import agree, due_on, in_words, parts
from l4pc_tui.core.record.names import NoteId, SessionId
from l4pc_tui.core.record.nouns import Note

SAID = date(2026, 11, 25)
"""A Wednesday."""
days = st.dates(date(2000, 1, 1), date(2090, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def promised(text: str, **more: object) -> Note:
    return Note("n", "s", "commitment", text, at="2026-11-25T10:00:00+00:00", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("by", "day"),
    [
        ("Fri", date(2026, 11, 27)), ("friday", date(2026, 11, 27)), ("Wed", date(2026, 12, 2)),
        ("Tues", date(2026, 12, 1)), ("tomorrow", date(2026, 11, 26)), ("today", SAID),
        ("the 14th", date(2026, 12, 14)), ("26", date(2026, 11, 26)), ("14 Jan", date(2027, 1, 14)),
        ("the 31st", date(2026, 12, 31)), ("2 December", date(2026, 12, 2)),
        ("2026-12-04", date(2026, 12, 4)), ("3rd of March 2027", date(2027, 3, 3)),
        ("next Tue", date(2026, 12, 1)), ("next Friday", date(2026, 12, 4)),
        ("this Fri", date(2026, 11, 27)), ("on Friday.", date(2026, 11, 27)),
        ("12 Dec", date(2026, 12, 12)), ("Sat 12 Dec", date(2026, 12, 12)), ("Mon 12 Dec", None),
        ("in two weeks", date(2026, 12, 9)), ("in 2 weeks’ time", date(2026, 12, 9)),
        ("a week", date(2026, 12, 2)), ("next week", date(2026, 12, 2)),
        ("in ten days", date(2026, 12, 5)), ("a fortnight", date(2026, 12, 9)),
        ("in forty weeks", None), ("12/12", date(2026, 12, 12)), ("3/1/27", date(2027, 1, 3)),
        ("13.2.2027", date(2027, 2, 13)), ("12/13", None), ("Fri noon", date(2026, 11, 27)),
        ("tomorrow morning", date(2026, 11, 26)), ("Friday at 5pm", date(2026, 11, 27)),
        ("Fri 10:30", date(2026, 11, 27)), ("2025-01-01", date(2025, 1, 1)),
        ("29 Feb", None), ("the next session", None), ("31 Nov", None), ("m", None), ("", None),
        ("next", None), ("this", None), ("Fri [/x]", None), ("in 999 fortnights", date(2065, 3, 11)),
    ],
)  # fmt: skip
def test_a_time_names_a_day_seen_from_the_one_it_was_said_on(by: str, day: date | None) -> None:
    assert due(by, SAID) == day


@given(days, st.sampled_from(WEEKDAYS), st.integers(3, 9))
def test_a_weekday_is_the_next_of_its_name_however_short_it_is_written(
    said: date, name: str, letters: int
) -> None:
    found = due(name[:letters], said)
    assert found is not None
    assert 0 < (found - said).days <= 7
    assert f"{found:%A}" == name
    after = due(f"next {name}", said)
    assert after is not None
    assert f"{after:%A}" == name
    assert after.isocalendar()[:2] == (said + timedelta(days=7)).isocalendar()[:2]


@given(days, days)
def test_a_whole_date_is_itself_in_every_way_of_writing_it(said: date, meant: date) -> None:
    for written in (
        meant.isoformat(), f"{meant.day} {meant:%B} {meant.year}", f"{meant:%d/%m/%Y}",
        f"{meant:%a} {meant.day} {meant:%b} {meant.year}",
    ):  # fmt: skip
        assert due(written, said) == meant
        assert resolved(written, said) == (meant if meant >= said else None)


@given(st.text(max_size=30), days)
def test_any_words_name_a_day_or_none(by: str, said: date) -> None:
    found = resolved(by, said)
    assert found is None or found >= said
    understood(by, said)


def test_a_time_is_told_as_it_was_taken() -> None:
    assert understood("Fri", SAID) == "Due Fri 27 November."
    assert understood("14 Jan", SAID) == "Due Thu 14 January 2027."
    assert understood("soon", SAID).startswith("Kept as typed: “soon” names no day")
    assert understood("2025-01-01", SAID).startswith("Kept as typed: Wed 1 January 2025 is past")
    assert understood("", SAID) == ""


def test_what_is_agreed_keeps_what_was_typed_and_the_day() -> None:
    held = agree(promised("@Amina phone by Fri"), {"with_whom": "Joe"})
    assert (held.by, held.due) == ("Fri", "2026-11-27")
    assert in_words(held) == "Amina · by Fri 27 November · with Joe"
    changed = agree(held, {"by": "the next session"})
    assert (changed.by, changed.due, due_on(changed)) == ("the next session", "", None)
    assert in_words(changed) == "Amina · by the next session · with Joe"
    past = agree(held, {"by": "1 Jan 2025"})
    assert (parts(past)["by"], past.due, due_on(past)) == ("1 Jan 2025", "", None)


def test_a_commitment_from_before_days_were_kept_is_due_as_its_words_say() -> None:
    agreed = promised("phone", agreed=True, what="phone", by="Fri")
    assert due_on(agreed) == date(2026, 11, 27)
    assert due_on(promised("phone by Fri")) == date(2026, 11, 27)
    assert due_on(Note(NoteId("n"), SessionId("s"), "commitment", "phone by Fri")) is None
    assert due_on(Note(NoteId("n"), SessionId("s"), "commitment", "phone by 2026-12-04")) == date(
        2026, 12, 4
    )
