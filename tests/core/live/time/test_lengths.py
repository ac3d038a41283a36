"""Lengths and clock times as they are typed."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.live import NINE, ZONE, Table

from l4pc_tui.core.live.run.rules import Accepted, Refused
from l4pc_tui.core.live.time import time_changes
from l4pc_tui.core.live.view.card import card
from l4pc_tui.core.text.lengths import Typed, nearest_moment, next_moment, read_typed


def at(wall: str, fold: int = 0) -> float:
    return datetime.fromisoformat(wall).replace(tzinfo=ZONE, fold=fold).timestamp()


@pytest.mark.parametrize(
    ("text", "how", "seconds"),
    [
        ("10", "long", 600), ("1h20", "long", 4800), ("1h", "long", 3600), ("2 h 5 min", "long", 7500),
        ("90s", "long", 90), ("5 min 30 sec", "long", 330), ("+5", "more", 300), ("-5", "less", 300),
        ("− 5", "less", 300), ("+1h", "more", 3600), ("13:00", "until", 46800),
        ("9:05", "until", 32700), ("09：05", "until", 32700), ("  12 m ", "long", 720), ("0", "long", 0),
    ],
)  # fmt: skip
def test_what_is_typed_is_read(text: str, how: str, seconds: int) -> None:
    assert read_typed(text) == Typed(how, seconds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["", "soon", "25:00", "1:2", "10 pounds", "+", "h", "9h", "١٠", "1.5", "\x1b[2J", "9" * 50],
)
def test_what_is_no_time_is_told_so_in_a_sentence(text: str) -> None:
    told = read_typed(text)
    assert isinstance(told, str)
    assert told.endswith(".")
    assert "\x1b" not in told


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    read = read_typed(text)
    assert isinstance(read, str) or 0 <= read.seconds <= 24 * 3600


def test_a_clock_time_is_the_next_one_and_may_be_after_midnight() -> None:
    assert next_moment(13 * 3600, NINE, ZONE) == NINE + 4 * 3600
    assert next_moment(8 * 3600, NINE, ZONE) is None, "it has gone by"
    assert next_moment(600, at("2026-11-25T23:50"), ZONE) == at("2026-11-26T00:10")


def test_on_the_day_the_clocks_change_a_clock_time_is_what_the_wall_shows() -> None:
    spring = at("2026-03-29T00:30")
    assert next_moment(3 * 3600, spring, ZONE) == at("2026-03-29T03:00") == spring + 90 * 60
    autumn = at("2026-10-25T00:30")
    assert next_moment(3 * 3600, autumn, ZONE) == autumn + 210 * 60
    first, second = at("2026-10-25T01:30"), at("2026-10-25T01:30", fold=1)
    assert second == first + 3600
    assert next_moment(90 * 60, first + 60, ZONE) == second, "the first has gone by"


def test_a_lock_means_the_clock_time_nearest_to_where_it_stands() -> None:
    noon = NINE + 3 * 3600
    assert nearest_moment(12 * 3600 + 2700, noon, ZONE) == noon + 2700
    assert nearest_moment(11 * 3600, noon, ZONE) == noon - 3600
    assert nearest_moment(600, at("2026-11-25T23:50"), ZONE) == at("2026-11-26T00:10")


def test_a_time_before_noon_that_is_half_a_day_off_is_the_one_after_noon() -> None:
    past_noon = at("2026-11-25T12:26")
    assert next_moment(3 * 3600, past_noon, ZONE) == at("2026-11-25T15:00")
    assert next_moment(9 * 3600, past_noon, ZONE) is None, "no step lasts until nine at night"
    finish = at("2026-11-25T15:38")
    assert nearest_moment(3 * 3600, finish, ZONE) == at("2026-11-25T15:00")
    assert nearest_moment(16 * 3600, finish, ZONE) == at("2026-11-25T16:00")
    assert nearest_moment(10 * 3600, finish, ZONE) == at("2026-11-25T10:00")
    assert nearest_moment(15 * 3600, at("2026-11-25T03:20"), ZONE) == at("2026-11-25T15:00")


def test_a_step_is_set_to_a_length_by_an_amount_or_until_a_clock_time(tracing: Table) -> None:
    tracing.now += 180

    def typed(text: str) -> Table:
        read = read_typed(text)
        assert isinstance(read, Typed)
        copy = Table(tracing.plan, tracing.now, tracing.room, tracing.count)
        answer = time_changes.set_length(copy.sheet, copy.run, copy.now, ZONE, read)
        assert isinstance(copy.do(answer), Accepted)
        return copy

    assert typed("20").sheet.stop("2/trace-it").span.ideal == 1200
    assert typed("+5").sheet.stop("2/trace-it").span.ideal == 17 * 60
    assert typed("-2").sheet.stop("2/trace-it").span.ideal == 10 * 60
    until = typed("09:40")
    assert until.times.ends == NINE + 40 * 60
    assert until.times.left == 17 * 60
    gone = time_changes.set_length(
        tracing.sheet, tracing.run, tracing.now, ZONE, Typed("until", 8 * 3600)
    )
    assert gone == Refused("That time has gone by.")


@given(st.floats(0, 900), st.floats(0, 900), st.integers(9 * 60 + 51, 20 * 60 + 59))
def test_until_a_clock_time_is_what_the_card_says(before: float, after: float, minute: int) -> None:
    held = Table()
    held.start()
    held.now += before
    held.next()
    held.now += after
    answer = time_changes.set_length(
        held.sheet, held.run, held.now, ZONE, Typed("until", minute * 60)
    )
    if isinstance(answer, Refused) or answer.data["spans"]["2/pick-one"] == 8 * 3600:
        return
    held.do(answer)
    until = f"until {minute // 60:02}:{minute % 60:02}"
    stop = held.sheet.stop(held.run.at)
    assert card(held.sheet, held.run, stop, held.times, ZONE).until == until
