from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.core.live.view.room_clock import clock, in_digits, in_words

NOW = 1_795_597_200.0


@pytest.fixture(scope="module")
def asked() -> PublicView:
    """A step of twelve minutes, of which seven minutes and forty seconds are left."""
    return PublicView("running", "Right / right", "trios", (), "Whose?", 720.0, NOW + 460)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (460, "about 8 minutes"), (90, "about 2 minutes"), (89, "about a minute"),
        (31, "about a minute"), (29, "drawing to a close"), (0, "drawing to a close"),
        (1200, "about 20 minutes"), (1330, "about 20 minutes"), (3300, "about 55 minutes"),
        (3500, "about an hour"), (5400, "about an hour and a half"), (7200, "about two hours"),
        (9000, "about 2 and a half hours"), (10800, "about 3 hours"),
    ],
)  # fmt: skip
def test_what_is_left_is_said_roughly(left: float, words: str) -> None:
    assert in_words(left) == words


def test_a_break_ends_in_its_own_words() -> None:
    assert in_words(10, rest=True) == "starting again soon"


@pytest.mark.parametrize(
    ("left", "digits"),
    [(460, "7:40"), (459.2, "7:40"), (0.4, "0:01"), (0, "0:00"), (3600, "1:00:00")],
)
def test_what_is_left_in_figures_counts_begun_seconds(left: float, digits: str) -> None:
    assert in_digits(left) == digits


@given(st.floats(-1e6, 1e6))
def test_the_clock_is_never_over_nor_under(asked: PublicView, since: float) -> None:
    shown = clock(asked, (asked.ends or 0) + since)
    assert shown is not None
    assert 0 <= shown.used <= 1
    assert "-" not in shown.digits + shown.words
    assert "+" not in shown.digits
    if since >= 0:
        assert (shown.used, shown.digits, shown.words) == (1, "0:00", "drawing to a close")


def test_a_paused_clock_stands(asked: PublicView) -> None:
    assert asked.ends is not None
    paused = replace(asked, phase="paused", paused_at=asked.ends - 100)
    early, late = clock(paused, asked.ends - 90), clock(paused, asked.ends + 9000)
    assert early == late
    assert early is not None
    assert (early.digits, early.stands) == ("1:40", True)


@pytest.mark.parametrize(
    "change",
    [{"ends": None}, {"length": 0.0}, {"length": -5.0}, {"phase": "closed"}, {"phase": "waiting"}],
)
def test_where_no_time_is_kept_there_is_no_clock(
    asked: PublicView, change: dict[str, object]
) -> None:
    assert clock(replace(asked, **change), 0) is None  # type: ignore[arg-type]
