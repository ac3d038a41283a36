"""A damaged file: what can be had of it, in words and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from l4pc_tui.core.text.amounts import count, day_and_clock
from l4pc_tui.desk.paths import Places
from l4pc_tui.store.backups.backup import newest_good
from l4pc_tui.store.file.backup_names import DatabaseFile

if TYPE_CHECKING:
    from l4pc_tui.store.salvaging import Salvaged


def would_salvage(places: Places) -> tuple[str, ...]:
    """What salvaging does, a sentence each, before anything is done."""
    good = newest_good(places.db)
    united = (
        f"It is united with the newest good backup, of {day_and_clock(good.at)}, which holds "
        f"{good.in_words}."
        if good
        else "No good backup stands beside it: what can be read is all there will be."
    )
    return (
        f"{places.db} is kept under another name, and every entry that can still be read in it is "
        "verified.",
        united,
    )


def salvage(places: Places, clock: Callable[[], float]) -> Salvaged:
    """Put in the place of a damaged database all that can be had of it. Raises Trouble."""
    from l4pc_tui.store.salvaging import salvage as save

    return save(DatabaseFile(places.db, places.usual), now=clock)


def salvaged(done: Salvaged) -> tuple[str, ...]:
    """What was recovered, a sentence each."""
    return tuple(_told(done))


def _told(done: Salvaged) -> Iterator[str]:
    there = done.of_backup + done.new
    if done.backup is None:
        yield f"Recovered: {_entries(there)}, all out of the damaged file."
    else:
        of = f"{done.of_backup} of the backup of {day_and_clock(done.at)}"
        more = f"{done.new} more that only the damaged file held" if done.new else "no others"
        yield f"Recovered: {_entries(there)}: {of}, and {more}."
        yield f"{_entries(done.read)} could be read in the damaged file."
    if done.scripts:
        yield f"{count(done.scripts, 'script')} came out of it too."
    if done.unlike:
        is_ = "is" if done.unlike == 1 else "are"
        yield f"▲ {_entries(done.unlike)} in it {is_} not what was written: left out."
    if done.lost:
        is_ = "number is" if done.lost == 1 else "numbers are"
        yield f"▲ {done.lost} {is_} missing between the first and the last entry of each laptop."
    yield f"The damaged file is kept as {done.kept}."


def _entries(number: int) -> str:
    return count(number, "entry", "entries")
