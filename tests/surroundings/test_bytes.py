"""Bytes that are no text: in arguments, in names of files, in variables."""

from __future__ import annotations

import os

import click
import pytest
from support.portion import portion
from support.surroundings import Place

from l4pc_tui.cli.app import whole
from l4pc_tui.cli.context import Text

ODD = b"caf\xe9"
"""As a terminal in Latin-1 sends “café”."""
SESSION = "Lantern/2026-12-03"
PLAN = "half-day-2-whose-rule"
NEW = ("session", "new", "--cohort", "Lantern", "--plan", PLAN)


@pytest.mark.parametrize(
    "words",
    portion([
        ("search", ODD), ("search", ODD, "--json"), ("cohort", "new", ODD), ("cohort", "show", ODD),
        ("cohort", "new", "Second", "--programme", ODD), ("session", "show", ODD),
        ("session", "new", "--cohort", "Lantern", "--plan", ODD, "--date", "2026-12-04"),
        ("session", "move", ODD, "2026-12-04"), ("session", "remove", ODD, "--yes"),
        ("register", "show", "--session", ODD), ("export", ODD, "--format", "md"),
        ("run", ODD, "--plain"), ("run", ODD, "--plain", "--rehearse"), ("library", "show", ODD),
        ("library", "list", "--theme", ODD), ("settings", "set", "landing", ODD),
        ("explain", ODD), ("new", "exercise", ODD), (*NEW, "--date", ODD),
        ("roster", "import", "people.csv", "--cohort", "Lantern", "--same", b"2=" + ODD),
        ("--as", ODD, "cohort", "list"), ("--as", ODD),
    ]),
    ids=str,
)  # fmt: skip
def test_a_word_that_is_not_utf_8_is_asked_for_again_and_not_guessed(
    begun: Place, words: tuple[str | bytes, ...]
) -> None:
    begun.l4pc(*words).refused("caf\ufffd", "is not text in UTF-8")
    assert begun.l4pc("cohort", "list", "--json").well().out.count('"name"') == 1


def test_every_word_that_a_command_takes_is_asked_for_as_text() -> None:
    def told(command: click.Command, path: str) -> list[str]:
        found = [f"{path} {p.name}" for p in command.params if p.type is click.STRING]
        below: dict[str, click.Command] = getattr(command, "commands", {})
        return found + [each for name in below for each in told(below[name], f"{path} {name}")]

    assert told(whole(), "l4pc") == []
    assert any(isinstance(p.type, Text) for p in whole().commands["search"].params)


@pytest.mark.parametrize("words", [(ODD,), (b"--" + ODD,), ("cohort", ODD)], ids=str)
def test_a_command_that_is_not_utf_8_is_told_without_codes(
    bare: Place, words: tuple[str | bytes, ...]
) -> None:
    assert "udce9" not in bare.l4pc(*words).refused("No such", "caf\ufffd").err


def test_a_path_that_is_not_utf_8_is_a_path_like_any_other(begun: Place) -> None:
    odd = os.fsdecode(ODD)
    where = begun.folder / odd
    where.mkdir()
    begun.l4pc("export", SESSION, "--format", "md", "-o", f"{odd}/{odd}.md").well()
    assert b"the form was late" in (where / f"{odd}.md").read_bytes()
    backup = begun.l4pc("backup", "--to", odd).well()
    assert "Backed up and verified" in backup.out
    (kept,) = where.glob("*.db")
    begun.l4pc("--db", f"{odd}/new.db", "restore", str(kept), "--yes").well()
    assert "Lantern" in begun.l4pc("--db", f"{odd}/new.db", "cohort", "list").well().out
    assert "Lantern" in begun.l4pc("cohort", "list", L4PC_DB=f"{where}/new.db").well().out
    (where / f"{odd}.csv").write_text("Name\nCy Acorn\n", encoding="utf-8")
    begun.l4pc("roster", "import", f"{odd}/{odd}.csv", "--cohort", "Lantern").well()


def test_a_script_whose_name_is_not_text_is_named_and_keeps_no_other_out(begun: Place) -> None:
    page = begun.folder / "good-one.md"
    begun.l4pc("new", "exercise", "Good one", "-o", str(page)).well()
    whole = page.read_bytes()
    (begun.library / "good-one.md").write_bytes(whole)
    (begun.library / os.fsdecode(ODD + b".md")).write_bytes(whole)
    for words in (("library", "load"), ("check",), ("fmt", "--check")):
        told = begun.l4pc(*words).without_accident()
        assert told.code in (1, 2)
        assert "caf\ufffd.md" in told.out + told.err, told
        assert "not text in UTF-8" in told.err, told
    assert "good-one" in begun.l4pc("library", "list").without_accident().out
    begun.l4pc("run", "good-one", "--plain", "--rehearse").well()
    (begun.library / os.fsdecode(ODD + b".md")).rename(begun.folder / os.fsdecode(ODD + b".md"))
    odd = ODD + b".md"
    begun.l4pc("show", odd).refused("not text in UTF-8", "Rename it")
    begun.l4pc("print", odd).refused("not text in UTF-8", "Rename it")


def test_a_folder_of_scripts_whose_name_is_not_text_is_told_as_well(begun: Place) -> None:
    folder = begun.library / os.fsdecode(ODD)
    folder.mkdir()
    begun.l4pc("new", "exercise", "Good one", "-o", str(begun.folder / "good-one.md")).well()
    (begun.folder / "good-one.md").rename(folder / "good-one.md")
    told = begun.l4pc("library", "load").without_accident()
    assert (told.code, "not text in UTF-8" in told.err) == (1, True), told
    assert "half-day-2" in begun.l4pc("library", "list").without_accident().out


def test_a_home_whose_name_is_not_text_is_lived_in(begun: Place) -> None:
    home = begun.folder.parent / os.fsdecode(ODD)
    begun.folder.rename(home)
    moved = {name: value.replace(str(begun.folder), str(home)) for name, value in begun.env.items()}
    there = Place(home, moved, home)
    assert "Lantern" in there.l4pc("cohort", "list").well().out
    assert "caf\ufffd" in there.l4pc("where").well().out
    there.l4pc("settings", "set", "landing", "7").well()
    there.l4pc("run", SESSION, "--plain", stdin=b"q\n").well()
