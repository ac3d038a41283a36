"""The file of settings: read when a session is opened, pinned when it starts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from support.desk import PLAN, House
from support.there import there

from l4pc_tui.core.live.settings.numbers import DEFAULTS
from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.chosen import LARGEST
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.settings_file import (
    preferences,
    reset_setting,
    set_setting,
    setting_lines,
)
from l4pc_tui.desk.trouble import Trouble


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "a folder" / "own.toml"
    monkeypatch.setenv("L4PC_CONFIG", str(path))
    return path


@pytest.fixture
def own(file: Path, house: House) -> Desk:
    assert not file.exists()
    return house.desk()


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_without_a_file_everything_has_its_default(own: Desk, file: Path) -> None:
    assert own.places.settings == file
    assert preferences(own).settings == DEFAULTS
    assert not any(line.own for line in setting_lines(preferences(own)))
    assert not file.exists()


def test_a_setting_is_changed_in_its_line_and_all_else_stays(own: Desk, file: Path) -> None:
    text = "# Mine.\nlanding = 5 # since May\nmine = [\n  1,\n]\n\n[other]\nlanding = 9\n"
    write(file, text)
    assert set_setting(own, "landing", "7").startswith("landing is 7 min. ")
    assert file.read_text(encoding="utf-8") == text.replace(
        "landing = 5 # since May", "landing = 7"
    )
    set_setting(own, "Warn_Share", "25")
    assert preferences(own).settings.warn_share == 0.25
    assert file.read_text(encoding="utf-8").startswith("warn-share = 25\n# Mine.\n")
    assert reset_setting(own, "landing") == "landing is 5 min again, as it comes."
    assert "landing = 9" in file.read_text(encoding="utf-8")
    assert preferences(own).table == ("warn-share",)
    assert reset_setting(own, "landing") == "landing is at its default already: 5 min."


def test_it_is_said_from_when_on_a_setting_holds(own: Desk) -> None:
    assert set_setting(own, "landing", "7").endswith("from the next start of a session on.")
    assert set_setting(own, "bell", "terminal").endswith("the next opening of the Screen on.")
    assert set_setting(own, "keep-awake", "no").endswith("the next opening of a session on.")
    assert set_setting(own, "reduced", "yes").endswith("It holds from now on.")


def test_each_bad_line_is_told_and_the_rest_holds(own: Desk, file: Path) -> None:
    write(file, 'landing = 99\nprivate-below = 8\nwhat = "\\u001b[31m"\n')
    held = preferences(own)
    assert held.settings.private_below == 8
    assert held.settings.landing == DEFAULTS.landing
    assert held.wrong == (
        "landing: “99” is not from 0 to 30 minutes. It keeps its default.",
        "There is no setting “what”; l4pc settings lists them.",
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"landing = \n", "Invalid value (at line 1, column 11)"), (b"\xff\xff", "it is not text in UTF-8"),
        (b"#" * (LARGEST + 1), "is too long"), (b"a = " + b"[" * 30_000, ""),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_stops_nothing_and_is_not_touched(
    own: Desk, file: Path, content: bytes, told: str
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    (sentence,) = preferences(own).wrong
    assert told in sentence
    assert sentence.endswith("Every setting has its default.")
    row = new_session(own, "", PLAN)
    conductor = open_session(own, row.session.id)
    assert conductor.wrong_settings == (sentence,)
    assert conductor.start().ok
    with pytest.raises(Trouble, match="settings cannot be read"):
        set_setting(own, "landing", "7")
    assert file.read_bytes() == content


def test_a_folder_in_its_place_is_said(own: Desk, file: Path) -> None:
    file.mkdir(parents=True)
    assert len(preferences(own).wrong) == 1
    with pytest.raises(Trouble):
        set_setting(own, "landing", "7")


def test_a_value_over_several_lines_is_left_for_an_editor(own: Desk, file: Path) -> None:
    text = 'ceilings = [\n  "Feel",\n  "Power",\n]\n'
    write(file, text)
    with pytest.raises(Trouble, match="over several lines") as refused:
        set_setting(own, "ceilings", "Power")
    assert str(file) in refused.value.hint
    assert file.read_text(encoding="utf-8") == text


def test_a_session_keeps_the_settings_that_it_started_with(own: Desk, house: House) -> None:
    row = new_session(own, "Lantern Valley", PLAN)
    set_setting(own, "private-below", "9")
    set_setting(own, "ceilings", "Surface")
    running = open_session(own, row.session.id)
    assert running.settings.ceilings == (Place.SURFACE,)
    running.start()
    running.take_pulse([0, 0, 0, 4, 4])
    running.drain(10)
    before = running.view()
    assert before.pulse is not None
    assert before.pulse.private
    for name in ("private-below", "ceilings"):
        reset_setting(own, name)
    assert running.view() == before
    again = open_session(house.desk(), row.session.id)
    assert again.view() == before
    assert again.settings == running.settings
    moves = shapes.session(own, there(own.store.session(row.session.id)))["moves"]
    assert [move.get("private") for move in moves] == [None, True], "of eight, nine are asked for"


def test_a_session_that_started_without_any_goes_on_with_the_defaults(
    own: Desk, house: House
) -> None:
    row = new_session(own, "Lantern Valley", PLAN)
    running = open_session(own, row.session.id)
    running.start()
    running.drain(10)
    assert "settings" not in there(own.store.line(row.session.id).moves[0].data)
    set_setting(own, "landing", "9")
    assert open_session(house.desk(), row.session.id).settings == DEFAULTS
    other = new_session(own, "Lantern Valley", PLAN, "2026-12-02")
    assert open_session(house.desk(), other.session.id).settings.landing == 9 * 60


def test_a_file_that_cannot_be_written_is_said(own: Desk, file: Path) -> None:
    file.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(Trouble, match="cannot be"):
        set_setting(own, "landing", "7")
    assert file.parent.read_text(encoding="utf-8") == "a file where the folder should be"


def test_a_name_of_thousands_of_parts_is_refused_at_once(own: Desk, file: Path) -> None:
    write(file, "landing = 9\n" + "1. " * 20_000 + "1 = 1\n")
    began = time.process_time()
    held = preferences(own)
    assert held.settings == DEFAULTS
    assert "a line in it has more than 2,000 characters." in held.wrong[0]
    with pytest.raises(Trouble, match=r"more than 2,000 characters"):
        set_setting(own, "landing", "7")
    assert time.process_time() - began < 2
