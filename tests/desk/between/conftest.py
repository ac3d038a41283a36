"""Two laptops in one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.desk import House


@pytest.fixture
def other(tmp_path: Path) -> Iterator[House]:
    """Another laptop, with nothing on it."""
    folder = tmp_path / "other"
    house = House(folder, folder / "state")
    yield house
    house.close()
