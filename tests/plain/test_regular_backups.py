"""In plain mode too a backup is made every half hour, behind what is said."""

from __future__ import annotations

import threading

import pytest
from support.talks import TalkRoom

from l4pc_tui.desk.regular_backups import EVERY, RegularBackups
from l4pc_tui.plain.app import _converse
from l4pc_tui.plain.inputs import Happening
from l4pc_tui.store.backups.backup import backups


@pytest.mark.slow
def test_a_second_that_passes_after_half_an_hour_begins_a_backup(room: TalkRoom) -> None:
    talk, kept = room.talk(), RegularBackups(room.desk)
    before = set(backups(room.desk.path))
    talk.hear("n something changed")
    room.clock.now += EVERY
    assert _converse(talk, iter([Happening.TICK]), kept) is Happening.END
    for thread in threading.enumerate():
        if thread.name == "l4pc-backup":
            thread.join()
    assert len({*backups(room.desk.path)} - before) == 1
