"""A bell that is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from l4pc_tui.screen.sounds import ring


def test_where_nothing_plays_a_bell_the_terminal_rings_and_nobody_speaks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A player alone, and every sound that a system may have: of them "aplay" has a voice.
    player = tmp_path / "aplay"
    player.write_text("#!/bin/sh\n", encoding="utf-8")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    rung: list[str] = []
    for bell in ("seen", "terminal", "sound"):
        ring(bell, lambda bell=bell: rung.append(bell))  # type: ignore[misc]
    assert rung == ["terminal", "sound"]
