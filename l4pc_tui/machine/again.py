"""l4pc once more, as a file that any Python can be given: the package that this file lies in.

``-m l4pc_tui`` would need that Python to find it, and what tells it where (PYTHONPATH, the folder
that a single file was unpacked to, a start file beside python.org's embeddable folder) does not
come through every terminal that opens a window.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    above = str(Path(__file__).absolute().parents[2])
    if sys.path[:1] != [above]:
        sys.path.insert(0, above)
    runpy.run_module("l4pc_tui", run_name="__main__", alter_sys=True)
