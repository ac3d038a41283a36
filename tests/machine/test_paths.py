"""One file's many names."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from unicodedata import normalize

import pytest

from l4pc_tui.machine.paths import file_uri, one_spelling
from l4pc_tui.machine.systems import System


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/zoë/l4pc.db"), "file:///home/zo%C3%AB/l4pc.db"),
        (PurePosixPath("/a b/50% #1?.db"), "file:///a%20b/50%25%20%231%3F.db"),
        (PurePosixPath("/a\\b.db"), "file:///a%5Cb.db"),
        (PurePosixPath("//a/b.db"), "file:////a/b.db"),
        (PurePosixPath(os.fsdecode(b"/a/\xff.db")), "file:///a/%FF.db"),
        (PureWindowsPath(r"C:\Users\Zoë O'Neil\l4pc.db"), "file:///C:/Users/Zo%C3%AB%20O%27Neil/l4pc.db"),
        (PureWindowsPath("H:/team/a#b%20.db"), "file:///H:/team/a%23b%2520.db"),
        (PureWindowsPath(r"\\server\share\a b\l4pc.db"), "file:////server/share/a%20b/l4pc.db"),
        (PureWindowsPath(r"\\10.0.0.7\dfs$\l4pc.db"), "file:////10.0.0.7/dfs%24/l4pc.db"),
        (PureWindowsPath(r"\\?\C:\long\l4pc.db"), "file:%5C%5C%3F%5CC:%5Clong%5Cl4pc.db"),
        (PureWindowsPath(r"\\?\UNC\server\share\l4pc.db"),
         "file:%5C%5C%3F%5CUNC%5Cserver%5Cshare%5Cl4pc.db"),
        (PureWindowsPath("C:\\a\ud83d.db"), "file:///C:/a%ED%A0%BD.db"),
    ],
)  # fmt: skip
def test_a_path_is_named_as_sqlite_reads_it(path: PurePath, uri: str) -> None:
    assert file_uri(path) == uri
    assert file_uri(path, "mode=ro") == f"{uri}?mode=ro"


@pytest.mark.parametrize(
    "path", [PurePosixPath("a.db"), PureWindowsPath(r"\a.db"), PureWindowsPath("C:a.db")]
)
def test_a_path_that_is_not_whole_is_refused(path: PurePath) -> None:
    with pytest.raises(ValueError, match="no whole path"):
        file_uri(path)


@pytest.mark.parametrize(
    "name", ["plain.db", "a?mode=memory&b.db", "100%.db", "#1 é\u0301.db", "a\\b.db", "a%41.db"]
)
def test_sqlite_opens_the_very_file(name: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file_uri(tmp_path / name, "mode=rwc"), uri=True)) as db:
        db.execute("CREATE TABLE a (b)")
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_sqlite_takes_four_slashes_for_a_path_and_two_for_a_server(tmp_path: Path) -> None:
    """What a share's name comes to, tried where two slashes at the beginning are one."""
    with closing(sqlite3.connect(f"file:///{tmp_path}/a.db?mode=rwc", uri=True)) as db:
        db.execute("CREATE TABLE a (b)")
    assert (tmp_path / "a.db").exists()
    with pytest.raises(sqlite3.OperationalError, match="invalid uri authority"):
        sqlite3.connect(PureWindowsPath(r"\\server\share\a.db").as_uri(), uri=True)


@pytest.mark.parametrize("system", ["windows", "macos"])
def test_spellings_that_a_system_takes_for_one_are_one(system: System, tmp_path: Path) -> None:
    written = (
        "Café/L4PC.db",
        normalize("NFD", "café/l4pc.DB"),
        "CAFÉ/l4pc.db",
        "café/../café/l4pc.db",
    )
    assert len({one_spelling(tmp_path / each, on=system) for each in written}) == 1
    assert len({one_spelling(tmp_path / each, on="linux") for each in written}) == 4
    assert one_spelling(tmp_path / "a.db", on=system) != one_spelling(tmp_path / "b.db", on=system)


def test_a_link_and_what_it_leads_to_are_one(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "real.db")
    assert one_spelling(tmp_path / "link.db") == one_spelling(tmp_path / "real.db")
