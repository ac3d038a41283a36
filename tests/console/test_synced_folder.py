"""A database that a service copies elsewhere while it is written: Home says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.screens import Drive


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "OneDrive" / "l4pc.db"


async def test_home_warns_of_a_file_in_a_synced_folder(drive: Drive) -> None:
    async with drive() as console:
        assert "lies in a folder of OneDrive" in " ".join(console.text.split())
