from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from l4pc_tui.core.people.marking import When, is_of_now, marked, no_mark, read_times, timed
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.nouns import Presence

DAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 10, 15, tzinfo=UTC).timestamp()
LIVE = When(NOW, DAY, True, UTC)
LATER = When(NOW + 3 * 86_400, DAY, False, UTC)
NOBODY = no_mark(SessionId("s"), PersonId("p"))
TEN = "2026-11-25T10:00:00.000+00:00"
QUARTER_PAST = "2026-11-25T10:15:00.000+00:00"
NOON = "2026-11-25T12:00:00.000+00:00"


def test_what_is_marked_now_happens_now() -> None:
    assert marked(NOBODY, Presence.HERE, LIVE).arrived == QUARTER_PAST
    early = marked(timed(marked(NOBODY, Presence.HERE, LIVE), TEN, ""), Presence.LEFT_EARLY, LIVE)
    assert (early.arrived, early.left) == (TEN, QUARTER_PAST)
    assert marked(early, Presence.SORRY, LIVE).left == ""


def test_days_later_the_time_that_was_there_stays_and_none_is_made_up() -> None:
    assert marked(NOBODY, Presence.LATE, LATER).arrived == ""
    held = timed(marked(NOBODY, Presence.HERE, LIVE), TEN, NOON)
    late = marked(held, Presence.LATE, LATER)
    assert (late.arrived, late.left) == (TEN, NOON)
    assert marked(held, Presence.LATE, LATER, LATER.at(37_000)).arrived.startswith(
        "2026-11-25T10:16"
    )


def test_a_time_said_by_hand_takes_the_place_of_what_a_file_told() -> None:
    from dataclasses import replace

    held = replace(NOBODY, mark="online", arrived=TEN, spans=(f"{TEN}/{NOON}",), stated=30)
    assert marked(held, Presence.HERE, LIVE).spans == held.spans
    assert timed(held, QUARTER_PAST, "").spans == ()
    assert timed(held, QUARTER_PAST, "").stated == 0
    assert marked(held, Presence.ABSENT, LIVE).spans == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", (TEN, "")),
        ("10:15", (QUARTER_PAST, "")),
        ("10.15-12:00", (QUARTER_PAST, NOON)),
        ("10:15 12:00", (QUARTER_PAST, NOON)),
        ("10:15 – 12:00", (QUARTER_PAST, NOON)),
        ("10:15 to 12:00", (QUARTER_PAST, NOON)),
        ("-12:00", (TEN, NOON)),
        ("- 12:00", (TEN, NOON)),
        (". 12:00", ("", NOON)),
        (".", ("", "")),
    ],
)
def test_times_are_typed_as_people_write_them(line: str, told: tuple[str, str]) -> None:
    assert read_times(line, timed(NOBODY, TEN, ""), LIVE) == told


@pytest.mark.parametrize("line", ["25:00", "ten", "12:00-10:00", "10:15-", "10:15-x"])
def test_what_is_no_time_is_said(line: str) -> None:
    told = read_times(line, NOBODY, LIVE)
    assert isinstance(told, str) == (line != "10:15-")


def test_a_session_is_of_now_on_its_day_and_until_it_is_closed() -> None:
    assert is_of_now(NOW, "2026-11-25", None, None, UTC)
    assert is_of_now(NOW, "", None, None, UTC)
    assert not is_of_now(NOW, "2026-11-25", None, NOW - 60, UTC)
    assert not is_of_now(NOW, "2026-12-02", None, None, UTC)
    assert is_of_now(NOW, "2026-11-24", NOW - 3600, None, UTC)
    assert not is_of_now(NOW, "2026-11-24", NOW - 86400, None, UTC)
