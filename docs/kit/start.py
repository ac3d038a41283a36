"""Starts l4pc with the packages that lie beside this file, wherever that is today."""

import os
import sys

MADE_FOR = (3, 11)
PACKAGES = "packages"
ANEW = "Install it anew from its kit."
MACHINE = ""
"""What Python says of itself at its end on Windows, AMD64 or ARM64; empty where it does not matter."""

if __name__ == "__main__":
    if sys.version_info[:2] != MADE_FOR:
        made, here = (f"{major}.{minor}" for major, minor in (MADE_FOR, sys.version_info[:2]))
        sys.exit(
            f"l4pc lies here for Python {made}, and this is Python {here} ({sys.executable}). "
            f"Nothing of yours was touched. {ANEW}"
        )
    if MACHINE and not sys.version.endswith(f"({MACHINE})]"):
        sys.exit(
            f"l4pc lies here for a Python of {MACHINE} machines, and this is {sys.version}. "
            f"Nothing of yours was touched. {ANEW}"
        )
    # Not its real path: that of a mapped drive is a server, and of a stick another one tomorrow.
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), PACKAGES))
    from l4pc_tui.__main__ import main

    sys.exit(main())
