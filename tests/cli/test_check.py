"""l4pc check: what it says, what it leaves alone, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run
from support.sandbox import L4PC, environment, l4pc
from support.scripts import GOOD, PLAN, heed_permissions, write

MISSPELT = GOOD.replace('"Slow it down"\n', '"Slow down"\n')
"""A door that leads nowhere."""


def test_a_right_file_is_said_to_be_right(run: Run, tmp_path: Path) -> None:
    done = run("check", write(tmp_path))
    assert (done.code, done.out, done.err) == (0, "1 file: nothing to mend.\n", "")


def test_an_error_is_shown_with_its_line_and_what_is_closest(run: Run, tmp_path: Path) -> None:
    write(tmp_path, MISSPELT)
    done = run("check", "a-small-question.md")
    assert done.code == 1
    assert done.out == (
        "Error D601  a-small-question.md:31:1\n"
        "  There is no step called “Slow down”.\n"
        '    31 | If someone is upset: go to "Slow down"\n'
        "       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  The closest is “Slow it down”.\n"
        "\n"
        "1 file: 1 error.\n"
    )


def test_a_folder_means_all_that_is_below_it(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "exercises" / "warm")
    write(tmp_path / "exercises", MISSPELT, "another.md")
    write(tmp_path / "exercises" / "_old", MISSPELT)
    write(tmp_path / "exercises", "not a script", "README.md")
    done = run("check", "exercises")
    assert done.code == 1
    assert "exercises/another.md:31:1" in done.out
    assert done.out.endswith("\n2 files: 1 error.\n")


def test_without_a_path_the_library_is_looked_at(run: Run, at_home: Path) -> None:
    write(at_home / "documents" / "l4pc" / "exercises", MISSPELT)
    done = run("check")
    assert done.code == 1
    assert "l4pc/exercises/a-small-question.md:31:1" in done.out


def test_a_warning_is_no_error_until_one_is_strict(run: Run, tmp_path: Path) -> None:
    file = write(
        tmp_path,
        GOOD.replace(
            "## Access\n\nNobody needs to write. Whoever is left over makes a three.\n", ""
        ),
    )
    lax, strict = run("check", file), run("check", file, "--strict")
    assert "Warning" in lax.out
    assert (lax.code, strict.code) == (0, 1)
    assert lax.out == strict.out


def test_advice_is_not_held_against_anybody(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, GOOD.replace("Say: Turn", "Tell: Turn"))
    done = run("check", file, "--strict")
    assert "Advice L404" in done.out
    assert done.code == 0


def test_for_programs_every_message_has_all_its_keys(run: Run, tmp_path: Path) -> None:
    write(tmp_path, MISSPELT)
    done = run("check", "a-small-question.md", "--json")
    assert done.code == 1
    assert done.json == [
        {
            "code": "D601", "severity": "error", "path": "a-small-question.md", "line": 31,
            "col": 1, "end": 39, "message": "There is no step called “Slow down”.",
            "hint": "The closest is “Slow it down”.", "fix": False,
        }
    ]  # fmt: skip
    assert run("check", write(tmp_path), "--json").json == []


def test_a_plan_is_held_against_what_the_library_has(
    run: Run, tmp_path: Path, at_home: Path
) -> None:
    plan = write(tmp_path, PLAN, "morning.md")
    alone = run("check", plan)
    assert alone.code == 1
    assert "There is no exercise called “a-small-question”." in alone.out
    write(at_home / "documents" / "l4pc" / "exercises")
    assert run("check", plan).code == 0


def test_a_plan_is_held_against_the_files_it_is_checked_with(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "exercises")
    write(tmp_path / "sessions", PLAN, "morning.md")
    assert run("check", "exercises", "sessions").code == 0


def test_an_exercise_with_errors_is_not_also_said_to_be_missing(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "exercises", MISSPELT)
    write(tmp_path / "sessions", PLAN, "morning.md")
    done = run("check", "exercises", "sessions")
    assert "P903" not in done.out
    # What else is to be said of the plan is said at once.
    assert "Warning P925  sessions/morning.md" in done.out
    assert done.out.endswith("2 files: 1 error, 1 warning.\n")


def test_one_exercise_needs_no_database(run: Run, tmp_path: Path, at_home: Path) -> None:
    run("check", write(tmp_path))
    assert not (at_home / "data").exists()


def test_a_picture_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    text = GOOD.replace("Do: Stop the clock.", "Do: Hold up ![the door](_files/door.png).")
    page = write(tmp_path / "exercises", text)
    done = run("check", page)
    assert done.code == 1
    assert "_files/door.png is not in the library" in done.out
    write(tmp_path / "exercises" / "_files", "a picture", "door.png")
    assert run("check", page).code == 0
    assert run("check", tmp_path / "exercises").code == 0


@pytest.mark.parametrize("name", ["gone.md", "gone/", "x" * 400 + ".md", "[bold]\x1b[2J\u202e.md"])
def test_a_path_that_is_not_there_is_told_in_one_line(run: Run, name: str) -> None:
    done = run("check", name)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err


def test_a_folder_with_nothing_in_it_is_not_called_right(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("check", "empty")
    assert done.code == 2
    assert "There is no exercise, plan or programme in empty." in done.err


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_looked_at(
    run: Run, tmp_path: Path
) -> None:
    write(tmp_path / "exercises", MISSPELT)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "exercises" / "pipe.md")
    (tmp_path / "exercises" / "folder.md").mkdir()
    (tmp_path / "exercises" / "nowhere.md").symlink_to(tmp_path / "gone")
    done = run("check", "exercises")
    assert "1 file: 1 error." in done.out
    assert done.code == 1


def test_what_may_not_be_opened_is_told_and_ends_with_2(tmp_path: Path) -> None:
    env = environment(tmp_path)
    right = write(tmp_path / "open")
    shut = write(tmp_path / "open", GOOD, "shut.md")
    shut.chmod(0)
    closed = write(tmp_path / "closed").parent
    closed.chmod(0)
    try:
        for words, told in (((right.parent,), "“shut.md” cannot be read"), ((closed,), "“closed”")):
            done = subprocess.run(
                [*L4PC, "check", *map(str, words)], env=env, capture_output=True, encoding="utf-8",
                preexec_fn=heed_permissions,
            )  # fmt: skip
            assert done.returncode == 2
            assert told in done.stderr
            assert "permission denied" in done.stderr
            assert "Traceback" not in done.stderr
    finally:
        closed.chmod(0o700)


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 40, b"PK\x03\x04rest of a Word file", b"\xff\xfe", b"# [/x] \x1b[2J\n",
                b"---\n" * 300, "# Ünïcödé \u202e\n## \u2067x\n".encode(), b"\xe9" * 5000],
)  # fmt: skip
def test_whatever_a_file_holds_there_is_an_answer(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.md").write_bytes(content)
    done = run("check", "odd.md")
    assert done.code == 1
    assert done.out.startswith(("Error", "Warning", "Advice"))
    assert not set("\x1b\u202e\u2067") & set(done.out)


def test_mending_leaves_a_file_that_needs_nothing_else(run: Run, tmp_path: Path) -> None:
    file = write(
        tmp_path, "\ufeff" + GOOD.replace("ready", "ready\u200b").replace("Say:", "Say\u00ad:")
    )
    file.chmod(0o640)
    done = run("check", "--fix", file)
    assert done.code == 0
    assert "Mended: a-small-question.md" in done.err
    assert done.out == "1 file: nothing to mend.\n"
    assert (file.stat().st_mode & 0o777) == 0o640
    again = run("check", "--fix", file)
    assert again.err == ""


def test_mending_does_not_touch_what_only_a_person_can_decide(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, MISSPELT)
    done = run("check", "--fix", file)
    assert done.code == 1
    assert file.read_text(encoding="utf-8") == MISSPELT


def test_drawing_anew_and_speaking_to_programs_do_not_go_together(run: Run, tmp_path: Path) -> None:
    done = run("check", "--watch", "--json", write(tmp_path))
    assert (done.code, done.out) == (2, "")


def test_the_exit_codes_are_those_of_a_real_process(tmp_path: Path) -> None:
    env = environment(tmp_path)
    for text, code in ((GOOD, 0), (MISSPELT, 1)):
        assert l4pc("check", str(write(tmp_path, text)), env=env).returncode == code
    assert l4pc("check", str(tmp_path / "gone.md"), env=env).returncode == 2
    told = l4pc("check", str(write(tmp_path, MISSPELT)), "--json", env=env)
    assert json.loads(told.stdout)[0]["code"] == "D601"


# --watch


Told = Callable[[], str]


def at_a_terminal() -> None:
    """A program in the background is started deaf to Ctrl-C; one at a terminal is not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Told]]:
    """l4pc check --watch over the folder “watched”; and what it tells next, up to its wait."""
    env = environment(tmp_path)
    write(tmp_path / "watched")
    process = subprocess.Popen(
        [*L4PC, "check", "--watch", str(tmp_path / "watched")], env=env, stdout=subprocess.PIPE,
        encoding="utf-8", preexec_fn=at_a_terminal,
    )  # fmt: skip

    def told() -> str:
        assert process.stdout is not None
        lines: list[str] = []
        for line in process.stdout:
            if line.startswith("Watching."):
                return "".join(lines)
            lines.append(line)
        raise AssertionError("".join(lines))

    with process:
        yield process, told
        process.kill()


def test_whatever_is_saved_is_told_anew_until_ctrl_c(watching: Any, tmp_path: Path) -> None:
    process, told = watching
    assert "1 file: nothing to mend." in told()
    file = write(tmp_path / "watched", MISSPELT)
    assert "Error D601" in told()
    write(tmp_path, GOOD, "saved-aside.md").replace(file)
    assert "1 file: nothing to mend." in told()
    write(tmp_path / "watched", MISSPELT, "a-new-one.md")
    assert "2 files: 1 error." in told()
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0


def test_a_file_that_is_away_for_a_moment_does_not_end_the_watch(
    watching: Any, tmp_path: Path
) -> None:
    process, told = watching
    told()
    (tmp_path / "watched" / "a-small-question.md").unlink()
    assert "There is no exercise, plan or programme" in told()
    (tmp_path / "watched").rmdir()
    assert "There is no file or folder" in told()
    write(tmp_path / "watched", MISSPELT)
    assert "1 error" in told()
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
