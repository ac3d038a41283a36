from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.store.backups.rotation import ALWAYS, DAYS, ROOM, WEEKS, to_keep
from l4pc_tui.store.file.backup_names import DatedBackup

NOW = datetime(2026, 11, 23, 12)


def made(hours_ago: float, size: int = 1_000) -> DatedBackup:
    at = NOW - timedelta(hours=hours_ago)
    return DatedBackup(Path(f"l4pc-{at:%Y%m%d-%H%M%S}.db"), at, size)


some = st.lists(
    st.builds(made, st.floats(-48, 24 * 120), st.sampled_from([10, 10**6, 10**8, 4 * 10**8])),
    max_size=60,
    unique_by=lambda kept: kept.path,
)


def test_everything_of_two_days_is_kept() -> None:
    all_day = [made(hour / 2) for hour in range(96)]
    assert len(to_keep(all_day, NOW)) == 96


def test_a_year_of_hourly_backups_becomes_two_days_twelve_days_and_four_weeks() -> None:
    kept = to_keep([made(hour) for hour in range(24 * 365)], NOW)
    fresh = [each for each in kept if each.at >= NOW - timedelta(days=2)]
    older = [each for each in kept if each not in fresh]
    assert len(fresh) == 49
    assert len(older) == DAYS + WEEKS
    assert len({each.at.date() for each in older}) == DAYS + WEEKS
    weekly = older[DAYS:]
    assert len({each.at.isocalendar()[:2] for each in weekly}) == WEEKS


def test_after_a_long_holiday_the_last_days_before_it_are_still_there() -> None:
    kept = to_keep([made(24 * 200 + 24 * day) for day in range(60)], NOW)
    assert len(kept) == DAYS + WEEKS
    assert kept[0] == made(24 * 200)


def test_too_much_drops_the_oldest_but_never_the_newest_three() -> None:
    kept = to_keep([made(hour, ROOM) for hour in range(10)], NOW)
    assert kept == tuple(made(hour, ROOM) for hour in range(3))


def test_one_every_half_hour_of_a_large_file_does_not_push_out_the_days_before() -> None:
    halves = [made(hour / 2, ROOM // 40) for hour in range(96)]
    days = [made(24 * day, ROOM // 40) for day in range(3, 20)]
    kept = to_keep([*halves, *days], NOW)
    assert len(kept) == 40
    assert len({each.at.date() for each in kept}) >= 2 + DAYS + WEEKS // 2


@given(some)
def test_what_is_kept_was_there_and_comes_newest_first(backups: list[DatedBackup]) -> None:
    kept = to_keep(backups, NOW)
    assert set(kept) <= set(backups)
    assert [each.at for each in kept] == sorted((each.at for each in kept), reverse=True)
    assert len(kept) == len(set(kept))


@given(some)
def test_the_newest_three_are_always_kept(backups: list[DatedBackup]) -> None:
    newest = sorted(backups, key=lambda each: (each.at, each.path), reverse=True)[:ALWAYS]
    assert set(newest) <= set(to_keep(backups, NOW))


@given(some)
def test_keeping_is_within_its_room(backups: list[DatedBackup]) -> None:
    kept = to_keep(backups, NOW)
    assert sum(each.size for each in kept) <= ROOM or len(kept) <= ALWAYS


@given(some)
def test_pruning_twice_drops_no_more(backups: list[DatedBackup]) -> None:
    once = to_keep(backups, NOW)
    assert to_keep(once, NOW) == once
