"""Backups that nobody asks for: every half hour, before an import, after a correction."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from support.desk import COHORT, House

from l4pc_tui.core.record.nouns import Presence
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.register.any_register import AnyRegister
from l4pc_tui.desk.register.attendance_import import import_attendance
from l4pc_tui.desk.regular_backups import EVERY, RegularBackups
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.store.backups.backup import backups, inspect


def ticked(kept: RegularBackups) -> str:
    """What a tick says; a backup that it had begun is there."""
    told = kept.tick()
    for thread in threading.enumerate():
        if thread.name == "l4pc-backup":
            thread.join()
    return told


@pytest.mark.slow
def test_every_half_hour_there_is_a_backup_if_something_changed(desk: Desk, house: House) -> None:
    kept = RegularBackups(desk)
    house.clock.now += EVERY - 1
    ticked(kept)
    assert backups(desk.path) == ()
    house.clock.now += 1
    ticked(kept)
    (first,) = backups(desk.path)
    assert f"{inspect(first).at:.16}" == "2026-11-25T09:50"
    # That the console is alive and what is half typed is no change.
    desk.store.beat(desk.store.sessions()[0].session.id)
    house.clock.now += EVERY
    ticked(kept)
    assert backups(desk.path) == (first,)
    new_cohort(desk, "Heron Marsh")
    house.clock.now += EVERY
    ticked(kept)
    assert len(backups(desk.path)) == 2


@pytest.mark.slow
def test_why_no_backup_could_be_made_is_told_once(desk: Desk, house: House) -> None:
    kept = RegularBackups(desk)
    (desk.path.parent / "backups").write_text("in the way", encoding="utf-8")
    told = []
    for _ in range(2):
        house.clock.now += EVERY
        ticked(kept)
        told.append(kept.tick())
    assert told[0].startswith("No backup was made. ")
    assert told[1] == ""


def test_before_attendance_comes_in_what_was_there_is_backed_up(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "sheet.csv"
    file.write_text("Name,Status\nBen Thimble,Present\n", encoding="utf-8")
    row = find_session(desk, f"{COHORT}/2026-11-25")
    import_attendance(desk, row, [file], dry_run=True)
    assert backups(desk.path) == ()
    before = len(desk.store.after(("", 0, ""), 1_000))
    assert import_attendance(desk, row, [file])
    (kept,) = backups(desk.path)
    assert inspect(kept).events == before
    # Once more changes nothing, and nothing is backed up for it.
    import_attendance(desk, row, [file])
    assert backups(desk.path) == (kept,)


def test_before_scripts_are_read_in_what_was_there_is_backed_up(desk: Desk, tmp_path: Path) -> None:
    page = tmp_path / "a-new-rule.md"
    page.write_text("---\nformat: nonsense/9\n---\n", encoding="utf-8")
    library.bring_in(desk, [page])
    assert len(backups(desk.path)) == 1


def test_what_corrects_a_closed_session_is_backed_up_when_the_file_is_let_go_of(
    started: Conductor, house: House
) -> None:
    desk = started.desk
    started.next()
    assert started.close().ok
    started.drain(5.0)
    started.leave(goes_on=False)
    desk.close()
    assert backups(desk.path) == ()  # what leads to the end of a session corrects nothing
    again = house.desk()
    register = AnyRegister(again, find_session(again, f"{COHORT}/2026-11-25"))
    register.mark(register.who("Ben"), Presence.LATE)
    again.close()
    (kept,) = backups(desk.path)
    assert inspect(kept).events > 0
