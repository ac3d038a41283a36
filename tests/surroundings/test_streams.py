"""Stdin, stdout and stderr: full, closed, gone, or full of what nobody typed."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.portion import portion
from support.surroundings import Place
from support.terminal import Terminal

PRINTING: tuple[tuple[str, ...], ...] = (
    ("--help",), ("--version",), ("check",), ("show", "whose-rule-is-it"), ("explain", "F101"),
    ("library", "list"), ("library", "list", "--json"), ("cohort", "show", "Lantern"),
    ("cohort", "new", "Second"), ("search", "form"), ("settings",), ("where",), ("backup",),
    ("export", "Lantern/2026-12-03", "--format", "md"), ("run", "Lantern/2026-12-03", "--plain"),
)  # fmt: skip
"""Commands that print in all the ways there are: lines, tables, columns, JSON, a talk."""
TOLD = "The output cannot be written: {}. What the command kept stays kept.\n"


@pytest.mark.parametrize("words", portion(PRINTING), ids=" ".join)
def test_a_full_disk_under_the_output_is_one_sentence_and_2(
    begun: Place, words: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        told = begun.l4pc(*words, stdout=full).refused()
    assert told.err == TOLD.format("no space left on device")


@pytest.mark.parametrize("words", portion(PRINTING[1:]), ids=" ".join)
def test_a_closed_output_is_one_sentence_and_2(begun: Place, words: tuple[str, ...]) -> None:
    assert begun.l4pc(*words, closed=[1]).refused().err == TOLD.format("it is closed")


def test_what_a_command_did_before_the_output_was_lost_is_kept(begun: Place) -> None:
    begun.l4pc("cohort", "new", "Second", closed=[1]).refused()
    with Path("/dev/full").open("wb") as full:
        begun.l4pc("run", "Lantern/2026-12-03", "--plain", stdin=b"n y\nq\n", stdout=full).refused()
    assert "Second" in begun.l4pc("cohort", "list").well().out


@pytest.mark.parametrize(
    "words", [words for words in PRINTING if words[0] in ("--help", "library", "show", "check")],
    ids=" ".join,
)  # fmt: skip
def test_a_reader_that_has_gone_is_no_error_and_nothing_is_said(
    begun: Place, words: tuple[str, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    told = begun.l4pc(*words, stdout=writing)
    os.close(writing)
    assert (told.code, told.err) == (0, "")


def test_no_file_that_is_opened_takes_the_place_of_a_closed_stream(begun: Place) -> None:
    before = begun.database.read_bytes()
    told = begun.l4pc("cohort", "list", closed=[0, 1, 2])
    assert told.code == 2
    assert begun.database.read_bytes()[:100] == before[:100]
    assert "Lantern" in begun.l4pc("cohort", "list", closed=[0, 2]).well().out


@pytest.mark.parametrize("words", [("cohort", "show", "Nobody"), ("frobnicate",), ()])
def test_a_sentence_that_cannot_be_said_still_gives_its_exit_code(
    begun: Place, words: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        assert begun.l4pc(*words, stderr=full).code == 2
    assert begun.l4pc(*words, closed=[2]).code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("restore", "{backup}"), ("session", "remove", "Lantern/2026-12-03"),
        ("run", "Lantern/2026-12-03", "--plain"),
        ("roster", "import", "people.csv", "--cohort", "Lantern"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_would_ask_does_not_wait_where_nobody_can_answer(
    begun: Place, words: tuple[str, ...]
) -> None:
    backup = begun.l4pc("backup").well().out.split()[-1]
    told = begun.l4pc(*(word.format(backup=backup) for word in words), closed=[0])
    assert told.without_accident().out + told.err


def test_a_console_whose_errors_go_elsewhere_is_drawn_all_the_same(begun: Place) -> None:
    log = begun.folder / "errors.log"
    command = ["sh", "-c", f'"{sys.executable}" -m l4pc_tui 2>"{log}"']
    with Terminal(command, env=begun.env, size=(100, 30), cwd=begun.cwd) as terminal:
        terminal.wait_for("Lantern")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert log.read_bytes() == b""


def test_a_reader_that_takes_one_line_gets_it(begun: Place) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m l4pc_tui library list | head -1'],
        env=dict(begun.env), cwd=begun.cwd, capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    assert (len(done.stdout.splitlines()), done.stderr) == (1, b"")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_what_is_piped_in_may_begin_with_a_mark(begun: Place, encoding: str) -> None:
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    typed = mark + "n it began with a mark: café\nq\n".encode(encoding)
    begun.l4pc("run", "Lantern/2026-12-03", "--plain", stdin=typed).well()
    shown = begun.l4pc("session", "show", "Lantern/2026-12-03").well().out
    assert "it began with a mark: café" in shown
    assert "\ufeff" not in shown


def test_what_a_windows_console_pipes_in_keeps_its_letters(begun: Place) -> None:
    typed = "n Zoë said £5\r\nq\r\n".encode("cp850")
    begun.l4pc("run", "Lantern/2026-12-03", "--plain", stdin=typed).well()
    assert "Zoë said £5" in begun.l4pc("session", "show", "Lantern/2026-12-03").well().out


def test_what_a_command_reads_is_refused_rather_than_guessed(begun: Place) -> None:
    forms = "Órla 1 2 3 4\n".encode("cp850")
    told = begun.l4pc(
        "outcomes", "add", "framework", "--cohort", "Lantern", "--point", "start", stdin=forms
    )
    told.refused("cannot be told for certain", "send it as UTF-8")


def test_a_line_without_an_end_neither_hangs_nor_swallows_what_follows(begun: Place) -> None:
    typed = b"n " + b"x" * 30_000_000 + b"\nn after it\nq\n"
    begun.l4pc("run", "Lantern/2026-12-03", "--plain", stdin=typed).well()
    assert "after it" in begun.l4pc("session", "show", "Lantern/2026-12-03").well().out


def test_bytes_of_any_kind_on_stdin_end_no_talk(begun: Place) -> None:
    typed = bytes(range(256)) * 4 + b"\nn after them\nq\n"
    begun.l4pc("run", "Lantern/2026-12-03", "--plain", stdin=typed).well()
    assert "after them" in begun.l4pc("session", "show", "Lantern/2026-12-03").well().out
