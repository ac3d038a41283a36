"""The numbers that lead a session on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.commands import Run


def test_every_number_is_listed_with_its_meaning_its_default_and_what_is_set(
    run: Run, at_home: Path
) -> None:
    path = at_home / "config" / "l4pc" / "settings.toml"
    assert run("settings", "set", "landing", "7").out.startswith("landing is 7 min. ")
    told = run("settings").out
    line = next(line for line in told.splitlines() if line.startswith("landing"))
    assert "landing *" in line
    assert "7 min" in line
    assert "5 min" in line
    assert "What coming up from a deeper place takes." in line
    assert str(path) in told
    assert str(path) in run("where").out
    assert path.read_text(encoding="utf-8") == "landing = 7\n"
    assert run("settings", "reset", "landing").out == "landing is 5 min again, as it comes.\n"
    assert path.read_text(encoding="utf-8") == ""


def test_programs_read_them_as_json(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("L4PC_CONFIG", str(tmp_path / "other.toml"))
    (tmp_path / "other.toml").write_text(
        'ceilings = ["Feel", "Power"]\nwarn-share = "much"\n', encoding="utf-8"
    )
    told = run("settings", "--json").json
    assert told["file"] == str(tmp_path / "other.toml")
    found = {each["name"]: each for each in told["settings"]}
    assert found["ceilings"]["value"] == ["Feel", "Power"]
    assert found["ceilings"]["default"] == ["Feel", "Question", "Power"]
    assert found["ceilings"]["set"] is True
    assert found["return-least"]["value"] == 15
    assert found["return-least"]["unit"] == "minutes"
    assert told["wrong"] == ["warn-share: “much” is not from 0 to 50 %. It keeps its default."]
    assert "warn-share: “much”" in run("settings").err


def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_kept(run: Run, at_home: Path) -> None:
    for name, value, told in (
        ("landing", "soon", "landing: “soon” is not from 0 to 30 minutes."),
        ("landing", "-4", "landing: “-4” is not from 0 to 30 minutes."),
        ("landings", "5", "There is no setting “landings”. l4pc settings lists them all."),
        ("ceilings", "", "ceilings: “” is not one of Surface, Feel, Question, Power."),
    ):
        done = run("settings", "set", name, value)
        assert done.code == 2
        assert done.out == ""
        assert told in done.err
    assert run("settings", "reset", "landings").code == 2
    assert not (at_home / "config" / "l4pc").exists()
