"""The file of settings as editors, disks and people leave it."""

from __future__ import annotations

import codecs
import os
import socket
import sys
from pathlib import Path

import pytest
from support.portion import portion
from support.surroundings import Place

LINE = "landing = 7\n"
AS_SAVED = {
    "a BOM": codecs.BOM_UTF8 + LINE.encode(),
    "UTF-16": LINE.encode("utf-16"),
    "UTF-16, the other end first": codecs.BOM_UTF16_BE + LINE.encode("utf-16-be"),
    "ends of Windows": b"# mine\r\nlanding = 7\r\n",
    "a BOM and ends of Windows": codecs.BOM_UTF8 + b"landing = 7\r\n# mine\r\n",
    "no last end": b"landing = 7",
}
WRONG = {
    "bytes that are no text": b"landing = 7 # caf\xe9\n", "nothing but noughts": b"\0" * 64,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "far too much": b"# x\n" * 50_000,
    "a table that never ends": b"a = " + b"[" * 30_000, "half a mark": b"\xff\xfel",
}  # fmt: skip


def landing(place: Place) -> str:
    """What the list of settings says of one."""
    listed = place.l4pc("settings").without_accident()
    assert listed.code == 0, listed
    return next(line for line in listed.out.splitlines() if line.startswith("landing"))


@pytest.mark.parametrize("content", portion([*AS_SAVED.values()]), ids=portion([*AS_SAVED]))
def test_a_file_is_read_however_an_editor_saved_it(begun: Place, content: bytes) -> None:
    begun.settings.write_bytes(content)
    told = landing(begun)
    assert told.startswith("landing * ")
    assert " 7 min " in told
    begun.l4pc("settings", "set", "landing", "8").well()
    begun.l4pc("settings", "reset", "landing").well()
    listed = begun.l4pc("settings").well()
    assert "landing * " not in listed.out
    assert listed.err == ""


def test_the_ends_of_its_lines_stay_what_they_are(begun: Place) -> None:
    begun.settings.write_bytes(b"# mine\r\nlanding = 7\r\n")
    begun.l4pc("settings", "set", "landing", "8").well()
    assert begun.settings.read_bytes() == b"# mine\r\nlanding = 8\r\n"


@pytest.mark.parametrize("content", portion([*WRONG.values()]), ids=portion([*WRONG]))
def test_what_cannot_be_read_is_told_and_every_setting_has_its_default(
    begun: Place, content: bytes
) -> None:
    begun.settings.write_bytes(content)
    told = begun.l4pc("settings").without_accident()
    assert (told.code, told.err.count("\n")) == (0, 1), told
    assert "Every setting has its default." in told.err
    begun.l4pc("settings", "set", "landing", "8").refused("settings")
    assert begun.settings.read_bytes() == content
    begun.l4pc("run", "Lantern/2026-12-03", "--plain", stdin=b"q\n").well()


def pipe(path: Path) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def mouth(path: Path) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    with socket.socket(socket.AF_UNIX) as held:
        os.chdir(path.parent)
        held.bind(path.name)


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def memory(path: Path) -> None:
    path.symlink_to("/proc/self/mem")


@pytest.mark.parametrize("made", [pipe, folder, device, mouth, circle, memory])
def test_what_is_no_file_is_not_waited_for(
    begun: Place, made: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(begun.folder)
    assert callable(made)
    made(begun.settings)
    told = begun.l4pc("settings").without_accident()
    assert (told.code, told.err.count("\n")) == (0, 1), told
    assert "Every setting has its default." in told.err
    begun.l4pc("settings", "set", "landing", "8").refused("settings")
    begun.l4pc("settings", "reset", "landing").well()
    begun.l4pc("run", "Lantern/2026-12-03", "--plain", stdin=b"q\n").well()


def test_a_file_where_its_folder_should_be_is_told(begun: Place) -> None:
    (begun.folder / "mine").write_text("", encoding="utf-8")
    where = str(begun.folder / "mine" / "settings.toml")
    told = begun.l4pc("settings", L4PC_CONFIG=where).without_accident()
    assert "not a directory" in told.err
    begun.l4pc("settings", "set", "landing", "8", L4PC_CONFIG=where).refused("not a directory")


def test_a_link_to_the_file_stays_a_link(begun: Place) -> None:
    real = begun.folder / "dotfiles.toml"
    real.write_text(LINE, encoding="utf-8")
    begun.settings.symlink_to(real)
    begun.l4pc("settings", "set", "landing", "8").well()
    assert begun.settings.is_symlink()
    assert real.read_text(encoding="utf-8") == "landing = 8\n"
