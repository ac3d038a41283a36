"""Oak, a cohort of fourteen, after its first session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.desk import House
from support.oak import copied, made


@pytest.fixture(scope="session")
def oak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a laptop that has it."""
    folder = tmp_path_factory.mktemp("oak")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        made(folder)
    return folder


@pytest.fixture
def laptop(oak: Path, tmp_path: Path) -> Iterator[House]:
    """A laptop of one's own with it, on the day after."""
    house = copied(oak, tmp_path / "own")
    yield house
    house.close()
