"""What a system may refuse: files, memory, room; and signals that come in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from support.portion import portion
from support.sandbox import L4PC
from support.surroundings import Place

SESSION = "Lantern/2026-12-03"


@pytest.mark.parametrize("most", portion([6, 10, 14, 20, 40], 2))
def test_few_open_files_are_enough_or_it_is_told(begun: Place, most: int) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    import resource

    for words in (("cohort", "list"), ("library", "list"), ("check",)):
        told = begun.l4pc(*words, limits={resource.RLIMIT_NOFILE: most})
        if told.code:
            told.refused()
    assert "Lantern" in begun.l4pc("cohort", "list").well().out


def test_a_file_that_may_not_grow_is_told_and_what_was_kept_stays(begun: Place) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    import resource

    def quiet() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    told = begun.l4pc("cohort", "new", "Second", limits={resource.RLIMIT_FSIZE: 512}, first=quiet)
    assert told.without_accident().code in (1, 2)
    assert told.err
    assert "Lantern" in begun.l4pc("cohort", "list").well().out


@pytest.mark.parametrize("mask", [0o000, 0o077, 0o777])
def test_no_mask_makes_a_database_that_others_read_or_nobody_can(bare: Place, mask: int) -> None:
    bare.l4pc("cohort", "new", "Lantern", first=lambda: os.umask(mask)).well()
    assert bare.database.stat().st_mode & 0o777 == 0o600
    assert "Lantern" in bare.l4pc("cohort", "list").well().out


def test_a_signal_of_a_closed_pipe_that_is_ignored_changes_nothing(begun: Place) -> None:
    if sys.platform == "win32":
        raise NotImplementedError

    def ignored() -> None:
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)

    assert "Lantern" in begun.l4pc("cohort", "list", first=ignored).well().out


def pressed(begun: Place, *words: str, after: bytes) -> tuple[int, bytes]:
    """What a command gave when Ctrl-C came after it had said something; its stdin stays open."""
    process = subprocess.Popen(
        [*L4PC, *words], env=dict(begun.env), cwd=begun.cwd, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # Whoever started these tests beside something else has it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stderr is not None
        assert any(after in line for line in iter(process.stdout.readline, b""))
        process.send_signal(signal.SIGINT)
        return process.wait(60), process.stderr.read()
    finally:
        process.kill()
        process.communicate()


def test_ctrl_c_ends_a_command_without_a_word_and_a_talk_with_130(begun: Place) -> None:
    assert pressed(begun, "check", "--watch", after=b"Watching") == (0, b"")
    talk = ("run", SESSION, "--plain")
    assert pressed(begun, *talk, after=b"help lists the commands") == (130, b"")


@pytest.mark.parametrize(
    "words",
    [
        ("session", "new", "--cohort", "Lantern", "--plan", "half-day-2-whose-rule", "--date", day)
        for day in ("0000-00-00", "2026-02-30", "yesterday", "99999-01-01", "2026-1-1")
    ],
    ids=lambda words: str(words[-1]),
)
def test_a_date_that_is_none_is_refused(begun: Place, words: tuple[str, ...]) -> None:
    begun.l4pc(*words).refused("date")


@pytest.mark.parametrize("empty", ["--cohort", "--plan", "--date"])
def test_an_option_that_must_be_given_and_is_empty_is_not_guessed(begun: Place, empty: str) -> None:
    given = {"--cohort": "Lantern", "--plan": "half-day-2-whose-rule", "--date": "2026-12-09"}
    words = [word for name, value in (given | {empty: " "}).items() for word in (name, value)]
    begun.l4pc("session", "new", *words).refused(empty, "it is empty")
    assert begun.l4pc("session", "list", "--json").well().out.count('"id"') == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_date_at_the_edge_of_all_dates_is_taken_or_refused_in_words(
    begun: Place, day: str
) -> None:
    plan = ("--plan", "half-day-2-whose-rule")
    made = begun.l4pc("session", "new", "--cohort", "Lantern", *plan, "--date", day)
    if made.code:
        made.refused("year", "Write it as")
        return
    for words in (("session", "list"), ("session", "show", f"Lantern/{day}"), ("where",)):
        begun.l4pc(*words).well()
    begun.l4pc("run", f"Lantern/{day}", "--plain", stdin=b"q\n").without_accident()


def test_an_option_that_is_given_twice_counts_once(begun: Place) -> None:
    told = begun.l4pc("--as", "A", "--as", "B", "cohort", "list", "--json", "--json").well()
    assert told.out.count('"name"') == 1


def test_two_commands_at_once_both_do_what_they_were_asked(begun: Place) -> None:
    running = [
        subprocess.Popen(
            [*L4PC, "cohort", "new", f"Cohort {letter}"], env=dict(begun.env), cwd=begun.cwd,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for letter in "ABCDE"
    ]  # fmt: skip
    told = [process.communicate(timeout=60)[1] for process in running]
    assert [process.returncode for process in running] == [0] * 5, told
    listed = begun.l4pc("cohort", "list").well().out
    assert all(f"Cohort {letter}" in listed for letter in "ABCDE")
