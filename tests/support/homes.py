"""Where a program under test keeps its things: the variables by which each system is told.

Linux and macOS are asked with XDG_…, which platformdirs heeds on both. Windows is not asked but
told, with the variables that platformdirs has for it (WIN_PD_OVERRIDE_…, its windows.py); there
data, state and settings lie in one folder.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

import pytest


def of_windows(folder: PurePath) -> dict[str, str]:
    """What makes Windows keep everything in ``folder``."""
    held = str(folder / "held")
    return {
        "USERPROFILE": str(folder), "LOCALAPPDATA": str(folder / "data"),
        "APPDATA": str(folder / "roaming"), "TEMP": held, "TMP": held,
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(folder / "data"),
        "WIN_PD_OVERRIDE_PERSONAL": str(folder / "documents"),
    }  # fmt: skip


def of_others(folder: PurePath) -> dict[str, str]:
    """What makes Linux and macOS keep everything in ``folder``."""
    return {
        "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder / "config"),
    }  # fmt: skip


def settle(variables: pytest.MonkeyPatch, folder: Path) -> None:
    """On Windows nothing outside the folder is read or written; elsewhere nothing is done, for
    there each folder of tests says where it lives."""
    if sys.platform == "win32":
        (folder / "held").mkdir(parents=True, exist_ok=True)
        put(variables, of_windows(folder))


def state_in(variables: pytest.MonkeyPatch, folder: Path) -> None:
    """From here on this is the laptop whose state lies there."""
    variables.setenv("XDG_STATE_HOME", str(folder))
    if sys.platform == "win32":
        variables.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(folder))


def put(variables: pytest.MonkeyPatch, values: Mapping[str, str]) -> None:
    """Set all of them."""
    for name, value in values.items():
        variables.setenv(name, value)
