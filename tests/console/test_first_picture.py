"""The first picture comes before anything heavy is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LOOK = """
import asyncio, sys
from l4pc_tui.console.app import Console

class Looked(Console):
    def open_first(self):
        heads = [str(widget.render()) for widget in self.screen.query("Head, Today")]
        heavy = [m for m in ("sqlite_utils", "pydantic", "yaml", "markdown_it", "sqlite3",
                             "l4pc_tui.store.store", "click") if m in sys.modules]
        print("|".join(heads), "heavy:", heavy)
        self.exit(0)

async def main():
    async with Looked().run_test() as pilot:
        await pilot.pause()

asyncio.run(main())
"""


def test_home_paints_its_frame_before_the_store_is_imported(tmp_path: Path) -> None:
    look = tmp_path / "look.py"
    look.write_text(LOOK, encoding="utf-8")
    done = subprocess.run([sys.executable, look], capture_output=True, encoding="utf-8", timeout=60)
    assert "l4pc" in done.stdout, done.stderr
    assert "Opening…" in done.stdout
    assert "heavy: []" in done.stdout
