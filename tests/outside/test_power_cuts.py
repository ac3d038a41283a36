"""Power cuts in the middle of writing: nothing that was said to be saved is missing afterwards.

A real process writes to a real store; what it asked of the disk is recorded with strace, and
from that come folders as cuts at any moment may leave them. The same is done with the settings
that are not ours, to show that their losses are seen. L4PC_TORTURE=long asks for the long run:

    L4PC_TORTURE=long python -m pytest -n0 -s tests/outside/test_power_cuts.py
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from outside import between_scribe
from outside.power.images import Image, images
from outside.power.recording import Named, Promised, Synced, Wrote, record

from l4pc_tui.store.backups.table_check import tells_its_journal
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import open_store

LONG = os.environ.get("L4PC_TORTURE") == "long"
BATCHES = 150 if LONG else 40
IMAGES = 12_000 if LONG else 600
OTHERS = IMAGES // 2
"""So many do for settings that are not ours."""
BETWEEN = IMAGES // 7
"""So many cuts in what comes from other laptops."""
SCRIBE = Path(__file__).parents[1] / "torture" / "scribe.py"


def recorded(tmp_path: Path, journal: str, synchronous: str) -> tuple[Any, ...]:
    """What a writing process asked of the disk, from the file's beginning."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    state = tmp_path / "state"
    child = (SCRIBE, "cut", folder / "l4pc.db", state, 20261123, BATCHES, journal, synchronous)
    return record(child, folder)


def outcome(image: Image, folder: Path) -> str:
    """How a folder fares when it is opened after a cut: in a word or two."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    image.write(folder)
    path = folder / "l4pc.db"
    try:
        with closing(open_store(path, state=folder / "state", now=time.time)) as store:
            held = {event.id for event in store.all_events()}
            verdict = store.verify()
            if set(image.promised) - held:
                return "lost"
            if not verdict.sound or verdict.gaps:
                return "broken"
    except Trouble as trouble:
        return f"refused: {trouble.kind}"
    return "whole" if tells_its_journal(path) else "stale"


def fates(ops: tuple[Any, ...], count: int, tmp_path: Path) -> Counter[str]:
    """How so many folders fare."""
    chance = random.Random(20261123)
    return Counter(outcome(image, tmp_path / "after") for image in images(ops, count, chance))


def test_our_settings_lose_nothing_that_was_promised(tmp_path: Path) -> None:
    ops = recorded(tmp_path, "TRUNCATE", "EXTRA")
    assert sum(isinstance(op, Promised) for op in ops) == BATCHES
    assert all(any(isinstance(op, kind) for op in ops) for kind in (Wrote, Synced, Named))
    seen = fates(ops, IMAGES, tmp_path)
    print(f"\nours, TRUNCATE + EXTRA: {dict(seen)}")
    assert seen == {"whole": IMAGES}


@pytest.mark.parametrize(
    ("journal", "synchronous", "least"), [("DELETE", "FULL", 0.02), ("WAL", "NORMAL", 0.1)]
)
def test_the_losses_of_other_settings_are_seen(
    tmp_path: Path, journal: str, synchronous: str, least: float
) -> None:
    seen = fates(recorded(tmp_path, journal, synchronous), OTHERS, tmp_path)
    print(f"\n{journal} + {synchronous}: {dict(seen)}")
    assert seen["lost"] > least * OTHERS


def test_what_other_laptops_bring_is_taken_undone_and_erased_whole_or_not_at_all(
    tmp_path: Path,
) -> None:
    """And no act is missing after it was said to be done."""
    with closing(open_store(tmp_path / "all.db", state=tmp_path / "s", now=time.time)) as store:
        states = [between_scribe.stands(store)]
        for act in between_scribe.ACTS:
            act(store)
            states.append(between_scribe.stands(store))
    assert len(set(states)) == len(states), "each act changes what stands"
    (folder := tmp_path / "data").mkdir(mode=0o700)
    child = (Path(between_scribe.__file__), folder / "l4pc.db", tmp_path / "state")
    seen = Counter[int]()
    for image in images(record(child, folder), BETWEEN, random.Random(20261129)):
        shutil.rmtree(after := tmp_path / "after", ignore_errors=True)
        after.mkdir()
        image.write(after)
        path = after / "l4pc.db"
        with closing(open_store(path, state=after / "state", now=time.time)) as store:
            assert store.verify().broken == 0
            done = states.index(between_scribe.stands(store))
        assert done >= max((int(number) for number in image.promised), default=0)
        assert tells_its_journal(path)
        seen[done] += 1
    assert len(seen) > len(states) // 2, f"cuts in most of them: {dict(seen)}"
