"""l4pc fmt: files made tidy in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.commands import Run
from support.scripts import GOOD, write

UNTIDY = GOOD.replace("Say: Turn", "Tell: Turn").replace("- Time: 5 min", "Time: 5 min")


def test_a_file_is_tidied_in_place_and_then_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, UNTIDY)
    first = run("fmt", file)
    assert (first.code, first.out) == (0, "a-small-question.md\n1 changed, 0 unchanged.\n")
    tidy = file.read_bytes()
    assert tidy.decode() == GOOD
    assert run("fmt", file).out == "0 changed, 1 unchanged.\n"
    assert file.read_bytes() == tidy


def test_asking_what_would_change_changes_nothing(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, UNTIDY)
    before = file.stat()
    done = run("fmt", "--check", file)
    assert done.code == 1
    assert done.out == "a-small-question.md\n1 would change, 0 would not.\n"
    assert (file.read_text(encoding="utf-8"), file.stat().st_mtime_ns) == (
        UNTIDY,
        before.st_mtime_ns,
    )
    assert run("fmt", "--check", write(tmp_path)).code == 0


def test_a_file_s_rights_and_a_link_to_it_stay(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "real", UNTIDY)
    file.chmod(0o664)
    link = tmp_path / "a-small-question.md"
    link.symlink_to(file)
    assert run("fmt", link).code == 0
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == GOOD
    assert file.stat().st_mode & 0o777 == 0o664
    assert [path.name for path in (tmp_path / "real").iterdir()] == [file.name]


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 of Word", b"\x00\x01", b"---\nformat: exercise/99\n---\n"]
)
def test_what_is_no_script_of_ours_is_left_alone(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "letter.md"
    file.write_bytes(content)
    done = run("fmt", file)
    assert done.code == 1
    assert "letter.md has errors and was left as it is" in done.err
    assert file.read_bytes() == content


def test_every_shipped_file_is_tidy(run: Run) -> None:
    shipped = Path(__file__).parents[2]
    done = run("fmt", "--check", shipped / "exercises", shipped / "sessions")
    assert (done.code, done.out.partition(" ")[0]) == (0, "0")
