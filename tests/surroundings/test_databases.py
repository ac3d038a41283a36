"""Databases that are not there, are elsewhere, or are not what was named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.surroundings import Place


def files_in(place: Place) -> set[str]:
    return {str(file.relative_to(place.folder)) for file in place.folder.rglob("*.db")}


NEED_NONE = [
    ("settings",),
    ("settings", "--json"),
    ("explain", "D601"),
    ("settings", "set", "landing", "7"),
]


@pytest.mark.parametrize("words", NEED_NONE)
def test_what_needs_no_database_begins_none(bare: Place, words: tuple[str, ...]) -> None:
    bare.l4pc(*words).well()
    assert files_in(bare) == set()


@pytest.mark.parametrize("words", NEED_NONE)
def test_what_needs_no_database_does_not_mind_a_wrong_one(
    bare: Place, tmp_path: Path, words: tuple[str, ...]
) -> None:
    wrong = tmp_path / "holiday.jpg"
    wrong.write_bytes(b"\xff\xd8 not a database")
    for db in (wrong, tmp_path / "nowhere.db"):
        bare.l4pc("--db", str(db), *words).well()


def test_check_needs_no_database_and_minds_no_wrong_one(bare: Place, tmp_path: Path) -> None:
    plan = tmp_path / "sessions" / "mine.md"
    plan.parent.mkdir()
    source = next((Path(__file__).parents[2] / "sessions").glob("*.md"))
    shutil.copy(source, plan)
    told = bare.l4pc("check", str(plan))
    assert told.without_accident().code == 0, told
    wrong = tmp_path / "holiday.jpg"
    wrong.write_bytes(b"\xff\xd8 not a database")
    for db in (wrong, tmp_path / "nowhere.db"):
        assert bare.l4pc("--db", str(db), "check", str(plan)).out == told.out
    assert files_in(bare) == set()


@pytest.mark.parametrize(
    "words",
    [("session", "list"), ("cohort", "list"), ("search", "words"), ("session", "list", "--json")],
)
def test_a_question_begins_no_database_in_a_fresh_home_and_says_that_there_is_nothing(
    bare: Place, words: tuple[str, ...]
) -> None:
    told = bare.l4pc(*words)
    assert told.without_accident().code == 0, told
    assert "There is nothing yet." in told.err
    assert "l4pc cohort new NAME" in told.err
    assert files_in(bare) == set()
    remembered = [path for path in bare.folder.rglob("*") if path.parent.name == "opened"]
    assert remembered == [], "what stayed of it would be said to be lost one day"


def test_a_database_that_is_lost_is_not_begun_anew_in_silence(begun: Place) -> None:
    begun.l4pc("cohort", "list").well()
    shutil.rmtree(begun.database.parent)
    told = begun.l4pc("cohort", "list")
    told.refused("was here and is not any more", str(begun.database))
    assert not begun.database.exists()
    begun.l4pc("cohort", "new", "Another").refused("was here and is not any more")


def test_a_link_to_a_database_stays_one_when_a_backup_is_brought_up(
    begun: Place, tmp_path: Path
) -> None:
    real, link = tmp_path / "real" / "own.db", tmp_path / "link.db"
    real.parent.mkdir()
    shutil.copy(begun.database, real)
    link.symlink_to(real)
    begun.l4pc("--db", str(link), "backup", "--to", str(tmp_path / "stick")).well()
    (backup,) = (tmp_path / "stick").iterdir()
    begun.l4pc("--db", str(link), "restore", str(backup), "--yes").well()
    assert link.is_symlink()
    assert "Lantern" in begun.l4pc("--db", str(real), "cohort", "list").well().out


def test_a_link_that_leads_nowhere_is_said_and_nothing_is_begun(
    bare: Place, tmp_path: Path
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "stick" / "own.db")
    told = bare.l4pc("--db", str(link), "cohort", "new", "Oak")
    told.refused("leads to", "Is the disk or stick in")
    assert not (tmp_path / "stick").exists()


def test_a_database_that_is_open_by_its_link_is_not_replaced_by_its_own_name(
    begun: Place, tmp_path: Path
) -> None:
    from l4pc_tui.store.file.file_lock import FileLock

    link = tmp_path / "link.db"
    link.symlink_to(begun.database)
    begun.l4pc("backup").well()
    backup = max((begun.database.parent / "backups").iterdir())
    with FileLock(link, alone=False):
        begun.l4pc("restore", str(backup), "--yes").refused("is open in another l4pc")
    link.unlink()
    begun.l4pc("restore", str(backup), "--yes").well()
