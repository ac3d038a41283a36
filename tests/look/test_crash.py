"""An error of our own ends the app without showing what was on the screen or in the values."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support.sandbox import environment
from support.terminal import Terminal

CRASHING = """
import sys
from textual.widgets import Label
from l4pc_tui.look.dressed import DressedApp

class Crashing(DressedApp[int]):
    def on_mount(self):
        private = "a private word"
        raise TypeError(private)

app = Crashing()
app.run()
print("left", app.return_code)
try:
    app.raise_crash()
except TypeError as error:
    print("crashed with", type(error).__name__)
"""


def test_a_crash_prints_no_traceback_and_no_values(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-c", CRASHING], env=environment(tmp_path)) as terminal:
        terminal.wait_for_end()
        assert "crashed with TypeError" in terminal.text
        assert b"private" not in terminal.raw
        assert b"Traceback" not in terminal.raw


def test_the_command_tells_a_crash_in_a_sentence(tmp_path: Path) -> None:
    crash = "import l4pc_tui.cli.app as app, l4pc_tui.__main__ as main, sys\n"
    crash += "app.run = lambda words: 1 / 0\nsys.argv = ['l4pc', 'where']\nsys.exit(main.main())"
    done = subprocess.run(
        [sys.executable, "-c", crash],
        env=environment(tmp_path),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert "did not expect (ZeroDivisionError)" in done.stderr
    assert "Traceback" not in done.stderr
