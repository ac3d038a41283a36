"""Variables of the environment, and options of Python, as no machine should have them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.portion import portion
from support.sandbox import L4PC
from support.surroundings import Place
from support.terminal import Terminal

import l4pc_tui

SESSION = "Lantern/2026-12-03"
HARMLESS: dict[str, tuple[str | None, ...]] = {
    "TERM": (None, "", "dumb", "no-such-terminal"), "HOME": (None, "", "here", "/nonexistent"),
    "COLUMNS": ("0", "1", "-5", "many", "99999999"), "LINES": ("0", "999999"),
    "TMPDIR": ("/nonexistent", "", "/dev/null"), "USER": (None,), "PATH": (None, ""),
    "TZ": ("Foo/Bar", "", "Pacific/Kiritimati", "<+1400>-14", "UTC+25", "/etc/passwd"),
    "LC_ALL": ("C", "POSIX", "tr_TR.UTF-8", "xx_XX", ""), "PYTHONWARNINGS": ("error",),
    "PYTHONIOENCODING": ("ascii", "latin-1:strict", "utf-8-sig"), "PYTHONOPTIMIZE": ("2",),
    "PYTHONDEVMODE": ("1",), "XDG_RUNTIME_DIR": (None, "/nonexistent", "here"),
    "XDG_DOCUMENTS_DIR": ("/nonexistent", "/dev/null"), "L4PC_RUNTIME": ("/dev/null/x",),
    "NO_COLOR": ("1",), "L4PC_DB": ("",), "L4PC_CONFIG": ("",),
    "_L4PC_COMPLETE": ("nonsense", "zsh_complete", "bash_complete", ""),
}  # fmt: skip
"""What no command may stumble over, and with which values."""


@pytest.mark.parametrize(
    ("name", "value"),
    portion([(name, value) for name, values in HARMLESS.items() for value in values], 4),
)
def test_a_list_is_given_in_any_environment(begun: Place, name: str, value: str | None) -> None:
    assert "Lantern" in begun.within(**{name: value}).l4pc("cohort", "list").well().out


@pytest.mark.parametrize(
    ("name", "value"),
    portion([
        ("TZ", "Foo/Bar"), ("TZ", "<+1400>-14"), ("LC_ALL", "tr_TR.UTF-8"), ("TMPDIR", "/nonexistent"),
        ("PYTHONIOENCODING", "ascii"), ("PYTHONIOENCODING", "utf-16"), ("PYTHONWARNINGS", "error"),
        ("PYTHONDEVMODE", "1"), ("L4PC_RUNTIME", "/dev/null/x"), ("HOME", None), ("TERM", "dumb"),
    ]),
)  # fmt: skip
def test_a_session_is_held_in_plain_mode_in_any_environment(
    begun: Place, name: str, value: str | None
) -> None:
    there = begun.within(**{name: value})
    told = there.l4pc("run", SESSION, "--plain", stdin="n caf\xe9 and more\nq\n".encode())
    assert told.code == 0, told
    shown = begun.l4pc("session", "show", SESSION).well().out
    assert "and more" in shown


@pytest.mark.parametrize(
    "options",
    portion([("-I",), ("-O",), ("-OO",), ("-W", "error"), ("-E",), ("-X", "dev"), ("-bb",)]),
    ids=" ".join,
)  # fmt: skip
def test_python_may_be_asked_for_anything(begun: Place, options: tuple[str, ...]) -> None:
    there = replace(begun, python=options)
    assert "Lantern" in there.l4pc("cohort", "list").well().out
    there.l4pc("run", SESSION, "--plain", stdin=b"n x\nq\n").well()
    there.l4pc("check").well()


def test_a_part_that_is_not_installed_is_named(begun: Place) -> None:
    bare = replace(begun, python=("-S",))
    told = bare.l4pc("cohort", "list", PYTHONPATH=str(Path(l4pc_tui.__file__).parents[1]))
    told.refused("A part of l4pc is missing: click.", "Install l4pc anew.")


def test_what_completes_names_the_commands(begun: Place) -> None:
    told = begun.l4pc(_L4PC_COMPLETE="bash_complete", COMP_WORDS="l4pc coh", COMP_CWORD="1").well()
    assert "cohort" in told.out


@pytest.mark.parametrize("name", ["XDG_DATA_HOME", "XDG_STATE_HOME"])
def test_a_folder_that_cannot_be_is_told_with_its_name(begun: Place, name: str) -> None:
    there = begun.within(**{name: "/dev/null/x"})
    for flag in ((), ("--json",)):
        there.l4pc("cohort", "new", "Second", *flag).refused("/dev/null/x")


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (200, 4)])
@pytest.mark.parametrize(
    "words", [("cohort", "list"), ("library", "list"), ("show", "whose-rule-is-it"), ("settings",)],
    ids=" ".join,
)  # fmt: skip
def test_a_terminal_of_any_size_gets_its_lists(
    begun: Place, words: tuple[str, ...], size: tuple[int, int]
) -> None:
    command = [*L4PC, *words]
    with Terminal(command, env=begun.env, size=size, cwd=begun.cwd) as terminal:
        assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.raw
    assert b"did not expect" not in terminal.raw
