"""The log in plain mode: to hand over, or one's own where that is asked for by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.talks import TalkRoom

from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.plain.conversation import Talk


@pytest.fixture(autouse=True)
def own_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    monkeypatch.setenv("L4PC_CONFIG", str(tmp_path / "settings.toml"))


def hear(room: TalkRoom, talk: Talk, line: str) -> list[str]:
    room.told.clear()
    talk.hear(line)
    return list(room.told)


def written(told: list[str]) -> Path:
    return Path(next(line.removeprefix("Written: ") for line in told if "Written: " in line))


def test_export_writes_the_log_to_hand_over_and_says_where_it_lies(room: TalkRoom) -> None:
    talk = room.talk()
    hear(room, talk, "")
    hear(room, talk, '" they said no so nicely')
    path = written(hear(room, talk, "export to Dora of the council"))
    assert path.suffix == ".md"
    text = path.read_text(encoding="utf-8")
    assert "so nicely" not in text
    assert "1 note stays with the team: 1 quote." in text
    (handed,) = shapes.session(room.desk, find_session(room.desk, room.session))["handed"]
    assert (handed["to"], handed["profile"]) == ("Dora of the council", "handover")


def test_ones_own_log_is_asked_for_by_name(room: TalkRoom) -> None:
    talk = room.talk()
    hear(room, talk, '" they said no so nicely')
    path = written(hear(room, talk, "export md facilitator"))
    assert path.stem.endswith("not-to-be-passed-on")
    assert path.read_text(encoding="utf-8").startswith("Not to be passed on")
    assert "so nicely" in path.read_text(encoding="utf-8")


def test_print_writes_the_papers_of_the_session_into_a_folder_here(
    room: TalkRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    talk = room.talk()
    folder = tmp_path / "paper"
    assert hear(room, talk, "print sign-in") == [
        f"1 file written to {folder}. Print from a browser."
    ]
    (page,) = folder.iterdir()
    assert page.name.startswith("sign-in-")
    assert hear(room, talk, "print poster") == [
        "print takes day, sheet, sign-in, register, packing, handouts, large-print, easy-read, "
        "commitments; alone it writes all of them."
    ]
    (told, *_) = hear(room, talk, "print")
    assert told.endswith(f"files written to {folder}. Print from a browser.")
    assert {"day", "sign", "register"} <= {each.name.partition("-")[0] for each in folder.iterdir()}


@pytest.mark.parametrize("words", ["pdf", "md csv", "md everybody", "facilitator commissioner"])
def test_what_export_does_not_know_it_says(room: TalkRoom, words: str) -> None:
    assert hear(room, room.talk(), f"export {words}") == [
        "export takes md, html, docx, csv, jsonl; for whom it is, handover, facilitator, commissioner, publication; "
        "and to with a name."
    ]


def test_what_names_people_is_not_written_for_a_commissioner(room: TalkRoom) -> None:
    (told,) = hear(room, room.talk(), "export csv commissioner to the council")
    assert told.startswith("A log as CSV names people, so none is written for commissioner.")


def test_close_tells_what_was_handed_over(room: TalkRoom) -> None:
    talk = room.talk()
    hear(room, talk, "")
    assert not any(line.startswith("Handed over") for line in hear(room, talk, "close"))
    hear(room, talk, "")
    hear(room, talk, "export to Dora")
    told = hear(room, talk, "close")
    (line,) = [line for line in told if line.startswith("Handed over ")]
    assert line.endswith(" to Dora, Markdown.")


def test_the_file_for_the_coordinator_is_told_first_and_written_after_a_yes(
    room: TalkRoom, tmp_path: Path
) -> None:
    talk = room.talk()
    hear(room, talk, "")
    hear(room, talk, '" they said no so nicely')
    told = hear(room, talk, "bundle")
    assert "The words of 1 note that is for the team alone go with it" in " ".join(told)
    assert told[-1] == "Write it? y writes it; Enter leaves it."
    assert hear(room, talk, "") == ["Nothing was written."]
    assert not (tmp_path / "documents").exists()
    hear(room, talk, "bundle")
    path = written(hear(room, talk, "y"))
    assert "so nicely" in path.read_text(encoding="utf-8")
    assert "nothing since." in " ".join(hear(room, talk, "close"))
    hear(room, talk, "y")
    told = hear(room, talk, "bundle")
    assert told[-1].startswith("Write it?"), "the close is new"
