"""Which backups to keep: all of two days, then daily, then weekly, within a size."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from l4pc_tui.store.file.backup_names import DatedBackup

ALL_OF = timedelta(days=2)
DAYS = 12
WEEKS = 4
ROOM = 1_000_000_000
"""Bytes that all backups together may take."""
ALWAYS = 3
"""So many of the newest are kept whatever they weigh."""


def to_keep(backups: Iterable[DatedBackup], now: datetime) -> tuple[DatedBackup, ...]:
    """The backups to keep, newest first; the others may go.

    Everything of the last two days; before that the newest of each of the twelve latest days
    that have one, and before those the newest of each of the four latest weeks. When that is
    more than a gigabyte the oldest go, but never the newest three.
    """
    newest_first = sorted(backups, key=lambda backup: (backup.at, backup.path), reverse=True)
    kept = [backup for backup in newest_first if backup.at >= now - ALL_OF]
    older = newest_first[len(kept) :]
    daily = _newest_of_each(older, lambda at: at.date(), DAYS)
    older = [b for b in older if daily and b.at.date() < daily[-1].at.date()]
    weekly = _newest_of_each(older, lambda at: at.isocalendar()[:2], WEEKS)
    always = newest_first[:ALWAYS]
    of_its_day = _newest_of_each(kept, lambda at: at.date(), len(kept))
    by_rank = dict.fromkeys([*always, *of_its_day, *daily, *weekly, *kept])
    within = set(_within(list(by_rank)))
    return tuple(backup for backup in newest_first if backup in within)


def _newest_of_each(
    newest_first: Sequence[DatedBackup], span: Callable[[datetime], Hashable], count: int
) -> list[DatedBackup]:
    newest: dict[Hashable, DatedBackup] = {}
    for backup in newest_first:
        newest.setdefault(span(backup.at), backup)
    return list(newest.values())[:count]


def _within(chosen: Sequence[DatedBackup]) -> Iterator[DatedBackup]:
    taken = 0
    for number, backup in enumerate(chosen):
        taken += backup.size
        if number >= ALWAYS and taken > ROOM:
            return
        yield backup
