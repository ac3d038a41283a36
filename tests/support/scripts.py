"""Script files for tests, right and wrong ones, and a reader that permissions hold for."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

GOOD = """---
format: exercise/1
people: 6-24
intensity: 1
themes: [openness]
setting: room
authors: [Joss Wayfarer]
licence: CC-BY-SA-4.0
status: trial
---

# A small question

One question, asked twice.

## Ask it

- Time: 5-8 min
- Group: pairs
- Depth: Surface

Say: Turn to somebody and take your time.

Ask: What did you notice this morning?

Deeper:

1. Surface: What else?
2. Feel: What was that like?

If someone is upset: go to "Slow it down"

## Say it

- Time: 5 min
- Group: whole circle
- Depth: Return

Show: One word each.

## Side step: Slow it down

- Time: 3 min

Do: Stop the clock.

## Access

Nobody needs to write. Whoever is left over makes a three.
"""

PLAN = """---
format: session/1
start: 09:30
finish: 09:58
people: 12
---

# A short morning

One question, and a word each.

- 09:30 Welcome: hello (10 min)
- Exercise: a-small-question
- Close: one word each (5 min)
"""


def write(folder: Path, text: str = GOOD, name: str = "a-small-question.md") -> Path:
    """A script in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def heed_permissions() -> None:
    """For a child process: root too is held by a file's rights from here on."""
    if sys.platform == "win32":
        raise NotImplementedError
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        drop_from_bounding_set, dac_override, dac_read_search = 24, 1, 2
        for capability in (dac_override, dac_read_search):
            libc.prctl(drop_from_bounding_set, capability, 0, 0, 0)
