"""How l4pc starts a part of itself, however it came onto this machine.

The only place that knows ``sys.executable``: in a frozen program (PyInstaller) that is l4pc itself
and takes no ``-m``; in python.org's embeddable folder Python is isolated and reads no PYTHONPATH.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

APART = "--apart"
"""The word that makes l4pc do one piece of work for another l4pc and end; for no person."""
AGAIN = Path(__file__).absolute().with_name("again.py")
_KIT = Path(__file__).absolute().parents[1] / "_kit.txt"
"""What ``make kit`` lays beside the package: the name of the kit, in one line."""
_BUNDLED = "_ORIG"
"""PyInstaller keeps what LD_LIBRARY_PATH was under its name and this, where it sets its own:
https://pyinstaller.org/en/stable/runtime-information.html"""


def is_frozen() -> bool:
    """Whether l4pc is a program of its own, with its Python inside."""
    return bool(getattr(sys, "frozen", False))


def own_command(*words: str) -> list[str]:
    """The command that starts this very l4pc with other words."""
    if is_frozen():
        return [sys.executable, *words]
    # As shut off as this one is: what a machine's PYTHONPATH holds stays out of both.
    shut_off = "-I" if sys.flags.isolated else "-P"
    return [sys.executable, shut_off, str(AGAIN), *words]


def own_environment(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """What that command is started with: where packages were found now, they are found again.

    environ: what there is; None means this process's.
    """
    has = dict(os.environ if environ is None else environ)
    if is_frozen() or sys.flags.isolated:
        return has
    # A single file may have told this Python where its packages lie; the next one does not know.
    above = str(AGAIN.parents[2])
    has["PYTHONPATH"] = os.pathsep.join(filter(None, (above, has.get("PYTHONPATH", ""))))
    return has


def give_back_environment() -> None:
    """In a frozen program: what others are started with (an editor, a browser, a player of sounds)
    finds the machine's libraries again, not those that l4pc brings along for itself alone.

    This process has read the variable already, and a part of l4pc sets it anew for itself.
    """
    if not is_frozen():
        return
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH"):
        before = os.environ.pop(name + _BUNDLED, None)
        os.environ.pop(name, None)
        if before is not None:
            os.environ[name] = before


def kit() -> str:
    """The kit that this l4pc came in, in a few words; empty where it came as a package."""
    try:
        return _KIT.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
