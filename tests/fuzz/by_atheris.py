"""The same parsers with a fuzzer that follows what the code does, by hand.

It needs atheris, which is no part of what the tests install. From the project's folder:

    PYTHONPATH=tests python -m fuzz.by_atheris exercise build/corpus -max_total_time=600

The first word names a parser (see ``test_every_parser``); the rest is libFuzzer's own. What it
finds is written beside as ``crash-…``, and belongs beside the parser's own tests once it is mended.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from fuzz import of_files, of_scripts, of_the_store


def main(words: list[str]) -> None:
    """Fuzz the parser that the first word names."""
    atheris: Any = import_module("atheris")
    folder = Path(tempfile.mkdtemp())
    for name in ("DATA_HOME", "STATE_HOME", "CACHE_HOME", "CONFIG_HOME"):
        os.environ[f"XDG_{name}"] = str(folder / name.lower())
    every = (*of_scripts.targets(), *of_files.targets(folder), *of_the_store.targets(folder))
    known = {target.name: target for target in every}
    name, *rest = words or [""]
    if name not in known:
        raise SystemExit(f"Which parser? {', '.join(known)}")
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *rest], known[name].read)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
