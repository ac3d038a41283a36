from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import Run
from support.sandbox import L4PC, environment, l4pc
from support.terminal import Terminal

from l4pc_tui.__main__ import Start, bare


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ([], Start()),
        (["--db", "a.db"], Start(Path("a.db"))),
        (["--db=a.db", "--as", "Jo Nobody"], Start(Path("a.db"), "Jo Nobody")),
        (["--as=Jo", "--debug"], Start(None, "Jo")),
    ],
)
def test_the_bare_command_opens_the_console_with_what_stands_before_it(
    words: list[str], start: Start
) -> None:
    assert bare(words) == start


@pytest.mark.parametrize(
    "words", [["where"], ["--help"], ["--db"], ["--db", ""], ["--as="], ["--db", "a.db", "run"],
              ["--version"], ["-x"], [""]],
)  # fmt: skip
def test_anything_else_is_read_by_the_command_line(words: list[str]) -> None:
    assert bare(words) is None


def test_the_console_without_a_terminal_is_refused_in_one_sentence(tmp_path: Path) -> None:
    for words in ((), ("--db", "x.db"), ("run",), ("demo",), ("screen",)):
        done = l4pc(*words, env=environment(tmp_path))
        assert (done.returncode, done.stdout) == (2, ""), words
        assert "terminal" in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "data").exists()


def test_the_way_to_the_console_imports_no_parser_of_commands() -> None:
    code = (
        "import sys; import l4pc_tui.__main__ as m; m.bare([]); import l4pc_tui.console.app;"
        "print([n for n in ('click','pydantic','sqlite_utils','yaml') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "[]\n"


def test_a_list_does_not_wait_for_what_reads_whole_sessions() -> None:
    code = (
        "import sys; import l4pc_tui.cli.app, l4pc_tui.desk.home.home, l4pc_tui.desk.out.shapes;"
        "print([n for n in sys.modules if n.startswith(('l4pc_tui.desk.session.open', "
        "'l4pc_tui.core.live.view.', 'l4pc_tui.core.live.groups', 'l4pc_tui.core.attendance'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "[]\n"


def test_help_and_completion_open_no_database(tmp_path: Path) -> None:
    env = environment(tmp_path)
    assert l4pc("--help", env=env).stdout.startswith("Usage: l4pc ")
    assert l4pc("session", "new", "--help", env=env).returncode == 0
    completed = l4pc(env={**env, "_L4PC_COMPLETE": "bash_source"})
    assert "complete" in completed.stdout
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("frobnicate",), "No such command"),
        (("--db",), "--db"),
        (("cohort",), "Missing command"),
        (("session", "new"), "--cohort"),
        (("library", "list", "--people", "many"), "--people"),
        (("export", "x", "--format", "pdf"), "--format"),
        (("export", "x"), "Choose from: md, html, docx, csv, jsonl, xlsx, ics."),
        (("restore", "not-there.db"), "not-there.db"),
    ],
)
def test_a_command_used_wrongly_says_how_in_one_line(
    run: Run, words: tuple[str, ...], told: str
) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert "--help” says what it takes." in done.err
    assert len(done.err.splitlines()) == 1
    assert "\t" not in done.err


def test_what_nobody_expected_is_one_sentence_and_debug_shows_more(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from l4pc_tui.desk import desk

    def broken(*_args: object, **_more: object) -> None:
        raise RuntimeError("a detail for those who mend it")

    monkeypatch.setattr(desk, "open_desk", broken)
    done = run("cohort", "new", "X")
    assert done.code == 2
    assert "--debug" in done.err
    assert "a detail" not in done.err
    assert len(done.err.splitlines()) == 1
    with pytest.raises(RuntimeError, match="a detail"):
        run("--debug", "cohort", "new", "X")


def test_ctrl_c_gives_130_and_says_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from l4pc_tui.desk import desk

    def interrupted(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(desk, "open_desk", interrupted)
    done = run("cohort", "new", "X")
    assert (done.code, done.out, done.err.strip()) == (130, "", "")


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    env = environment(tmp_path)
    process = subprocess.Popen(
        [*L4PC, "library", "list", "--json"], env=env, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    errors = process.stderr.read().decode()
    process.wait(60)
    assert "Traceback" not in errors
    assert "BrokenPipe" not in errors


def test_a_terminal_that_has_only_ascii_shows_codes_and_stops_nothing(tmp_path: Path) -> None:
    env = {**environment(tmp_path), "PYTHONIOENCODING": "ascii"}
    assert l4pc("cohort", "new", "Zoë’s", env=env).returncode == 0
    assert l4pc("cohort", "list", env=env).returncode == 0
    done = l4pc("cohort", "list", "--json", env=env)
    assert '"Zo\\u00eb\\u2019s"' in done.stdout


def test_no_colour_is_sent_where_none_is_wanted_or_no_terminal_is(tmp_path: Path) -> None:
    env = environment(tmp_path)
    l4pc("cohort", "new", "Lantern", env=env)
    assert "\x1b" not in l4pc("cohort", "list", env=env).stdout
    with Terminal([*L4PC, "cohort", "list"], env={**env, "NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Lantern")
        assert terminal.wait_for_end() == 0
    assert b"\x1b[3" not in terminal.raw


@pytest.mark.parametrize("speed", ["nan", "inf", "-inf", "-1", "0", "1e400", "121", "fast", ""])
def test_a_rehearsal_runs_at_a_speed_that_is_one(run: Run, speed: str) -> None:
    done = run("run", "--rehearse", "--plain", f"--speed={speed}")
    assert done.code == 2
    told = " ".join(done.err.split())
    assert "is no speed for a rehearsal. Type a number from 1 to 120" in told
