"""Writes the .json beside each canonical .md: its model and the messages on it.

``python tests/canonical/renew.py NAME…`` after the language has changed on purpose; look at
the difference before it is committed. A file in ``plans`` form says so in its format line.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from l4pc_tui.core.script.reading import read
from l4pc_tui.core.script.stored import to_json

HERE = Path(__file__).parent


def told(path: Path) -> dict[str, Any]:
    """What reading the file gives, as JSON values."""
    data = path.read_bytes()
    plan = b"session/1" in data or b"programme/1" in data
    name = f"{'sessions' if plan else 'exercises'}/{path.name}"
    found = read(data, path=name, kind="plan" if plan else "exercise")
    return {
        "diagnostics": [asdict(message) for message in found.diagnostics],
        "model": to_json(found.model) if found.model else None,
    }


if __name__ == "__main__":
    names = sys.argv[1:] or [path.stem for path in HERE.glob("*.md")]
    for name in names:
        text = json.dumps(told(HERE / f"{name}.md"), ensure_ascii=False, indent=1)
        (HERE / f"{name}.json").write_text(text + "\n", "utf-8")
