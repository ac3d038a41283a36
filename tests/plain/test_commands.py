from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from l4pc_tui.plain import roll
from l4pc_tui.plain.commands import COMMANDS, help_lines, understand


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.does)
def test_every_command_is_understood_by_each_of_its_words_and_is_in_the_help(command: Any) -> None:
    for word in command.words:
        understood = understand(word)
        assert understood is not None
        assert understood == (command, "")
    shown = [line for line in help_lines() if line.endswith(f": {command.help}")]
    assert len(shown) == 1


def test_no_word_means_two_things() -> None:
    words = [word for command in COMMANDS for word in command.words]
    assert len(words) == len(set(words))
    assert set(words) & set(roll.WORDS) == set()


def test_capitals_do_not_matter_but_for_the_one_key_that_has_one() -> None:
    assert understand("Back") == understand("back")
    assert understand("T") != understand("t")


def test_words_after_a_command_that_takes_none_make_it_no_command() -> None:
    assert understand("back to the start") is None
    assert understand("n back to the start") is not None
    assert understand("time is up") is None


def test_every_command_is_done_by_the_talk(
    said: Callable[..., list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = {command.does: said(command.words[-1]) for command in COMMANDS if command.words[-1]}
    assert "is not a command" not in str(told)
