"""What is told of where a database lies."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from l4pc_tui.desk import its_place as desk
from l4pc_tui.desk.backups import where
from l4pc_tui.desk.its_place import its_place
from l4pc_tui.desk.out.doctor import Terminal, doctor, rights_on_windows
from l4pc_tui.desk.paths import Places, places
from l4pc_tui.machine import folders

PACKAGE = "Packages/PythonSoftwareFoundation.Python.3.12_qbz5n2kfra8p0/LocalCache/Local"
DRAWN = Terminal(0, 0, encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    for name in ("DATA", "STATE", "CONFIG", "RUNTIME"):
        monkeypatch.setenv(
            f"XDG_{name}_{'DIR' if name == 'RUNTIME' else 'HOME'}", str(tmp_path / name)
        )
    monkeypatch.setenv("L4PC_RUNTIME", str(tmp_path / "runtime"))
    monkeypatch.delenv("L4PC_DB", raising=False)
    return places()


def test_a_good_place_is_worth_no_word(here: Places) -> None:
    assert its_place(here.db) == ()
    assert "its place" not in str(where(here, None))


def test_inside_a_python_from_the_store_the_real_path_and_the_way_out_are_told(
    here: Places, tmp_path: Path
) -> None:
    """Windows leads what it writes elsewhere, as a link does here."""
    package = tmp_path / PACKAGE
    package.mkdir(parents=True)
    (tmp_path / "DATA").symlink_to(package)
    real = package / "l4pc" / "l4pc.db"
    (told,) = its_place(here.db)
    assert told.told == (
        f"“l4pc.db” lies inside the Python 3.12 from the Microsoft Store: {real}. Another version "
        "of Python sees an empty database, and whoever removes Python 3.12 removes the database and "
        "its backups."
    )
    assert "L4PC_DB" in told.next
    rows = dict(where(here, None))
    assert rows["database"] == f"{real} (not there yet)"
    assert rows["backups"] == str(real.parent / "backups")
    assert rows["▲ its place"] == told.words
    (found,) = (each for each in doctor(here, DRAWN) if each.what == "Python")
    assert not found.fine


@pytest.mark.parametrize(("kind", "called"), [("SMB", " (SMB)"), ("network", "")])
def test_on_a_share_it_is_said_what_may_happen_and_what_may_lie_there(
    here: Places, monkeypatch: pytest.MonkeyPatch, kind: str, called: str
) -> None:
    monkeypatch.setattr(desk, "share", lambda _: kind)
    (told,) = its_place(here.db)
    assert told.words == (
        f"“l4pc.db” lies on a network share{called}. A network that drops out, or a second laptop "
        "that writes there, may spoil it. Close l4pc, move it to this laptop’s own disk, and name it "
        "with --db. Only backups belong on the share: l4pc backup --to FOLDER."
    )
    assert dict(where(here, None))["▲ its place"] == told.words
    (found,) = (each for each in doctor(here, DRAWN) if each.what == "share")
    assert (found.told, found.next) == (told.told, told.next)


def test_the_table_of_mounts_is_what_is_asked(
    here: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"1 1 0:1 / {tmp_path} rw - cifs //server/team rw\n", encoding="utf-8")
    monkeypatch.setattr(folders, "_MOUNTS", mounts)
    assert [each.what for each in its_place(here.db)] == ["share"]


def test_on_windows_the_folder_of_the_account_is_what_protects() -> None:
    home = PureWindowsPath(r"C:\Users\zoe")
    assert rights_on_windows(PureWindowsPath(r"c:\users\Zoe\AppData\Local\l4pc\l4pc.db"), home).fine
    outside = rights_on_windows(PureWindowsPath(r"E:\l4pc.db"), home)
    assert outside.told.startswith("It lies outside the folder of your account")
    assert outside.next.startswith(r"Move it below C:\Users\zoe and name it with --db")
