"""What a wheel gets besides the files that lie here: the handbook as one file for a browser.

It is made of the pages by the program's own code, which needs markdown-it-py while a wheel is built
and nothing else. An editable checkout gets none: there ``l4pc help --web`` makes it when asked.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Handbook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts ``handbook.html`` beside the handbook's pages."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        try:
            from l4pc_tui.exchange.handbook.files import ONE_FILE, pictures, read_handbook
            from l4pc_tui.exchange.handbook.one_file import as_one_file
        finally:
            sys.path.remove(self.root)
        pages = root / "docs" / "handbook"
        made = root / "build" / "handbook" / ONE_FILE
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_bytes(as_one_file(read_handbook(pages), pictures(pages)))
        build_data["force_include"][str(made)] = f"l4pc_tui/_handbook/{ONE_FILE}"
