"""An erasure is killed: the record is whole or erased, and the next start sees to the backups."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.desk import House

from l4pc_tui.desk.backups import backup
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.persons import Particulars, add_person

NAME = "Zebedee Quillfeather"
LONG = bool(os.environ.get("L4PC_TORTURE"))


def in_the_transaction(db: Path) -> bool:
    journal = db.with_name(f"{db.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def in_a_backup(db: Path) -> bool:
    return any(db.parent.glob("backups/.*.part"))


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """Somebody known here, with a backup."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("DATA_HOME", "STATE_HOME", "CONFIG_HOME"):
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    house = House(tmp_path)
    desk = house.desk()
    new_cohort(desk, "Lantern")
    add_person(desk, "Lantern", Particulars(NAME, email="z@example.org"))
    backup(desk)
    house.close()
    return house


@pytest.mark.parametrize("point", [in_the_transaction, in_a_backup])
def test_a_killed_erasure_is_whole_or_not_there(
    known: House, tmp_path: Path, point: Callable[[Path], bool]
) -> None:
    pristine = tmp_path / "pristine"
    shutil.copytree(known.db.parent, pristine)
    for _ in range(20 if LONG else 1):
        shutil.rmtree(known.db.parent)
        shutil.copytree(pristine, known.db.parent)
        child = subprocess.Popen(
            [sys.executable, "-m", "l4pc_tui", "--db", str(known.db), "erase", NAME, "--yes"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while child.poll() is None and not point(known.db):
            pass
        child.kill()
        child.wait()
        desk = open_desk(known.db, clock=known.clock)
        person = next(iter(desk.store.people()))
        assert desk.store.verify().broken == 0
        if person.name == NAME:
            assert dict(look(desk, NAME).records) == {"person": 1, "member": 1}
        else:
            files = [file for file in known.db.parent.rglob("*.db") if file.is_file()]
            assert len(files) == 2
            assert all(NAME.encode() not in file.read_bytes() for file in files)
        desk.close()
