"""A database that lies where it may be spoilt: Home says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.screens import Drive

from l4pc_tui.desk import its_place


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "OneDrive" / "l4pc.db"


async def test_home_warns_of_a_file_in_a_synced_folder(drive: Drive) -> None:
    async with drive() as console:
        told = " ".join(console.text.split())
        assert "lies in a folder of OneDrive" in told
        assert "l4pc doctor tells more" not in told


async def test_of_two_warnings_the_first_is_on_view_and_the_doctor_named(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(its_place, "share", lambda _: "SMB")
    async with drive() as console:
        told = " ".join(console.text.split())
        assert "lies in a folder of OneDrive" in told
        assert "l4pc doctor tells more." in told
