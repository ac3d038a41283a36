import json
import stat
import tempfile
import warnings
from pathlib import Path

import pytest
from support.held_files import held_files

from l4pc_tui.core.live.view.public import PublicView, from_json, to_json
from l4pc_tui.exchange import screen_file
from l4pc_tui.exchange.screen_file import ScreenFile, runtime_folder, screen_name
from l4pc_tui.machine.files import FileHeld


def test_the_picture_is_one_file_for_its_owner_alone(runtime: Path) -> None:
    file = ScreenFile(runtime / "l4pc.db", "s1")
    view = PublicView(title="Ann [/x] Lee", shown=("\x1b[2J", "\u202e", "\ud800"), asked="Zoë?")
    file.write(to_json(view, session="s1", beat=1.5, rehearsal=False))
    assert from_json(json.loads(file.path.read_text(encoding="utf-8"))) == (view, 1.5)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    assert list(file.path.parent.iterdir()) == [file.path]
    assert file.path.is_relative_to(runtime)


def test_a_new_picture_takes_the_place_of_the_old_one(runtime: Path) -> None:
    file = ScreenFile(runtime / "l4pc.db", "s1")
    with_old = None
    for beat in range(3):
        file.write({"beat": beat})
        with_old = with_old or file.path.open(encoding="utf-8")
    assert json.loads(file.path.read_text(encoding="utf-8"))["beat"] == 2
    assert with_old is not None
    with with_old:
        assert json.load(with_old)["beat"] == 0


def test_a_console_that_was_taken_over_lets_the_picture_of_the_other_alone(runtime: Path) -> None:
    first, second = (ScreenFile(runtime / "l4pc.db", "s1") for _ in range(2))
    # Whatever the clock of the second says.
    for now in (100.0, 50.0):
        first.take(100.0)
        first.write({"of": "first"})
        second.take(now)
        second.write({"of": "second"})
        first.write({"of": "first"})
        first.remove()
        assert json.loads(first.path.read_text(encoding="utf-8"))["of"] == "second"
    for odd in ("", "[]", '{"since":Infinity}', '{"since":"9e9"}', "[" * 100_000):
        first.path.write_text(odd, encoding="utf-8")
        first.write({"of": "first"})
        assert json.loads(first.path.read_text(encoding="utf-8"))["of"] == "first"


def test_it_is_taken_away_even_twice(runtime: Path) -> None:
    file = ScreenFile(runtime / "l4pc.db", "s1")
    file.write({})
    file.remove()
    file.remove()
    assert list(file.path.parent.iterdir()) == []


def test_each_database_and_session_has_its_own(runtime: Path) -> None:
    names = {screen_name(runtime / db, session) for db in "ab" for session in ("1", "../2", "")}
    assert len(names) == 6
    assert all("/" not in name and len(name) < 60 for name in names)


def test_a_database_has_one_however_it_was_named(
    runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (runtime / "link.db").symlink_to(runtime / "l4pc.db")
    assert screen_name(runtime / "link.db", "s") == screen_name(runtime / "l4pc.db", "s")
    assert screen_name(runtime / "L4PC.db", "s") != screen_name(runtime / "l4pc.db", "s")
    monkeypatch.setattr("l4pc_tui.machine.paths.system", lambda: "macos")
    assert screen_name(runtime / "CAFÉ.db", "s") == screen_name(runtime / "cafe\u0301.db", "s")


def test_a_screen_that_goes_on_reading_keeps_its_last_picture_and_nothing_is_left(
    runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert screen_file._PATIENCE < 0.5, "the console stands still meanwhile"
    monkeypatch.setattr(screen_file, "_PATIENCE", 0.0)
    file = ScreenFile(runtime / "l4pc.db", "s1")
    file.write({"beat": 1})
    with file.path.open("rb"), held_files():
        with pytest.raises(FileHeld):
            file.write({"beat": 2})
        with pytest.raises(FileHeld):
            file.remove()
    assert [each.name for each in file.path.parent.iterdir()] == [file.path.name]
    file.write({"beat": 3})
    assert json.loads(file.path.read_text(encoding="utf-8"))["beat"] == 3


def test_a_tidied_away_folder_is_made_again(runtime: Path) -> None:
    file = ScreenFile(runtime / "l4pc.db", "s1")
    file.write({"beat": 1})
    file.remove()
    file.path.parent.rmdir()
    file.write({"beat": 2})
    assert json.loads(file.path.read_text(encoding="utf-8"))["beat"] == 2


def test_without_a_runtime_folder_there_is_a_private_one_and_no_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "not a folder").write_bytes(b"")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "not a folder"))
    monkeypatch.delenv("L4PC_RUNTIME", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        folder = runtime_folder()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_others_could_enter_is_closed(runtime: Path) -> None:
    (runtime / "l4pc").mkdir(mode=0o755)
    assert stat.S_IMODE(runtime_folder().stat().st_mode) == 0o700


def test_another_folder_may_be_named_and_keeps_its_rights(
    runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = runtime / "a" / "named"
    monkeypatch.setenv("L4PC_RUNTIME", str(named))
    assert runtime_folder() == named
    named.chmod(0o755)
    ScreenFile(runtime / "l4pc.db", "s1").write({})
    assert stat.S_IMODE(named.stat().st_mode) == 0o755
    assert len(list(named.iterdir())) == 1


def test_a_link_in_the_folder_s_place_is_not_followed(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (runtime / "l4pc").symlink_to(elsewhere)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert runtime_folder().parent == tmp_path
    assert list(elsewhere.iterdir()) == []
