"""Words as they are typed."""

from __future__ import annotations

import shlex

import pytest

from l4pc_tui.machine.command_line import command_line

WORDS = ["l4pc", "--db", r"C:\Users\Zoë O'Neil\l4pc.db", "cohort", "new", "Autumn cohort"]


def test_on_windows_double_quotes_keep_a_word_together_and_no_apostrophe_is_doubled() -> None:
    assert command_line(WORDS, "windows") == (
        r'''l4pc --db "C:\Users\Zoë O'Neil\l4pc.db" cohort new "Autumn cohort"'''
    )


@pytest.mark.parametrize("on", ["linux", "macos"])
def test_elsewhere_a_shell_reads_each_word_as_it_was(on: str) -> None:
    told = command_line(WORDS, "macos" if on == "macos" else "linux")
    assert shlex.split(told) == WORDS
    assert command_line(["l4pc", "where"], "linux") == "l4pc where"
