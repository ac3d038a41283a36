"""A laptop with the shipped library on it, for walking through each exercise."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.desk import House
from support.homes import state_in

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing outside the test's folder is read or written."""
    for name in ("DATA_HOME", "STATE_HOME", "CACHE_HOME", "CONFIG_HOME"):
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("L4PC_RUNTIME", str(tmp_path / "runtime"))
    monkeypatch.delenv("L4PC_DB", raising=False)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder into which the shipped library was loaded."""
    folder = tmp_path_factory.mktemp("loaded")
    house = House(folder)
    with pytest.MonkeyPatch.context() as patch:
        state_in(patch, folder / "state")
        patch.setenv("XDG_DOCUMENTS_DIR", str(folder / "documents"))
        patch.setenv("HOME", str(folder))
        report = library.load(house.desk())
        assert report.refused == ()
        house.close()
    return folder


@pytest.fixture
def house(tmp_path: Path, loaded: Path) -> Iterator[House]:
    """A laptop with a copy of it, and a clock that is wound by hand."""
    shutil.copytree(loaded / "data", tmp_path / "data")
    house = House(tmp_path)
    yield house
    house.close()


@pytest.fixture
def desk(house: House) -> Desk:
    return house.desk()
