"""The home of somebody whose name is no plain word, for the tests of every system.

    python tests/at_home.py FOLDER VARIABLES

Makes it in FOLDER, and adds to the file VARIABLES, line by line, what a program that is started
afterwards must be told to live there (GitHub reads such a file: its name is in GITHUB_ENV).
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent)]
from support import homes  # noqa: E402

NAME = "Zoë O'Neil"


def main() -> None:
    """The command line."""
    home = Path(sys.argv[1]).absolute() / NAME
    held = home / "held"
    held.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        told = {
            name: value for name, value in homes.of_windows(home).items() if "WIN_PD" not in name
        }
    else:
        told = {"HOME": str(home), "TMPDIR": str(held)}
    with Path(sys.argv[2]).open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{name}={value}\n" for name, value in told.items())


if __name__ == "__main__":
    main()
