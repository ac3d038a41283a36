"""What a program reads is the same value, and no terminal obeys it."""

from __future__ import annotations

import json

import pytest

from l4pc_tui.cli.output import say_json

BAD = "Ann \x1b]0;owned\x07 \x9b2J \u202e \x7f \u2028 é 👩\u200d👧"


def test_json_escapes_what_could_drive_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    say_json({"name": BAD, BAD: [BAD]})
    told = capfd.readouterr().out
    assert json.loads(told) == {"name": BAD, BAD: [BAD]}
    assert not any(sign in told for sign in "\x1b\x07\x9b\u202e\x7f\u2028")
    assert "é 👩\u200d👧" in told
