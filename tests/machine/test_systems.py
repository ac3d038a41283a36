"""Which system this is."""

from __future__ import annotations

import pytest

from l4pc_tui.machine.systems import System, system


@pytest.mark.parametrize(
    ("platform", "said"),
    [("win32", "windows"), ("darwin", "macos"), ("linux", "linux"), ("freebsd14", "linux")],
)
def test_a_system_has_one_of_three_names(platform: str, said: System) -> None:
    assert system(platform) == said
