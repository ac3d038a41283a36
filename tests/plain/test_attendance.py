"""An attendance file in plain mode, and what it asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from support.talks import TalkRoom

Said = Callable[..., list[str]]


def zoom(folder: Path, *rows: str) -> Path:
    head = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"
    (folder / "a.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return folder / "a.csv"


def test_a_file_asks_line_by_line_and_is_one_act(
    said: Said, room: TalkRoom, tmp_path: Path
) -> None:
    day = "11/12/2019"
    file = zoom(
        tmp_path,
        f"Amina Khann,,{day} 09:31,{day} 10:10,1,No",
        f"Joe Kent,,{day} 09:30,{day} 10:20,1,No",
    )
    told = said(f"r import {file}")
    assert "day first or month first" in told[0]
    assert told[1:3] == ["1. Day-first", "2. Month-first"]
    assert "answer - leaves it open" in told[3]
    told = said("answer 1")
    assert "Is it the session's file?" in told[0]
    told = said("answer yes")
    assert "“Amina Khann” in the file: is that Amina Khan?" in told[0]
    assert said("answer 7")[0] == "Say a number of these."
    told = said("answer 1")
    assert told[0] == "2 marks taken in."
    assert room.desk.store.outbox.drain(10)
    marks = {mark.mark for mark in room.desk.store.marks(room.session)}
    assert marks == {"online"}
    assert len(room.desk.store.marks(room.session)) == 2
    said("z")
    assert room.desk.store.outbox.drain(10)
    assert room.desk.store.marks(room.session) == ()


def test_what_is_no_such_file_is_said(said: Said, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Only words.\n", encoding="utf-8")
    assert "There is no table of people" in said(f"import {tmp_path / 'notes.txt'}")[0]
    assert "There is no file" in said("import nobody.csv")[0]
    assert "Say which file" in said("import")[0]
    assert "Nothing is asked" in said("answer 1")[0]
