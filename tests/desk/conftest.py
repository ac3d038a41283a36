"""Laptops for the tests of the desk: a bare one, and one with a small library and a cohort."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.desk import COHORT, PLAN, ROSTER, House, write_library
from support.homes import state_in

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.rosters import import_roster
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing outside the test's folder is read or written."""
    for name in ("DATA_HOME", "STATE_HOME", "CACHE_HOME", "CONFIG_HOME"):
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("L4PC_DB", raising=False)
    monkeypatch.setenv("L4PC_RUNTIME", str(tmp_path / "runtime"))
    (tmp_path / "home").mkdir()


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the small library, a cohort of five and a session on 25 November."""
    folder = tmp_path_factory.mktemp("furnished")
    house = House(folder)
    shelf = write_library(folder / "library")
    with pytest.MonkeyPatch.context() as patch:
        state_in(patch, folder / "state")
        patch.setenv("HOME", str(folder))
        desk = house.desk()
        report = library.load(desk, [shelf])
        assert report.refused == ()
        (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
        new_cohort(desk, COHORT)
        import_roster(desk, folder / "roster.csv", COHORT)
        new_session(desk, COHORT, PLAN, "2026-11-25", venue="The Old Boathouse")
        house.close()
    # That one was made before the roster came in is looked at where that is tested.
    shutil.rmtree(folder / "data" / "backups")
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[House]:
    """A laptop with nothing on it."""
    house = House(tmp_path)
    yield house
    house.close()


@pytest.fixture
def house(bare: House, furnished: Path) -> House:
    """A laptop with the furnished database."""
    shutil.copytree(furnished / "data", bare.folder / "data")
    return bare


@pytest.fixture
def desk(house: House) -> Desk:
    return house.desk()


@pytest.fixture
def session(desk: Desk) -> SessionId:
    return desk.store.sessions()[0].session.id


@pytest.fixture
def conductor(desk: Desk, session: SessionId) -> Conductor:
    return open_session(desk, session)


@pytest.fixture
def started(conductor: Conductor, house: House) -> Conductor:
    """A session that started on time."""
    house.clock.to("2026-11-25T09:30")
    conductor.tick()
    assert conductor.start().ok
    return conductor
